"""Decides which wishes can be granted, makes the edits, and makes sure that the files load to what is meant."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import attrs

from clustermodel.diagnostics import Diagnostic, Rule, Severity, shown_path
from clustermodel.editing import EditError, apply, edit_file
from clustermodel.edits import Edit
from clustermodel.files import FileChangedError, create_file
from clustermodel.importing import locked, rules
from clustermodel.importing.data import edits_of
from clustermodel.importing.far import tell_far
from clustermodel.importing.likeness import is_same
from clustermodel.importing.naming import called
from clustermodel.importing.occurrences import whole_reports
from clustermodel.importing.opening import nowhere
from clustermodel.importing.putting import is_printed, put_new, put_planned, put_reported, take_back
from clustermodel.importing.values import told
from clustermodel.importing.wishes import NAMES, Change, New, Report, Wishes, report_of, whole_of
from clustermodel.links.index import Links
from clustermodel.loading.dump import dump
from clustermodel.loading.load import ACTUALS, load_actuals
from clustermodel.loading.source import Source, read
from clustermodel.messages import Phrase, Word
from clustermodel.model.actuals import Actuals
from clustermodel.model.period import UNDATED
from clustermodel.model.quantity import Missing
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.slots import Slot, current

_OPEN = ("", str(Missing.NOT_SET), str(Missing.NOT_REPORTED), str(UNDATED))
"""What a file says where it leaves something open."""
Reload = Callable[[str], tuple[Links | None, tuple[Diagnostic, ...]]]
"""Loads a text: its index, and what is wrong with it."""


@attrs.frozen(kw_only=True)
class Target:
    """The files that wishes are brought into."""

    links: Links
    source: Source
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong with the programme already."""
    reload: Reload
    actuals: Actuals | None = None
    actuals_source: Source | None = None
    """None when there is no such file yet."""
    actuals_path: Path


@attrs.frozen(kw_only=True)
class File:
    """A file as it is and as it is to be."""

    path: Path
    before: str | None
    """None for a file that is not there yet."""
    after: str
    edits: tuple[Edit, ...]


