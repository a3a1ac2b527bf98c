"""Gives findings their places in the text."""

from collections.abc import Callable, Mapping

import attrs

from clustermodel.diagnostics import Diagnostic, Related, Span
from clustermodel.edits import Edit
from clustermodel.loading.locate import Path, Place, locate
from clustermodel.loading.losses import Losses
from clustermodel.loading.source import Source


@attrs.frozen
class Draft:
    """A diagnostic that does not know its place yet: the paths of the finding and of the places it speaks of."""

    diagnostic: Diagnostic
    path: Path
    related: tuple[tuple[str, Path], ...] = ()
    at_key: bool = False
    """Shown at the key: a reference in a map is its key, and what follows it is only its basis."""
    in_actuals: bool = False
    """The path leads through the file of actuals. Related places are in the programme all the same."""


def place(
    drafts: list[Draft], source: Source, losses: Losses, actuals: tuple[Source, Losses] | None = None
) -> list[Diagnostic]:
    """Give each draft its span, by one more pass over each of the two files for all of them."""
    reported = [draft for draft in drafts if draft.in_actuals]
    related = [at for draft in drafts for _, at in draft.related]
    span = _spans(source, losses, [*(draft.path for draft in drafts if not draft.in_actuals), *related])
    span_in_actuals = _spans(*actuals, [draft.path for draft in reported]) if actuals and reported else span
    return [
        attrs.evolve(
            draft.diagnostic,
            span=(span_in_actuals if draft.in_actuals else span)(draft.path, at_key=draft.at_key),
            related=tuple(Related(name, span(at), name) for name, at in draft.related),
            fix=_fix(draft, actuals[1] if draft.in_actuals and actuals else losses),
        )
        for draft in drafts
    ]


def _fix(draft: Draft, losses: Losses) -> tuple[Edit, ...]:
    """The edits of a draft, with paths as they are in the file."""
    return tuple(attrs.evolve(edit, path=losses.written(edit.path)) for edit in draft.diagnostic.fix)


def _spans(source: Source, losses: Losses, paths: list[Path]) -> Callable[..., Span]:
    """The function from a path (and whether its key is meant) to its span, for some paths of one file."""
    wanted = {losses.written(path) for path in paths}
    places = locate(source, wanted | {(*path, "id") for path in wanted})

    def span(path: Path, *, at_key: bool = False) -> Span:
        return _span(places, losses.written(path), at_key=at_key)

    return span


def _span(places: Mapping[Path, Place], path: Path, *, at_key: bool) -> Span:
    """An element is shown at its id, a field at its value, and what is not written at the nearest thing that is."""
    found, id = places[path], places[(*path, "id")]
    if id.found == len(path) + 1:
        return id.value
    return found.value if found.found == len(path) and not at_key else found.key
