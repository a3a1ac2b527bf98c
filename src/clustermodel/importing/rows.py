"""The rows of a free table, from a workbook or a file of comma-separated values."""

import csv
import io
from collections.abc import Callable
from itertools import islice

from clustermodel.importing import rules
from clustermodel.importing.opening import COLUMNS, ROWS, BookError, Grid, nowhere, open_workbook, refuse_old
from clustermodel.messages import Word

_SEPARATORS = ";\t,"


def read_rows(data: bytes, path: str, is_table: Callable[[Grid], bool]) -> list[Grid]:
    """The sheets of a workbook, or the one table of a text. Raises BookError for what is neither, or is too large.

    The cells of a text are separated by the sign that makes it a table, as `is_table` knows one.
    """
    if data.startswith(b"PK"):
        return list(open_workbook(data, path).values())
    refuse_old(data, path)
    text = _decoded(data)
    if "\0" in text:
        raise BookError(rules.UNREADABLE(span=nowhere(path), values={"reason": Word("it is damaged, or of another kind")}))
    try:
        grids = [_grid(text, separator) for separator in _SEPARATORS]
    except csv.Error as error:
        raise BookError(rules.UNREADABLE(span=nowhere(path), values={"reason": str(error)})) from error
    found = next(filter(is_table, grids), grids[0])
    if text.count('"') % 2 and any("\n" in cell for row in found.rows for cell in row):
        reason = Word("a cell begins with a quotation mark that nothing closes, and the rows after it cannot be told apart")
        raise BookError(rules.UNREADABLE(span=nowhere(path), values={"reason": reason}))
    return [found]


def _grid(text: str, separator: str) -> Grid:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows = [tuple(row) for row in islice(lines, ROWS)]
    cut = any(len(row) > COLUMNS for row in rows) or next(lines, None) is not None
    return Grid("", [row[:COLUMNS] for row in rows], cut)


def _decoded(data: bytes) -> str:
    """UTF-8, or the encoding that spreadsheets write Russian tables in."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", "replace")
