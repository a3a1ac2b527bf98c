"""Units that stand in a heading, behind a name or above a table of indicators, and not in a column of their own."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

import attrs

from clustermodel.importing import expected, measures, rules
from clustermodel.importing.cells import Row
from clustermodel.importing.headings import NAMES, Table, unit_of
from clustermodel.importing.lines import Lines
from clustermodel.importing.notes import Notes
from clustermodel.importing.places import place_of
from clustermodel.messages import Phrase
from clustermodel.views.workbook import forms

_ABOVE = 4
"""Rows above the headings in which a unit may stand for the whole table: «(тыс. руб.)»."""
_NAME = NAMES["kpis"]


class Unit(NamedTuple):
    """A unit, the text that says it, and where."""

    text: str
    found: str
    place: str


class Stated:
    """The units of rows that have none in a column of their own; each is told."""

    def __init__(self, table: Table, lines: Lines, notes: Notes, is_known: Callable[[str], bool]) -> None:
        self.lines, self.notes, self.is_known = lines, notes, is_known
        self.applies = table == "kpis"
        self._columns = {field: column for column, field in lines.headings.columns.items()}

    def read(self, row: Row) -> Row:
        """A row with its unit; without its numbers where two are said of them."""
        if not self.applies:
            return row
        said = [*self._of_headings(row)]
        own = row.text("unit")
        if said and len({measures.measure(one) for one in (*(one.text for one in said), *filter(None, [own]))}) > 1:
            form, help = expected.ONE_UNIT
            self.notes.refuse(rules.BAD_CELL, said[-1].place, found=said[-1].found, form=form, help=help)
            return row.without([field for field in row.texts if "/" in field])
        return row if own else self._with_unit(row, said)

    def _with_unit(self, row: Row, said: list[Unit]) -> Row:
        """A row that has no unit of its own, with that of the headings, of its name, or of the whole table."""
        name, unit = measures.parted(row.text(_NAME))
        if said or not unit:
            found = next(iter([*said, *self._of_cells(row), *self._of_all]), None)
            if found is None:
                return row
            self.notes.assume(found.place, found.found, Phrase("numbers in {unit}", {"unit": found.text}))
            return _given(row, found.text, found.place, row.text(_NAME))
        place, whole = row.places[_NAME], row.text(_NAME)
        self.notes.assume(place, whole, Phrase("{name}, measured in {unit}", {"name": name, "unit": unit}))
        return _given(row, unit, place, whole if self.is_known(whole) else name)

    def _of_headings(self, row: Row) -> Iterator[Unit]:
        """What the headings say of the numbers of a row: those of their columns, or that of the names."""
        fields = [field for field, text in row.texts.items() if text and "/" in field]
        for field in [*fields, *([_NAME] if fields else [])]:
            heading = self.lines.headings.said[self._columns[field] - 1] if field in self._columns else ""
            unit = unit_of(heading)
            if unit:
                place = place_of(self.lines.grid.title, self._columns[field], self.lines.headings.row)
                yield Unit(unit, heading, place)

    def _of_cells(self, row: Row) -> list[Unit]:
        """The unit that stands beside the numbers of a new row: one, however it is written."""
        if self.is_known(row.text(_NAME)):
            return []
        cells = [(text, row.places[field]) for field, text in row.texts.items() if text and "/" in field]
        found = [Unit(unit, text, place) for text, place in cells if (unit := measures.split(text)[1].strip())]
        found = [one for one in found if measures.is_mere(one.text)]
        return found if len({measures.measure(one.text) for one in found}) == 1 else []

    @cached_property
    def _of_all(self) -> list[Unit]:
        """The unit that stands above the headings."""
        top, grid = self.lines.headings.top, self.lines.grid
        found = []
        for number in range(max(1, top - _ABOVE), top):
            for column, value in enumerate(grid.rows[number - 1], 1):
                text = forms.written(value).strip()
                unit = text.strip("() ").removeprefix("в ")
                if measures.is_mere(unit):
                    found.append(Unit(unit, text, place_of(grid.title, column, number)))
        return found


def _given(row: Row, unit: str, place: str, name: str) -> Row:
    return attrs.evolve(row, texts={**row.texts, "unit": unit, _NAME: name}, places={**row.places, "unit": place})
