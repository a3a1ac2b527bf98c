"""How a Word document speaks to those who are to sign it: in sentences, without terms of the model, nothing twice."""

import io
from datetime import date

import docx
import pytest

from clustermodel import export, loads
from clustermodel.loading.load import load_actuals
from clustermodel.loading.source import Source

HEAD = "format: clustermodel/1\nprogram: {id: p, title: Programme, cluster: Cluster}\n"


def told(text: str, *, readings: bool = False, head: str = HEAD, language: str = "en") -> list[str]:
    """The paragraphs and the cells of the tables."""
    made = export(loads(head + text), "docx", language=language, as_of=date(2026, 11, 24), readings=readings)
    file = docx.Document(io.BytesIO(made))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return [one.text for one in file.paragraphs] + cells


BODIES = """
organizations: [{id: fund, name: Fund of the County}]
governance:
  bodies:
    - id: council
      name: Council of the valley
      kind: council
      members:
        - {text: Rector of the school, as: post, number: 1}
        - {text: Farmers, as: representative, number: 4}
        - {text: Dairies, as: representative, number: open}
    - {id: office, name: Cluster office, kind: organization, is: fund}
    - {id: manager, name: Manager, kind: post, within: office}
    - {id: head, name: Head of the cluster office, kind: post, within: office}
    - {id: desk, name: Desk, kind: group, within: fund}
"""


def test_a_body_is_told_in_sentences_and_its_kind_only_to_those_who_work_on_the_programme() -> None:
    signed, annotated = told(BODIES), told(BODIES, readings=True)
    assert not [one for one in signed if "Kind" in one]
    assert {"Role held by: Fund of the County.", "Works in: Cluster office.", "Part of: Fund of the County."} <= set(signed)
    assert sum(one.startswith("Works in") for one in signed) == 1, "the head's name tells it"
    assert {"Kind: council", "Kind: organisation. Role held by: Fund of the County"} <= set(annotated)


def test_a_body_has_the_heading_of_the_text_and_not_what_the_text_says_of_it_elsewhere() -> None:
    sources = """
sources:
  - {id: d, kind: document, title: D}
  - {id: '1', kind: section, title: Bodies, within: d}
  - {id: '2', kind: section, title: Plan, within: d}
  - {id: list, kind: list, title: Cluster office – Fund of the County, within: '1'}
"""
    text = BODIES.replace("is: fund", "is: fund, source: list").replace("within: office}", "within: {office: {basis: stated, source: '2'}}, source: '1'}")
    said = told(text + sources)
    assert "Cluster office\u00a0– Fund of the County" in said
    assert not [one for one in said if one.startswith(("Role held by", "Works in"))]
    assert [one for one in told(text.replace("source: '2'", "source: '1'") + sources) if one.startswith("Works in")]


def test_a_body_with_one_list_needs_no_line_that_tells_what_it_is_of() -> None:
    one = "governance: {bodies: [{id: b, name: Council, kind: council, functions: [{id: f, text: Decides}]}]}"
    both = one.replace("functions", "members: [{text: Rector}], functions")
    assert "Functions:" not in told(one)
    assert {"Member: Rector", "Function: Decides"} <= set(told(both))
    assert "Functions:" in told(one, readings=True)


def test_an_organisation_that_a_seat_names_by_a_short_name_is_not_named_again() -> None:
    text = """
organizations: [{id: school, name: Higher School, aliases: [HS]}]
governance: {bodies: [{id: b, name: Council, kind: council, members: [{text: Rector of HS, of: school}, {text: Somebody, of: school}]}]}
"""
    assert {"Rector of HS", "Somebody (Higher School)"} <= set(told(text))
    assert "Rector of HS (Higher School)" in told(text, readings=True)


@pytest.mark.parametrize(("language", "said"), [("en", ["Member: Mayor", "Function: Leads"]), ("ru", ["Состав: Mayor", "Функция: Leads"])])
def test_a_single_member_or_function_needs_no_list(language: str, said: list[str]) -> None:
    text = "governance: {bodies: [{id: b, name: Board, kind: council, members: [{text: Mayor}], functions: [{id: f, text: Leads, kind: leads}]}]}"
    assert set(said) <= set(told(text, language=language))
    assert {"Members:", "Mayor", "Functions:"} <= set(told(text, readings=True))


