"""The shapes that a programme takes on paper, where nobody can click or search: nothing must be looked up, little repeated."""

import io
from pathlib import Path

import docx
import pytest
from docx.document import Document as File

from clustermodel import Loaded, export, load, loads

HEAD = "format: clustermodel/1\nprogram: {id: p, title: Programme, cluster: Cluster}\n"


def made(text: str) -> File:
    return docx.Document(io.BytesIO(export(loads(HEAD + text), "docx", language="en", readings=True)))


def rows(text: str, number: int = 1) -> list[list[str]]:
    """The rows of a table; that of number 0 is the passport."""
    return [[cell.text.replace("\xa0", " ") for cell in row.cells] for row in made(text).tables[number].rows]


def paragraphs(text: str) -> list[str]:
    return [one.text for one in made(text).paragraphs]


OBJECTIVE = "objectives: [{id: G1, text: Sell more}]\n"


def test_little_that_is_told_of_indicators_stands_below_their_names_in_whole_words() -> None:
    kpi = "{id: K1, name: Sales, unit: t, direction: increase, measures: {G1: weak}, targets: {2020: 1}}"
    assert rows(OBJECTIVE + f"kpis: [{kpi}]", 2) == [
        ["No.", "Indicator", "Unit", "2020"],
        ["K1", "Sales\nDesired trend: increase\nShows progress towards: G1◊ Sell more", "t", "1"],
    ]


def test_much_that_is_told_of_indicators_has_a_table_of_its_own() -> None:
    kpi = "{id: K1, name: Sales, definition: What is sold, part_of: [K2], measures: [G1], responsible: [o], direction: increase}"
    text = f"organizations: [{{id: o, name: Office}}]\nkpis: [{kpi}, {{id: K2, name: All, direction: decrease}}]"
    assert rows(OBJECTIVE + text, 2)[1] == ["K1", "Sales"]
    assert rows(OBJECTIVE + text, 3) == [
        ["No.", "Indicator", "How it is measured", "Shows progress towards", "Responsible"],
        ["K1", "Sales", "Desired trend: increase\nDefinition: What is sold\nPart of: K2", "G1 Sell more", "Office"],
        ["K2", "All", "Desired trend: decrease", "", ""],
    ]


def test_what_holds_for_all_indicators_is_told_once() -> None:
    kpis = "kpis: [{id: K1, name: A, direction: increase, measures: [G1]}, {id: K2, name: B, direction: increase}]"
    assert "Desired trend of all indicators: increase." in paragraphs(OBJECTIVE + kpis)
    assert rows(OBJECTIVE + kpis, 2)[1:] == [["K1", "A\nShows progress towards: G1 Sell more"], ["K2", "B"]]
    other = kpis.replace("B, direction: increase", "B, direction: decrease")
    assert "Desired trend of all indicators: increase." not in paragraphs(OBJECTIVE + other)
    assert rows(OBJECTIVE + other, 2)[2][1] == "B\nDesired trend: decrease"


LINK = """
sources:
  - {id: list, kind: list, title: Chances, quote: "Chances:"}
  - {id: said, quote: with the millers, within: list}
products: []
swot: {opportunities: [{id: O1, text: Bread is in fashion}]}
clusters: [{id: mill, name: Millers, required: true}, {id: oven, name: Ovens}]
links:
  - {id: L1, of: {O1: {basis: stated, source: said}}, with: {mill: {basis: weak, source: [said, list]}}, kind: goods, flow: in}
"""


def test_a_link_tells_both_sides_in_whole_words_and_each_quotation_once() -> None:
    text = LINK.replace("products: []\n", "")
    assert rows(text, -1)[1] == ["L1", "Millers◊\ngoods, into this cluster; merely plausible", "O1 Bread is in fashion\nIn the text: “with the millers”"]
    assert {"Millers (link required)", "Ovens"} <= set(paragraphs(text))


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("{2018: 26.1}", "26.1 t (2018)"),
        ("[{period: undated, value: ~7}, {period: undated, value: ~12, as: target}]", "≈ 7 t\n≈ 12 t (target)"),
        ("[{period: 2018, value: lost, rank: 3}]", "[…] (2018, rank 3)"),
    ],
)
def test_a_single_number_has_its_unit_and_period(value: str, told: str) -> None:
    text = f"statistics: [{{id: s, name: Flour, unit: t, scope: Mills, values: {value}}}]"
    assert rows(text)[1] == ["Flour\nMills", told]


def test_evidence_is_told_in_whole_texts() -> None:
    claim = " ".join(["The air of the valley is known for what it does to lungs"] * 4)
    text = f"swot: {{strengths: [{{id: S1, text: Air, evidence: [air]}}]}}\nclaims: [{{id: air, text: {claim}}}]"
    assert f"S1: {claim}" in paragraphs(text)


@pytest.mark.parametrize(("printed", "told"), [("C1 – O1", "S1 (C1 + O1) Sell"), ("S1 – O1", "S1 (C1† + O1; as printed: “S1 – O1”) Sell")])
def test_factors_are_told_as_printed_only_if_that_looks_otherwise(printed: str, told: str) -> None:
    text = (
        "swot: {strengths: [{id: S1, code: C1, text: Air}], opportunities: [{id: O1, text: Trade}],\n"
        f"  pairings: [{{id: S1, quadrant: SO, response: Sell, printed: {{factors: {printed}}},\n"
        "    factors: {S1: corrected, O1: stated}}]}"
    )
    assert rows(text, 3)[1][1] == told


