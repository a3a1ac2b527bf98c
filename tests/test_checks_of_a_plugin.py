"""What the engine makes of a plugin's checks: their parameters, their findings and where these are shown."""

from collections.abc import Callable, Iterable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

import clustermodel
from clustermodel import Report, Severity
from clustermodel.hookspecs import ADVICE, ERROR, Check, CheckContext, Finding, Scope, hookimpl
from clustermodel.host import Host

TEXT = """\
format: clustermodel/1
program: {id: demo, title: Demo, cluster: Demo}
kpis:
  - name: Jars sold
    targets: {2021: 1}
    id: K1
  - {id: K2, name: Members, measures: {G1: strong}}
objectives: [{id: G1, text: Sell jars}]
"""
Found = Callable[..., Any]


def report(run: Found, severity: Severity = ERROR, text: str = TEXT, **given: Any) -> Report:
    """What one check finds."""

    @hookimpl
    def clustermodel_checks() -> list[Check]:
        return [Check("ACM101", severity, run)]

    host = Host(plugins=[("acme", SimpleNamespace(clustermodel_checks=clustermodel_checks))], installed=False)
    return clustermodel.check(clustermodel.loads(text), host=host, as_of=date(2021, 1, 1), **given)


def codes(found: Report) -> list[str]:
    return [one.code for one in found.diagnostics]


def place(*findings: Finding) -> list[tuple[int, int, int] | None]:
    """Line, column and last column of each finding."""
    shown = report(lambda _: findings).diagnostics
    return [(one.span.line, one.span.column, one.span.end_column) if one.span else None for one in shown]


def told(default: object, given: object) -> tuple[list[str], object]:
    """The codes, and what a check with this default gets for its parameter."""
    got: list[object] = []

    def run(_: CheckContext, *, most: object = default) -> Iterable[Finding]:
        got.append(most)
        return ()

    found = report(run, parameters={"ACM101": {"most": given}})
    return codes(found), got[0]


@pytest.mark.parametrize(
    ("default", "given", "got"),
    [(0.5, 2, 2), (0.5, 2.5, 2.5), (3, 4, 4), ("a", "b", "b"), (("a",), ["b", "c"], ("b", "c")), (("a",), ("b",), ("b",)), (True, False, False)],
)
def test_a_parameter_of_the_right_type_is_given_to_the_check(default: object, given: object, got: object) -> None:
    assert told(default, given) == ([], got)


@pytest.mark.parametrize(
    ("default", "given"),
    [(0.5, "2"), (0.5, True), (3, 4.5), (3, True), (3, "4"), ("a", 1), (("a",), "b"), (("a",), 1), (True, 1), (True, "yes"), (0.5, [1.5])],
)
def test_a_parameter_of_another_type_is_a_finding_and_the_default_stays(default: object, given: object) -> None:
    assert told(default, given) == (["CF105"], default)


def test_as_many_findings_as_may_be_are_complete_and_one_more_is_not() -> None:
    def found(number: int) -> Report:
        return report(lambda _: (Finding("kpi:K1", "again") for _ in range(number)))

    exact, more = found(10_000), found(10_001)
    assert (codes(exact).count("ACM101"), exact.incomplete) == (10_000, False)
    assert (codes(more).count("ACM101"), codes(more).count("PL113"), more.incomplete) == (10_000, 1, True)


def test_what_a_finding_tells_is_only_a_text_or_a_number() -> None:
    class Evil:
        def __str__(self) -> str:
            raise OSError("no text")

    assert codes(report(lambda _: [Finding("kpi:K1", "{x}", {"x": Evil()})])) == ["PL105"]
    [shown] = report(lambda ctx: [Finding("kpi:K1", "{a}", {"a": [ctx.program.kpis[1].measures]})]).diagnostics
    assert isinstance(shown.values["a"], list)
    assert all(isinstance(one, str | list) for one in shown.values["a"])


@pytest.mark.parametrize("finding", [Finding(5, "x"), Finding("kpi:K1", 5), Finding("kpi:K1", "x", hint=None), Finding("kpi:K1", "x", at=(1.5,))])  # type: ignore[arg-type]
def test_a_finding_that_is_not_made_of_texts_is_the_fault_of_the_check(finding: Finding) -> None:
    assert codes(report(lambda _: [finding])) == ["PL105"]


def test_an_element_is_shown_at_its_id_and_a_field_at_its_value() -> None:
    assert place(Finding("kpi:K1", "x")) == [(6, 9, 11)]
    assert place(Finding("kpi:K1", "x", at=("name",))) == [(4, 11, 20)]
    assert place(Finding("kpi:K1", "x", at=("targets", "2021"))) == [(5, 21, 22)]


def test_the_programme_itself_is_shown_at_its_id() -> None:
    assert place(Finding("program:demo", "x")) == [(2, 15, 19)]


def test_a_reference_in_a_map_is_shown_at_its_key() -> None:
    assert place(Finding("kpi:K2", "x", at=("measures", "G1"))) == [(7, 40, 42)]


def test_what_is_not_written_is_shown_at_the_nearest_thing_that_is() -> None:
    assert place(Finding("kpi:K2", "x", at=("targets",))) == [(7, 5, 52)]
    assert place(Finding("kpi:K1", "x", at=("targets", "2022"))) == [(5, 5, 12)]


def test_an_element_and_its_id_are_shown_at_the_same_place() -> None:
    assert place(Finding("kpi:K1", "x"), Finding("kpi:K1", "y", at=("id",))) == [(6, 9, 11)] * 2


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{id: K2, name: Members,", "{id: K2,", "YM203"),
        ("measures: {G1: strong}", "targets: {2021: '22,6'}, measures: {G1: strong}", "YM206"),
    ],
)
def test_what_is_said_of_something_that_could_not_be_read_is_withheld(old: str, new: str, code: str) -> None:
    said = [Finding("kpi:K1", "x"), Finding("kpi:K2", "y")]
    assert codes(report(lambda _: said)) == ["ACM101", "ACM101"]
    found = report(lambda _: said, text=TEXT.replace(old, new)).diagnostics
    assert [(one.code, one.subject.partition("/")[0]) for one in found] == [("ACM101", "kpi:K1"), (code, "kpi:K2")]


def test_codes_that_are_ignored_are_left_out_and_no_others() -> None:
    def some(_: CheckContext) -> list[Finding]:
        return [Finding("kpi:K1", "x")]

    assert codes(report(some, ignore=["ACM102", "SW"])) == ["ACM101"]
    assert codes(report(some, ignore=["ACM"])) == []
    assert codes(report(some, select=["ACM"], ignore=["ACM101"])) == []
    assert codes(report(some, select=["SW", "ACM1"])) == ["ACM101"]
    assert codes(report(some, select=["SW"])) == []


def test_a_report_counts_by_severity_and_knows_how_bad_it_is() -> None:
    found = report(lambda _: [Finding("kpi:K1", "x"), Finding("kpi:K2", "y")], ADVICE)
    assert [found.count(one) for one in Severity] == [0, 0, 2]
    assert [found.reaches(one) for one in Severity] == [False, False, True]
    worse = report(lambda _: [Finding("kpi:K1", "x")], ERROR)
    assert [worse.reaches(one) for one in Severity] == [True, True, True]


def test_a_scope_says_its_limits_by_name() -> None:
    with pytest.raises(TypeError):
        Scope(date(2021, 1, 1))  # type: ignore[call-arg]
