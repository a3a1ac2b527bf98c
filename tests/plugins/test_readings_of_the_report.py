"""What a reader of the report takes from a sign, a number or a name in it."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from clustermodel import export, load, loads
from tests.plugins.pages import Node, read

ROOT = Path(__file__).parents[2]
REAL, DAIRY = ROOT / "programs/medical_tourism.yaml", ROOT / "examples/dairy/dairy_valley.yaml"
HEAD = "format: clustermodel/1\nprogram: {id: p, title: T, cluster: C, horizon: 2025..2029}\n"


@cache
def page(path: Path, language: str) -> Node:
    return read(export(load(path), "html", language=language, as_of=date(2026, 11, 26)).decode())


def small(yaml: str, day: date = date(2026, 11, 26)) -> Node:
    return read(export(loads(HEAD + yaml), "html", as_of=day).decode())


def times(found: Node, code: str) -> str:
    return found.at(code).all("b", class_="times")[0].text()


def test_a_share_is_told_only_where_the_check_looks_at_all_elements_of_the_kind() -> None:
    found = small("""
governance:
  bodies:
    - {id: office, name: Office, kind: organization, functions: [{id: f1, text: One}, {id: f2, text: Two}]}
    - {id: council, name: Council, kind: council, functions: [{id: f3, text: Three}, {id: f4, text: Four}]}
roadmap:
  actions: [{id: "1", title: Build}, {id: "2", title: Sell}, {id: "3", title: Teach, responsible: [office]}]
""")
    assert times(found, "GV105") == "2", "councils are not asked for actions, so it is not two of four"
    assert times(found, "RM101") == "2 of 3"


@pytest.mark.parametrize(("place", "names"), [("overview", {"K4"}), ("swot", {"С4", "У3", "ST2"}), ("text", {"G6"})])
def test_a_corrected_wording_bears_its_sign_wherever_it_is_told(place: str, names: set[str]) -> None:
    said = page(REAL, "ru").at(place).text().replace("\xa0", " ")
    assert {name for name in names if f"{name}†" in said} == names


def test_a_mere_reference_to_a_corrected_wording_has_no_sign() -> None:
    said = small("""
objectives: [{id: G1, text: Grow, printed: {text: Gorw}}]
kpis: [{id: K1, name: Sales, measures: [G1], targets: {2027: 5}}]
risks: [{id: R1, text: Drought, threatens: [G1]}]
""").at("text").text()
    assert said.count("G1†") == 1
    assert said.count("G1") > 1


def test_a_unit_is_told_by_its_name() -> None:
    found = small("units: [{id: crown, name: crowns}, {id: mcr, name: million crowns, of: crown, times: 1000000}]").at("unit:mcr")
    said = dict(zip((one.text() for one in found.all("dt")), (one.text() for one in found.all("dd")), strict=True))
    assert said["Multiple of"] == "crowns"


def test_the_roadmap_says_when_what_recurs_ends() -> None:
    said = small('roadmap: {actions: [{id: "1", title: Audit, when: 2025-Q4, every: quarter, until: 2027}]}').at("roadmap")
    assert said.all("td", class_="when")[0].text() == "Q4 2025, then every quarter, until 2027"


def test_the_page_of_an_action_says_that_it_was_done_late() -> None:
    assert "выполнено с опозданием" in page(DAIRY, "ru").at("action:2.1").text()


def test_what_is_left_out_on_paper_is_counted_there() -> None:
    lesser = {path: page(path, "ru").at("overview").all("div", class_="lesser") for path in (REAL, DAIRY)}
    assert not lesser[REAL], "nothing is reported there, so there is room"
    on_paper = {path: page(path, "ru").at("overview").all("p", class_="paper")[0].text() for path in (REAL, DAIRY)}
    assert all(one.endswith("— в полном отчёте") for one in on_paper.values())
    assert str(len(lesser[DAIRY][0].all("li"))) in on_paper[DAIRY]


def test_examples_of_a_check_are_not_taken_for_words_of_the_text() -> None:
    assert "якорных компаний»" not in page(REAL, "ru").at("GV103").text()


def test_english_has_its_own_quotation_marks() -> None:
    found = small('roadmap: {actions: [{id: "1", title: Audit, when: 2025, every: half-year}]}').at("RM110").text()
    assert "“2021, then every half-year”" in found


def test_a_name_within_a_sentence_has_no_article_of_a_title() -> None:
    said = page(REAL, "en").at("findings").text()
    assert "oversees The " not in said
    assert "oversees the " in said


def test_codes_of_notes_stand_only_among_the_working_notes() -> None:
    said = page(REAL, "ru").at("kpi:K5")
    assert "B42" in said.all("details", class_="working")[0].text()
    assert said.text().count("B42") == 1


def test_a_bracket_that_is_cut_off_is_closed() -> None:
    said = page(REAL, "ru").at("source:doc").text()
    assert "(ПРОГРАММА …;" not in said


def test_a_source_without_a_title_is_told_by_its_place_to_who_may_not_know_its_language() -> None:
    said = page(DAIRY, "ru").at("overview").text()
    assert "418" in said
    assert "The Milk Board" not in said
    assert "The Milk Board" in page(DAIRY, "en").at("overview").text()


def test_words_of_the_text_that_leave_a_list_open_are_quoted_only_where_it_has_them() -> None:
    said = small("""
participants:
  groups:
    - {id: a, name: Farms, open: true, printed: {open: and so on}}
    - {id: b, name: Shops, open: true}
    - {id: c, name: Pubs}
""").at("text")
    cells = {row.all("td")[0].text(): row.all("td")[-1].text() for row in said.all("tr") if row.all("td")}
    told = [cells[name] for name in ("Farms", "Shops", "Pubs")]
    assert told == ["left open by the text: “and so on”", "there are others", ""]
