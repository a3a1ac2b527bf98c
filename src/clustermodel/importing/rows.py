"""The rows of a free table, from a workbook or a file of comma-separated values."""

import csv
import io
from itertools import islice

from clustermodel.importing import rules
from clustermodel.importing.opening import COLUMNS, ROWS, BookError, Grid, nowhere, open_workbook, refuse_old
from clustermodel.messages import Word

_SEPARATORS = ";\t,"


def read_rows(data: bytes, path: str) -> list[Grid]:
    """The sheets of a workbook, or the one table of a text. Raises BookError for what is neither, or is too large."""
    if data.startswith(b"PK"):
        return list(open_workbook(data, path).values())
    refuse_old(data, path)
    text = _decoded(data)
    if "\0" in text:
        raise BookError(rules.UNREADABLE(span=nowhere(path), values={"reason": Word("it is damaged, or of another kind")}))
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    try:
        lines = islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), ROWS)
        rows = [tuple(row[:COLUMNS]) for row in lines]
    except csv.Error as error:
        raise BookError(rules.UNREADABLE(span=nowhere(path), values={"reason": str(error)})) from error
    return [Grid("", rows)]


def _decoded(data: bytes) -> str:
    """UTF-8, or the encoding that spreadsheets write Russian tables in."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", "replace")
