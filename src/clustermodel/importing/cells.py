"""Reads the cells of a row of a free table."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import attrs

from clustermodel.importing import dating, expected, guessing, measures, rules, words
from clustermodel.importing.headings import BASELINE
from clustermodel.importing.naming import Names
from clustermodel.importing.notes import Notes
from clustermodel.importing.reading import help_with, is_so, read_cell, spellings
from clustermodel.importing.values import sane, told
from clustermodel.links.index import Links
from clustermodel.messages import Phrase, Word
from clustermodel.model.element import Element
from clustermodel.model.quantity import Missing, parse_quantity
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.forms import Form, levelled
from clustermodel.views.workbook.slots import File, Slot

_THOUSANDS = re.compile(r"([1-9][0-9]{0,2}),([0-9]{3})", re.ASCII)
_SEVERAL = re.compile("[;\n]")
_NAMED = (
    Word("name of an element"),
    Word(
        "write names or ids as the programme has them, with semicolons between them; "
        "what is new is added to the YAML file first"
    ),
)
"""What a reference of a free table is to be, and how it is written."""


@attrs.frozen
class Said:
    """A field, and what a row says of it, as the YAML file holds it."""

    file: File
    field: str
    value: str
    place: str


@attrs.frozen
class Row:
    """What the cells of a row say, and where they are, by field."""

    place: str
    texts: Mapping[str, str]
    places: Mapping[str, str]

    def text(self, field: str) -> str:
        """What a cell says; empty where there is none."""
        return self.texts.get(field, "")

    def without(self, fields: Collection[str]) -> "Row":
        """The row without some of its cells."""
        return attrs.evolve(self, texts={field: text for field, text in self.texts.items() if field not in fields})


class CellReader:
    """Reads cells of elements of a kind."""

    def __init__(self, links: Links, kind: str, notes: Notes, *, reads_points: bool) -> None:
        self.reads_points = reads_points
        """Numbers are written in the English way, as the headings are English."""
        self.links, self.kind, self.notes, self.names = links, kind, notes, Names(links)
        self._labelled: dict[tuple[str, ...], dict[str, list[str]]] = {}
        """Kinds → what their elements are called → the ids."""
        self._new_units: dict[measures.Measure, str] = {}
        """Units that the programme does not have → as the first row writes them."""

    def read(self, row: Row, fields: Sequence[str], units: Sequence[str], factor: Decimal) -> Iterator[Said]:
        """What the cells of some fields say. Numbers are in a unit that is `factor` times larger than the element's."""
        for field in fields:
            text, place = row.text(field), row.places.get(field, row.place)
            if not text or (field == "when" and text in words.DASHES):
                continue
            if field == "when":
                yield from self._when(text, place)
            elif field.startswith("baseline/") and field != BASELINE:
                slot = Slot("programme", f"{self.kind}:", BASELINE)
                yield from self._baseline(field, self._number(slot, text, place, units, factor))
            elif "/" in field:
                yield from self._number(Slot(_file(field), f"{self.kind}:", field), text, place, units, factor)
            else:
                slot = Slot("programme", f"{self.kind}:", field)
                read = self._unit if field == "unit" else self._refs if slot.form.kinds else self._word
                yield from read(slot, text, place)

    def _when(self, text: str, place: str) -> Iterator[Said]:
        """A period, and how often it recurs."""
        found = self._guess(lambda: guessing.when(text), forms.PERIOD, text, place)
        for field, value in zip(("when", "every"), found or (), strict=False):
            if value:
                yield Said("programme", field, value, place)

    def _baseline(self, field: str, found: Iterator[Said]) -> Iterator[Said]:
        """A number, and the year that the heading gives it; no number has no year."""
        for one in found:
            if one.value not in list(Missing):
                yield Said("programme", "baseline/period", field.partition("/")[2], one.place)
            yield one

    def _number(self, slot: Slot, text: str, place: str, units: Sequence[str], factor: Decimal) -> Iterator[Said]:
        if self.reads_points and (found := _THOUSANDS.fullmatch(text)):
            self._refuse_comma(found, place)
            return
        has_unit = bool(measures.split(text)[1])
        said = measures.split(text)[0] if _is_own(measures.split(text)[1], units) else text
        value = self._guess(lambda: read_cell(slot, text, self.names, units)[0], slot.form, text, place, said)
        if value and not has_unit and _is_a_part(value, units):
            percent = measures.times(value, Decimal(100))
            help = Phrase("if {percent} % are meant, write that; if not, write the sign of the percent beside {found}",
                          {"percent": parse_quantity(percent), "found": text})  # fmt: skip
            self.notes.refuse(rules.BAD_CELL, place, found=text, form=Word("number of percent that is sure"), help=help)
        elif value:
            yield Said(slot.file, slot.field, value if has_unit else measures.times(value, factor), place)

    def _refuse_comma(self, found: re.Match[str], place: str) -> None:
        """In an English table 1,250 may be a thousand or one and a quarter."""
        name, help = expected.sure(found[1], found[2])
        self.notes.refuse(rules.BAD_CELL, place, found=found[0], form=name, help=help)

    def _word(self, slot: Slot, text: str, place: str) -> Iterator[Said]:
        value = self._guess(lambda: read_cell(slot, text, self.names, ())[0], slot.form, text, place)
        if value:
            yield Said(slot.file, slot.field, value, place)

    def _unit(self, slot: Slot, text: str, place: str) -> Iterator[Said]:
        """The unit of a new indicator: that of others, if they only write it otherwise; one that nobody has is told."""
        is_there = self.names.word(slot, text)
        same = "" if is_there else self.names.unit_like(slot, text)
        if not is_there and not same:
            first = self._new_units.setdefault(measures.measure(text), text)
            same = first if first != text else ""
        if same:
            self.notes.assume(place, text, spellings(self.links, same)[-1])
            yield Said("programme", slot.field, same, place)
        else:
            if self.names.is_new_unit(slot, text):
                self.notes.assume(place, text, rules.NEW_UNIT)
            yield from self._word(slot, text, place)

    def _refs(self, slot: Slot, text: str, place: str) -> Iterator[Said]:
        """Elements by their ids or names: what nobody is called is told, and nothing of the cell is read."""
        found: list[str] = []
        known = len(self.notes.bad)
        for said in filter(None, map(str.strip, _SEVERAL.split(text))):
            whole = self._ids(slot, said)
            for one in [said] if whole else filter(None, map(str.strip, said.split(","))):
                ids = whole or self._ids(slot, one) or self._agreed(slot, one, place)
                found += ids
                if not ids:
                    self.notes.refuse(rules.BAD_CELL, place, found=one, form=_NAMED[0], help=_NAMED[1])
        ids = [*dict.fromkeys(found)] if len(self.notes.bad) == known else []  # half of those who answer is nobody's answer
        if slot.form.name == "ref" and len(ids) > 1:
            ids = self._narrowest(slot, ids, text, place)
        if ids:
            yield Said(slot.file, slot.field, ", ".join(ids), place)

    def _agreed(self, slot: Slot, text: str, place: str) -> list[str]:
        """The element of a name with a remark in brackets that is no part of it, which is told."""
        name, _, remark = text.rstrip(" ).").rpartition("(")
        ids = self._ids(slot, name.strip()) if remark.strip().casefold() in words.AGREED else []
        for one in ids:
            self.notes.assume(place, text, self.names.meant(slot, one))
        return ids

    def _narrowest(self, slot: Slot, ids: Sequence[str], text: str, place: str) -> list[str]:
        """The one place that is within all others that are named, which is told; where there is none nothing is sure."""
        named = [one for id in ids for one in map(self.links.get, self.links.candidates(id, slot.form.kinds)) if one]
        inmost = [one for one in named if all(other.id in self._around(one) for other in named if other is not one)]
        if not inmost:
            form, help = expected.EXPECTED["ref"]
            self.notes.refuse(rules.BAD_CELL, place, found=text, form=form, help=help)
            return []
        self.notes.assume(place, text, inmost[0].label)
        return [inmost[0].id]

    def _around(self, one: Element | None) -> list[str]:
        """What a place is within, and what that is within."""
        found: list[str] = []
        while (ref := getattr(one, "within", None)) and ref.id not in found:
            found.append(ref.id)
            one = self.links.get(f"place:{ref.id}")
        return found

    def _ids(self, slot: Slot, name: str) -> list[str]:
        """The element of a name, which may have commas in it; none where there is no such element."""
        kinds = slot.form.kinds
        if kinds not in self._labelled:
            self._labelled[kinds] = self._labels(kinds)
        called = self._labelled[kinds].get(levelled(name), [])
        ids = called if len(called) == 1 else [self.names.ids(kinds, name)]
        return [one for one in ids if len(self.links.candidates(one, kinds)) == 1]

    def _labels(self, kinds: tuple[str, ...]) -> dict[str, list[str]]:
        """What the elements of some kinds are called → their ids."""
        found: dict[str, list[str]] = {}
        for one in (one for kind in kinds for one in self.links.of_kind(kind)):
            found.setdefault(levelled(one.label), []).append(one.id)
        return found

    def _guess(self, read: Callable[[], Any], form: Form, text: str, place: str, said: str = "") -> Any:
        """What a text is read as; told, if that is not what it says; None if it is nothing of the kind.

        `said` is the text without what says nothing.
        """
        try:
            value = read()
            sane(form.name, value[0] if isinstance(value, tuple) else value)
        except ValueError:
            name, _ = expected.EXPECTED.get(form.name, expected.TERM)
            self.notes.refuse(rules.BAD_CELL, place, found=text, form=name, help=help_with(form, text))
            return None
        parts = zip((form.name, "Every"), value if isinstance(value, tuple) else (value,), strict=False)
        meant = [(name, one) for name, one in parts if one]
        shown = [told(name, one) for name, one in meant]
        bare = said or text
        if not _is_so(form, bare, [one for _, one in meant]) and not is_so(form, bare, meant[0][1] if meant else "", shown):
            self.notes.assume(place, text, shown)
        return value


def _is_so(form: Form, text: str, meant: Sequence[str]) -> bool:
    """A text says just what it is read as: only a comma, a dash of a range or the word for a year is written otherwise."""
    if form.name == "text":
        return True  # names that the programme's words have in the languages of a workbook
    plain = " ".join(text.split())
    if form.name == "quantity":
        plain = re.sub("(?<=[0-9]) ?[–—-] ?(?=[0-9])", "..", plain)
    try:
        return [(dating.bare(plain) if form.name == "period" else form.read(plain))] == [*meant]
    except ValueError:
        return False


def _is_own(beside: str, units: Sequence[str]) -> bool:
    """What stands beside a number is its own unit, which says nothing new."""
    return bool(beside and measures.measure(beside).base) and measures.factor(beside, units) == 1


def _is_a_part(value: str, units: Sequence[str]) -> bool:
    """A number of percent that may be a part of one, as spreadsheets hold percentages: 0.055."""
    found = parse_quantity(value)
    percent = any(measures.measure(one).base == "%" for one in units)
    return percent and found.exact and found.low is not None and 0 < abs(found.low) < 1


def _file(field: str) -> File:
    """The file of a field: reports begin with the year they are of."""
    return "actuals" if field[0].isdigit() else "programme"
