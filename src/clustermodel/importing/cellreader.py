"""Reads the cells of a workbook, and collects what is wrong with them."""

import re
from collections.abc import Sequence

from clustermodel.diagnostics import Diagnostic, Rule
from clustermodel.importing import expected, locked, rules
from clustermodel.importing.kinds import other_kind
from clustermodel.importing.naming import Names
from clustermodel.importing.opening import nowhere
from clustermodel.importing.page import Page
from clustermodel.importing.reading import help_with, is_so, parted, read_cell, spellings, tell_valueless, units
from clustermodel.importing.values import is_valueless, shortened
from clustermodel.links.index import Links
from clustermodel.messages import Phrase, Word
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.ledger import Ledger
from clustermodel.views.workbook.slots import MONEY, Slot
from clustermodel.views.workbook.texts import unescaped

_THOUSANDS = re.compile(r"(?<![0-9.,])([1-9][0-9]{0,2}),([0-9]{3})(?![0-9.,])", re.ASCII)


class Facts:
    """What all sheets of a workbook have in common."""

    def __init__(self, path: str, links: Links, found: Ledger) -> None:
        self.path, self.links, self.ledger = path, links, found
        self.reads_points = all(table.sheet.isascii() for table in found.tables)
        """The workbook is in English, where 1,250 may be a thousand or one and a quarter."""
        self.names = Names(links)
        for one in found.entries:
            if one.slot.parts[-1] == "unit" and one.shown:
                self.names.learn_unit(one.value, one.shown)
        self._units, self._money = units(links), spellings(links, links.program.funding.unit or "")

    def units(self, slot: Slot) -> Sequence[str]:
        """The ways of writing the unit that numbers of a field are in."""
        return self._money if MONEY & {*slot.parts} else self._units.get(slot.address, ())


class CellReader:
    """The state of reading the cells of a sheet."""

    page: Page

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.problems: list[Diagnostic] = []
        self.beside: dict[str, str] = {}
        """Cells, and the unit that stands in each beside its number."""

    def _value(self, slot: Slot, value: object, place: str, units: Sequence[str]) -> str | None:
        """What a cell says, as the YAML file holds it; None if it is wrong, which is reported."""
        text = unescaped(forms.written(value))
        if is_valueless(value):
            tell_valueless(value, self._report, place)
            return None
        if slot.form.name == "quantity" and self.facts.reads_points and (doubt := _THOUSANDS.search(text)):
            name, help = expected.sure(*doubt.groups())
            self._report(rules.BAD_CELL, place, found=text, form=name, help=help)
            return None
        for one, ids in self.facts.names.several(slot.form.kinds, text):
            name, choice = expected.one_of(ids)
            self._report(rules.BAD_CELL, place, found=one, form=name, help=choice)
            return None
        if slot.unit:
            number, unit = parted(text)
            value, self.beside[place] = number or value, self.facts.names.word(slot.unit, unit) or unit
        try:
            found, assumed = read_cell(slot, value, self.facts.names, units)
        except ValueError:
            name, _ = expected.EXPECTED.get(slot.form.name, expected.TERM)
            found = self.facts.names.unknown(slot.form.kinds, text) if slot.form.kinds else text
            form = other_kind(self.facts.links, slot.form.kinds, found) if slot.form.kinds else None
            self._report(rules.BAD_CELL, place, found=found, form=form or name, help=help_with(slot.form, text))
            return None
        meaning = self.facts.names.meant(slot, found)
        if assumed and not (is_so(slot.form, text, found, meaning, units) or self.facts.names.are_said(slot, text, found)):
            self._report(rules.ASSUMED, place, found=text, meaning=meaning)
        elif self.facts.names.is_new_unit(slot, found):
            self._report(rules.ASSUMED, place, found=text, meaning=rules.NEW_UNIT)
        return found

    def _look_at(self, row: int, column: int, exported: str) -> None:
        """Tell what has been written into a locked cell."""
        value = self.page.at(row, column)
        if locked.is_edited(value, exported):
            before, now = locked.differing(exported, unescaped(forms.written(value)))
            hint = None if exported else rules.NO_TEXT
            self._report(rules.LOCKED, self.page.place(row, column), hint, exported=before, found=now)

    def _moved(self, place: str, problem: Word | Phrase, key: str, hint: Word | None = None) -> None:
        said = Phrase("{problem} {key}", {"problem": problem, "key": shortened(key)})
        self._report(rules.MOVED, place, hint, problem=said)

    def _report(self, rule: Rule, place: str, hint: str | None = None, **values: object) -> None:
        shown = {name: shortened(value) for name, value in values.items()}
        self.problems.append(rule(span=nowhere(self.facts.path), values={"place": place, **shown}, hint=hint))
