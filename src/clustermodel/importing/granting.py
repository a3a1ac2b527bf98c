"""Decides which wishes can be granted: what is in conflict with the files stays as it is, which is told."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from clustermodel.diagnostics import Diagnostic, Rule
from clustermodel.importing import expected, locked, rules, tabular
from clustermodel.importing.kinds import other_kind
from clustermodel.importing.likeness import is_same
from clustermodel.importing.making import Target
from clustermodel.importing.naming import called
from clustermodel.importing.opening import nowhere
from clustermodel.importing.putting import is_printed
from clustermodel.importing.values import told
from clustermodel.importing.wishes import NAMES, Change, New, Report, report_of, whole_of
from clustermodel.model.period import UNDATED
from clustermodel.model.quantity import Missing
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.slots import Slot, current

_OPEN = ("", str(Missing.NOT_SET), str(Missing.NOT_REPORTED), str(UNDATED))
"""What a file says where it leaves something open."""


class Granting:
    """The state of one import."""

    def __init__(self, target: Target, path: str, refused: set[Report]) -> None:
        self.target, self.path, self.refused = target, path, refused
        self.problems: list[Diagnostic] = []
        self.coming: set[str] = set()
        """New elements, which others may name."""
        self.apart: set[tuple[str, str]] = set()
        """What a free table says otherwise than the file, in part at least."""

    def granted(self, new: Iterable[New]) -> list[New]:
        """The new elements, without those that are there already, or that name what is not: actions name all others."""
        for one in sorted(new, key=lambda one: one.kind == "action"):
            if self._is_new(one):
                self.coming.add(one.address)
        return [one for one in new if one.address in self.coming]

    def _is_new(self, new: New) -> bool:
        """The element is not there yet. If it is, it is what the row says, or that is reported."""
        if new.address not in self.target.links.elements:
            return self._refers(new)
        return False

    def besides(self, new: Iterable[New], known: set[str]) -> Iterator[Change]:
        """What rows report, and what those say that were brought in before."""
        for one in new:
            said = [pair for pair in one.fields if pair[0].field != "id"]
            if one.address in known:
                said = [pair for pair in said if pair[0].file == "actuals"]
            elif one.address not in self.target.links.elements or not self._is_the_same(one):
                continue
            said = [(slot, value) for slot, value in said if slot.field not in NAMES]
            yield from (Change(slot, value, "", one.place_of(slot.field)) for slot, value in said)

    def _is_the_same(self, new: New) -> bool:
        """A row is about the element that has its id: it is called so, and its references are good. Else that is told."""
        if not new.name or not is_same(new.name, called(self.target.links.elements[new.address])):
            self.report(rules.TAKEN, new.place, id=new.id, kind=new.kind)
            return False
        return self._refers(new)

    def _refers(self, new: New) -> bool:
        """Its references point at elements of the right kinds."""
        for slot, value in new.fields:
            if not self._points(slot, value, new.place_of(slot.field)):
                self.report(rules.HELD, new.place)
                return False
        return True

    def _points(self, slot: Slot, value: str, place: str) -> bool:
        """The references of a field point at one element each, of a right kind; else that is told."""
        for id in value.split(", ") if slot.form.kinds else ():
            coming = [kind for kind in slot.form.kinds if f"{kind}:{id}" in self.coming]
            if len([*self.target.links.candidates(id, slot.form.kinds), *coming]) != 1:
                name, help = expected.EXPECTED["ref"]
                form = other_kind(self.target.links, slot.form.kinds, id) or name
                self.report(rules.BAD_CELL, place, found=id, form=form, help=help)
                return False
        return True

    def is_wanted(self, change: Change, new: set[str]) -> bool:
        """The value is not there yet, and nobody has changed what was there when it was exported."""
        said = partial(self._said, change.slot)
        values: dict[str, Any] = {"subject": change.subject, "wanted": said(change.value), "exported": said(change.exported)}
        if change.slot.address not in self.target.links.elements:
            if change.slot.address not in new:
                self.report(rules.GONE, change.place, **values)
            return change.slot.address in new
        now, form = self.current(change.slot), change.slot.form
        if forms.same(form, now, change.value):
            return False
        if change.exported is None:
            return self._is_open(change, now)
        if not forms.same(form, now, change.exported):
            self.report(rules.CONFLICT, change.place, current=said(now), **values)
            self.refused |= {report for report in (report_of(change.slot),) if report}
            return False
        return self._points(change.slot, change.value, change.place)

    def _said(self, slot: Slot, value: str | None) -> object:
        """A value of a field for a message: elements by what they are called."""
        if not value:
            return locked.EMPTY
        ids = value.split(", ") if slot.form.kinds else ()
        found = [self.target.links.get(one) for id in ids for one in self.target.links.candidates(id, slot.form.kinds)]
        names = [one.label for one in found if one]
        return "; ".join(names) if names and len(names) == len(ids) else told(slot.form.name, value)

    def _is_open(self, change: Change, now: str) -> bool:
        """The file says nothing yet where a free table says something."""
        if now in _OPEN or change.value == str(UNDATED):
            return not (now and change.value in _OPEN)
        form = change.slot.form.name
        current, wanted = told(form, now), told(form, change.value)
        self.report(tabular.DIFFERENT, change.place, subject=change.subject, current=current, wanted=wanted)
        self.apart.add(whole_of(change.slot))
        return False

    def together(self, changes: Iterable[Change]) -> list[Change]:
        """The changes without the rest of what a free table says otherwise than the file in part; that is told."""
        kept = []
        for one in changes:
            if one.exported is None and whole_of(one.slot) in self.apart:
                self.report(tabular.TOGETHER, one.place, subject=one.subject, wanted=told(one.slot.form.name, one.value))
            else:
                kept.append(one)
        return kept

    def tell_printed(self, changes: Iterable[Change]) -> None:
        """Say of which fields the wording as printed stays, and is not that of the new value."""
        known = [(one.slot, self.target.links.get(one.slot.address)) for one in changes]
        found = [f"{slot.address}/{slot.parts[0]}" for slot, element in known if element and is_printed(element, slot)]
        if found:
            self.report(rules.PRINTED, "", subjects=list(dict.fromkeys(found)))

    def current(self, slot: Slot) -> str:
        """The value of a field as the file holds it; empty if there is none."""
        if slot.address not in self.target.links.elements:
            return ""
        return current(self.target.links, self.target.actuals, slot)

    def report(self, rule: Rule, place: str, hint: str | None = None, **values: object) -> None:
        """Tell a problem."""
        self.problems.append(rule(span=nowhere(self.path), values={"place": place, **values}, hint=hint))