def test_a_member_is_told_without_what_every_line_of_the_list_tells() -> None:
    signed, annotated = told(BODIES), told(BODIES, readings=True)
    assert {"Rector of the school", "Farmers (4 seats)", "Dairies"} <= set(signed)
    members = {"Rector of the school (ex officio, 1 seat)", "Farmers (representative, 4 seats)", "Dairies (representative, number not given)"}
    assert members <= set(annotated)


def test_who_takes_part_is_told_unless_the_title_names_him() -> None:
    text = """
organizations: [{id: school, name: School of Dairying}, {id: county, name: County}]
roadmap:
  actions: [{id: '1', title: Meet at the school for dairying, with: [school, county]}, {id: '2', title: Meet, with: [school]}]
"""
    assert {"County", "School of Dairying"} <= set(told(text))
    assert "School of Dairying; County" in told(text, readings=True)


def test_who_is_responsible_is_told_unless_the_text_of_what_he_answers_for_names_him() -> None:
    text = """
organizations: [{id: centre, name: Centre of Cluster Development}]
kpis:
  - {id: '1', name: Firms helped by the cluster development centre, unit: firms, responsible: [centre]}
  - {id: '2', name: Firms, unit: firms, responsible: [centre]}
roadmap:
  actions:
    - {id: '1', title: Open a centre for cluster development, responsible: [centre]}
    - {id: '2', title: Meet, responsible: [centre]}
    - {id: '3', title: Meet again, responsible: [centre]}
"""
    said = told(text)
    assert {"Firms\nResponsible: Centre of Cluster Development", "Firms helped by the cluster development centre"} <= set(said)
    assert said.count("Centre of Cluster Development") == 2, "two actions"
    assert "\n".join(told(text, readings=True)).count("Centre of Cluster Development") == 6


@pytest.mark.parametrize(
    ("result", "signed", "annotated"),
    [
        ("{text: One adviser, value: 1, unit: adviser}", "One adviser", "One adviser: 1 adviser"),
        ("{text: All 12 firms, value: 12, unit: firms}", "All 12 firms", "All 12 firms: 12 firms"),
        ("{text: Two contracts, value: 2, unit: contracts}", "Two contracts", "Two contracts: 2 contracts"),
        ("{text: Twofold, value: 2, unit: sites}", "Twofold (2 sites)", "Twofold: 2 sites"),
        ("{text: All 112 firms, value: 12, unit: farms}", "All 112 firms (12 farms)", "All 112 firms: 12 farms"),
        ("{text: Jars, value: over 30, unit: pcs}", "Jars (>\u00a030 pcs)", "Jars: >\u00a030 pcs"),
        ("{value: 1, unit: adviser}", "1 adviser", "1 adviser"),
    ],
)
def test_how_much_comes_of_an_action_is_told_unless_its_words_tell_it(result: str, signed: str, annotated: str) -> None:
    text = f"roadmap: {{actions: [{{id: '1', title: Act, result: {result}}}]}}"
    assert told(text)[-1] == signed
    assert told(text, readings=True)[-1] == annotated


CLUSTERS = """
sources:
  - {id: d, kind: document, title: THE PROGRAMME}
  - {id: s, kind: section, title: Neighbours, within: d}
  - {id: said, quote: with the millers of the valley, within: s}
clusters: [{id: mill, name: Millers, required: true}, {id: oven, name: Ovens}, {id: inn, name: Inns}]
roadmap: {actions: [{id: '1', title: Bake with the millers of the valley}]}
"""
MILL = "{id: L1, text: Bread, of: ['action:1'], with: {mill: {basis: stated, source: said}}, kind: goods, flow: in}"
OVEN = "{id: L2, text: Cake, with: {oven: {basis: stated, source: said}}, kind: goods, flow: in}"
BOTH = "{id: L3, of: ['action:1'], with: [mill, oven], kind: goods}"
ALL = "{id: L4, text: Fair, with: [mill, oven, inn], kind: governance}"
BARE = "{id: L5, with: [inn], kind: people, flow: out}"
EVERYBODY = "{id: L7, of: ['action:1'], with: [mill, oven, inn], kind: governance}"
NOBODY = "{id: L6, text: Others, kind: people}"


