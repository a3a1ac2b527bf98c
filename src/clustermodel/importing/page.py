"""An editable sheet as it is now: somebody may have inserted rows above its headings, and columns between them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_uppercase

import attrs

from clustermodel.importing.opening import Grid
from clustermodel.importing.places import place_of, row_of
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.ledger import ColumnOf, Table
from clustermodel.views.workbook.texts import unescaped

_SEARCHED = 50
"""Rows in which headings are looked for."""


@attrs.frozen
class Page:
    """The cells of a sheet. Rows are those of now, columns those of the export."""

    table: Table
    grid: Grid
    header: int
    """The row of the headings now."""
    columns: Mapping[int, int] = attrs.field(factory=dict)
    """Column of the export → column now."""

    def at(self, row: int, column: int) -> object:
        """The value of a cell."""
        return self.grid.at(row, self.columns.get(column, column))

    def text(self, row: int, column: int) -> str:
        """The same as a text."""
        return unescaped(forms.written(self.at(row, column)))

    def place(self, row: int, column: int) -> str:
        """What the cell is called now."""
        return place_of(self.grid.title, self.columns.get(column, column), row)

    def row(self, number: int) -> str:
        """What a row is called."""
        return row_of(self.grid.title, number)

    def merged(self) -> Iterator[tuple[str, str]]:
        """The cells below the headings that are merged with others: the first of them, and the range."""
        for cells in self.grid.markup.merged:
            first = cells.partition(":")[0]
            if int(first.lstrip(ascii_uppercase)) > self.header:
                yield f"{self.grid.title}!{first}", cells

    @property
    def others(self) -> Mapping[str, str]:
        """Place → heading of the columns that were not exported."""
        known = set(self.columns.values())
        headings = ((at, text) for at, text in enumerate(_texts(self.grid, self.header), 1) if at not in known)
        return {place_of(self.grid.title, at, self.header): text for at, text in headings if text.strip()}


def page_of(grid: Grid, table: Table, columns: Sequence[ColumnOf]) -> Page | str:
    """The sheet of a table; if it has not all its headings, the first that is missing."""
    missing = ""
    for row in (table.header, *range(1, min(_SEARCHED, len(grid.rows)) + 1)):
        found = _found(_texts(grid, row), columns)
        if not isinstance(found, str):
            return Page(table, grid, row, found)
        missing = missing or found
    return missing


def _texts(grid: Grid, row: int) -> list[str]:
    return [unescaped(forms.written(value)) for value in (grid.rows[row - 1] if row <= len(grid.rows) else ())]


def _found(headings: list[str], columns: Iterable[ColumnOf]) -> Mapping[int, int] | str:
    """Column of the export → column now; else the heading that is nowhere, or twice."""
    found = {}
    for one in columns:
        places = [index for index, text in enumerate(headings, 1) if text == one.title]
        if one.column not in places and len(places) != 1:
            return one.title
        found[one.column] = one.column if one.column in places else places[0]
    return found
