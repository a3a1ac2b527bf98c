"""`export --to mermaid`: the chain of a programme as a flowchart."""

import re
from typing import Any

import pytest

from clustermodel import Loaded, export, loads

TEXT = """
format: clustermodel/1
program: {id: p, title: Programme, cluster: Cluster, goal: {text: Live long}}
organizations: [{id: club, name: Club}]
swot:
  strengths: [{id: S1, code: С1, text: Good air}]
  opportunities: [{id: O1, text: Sick people}]
  pairings: [{id: SO1, quadrant: SO, response: Heal, factors: {S1: corrected, O1: weak}}]
objectives: [{id: G1, text: Eat "well"; sleep, answers: [SO1]}]
kpis: [{id: K1, name: {en: Years of a human life, ru: Годы жизни}, measures: {G1: strong}}]
roadmap:
  directions: [{id: D1, code: "1.", title: Food}]
  actions: [{id: "1.1", direction: D1, title: Cook, pursues: [G1], drives: {K1: weak}, responsible: [club]}]
"""


def chart(language: str = "en", **options: Any) -> str:
    return export(loads(TEXT), "mermaid", language=language, **options).decode()


def groups(text: str) -> list[str]:
    return re.findall(r'subgraph \w+\["(.*)"\]', text)


def arrows(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if "->" in line]


def test_kinds_are_grouped_in_the_order_of_the_chain() -> None:
    assert groups(chart()) == [
        "Goal", "Objectives", "SWOT pairings", "SWOT factors", "Key performance indicators", "Areas of work", "Actions",
        "Organisations",
    ]  # fmt: skip
    assert groups(chart("ru"))[:2] == ["Цель", "Задачи"]


def test_links_that_the_text_states_are_solid_and_inferred_ones_dashed() -> None:
    found = arrows(chart())
    assert 'n_pairing_3a_SO1 -->|"combines"| n_factor_3a_S1' in found
    assert 'n_pairing_3a_SO1 -.->|"combines"| n_factor_3a_O1' in found
    assert 'n_objective_3a_G1 -.->|"measured by"| n_kpi_3a_K1' in found
    assert 'n_objective_3a_G1 -->|"pursued by"| n_action_3a_1_2e_1' in found
    assert 'n_goal_3a_goal -->|"достигается через"| n_objective_3a_G1' in arrows(chart("ru"))


def test_what_dashed_arrows_mean_is_told_if_there_are_any() -> None:
    told = '  note_1["Стрелка означает «опирается на»#59; пунктирная — вывод или предположение составителя#46;"]:::note\n'
    assert told in chart("ru")
    assert "note" not in chart("ru", kinds="goal,objective")


def test_what_the_title_page_bears_stands_in_the_diagram() -> None:
    text = TEXT.replace("title: Programme,", 'title: Programme, edition: {markings: ["Draft]:::x <b>"]},')
    made = export(loads(text), "mermaid", kinds="goal").decode()
    assert '  note_1["Draft#93;#58;#58;#58;x #60;b#62;"]:::note\n  classDef note fill:none,stroke:none\n' in made


def test_only_the_kinds_asked_for_are_drawn_with_the_links_among_them() -> None:
    for kinds in ("action,organization", ("action", "organization"), "action organization action"):
        text = chart(kinds=kinds)
        assert groups(text) == ["Actions", "Organisations"]
        assert arrows(text) == ['n_action_3a_1_2e_1 -->|"done by"| n_organization_3a_club']


def test_labels_begin_with_what_people_call_the_element_by() -> None:
    text = chart()
    assert '["С1 Good air"]' in text
    assert '["D1 Food"]' in text
    assert '["Live long"]' in text
    assert '["G1 Eat #34;well#34;#59; sleep"]' in text


def test_labels_are_in_the_readers_language_and_no_longer_than_asked() -> None:
    assert '["K1 Years of a human life"]' in chart()
    assert '["K1 Годы жизни"]' in chart("ru")
    assert '["K1 Years…"]' in chart(max_label="12")


@pytest.mark.parametrize("kinds", ["objectiv", "goal,Goal", "", ["kpi", "x"], ()])
def test_kinds_of_which_there_is_no_element_anywhere_are_refused(kinds: object) -> None:
    with pytest.raises(ValueError, match="there are: action, activity, "):
        chart(kinds=kinds)


@pytest.mark.parametrize("length", ["0", 1, -5, "many"])
def test_a_label_length_that_leaves_no_label_is_refused(length: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - two validators say it in words of their own
        chart(max_label=length)


def test_the_title_of_the_programme_stands_above_in_the_readers_language() -> None:
    assert chart().startswith('---\ntitle: "Programme"\n---\nflowchart LR\n')
    assert export(loads(TEXT.replace("title: Programme", "title: {en: Plan, ru: План}")), "mermaid", language="ru").decode()[11:18] == '"План"\n'


def test_a_programme_with_nothing_to_draw_is_an_empty_diagram() -> None:
    empty = loads("{format: clustermodel/1, program: {id: p, title: t, cluster: c}}").program
    assert export(Loaded(program=empty), "mermaid").decode() == '---\ntitle: "t"\n---\nflowchart LR\n'
