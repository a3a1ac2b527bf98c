"""Opens a workbook that may have come from anybody, within limits."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import attrs

from clustermodel.diagnostics import Diagnostic, Span
from clustermodel.importing import rules

LIMIT = 64 * 1024 * 1024
"""Bytes that all parts of a workbook may take when they are unpacked."""
PARTS = 2000
"""Parts that a workbook may have."""
ROWS, COLUMNS = 20_000, 256
"""What is read of a sheet."""

Row = tuple[Any, ...]


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

    def at(self, row: int, column: int) -> Any:
        """The value of a cell, both numbers from 1; None if there is none."""
        cells = self.rows[row - 1] if row <= len(self.rows) else ()
        return cells[column - 1] if column <= len(cells) else None


def nowhere(path: str) -> Span:
    """A file as a whole."""
    return Span(path, 1, 1, 1, 1)


def open_workbook(data: bytes, path: str) -> dict[str, Grid]:
    """The sheets of a workbook by title. Raises BookError for what is none, or is too large."""
    _check(data, path)
    try:
        return {grid.title: grid for grid in _grids(data)}
    except ModuleNotFoundError as error:
        raise BookError(rules.NO_READER(span=nowhere(path), values={"module": error.name})) from error
    except Exception as error:  # openpyxl raises whatever a damaged file makes it raise
        raise BookError(rules.UNREADABLE(span=nowhere(path), values={"reason": _said(error)})) from error


def _check(data: bytes, path: str) -> None:
    """Refuse by the directory of the archive, before anything is unpacked: a part cannot be larger than it says there."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise BookError(rules.UNREADABLE(span=nowhere(path), values={"reason": _said(error)})) from error
    size = sum(part.file_size for part in parts)
    if size > LIMIT or len(parts) > PARTS:
        raise BookError(rules.TOO_LARGE(span=nowhere(path), values={"size": size, "limit": LIMIT}))


def _grids(data: bytes) -> Iterator[Grid]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            cut = (sheet.max_row or 0) > ROWS or (sheet.max_column or 0) > COLUMNS
            rows = [tuple(row) for row in sheet.iter_rows(max_row=ROWS, max_col=COLUMNS, values_only=True)]
            yield Grid(sheet.title, rows, cut)
    finally:
        book.close()


def _said(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]