@pytest.mark.parametrize(
    ("links", "said"),
    [
        ([], ["Millers", "Ovens", "Inns"]),
        ([MILL, OVEN], ["Millers", "Bread", "In this programme: 1 Bake with the millers of the valley", "Ovens", "Cake", "“with the millers of the valley”", "Inns"]),
        ([OVEN], ["Millers", "Ovens", "Cake", "“with the millers of the valley”", "Inns"]),
        ([BARE, BOTH], ["Millers", "Ovens", "Inns", "people, out of this cluster", "Links (Millers; Ovens):", "1 Bake with the millers of the valley"]),
        ([ALL, NOBODY], ["Millers", "Ovens", "Inns", "Links to all of these clusters:", "Fair", "Further links:", "Others"]),
        ([EVERYBODY], ["Millers", "Ovens", "Inns"]),
    ],
)
def test_neighbours_are_listed_with_what_ties_us_to_them_in_the_words_of_the_text(links: list[str], said: list[str]) -> None:
    found = told(f"{CLUSTERS}links: [{', '.join(links)}]")
    start = found.index("Other clusters") + 1
    assert found[start : start + len(said) + 1] == [*said, "Sources"]


def test_neighbours_whose_links_all_tell_what_they_are_and_whose_stand_in_a_table() -> None:
    harm = "{id: L8, text: Staff, of: ['action:1', 'claim:c'], with: [inn], kind: adverse}"
    text = f"{CLUSTERS}links: [{MILL}, {harm}]\nclaims: [{{id: c, text: Bakers are few.}}]"
    found = told(text, head=HEAD.replace("id: p,", "id: p, language: ru,"))
    start = found.index("Participants and actions") + 1
    assert found[start : start + 12] == [
        *("Millers", "Bread", "goods, into this cluster", "1 Bake with the millers of the valley"),
        *("Ovens", "the text names no link", "", ""),
        *("Inns", "Staff", "adverse effects", "1 Bake with the millers of the valley"),
    ]
    assert "“with the millers of the valley”" not in found
    assert "What the text says" not in told(text), "the action has these words"


@pytest.mark.parametrize(("rows", "is_there"), [("rows: [[Lids, '85']]", True), ("rows: [[Lids, '85']], belongs_to: oven", False)])
def test_a_table_from_where_the_neighbours_are_told_of_is_kept(rows: str, is_there: bool) -> None:
    table = f"  - {{id: t, kind: table, title: Bought, within: s, columns: [Goods, '%'], {rows}}}\n"
    found = told(CLUSTERS.replace("clusters:", f"{table}clusters:", 1) + f"links: [{MILL}]")
    assert ("Bought" in found, "Lids" in found) == (is_there, is_there)


def test_who_reads_a_translation_is_told_the_place_by_the_title_that_the_paper_has_for_it() -> None:
    found = told(f"{CLUSTERS}links: [{OVEN}]", head=HEAD.replace("id: p,", "id: p, language: ru,"))
    assert "Source: Neighbours" in found


KPIS = """
kpis:
  - {id: K1, name: Firms, baseline: {period: 2025, value: 5}, targets: {2026: 6}}
  - {id: K2, name: Jobs, baseline: {period: 2025, value: not-set}, targets: {2026: 60}}
  - {id: K3, name: Visitors, targets: {2026: 600}}
"""


def test_a_baseline_that_few_indicators_have_stands_below_their_names() -> None:
    signed, annotated = told(KPIS), told(KPIS, readings=True)
    assert "Firms\nBaseline: 5 (2025)" in signed
    assert "Baseline" not in signed
    assert {"Firms", "Baseline"} <= set(annotated)
    assert "Baseline" in told(KPIS.replace("not-set", "50"))


def test_of_when_a_count_is_stands_as_printed_unless_it_is_a_reading_or_translated() -> None:
    text = """
participants: {as_of: 2020-08, printed: {as_of: the end of August 2020}, members: [{id: a, name: Anna}]}
statistics: [{id: n, name: Members, values: [{period: 2020-08, value: 1, printed: {period: at the end of August 2020}}]}]
kpis: [{id: K1, name: Firms, baseline: {period: undated, value: 5, printed: {period: in good years}}, targets: {2021: 6}}]
"""
    assert {"As of the end of August 2020", "1 (at the end of August 2020)", "5 (in good years)"} <= set(told(text))
    assert "1‡ (August 2020)" in told(text.replace("of August 2020}}]", "of August 2020}, judged: [period]}]"))
    assert {"As of August 2020", "1 (August 2020)", "5"} <= set(told(text, head=HEAD.replace("id: p,", "id: p, language: ru,")))


