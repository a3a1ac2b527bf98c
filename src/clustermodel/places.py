"""Gives findings their places in the text."""

from collections import deque
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

import attrs

from clustermodel.diagnostics import Diagnostic, Related, Span
from clustermodel.edits import Edit
from clustermodel.loading.called import ids
from clustermodel.loading.locate import Places, locate
from clustermodel.loading.losses import Losses
from clustermodel.loading.paths import Path
from clustermodel.loading.source import Source

PROGRAMME = "programme"
"""What the programme's own file is called among those of a programme."""
Read = tuple[Source, Losses]
"""A file, and what of it could not be kept."""
NOTHING: Mapping[str, Read] = MappingProxyType({})


class Draft(NamedTuple):
    """A diagnostic that does not know its place yet: the paths of the finding and of the places it speaks of."""

    diagnostic: Diagnostic
    path: Path
    related: tuple[tuple[str, Path], ...] = ()
    """Addresses of elements, or messages, and where they stand."""
    at_key: bool = False
    """Shown at the key: a reference in a map is its key, and what follows it is only its basis."""
    file: str = PROGRAMME
    """The file through which the path leads (see `Finding.file`). Related places are in the programme all the same."""


def place(drafts: list[Draft], source: Source, losses: Losses, beside: Mapping[str, Read] = NOTHING) -> list[Diagnostic]:
    """Give each draft its span, by one more pass over each file (`beside`: name → file) for all of them.

    What is said of a file that is not there is shown in the programme. The list of drafts is empty afterwards.
    """
    files: dict[str, Read] = {**beside, PROGRAMME: (source, losses)}
    paths: dict[str, list[Path]] = {PROGRAMME: [at for draft in drafts for _, at in draft.related]}
    waiting = deque(draft if draft.file in files else draft._replace(file=PROGRAMME) for draft in drafts)
    drafts.clear()  # each makes room for what becomes of it: there may be very many
    for draft in waiting:
        paths.setdefault(draft.file, []).append(draft.path)
    spans = {name: _spans(*files[name], wanted) for name, wanted in paths.items()}
    del paths
    found = []
    while waiting:
        draft = waiting.popleft()
        placed = attrs.evolve(
            draft.diagnostic,
            span=spans[draft.file](draft.path, at_key=draft.at_key),
            related=tuple(Related(name, spans[PROGRAMME](at), name if ":" in name else "") for name, at in draft.related),
            fix=_fix(draft, files[draft.file][1]),
        )
        found.append(placed)
    return found


def _fix(draft: Draft, losses: Losses) -> tuple[Edit, ...]:
    """The edits of a draft, with paths as they are in the file."""
    return tuple(attrs.evolve(edit, path=losses.written(edit.path)) for edit in draft.diagnostic.fix)


def _spans(source: Source, losses: Losses, paths: list[Path]) -> Callable[..., Span]:
    """The function from a path (and whether its key is meant) to its span, for some paths of one file."""
    written = {path: losses.written(path) for path in paths}
    items = ids(source, written.values())
    places = locate(source, (path for path in written.values() if path not in items))

    def span(path: Path, *, at_key: bool = False) -> Span:
        as_written = written[path]
        known = items.get(as_written)
        return source.span(*known) if known else _span(places, as_written, at_key=at_key)

    return span


def _span(places: Places, path: Path, *, at_key: bool) -> Span:
    """An element is shown at its id, a field at its value, and what is not written at the nearest thing that is."""
    id = places.id_of(path)
    if id is not None:
        return id.value
    found = places[path]
    return found.value if found.found == len(path) and not at_key else found.key
