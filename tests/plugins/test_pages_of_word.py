"""What stays together on the pages of a Word document, and what does not get a page of its own."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as File
from docx.enum.section import WD_ORIENT
from docx.text.paragraph import Paragraph

from clustermodel import export, load, loads

HEAD = "format: clustermodel/1\nprogram: {id: p, title: Programme, cluster: Cluster}\n"


def made(text: str, **options: Any) -> File:
    return docx.Document(io.BytesIO(export(loads(HEAD + text), "docx", language="en", **{"readings": True} | options)))


def kept(paragraph: Paragraph) -> bool:
    """Whether it stays on the page of what comes next: by its style or one that this is based on."""
    style: Any = paragraph.style
    while style is not None and style.paragraph_format.keep_with_next is None:
        style = style.base_style
    return style is not None and bool(style.paragraph_format.keep_with_next)


def producers(number: int) -> str:
    return f"sources: [{', '.join(f'{{id: s{one}, kind: producer, title: Office {one}}}' for one in range(number))}]"


def test_no_page_begins_or_ends_with_a_single_item_of_a_list() -> None:
    items = [one for one in made(producers(20)).paragraphs if one.text.startswith("Office")]
    assert [kept(one) for one in items] == [True, *[False] * 17, True, False]


def test_a_short_list_stays_on_one_page() -> None:
    items = [one for one in made(producers(5)).paragraphs if one.text.startswith("Office")]
    assert [kept(one) for one in items] == [True, True, True, True, False]


def test_an_item_stays_with_its_first_part() -> None:
    parts = ", ".join(f"{{id: c{one}, kind: section, title: Chapter {one}, within: d, basis: stated}}" for one in range(20))
    file = made(f"sources: [{{id: a, kind: producer, title: A}}, {{id: d, kind: document, title: D}}, {parts}]", remarks="annex")
    items = {one.text.partition(" (")[0]: kept(one) for one in file.paragraphs if "(" in one.text}
    assert [items[one] for one in ("A", "D", "Chapter 0", "Chapter 18", "Chapter 19")] == [True, True, False, True, False]


def test_headings_and_what_leads_to_a_table_or_a_list_are_never_the_last_on_a_page() -> None:
    file = made(
        "statistics: [{id: t, name: Trade, scope: Farms, unit: '%', rows: [{id: r, name: Share, values: {2020: 1}}]}]\n"
        "governance: {bodies: [{id: b, name: Council, kind: council, functions: [{id: f, text: Decides}]}]}"
    )
    wanted = {"Starting conditions", "Trade", "Governance", "Council", "Kind: council", "Functions:"}
    assert {one.text for one in file.paragraphs if kept(one) and one.text in wanted} == wanted


def test_a_statement_ends_on_the_page_of_the_note_on_it() -> None:
    note = "{id: n, kind: note, within: d, quote: '* See the annex'}"
    file = made(f"sources: [{{id: d, kind: document, title: D}}, {note}]\nclaims: [{{id: a, text: First., source: d}}, {{id: b, text: So it is., source: d}}, {{id: c, text: It grows*., source: [d, n]}}]")
    assert [(one.text, kept(one)) for one in file.paragraphs if one.text in ("So it is.", "It grows*.")] == [("So it is.", False), ("It grows*.", True)]


def test_a_note_to_a_title_stays_with_what_is_below_it() -> None:
    path = Path(__file__).parents[2] / "programs/medical_tourism.yaml"
    file = docx.Document(io.BytesIO(export(load(path), "docx", language="ru")))
    note = next(one for one in file.paragraphs if one.text.startswith("* Основанием для предлагаемой структуры"))
    assert kept(note)


def test_words_that_only_close_a_list_end_no_line_alone() -> None:
    text = [one.text for one in made("claims: [{id: c, text: 'Сыры, масло и т.п. у нас.'}]").paragraphs]
    assert "Сыры, масло\u00a0и\u00a0т.п. у нас." in text


def test_a_table_ends_on_the_page_of_the_note_below_it() -> None:
    members = ", ".join(f"{{id: m{one}, name: Member {one}, activities: {{farming: strong}}}}" for one in range(20))
    text = f"value_chain: {{activities: [{{id: farming, name: Farming}}]}}\nparticipants: {{members: [{members}]}}"
    file = docx.Document(io.BytesIO(export(loads(HEAD + text), "catalogue", language="en", readings=True)))
    assert file.paragraphs[-2].text.startswith("°")
    assert all(kept(one) for cell in file.tables[-1].rows[-1].cells for one in cell.paragraphs)


@pytest.mark.parametrize(("number", "parted"), [(5, False), (9, True)])
def test_above_a_note_a_table_of_some_rows_can_be_parted_before_its_last_two(number: int, parted: bool) -> None:
    """If it cannot be parted at all, LibreOffice leaves the note alone on the next page."""
    rows = ", ".join(f"{{id: r{one}, name: Row {one}, values: {{2020: {one}, 2021: lost}}}}" for one in range(number))
    table = made(f"statistics: [{{id: t, name: Trade, rows: [{rows}]}}]", readings=False).tables[-1]
    held = [kept(row.cells[0].paragraphs[0]) for row in table.rows[1:]]
    assert held == [True] * (number - 3) + [not parted, True, True]


LONG = "Sales of our own cheese, " * 6


@pytest.mark.parametrize(("name", "number", "across"), [("Sales", 30, False), (LONG, 30, True), (LONG, 20, False), (LONG, 5, False)])
def test_a_table_of_tall_rows_stands_on_landscape_pages_if_it_fills_more_than_one(name: str, number: int, across: bool) -> None:
    targets = "{2021: 1, 2022: 2, 2023: 3, 2024: 4}"
    kpis = ", ".join(f"{{id: K{one}, name: '{name}', unit: t, targets: {targets}}}" for one in range(number))
    assert (WD_ORIENT.LANDSCAPE in {section.orientation for section in made(f"kpis: [{kpis}]").sections}) is across


@pytest.mark.parametrize(("sources", "listed"), [(20, False), (200, True)])
def test_a_short_document_has_no_contents(sources: int, listed: bool) -> None:
    assert ("Contents" in [one.text for one in made(producers(sources)).paragraphs]) is listed


def test_a_form_stays_on_one_page() -> None:
    text = "objectives: [{id: G1, text: Sell}]\nkpis: [{id: K1, name: Sales}]\nrisks: [{id: R1, text: Rain}]"
    rows = made(text).tables[0].rows
    assert [row.cells[0].text for row in rows] == ["Full title", "Cluster", "Objectives", "Key performance indicators"]
    assert [kept(row.cells[0].paragraphs[0]) for row in rows] == [True, True, True, False]


def test_what_leads_to_a_table_of_actions_is_one_paragraph() -> None:
    text = (
        "objectives: [{id: G1, text: Sell}]\norganizations: [{id: o, name: Office}]\n"
        "roadmap: {directions: [{id: D1, title: Care, pursues: [G1]}, {id: D2, title: Fame}], actions: [\n"
        "  {id: '1', direction: D1, title: Act, when: 2021}, {id: '2', direction: D2, title: Show, responsible: [o]}]}"
    )
    found = [one for one in made(text).paragraphs if "G1 Sell" in one.text]
    assert [one.text for one in found] == ["Objective: G1 Sell"]
    assert all(map(kept, found))


def test_a_page_that_has_come_away_from_the_register_says_what_it_is_of_and_the_first_has_the_title() -> None:
    text = "participants: {as_of: 2025-03, members: [{id: a, name: Alpha}]}"
    section = docx.Document(io.BytesIO(export(loads(HEAD + text), "register", language="en"))).sections[0]
    assert [one.text for one in section.header.paragraphs] == ["Register of participants\u00a0— Cluster"]
    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous, "there is none"
    assert "PAGE" in section.first_page_footer.paragraphs[0].part.blob.decode()


@pytest.mark.parametrize(("number", "turns"), [(5, 1), (20, 2)])
def test_only_a_short_chapter_between_landscape_ones_is_one_of_them(number: int, turns: int) -> None:
    values = ", ".join(f"{2000 + one}: 1000000" for one in range(20))
    text = f"""
statistics: [{{id: s, name: Trade, rows: [{{id: r, name: Sales, values: {{{values}}}}}]}}]
organizations: [{", ".join(f"{{id: o{one}, name: Office {one}}}" for one in range(number))}]
kpis: [{{id: K1, name: Jars, unit: t, targets: {{{values}}}}}]
"""
    assert sum(one.orientation is WD_ORIENT.LANDSCAPE for one in made(text, readings=False).sections) == turns
