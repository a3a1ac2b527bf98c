"""From a free table to what it asks for: columns known by their headings, rows by name or number."""

from collections.abc import Iterator
from decimal import Decimal

import attrs

from clustermodel.importing import expected, measures, partly, rules, tabular, words
from clustermodel.importing.asides import NUMBER, Asides
from clustermodel.importing.cells import CellReader, Row, Said
from clustermodel.importing.directions import Directions
from clustermodel.importing.further import further
from clustermodel.importing.headings import BASELINE, BEGIN, END, NAMES, Headings, Table, find, has_year
from clustermodel.importing.lines import Lines
from clustermodel.importing.matching import Matcher
from clustermodel.importing.notes import Notes
from clustermodel.importing.numbering import Numbering
from clustermodel.importing.opening import COLUMNS, ROWS, BookError, Grid, nowhere
from clustermodel.importing.places import place_of, row_of, together
from clustermodel.importing.reading import spellings
from clustermodel.importing.rows import read_rows
from clustermodel.importing.sides import Sides, is_a_side, joined
from clustermodel.importing.spans import with_span
from clustermodel.importing.stated import Stated
from clustermodel.importing.twins import Twins
from clustermodel.importing.values import told
from clustermodel.importing.wishes import Change, New, Wishes
from clustermodel.links.index import Links
from clustermodel.messages import Phrase, Word
from clustermodel.model.element import Element
from clustermodel.model.quantity import Missing
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.slots import Slot

_KINDS = {"kpis": "kpi", "roadmap": "action", "participants": "participant"}
_FIRST = "A0"
"""What the ids of new actions are counted on from where there is no other."""
_ONE = Decimal(1)


def read_table(data: bytes, path: str, table: Table, links: Links) -> Wishes:
    """What a table asks for. Raises BookError when it cannot be read, or has no headings that are known."""
    grids = sorted(read_rows(data, path, lambda grid: find(grid, table) is not None), key=lambda one: one.is_hidden)
    for grid in grids:
        headings = find(grid, table)
        if headings:
            more = further(grid, table, headings)
            mine = attrs.evolve(grid, rows=grid.rows[: more.end(headings, grid) - 1])
            reader = _Reader(path, table, links, mine, attrs.evolve(headings, again=more.again))
            if more.others:
                reader.notes.report(tabular.OTHER_TABLE, together([row_of(grid.title, row) for row in more.others]))
            for other in grids:
                if other is not grid and any(forms.written(value) for row in other.rows for value in row):
                    reader.notes.report(tabular.OTHER_SHEET, other.title, read=grid.title)
            return reader.read()
    known = (said for field, said in words.HEADINGS[table].items() if field not in (BEGIN, END))
    expected = [next(one for one in said if one.isascii() == latin) for said in known for latin in (False, True)]
    raise BookError(tabular.NO_TABLE(span=nowhere(path), values={"expected": expected}))


