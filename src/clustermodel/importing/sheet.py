"""One editable sheet of a workbook, read by what the hidden sheet says of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from clustermodel.diagnostics import Diagnostic, Rule
from clustermodel.importing import locked, rules
from clustermodel.importing.opening import COLUMNS, ROWS, Grid, nowhere
from clustermodel.importing.places import place_of
from clustermodel.importing.reading import is_percent, read_cell, units
from clustermodel.importing.values import Formula
from clustermodel.importing.wishes import Change, New, Report, Wishes, report_of
from clustermodel.links.index import Links
from clustermodel.messages import Word
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.ledger import ColumnOf, Entry, Ledger, Table
from clustermodel.views.workbook.slots import Slot
from clustermodel.views.workbook.texts import unescaped

_SEARCHED = 50
"""Rows in which headings are looked for."""


@attrs.frozen
class Layout:
    """Where the headings of a table stand now."""

    header: int
    columns: Mapping[int, int]
    """Column of the export → column now."""


def layout(grid: Grid, table: Table, columns: Sequence[ColumnOf]) -> Layout | str:
    """Where the columns of a table are, though rows were inserted above and columns between; else what is missing."""
    rows = (table.header, *range(1, min(_SEARCHED, len(grid.rows)) + 1))
    found = (_columns(_texts(grid, row), columns) for row in rows)
    missing = ""
    for row, one in zip(rows, found, strict=False):
        if not isinstance(one, str):
            return Layout(row, one)
        missing = missing or one
    return missing


def _texts(grid: Grid, row: int) -> list[str]:
    return [unescaped(forms.written(value)) for value in (grid.rows[row - 1] if row <= len(grid.rows) else ())]


def _columns(headings: list[str], columns: Iterable[ColumnOf]) -> Mapping[int, int] | str:
    """Column of the export → column now; else the heading that is nowhere, or twice."""
    found = {}
    for one in columns:
        places = [index for index, text in enumerate(headings, 1) if text == one.title]
        if one.column not in places and len(places) != 1:
            return one.title
        found[one.column] = one.column if one.column in places else places[0]
    return found


class Facts:
    """What all sheets of a workbook have in common."""

    def __init__(self, path: str, links: Links, found: Ledger) -> None:
        self.path, self.links, self.ledger = path, links, found
        self.percent = units(links)


class SheetReader:
    """The state of reading one sheet. Columns are those of the export; `layout` says where they are now."""

    def __init__(self, table: Table, grid: Grid | None, facts: Facts) -> None:
        self.table, self.grid, self.facts = table, grid or Grid(table.sheet, []), facts
        self.columns = [one for one in facts.ledger.columns if one.sheet == table.sheet]
        self.entries = [one for one in facts.ledger.entries if one.sheet == table.sheet]
        self.there = grid is not None
        self.layout = Layout(table.header, {})
        self.problems: list[Diagnostic] = []
        self.refused: set[Report] = set()

    def read(self) -> Wishes:
        """What the sheet asks for."""
        if self.grid.cut:
            self._report(rules.CUT, self.grid.title, rows=ROWS, columns=COLUMNS)
        if not self._headed():
            return Wishes(problems=tuple(self.problems))
        changes = [change for entry in self.entries if (change := self._change(entry))]
        self._look_at_locked()
        for key in self.mixed:
            problem = Word("the row has the name of another one, as if it was sorted without its id; it is not read:")
            self._report(rules.MOVED, f"{self.grid.title}!{self.rows[key]}", problem=problem, key=key)
        gone, twice = self._gone(), self._twice()
        new = [one for row in self._unknown_rows(unsure=gone or twice) if (one := self._new(row))]
        return Wishes(tuple(changes), tuple(new), tuple(self.problems), frozenset(self.refused))

    def _headed(self) -> bool:
        """The headings are those that were exported, wherever they stand."""
        found = layout(self.grid, self.table, self.columns)
        if isinstance(found, Layout):
            self.layout = found
            self._look_at_others()
            return True
        there = next((one.column for one in self.columns if one.title == found), 1)
        if self.there:
            problem = Word("the heading is not the one that was exported:")
            self._report(rules.MOVED, place_of(self.grid.title, there, self.table.header), problem=problem, key=found)
        else:
            self._report(rules.MOVED, self.grid.title, problem=Word("it is not there any more"), key="")
        return False

    def _look_at_others(self) -> None:
        """Tell the columns that were not exported, and are not read."""
        known = set(self.layout.columns.values())
        for column, heading in enumerate(_texts(self.grid, self.layout.header), 1):
            if heading.strip() and column not in known:
                place = place_of(self.grid.title, column, self.layout.header)
                self._report(rules.LEFT_OUT, place, hint=rules.OWN_COLUMN, found=heading)

    def _gone(self) -> bool:
        """Whether rows have lost the ids by which they are known; each is reported."""
        missing = [key for key in dict.fromkeys(one.key for one in self.entries) if key not in self.keys]
        for key in missing:
            problem = Word("a row of the export is not there any more:")
            self._report(rules.MOVED, self.grid.title, problem=problem, key=key)
        return bool(missing)

    def _twice(self) -> bool:
        """Whether several rows have the same ids; each is reported."""
        twice = [key for key, rows in self.keys.items() if key and len(rows) > 1]
        for key in twice:
            place = f"{self.grid.title}!{self.keys[key][1]}"
            self._report(rules.MOVED, place, problem=Word("several rows have the same id:"), key=key)
        return bool(twice)

    @cached_property
    def rows(self) -> dict[str, int]:
        """What each row is known by → its number. Of several alike, none."""
        return {key: rows[0] for key, rows in self.keys.items() if len(rows) == 1}

    @cached_property
    def keys(self) -> dict[str, list[int]]:
        """What rows are known by → their numbers."""
        found: dict[str, list[int]] = {}
        for row in range(self.layout.header + 1, len(self.grid.rows) + 1):
            key = " ".join(self._text(row, column + 1).strip() for column in range(self.table.keys)).strip()
            found.setdefault(key, []).append(row)
        return found

    @cached_property
    def locked(self) -> dict[tuple[str, int], str]:
        """What the locked cells said, by the key of the row and the column."""
        return {(one.key, one.column): one.text for one in self.facts.ledger.locked if one.sheet == self.table.sheet}

    @cached_property
    def mixed(self) -> list[str]:
        """The rows that have the id of one element and the name of another: cells were sorted without the ids."""
        named = self.table.keys + 1
        names = {key: text for (key, column), text in self.locked.items() if column == named}
        now = {key: self._text(row, named) for key, row in self.rows.items() if key in names}
        return [key for key, text in now.items() if text != names[key] and text in names.values()]

    def _is_sure(self, key: str) -> bool:
        return key in self.rows and key not in self.mixed

    def _look_at_locked(self) -> None:
        """Tell what has been written into the locked cells of the rows that were exported."""
        open_ = {(one.key, one.column): one for one in self.entries}
        for key in dict.fromkeys(key for key, _ in (*open_, *self.locked) if self.locked and self._is_sure(key)):
            for column in (one.column for one in self.columns[self.table.keys :]):
                if (key, column) not in open_:
                    self._look_at(self.rows[key], column, self.locked.get((key, column), ""))

    def _look_at(self, row: int, column: int, exported: str) -> None:
        value = self._at(row, column)
        if locked.is_edited(value, exported):
            before, now = locked.differing(exported, unescaped(forms.written(value)))
            self._report(rules.LOCKED, self._place(row, column), exported=before, found=now)

    def _change(self, entry: Entry) -> Change | None:
        if not self._is_sure(entry.key):
            return None
        row = self.rows[entry.key]
        value, place = self._at(row, entry.column), self._place(row, entry.column)
        if forms.written(value) in locked.as_read(entry.value):
            return None
        wanted = self._value(entry.slot, value, place, percent=self.facts.percent.get(entry.slot.address, False))
        if wanted is None:
            self.refused |= {report for report in (report_of(entry.slot),) if report}
            return None
        if forms.same(entry.slot.form, wanted, entry.value):
            return None
        if not wanted:
            self._report(rules.EMPTIED, place, exported=entry.value)
            return None
        return Change(entry.slot, wanted, entry.value, place)

    def _unknown_rows(self, *, unsure: bool) -> Iterator[int]:
        """The rows that were not exported and in which somebody has written something.

        While others are missing they may be those, with another id: that is told, and they are left alone.
        """
        known = {one.key for one in self.entries}
        filled = [column for column in self.columns if column.new]
        for key, found in self.keys.items():
            rows = [row for row in found if key not in known and any(self._text(row, one.column).strip() for one in filled)]
            if not unsure:
                yield from rows
            for row in rows if unsure and len(found) == 1 else ():
                problem = Word("as long as others are missing or double, a new row is not read:")
                self._report(rules.MOVED, f"{self.grid.title}!{row}", problem=problem, key=key)

    def _new(self, row: int) -> New | None:
        """The new element of a row; None if something is wrong with it, which is reported."""
        place = f"{self.grid.title}!{row}"
        given = self._filled(row)
        if given is None:
            self._report(rules.HELD, place)
            return None
        fields = {slot.field: value for slot, value in given.items() if value}
        missing = [one for one in ("id", "name", "title") if one in {slot.field for slot in given} and one not in fields]
        if missing:
            self._report(rules.INCOMPLETE, place, missing=missing)
            return None
        id = fields["id"]
        named = tuple((attrs.evolve(slot, address=slot.address + id), value) for slot, value in given.items() if value)
        cells = tuple((one.new.field, self._place(row, one.column)) for one in self.columns if one.new)
        return New(named[0][0].kind, id, named, place, cells=cells)

    def _filled(self, row: int) -> dict[Slot, str] | None:
        """What a new row says; None if one of its cells is wrong, which is reported. What no new row can say is told."""
        found: dict[Slot, str | None] = {}
        unit = next((self._text(row, one.column) for one in self.columns if one.new and one.new.field == "unit"), "")
        percent = is_percent(self.facts.links, unit)
        for one in self.columns:
            if one.new:
                value = self._at(row, one.column)
                found[one.new] = self._value(one.new, value, self._place(row, one.column), percent=percent)
            else:
                self._look_at(row, one.column, "")
        sure = {slot: value for slot, value in found.items() if value is not None}
        return sure if len(sure) == len(found) else None

    def _value(self, slot: Slot, value: object, place: str, *, percent: bool) -> str | None:
        """What a cell says, as the YAML file holds it; None if it is wrong, which is reported."""
        text = unescaped(forms.written(value))
        if isinstance(value, Formula):
            self._report(rules.UNCOMPUTED, place, found=text)
            return None
        try:
            found, assumed = read_cell(slot.form, value, percent=percent)
        except ValueError:
            name, help = rules.EXPECTED.get(slot.form.name, rules.TERM)
            self._report(rules.BAD_CELL, place, found=text, form=name, help=help)
            return None
        if assumed:
            self._report(rules.ASSUMED, place, found=text, meaning=found)
        return found

    def _at(self, row: int, column: int) -> object:
        return self.grid.at(row, self.layout.columns.get(column, column))

    def _text(self, row: int, column: int) -> str:
        return unescaped(forms.written(self._at(row, column)))

    def _place(self, row: int, column: int) -> str:
        return place_of(self.grid.title, self.layout.columns.get(column, column), row)

    def _report(self, rule: Rule, place: str, hint: str | None = None, **values: object) -> None:
        self.problems.append(rule(span=nowhere(self.facts.path), values={"place": place, **values}, hint=hint))