def test_no_line_ends_between_what_belongs_together() -> None:
    made = export(loads(HEAD.replace("title: Programme", "title: Until 2025-2029")), "docx", language="en", as_of=date(2026, 11, 24))
    title = next(one for one in docx.Document(io.BytesIO(made)).paragraphs if one.text == "Until 2025-2029")
    assert [one.tag.rpartition("}")[2] for one in title.runs[0]._r] == ["t", "noBreakHyphen", "t"], "a hyphen as printed"
    texts = ["in 2018 г. it rose", "in 2018 it rose", "by 5 % or so", "No. 5 and No. x", "Word – and dash", "well-known x-5", "№ СК 20", "4 дома на 10 000 мест", "9 млрд руб", "ООО «Блеск»"]
    said = told("claims:" + "".join(f"\n  - {{id: c{number}, text: {text}}}" for number, text in enumerate(texts)))
    kept = ["in 2018\u00a0г. it rose.", "in 2018 it rose.", "by 5\u00a0% or so.", "No.\u00a05 and No. x.", "Word\u00a0– and dash.", "well-known x-5."]
    kept += ["№\u00a0СК\u00a020.", "4\u00a0дома на 10\u00a0000\u00a0мест.", "9\u00a0млрд\u00a0руб.", "ООО\u00a0«Блеск»."]
    assert said[said.index("Starting conditions") + 1 :][: len(kept)] == kept


def test_a_title_page_does_not_tell_the_years_that_the_title_tells() -> None:
    head = "format: clustermodel/1\nprogram: {id: p, title: From 2025 to 2029, cluster: C, horizon: 2025..2029, status: draft}\n"
    said = told("", head=head)
    assert said[said.index("From 2025 to 2029") + 1] == "Draft"


def test_who_reads_a_translation_knows_what_points_at_nothing_by_the_letters_of_the_others() -> None:
    text = """
swot:
  strengths: [{id: S1, code: С1, text: Cheese}]
  opportunities: [{id: O1, text: Guests}]
  pairings: [{id: SO1, quadrant: SO, response: Sell, factors: {С7: unresolved, О: unresolved, O1: stated}}]
"""
    assert "S7** + О** – O1 Sell" in told(text, head=HEAD.replace("id: p,", "id: p, language: ru,"))
    assert "С7** + О** – O1 Sell" in told(text)


def test_a_code_that_was_put_right_is_told_as_it_is_printed_to_those_who_read_the_original() -> None:
    text = """
swot:
  weaknesses: [{id: W1, code: Сл1, text: Old}]
  opportunities: [{id: O1, code: В1, text: New}]
  pairings:
    - {id: WO1, quadrant: WO, response: {ru: Mend, en: Repair}, printed: {factors: С1 - В1}, factors: {W1: corrected, O1: stated}}
    - {id: WO2, quadrant: WO, response: Leave, printed: {factors: Сл1 - В1}, factors: {W1: stated, O1: stated}}
"""
    original = told(text)
    assert "Сл1† – В1 Repair\nСл1 – В1 Leave" in original
    assert original[-2:] == ["“С1 - В1”", "“Сл1\u00a0– В1”"], "the list of misprints"
    assert "WO1 (Сл1† + В1; as printed: “С1 - В1”)" in "\n".join(told(text, readings=True))
    translated = told(text, head=HEAD.replace("id: p,", "id: p, language: ru,"))
    assert "W1† – O1 Repair\nW1 – O1 Leave" in translated
    letters = "Letters of the codes as printed: Сл = W, В = O."
    assert f"{letters}\nMisprints that do not show in a translation are not listed." in translated
    assert not any(letters in one for one in original)


PARTS = """
kpis:
  - {id: '1', name: Sales, unit: crowns, targets: {2030: 9}}
  - {id: '2', name: of which abroad, unit: crowns, part_of: ['1'], targets: {2030: 2}}
  - {id: '3', name: of these by sea, unit: crowns, part_of: ['2'], targets: {2030: 1}}
  - {id: '4', name: pairs sold, unit: pairs, part_of: ['5'], targets: {2030: 1}}
  - {id: '5', name: shoes sold, unit: shoes, part_of: ['4'], targets: {2030: 2}}
statistics:
  - id: made
    name: Output
    unit: t
    rows:
      - {id: cheese, name: Cheese, values: {2024: 9}}
      - {id: blue, name: of which blue, part_of: cheese, values: {2024: 2}}
      - {id: ripe, name: of which ripe, part_of: {cheese: weak}, values: {2024: 1}}
swot: {strengths: [{id: S1, text: Fame, evidence: [blue]}]}
"""


