"""From a free table to what it asks for: columns known by their headings, rows by number or name."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from typing import Any, Literal

import attrs

from clustermodel.diagnostics import Diagnostic, Rule
from clustermodel.importing import guessing, rules, words
from clustermodel.importing.opening import BookError, Grid, nowhere
from clustermodel.importing.places import place_of, row_of
from clustermodel.importing.reading import number_in, spellings
from clustermodel.importing.rows import read_rows
from clustermodel.importing.values import is_valueless, sane, told
from clustermodel.importing.wishes import Change, New, Wishes
from clustermodel.links.index import Links
from clustermodel.model.element import Element
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.slots import File, Slot

Table = Literal["kpis", "roadmap", "participants"]

_KINDS = {"kpis": "kpi", "roadmap": "action", "participants": "participant"}
_NAMES = {"kpis": "name", "roadmap": "title", "participants": "name"}
_PREFIXES = {"kpis": "K", "roadmap": "A", "participants": "P"}
_YEAR = re.compile(r"(.*?)\b((?:19|20)[0-9]{2})\b(.*)", re.ASCII)
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)*", re.ASCII)
_BASELINE = "baseline/value"
_ENOUGH = 2
"""Headings by which a row is known as that of the headings."""


def read_table(data: bytes, path: str, table: Table, links: Links) -> Wishes:
    """What a table asks for. Raises BookError when it cannot be read, or has no headings that are known."""
    for grid in read_rows(data, path):
        for number, row in enumerate(grid.rows, 1):
            columns = {index: field for index, value in enumerate(row, 1) if (field := _field(table, forms.written(value)))}
            if len(set(columns.values())) >= _ENOUGH and _NAMES[table] in columns.values():
                return _Reader(path, table, links, grid, columns).read(number + 1)
    expected = sorted(word for said in words.HEADINGS[table].values() for word in said)
    raise BookError(rules.NO_TABLE(span=nowhere(path), values={"expected": expected}))


def _field(table: Table, heading: str) -> str:
    """The field that a heading names; of a year `targets/2021`, `2021/value`, `baseline/2021`; empty if unknown."""
    folded = _folded(heading)
    for field, said in words.HEADINGS[table].items():
        if folded in said:
            return field
    year = _YEAR.fullmatch(folded) if table == "kpis" else None
    if year is None:
        return ""
    beside = re.split(r"[\s,()]+", _folded(year[1] + " " + year[3]))
    kept = " ".join(word for word in beside if word and word not in words.YEAR)
    if kept in words.HEADINGS[table][_BASELINE]:
        return f"baseline/{year[2]}"
    if kept in words.ACTUAL:
        return f"{year[2]}/value"
    return f"targets/{year[2]}" if not kept or kept in words.PLANNED else ""


def _file(field: str) -> File:
    """The file of a field: reports begin with the year they are of."""
    return "actuals" if field[0].isdigit() else "programme"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


class _Reader:
    """The state of one table."""

    def __init__(self, path: str, table: Table, links: Links, grid: Grid, columns: Mapping[int, str]) -> None:
        self.path, self.table, self.links, self.grid, self.columns = path, table, links, grid, columns
        self.kind = _KINDS[table]
        self.heading = 0
        self.problems: list[Diagnostic] = []
        self.bad: list[str] = []
        """Places of cells that cannot be read: a new element is then not made of half a row."""
        self.changes: list[Change] = []
        self.new: list[New] = []
        self.taken = {one.id for one in links.of_kind(self.kind)}

    def read(self, first: int) -> Wishes:
        """Everything below the headings; a column that is not known is told and left out."""
        self.heading = first - 1
        for column, value in enumerate(self.grid.rows[first - 2], 1):
            if column not in self.columns and forms.written(value).strip():
                self._left_out(place_of(self.grid.title, column, first - 1), forms.written(value))
        for number in range(first, len(self.grid.rows) + 1):
            self._row(number)
        return Wishes(tuple(self.changes), tuple(self.new), tuple(self.problems))

    def _left_out(self, place: str, heading: str) -> None:
        """Tell a column that is not known, and which headings would be; no hint if all of those are there."""
        known = self._headings()
        said = rules.LEFT_OUT(span=nowhere(self.path), values={"place": place, "found": heading, "known": known})
        self.problems.append(said if known else attrs.evolve(said, hint_template=""))

    def _headings(self) -> list[str]:
        """The headings that are known and not there yet, in the script of those that are."""
        there = set(self.columns.values())
        latin = all(forms.written(value).isascii() for value in self.grid.rows[self.heading - 1])
        open_ = (said for field, said in words.HEADINGS[self.table].items() if field not in there)
        return [one for said in open_ for one in said if one.isascii() == latin]

    def _row(self, number: int) -> None:
        cells = {field: self._text(number, column) for column, field in self.columns.items()}
        name = cells.get(_NAMES[self.table], "")
        lonely = len([one for one in cells.values() if one]) == 1
        if not name or (lonely and self.table != "participants"):
            return  # an empty row, or the title of a part of the table
        element = self._known(cells.get("id", ""), name, number)
        good = len(self.bad)
        fields = list(self._fields(number, cells, cells.get("unit") or getattr(element, "unit", None) or ""))
        if element is None and len(self.bad) > good:
            self._report(rules.HELD, row_of(self.grid.title, number))
            return
        if element is None:
            self._add(number, name, cells, fields)
            return
        given = {field: place_of(self.grid.title, column, number) for column, field in self.columns.items()}
        self.changes += [
            Change(Slot(file, element.address, field), value, None, given.get(field, given.get("when", "")))
            for file, field, value in fields
            if field in ("when", "every", "role", "status") or "/" in field
        ]

    def _text(self, number: int, column: int) -> str:
        """What a cell says; a formula that nobody has computed is told, and says nothing."""
        value = self.grid.at(number, column)
        if is_valueless(value):
            self._report(rules.UNCOMPUTED, place_of(self.grid.title, column, number), found=value)
            return ""
        return forms.written(value).strip()

    def _known(self, id: str, name: str, number: int) -> Element | None:
        """The element that a row is about: by its number, else by its name."""
        found = self.links.of_kind(self.kind)
        wanted = id.rstrip(".")
        same = [one for one in found if _folded(one.label) == _folded(name)]
        numbered = [one for one in found if wanted and wanted in (one.id, (one.code or "").rstrip("."))]
        if not same and numbered:
            self._assume(row_of(self.grid.title, number), name, numbered[0].address)
        return next(iter([*same, *numbered]), None)

    def _fields(self, number: int, cells: Mapping[str, str], unit: str) -> Iterator[tuple[File, str, str]]:
        """File, field and value of each cell of a row that says something; the unit may stand beside each number, too."""
        units = spellings(self.links, unit)
        for column, field in self.columns.items():
            text, place = cells[field], place_of(self.grid.title, column, number)
            if not text or field in ("id", _NAMES[self.table]):
                continue
            for name, value in self._read(field, text, place, units):
                yield _file(field), name, value

    def _read(self, field: str, text: str, place: str, units: Sequence[str]) -> Iterator[tuple[str, str]]:
        if field == "when" and text in words.DASHES:
            return
        if field == "when":
            period, every = self._guess(guessing.when, text, place, "period") or ("", "")
            yield from ((name, value) for name, value in (("when", period), ("every", every)) if value)
        elif field == "responsible":
            yield from self._responsible(text, place)
        elif field.startswith("baseline/") and field != _BASELINE:
            yield "baseline/period", field.partition("/")[2]
            yield from self._read(_BASELINE, text, place, units)
        else:
            form = Slot(_file(field), f"{self.kind}:", field).form
            numbers = partial(number_in, units=units, is_reported=_file(field) == "actuals")
            value = self._guess(numbers if form.name == "quantity" else form.read, text, place, form.name)
            if value:
                yield field, value

    def _guess(self, read: Callable[[str], Any], text: str, place: str, form: str) -> Any:
        """What a text is read as; told, if that is not what it says; None if it is nothing of the kind."""
        try:
            value = read(text)
            sane(form, value[0] if isinstance(value, tuple) else value)
        except ValueError:
            name, help = rules.EXPECTED.get(form, rules.TERM)
            self._report(rules.BAD_CELL, place, found=text, form=name, help=help)
            if form != "period":  # as printed, it is kept with the element
                self.bad.append(place)
            return None
        read_as = zip((form, "Every"), value, strict=True) if isinstance(value, tuple) else [(form, value)]
        parts = [(name, one) for name, one in read_as if one]
        if [one for _, one in parts] != [text]:
            self._assume(place, text, [told(name, one) for name, one in parts])
        return value

    def _responsible(self, text: str, place: str) -> Iterator[tuple[str, str]]:
        """Bodies and organisations by their names; what nobody is called is told and left out."""
        found = []
        known = [one for kind in ("organization", "body") for one in self.links.of_kind(kind)]
        named = {_folded(name): one.id for one in known for name in (*getattr(one, "aliases", ()), one.label)}
        for name in filter(None, map(str.strip, re.split("[;\n]", text))):
            if _folded(name) in named:
                found.append(named[_folded(name)])
            else:
                name_, help = rules.EXPECTED["ref"]
                self._report(rules.BAD_CELL, place, found=name, form=name_, help=help)
        if found:
            yield "responsible", ", ".join(found)

    def _add(self, number: int, name: str, cells: Mapping[str, str], fields: list[tuple[File, str, str]]) -> None:
        place = row_of(self.grid.title, number)
        id = self._free_id(cells.get("id", "").rstrip("."))
        self._assume(place, name, f"{self.kind}:{id}")
        address = f"{self.kind}:{id}"
        given: list[tuple[File, str, str]] = [("programme", "id", id), ("programme", _NAMES[self.table], name), *fields]
        order = self._with_whole_baseline(given, place)
        when = cells.get("when", "")
        printed = (("when", when),) if when and when not in words.DASHES else ()
        slots = tuple((Slot(file, address, field), value) for file, field, value in order)
        self.new.append(New(self.kind, id, slots, place, printed))

    def _with_whole_baseline(self, given: list[tuple[File, str, str]], place: str) -> list[tuple[File, str, str]]:
        """The fields of a new element without a baseline that lacks its period, or its number."""
        parts = {field: value for _, field, value in given if field.startswith("baseline/")}
        if len(parts) != 1:
            return given
        if _BASELINE in parts:
            self._report(rules.NO_PERIOD, place, found=parts[_BASELINE])
        return [one for one in given if one[1] not in parts]

    def _free_id(self, wanted: str) -> str:
        """The number as printed, for an action; else the next one after those of the programme."""
        numbered = self.table == "roadmap" and wanted not in self.taken and _NUMBER.fullmatch(wanted)
        found = wanted if numbered else next(id for n in count(1) if (id := f"{_PREFIXES[self.table]}{n}") not in self.taken)
        self.taken.add(found)
        return found

    def _assume(self, place: str, found: str, meaning: object) -> None:
        self._report(rules.ASSUMED, place, found=found, meaning=meaning)

    def _report(self, rule: Rule, place: str, **values: object) -> None:
        self.problems.append(rule(span=nowhere(self.path), values={"place": place, **values}))
