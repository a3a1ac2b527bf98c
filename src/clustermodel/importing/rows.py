"""The rows of a free table, from a workbook or a file of comma-separated values."""

import csv
import io
from collections.abc import Callable
from itertools import islice

from clustermodel.importing import rules
from clustermodel.importing.opening import COLUMNS, ROWS, UTF_16, BookError, Grid, nowhere, open_workbook, refuse_old
from clustermodel.messages import Phrase, Word

_SEPARATORS = ";\t,"
_OTHER_ENCODINGS = ("koi8-r", "cp866")
"""In which old programs save Russian tables: of these a text in Windows-1251 says nothing."""


def read_rows(data: bytes, path: str, is_table: Callable[[Grid], bool]) -> list[Grid]:
    """The sheets of a workbook, or the one table of a text. Raises BookError for what is neither, or is too large.

    The cells of a text are separated by the sign that makes it a table, as `is_table` knows one.
    """
    if data.startswith(b"PK"):
        return list(open_workbook(data, path).values())
    refuse_old(data, path)
    text = _decoded(data, path)
    grids = [grid for separator in _SEPARATORS if (grid := _grid(text, separator))]
    if not grids:
        long = Phrase("a cell holds more than {limit} characters, or a quotation mark before it is not closed",
                      {"limit": csv.field_size_limit()})  # fmt: skip
        raise BookError(rules.UNREADABLE(span=nowhere(path), values={"reason": long}))
    found = next(filter(is_table, grids), None)
    if found is None:
        _refuse_other(data, text, path, is_table)
        found = grids[0]
    if text.count('"') % 2 and any("\n" in cell for row in found.rows for cell in row):
        reason = Word("a cell begins with a quotation mark that nothing closes, and the rows after it cannot be told apart")
        raise BookError(rules.UNREADABLE(span=nowhere(path), values={"reason": reason}))
    return [found]


def _refuse_other(data: bytes, text: str, path: str, is_table: Callable[[Grid], bool]) -> None:
    """Raise BookError for a table that is saved as something else than its name or its signs say."""
    if text.lstrip().startswith("<"):
        reason: Word | Phrase = Word("it is a web page, or XML, that a program has saved under this name")
        raise BookError(rules.UNREADABLE(span=nowhere(path), values={"reason": reason}))
    for encoding in _OTHER_ENCODINGS:
        other = data.decode(encoding, "replace")
        if any(grid and is_table(grid) for grid in (_grid(other, separator) for separator in _SEPARATORS)):
            reason = Phrase("it is a text in {encoding}", {"encoding": encoding.upper()})
            raise BookError(rules.UNREADABLE(span=nowhere(path), values={"reason": reason}, hint=rules.AS_TEXT))


def _grid(text: str, separator: str) -> Grid | None:
    """The table of a text; None if it has a cell of more characters than any can have: another sign separates them."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = [tuple(row) for row in islice(lines, ROWS)]
        cut = any(len(row) > COLUMNS for row in rows) or next(lines, None) is not None
    except csv.Error:
        return None
    return Grid("", [row[:COLUMNS] for row in rows], cut)


def _decoded(data: bytes, path: str) -> str:
    """UTF-8, UTF-16 if it says so, or what spreadsheets write Russian tables in. Raises BookError for any other."""
    marked = data.startswith(UTF_16)
    try:
        text = data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        text = "\0" if marked else data.decode("cp1251", "replace")
    if "\0" in text:
        reason = Word("it is neither a workbook nor a text in UTF-8, UTF-16 or Windows-1251")
        raise BookError(rules.UNREADABLE(span=nowhere(path), values={"reason": reason}, hint=rules.AS_TEXT))
    return text