def test_a_part_whose_name_goes_on_from_that_of_its_whole_is_named_with_it() -> None:
    said = {line for one in told(PARTS) for line in one.split("\n")}
    assert {"Sales, of which abroad", "Sales, of which abroad, of these by sea", "pairs sold", "shoes sold"} <= said
    assert {"Cheese, of which blue", "S1: Cheese, of which blue: 2 t (2024)"} <= said
    assert "Cheese, of which ripe" not in said, "that it is a part of it is only a reading"


CODED = """
swot:
  opportunities: [{id: O1, text: Demand abroad}]
  threats: [{id: T1, text: Droughts}]
  strengths: [{id: S1, text: Fame}]
  pairings: [{id: SO1, quadrant: SO, response: Sell abroad, factors: [S1, O1]}]
objectives: [{id: G1, text: Earn more, answers: [SO1]}]
kpis: [{id: K1, name: Sales, measures: [G1]}]
roadmap:
  directions: [{id: D1, title: Markets, pursues: [G1]}]
  actions:
    - {id: '1.1', direction: D1, title: Show the cheese, pursues: [G1], drives: [K1], answers: [SO1]}
    - {id: '1.2', direction: D1, title: Sell the cheese, pursues: [G1]}
risks: [{id: R1, text: The milk runs dry, from: [T1], threatens: ['1.1', K1]}]
"""


def test_what_codes_stand_for_is_told_where_they_stand() -> None:
    signed, annotated = ({one.replace("\u00a0", " ") for one in told(CODED, readings=wanted)} for wanted in (False, True))
    assert {"SO1 Sell abroad", "area 1; actions 1.1, 1.2", "objective 1, indicator 1; SWOT: SO1"} <= signed
    assert {"T1 Droughts", "action 1.1; indicator 1"} <= signed
    assert {"SO1", "D1, 1.1, 1.2", "G1, K1, SO1", "T1", "1.1, K1"} <= annotated


@pytest.mark.parametrize(("language", "said"), [("en", "indicators 1, 2"), ("ru", "показатели 1, 2")])
def test_what_several_numbers_are_of_is_told_once(language: str, said: str) -> None:
    more = CODED.replace("measures: [G1]}]", "measures: [G1]}, {id: K2, name: Profit, measures: [G1]}]")
    signed = {one.replace("\u00a0", " ") for one in told(more, language=language)}
    assert said in signed
    assert ("objective 1, indicators 1, 2" if language == "en" else "задача 1, показатели 1, 2") in {
        one.replace("\u00a0", " ") for one in told(more.replace("drives: [K1], answers: [SO1]", "drives: [K1, K2]"), language=language)
    }


def test_where_a_number_is_from_is_told_if_the_same_year_has_another_one() -> None:
    text = """
sources: [{id: d, kind: document, title: Text}, {id: note, kind: note, within: d, quote: The Board counts 418.}]
statistics:
  - id: s
    name: Output
    rows: [{id: milk, name: milk, values: [{period: 2023, value: 405}, {period: 2024, value: 412}, {period: 2024, value: 418, source: note}]}]
"""
    assert "Milk, 2024: 418 — “The Board counts 418.”" in told(text)
    assert not [one for one in told(text.replace("value: 412", "value: not-set").replace("2024", "2025", 1)) if "Milk, 2023" in one]


def test_what_nobody_can_tell_and_what_is_not_set_is_explained() -> None:
    text = "kpis: [{id: K1, name: A, targets: {2023: 1, 2024: 2}}, {id: K2, name: B, targets: {2024: 2}}]\n"
    assert "An empty cell: no target is set for that period." in told(text)
    assert "An empty cell: no target is set for that period." not in told(text.replace("2023: 1, ", ""))
    prices = "statistics: [{id: s, name: Price, values: {2021: lost, 2022: lost, 2023: 4, 2024: 4, 2025: not-set}}]"
    assert "[…] (2021, 2022)\n4 (2023)\n4 (2024)\n— (2025)" in told(prices)


def test_organisations_that_take_part_are_listed_once_and_what_is_special_stands_with_the_name() -> None:
    text = """
organizations:
  - {id: school, name: School, kind: school, codes: {register: "7"}}
  - {id: chamber, name: Chamber, kind: chamber, profile: {Advice: [farming, money]}}
participants: {members: [{id: s, name: School, kind: school, is: school, profile: {Places: ["24"]}}, {id: f, name: Farm, kind: farm}]}
value_chain:
  stages: [{id: dairy, name: Dairy}]
  products: [{id: cheese, name: Cheese, stages: [dairy], profile: {Made by: [School, Farm]}}]
"""
    said = told(text)
    assert {"Chamber\nAdvice: farming; money", "School\nRegister\u00a07\nPlaces: 24", "Made by", "School\nFarm"} <= set(said)
    assert [one.partition("\n")[0] for one in said].count("School") == 2, "as a participant, and as a producer"


