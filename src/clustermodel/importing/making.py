"""Makes the edits of what is granted, and makes sure that the edited files load to what is meant."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import attrs

from clustermodel.diagnostics import Diagnostic, Severity, shown_path
from clustermodel.editing import EditError, apply
from clustermodel.edits import Edit
from clustermodel.importing.data import edits_of
from clustermodel.importing.putting import put_new, put_planned, put_reported, take_back
from clustermodel.importing.wishes import Change, New
from clustermodel.links.index import Links
from clustermodel.loading.dump import dump
from clustermodel.loading.load import ACTUALS, load_actuals
from clustermodel.loading.source import Source
from clustermodel.messages import Phrase, Word
from clustermodel.model.actuals import Actuals
from clustermodel.model.translation import Translation
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.slots import current

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
    translations: Mapping[str, Translation] = {}
    """Language → the wordings beside the programme."""


@attrs.frozen(kw_only=True)
class File:
    """A file as it is and as it is to be."""

    path: Path
    before: str | None
    """None for a file that is not there yet."""
    after: str
    edits: tuple[Edit, ...]


def make_files(target: Target, changes: Sequence[Change], new: Sequence[New]) -> tuple[File, ...]:
    """The edited files. Raises EditError if they would not load to what is meant."""
    files = tuple(file for file in (_programme(target, changes, new), _actuals(target, changes)) if file)
    _verify(target, files, changes, new)
    return files


def _programme(target: Target, changes: Sequence[Change], new: Sequence[New]) -> File | None:
    wanted = [one for one in changes if one.slot.file == "programme"]
    put = [partial(put_planned, links=target.links, slot=one.slot, value=one.value) for one in wanted]
    add = [partial(put_new, new=one, links=target.links) for one in new]
    source = target.source
    found = edits_of(source.text, [*put, *add])
    return _file(Path(source.path), source, source.text, found) if found else None


def _actuals(target: Target, changes: Sequence[Change]) -> File | None:
    wanted = [one for one in changes if one.slot.file == "actuals"]
    if not wanted:
        return None
    source = target.actuals_source
    text = source.text if source else dump(Actuals(format=ACTUALS, program=target.links.program.header.id))
    put = [partial(put_reported, slot=one.slot, value=one.value) for one in wanted if one.value]
    taken = [partial(take_back, slot=one.slot) for one in wanted if not one.value]
    found = edits_of(text, [*put, *taken])
    return _file(target.actuals_path, source, text, found)


def _verify(target: Target, files: Sequence[File], changes: Sequence[Change], new: Sequence[New]) -> None:
    """Load the edited files, and find every value where it is meant to be. Raises EditError if one is not."""
    texts = {file.path: file.after for file in files}
    links, found = target.reload(texts.get(Path(target.source.path), target.source.text))
    actuals, problems = reloaded(target, texts.get(target.actuals_path))
    before = {(one.code, one.subject, one.message) for one in target.diagnostics}
    worse = [one for one in (*found, *problems) if (one.code, one.subject, one.message) not in before]
    worse = [one for one in worse if one.severity is Severity.ERROR]
    if worse or links is None:
        raise EditError(Phrase(worse[0].template, worse[0].values) if worse else Word("it would not load"))
    meant = [(one.slot, one.value) for one in changes] + [pair for one in new for pair in one.fields]
    for slot, value in meant:
        if slot.address not in links.elements or not forms.same(slot.form, current(links, actuals, slot), value):
            lost = {"field": f"{slot.address}/{slot.field}", "value": value}
            raise EditError(Phrase("{field} would not be {value}", lost))


def reloaded(target: Target, text: str | None) -> tuple[Actuals | None, tuple[Diagnostic, ...]]:
    """The actuals of a text, and what is wrong with it; those that are there if there is none."""
    if text is None:
        return target.actuals, ()
    structured = load_actuals(Source(shown_path(target.actuals_path), text))
    return structured.value, structured.problems


def _file(path: Path, source: Source | None, text: str, found: list[Edit]) -> File:
    return File(path=path, before=source.text if source else None, after=apply(text, found), edits=tuple(found))
