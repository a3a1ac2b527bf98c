"""A scalar gets its type from the field that holds it, never from how it looks."""

from decimal import Decimal

import pytest

from clustermodel.model.text import Localized
from tests.loading.reading import good, only


def test_texts_that_look_like_something_else_stay_texts() -> None:
    program = good(
        "roadmap: {actions: [{id: 2.10, code: no, title: 12:30, when: 12.2020}, {id: 010, title: null}]}\n"
        "objectives: [{id: G1, code: 1e3, text: true}, {id: G2, code: ~, text: 2020-01-01}]\n"
    ).links.program
    first, second = program.roadmap.actions
    assert (first.id, first.code, first.title, str(first.when)) == ("2.10", "no", "12:30", "2020-12")
    assert (second.id, second.title) == ("010", "null")
    assert [(one.code, one.text) for one in program.objectives] == [("1e3", "true"), ("~", "2020-01-01")]


def test_numbers_are_decimal_and_exact() -> None:
    program = good("units: [{id: krub, name: k, times: 0.10}]\nkpis: [{id: K1, name: n, targets: {2020: 22.60}}]").links.program
    assert program.units[0].times == Decimal("0.1")
    assert str(program.units[0].times) == "0.10"
    assert str(program.kpis[0].targets[0].value) == "22.60"


def test_truth_is_true_or_false() -> None:
    assert good("clusters: [{id: a, name: A, required: true}]").links.program.clusters[0].required
    finding = only("clusters: [{id: a, name: A, required: yes}]")
    assert (finding.code, finding.message) == ("YM210", "'yes' is neither true nor false")


def test_a_text_may_be_given_in_several_languages() -> None:
    [objective] = good("objectives: [{id: G1, text: {ru: Рост, en: Growth}}]").links.program.objectives
    assert objective.text == Localized({"ru": "Рост", "en": "Growth"})


@pytest.mark.parametrize(("given", "code"), [("{growth and jobs: more}", "YM214"), ("{ru: [a]}", "YM204"), ("{en: ''}", "YM205")])
def test_a_map_of_something_else_is_no_text(given: str, code: str) -> None:
    assert only(f"objectives: [{{id: G1, text: {given}}}]").code == code


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("'22,6'", "write it with a decimal point: 22.6"),
        ("1 200", "write it without spaces: 1200"),
        ("1 200.5", "write it without spaces: 1200.5"),
        ("25-29", "a range is written with two points: 25..29"),
        ("25 – 29", "a range is written with two points: 25..29"),
        ("<7", "write it as a bound: under 7"),
        ("'>7'", "write it as a bound: over 7"),
        ("≥ 130", "write it as a bound: 130.."),
        ("<=7", "write it as a bound: ..7"),
        ("12 %", "a unit stands in `unit`, not beside the number"),
        ("null", "a missing number says why: not-set, lost, not-reported or not-applicable"),
        ("~", "a missing number says why: not-set, lost, not-reported or not-applicable"),
        ("'-'", "a missing number says why: not-set, lost, not-reported or not-applicable"),
        ("—", "a missing number says why: not-set, lost, not-reported or not-applicable"),
    ],
)
def test_what_is_no_number_is_refused_with_what_was_meant(written: str, hint: str) -> None:
    finding = only(f"kpis: [{{id: K1, name: n, targets: {{2020: {written}}}}}]")
    assert (finding.code, finding.hint, finding.subject) == ("YM206", hint, "kpi:K1/targets")


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("15.12.2020", "write the day last: 2020-12-15"),
        ("5.1.2020", "write the day last: 2020-01-05"),
        ("2014-2018", "a range is written with two points: 2014..2018"),
        ("2020.12", "a month is written 2020-12"),
        ("31.06.2027", "there is no such day: the last one of the month is 2027-06-30"),
        ("2027-06-31", "there is no such day: the last one of the month is 2027-06-30"),
        ("2027-13", "there is no such month: a year has twelve"),
        ("2028..2025", "a range begins with its earlier end: 2025..2028"),
        ("2028 – 2025", "a range begins with its earlier end: 2025..2028"),
        ("2025...2026", "a range is written with two points: 2025..2026"),
        ("с 2025 по 2028", "a range is written with two points: 2025..2028"),
        ("I кв. 2025", "a part of a year is written 2025-Q1"),
        ("1 квартал 2025 г.", "a part of a year is written 2025-Q1"),
        ("II полугодие 2025", "a part of a year is written 2025-H2"),
        ("2027-1H", "a part of a year is written 2027-H1"),
        ("Q3 2027", "a part of a year is written 2027-Q3"),
        ("до 2027-06-01", "a period stands without such a word: write 2027-06-01, or a range with both its ends"),
        ("by 2030", "a period stands without such a word: write 2030, or a range with both its ends"),
    ],
)
def test_what_is_no_period_is_refused_with_what_was_meant(written: str, hint: str) -> None:
    finding = only(f"roadmap: {{actions: [{{id: a, title: t, when: {written}}}]}}")
    assert (finding.code, finding.hint, finding.subject) == ("YM207", hint, "action:a/when")


@pytest.mark.parametrize("written", ["0000", "0000-12-01", "00.2020", "2020-02-30", "soon"])
def test_a_date_that_is_none_is_refused(written: str) -> None:
    assert only(f"roadmap: {{actions: [{{id: a, title: t, when: {written}}}]}}").code == "YM207"


@pytest.mark.parametrize("written", ["К1", "_a", "a b", "é", "a/b", "-", "a:b"])
def test_an_id_is_an_ascii_handle(written: str) -> None:
    finding = only(f"objectives: [{{id: '{written}', text: t}}]")
    assert (finding.code, finding.message) == ("YM209", f"'{written}' cannot be an id")


def test_a_term_of_a_vocabulary_is_suggested() -> None:
    finding = only("kpis: [{id: K1, name: n, aggregation: Flw}]")
    assert finding.code == "YM208"
    assert finding.message == "'Flw' is none of: stock, flow, cumulative, unspecified"
    assert finding.hint == "did you mean flow?"
    quadrant = only("swot: {pairings: [{id: SO1, quadrant: so, response: r}]}")
    assert quadrant.hint == "did you mean SO?"


@pytest.mark.parametrize("written", ["-1", "1.0", "+1", "one", "1234567890123456"])
def test_a_line_is_a_whole_number(written: str) -> None:
    assert only(f"sources: [{{id: s, line: {written}}}]").code == "YM211"


@pytest.mark.parametrize(("written", "hint"), [("С1", "write C1 (С (Cyrillic) for C (Latin))"), ("агро", "use letters a-z")])
def test_an_id_of_letters_that_look_like_others_is_told_which(written: str, hint: str) -> None:
    assert only(f"objectives: [{{id: '{written}', text: t}}]").hint.startswith(hint)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("organizations: [{id: a, name: A, aliases: Alpha}]", "write [Alpha]"),
        ("kpis: [{id: K1, name: n, statistic: share}]", "write [share]"),
        ("organizations: {id: a, aliases: [b]}", "write [{id: …, name: …, aliases: …}]"),
        (
            "governance: {bodies: [{id: b, name: B, kind: group, members: [{text: Two, of: [x, y]}]}]}",
            "write an entry for each: {…, of: x}, {…, of: y}",
        ),
        ("roadmap: {actions: [{id: a, title: t, direction: [D1, D2]}]}", "write direction: D1"),
    ],
)
def test_one_in_the_place_of_several_is_told_how_it_is_written(text: str, hint: str) -> None:
    assert (only(text).code, only(text).hint) == ("YM204", hint)