@pytest.mark.parametrize(
    ("status", "cells"),
    [("planned", {"core activity", "planned participant"}), ("actual", {"core activity"})],
)
def test_who_takes_part_is_not_called_a_participant_beside_others_who_are_to(status: str, cells: set[str]) -> None:
    said = told(f"participants: {{members: [{{id: a, name: Alpha, role: core}}, {{id: b, name: Beta, status: {status}}}]}}")
    assert cells <= set(said)
    assert "current participant" not in "".join(said)


def test_a_rank_stands_in_the_place_of_its_number_that_is_lost() -> None:
    text = """
statistics:
  - id: t
    name: Among the counties
    rows: [{id: a, name: Wages, values: [{period: 2018, value: lost, rank: 61}]}, {id: b, name: Jobs, values: [{period: 2018, value: 7, rank: 2}]}]
"""
    signed, annotated = told(text), told(text, readings=True)
    assert {"rank\u00a061", "7 (rank\u00a02)", "Of some numbers only the rank has been preserved."} <= set(signed)
    assert "rank\u00a061" not in annotated


def test_indicators_of_which_only_ranks_are_left_are_a_table_of_ranks() -> None:
    text = """
claims: [{id: c, text: Its share is over 1% of all., evidence: [b]}]
statistics:
  - id: t
    name: Among the counties
    rows:
      - {id: a, name: wages, unit: crowns, ranked_among: counties, scope: Firms only, values: [{period: 2018, value: lost, rank: 61}]}
      - {id: b, name: Share in 2017-2018, unit: "%", ranked_among: counties, values: [{period: 2017..2018, value: lost, rank: 2}, {period: 2018, value: over 1}]}
"""
    cells = ["Indicator", "Rank among counties", "Wages, 2018\nFirms only", "61", "Share in 2017-2018", "2"]
    assert told(text)[-6:] == cells
    assert "The values of these indicators (crowns, %) have not been preserved; only the ranks are given." in told(text)
    assert told(text.replace("over 1}", "over 2}"))[-6:] != cells, "no sentence tells that number"
    differing = told(text.replace("ranked_among: counties, values", "ranked_among: shires, values"))
    assert differing[-5:-3] == ["Rank", "Wages, 2018\nFirms only\nRank among counties"]


def test_a_table_of_ranks_says_whose_they_are() -> None:
    text = """
sources: [{id: rank, kind: note, quote: 61 - rank of the valley among the counties}]
places: [{id: v, name: The valley}]
statistics:
  - id: t
    name: Beside others
    about: [v]
    source: rank
    rows: [{id: a, name: Wages, ranked_among: counties, values: [{period: 2018, value: lost, rank: 61}]}]
"""
    signed = told(text)
    assert "Rank of the valley among the counties" in signed
    assert signed[-4:] == ["Indicator", "Rank", "Wages, 2018", "61"]
    unknown = told(text.replace("61 -", "60 -"))
    assert "The valley" in unknown, "that note is of another number"
    assert unknown[-4:] == ["Indicator", "Rank among counties", "Wages, 2018", "61"]


def test_who_produced_numbers_is_told_with_its_sign_where_it_is_the_reading_of_the_compiler() -> None:
    text = """
sources: [{id: office, kind: producer, title: The Office}]
statistics: [{id: t, name: Trade, origin: [office], judged: [origin], rows: [{id: a, name: Flour, values: {2020: 1}}, {id: b, name: Oats, values: {2020: 1}}]}]
"""
    assert "Source: The Office‡" in told(text)
    assert "Source: The Office" in told(text.replace("judged: [origin], ", ""))


def test_a_column_that_says_something_of_few_indicators_stands_below_their_names() -> None:
    text = """
places: [{id: m, name: The mill}, {id: s, name: Small firms}]
statistics:
  - id: t
    name: Trade
    rows:
      - {id: a, name: Flour, about: [m], values: {2020: 1}}
      - {id: b, name: Bread, about: [s], scope: Small firms, values: {2020: 2}}
      - {id: c, name: Cake, values: {2020: 3}}
      - {id: d, name: Pies, values: {2020: 4}}
"""
    assert {"Flour\nRelates to: The mill", "Bread\nSmall firms"} <= set(told(text))
    assert "Relates to" in told(text.replace("name: Cake", "about: [m], name: Cake"))


