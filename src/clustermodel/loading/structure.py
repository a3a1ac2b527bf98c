"""From plain containers to the frozen model, with every refusal as a diagnostic."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import attrs

from clustermodel.diagnostics import Diagnostic, Span
from clustermodel.edits import Edit, Rename, Set
from clustermodel.loading import rules
from clustermodel.loading.events import Tree, parse
from clustermodel.loading.hooks import fast
from clustermodel.loading.locate import Places, locate
from clustermodel.loading.losses import Losses
from clustermodel.loading.refusals import Refusal
from clustermodel.loading.scalars import Hook
from clustermodel.loading.source import Source
from clustermodel.loading.tables import uneven_rows
from clustermodel.model.program import Program


class Structured(NamedTuple):
    """What became of a file."""

    value: Any
    problems: tuple[Diagnostic, ...]
    losses: Losses


@cache
def _fast(cls: type) -> Hook:
    return fast().hook(cls)


def structure(tree: Tree, cls: type, source: Source) -> Structured:
    """The object of class `cls` that the tree holds; None in its place if nothing could be kept."""
    value, refusals, losses = _structured(tree, cls, source)
    if isinstance(value, Program):
        refusals += uneven_rows(value, losses)
    return Structured(value, tuple(_diagnostics(refusals, source)), losses)


def _structured(tree: Tree, cls: type, source: Source) -> tuple[Any, list[Refusal], Losses]:
    if not tree.problems:
        try:
            return _fast(cls)(tree.root, cls), [], Losses()
        except Exception:  # noqa: S110 - whatever it was, the careful way finds it again and says what it is
            pass
    tree = _plain(tree, source) if tree.guided else tree
    from clustermodel.loading.careful import Careful  # a good file does not need it

    careful = Careful(tree.unread, tree.rest)
    return careful.structure(tree.root, cls), careful.refusals, careful.losses


def _plain(tree: Tree, source: Source) -> Tree:
    """The same without elements, and with the format line as it has been put right."""
    plain = parse(source)
    plain.root["format"] = tree.root["format"]
    return plain


def _diagnostics(refusals: list[Refusal], source: Source) -> Iterable[Diagnostic]:
    places = locate(source, {one.path for one in refusals})
    for one in refusals:
        span, fix = _span(one, places), _fix(one, source)
        yield one.bad.rule(span=span, subject=one.subject, values=one.bad.values, hint=one.bad.hint, fix=fix)


def _is_declared(id: str, source: Source) -> bool:
    """Whether the text declares an id, by its looks: a second one must not be made of what was meant otherwise."""
    return re.search(rf"""\bid["']?\s*:\s*["']?{re.escape(id)}(?![\w.-])""", source.text) is not None


def _fix(refusal: Refusal, source: Source) -> Iterable[Edit]:
    meant = refusal.bad.meant
    if meant and not (refusal.bad.rule is rules.ID and _is_declared(meant, source)):
        from clustermodel.loading.dump import Bare

        yield Rename(refusal.path, Bare(meant)) if refusal.key else Set(refusal.path, Bare(meant))


def _span(refusal: Refusal, places: Places) -> Span:
    """A key that is missing is shown at the id of its element, or else at the key or beginning of what lacks it."""
    place, id = places[refusal.path], places.id_of(refusal.path)
    if refusal.bad.rule is not rules.MISSING_KEY:
        return place.key if refusal.key else place.value
    if id is not None:
        return id.value
    if refusal.path and isinstance(refusal.path[-1], str):
        return place.key
    return attrs.evolve(place.key, end_line=place.key.line, end_column=place.key.column + 1)
