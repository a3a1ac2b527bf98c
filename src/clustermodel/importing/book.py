"""From a workbook to what it asks for."""

from collections.abc import Iterator, Mapping
from functools import cached_property

import attrs

from clustermodel.diagnostics import Diagnostic, Rule
from clustermodel.importing import rules
from clustermodel.importing.opening import COLUMNS, ROWS, BookError, Grid, nowhere, open_workbook
from clustermodel.importing.places import place_of
from clustermodel.importing.wishes import Change, New, Wishes
from clustermodel.messages import Word
from clustermodel.views.workbook import forms, ledger
from clustermodel.views.workbook.forms import Form
from clustermodel.views.workbook.ledger import ColumnOf, Entry, Ledger, Table
from clustermodel.views.workbook.texts import escaped, unescaped


def read_workbook(data: bytes, path: str) -> tuple[str, Wishes]:
    """The id of the programme that a workbook was exported from, and what its edits ask for. Raises BookError."""
    grids = open_workbook(data, path)
    found = _ledger(grids, path)
    wishes = [_Sheet(table, grids.get(table.sheet), found, path).read() for table in found.tables]
    return found.program, Wishes(
        changes=tuple(one for each in wishes for one in each.changes),
        new=tuple(one for each in wishes for one in each.new),
        problems=tuple(one for each in wishes for one in each.problems),
    )


def _ledger(grids: Mapping[str, Grid], path: str) -> Ledger:
    hidden = grids.get(ledger.TITLE)
    if hidden is None:
        reason = Word("it has no hidden sheet")
        raise BookError(rules.NOT_OURS(span=nowhere(path), values={"reason": reason}))
    try:
        rows = [[unescaped(forms.written(value)) for value in row] for row in hidden.rows]
        return ledger.read([row for row in rows if any(row)])
    except (ValueError, IndexError) as error:
        reason = Word("its hidden sheet has been changed")
        raise BookError(rules.NOT_OURS(span=nowhere(path), values={"reason": reason})) from error


class _Sheet:
    """One editable sheet, read by what the hidden sheet says of it."""

    def __init__(self, table: Table, grid: Grid | None, found: Ledger, path: str) -> None:
        self.table, self.grid, self.path = table, grid or Grid(table.sheet, []), path
        self.columns = [one for one in found.columns if one.sheet == table.sheet]
        self.entries = [one for one in found.entries if one.sheet == table.sheet]
        self.problems: list[Diagnostic] = []

    def read(self) -> Wishes:
        """What the sheet asks for."""
        if self.grid.cut:
            self._report(rules.CUT, self.grid.title, rows=ROWS, columns=COLUMNS)
        if not self._headed():
            return Wishes(problems=tuple(self.problems))
        changes = [change for entry in self.entries if (change := self._change(entry))]
        gone = self._gone() or self._twice()
        new = [] if gone else [one for row in self._unknown_rows() if (one := self._new(row))]
        return Wishes(tuple(changes), tuple(new), tuple(self.problems))

    def _headed(self) -> bool:
        """The headings are those that were exported."""
        for column in self.columns:
            if self._text(self.table.header, column.column) != column.title:
                problem = Word("the heading is not the one that was exported:")
                self._report(rules.MOVED, self._place(self.table.header, column.column), problem=problem, key=column.title)
                return False
        return True

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
        for row in range(self.table.header + 1, len(self.grid.rows) + 1):
            key = " ".join(self._text(row, column + 1).strip() for column in range(self.table.keys)).strip()
            found.setdefault(key, []).append(row)
        return found

    def _change(self, entry: Entry) -> Change | None:
        row = self.rows.get(entry.key)
        if row is None:
            return None
        value, place = self.grid.at(row, entry.column), self._place(row, entry.column)
        if forms.written(value) in _as_read(entry.value):
            return None
        wanted = self._value(entry.slot.form, value, place)
        if wanted is None or forms.same(entry.slot.form, wanted, entry.value):
            return None
        if not wanted:
            self._report(rules.EMPTIED, place, exported=entry.value)
            return None
        return Change(entry.slot, wanted, entry.value, place)

    def _unknown_rows(self) -> Iterator[int]:
        """The rows that were not exported and in which somebody has written something."""
        known = {one.key for one in self.entries}
        filled = [column for column in self.columns if column.new]
        for key, found in self.keys.items():
            if key not in known:
                yield from (row for row in found if any(self._text(row, one.column).strip() for one in filled))

    def _new(self, row: int) -> New | None:
        """The new element of a row; None if something is wrong with it, which is reported."""
        before, place = len(self.problems), f"{self.grid.title}!{row}"
        given = {column: self._given(row, column) for column in self.columns if column.new}
        fields = {one.new.field: value for one, value in given.items() if one.new and value}
        if len(self.problems) > before:
            return None
        offered = {one.new.field for one in given if one.new}
        missing = [one for one in ("id", "name", "title") if one in offered and one not in fields]
        if missing:
            self._report(rules.INCOMPLETE, place, missing=missing)
            return None
        slots = [(column.new, value) for column, value in given.items() if column.new and value]
        id = fields["id"]
        named = tuple((attrs.evolve(slot, address=slot.address + id), value) for slot, value in slots)
        return New(named[0][0].kind, id, named, place)

    def _given(self, row: int, column: ColumnOf) -> str:
        assert column.new is not None
        return self._value(column.new.form, self.grid.at(row, column.column), self._place(row, column.column)) or ""

    def _value(self, form: Form, value: object, place: str) -> str | None:
        """What a cell says, as the YAML file holds it; None if it is wrong, which is reported."""
        try:
            return forms.read(form, unescaped(value) if isinstance(value, str) else value)
        except ValueError:
            name, help = rules.EXPECTED.get(form.name, rules.TERM)
            self._report(rules.BAD_CELL, place, found=forms.written(value), form=name, help=help)
            return None

    def _text(self, row: int, column: int) -> str:
        return unescaped(forms.written(self.grid.at(row, column)))

    def _place(self, row: int, column: int) -> str:
        return place_of(self.grid.title, column, row)

    def _report(self, rule: Rule, place: str, **values: object) -> None:
        self.problems.append(rule(span=nowhere(self.path), values={"place": place, **values}))


def _as_read(exported: str) -> tuple[str, str]:
    """A text as a cell holds it, and as openpyxl reads it from some files, where it takes out the marks of escapes."""
    held = escaped(exported)
    return held, held.replace("x005F_", "")