def test_tables_have_the_headings_of_the_text_where_the_programme_keeps_them() -> None:
    text = """
sources: [{id: plan, kind: table, columns: [№ п.п., Наименование, Сроки]}]
roadmap: {actions: [{id: '1', title: Meet, when: 2021, source: plan}]}
"""
    assert {"№\u00a0п.п.", "Наименование", "Сроки"} <= {one.replace("№ ", "№\u00a0") for one in told(text)}
    assert "Action" in told(text.replace(", Сроки", ""))
    assert "Action" in told(text, head=HEAD.replace("id: p,", "id: p, language: ru,"))


def test_a_table_of_numbers_has_the_headings_of_the_text_too() -> None:
    text = """
sources: [{id: t, kind: table, columns: [Что, "2020"]}]
statistics: [{id: s, name: Trade, unit: t, source: t, rows: [{id: a, name: Flour, values: {2020: 1}}, {id: b, name: Bread, values: {2020: 2}}]}]
"""
    assert "Что" in told(text)
    assert "Что" not in told(text.replace('"2020"', '"2020", "2021"'))


def test_the_full_stop_after_a_plain_number_is_set_like_it() -> None:
    made = export(loads(f"{HEAD}objectives: [{{id: G1, text: Earn more}}]"), "docx", language="en", as_of=date(2026, 11, 24))
    cells = [cell for table in docx.Document(io.BytesIO(made)).tables for row in table.rows for cell in row.cells]
    number = next(run for cell in cells for run in cell.paragraphs[0].runs if cell.text == "1. Earn more")
    assert (number.text, number.style.name) == ("1.", "Strong")


def test_damaged_words_that_stay_are_said_to_be_printed_so() -> None:
    text = "claims: [{id: c, text: Cheese is mafe of milk, printed: {text: mafe}}, {id: d, text: Milk is fresh, printed: {text: Milk si fresh}}]"
    assert {"Cheese is mafe (as printed) of milk.", "Milk is fresh."} <= set(told(text))
    assert "Cheese is mafe of milk." in told(text, head=HEAD.replace("id: p,", "id: p, language: ru,"))


def test_profiles_of_territories_stand_where_the_text_has_them() -> None:
    text = """
sources:
  - {id: d, kind: document, title: D}
  - {id: '1', kind: section, title: Where we are, within: d, line: 1}
  - {id: towns, kind: table, title: The towns, within: '1', line: 2}
  - {id: maker, kind: note, within: '1', line: 3, quote: 'Source: own look'}
  - {id: end, kind: list, title: In the end, within: '1', line: 4}
places: [{id: a, name: Alden, source: [towns, maker], profile: {Known for: [cheese]}}]
claims: [{id: c, text: It lasts., source: end}, {id: f, text: It begins., source: '1'}]
kpis: [{id: K1, name: Jars, unit: t, targets: {2026: 1}, source: '1'}]
"""
    said = told(text)
    places = [said.index(one) for one in ("It begins.", "The towns", "Source: own look", "In the end\nIt lasts.")]
    assert places == sorted(places)
    assert said.count("The towns") == 1


def test_a_baseline_that_was_read_into_the_programme_is_not_signed() -> None:
    text = "kpis: [{id: K1, name: Members, baseline: {period: 2020, value: 5}, targets: {2021: 6}, judged: [baseline]}]"
    assert not [one for one in told(text) if "Baseline" in one]
    assert [one for one in told(text, readings=True) if "Baseline" in one]


def test_appendices_that_never_came_are_named() -> None:
    text = """
sources: [{id: d, kind: document, title: D}, {id: a1, within: d, kind: appendix, title: Appendix 1, missing: absent}, {id: a2, within: d, kind: appendix, title: Appendix 2}]
"""
    assert "The text refers to them, but they are not attached to it: Appendix\u00a01." in told(text)


def test_a_note_on_a_statement_is_there_in_a_translation_if_it_is_translated() -> None:
    text = """
sources:
  - {id: d, kind: document, title: D}
  - {id: n1, within: d, kind: note, title: {ru: См. список, en: See the list}, quote: "* См. список"}
  - {id: n2, within: d, kind: note, quote: "** Нигде"}
claims: [{id: c, text: {ru: Отрасль* растёт**, en: The industry* grows}, source: [n1, n2]}]
"""
    head = HEAD.replace("id: p,", "id: p, language: ru,")
    assert "* See the list" in told(text, head=head)
    assert "* См. список\n** Нигде" in told(text, head=head, language="ru")


