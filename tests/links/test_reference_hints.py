"""A reference that points at nothing says what may have been meant."""

import pytest

from clustermodel import loads
from clustermodel.confusables import differences, skeleton
from tests.loading.reading import HEAD, codes, only, place, places

KNOWN = "objectives: [{id: growth, text: a}, {id: G1, text: b}]\nstatistics: [{id: C1, name: c}, {id: growth, name: d}]\n"


def finding(reference: str) -> tuple[str, str, str]:
    one = only(KNOWN + f"kpis: [{{id: K1, name: n, measures: ['{reference}']}}]\n")
    assert place(one).endswith(f" 5:37-5:{39 + len(reference)}")
    assert one.subject == "kpi:K1/measures"
    return one.code, one.message, one.hint


@pytest.mark.parametrize(
    ("reference", "code", "hint"),
    [
        ("grwoth", "RF101", "did you mean growth?"),
        ("Growth", "RF101", "did you mean growth?"),
        ("objective:grwth", "RF101", "did you mean objective:growth?"),
        ("objectives:growth", "RF101", "did you mean objective:growth?"),
        ("statistic:growth", "RF102", "refer to what belongs here, objective or goal, or move the reference"),
        ("C1", "RF102", "refer to what belongs here, objective or goal, or move the reference"),
        ("xyzzy", "RF101", "declare it, or mark the reference `unresolved` to keep what is printed"),
        ("С1", "RF101", "the statistic C1 looks just the same, but does not belong here"),
        ("grоwth", "RF104", "write growth (о (Cyrillic) for o (Latin))"),
        ("objective:grоwth", "RF104", "write objective:growth (о (Cyrillic) for o (Latin))"),
        ("G1\u200b", "RF104", "write G1 (U+200B (invisible))"),
        ("other#kpi:K1", "RF102", "refer to what belongs here, objective or goal, or move the reference"),
        ("other#objective:G1", "RF107", "check both programmes together"),
        ("other#G1", "RF101", "an element of another programme is written cluster#kind:id"),
        ("#", "RF101", "an element of another programme is written cluster#kind:id"),
    ],
)
def test_each_says_what_to_do(reference: str, code: str, hint: str) -> None:
    found = finding(reference)
    assert (found[0], found[2]) == (code, hint)
    assert reference in found[1]


def test_an_ambiguous_id_names_its_candidates() -> None:
    one = only(KNOWN + "claims: [{id: c, text: t, about: [growth]}]\n")
    assert one.code == "RF103"
    assert one.message == "'growth' may be any of statistic:growth, objective:growth"
    assert one.hint == "write the kind with it: statistic:growth"


def test_an_id_that_is_declared_twice_shows_both_places() -> None:
    one = only("objectives: [{id: G1, text: a}, {id: G1, text: b}]\n")
    assert place(one) == "RF105 3:38-3:40"
    assert [(related.span.line, related.span.column) for related in one.related if related.span] == [(3, 19)]


def test_the_same_id_may_be_declared_in_several_kinds() -> None:
    assert codes(KNOWN) == []


def test_each_of_several_equal_references_is_shown_in_its_own_place() -> None:
    assert places("kpis: [{id: K1, name: n, measures: [G9, G9]}]\n") == ["RF101 3:37-3:39", "RF101 3:41-3:43"]


def test_an_unresolved_reference_may_be_anything_but_what_exists() -> None:
    assert codes("kpis: [{id: K1, name: n, measures: {'С7 – В1, п. 3': unresolved}}]\n") == []
    one = only(KNOWN + "kpis: [{id: K1, name: n, measures: {G1: unresolved}}]\n")
    assert (one.code, one.severity) == ("RF106", "advice")


def test_the_second_reading_of_what_is_unresolved_must_exist() -> None:
    text = "kpis: [{id: K1, name: n, measures: {G7: {basis: unresolved, or: [G1, G9]}}}]\n"
    one = only(KNOWN + text)
    assert (one.code, one.message) == ("RF101", "'G9' refers to nothing: there is no objective or goal of that id")
    assert place(one) == "RF101 5:70-5:72"


def test_sources_of_references_are_references_themselves() -> None:
    text = "sources: [{id: q}]\nkpis: [{id: K1, name: n, measures: {goal: {basis: weak, source: {q: strong, r: weak}}}}]\n"
    head = HEAD.replace("cluster: Demo", "cluster: Demo, goal: {text: t}")
    assert places(text, head) == ["RF101 4:77-4:78"]


def test_references_in_observations_members_and_budgets_are_resolved_too() -> None:
    text = (
        "statistics: [{id: s, name: n, values: [{period: 2020, value: 1, source: x1}], rate: {of: x2, per: 10}}]\n"
        "governance: {bodies: [{id: b, name: n, kind: group, members: [{text: t, of: x3}]}]}\n"
        "roadmap: {actions: [{id: a, title: t, budget: {x4: [{period: 2020, value: 1, source: x5}]}}]}\n"
    )
    found = loads(HEAD + text).diagnostics
    assert [(one.code, one.values["id"]) for one in found] == [("RF101", f"x{number}") for number in range(1, 6)]


def test_so_many_hints_that_they_would_take_minutes_are_not_looked_for() -> None:
    text = "objectives:\n" + "".join(f"- {{id: objective-{n}, text: t, answers: [objektive-{n}]}}\n" for n in range(2_000))
    found = loads(HEAD + text + "swot: {pairings: [" + ", ".join(f"{{id: objective-{n}, quadrant: SO, response: r}}" for n in range(2_000)) + "]}").diagnostics
    assert len(found) == 2_000
    assert found[0].hint.startswith("did you mean objective-")
    assert found[-1].hint == "declare it, or mark the reference `unresolved` to keep what is printed"


@pytest.mark.parametrize(("one", "other"), [("С1", "C1"), ("ОРТО", "OPTO"), ("Ｃ1", "C1"), ("a\u00adb", "ab"), ("Κ7", "K7")])
def test_what_looks_alike_has_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)
    assert skeleton("С1") != skeleton("C2")


def test_differences_name_the_scripts() -> None:
    assert ", ".join(map(str, differences("С1", "C1"))) == "С (Cyrillic) for C (Latin)"
    assert ", ".join(map(str, differences("Κ\u200b7", "K7"))) == "Κ (Greek) for K (Latin), U+200B (invisible)"
    assert differences("C1", "C1") == []
