"""Opens a workbook that may have come from anybody, within limits."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter

import attrs

from clustermodel.diagnostics import Diagnostic, Span, shown_path
from clustermodel.importing import rules
from clustermodel.importing.cellnotes import remarked
from clustermodel.importing.markup import Markup
from clustermodel.importing.serials import shown_in
from clustermodel.importing.tedious import is_tedious, multiplies
from clustermodel.importing.values import Formula, shown
from clustermodel.messages import Phrase, Word
from clustermodel.reachable import unreadable, why

LIMIT = 64 * 1024 * 1024
"""Bytes that all parts of a workbook may take when they are unpacked."""
BYTES = "{size} bytes in memory; the limit is {limit}"
PARTS = 2000
"""Parts that a workbook may have."""
TAGS = 2_500_000
"""Tags in all parts, six or so a cell: what reading costs."""
ROWS, COLUMNS = 20_000, 256
"""What is read of a sheet."""
ALL_ROWS = 10 * ROWS
"""What is read of all sheets. A row costs something even where the file leaves it out."""

_OLD = b"\xd0\xcf\x11\xe0"
"""How .xls begins, and a workbook that is encrypted."""
_OPEN_DOCUMENT, _BEGINNING = b"application/vnd.oasis.opendocument", 200
"""How the first part of an .ods begins, and how many bytes from the beginning of the file."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""How a text in UTF-16 begins, as spreadsheets save «Unicode text»."""
_FORMULAS = (b"<f>", b"<f ", b"<f/>")

Row = tuple[Any, ...]
Cells = Sequence[tuple[int, int]]
"""Some cells, each by its column and its row."""
Formulas = Mapping[tuple[int, int], Formula]


class BookError(ValueError):
    """A file that cannot be imported; `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@attrs.frozen
class Grid:
    """The cells of a sheet."""

    title: str
    rows: list[Row]
    cut: bool = False
    """There may be cells beyond what was read."""
    markup: Markup = attrs.field(factory=Markup)
    is_hidden: bool = False
    """The sheet is one that nobody sees."""
    remarks: Cells = ()
    """The cells with notes."""

    def at(self, row: int, column: int) -> Any:
        """The value of a cell, both numbers from 1; None if there is none."""
        cells = self.rows[row - 1] if row <= len(self.rows) else ()
        return cells[column - 1] if column <= len(cells) else None


def nowhere(path: str) -> Span:
    """A file as a whole: places in a workbook are told by sheet and cell."""
    return Span.whole(path)


def contents(path: Path) -> bytes:
    """The bytes of a file. Raises BookError for what cannot be read, or is larger than a workbook may be."""
    try:
        reason = unreadable(path)
        size = 0 if reason else path.stat().st_size
        data = b"" if reason or size > LIMIT else path.read_bytes()
    except (OSError, ValueError) as error:
        reason, size, data = why(error), 0, b""
    if reason:
        raise BookError(rules.UNREADABLE(span=nowhere(shown_path(path)), values={"reason": reason}))
    if size > LIMIT:
        raise too_large(shown_path(path), Phrase(BYTES, {"size": size, "limit": LIMIT}))
    return data


def open_workbook(data: bytes, path: str) -> dict[str, Grid]:
    """The sheets of a workbook by title. Raises BookError for what is none, or is too large."""
    refuse_old(data, path)
    _check(data, path)
    try:
        _count(data, path)
        with catch_warnings():
            simplefilter("ignore")  # of styles and extensions that openpyxl does not know: they hold no values
            return {grid.title: grid for grid in _grids(data, path)}
    except BookError:
        raise
    except ModuleNotFoundError as error:
        raise BookError(rules.NO_READER(span=nowhere(path), values={"module": error.name})) from error
    except Exception as error:  # openpyxl raises whatever a damaged file makes it raise
        raise BookError(_damaged(path, data)) from error


def refuse_old(data: bytes, path: str) -> None:
    """Raise BookError for a workbook of the old kind."""
    if data.startswith(_OLD):
        reason = Word("it is an .xls of the old kind, or has a password")
        raise BookError(rules.UNREADABLE(span=nowhere(path), values={"reason": reason}))


def _check(data: bytes, path: str) -> None:
    """Refuse by the directory of the archive, before anything is unpacked: a part cannot be larger than it says there."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise BookError(_no_workbook(data, path)) from error
    size = sum(part.file_size for part in parts)
    if size > LIMIT:
        raise too_large(path, Phrase(BYTES, {"size": size, "limit": LIMIT}))
    if len(parts) > PARTS:
        raise too_large(path, Phrase("{n} parts; the limit is {limit}", {"n": len(parts), "limit": PARTS}))


