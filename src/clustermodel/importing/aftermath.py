"""What an edit leaves behind: a report of the old date, a source of the old number, an old translation."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from clustermodel.importing import leaving
from clustermodel.importing.making import File, Target, reloaded
from clustermodel.importing.values import shortened
from clustermodel.importing.values import told as worded
from clustermodel.importing.wishes import Change, Tell
from clustermodel.links.index import Links
from clustermodel.links.texts import wordings
from clustermodel.loading.translations import path_of
from clustermodel.model.actuals import Actuals
from clustermodel.model.period import Period, parse_period
from clustermodel.model.roadmap import DATES, Action
from clustermodel.model.series import at
from clustermodel.views.execution import reports
from clustermodel.views.workbook.slots import Slot, current


def tell_aftermath(target: Target, files: Sequence[File], changes: Sequence[Change], tell: Tell) -> None:
    """Tell what stays in the files although a change has made it doubtful."""
    after = _After(target, files)
    for one in changes:
        if said := _attributions(target, one):
            values = {"file": _name(target, one.slot), "said": shortened(" / ".join(said))}
            tell(leaving.ATTRIBUTED, one.place, **values)
        for language, key in _translations(target, after, one):
            file = path_of(Path(target.source.path), language).name
            tell(leaving.TRANSLATED, one.place, file=file, key=shortened(key))
    dated = [one for one in reversed(changes) if one.slot.file == "programme" and one.slot.parts[0] in DATES]
    for address, one in {one.slot.address: one for one in dated}.items():
        for period in _unplanned(target, after, address):
            values = {"subject": address, "period": period, "file": target.actuals_path.name}
            tell(leaving.UNPLANNED, one.place, **values, now=worded("period", str(after.action(address).when)))


class _After:
    """The files as they are to be, loaded when they are first needed."""

    def __init__(self, target: Target, files: Sequence[File]) -> None:
        self.target, self.texts = target, {file.path: file.after for file in files}

    @cached_property
    def links(self) -> Links:
        """The programme."""
        source = self.target.source
        found, _ = self.target.reload(self.texts.get(Path(source.path), source.text))
        return found or self.target.links

    @cached_property
    def actuals(self) -> Actuals | None:
        """What is reported."""
        return reloaded(self.target, self.texts.get(self.target.actuals_path))[0]

    @cached_property
    def texts_of_it(self) -> frozenset[str]:
        """All texts that are translated by what they say."""
        return frozenset(str(one.text) for one in wordings(self.links.program, self.actuals) if one.recurs)

    def action(self, address: str) -> Any:
        """An action."""
        return self.links.elements[address]


def _name(target: Target, slot: Slot) -> str:
    return (target.actuals_path if slot.file == "actuals" else Path(target.source.path)).name


def _attributions(target: Target, change: Change) -> list[str]:
    """The source and the remarks that the file has of a number, which another one takes the place of."""
    slot, parts = change.slot, change.slot.parts
    if slot.form.name != "quantity" or not change.value or slot.address not in target.links.elements:
        return []
    element: Any = target.links.elements[slot.address]
    holder = None
    if slot.file == "actuals" and slot.kind != "action":
        told = (one for one in reports(target.actuals, slot.kind, slot.id) if one.period == parse_period(parts[0]))
        holder = next(told, None)
    elif parts[0] == "targets":
        holder = at(element.targets, parse_period(parts[1]))
    elif parts[0] == "baseline":
        holder = element.baseline
    source = getattr(holder, "source", None)
    said = [source] if isinstance(source, str) else []
    return [str(one) for one in (*said, *getattr(holder, "notes", ()))]


def _translations(target: Target, after: _After, change: Change) -> Iterator[tuple[str, str]]:
    """The languages in which there are wordings of a text that another one takes the place of, and the key of each."""
    slot = change.slot
    if slot.form.name not in ("text", "notes") or not target.translations or slot.address not in target.links.elements:
        return
    old = [one for one in current(target.links, target.actuals, slot).split("\n") if one]
    for language, by in target.translations.items():
        if slot.file == "programme" and by.wording(slot.address, slot.field) is not None:
            yield language, f"texts/{slot.address}/{slot.field}"
        for text in (one for one in old if by.label(one) is not None and one not in after.texts_of_it):
            yield language, f"labels/{text}"


def _unplanned(target: Target, after: _After, address: str) -> Iterator[Period]:
    """The periods of reports of an action that was planned for them and is no more."""
    before, now = target.links.elements.get(address), after.action(address)
    if before is None:
        return
    were, are = _days(target.links, before), _days(after.links, now)
    for one in reports(after.actuals, "action", now.id):
        if (one.period.first, one.period.last) in were - are:
            yield one.period


def _days(links: Links, action: Any) -> set[tuple[date | None, date | None]]:
    """The first and the last days of what is planned of an action."""
    if not isinstance(action, Action):
        return set()
    return {(one.first, one.last) for one in action.occurrences(links.program.header.horizon)}