def test_what_is_told_of_few_actions_stands_below_their_titles() -> None:
    actions = ", ".join(f"{{id: a{one}, title: Act {one}, when: 2021{', responsible: [o]' * (one == 0)}}}" for one in range(9))
    text = f"organizations: [{{id: o, name: Office}}]\nroadmap: {{actions: [{actions}]}}"
    assert rows(text)[:3] == [["No.", "Action", "When"], ["a0", "Act 0\nResponsible: Office", "2021"], ["a1", "Act 1", "2021"]]


def test_a_function_does_not_repeat_whom_its_text_names() -> None:
    functions = "{id: f, text: Leads the offices, kind: leads, over: [o]}, {id: g, text: Leads all, kind: leads, over: [o]}"
    bodies = f"{{id: c, name: Council, kind: council, functions: [{functions}]}}, {{id: o, name: Office, kind: organization}}"
    found = paragraphs(f"governance: {{bodies: [{bodies}]}}")
    assert {"Leads the offices", "Leads all (leads: Office)"} <= set(found)


def test_the_passport_does_not_say_that_the_status_is_not_known() -> None:
    assert rows("", 0) == [["Full title", "Programme"], ["Cluster", "Cluster"]]


def test_other_names_stand_beside_the_name() -> None:
    text = "organizations: [{id: a, name: Academy, kind: school, aliases: [AC]}, {id: b, name: Board, same_as: {a: weak}}]"
    assert [row[0] for row in rows(text)] == ["Name", "Academy (AC)", "Board\nmay be the same as: Academy◊"]


RUSSIAN = HEAD.replace("id: p,", "id: p, language: ru,")


def translated(text: str, number: int = 1) -> list[list[str]]:
    """The cells of a table of a programme in Russian, told in English."""
    return in_english(loads(RUSSIAN + text), number)


def in_english(loaded: Loaded, number: int = 1) -> list[list[str]]:
    made_ = export(loaded, "docx", language="en", readings=True)
    return [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(made_)).tables[number].rows]


def test_who_reads_a_translation_is_shown_no_wording_in_another_script(tmp_path: Path) -> None:
    action = "{id: '1', title: Act, when: 2021, every: year, printed: {when: 2021 (ежегодно)}"
    (tmp_path / "p.yaml").write_text(RUSSIAN + f"roadmap: {{actions: [{action}}}]}}", encoding="utf-8")
    (tmp_path / "p.en.yaml").write_text("format: clustermodel-translation/1\nprogram: p\nlanguage: en\ntexts: {program:p: {title: Plan}, action:1: {title: Deed}}", encoding="utf-8")
    assert in_english(load(tmp_path / "p.yaml"))[1] == ["1", "Deed", "2021, then every year"]
    assert translated(f"roadmap: {{actions: [{action}}}]}}")[1][2] == "2021, then every year\nas printed: “2021 (ежегодно)”"
    judged = translated(f"roadmap: {{actions: [{action}, judged: [when]}}]}}")[1][2]
    assert judged == "2021‡, then every year\nas printed: “2021 (ежегодно)”"
    academy = "{id: a, name: Academy, kind: school, aliases: [АКАД, AC]}"
    assert translated(f"organizations: [{academy}]")[1] == ["Academy (AC)", "school"]
    text = LINK.replace("products: []\n", "").replace("with the millers,", "с мельниками,")
    assert translated(text, -1)[1][2] == "O1 Bread is in fashion\nSource: Chances"


def test_a_budget_has_the_sum_of_an_action_that_several_pay_for_and_as_many_decimals_everywhere() -> None:
    funding = "funding: {sources: [{id: a, name: County}, {id: b, name: Bank}]}\n"
    budget = "budget: {a: {2021: 1, 2022: ~12}, b: {2021: 0.25, 2022: not-set}}"
    actions = f"roadmap: {{actions: [{{id: '1', title: Act, {budget}}}, {{id: '2', title: Meet, budget: {{a: {{2021: 0, 2022: 3}}}}}}, {{id: '3', title: Talk, budget: {{a: {{2022: 0}}}}}}]}}"
    assert rows(funding + actions, 2) == [
        ["Action", "Source of funding", "2021", "2022", "Total"],
        ["1 Act", "County", "1.00", "≈ 12.00", "≈ 13.00"],
        ["1 Act", "Bank", "0.25", "—", "0.25+"],
        ["1 Act", "Total", "1.25", "≈ 12.00+", "≈ 13.25+"],
        ["2 Meet", "County", "0", "3.00", "3.00"],
        ["3 Talk", "County", "", "0", "no cost"],
    ]


def test_in_a_budget_each_row_has_the_whole_title_of_the_action() -> None:
    funding = "funding: {sources: [{id: a, name: County}, {id: b, name: Bank}]}\n"
    action = "roadmap: {actions: [{id: '1', title: Build a mill where the river bends twice, when: 2021, budget: {a: {2021: 1}, b: {2021: 2}}}]}"
    named = [row[0] for row in rows(funding + action, 2)[1:]]
    assert named == ["1 Build a mill where the river bends twice"] * 3


def test_organisations_of_which_there_is_only_the_name_are_a_list() -> None:
    assert paragraphs("organizations: [{id: a, name: Academy, aliases: [AC]}]")[-1] == "Academy (AC)"
