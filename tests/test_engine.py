"""How findings are weighed, waived and placed, whatever check they come from."""

from datetime import date
from typing import Any

import pytest

import clustermodel
from clustermodel import Severity
from clustermodel.host import Host

HEAD = "format: clustermodel/1\nprogram: {{id: a, title: b, cluster: c, status: {status}}}\nkpis: [{{id: K1, name: Jobs}}]\n"
DAY = date(2021, 1, 1)


def codes(text: str, as_of: date = DAY) -> list[str]:
    return [one.code for one in clustermodel.check(clustermodel.loads(text), as_of=as_of).diagnostics]


@pytest.mark.parametrize(("status", "severity"), [("approved", Severity.ERROR), ("draft", Severity.ADVICE)])
def test_what_a_draft_still_lacks_is_only_advice(status: str, severity: Severity) -> None:
    report = clustermodel.check(clustermodel.loads(HEAD.format(status=status)), select=["KP101"], as_of=DAY)
    assert [one.severity for one in report.diagnostics] == [severity]


def test_a_mistake_in_a_draft_is_still_an_error() -> None:
    text = HEAD.format(status="draft") + "swot: {pairings: [{id: P, quadrant: SO, response: r, factors: [S9]}]}\n"
    found = clustermodel.check(clustermodel.loads(text), select=["RF"], as_of=DAY).diagnostics
    assert [one.severity for one in found] == [Severity.ERROR]


def waived(waiver: str) -> str:
    return HEAD.format(status="approved") + f"waivers:\n  - {waiver}\n"


def test_a_waiver_silences_one_code_at_one_address() -> None:
    text = waived("{code: TR103, at: 'kpi:K1', reason: Counted elsewhere}")
    report = clustermodel.check(clustermodel.loads(text), select=["TR10", "WV"], as_of=DAY)
    assert [one.code for one in report.waived] == ["TR103"]
    assert [one.code for one in report.diagnostics] == ["TR102"]


@pytest.mark.parametrize(("code", "left"), [("TR102", ["TR103"]), ("TR103", ["TR102"])])
def test_a_waiver_silences_no_other_code(code: str, left: list[str]) -> None:
    text = waived(f"{{code: {code}, at: 'kpi:K1', reason: Counted elsewhere}}")
    assert [one for one in codes(text) if one.startswith("TR10")] == left


def test_what_is_wrong_with_a_waiver_is_shown_where_it_is_wrong() -> None:
    text = waived("{code: TR101, at: 'kpi:K1', reason: r}") + "  - {code: TR103, at: 'kpi:K1', reason: r, until: 2020}\n"
    found = clustermodel.check(clustermodel.loads(text), select=["WV"], as_of=DAY).diagnostics
    spans = [one.span for one in found if one.span]
    assert [text.splitlines()[one.line - 1][one.column - 1 : one.end_column - 1] for one in spans] == ["'kpi:K1'", "2020"]


def test_a_waiver_for_the_element_silences_its_fields_too() -> None:
    text = HEAD.format(status="approved").replace("name: Jobs", "name: Jobs, targets: {2021: not-set}")
    text += "waivers: [{code: KP101, at: 'kpi:K1', reason: r}]\n"
    assert "KP101" not in codes(text)


def test_a_waiver_that_has_lapsed_shows_the_finding_and_itself() -> None:
    text = waived("{code: TR103, at: 'kpi:K1', reason: r, until: 2021-06}")
    assert "WV102" not in codes(text, date(2021, 6, 30))
    lapsed = codes(text, date(2021, 7, 1))
    assert {"TR103", "WV102"} <= set(lapsed)


@pytest.mark.parametrize("chosen", [{"ignore": ["TR"]}, {"ignore": ["TR103"]}, {"select": ["WV"]}, {"select": ["WV", "KP"]}])
def test_a_waiver_whose_finding_is_not_asked_for_silences_it_all_the_same(chosen: dict[str, Any]) -> None:
    loaded = clustermodel.loads(waived("{code: TR103, at: 'kpi:K1', reason: r}"))
    report = clustermodel.check(loaded, as_of=DAY, **chosen)
    assert [one.code for one in report.diagnostics if one.code.startswith(("WV", "TR103"))] == []
    assert report.waived == ()


def test_a_waiver_of_what_a_plugin_finds_that_is_left_out_is_no_mistake() -> None:
    loaded = clustermodel.loads(waived("{code: TR103, at: 'kpi:K1', reason: r}"))
    without = Host(["checks"], blocked=["checks.traceability"])
    found = clustermodel.check(loaded, as_of=DAY, host=without).diagnostics
    assert [one.code for one in found if one.code.startswith("WV")] == []


def test_a_waiver_that_silences_nothing_or_gives_no_reason_is_a_finding_at_its_line() -> None:
    text = waived("{code: TR101, at: 'kpi:K1'}")
    found = clustermodel.check(clustermodel.loads(text), select=["WV"], as_of=DAY).diagnostics
    assert [(one.code, one.span and one.span.line) for one in found] == [("WV103", 5), ("WV101", 5)]


def test_a_finding_about_an_element_that_is_no_longer_whole_is_withheld() -> None:
    text = HEAD.format(status="approved").replace("name: Jobs", "name: Jobs, targets: {2021: '22,6'}")
    found = clustermodel.check(clustermodel.loads(text), as_of=DAY).diagnostics
    assert [one.code for one in found if one.subject.startswith("kpi:K1")] == ["YM206"]


@pytest.mark.parametrize(
    ("waiver", "told"),
    [
        ("{code: TR999, at: 'kpi:K1', reason: r}", [("WV104", "did you mean")]),
        ("{code: TR10, at: 'kpi:K1', reason: r}", [("WV104", "whole code")]),
        ("{code: 'TR*', at: 'kpi:K1', reason: r}", [("WV104", "whole code")]),
        ("{code: TR101, at: 'kpi:K12', reason: r}", [("WV105", "did you mean kpi:K1?")]),
        ("{code: TR101, at: K1, reason: r}", [("WV105", "did you mean kpi:K1?")]),
        ("{code: TR101, at: 'kpi:*', reason: r}", [("WV105", "kind:id")]),
        ("{code: TR101, at: 'kpi:K1/targets', reason: r}", [("WV101", "delete")]),
        ("{code: ACME101, at: 'kpi:K1', reason: r}", [("WV101", "delete")]),
        ("{code: YM206, at: 'units[0].id', reason: r}", [("WV101", "delete")]),
    ],
)
def test_a_slip_in_a_waiver_is_called_what_it_is(waiver: str, told: list[tuple[str, str]]) -> None:
    report = clustermodel.check(clustermodel.loads(waived(waiver)), as_of=DAY)
    found = [one for one in report.diagnostics if one.code.startswith("WV")]
    assert [one.code for one in found] == [code for code, _ in told]
    assert all(hint in one.hint for one, (_, hint) in zip(found, told, strict=True))


def test_a_waiver_with_a_misspelt_key_is_told_of_that_alone() -> None:
    text = waived("{code: TR101, at: 'kpi:K1', reasn: r}") + "  - {code: TR999, at: 'kpi:K1', reason: r}\n"
    found = codes(text)
    assert [one for one in found if one.startswith(("WV", "YM"))] == ["YM202", "WV104"]


def test_a_waiver_at_an_element_that_is_no_longer_whole_may_have_something_to_silence() -> None:
    text = waived("{code: KP108, at: 'kpi:K1', reason: r}").replace("name: Jobs", "name: Jobs, targets: {2021: '22,6'}")
    assert [one for one in codes(text) if one.startswith("WV")] == []
