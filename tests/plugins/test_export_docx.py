"""`export --to docx`: a programme as a document of Word, read back by python-docx."""

import io
import re
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import docx
import pytest
from docx.document import Document as File
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st

from clustermodel import Loaded, export, load, loads
from clustermodel.model.actors import Participant, Participants
from clustermodel.model.header import Header
from clustermodel.model.program import Program
from clustermodel.plugins import docx as exporter
from clustermodel.testing.conformance import PluginTests
from clustermodel.testing.strategies import programs
from clustermodel.views.blocks import Bullets, Chapter, Document, Heading, Inline, Paragraph
from clustermodel.views.blocks import Table as Tabular
from clustermodel.views.document import document
from clustermodel.views.document.paper import PAPER
from clustermodel.views.execution import known

ROOT = Path(__file__).parents[2]
HEAD = "format: clustermodel/1\nprogram: {id: p, title: Programme, cluster: Cluster}\n"
PROGRAMMES = [ROOT / "programs/medical_tourism.yaml", ROOT / "examples/dairy/dairy_valley.yaml"]
DAY = date(2026, 11, 24)
both = pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)


class TestDocx(PluginTests):
    plugin = exporter


@cache
def loaded(path: Path) -> Loaded:
    return load(path)


@cache
def published(path: Path, language: str = "ru") -> bytes:
    return export(loaded(path), "docx", language=language, as_of=DAY, remarks="annex", readings=True)


def made(text: str, language: str = "en", **options: Any) -> File:
    return read(export(loads(HEAD + text), "docx", language=language, as_of=DAY, **{"readings": True} | options))


def read(data: bytes) -> File:
    return docx.Document(io.BytesIO(data))


def texts(file: File, style: str) -> list[str]:
    return [one.text for one in file.paragraphs if one.style is not None and one.style.name in (style, f"{style} Kept")]


def cells(table: Table) -> list[list[str]]:
    return [[as_said(cell.text) for cell in row.cells] for row in table.rows]


def as_said(text: str) -> str:
    """A text without what is done for the look of numbers."""
    return text.replace("\xa0", " ").replace("\u2212", "-")


def said(content: Inline) -> str:
    told = "".join(piece.text + (piece.mark.on_paper if piece.mark else "") for piece in content)
    return as_said(told.replace("\r", "\n"))


def expected(path: Path, language: str = "ru") -> Document:
    links = loaded(path).in_languages
    return document(links, language, attrs.evolve(PAPER, as_of=DAY), known(links.program, loaded(path).reported_in_languages, DAY))


@both
@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_cell_of_every_table_says_what_the_programme_says(path: Path, language: str) -> None:
    wanted = [block for chapter in expected(path, language).chapters for block in chapter.blocks if isinstance(block, Tabular)]
    found = read(published(path, language)).tables
    assert len(found) == len(wanted) > 10
    for table, block in zip(found, wanted, strict=True):
        head = [block.columns] if any(block.columns) else []
        assert cells(table) == [[said(cell) for cell in row] for row in (*head, *block.rows)]


def headings(chapter: Chapter) -> list[tuple[int, str]]:
    """The headings of a chapter with their levels."""
    below = [said(block.content) for block in chapter.blocks if isinstance(block, Heading)]
    return [(chapter.level, chapter.title), *((chapter.level + 1, one) for one in below)]


_RUNNING = {"Body Text", "Body Text Kept", "Lead In", "Note", "Note Lead In"}


@both
def test_paragraphs_lists_and_headings_are_all_there(path: Path) -> None:
    blocks = [block for chapter in expected(path).chapters for block in chapter.blocks]
    file = read(published(path))
    chapters = expected(path).chapters
    for level in (1, 2, 3):
        deeper = [one for chapter in chapters for one in headings(chapter) if one[0] == level]
        assert [as_said(one) for one in texts(file, f"Heading {level}")] == [as_said(text) for _, text in deeper]
    running = [as_said(one.text) for one in file.paragraphs if one.style and one.style.name in _RUNNING]
    assert running == [said(block.content) for block in blocks if isinstance(block, Paragraph)]
    items = [as_said(one.text) for one in file.paragraphs if one.style and str(one.style.name).startswith("List Bullet")]
    assert items == [said(item.content) for block in blocks if isinstance(block, Bullets) for item in block.items]


@both
def test_the_same_programme_gives_the_same_bytes(path: Path) -> None:
    assert published(path) == export(load(path), "docx", language="ru", as_of=DAY, remarks="annex", readings=True)


def test_only_the_day_asked_for_is_in_the_file() -> None:
    data = published(PROGRAMMES[0])
    assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    found = read(data).core_properties
    assert found.created is not None
    assert (found.created.date(), found.modified, found.author) == (DAY, found.created, "")
    assert found.title == "ПРОГРАММА РАЗВИТИЯ КЛАСТЕРА МЕДИЦИНСКОГО ТУРИЗМА СТАВРОПОЛЬСКОГО КРАЯ ДО 2024 ГОДА"


