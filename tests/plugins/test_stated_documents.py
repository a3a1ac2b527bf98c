"""What goes out of the house says what the programme's text says; what was read into it is shown to those who ask for it."""

import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings

from clustermodel import Loaded, Program, export, load, loads
from clustermodel.api import links_of
from clustermodel.testing.strategies import programs
from clustermodel.views.stated import stated

ROOT = Path(__file__).parents[2]
REAL = ROOT / "programs/medical_tourism.yaml"
DAIRY = ROOT / "examples/dairy/dairy_valley.yaml"
HEAD = "format: clustermodel/1\nprogram: {id: p, title: Programme, cluster: Cluster}\n"
TEXT = """
objectives: [{id: G1, text: Sell}, {id: G2, text: Guess, basis: weak}]
organizations: [{id: office, name: Office}]
kpis:
  - {id: K1, name: Sales, aggregation: flow, measures: {G1: strong, G2: stated}, responsible: [office]}
  - {id: K2, name: Guests, unit: beds, aggregation: stock, judged: [aggregation, unit], measures: [G1]}
clusters: [{id: farm, name: Farms}]
links:
  - {id: L1, kind: goods, text: They feed us, with: [farm]}
  - {id: L2, kind: goods, text: They harm us, with: [farm], judged: [kind]}
"""


def told(made: bytes) -> str:
    file = docx.Document(io.BytesIO(made))
    cells = (cell.text for table in file.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(one.text for one in file.paragraphs), *cells))


def of(text: str, name: str = "docx", **options: Any) -> str:
    return told(export(loads(HEAD + text), name, language="en", as_of=date(2026, 11, 24), **options))


def test_what_is_inferred_is_shown_only_to_those_who_ask() -> None:
    signed, annotated = of(TEXT), of(TEXT, readings=True)
    assert "Guess" not in signed
    assert "Guess◊" in annotated or "G2◊" in annotated
    assert signed.count("Shows progress towards: Sell") == 1, "K2 states it"
    assert annotated.count("G1° Sell") + annotated.count("G1 Sell") > 1


def test_other_readings_of_a_misprint_that_is_put_right_are_told_also_in_what_is_sent() -> None:
    """Whoever reads only one of them takes a guess for certain."""
    factors = "{W1: {basis: corrected, or: [W3]}, T1: {basis: stated, or: [T2]}}"
    listed = ", ".join(f"{{id: {id}, text: {id} is}}" for id in ("W1", "W3"))
    around = ", ".join(f"{{id: {id}, text: {id} is}}" for id in ("T1", "T2"))
    pairing = f"{{id: WT1, quadrant: WT, response: Sell, factors: {factors}, printed: {{factors: X9}}}}"
    assert "W1† (or W3) – T1 Sell" in of(f"swot: {{weaknesses: [{listed}], threats: [{around}], pairings: [{pairing}]}}")


def test_the_print_that_is_put_right_is_no_other_reading_in_what_is_sent() -> None:
    """Nobody who sees «T1 (or T2)» beside «T2, to be read as T1» in the list of misprints knows what is meant."""
    around = ", ".join(f"{{id: {id}, text: {id} is}}" for id in ("T1", "T2", "T3"))
    factors = "{W1: stated, T1: {basis: corrected, or: [T2, T3]}}"
    pairing = f"{{id: WT1, quadrant: WT, response: Sell, factors: {factors}, printed: {{factors: W1 - T2}}}}"
    text = f"swot: {{weaknesses: [{{id: W1, text: W1 is}}], threats: [{around}], pairings: [{pairing}]}}"
    assert "W1 – T1† (or T3) Sell" in of(text)
    assert "T1† (or T2, T3)" in of(text, readings=True)


CODES = """
objectives: [{id: G1, text: Sell}, {id: G2, text: Learn, code: Ц2}, {id: G3, text: Build}]
kpis: [{id: K7, code: "1.", name: Sales, measures: [G3, G2]}, {id: K8, code: "1.1", name: Exports, part_of: [K7]}]
risks: [{id: R1, text: Rain, threatens: [K8, G2, G3]}]
roadmap:
  directions: [{id: D1, title: Market, pursues: [G1]}]
  actions: [{id: "1.1", title: Meet, pursues: [G1, G3], drives: [K8], in: D1}]
"""


