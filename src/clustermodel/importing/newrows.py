"""The rows of an editable sheet that were not exported: new elements, and reports of actions for other periods."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from clustermodel.importing import expected, rules
from clustermodel.importing.cellreader import CellReader, Facts
from clustermodel.importing.likeness import Namesakes
from clustermodel.importing.numbering import Numbering
from clustermodel.importing.page import Page
from clustermodel.importing.reading import spellings
from clustermodel.importing.roster import STANDS, THERE, Roster
from clustermodel.importing.wishes import Change, New, report_of
from clustermodel.messages import Phrase, Word
from clustermodel.model.element import Element
from clustermodel.views.workbook.ledger import ColumnOf, Entry
from clustermodel.views.workbook.slots import SERVED, Slot

_SERVES = "serves"
"""The column of all that a new action serves."""
_REPORT = ("action", "@")
"""The fields of a new report: of which action it is, and for which period."""


class NewRows(CellReader):
    """The state of reading the new rows of a sheet."""

    def __init__(
        self, facts: Facts, page: Page, roster: Roster, columns: Sequence[ColumnOf], entries: Sequence[Entry],
    ) -> None:  # fmt: skip
        super().__init__(facts)
        self.page, self.roster, self.columns, self.entries = page, roster, columns, entries
        self.read_already: Namesakes[tuple[str, int]] = Namesakes()
        """New elements, and the row of each."""

    def read(self) -> tuple[list[New], list[Change]]:
        """The new elements, and what is reported of others."""
        new: list[New] = []
        changes: list[Change] = []
        for row in self._new_rows():
            given = self._given(row)
            if given and self._is_report:
                changes += self._reported(row, given)
            elif given:
                new.append(self._new(row, given))
        return new, changes

    def _new_rows(self) -> Iterator[int]:
        """The rows that were not exported and in which somebody has written something."""
        new = [column.column for column in self.columns if column.new]
        for row in self.roster.new():
            if not any(self.page.text(row, column).strip() for column in new or [one.column for one in self.columns]):
                continue
            if new and not self.roster.may_be_lost(row):
                yield row
                continue
            lost = "it is called as a row that is not there any more, so it is not read:"
            problem = lost if new else "it takes no new rows:"
            said = next(filter(None, (self.page.text(row, one.column).strip() for one in self.columns)), "")
            self._moved(self.page.row(row), Word(problem), said)

    def _given(self, row: int) -> dict[Slot, str] | None:
        """What a new row says; None if something is wrong with it, which is reported."""
        place = self.page.row(row)
        given = self._filled(row)
        if given is None:
            self._report(rules.HELD, place)
            return None
        given = self._with_id(given)
        if self._is_there(row, given):
            return None
        fields = {slot.field for slot, value in given.items() if value}
        missing = [title for slot, title in self._titles if slot in given and slot.field not in fields]
        missing = [title for title in missing if title != self._id_title] or missing
        missing += self._other_half(fields)
        if missing:
            missing = self._instead_of_id(given) if missing == [self._id_title] else missing
            lacks_id = missing == [self._id_title]
            self._report(rules.INCOMPLETE, place, expected.EXPECTED["id"][1] if lacks_id else None, missing=missing)
            return None
        return given

    def _with_id(self, given: dict[Slot, str]) -> dict[Slot, str]:
        """What a new row says, with the id that fits if it gives none but says what it is called."""
        said = {slot.field: value for slot, value in given.items()}
        name = said.get("name") or said.get("title")
        slot = next((one for one in given if one.field == "id"), None)
        if slot is None or said["id"] or not name:
            return given
        id = self._numbering.id_for(said)
        if not id:
            return given
        return given | {slot: id}

    def _instead_of_id(self, given: Mapping[Slot, str]) -> list[str]:
        """The heading of what a new row is to say so that it can be given an id: the direction of an action."""
        lacking = [one.title for one in self.columns if one.new and one.new.field == "direction" and not given.get(one.new)]
        return lacking or [self._id_title]

    def _is_there(self, row: int, given: Mapping[Slot, str]) -> bool:
        """Another element is called as a new row, which is told with where it stands."""
        said = {slot.field: value for slot, value in given.items()}
        name, kind = said.get("name") or said.get("title"), next(iter(given)).kind
        address = f"{kind}:{said.get('id', '')}"
        if not name:
            return False
        known = {one.address: self.roster.rows.get(one.id) for one in self._there.of(name)}
        known |= dict(self.read_already.of(name))
        known.pop(address, None)
        for other, at in known.items():
            place = Phrase("{subject} in row {row}", {"subject": other, "row": str(at)}) if at else other
            self._report(rules.DUPLICATE, self.page.row(row), found=name, subject=place)
            return True
        self.read_already.add(name, (address, row))
        return False

    @cached_property
    def _numbering(self) -> Numbering:
        """The ids of new rows."""
        return Numbering(self.facts.links, self._kind, self.roster.rows, self.roster.keys)

    @cached_property
    def _there(self) -> Namesakes[Element]:
        """The elements of the programme by what they are called in any language."""
        known = self.facts.links.of_kind(self._kind)
        return Namesakes((name, one) for one in known for name in self.facts.names.titles(one))

    @property
    def _kind(self) -> str:
        """The kind of elements that new rows are of."""
        return next((one.new.kind for one in self.columns if one.new), "")

    @property
    def _titles(self) -> Iterator[tuple[Slot, str]]:
        """What each new row must say: the field, and the heading of its column."""
        must = ("id", "name", "title")
        for one in self.columns:
            if one.new and one.new.field in (*must, *_REPORT):
                yield one.new, one.title

    def _other_half(self, fields: Collection[str]) -> list[str]:
        """The heading of what lacks of a baseline."""
        parts = [one for one in self.columns if one.new and one.new.parts[0] == "baseline"]
        lacking = [one.title for one in parts if one.new and one.new.field not in fields]
        return lacking if len(lacking) < len(parts) else []

    @property
    def _id_title(self) -> str:
        """The heading of the column of ids."""
        return next((one.title for one in self.columns if one.new and one.new.field == "id"), "")

    @property
    def _is_report(self) -> bool:
        """A new row is a report of an action."""
        return any(one.new and one.new.field in _REPORT for one in self.columns)

    def _new(self, row: int, given: Mapping[Slot, str]) -> New:
        """The new element of a row."""
        filled = {slot: value for slot, value in given.items() if value}
        id = next(value for slot, value in filled.items() if slot.field == "id")
        named = tuple((attrs.evolve(slot, address=slot.address + id), value) for slot, value in self._parted(filled))
        cells = tuple((field, self.page.place(row, one.column)) for one in self.columns if one.new for field in _of(one.new))
        kind = named[0][0].kind
        known = self.facts.links.get(f"{kind}:{id}")
        if kind == "kpi" and not known and not any(slot.field == "unit" for slot in filled):
            self._report(rules.UNITLESS, self.page.row(row))
        return New(kind, id, named, self.page.row(row), cells=cells, added=True)

    def _parted(self, given: Mapping[Slot, str]) -> Iterator[tuple[Slot, str]]:
        """What a new row says, and all that an action serves in fields of their own; what is none of these is told later."""
        for slot, value in given.items():
            left = value.split(", ") if slot.field == _SERVES else []
            for field, form in SERVED.items() if left else ():
                mine = [id for id in left if field == "pursues" or self.facts.names.has(id, form.kinds)]
                left = [id for id in left if id not in mine]
                if mine:
                    yield attrs.evolve(slot, field=field), ", ".join(mine)
            if slot.field != _SERVES:
                yield slot, value

    def _reported(self, row: int, given: Mapping[Slot, str]) -> Iterator[Change]:
        """What a new row reports of an action for a period that no other row stands for."""
        fields = {slot.field: value for slot, value in given.items()}
        id, period = (fields[one] for one in _REPORT)
        if self.facts.links.get(f"action:{id}") is None:
            name, help = expected.NO_ACTION
            self._report(rules.BAD_CELL, self.page.place(row, 1), found=id, form=name, help=help)
            self._report(rules.HELD, self.page.row(row))
        elif there := next((one for one in self.entries if report_of(one.slot) == (f"action:{id}", period)), None):
            at = str(self.roster.rows.get(there.key, ""))
            self._moved(self.page.row(row), Phrase(STANDS, {"row": at}), there.key, THERE)
        else:
            for one in self.columns:
                if one.new and one.new.field not in _REPORT and given[one.new]:
                    slot = Slot("actuals", f"action:{id}", one.new.field.replace("@", period, 1))
                    yield Change(slot, given[one.new], "", self.page.place(row, one.column))

    def _filled(self, row: int) -> dict[Slot, str] | None:
        """What a new row says; None if one of its cells is wrong, which is reported. What no new row can say is told."""
        found: dict[Slot, str | None] = {}
        unit = next((self.page.text(row, one.column) for one in self.columns if one.new and one.new.field == "unit"), "")
        written = spellings(self.facts.links, unit)
        for one in self.columns:
            if one.new:
                value, units = self.page.at(row, one.column), written or self.facts.units(one.new)
                found[one.new] = self._value(one.new, value, self.page.place(row, one.column), units)
            else:
                self._look_at(row, one.column, "")
        sure = {slot: value for slot, value in found.items() if value is not None}
        return self._with_units(row, sure) if len(sure) == len(found) else None

    def _with_units(self, row: int, given: dict[Slot, str]) -> dict[Slot, str]:
        """What a new row says; the unit that stands beside a number counts where its own cell is empty."""
        beside = ((one.new.unit, self.beside.get(self.page.place(row, one.column), "")) for one in self.columns if one.new)
        return given | {slot: unit for slot, unit in beside if slot and unit and not given.get(slot)}


def _of(slot: Slot) -> Collection[str]:
    """The fields that a column of new rows stands for."""
    return SERVED if slot.field == _SERVES else (slot.field,)