def _count(data: bytes, path: str) -> None:
    """Refuse what has so many tags, or such long ones, that parsing them would take minutes; and texts that multiply."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tags = sum(archive.read(part).count(b"<") for part in archive.infolist())
        if tags > TAGS:
            raise too_large(path, Phrase("{n} tags; the limit is {limit}", {"n": tags, "limit": TAGS}))
        if is_tedious(map(archive.read, archive.infolist())):
            reason = "its number formats or print areas are so long that reading them would take minutes"
            raise too_large(path, Phrase(reason, {}))
        if any(multiplies(archive.read(part)) for part in archive.infolist() if not part.filename.endswith(".svg")):
            raise BookError(_damaged(path))


def too_large(path: str, reason: Phrase) -> BookError:
    """What is raised for a file that would cost too much."""
    return BookError(rules.TOO_LARGE(span=nowhere(path), values={"reason": reason}))


def _no_workbook(data: bytes, path: str) -> Diagnostic:
    """Why this is no workbook: a text may be meant as a free table."""
    is_binary = b"\0" in data and not data.startswith(UTF_16)
    if data.startswith(b"PK") or is_binary or not data.strip():
        return _damaged(path)
    return rules.UNREADABLE(span=nowhere(path), values={"reason": Word("it is a text")}, hint=rules.AS_TABLE)


def _damaged(path: str, data: bytes = b"") -> Diagnostic:
    """What a parser says of such a file is of no help to whoever has it; it is the cause of the BookError."""
    if _OPEN_DOCUMENT in data[:_BEGINNING]:
        return rules.UNREADABLE(span=nowhere(path), values={"reason": Word("it is an .ods, as LibreOffice saves by itself")})
    return rules.UNREADABLE(span=nowhere(path), values={"reason": Word("it is damaged, or of another kind")})


def _grids(data: bytes, path: str) -> Iterator[Grid]:
    """Every sheet, with what its cells show. Raises BookError when there are too many rows."""
    from openpyxl import load_workbook

    formulas = dict(_formulas(data)) if _computes(data) else {}
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    number, read, marked = 0, shown_in(book), dict(_marked(data, path, book))
    try:
        for sheet in book.worksheets:
            cut = (sheet.max_row or 0) > ROWS or (sheet.max_column or 0) > COLUMNS
            known = formulas.get(sheet.title, {})
            lines = [tuple(_values(row, line, known, read)) for row, line in _lines(sheet)]
            markup, remarks = marked[sheet.title]
            grid = Grid(sheet.title, lines, cut, markup, sheet.sheet_state != "visible", remarks)
            number += len(grid.rows)
            if number > ALL_ROWS:
                raise too_large(path, Phrase("more than {limit} rows in its sheets", {"limit": ALL_ROWS}))
            yield grid
    finally:
        book.close()


def _marked(data: bytes, path: str, book: Any) -> Iterator[tuple[str, tuple[Markup, Cells]]]:
    """The title of each sheet, its markup, and its cells with notes.

    Raises BookError for a sheet of which openpyxl would leave out rows.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for sheet in book.worksheets:
            part = sheet._worksheet_path  # noqa: SLF001 - nothing else says which part a sheet is
            found = Markup(archive.read(part), COLUMNS)
            if not found.is_in_order:
                reason = Word("its rows are not numbered one after the other, so that some would be lost")
                raise BookError(rules.UNREADABLE(span=nowhere(path), values={"reason": reason}))
            yield sheet.title, (found, remarked(archive, part))


Line = Iterator[tuple[int, Any]]


def _lines(sheet: Any) -> Iterator[tuple[int, Line]]:
    """The rows of a sheet, and in each its cells, all with their numbers."""
    for row, line in enumerate(sheet.iter_rows(max_row=ROWS, max_col=COLUMNS), 1):
        empty = len({*map(id, line)}) == 1 and line[0].value is None  # one object fills a row, or the gaps in it
        yield row, enumerate(() if empty else line, 1)


def _values(row: int, line: Line, formulas: Formulas, read: Callable[[Any], Any]) -> Iterator[Any]:
    """What the cells of a row show; a formula that nobody has computed shows nothing, and stands for itself."""
    for column, cell in line:
        value = shown(read(cell), cell.number_format)
        yield formulas.get((row, column)) if value is None else value


def _computes(data: bytes) -> bool:
    """There are formulas: only then is it worth reading them, too."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(sign in archive.read(name) for name in sheets for sign in _FORMULAS)


def _formulas(data: bytes) -> Iterator[tuple[str, Formulas]]:
    """The title of each sheet, and its formulas by row and column."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            every = ((row, column, cell) for row, line in _lines(sheet) for column, cell in line)
            yield sheet.title, {(row, column): _formula(cell) for row, column, cell in every if cell.data_type == "f"}
    finally:
        book.close()


def _formula(cell: Any) -> Formula:
    return Formula(getattr(cell.value, "text", cell.value))
