"""The rows of a free table as they are seen: what is merged over several of them stands in each."""

from collections.abc import Iterator, Mapping

from clustermodel.importing import rules, tabular, words
from clustermodel.importing.cells import Row
from clustermodel.importing.headings import Headings
from clustermodel.importing.merged import Area
from clustermodel.importing.notes import Notes
from clustermodel.importing.opening import Grid
from clustermodel.importing.places import place_of, row_of, together
from clustermodel.importing.reading import tell_valueless
from clustermodel.importing.values import Rounded, is_valueless, seen
from clustermodel.messages import Phrase, Word
from clustermodel.views.workbook.forms import levelled

_OF_ONE = Word("number of one cell")


class Lines:
    """The rows below the headings of a table."""

    def __init__(self, grid: Grid, headings: Headings, notes: Notes) -> None:
        self.grid, self.headings, self.notes = grid, headings, notes
        self._columns = {field: column for column, field in headings.columns.items()}
        self._read: list[int] = []
        """The rows that were taken for elements."""

    def __iter__(self) -> Iterator[int]:
        """The numbers of the rows."""
        return (row for row in range(self.headings.row + 1, len(self.grid.rows) + 1) if row not in self.headings.again)

    def row(self, number: int) -> Row:
        """What the cells of a row say, and where they are."""
        places = {field: place_of(self.grid.title, column, number) for field, column in self._columns.items()}
        return Row(row_of(self.grid.title, number), {field: self._text(field, number) for field in self._columns}, places)

    def said(self, row: Row, number: int) -> dict[int, str]:
        """The columns in which a row says something, and what; of what is merged over rows only what concerns a field."""
        cells = self.grid.rows[number - 1] if number <= len(self.grid.rows) else ()
        own = {column: text for column, value in enumerate(cells, 1) if (text := seen(value).strip())}
        return dict(sorted(({self._columns[field]: text for field, text in row.texts.items() if text} | own).items()))

    @property
    def ordinal(self) -> int:
        """The column that counts the rows; 0 if there is none."""
        said = enumerate(self.headings.said, 1)
        return next((column for column, text in said if levelled(text) in words.ORDINAL), 0)

    def text(self, number: int, column: int) -> str:
        """What a cell says."""
        return seen(self.grid.at(number, column)).strip()

    def is_heading(self, said: Mapping[int, str]) -> bool:
        """A row says again what the columns are called, as on each page of a long table."""
        known = self.headings.said
        return len(said) > 1 and all(column <= len(known) and text == known[column - 1] for column, text in said.items())

    def as_meant(self, row: Row, number: int) -> Row:
        """A row that is about an element, without the cells that have no value of their own, which are told."""
        self._read.append(number)
        valueless = {field: text for field, text in row.texts.items() if is_valueless(text)}
        for field, text in valueless.items():
            tell_valueless(text, self.notes.refuse, row.places[field])
        row = row.without(valueless)
        for field in row.texts:
            value = self.grid.at(number, self._columns[field])
            if isinstance(value, Rounded) and value.differs and field != "id":
                shown = Phrase("{number}, as the cell shows it", {"number": value.seen})
                self.notes.assume(row.places[field], str(value), shown)
        shared = [(field, area) for field in row.texts if row.text(field) and (area := self._area(field, number))]
        return row.without({field for field, area in shared if not self._is_sure(row, field, number, area)})

    def _is_sure(self, row: Row, field: str, number: int, area: Area) -> bool:
        """What is merged counts for each row, which is told; but a number that stands for several is that of none."""
        several = area.is_high or sum(area.left <= column <= area.right for column in self._columns.values()) > 1
        text, place = row.text(field), row.places[field]
        if several and "/" in field:
            self.notes.refuse(rules.BAD_CELL, place, found=text, form=_OF_ONE, help=rules.MERGED)
            return False
        if number > area.top:
            self.notes.assume(place, text, Phrase("that of this row, too, as {cells} are merged", {"cells": area.cells}))
        return True

    def _area(self, field: str, number: int) -> Area | None:
        """The range below the headings that a cell is merged with; rows have numbers of their own."""
        area = self.grid.markup.over.at(number, self._columns[field])
        return area if area and field != "id" and area.top > self.headings.row else None

    def _text(self, field: str, number: int) -> str:
        """What a cell, or the first of those that it is merged with, says; what has no value stays as it is."""
        area = self._area(field, number)
        value = self.grid.at(area.top if area else number, self._columns[field])
        if field == "id" and isinstance(value, Rounded):
            return value.seen  # 1.10 is another number of a row than 1.1
        return value if is_valueless(value) else seen(value).strip()

    def tell_hidden(self) -> None:
        """Tell what was read although nobody sees it in the sheet."""
        rows = [row_of(self.grid.title, number) for number in self._read if number in self.grid.markup.hidden_rows]
        columns = sorted({*self.headings.columns} & self.grid.markup.hidden_columns)
        found = together([*rows, *(place_of(self.grid.title, column, self.headings.row) for column in columns)])
        whole = [self.grid.title] if self.grid.is_hidden else []
        if whole or found:
            self.notes.report(tabular.HIDDEN, [*whole, *found])
