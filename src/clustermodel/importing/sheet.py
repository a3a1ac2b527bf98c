"""One editable sheet of a workbook, read by what the hidden sheet says of it."""

from collections.abc import Iterator

from clustermodel.importing import locked, rules, words
from clustermodel.importing.cellreader import CellReader, Facts
from clustermodel.importing.newrows import NewRows
from clustermodel.importing.opening import COLUMNS, ROWS, Grid
from clustermodel.importing.page import Page, page_of
from clustermodel.importing.places import place_of
from clustermodel.importing.roster import Roster
from clustermodel.importing.values import told
from clustermodel.importing.wishes import Change, Report, Wishes, report_of
from clustermodel.messages import Word
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.ledger import Entry, Table
from clustermodel.views.workbook.texts import unescaped


class SheetReader(CellReader):
    """The state of reading one sheet."""

    def __init__(self, table: Table, grid: Grid | None, facts: Facts) -> None:
        super().__init__(facts)
        self.table, self.grid = table, grid
        self.columns = [one for one in facts.ledger.columns if one.sheet == table.sheet]
        self.entries = [one for one in facts.ledger.entries if one.sheet == table.sheet]
        self.locked = {(one.key, one.column): one.text for one in facts.ledger.locked if one.sheet == table.sheet}
        self.refused: set[Report] = set()

    def read(self) -> Wishes:
        """What the sheet asks for."""
        page = self._page()
        if page is None:
            return Wishes(problems=tuple(self.problems))
        self.page = page
        for place, cells in page.merged():
            self._moved(place, Word("cells are merged, so that only the first of them counts:"), cells, rules.MERGED)
        for place, heading in page.others.items():
            self._report(rules.LEFT_OUT, place, hint=rules.OWN_COLUMN, found=heading)
        open_ = ((one.key, one.column, one.shown or one.value) for one in self.entries)
        said = [*((*at, text) for at, text in self.locked.items()), *open_]
        names = {key: text for key, column, text in said if column == self.table.keys + 1}
        known = (*(one.key for one in self.entries), *(key for key, _ in self.locked))
        self.roster = Roster(page, known, names)
        changes = [change for entry in self.entries for change in self._changes(entry)]
        self._look_at_locked()
        for one in self.roster.problems():
            self._moved(one.place, one.what, one.key, one.hint)
        fresh = NewRows(self.facts, page, self.roster, self.columns, self.entries)
        new, reported = fresh.read()
        changes += reported
        self.problems += fresh.problems
        return Wishes(tuple(changes), tuple(new), tuple(self.problems), frozenset(self.refused))

    def _page(self) -> Page | None:
        """The sheet, if it is there and has the headings that were exported; else that is told."""
        if self.grid is None:
            self._report(rules.MOVED, self.table.sheet, problem=Word("it is not there any more"))
            return None
        if self.grid.cut:
            self._report(rules.CUT, self.grid.title, rows=ROWS, columns=COLUMNS)
        found = page_of(self.grid, self.table, self.columns)
        if isinstance(found, Page):
            return found
        column = next((one.column for one in self.columns if one.title == found), 1)
        problem = Word("the heading is not the one that was exported:")
        self._moved(place_of(self.grid.title, column, self.table.header), problem, found)
        return None

    def _look_at_locked(self) -> None:
        """Tell what has been written into the locked cells of the rows that were exported."""
        open_ = {(one.key, one.column): one for one in self.entries}
        for key in dict.fromkeys(key for key, _ in (*open_, *self.locked) if self.locked and key in self.roster.rows):
            for column in (one.column for one in self.columns[self.table.keys :]):
                if (key, column) not in open_:
                    self._look_at(self.roster.rows[key], column, self.locked.get((key, column), ""))

    def _changes(self, entry: Entry) -> Iterator[Change]:
        """What a cell asks for: its value, and the unit that stands beside that."""
        row = self.roster.rows.get(entry.key)
        if row is None:
            return
        change = self._change(entry, row)
        if change:
            yield change
        unit = next((one for one in self.entries if one.slot == entry.slot.unit), None)
        beside = self.beside.get(self.page.place(row, entry.column), "")
        if beside and unit and not self.page.text(row, unit.column).strip():
            yield Change(unit.slot, beside, unit.value, self.page.place(row, entry.column))

    def _change(self, entry: Entry, row: int) -> Change | None:
        value, place = self.page.at(row, entry.column), self.page.place(row, entry.column)
        said = forms.written(value)
        if entry.shown and unescaped(said).strip() == entry.shown:
            return None
        if said in locked.as_read(entry.value) or forms.shows(entry.slot.form, entry.value, unescaped(said)):
            return None
        if entry.slot.file == "actuals" and forms.written(value).strip().casefold() in words.TAKE_BACK:
            return Change(entry.slot, "", entry.value, place)
        wanted = self._value(entry.slot, value, place, self.facts.units(entry.slot))
        if wanted is None:
            self.refused |= {report for report in (report_of(entry.slot),) if report}
            return None
        if forms.same(entry.slot.form, wanted, entry.value):
            return None
        if not wanted:
            self._report(rules.EMPTIED, place, exported=entry.shown or told(entry.slot.form.name, entry.value))
            return None
        return Change(entry.slot, wanted, entry.value, place)