@attrs.frozen(kw_only=True)
class Brought:
    """What is brought in: the files are not written yet."""

    changes: tuple[Change, ...] = ()
    new: tuple[New, ...] = ()
    files: tuple[File, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def bring(target: Target, wishes: Wishes, path: str, expected: str | None = None) -> Brought:
    """Grant the wishes of the file at `path`, except those that are in conflict with what is there.

    `expected` is the id of the programme that they were exported from. Whatever cannot be granted is a diagnostic.
    """
    granting = _Granting(target, path, set(wishes.refused))
    if expected is not None and expected != target.links.program.header.id:
        values = {"found": expected, "expected": target.links.program.header.id}
        return granting.nothing([rules.OTHER_PROGRAMME(span=nowhere(path), values=values)])
    if any(one.code.startswith("YM") and one.severity is Severity.ERROR for one in target.diagnostics):
        reason = Word("it has errors, which `clustermodel check` shows")
        return granting.nothing([rules.REFUSED(span=nowhere(path), values={"path": target.source.path, "reason": reason})])
    new, known = granting.granted(wishes.new), granting.coming
    changes = [one for one in (*wishes.changes, *granting.besides(wishes.new, known)) if granting.is_wanted(one, known)]
    changes = granting.together(changes)
    tell_far(changes, new, target.links.program.header.horizon, granting.report)
    granting.problems += wishes.problems
    sources = [one.id for one in target.links.program.funding.sources]
    return granting.make(whole_reports(changes, granting.refused, granting.current, sources, granting.report), new)


def save(brought: Brought) -> None:
    """Write the files. Raises FileChangedError when one is not what was read any more, and OSError.

    What is made anew comes first: where it cannot be written, no other file has been changed.
    """
    for file in filter(_changed, brought.files):
        raise FileChangedError(file.path)
    for file in sorted(brought.files, key=lambda one: one.before is not None):
        if file.before is None:
            _create(file)
        else:
            edit_file(file.path, file.edits, seen=file.before)


def _create(file: File) -> None:
    try:
        create_file(file.path, file.after.encode())
    except FileExistsError:
        raise FileChangedError(file.path) from None


def _changed(file: File) -> bool:
    """It is not what was read any more."""
    if file.before is None:
        return file.path.exists()
    now, _ = read(file.path)
    return now is None or now.text != file.before


class _Granting:
    """The state of one import."""

    def __init__(self, target: Target, path: str, refused: set[Report]) -> None:
        self.target, self.path, self.refused = target, path, refused
        self.problems: list[Diagnostic] = []
        self.coming: set[str] = set()
        """New elements, which others may name."""
        self.apart: set[tuple[str, str]] = set()
        """What a free table says otherwise than the file, in part at least."""

    def nothing(self, problems: Iterable[Diagnostic]) -> Brought:
        """Nothing is brought in."""
        return Brought(diagnostics=(*self.problems, *problems))

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
            for id in value.split(", ") if slot.form.kinds else ():
                coming = [kind for kind in slot.form.kinds if f"{kind}:{id}" in self.coming]
                if len([*self.target.links.candidates(id, slot.form.kinds), *coming]) != 1:
                    name, help = rules.EXPECTED["ref"]
                    self.report(rules.BAD_CELL, new.place_of(slot.field), found=id, form=name, help=help)
                    self.report(rules.HELD, new.place)
                    return False
        return True

    def is_wanted(self, change: Change, new: set[str]) -> bool:
        """The value is not there yet, and nobody has changed what was there when it was exported."""
        name = change.slot.form.name

        def said(value: str | None) -> object:
            return told(name, value) if value else locked.EMPTY

        values = {"subject": change.subject, "wanted": said(change.value), "exported": said(change.exported)}
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
        return True

    def _is_open(self, change: Change, now: str) -> bool:
        """The file says nothing yet where a free table says something."""
        if now in _OPEN or change.value == str(UNDATED):
            return not (now and change.value in _OPEN)
        form = change.slot.form.name
        current, wanted = told(form, now), told(form, change.value)
        self.report(rules.DIFFERENT, change.place, subject=change.subject, current=current, wanted=wanted)
        self.apart.add(whole_of(change.slot))
        return False

    def together(self, changes: Iterable[Change]) -> list[Change]:
        """The changes without the rest of what a free table says otherwise than the file in part; that is told."""
        kept = []
        for one in changes:
            if one.exported is None and whole_of(one.slot) in self.apart:
                self.report(rules.TOGETHER, one.place, subject=one.subject, wanted=told(one.slot.form.name, one.value))
            else:
                kept.append(one)
        return kept

    def make(self, changes: list[Change], new: list[New]) -> Brought:
        """The edited files, or nothing if they would not load to what is meant."""
        try:
            files = [file for file in (self._programme(changes, new), self._actuals(changes)) if file]
            self._verify(files, changes, new)
            self._tell_printed(changes)
        except EditError as error:
            values = {"path": self.target.source.path, "reason": error.args[0]}
            return self.nothing([rules.REFUSED(span=nowhere(self.path), values=values)])
        return Brought(changes=tuple(changes), new=tuple(new), files=tuple(files), diagnostics=tuple(self.problems))

    def _programme(self, changes: list[Change], new: list[New]) -> File | None:
        wanted = [one for one in changes if one.slot.file == "programme"]
        put = [partial(put_planned, links=self.target.links, slot=one.slot, value=one.value) for one in wanted]
        add = [partial(put_new, new=one) for one in new]
        source = self.target.source
        found = edits_of(source.text, [*put, *add])
        return _file(Path(source.path), source, source.text, found) if found else None

    def _actuals(self, changes: list[Change]) -> File | None:
        wanted = [one for one in changes if one.slot.file == "actuals"]
        if not wanted:
            return None
        source = self.target.actuals_source
        text = source.text if source else dump(Actuals(format=ACTUALS, program=self.target.links.program.header.id))
        put = [partial(put_reported, slot=one.slot, value=one.value) for one in wanted if one.value]
        taken = [partial(take_back, slot=one.slot) for one in wanted if not one.value]
        found = edits_of(text, [*put, *taken])
        return _file(self.target.actuals_path, source, text, found)

    def _verify(self, files: list[File], changes: list[Change], new: list[New]) -> None:
        """Load the edited files, and find every value where it is meant to be. Raises EditError if one is not."""
        texts = {file.path: file.after for file in files}
        links, found = self.target.reload(texts.get(Path(self.target.source.path), self.target.source.text))
        actuals, problems = self._reloaded(texts.get(self.target.actuals_path))
        before = {(one.code, one.subject, one.message) for one in self.target.diagnostics}
        worse = [one for one in (*found, *problems) if (one.code, one.subject, one.message) not in before]
        worse = [one for one in worse if one.severity is Severity.ERROR]
        if worse or links is None:
            raise EditError(Phrase(worse[0].template, worse[0].values) if worse else Word("it would not load"))
        meant = [(one.slot, one.value) for one in changes] + [pair for one in new for pair in one.fields]
        for slot, value in meant:
            if slot.address not in links.elements or not forms.same(slot.form, current(links, actuals, slot), value):
                lost = {"field": f"{slot.address}/{slot.field}", "value": value}
                raise EditError(Phrase("{field} would not be {value}", lost))

    def _tell_printed(self, changes: Iterable[Change]) -> None:
        """Say of which fields the wording as printed stays, and is not that of the new value."""
        known = [(one.slot, self.target.links.get(one.slot.address)) for one in changes]
        found = [f"{slot.address}/{slot.parts[0]}" for slot, element in known if element and is_printed(element, slot)]
        if found:
            self.report(rules.PRINTED, "", subjects=list(dict.fromkeys(found)))

    def _reloaded(self, text: str | None) -> tuple[Actuals | None, tuple[Diagnostic, ...]]:
        if text is None:
            return self.target.actuals, ()
        structured = load_actuals(Source(shown_path(self.target.actuals_path), text))
        return structured.value, structured.problems

    def current(self, slot: Slot) -> str:
        """The value of a field as the file holds it; empty if there is none."""
        if slot.address not in self.target.links.elements:
            return ""
        return current(self.target.links, self.target.actuals, slot)

    def report(self, rule: Rule, place: str, **values: object) -> None:
        """Tell a problem."""
        self.problems.append(rule(span=nowhere(self.path), values={"place": place, **values}))


def _file(path: Path, source: Source | None, text: str, found: list[Edit]) -> File:
    return File(path=path, before=source.text if source else None, after=apply(text, found), edits=tuple(found))
