"""The whole workbook as bytes: the same for the same programme and day."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import partial

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from clustermodel.links.index import Links
from clustermodel.views.blocks import Chapter, plain
from clustermodel.views.labels import labels, language_of
from clustermodel.views.members import markings
from clustermodel.views.printable import printable
from clustermodel.views.telling import Teller
from clustermodel.views.workbook import drawing, ledger
from clustermodel.views.workbook.chapters import draw_chapter
from clustermodel.views.workbook.guide import guide
from clustermodel.views.workbook.layout import Sheet
from clustermodel.views.workbook.ledger import Ledger, Locked
from clustermodel.views.workbook.listing import choices
from clustermodel.views.workbook.looks import add_styles
from clustermodel.views.workbook.tables import Drawn, Lists
from clustermodel.views.workbook.texts import unescaped

_STAMP = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file knows."""
_NUMBERS_AS_TEXTS = b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'


def workbook(links: Links, sheets: Iterable[Sheet], chapters: Iterable[Chapter], language: str, as_of: date) -> bytes:
    """The workbook of a programme: how it is filled in, its passport, the editable sheets, the other chapters."""
    book = Workbook()
    book.remove(book.worksheets[0])
    add_styles(book)
    first, *rest = chapters
    tell, editable = Teller(links, language), [*sheets]
    title = tell.wording.text(links.program.header.title)
    foreign = language_of(language) != language_of(links.program.header.language)
    heads = [title, *map(plain, markings(tell))]
    pages = [_chapter(book, guide(heads, editable, language, as_of, foreign=foreign)), _chapter(book, first)]
    drawing.on_one_page(pages[0])
    drawn = [Drawn(_new(book, sheet.title), sheet, language) for sheet in editable]
    pages += [_chapter(book, chapter) for chapter in rest]
    _finish(book, links, drawn, pages, language)
    return _bytes(book, title, as_of)


def _new(book: Workbook, title: str) -> Worksheet:
    made: Worksheet = book.create_sheet(drawing.sheet_title(title, book.sheetnames))
    return made


def _chapter(book: Workbook, chapter: Chapter) -> Worksheet:
    made = _new(book, chapter.title)
    draw_chapter(made, chapter)
    return made


def _finish(book: Workbook, links: Links, drawn: list[Drawn], pages: list[Worksheet], language: str) -> None:
    """Fill the editable sheets, and write the hidden ones."""
    lists = Lists(book)
    tell = Teller(links, language)
    for one in drawn:
        one.draw(lists, partial(choices, tell), labels(language))
    hidden = book.create_sheet(ledger.TITLE)
    hidden.sheet_state = "hidden"
    found = Ledger(
        program=links.program.header.id,
        tables=tuple(one.table for one in drawn),
        columns=tuple(column for one in drawn for column in one.columns),
        entries=tuple(entry for one in drawn for entry in one.entries),
        locked=(*(text for one in drawn for text in one.locked), *(text for page in pages for text in _texts(page))),
    )
    for number, row in enumerate(found.rows(), 1):
        for column, text in enumerate(row, 1):
            drawing.put(hidden.cell(number, column), text)


def _texts(page: Worksheet) -> Iterator[Locked]:
    """What the hidden sheet says of a sheet of which nothing can be edited."""
    for line in page.iter_rows():
        for cell in line:
            if cell.value is not None and cell.column and cell.row:
                yield Locked(page.title, str(cell.row), cell.column, unescaped(str(cell.value)))


def _bytes(book: Workbook, title: str, as_of: date) -> bytes:
    """Saved, with times that tell nothing but the day asked for."""
    day = datetime(as_of.year, as_of.month, as_of.day)  # noqa: DTZ001 - the format knows no zones
    book.properties.title, book.properties.creator = printable(title), "clustermodel"
    book.properties.created = day
    saved = io.BytesIO()
    book.save(saved)
    book.properties.modified = day
    core = tostring(book.properties.to_tree())
    made = io.BytesIO()
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = core if name == "docProps/core.xml" else before.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data = _calm(data)
            after.writestr(zipfile.ZipInfo(name, _STAMP), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _calm(sheet: bytes) -> bytes:
    """A sheet in which Excel puts no mark beside ids and years because they are texts; openpyxl has no setting for it."""
    before = b"<legacyDrawing" if b"<legacyDrawing" in sheet else b"</worksheet>"
    head, sign, tail = sheet.rpartition(before)
    return head + _NUMBERS_AS_TEXTS + sign + tail
