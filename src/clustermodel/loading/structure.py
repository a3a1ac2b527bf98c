"""From plain containers to the frozen model, with every refusal as a diagnostic."""

from functools import cache
from typing import Any, TypeVar

import attrs

from clustermodel.diagnostics import Diagnostic
from clustermodel.loading import rules
from clustermodel.loading.careful import Careful, Losses, Refusal
from clustermodel.loading.events import Tree
from clustermodel.loading.hooks import Fast, Hook
from clustermodel.loading.locate import Path, locate
from clustermodel.loading.source import Source

T = TypeVar("T")


@attrs.frozen
class Structured:
    """What became of a file."""

    value: Any
    problems: tuple[Diagnostic, ...] = ()
    losses: Losses = attrs.field(factory=Losses)


@cache
def _fast(cls: type) -> Hook:
    return Fast().hook(cls)


def structure(tree: Tree, cls: type, source: Source) -> Structured:
    """The object of class `cls` that the tree holds; None in its place if nothing could be kept."""
    if not tree.problems:
        try:
            return Structured(_fast(cls)(tree.root, cls))
        except Exception:  # noqa: BLE001, S110 - whatever it was, the careful way finds it again and says what it is
            pass
    careful = Careful(frozenset(tree.unread))
    value = careful.structure(tree.root, cls)
    return Structured(value, tuple(_diagnostics(careful.refusals, source)), careful.losses)


def _diagnostics(refusals: list[Refusal], source: Source) -> list[Diagnostic]:
    places = locate(source, [refusal.path for refusal in refusals])
    made = []
    for refusal in refusals:
        place = places[refusal.path]
        rule, hint = refusal.bad.rule, refusal.bad.hint
        span = place.key if refusal.key or rule is rules.MISSING_KEY else place.value
        made.append(rule(span=span, subject=subject(refusal.path), values=refusal.bad.values, hint=hint))
    return made


def subject(path: Path) -> str:
    """Where a refusal is, for readers: the path with points, since the element may have no valid id."""
    return ".".join(f"[{name}]" if isinstance(name, int) else name for name in path).replace(".[", "[")