class _Reader:
    """The state of one table."""

    def __init__(self, path: str, table: Table, links: Links, grid: Grid, headings: Headings) -> None:
        self.table, self.links, self.grid, self.headings = table, links, grid, headings
        self.kind, self.name = _KINDS[table], NAMES[table]
        self.notes = Notes(path)
        self.matcher = Matcher(links, self.kind, self.notes)
        self.cells = CellReader(links, self.kind, self.notes, reads_points=all(text.isascii() for text in headings.said))
        self.directions = Directions(links, self.notes)
        self.twins = Twins(grid, headings, self.notes)
        self.lines = Lines(grid, headings, self.notes)
        self.asides = Asides(table, self.lines, self.directions, self.notes)
        self.sides = Sides(table, self.lines, self.notes, self.matcher.knows)
        self.stated = Stated(table, self.lines, self.notes, self.matcher.knows)
        self.taken: set[int] = set()
        """Rows that were read together with the one above."""
        self.changes: list[Change] = []
        self.new: list[New] = []
        known = [one.id for one in links.of_kind(self.kind)]
        self.numbering = Numbering(links, self.kind, known)
        self.points = {one.count(".") for one in known if NUMBER.fullmatch(one)}
        """How many points the numbers have that are ids."""

    def read(self) -> Wishes:
        """Everything below the headings; a column that is not known is told and left out."""
        if self.grid.remarks:
            self.notes.report(tabular.NOTED, together([place_of(self.grid.title, *one) for one in self.grid.remarks]))
        if self.grid.cut:
            self.notes.report(rules.CUT, self.grid.title, rows=ROWS, columns=COLUMNS)
        for column, text in self.headings.others(self.grid).items():
            place, known = place_of(self.grid.title, column, self.headings.row), self.headings.known(self.table)
            if column != self.sides.column:
                help = self._help_with_a_year(text) if self.table == "kpis" else None
                self.notes.left_out(place, text, known, help)
        for column, part in self.headings.parts().items():
            if part.counts_months:
                place = place_of(self.grid.title, column, self.headings.row)
                self.notes.assume(place, self.headings.said[column - 1], told("period", part.period))
        unsaid = self.headings.unsaid()
        places = [place_of(self.grid.title, column, self.headings.row) for column in unsaid]
        if unsaid and not self.sides.are_said:
            self.notes.report(rules.ASSUMED, together(places), found=", ".join(unsaid.values()), meaning=tabular.PLANNED)
        for number in self.lines:
            row = self.lines.row(number)
            if number not in self.taken and not self.asides.is_one(row, number):
                self._take(row, number)
        self.lines.tell_hidden()
        return Wishes(tuple(self.changes), tuple(self.new), tuple(self.notes))

    def _help_with_a_year(self, heading: str) -> Word | None:
        """What to do with a heading of which the year is told otherwise than it is understood, or not at all."""
        if has_year(heading):
            return tabular.OF_YEARS
        return tabular.NO_YEAR if partly.parted(f"{heading} 2000").period else None

    def _take(self, row: Row, at: int) -> None:
        """Take what a row says, or tell why it is held back."""
        held = len(self.notes.bad)
        row = self.stated.read(self._whole(row, at))
        if {BEGIN, END} & {*row.texts}:
            row = with_span(row, self.notes, self._titles_of(BEGIN, END))
        if self.name not in row.texts:
            self.notes.hold(row.place)
            return
        known = len(self.notes.bad)
        name, number = row.text(self.name), row.text("id").rstrip(".")
        element = self.matcher.element(number, name, row.place)
        hint = tabular.TWO_ROWS if self.sides.are_said else None
        if len(self.notes.bad) > known or not self.matcher.is_first(element, name or number, row.place, hint):
            return
        if element is None:
            self._refuse_long(number, row)
        if element is None and (self._is_nameless(row, name) or self._is_bare(row, name, len(self.notes.bad) - held)):
            return
        found = list(self._fields(row, element))
        if element is not None:
            slots = ((Slot(one.file, element.address, one.field), one) for one in found)
            self.changes += [Change(slot, one.value, None, one.place) for slot, one in slots]
        elif len(self.notes.bad) > held:
            self.notes.hold(row.place)
        else:
            self._add(row, name, number, found)

    def _whole(self, row: Row, at: int) -> Row:
        """What a row says, together with the next one if they are the planned and the actual values of one indicator."""
        if not self.sides.go_together(row, at):
            return self._meant(row, at)
        self.taken.add(at + 1)
        return joined(self._meant(row, at), self._meant(self.lines.row(at + 1), at + 1))

    def _meant(self, row: Row, at: int) -> Row:
        return self.sides.read(self.twins.without_those_apart(self.lines.as_meant(row, at), at), at)

    def _is_nameless(self, row: Row, name: str) -> bool:
        """A new row has no name, or one that is none without that of the row above, which is told."""
        if not name:
            self.notes.refuse(rules.INCOMPLETE, row.place, missing=self._titles_of(self.name)[0])
        elif name.casefold().startswith(words.PARTS) or is_a_side(name):
            form, help = expected.ALONE
            self.notes.refuse(rules.BAD_CELL, row.places[self.name], found=name, form=form, help=help)
        else:
            return False
        return True

    def _refuse_long(self, number: str, row: Row) -> None:
        """What stands where the number of a new action is printed would be its id, and is too long for one."""
        if self.table == "roadmap" and len(number) > forms.LONGEST_ID:
            form, help = expected.EXPECTED["id"]
            self.notes.refuse(rules.BAD_CELL, row.places["id"], found=number, form=form, help=help)

    def _titles_of(self, *fields: str) -> list[str]:
        """The headings of some fields; of one that has no column its name."""
        columns = {field: column for column, field in self.headings.columns.items()}
        return [self.headings.said[columns[one] - 1] if one in columns else one for one in fields]

    def _is_bare(self, row: Row, name: str, bad: int) -> bool:
        """A new indicator without number or unit is a remark or a signature, unless a cell of it is `bad`; that is told."""
        unit = row.text("unit")
        numbers = any("/" in field and text for field, text in row.texts.items())
        says = numbers or measures.is_known(unit) or (unit and row.text("id"))
        if self.table != "kpis" or bad or says:
            return False
        self.asides.tell(row, name)
        return True

    def _fields(self, row: Row, element: Element | None) -> Iterator[Said]:
        """What the cells of a row say; nothing of it if its unit is another one than that of the element."""
        stated, own = row.text("unit"), getattr(element, "unit", None) or ""
        units = spellings(self.links, own or stated)
        factor = measures.factor(stated, units) if stated and own else _ONE
        if factor is None:
            self.notes.refuse(tabular.OTHER_UNIT, row.places["unit"], found=stated, unit=units[-1])
            return
        if factor != _ONE:
            converted = Phrase("{unit}, {factor} for each", {"unit": units[-1], "factor": factor})
            self.notes.assume(row.places["unit"], stated, converted)
        fields = [one for one in row.texts if one not in ("id", self.name, BEGIN, END) and not (one == "unit" and own)]
        yield from self.cells.read(row, fields, units, factor)
        if self.table == "roadmap" and element is None and not row.text("direction"):
            place = row.places.get("id", row.place)
            direction = self.directions.of(row.text("id").rstrip("."), place)
            if direction:
                yield Said("programme", "direction", direction, place)

    def _add(self, row: Row, name: str, number: str, found: list[Said]) -> None:
        """A new element."""
        said = {one.field: one.value for one in found} | {self.name: name}
        if self.table == "kpis" and "unit" not in said:
            self.notes.report(rules.UNITLESS, row.place)
        id = self._free_id(number, said)
        address = f"{self.kind}:{id}"
        slots = [(Slot(one.file, address, one.field), one.value) for one in self._with_whole_baseline(found)]
        own = [(Slot("programme", address, field), value) for field, value in (("id", id), (self.name, name))]
        when = "" if row.text(BEGIN) else row.text("when")
        printed = (("when", when),) if when and when not in (*words.DASHES, said.get("when")) else ()
        cells = tuple((one.field, one.place) for one in found)
        self.new.append(New(self.kind, id, (*own, *slots), row.place, printed, cells))

    def _with_whole_baseline(self, found: list[Said]) -> list[Said]:
        """The fields of a new element without a baseline that lacks its period, or its number."""
        parts = [one for one in found if one.field.startswith("baseline/")]
        if len(parts) != 1:
            return found
        if parts[0].field == BASELINE and parts[0].value not in list(Missing):
            self.notes.report(tabular.NO_PERIOD, parts[0].place, found=parts[0].value)
        return [one for one in found if one not in parts]

    def _free_id(self, wanted: str, said: dict[str, str]) -> str:
        """The number as printed, for an action, if it is no mere number of a row; else the next one after its neighbours."""
        is_id = NUMBER.fullmatch(wanted) and (not self.points or wanted.count(".") in self.points)
        if self.table != "roadmap" or wanted in self.numbering.taken or not is_id:
            return self.numbering.id_for(said) or self.numbering.after(_FIRST)
        self.numbering.taken.add(wanted)
        self.points.add(wanted.count("."))
        return wanted
