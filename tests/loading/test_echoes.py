"""A mistake is told once: what only follows from it is not."""

import pytest

from clustermodel import check, loads
from tests.loading.reading import HEAD, codes

USED = "kpis: [{id: K1, name: n, measures: [G1]}, {id: K2, name: n, measures: ['objective:G1']}]\n"


@pytest.mark.parametrize(
    ("objectives", "code"),
    [
        ("[{id: G1}]", "YM203"),
        ("[{id: G1, text: [a]}]", "YM204"),
        ("[{id: G1, text: *x}]", "YM103"),
        ("[{id: G1, text: ''}]", "YM205"),
        ("{id: G1, text: a}", "YM204"),
        ("[{id: G1, text: '\x01'}]", "YM008"),
        ("[{text: a, id: G1", "YM005"),
    ],
)
def test_references_to_what_was_dropped_do_not_dangle(objectives: str, code: str) -> None:
    assert codes(USED + "objectives: " + objectives + "\n") == [code]


def test_references_to_what_stands_below_a_repeated_key_do_not_dangle() -> None:
    assert codes(USED + "objectives: []\nobjectives: [{id: G1, text: a}]\n") == ["YM106"]


def test_an_id_that_is_refused_is_not_missed_as_well() -> None:
    assert codes("objectives: [{id: К 1, text: a}]\nkpis: [{id: K1, name: n, measures: [К 1]}]\n") == ["YM209"]


@pytest.mark.parametrize("goal", ["{}", "Thrive", "{txt: Thrive}"])
def test_the_goal_is_known_by_its_usual_id(goal: str) -> None:
    head = "format: clustermodel/1\nprogram: {id: demo, title: Demo, cluster: Demo, goal: " + goal + "}\n"
    found = codes("kpis: [{id: K1, name: n, measures: [goal]}, {id: K2, name: n, measures: ['goal:goal']}]\n", head)
    assert "RF101" not in found
    assert found


def test_what_is_referred_to_in_what_was_dropped_may_still_dangle_elsewhere() -> None:
    text = "kpis: [{id: K1, nam: n, measures: [G9]}, {id: K2, name: n, measures: [G9]}]\n"
    assert codes(text) == ["YM203", "YM202", "RF101"]


def test_an_id_that_was_dropped_elsewhere_may_still_be_declared_twice() -> None:
    text = "kpis: [{id: K1, name: n, measures: {G1: strng}}]\nobjectives: [{id: G1, text: a}, {id: G1, text: b}]\n"
    assert codes(text) == ["YM208", "RF105"]


CHAIN = """\
objectives: [{id: G1, text: a}]
kpis: [{id: K1, name: n, aggregation: flow, targets: {2020: 1}, measures: %s}]
roadmap: {actions: [{id: a, title: t, when: 2020, pursues: [G1], drives: %s}]}
"""


def found(text: str) -> list[str]:
    return [one.code for one in check(loads(HEAD + text), select=["TR101", "TR102", "TR103", "YM", "RF"]).diagnostics]


def test_checks_do_not_report_what_a_dropped_line_would_have_said() -> None:
    assert found(CHAIN % ("[G1]", "[K1]")) == []
    assert found(CHAIN % ("[]", "[]")) == ["TR101", "TR102", "TR103"]
    assert found(CHAIN % ("{G1: strng}", "{K1: wek}")) == ["YM208", "YM208"]


def test_checks_do_not_report_what_the_unread_rest_may_say() -> None:
    text = CHAIN % ("[G1]", "[K1]")
    assert found(text.replace("roadmap:", "roadmap: @\n")) == ["YM007"]
    assert found(text.replace("roadmap:", "@roadmap: ").replace("drives: [K1]", "drives: []")) == ["TR103", "YM007"]


def every(text: str) -> list[str]:
    """The codes of all findings but those of completeness that need nothing to be missed."""
    return [one.code for one in check(loads(HEAD + text), select=["YM", "RF", "RM101", "SW", "TR104", "TR112"]).diagnostics]


@pytest.mark.parametrize(
    ("governance", "code"),
    [
        ("{bodies: [{id: office, name: Office, kind: office}]}", "YM208"),
        ("[{id: office, name: Office, kind: group}]", "YM204"),
        ("{bodies: [{id: offices, name: Office, kind: group}]}", "RF101"),
    ],
)
def test_an_action_whose_body_is_lost_has_somebody_responsible(governance: str, code: str) -> None:
    actions = "roadmap: {actions: [{id: a, title: t, when: 2020, responsible: [office]}]}\n"
    assert set(every(actions + f"governance: {governance}\n")) - {"TR112"} == {code}


SWOT = """\
swot:
  strengths: [{id: %s, text: Foo}]
  opportunities: [{id: O1, text: Bar}]
  pairings: [{id: SO1, quadrant: %s, response: x, factors: [%s]}]
"""


def test_a_factor_whose_name_is_misspelt_in_a_pairing_is_used_by_it() -> None:
    assert every(SWOT % ("С1", "SO", "С1, О1")) == ["YM209", "RF104"]
    assert every(SWOT % ("S1", "SO", "S1, O11")) == ["RF101"]


def test_a_pairing_with_a_factor_that_its_quadrant_excludes_lacks_nothing_else() -> None:
    assert every(SWOT % ("S1", "WO", "S1, O1")) == ["TR104", "SW101"]