@pytest.mark.parametrize(
    ("seat", "english", "russian"),
    [
        ("{text: Creamery, of: holm, as: representative, office: chair, number: 1}", "Creamery (chair)", "Creamery (председательствует)"),
        ("{text: Head of it, of: holm, as: post, office: chair, number: 1}", "Head of it (Creamery, chair)", "Head of it (Creamery, председатель)"),
        ("{text: Creamery, of: holm, number: 2}", "Creamery (2 seats)", "Creamery (2 места)"),
        ("{text: Creamery, of: holm, number: 21}", "Creamery (21 seats)", "Creamery (21 место)"),
        ("{text: Creamery, of: holm, number: 11}", "Creamery (11 seats)", "Creamery (11 мест)"),
    ],
)
def test_what_a_member_does_and_how_many_seats_there_are_agree_in_number_and_kind(seat: str, english: str, russian: str) -> None:
    text = (
        "participants: {as_of: 2025, members: [{id: holm, name: Creamery, kind: company, role: core}]}\n"
        f"governance: {{bodies: [{{id: b, name: Council, kind: council, members: [{seat}, {{text: Others}}]}}]}}"
    )
    assert english in told(text)
    assert russian in [one.replace("\u00a0", " ") for one in told(text, language="ru")]


def test_a_number_that_the_compiler_estimated_stands_apart_from_those_of_the_text() -> None:
    sized = "{id: a, name: Farms, size: 40, place: v}, {id: b, name: Shops, size: 20..30, judged: [size], place: v}"
    found = told(f"places: [{{id: v, name: Vale}}]\nparticipants: {{as_of: 2025, groups: [{sized}]}}")
    assert "Compiler’s estimate (the text gives no number): Shops: 20–30" in found
    assert {"40", "—"} <= set(found)
    assert "20–30‡" in "\n".join(told(f"participants: {{groups: [{sized.replace(', place: v', '')}]}}", readings=True))


def test_the_words_of_the_text_on_its_approval_stand_on_the_title_page() -> None:
    head = "format: clustermodel/1\nprogram: {id: p, title: Programme, cluster: Cluster, status: approved%s}\n"
    assert "Approved" in told("", head=head % "")
    assert "Approved by the council" in told("", head=head % ", printed: {status: approved by the council}")


TWICE = "statistics: [{id: t, name: Trade, unit: t, rows: [{id: m, name: Milk, values: [{period: 2024, value: 412}, {period: 2024, value: 418%s}]}]}]"


def test_of_two_values_of_a_period_the_one_with_a_remark_stands_in_the_note_that_tells_it() -> None:
    swot = "\nswot: {strengths: [{id: S1, text: Milk is plenty, evidence: [m]}]}"
    found = told(TWICE % ", notes: [Sales on farms are counted.]" + swot)
    assert "412" in found
    assert "Milk, 2024: 418 — Sales on farms are counted." in "\n".join(found)
    assert "S1: Milk: 412 t (2024)" in found
    assert "412; 418" in told(TWICE % "")


def test_the_unit_of_numbers_that_are_lost_is_told() -> None:
    assert "[…] kWh (2020, 2021)" in told("statistics: [{id: s, name: Power, unit: kWh, values: {2020: lost, 2021: lost}}]")


def test_where_reported_values_are_from_is_told_beside_the_producers_of_the_plan() -> None:
    text = HEAD + "sources: [{id: d, kind: document, title: Text}, {id: o, kind: producer, title: Office}]\nkpis: [{id: K1, name: Sales, targets: {2025: 5}}]"
    reported = "format: clustermodel-actuals/1\nprogram: p\nas_of: 2025-12-31\nkpis: {K1: [{period: 2025, value: 4, source: %s}]}"
    for source, is_told in (("Returns", True), ("Office", False)):
        loaded = loads(text)
        loaded.actuals = load_actuals(Source("p.actuals.yaml", reported % source)).value
        made = export(loaded, "docx", language="en", as_of=date(2026, 1, 1))
        said = [one.text for one in docx.Document(io.BytesIO(made)).paragraphs]
        assert ("Sources of what is reported: Returns" in said) == is_told
        assert "Data providers: Office" in said