ALLOWED = {"pStyle", "rStyle", "sectPr", "tblStyle", "tblW", "tblLayout", "tblLook", "tcW", "tblHeader", "cantSplit"}


@both
def test_looks_are_styles_and_nothing_else(path: Path) -> None:
    file = read(published(path))
    body = file.element.body
    properties = [one for tag in ("pPr", "rPr", "tblPr", "tcPr", "trPr") for one in body.iter(qn(f"w:{tag}"))]
    assert {child.tag for one in properties for child in one} <= {qn(f"w:{name}") for name in ALLOWED}
    used = {one.get(qn("w:val")) for tag in ("pStyle", "rStyle", "tblStyle") for one in body.iter(qn(f"w:{tag}"))}
    assert used <= {style.style_id for style in file.styles}


def test_styles_have_one_font_and_a_reader_without_it_is_told_another() -> None:
    archive = zipfile.ZipFile(io.BytesIO(published(PROGRAMMES[0])))
    assert set(re.findall(r'w:ascii="([^"]*)"', archive.read("word/styles.xml").decode())) == {"Times New Roman"}
    assert b"PT Astra Serif" in archive.read("word/fontTable.xml")


@pytest.mark.parametrize(
    ("language", "region"), [("ru", "ru-RU"), ("en", "en-GB"), ("en-US", "en-US"), ("ru-BY", "ru-BY"), ("x-y", "x-y"), ("zz", "zz")]
)
def test_word_is_told_which_dictionary_to_take(language: str, region: str) -> None:
    file = made("places: []", language)
    assert [one.get(qn("w:val")) for one in file.styles.element.iter(qn("w:lang"))] == [region]


def test_contents_lead_to_the_headings_by_fields_that_hold_their_pages() -> None:
    file = read(published(PROGRAMMES[0]))
    names = [one.get(qn("w:name")) for one in file.element.body.iter(qn("w:bookmarkStart"))]
    headed = [one for one in file.paragraphs if one.style is not None and str(one.style.name).startswith("Heading")]
    names = [name for name, one in zip(names, headed, strict=True) if one.style and one.style.name in ("Heading 1", "Heading 2")]
    assert [one.get(qn("w:anchor")) for one in file.element.body.iter(qn("w:hyperlink"))] == names
    codes = [str(one.text).strip() for one in file.element.body.iter(qn("w:instrText"))]
    assert codes == [rf"PAGEREF {name} \h" for name in names]
    begins = [one for one in file.element.body.iter(qn("w:fldChar")) if one.get(qn("w:fldCharType")) == "begin"]
    assert {one.get(qn("w:dirty")) for one in begins} == {"true"}
    assert texts(file, "toc 1") == [f"{text}\t" for text in texts(file, "Heading 1")]
    assert file.settings.element.find(qn("w:updateFields")) is not None


def test_pages_are_a4_and_numbered_except_the_title_page() -> None:
    sections = list(read(published(PROGRAMMES[0])).sections)
    for section in sections:
        assert section.page_width is not None
        assert section.page_height is not None
        assert sorted(round(side / Mm(1)) for side in (section.page_width, section.page_height)) == [210, 297]
    numbered = ["PAGE" in section.footer.paragraphs[0].part.blob.decode() for section in sections]
    assert numbered == [False, *[True] * (len(sections) - 1)]
    assert sections[0].footer.paragraphs[0].text == "СТАВРОПОЛЬ 2020"
    others = read(published(PROGRAMMES[1])).sections
    assert {section.orientation for section in others} == {WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT}


def test_headings_of_a_table_stand_on_each_page_and_short_rows_are_not_torn() -> None:
    file = read(published(PROGRAMMES[0]))
    headed = [table for table in file.tables if table.style is not None and table.style.name == "Programme Table"]
    xml = file.element.body
    assert len(headed) == len(list(xml.iter(qn("w:tblHeader")))) > 10
    assert len(list(xml.iter(qn("w:cantSplit")))) > 100


def test_swot_is_a_square_of_four_lists() -> None:
    file = made("swot: {strengths: [{id: S1, text: Air}, {id: S2, text: Water}], threats: [{id: T1, code: У1, text: Storms}]}")
    assert cells(file.tables[1]) == [["Strengths", "Weaknesses"], ["S1 Air\nS2 Water", ""]]
    assert cells(file.tables[2]) == [["Opportunities", "Threats"], ["", "У1 Storms"]]


def test_evidence_of_factors_is_a_list() -> None:
    file = made(
        "swot: {strengths: [{id: S1, text: Air, evidence: {pure: stated, good: weak}}]}\n"
        "claims: [{id: pure, text: It is pure}, {id: good, text: It is good}]"
    )
    assert "Evidence for the factors:" in [one.text for one in file.paragraphs]
    assert texts(file, "List Bullet") == ["S1: It is pure; It is good◊"]
    assert texts(file, "Note")[-1] == "◊ inferred by the compiler, merely plausible"


NOTED = "risks: [{id: R1, text: Rain, notes: [Often.]}]"