def test_ids_of_the_file_are_plain_numbers_on_paper_and_codes_of_the_text_stay() -> None:
    signed, annotated = of(CODES), of(CODES, readings=True)
    assert not {"G1", "G3", "K7", "K8", "R1", "D1"} & set(re.findall(r"\w+", signed))
    assert {"G1", "G3", "K7", "K8", "R1", "D1"} <= set(re.findall(r"\w+", annotated))
    for said in ("1. Market", "Ц2", "indicator\u00a01.1", "objectives\u00a01, 2", "Shows progress towards: Build; Ц2 Learn"):
        assert said in signed, said


def test_a_term_that_is_judged_is_not_told_but_a_unit_is_with_its_sign() -> None:
    assert "the level at the end" not in of(TEXT)
    assert "the level at the end" in of(TEXT, readings=True)
    assert "beds‡" in of(TEXT)


def test_that_indicators_are_to_grow_is_not_told_if_nobody_says_so() -> None:
    kpis = "kpis: [{id: K1, name: A, direction: increase}, {id: K2, name: B, direction: increase, judged: [direction]}]"
    assert [of(kpis, readings=readings).count("Desired trend") for readings in (False, True)] == [1, 2]


def test_a_statistic_that_is_called_like_the_indicator_is_not_named() -> None:
    text = "statistics: [{id: s, name: Sales}]\nkpis: [{id: K1, name: Sales, statistic: {s: stated}}]"
    assert ["Statistic:" in of(text, readings=readings) for readings in (False, True)] == [False, True]


def test_a_link_whose_kind_is_judged_is_a_reading_as_a_whole() -> None:
    assert ("They feed us" in of(TEXT), "They harm us" in of(TEXT)) == (True, False)
    assert "They harm us" in of(TEXT, readings=True)


@pytest.mark.parametrize("path", [REAL, DAIRY], ids=lambda path: path.stem)
@pytest.mark.parametrize("name", ["docx", "catalogue", "register"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_nothing_inferred_stands_in_what_is_sent(path: Path, name: str, language: str) -> None:
    text = told(export(load(path), name, language=language, as_of=date(2026, 11, 24)))
    assert not {"°", "◊"} & set(text)


@given(programs())
@settings(max_examples=30, deadline=None)
def test_any_programme_has_a_part_that_its_text_states(program: Program) -> None:
    links = links_of(stated(links_of(program)))
    left = [links.paths[address] for address, one in links.elements.items() if one.basis.inferred and one.KIND != "program"]
    around = {path[:length] for path in links.paths.values() for length in range(len(path))}
    assert set(left) <= around, "what holds something that is stated stays"
    inferred = {one.relation for one in links.edges if one.basis.inferred and one.ref is not None}
    assert inferred <= {"part_of", "observed_by"}, "by them papers find numbers that do not agree, and say that it is uncertain"
    assert set(links.elements) <= set(links_of(program).elements)
    assert export(Loaded(program=program), "docx", language="ru", as_of=date(2026, 11, 24))


def test_dates_and_what_cannot_be_left_open_stay_when_they_are_judged() -> None:
    actions = "roadmap: {actions: [{id: '1', title: Meet, when: 2026, every: quarter, until: 2027, judged: [every]}]}\n"
    assert "quarter" in of(actions).lower()
    members = "participants: {members: [{id: a, name: Alpha}, {id: b, name: Beta, status: planned, judged: [status]}]}\n"
    text = of(members, "register")
    assert "None" not in text
    assert "planned participant‡" in text
    assert "Beta" in of(members, "catalogue", planned=True)


def test_numbers_of_different_kinds_are_told_apart() -> None:
    text = "objectives: [{id: G1, text: Sell}]\nroadmap:\n  directions: [{id: D1, title: Market, pursues: [G1]}]\n"
    text += "  actions: [{id: '1.1', title: Meet, pursues: [G1]}, {id: '1.2', title: Talk, pursues: [G1]}]\n"
    assert "area\u00a01; actions 1.1, 1.2" in of(text)
    assert "D1, 1.1, 1.2" in of(text, readings=True)


@pytest.mark.parametrize(("printed", "shown"), [("C1 – O1", "С1 – O1 Sell"), ("X1 – O1", "С1† – O1 Sell")])
def test_a_slip_that_nobody_can_see_bears_no_sign(printed: str, shown: str) -> None:
    text = (
        "swot: {strengths: [{id: S1, code: С1, text: Air}], opportunities: [{id: O1, text: Trade}],\n"
        f"  pairings: [{{id: SO1, quadrant: SO, response: Sell, printed: {{factors: {printed}}},\n"
        "    factors: {S1: corrected, O1: stated}}]}"
    )
    loaded = loads(HEAD.replace("id: p,", "id: p, language: ru,") + text)
    assert shown in told(export(loaded, "docx", language="ru"))
