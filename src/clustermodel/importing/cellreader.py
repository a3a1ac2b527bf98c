"""Reads the cells of a workbook, and collects what is wrong with them."""

from collections.abc import Sequence

from clustermodel.diagnostics import Diagnostic, Rule
from clustermodel.importing import rules
from clustermodel.importing.naming import Names
from clustermodel.importing.opening import nowhere
from clustermodel.importing.reading import help_with, parted, read_cell, units
from clustermodel.importing.values import ERRORS, is_valueless
from clustermodel.links.index import Links
from clustermodel.messages import Phrase, Word
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.ledger import Ledger
from clustermodel.views.workbook.slots import Slot
from clustermodel.views.workbook.texts import unescaped

_SHOWN = 120
"""Letters of a cell that a message shows."""


class Facts:
    """What all sheets of a workbook have in common."""

    def __init__(self, path: str, links: Links, found: Ledger) -> None:
        self.path, self.links, self.ledger = path, links, found
        self.units, self.names = units(links), Names(links)


class CellReader:
    """The state of reading cells."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.problems: list[Diagnostic] = []
        self.beside: dict[str, str] = {}
        """Cells, and the unit that stands in each beside its number."""

    def _value(self, slot: Slot, value: object, place: str, units: Sequence[str]) -> str | None:
        """What a cell says, as the YAML file holds it; None if it is wrong, which is reported."""
        text = unescaped(forms.written(value))
        if slot.parts[1:] == ("result", "value"):
            number, unit = parted(text)
            value, self.beside[place] = number or value, unit
        if is_valueless(value):
            wrong = text in ERRORS
            self._report(rules.UNCOMPUTED, place, rules.MISCOMPUTED if wrong else None, found=text)
            return None
        try:
            found, assumed = read_cell(slot, value, self.facts.names, units)
        except ValueError:
            name, _ = rules.EXPECTED.get(slot.form.name, rules.TERM)
            found = self.facts.names.unknown(slot.form.kinds, text) if slot.form.kinds else text
            self._report(rules.BAD_CELL, place, found=found, form=name, help=help_with(slot.form, text))
            return None
        if assumed:
            self._report(rules.ASSUMED, place, found=text, meaning=self.facts.names.meant(slot, found))
        elif self.facts.names.is_new_unit(slot, found):
            self._report(rules.ASSUMED, place, found=text, meaning=rules.NEW_UNIT)
        return found

    def _moved(self, place: str, problem: Word | Phrase, key: str, hint: Word | None = None) -> None:
        self._report(rules.MOVED, place, hint, problem=Phrase("{problem} {key}", {"problem": problem, "key": _short(key)}))

    def _report(self, rule: Rule, place: str, hint: str | None = None, **values: object) -> None:
        shown = {name: _short(value) for name, value in values.items()}
        self.problems.append(rule(span=nowhere(self.facts.path), values={"place": place, **shown}, hint=hint))


def _short(value: object) -> object:
    """A text of a cell, cut where it is long; words of the library's own stay what they are."""
    return f"{value[: _SHOWN - 1]}…" if type(value) is str and len(value) > _SHOWN else value