def test_what_is_to_be_signed_holds_no_remarks_of_the_compiler() -> None:
    assert "Remarks" not in "".join(one.text for one in made(NOTED).paragraphs)


@pytest.mark.parametrize(
    ("where", "chapters", "sections"),
    [
        ("annex", ["Programme summary", "Risks", "Remarks"], []),
        ("chapters", ["Programme summary", "Risks"], ["Remarks"]),
        ("none", ["Programme summary", "Risks"], []),
    ],
)
def test_remarks_stand_where_they_are_wanted(where: str, chapters: list[str], sections: list[str]) -> None:
    file = made(NOTED, remarks=where)
    assert (texts(file, "Heading 1"), texts(file, "Heading 2")) == (chapters, sections)
    assert texts(file, "List Bullet") == ([] if where == "none" else ["R1 — Often."])


SOURCES = """
sources:
  - {id: whole, kind: document, title: The document}
  - {id: bare, kind: section, within: whole}
  - {id: one, kind: section, title: Chapter one, within: bare}
  - {id: two, kind: section, title: Chapter two, within: whole}
  - {id: note, kind: note, title: Reckoned by hand, within: one}
  - {id: said, quote: It grows, within: note}
  - {id: office, kind: producer, title: The office}
claims: [{id: grows, text: It grows, source: said}]
"""


def test_what_is_to_be_signed_lists_what_it_rests_on_without_working_notes() -> None:
    signed, annexed = made(SOURCES), made(SOURCES, remarks="annex")
    assert texts(signed, "List Bullet") == ["The document", "The office"]
    assert texts(signed, "List Bullet 2") == ["Chapter one (section)"]
    assert texts(annexed, "List Bullet 2") == ["section (untitled)", "Chapter two (section)"]
    assert "Reckoned by hand (note)" in [one.text for one in annexed.paragraphs]


def test_the_title_page_says_nothing_that_is_a_reading() -> None:
    head = "format: clustermodel/1\nprogram: {id: p, title: P, cluster: C, horizon: 2020..2024, status: draft, territory: k,"
    file = read(export(loads(head + " edition: {number: 2, issued: 2020}}\nplaces: [{id: k, name: Krai}]"), "docx"))
    assert (texts(file, "Cover Head"), texts(file, "Subtitle")) == (["Krai"], ["2020–2024", "Draft", "Edition 2"])
    read_into = read(export(loads(head + " judged: [horizon, status]}\nplaces: [{id: k, name: Krai}]"), "docx"))
    assert texts(read_into, "Subtitle") == []


@given(programs())
@settings(max_examples=25, deadline=None)
def test_any_programme_is_published_whole(program: Program) -> None:
    file = read(export(Loaded(program=program), "docx", language="ru", as_of=DAY, remarks="annex", readings=True))
    found = document(Loaded(program=program).in_languages, "ru", PAPER)
    tables = [block for chapter in found.chapters for block in chapter.blocks if isinstance(block, Tabular) and block.columns]
    for table, block in zip(file.tables, tables, strict=True):
        head = [block.columns] if any(block.columns) else []
        assert cells(table) == [[safe(said(cell)) for cell in row] for row in (*head, *block.rows)]
    assert texts(file, "Heading 1") == [safe(chapter.title) for chapter in found.chapters]


hostile = st.text(st.characters(codec="utf-8") | st.sampled_from('\x00\x01\x0b\x1b\x85\u202e\ufffe&<>"\'\t\n\r\\{}[]]]>'), min_size=1)


@given(hostile, hostile)
@settings(max_examples=60, deadline=None)
def test_any_text_is_text(name: str, service: str) -> None:
    program = Program(
        format="clustermodel/1",
        header=Header(id="p", title=name, cluster="C"),
        participants=Participants(members=(Participant(id="m", name=name, services=(service,)),)),
    )
    file = read(export(Loaded(program=program), "docx", language="en", as_of=DAY))
    assert cells(file.tables[1])[1] == [safe(name), "current participant", safe(service)]


def safe(text: str) -> str:
    """What no XML can hold is shown as U+FFFD; every line break is one."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", "\ufffd", as_said(text)).replace("\r", "\n")


def test_a_tall_row_goes_on_on_the_next_page_instead_of_leaving_this_one_empty() -> None:
    factors = ", ".join(f"{{id: S{number}, text: {'word ' * 20}}}" for number in range(20))
    rows = made(f"swot: {{strengths: [{factors}]}}").tables[1]._tbl.tr_lst
    assert [bool(list(row.iter(qn("w:cantSplit")))) for row in rows] == [True, False]


@pytest.mark.parametrize(("language", "said"), [
    ("en", "Translation from Russian. Title of the original: “План”"),
    ("de", None),
    ("ru", None),
])  # fmt: skip
def test_a_translation_says_on_its_title_page_of_what_it_is_one(language: str, said: str | None) -> None:
    text = "format: clustermodel/1\nprogram: {id: p, title: {ru: План, en: Plan}, cluster: C, language: ru}"
    assert texts(read(export(loads(text), "docx", language=language)), "Subtitle") == ([said] if said else [])
