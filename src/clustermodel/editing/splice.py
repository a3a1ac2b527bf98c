"""Spans of a text, and what is written in their place."""

from collections.abc import Iterable

import attrs


@attrs.frozen
class Splice:
    """A span and the text that takes its place."""

    start: int
    end: int
    text: str = ""
    rank: int = 0
    """Of several insertions at one place, the lower comes first."""


def splice(text: str, splices: Iterable[Splice]) -> str:
    """The text with every splice made. An insertion where a span begins comes before it, one within it comes behind."""
    parts, at = [], 0
    for one in sorted(splices, key=lambda one: (one.start, one.end > one.start, one.rank)):
        parts += [text[at : one.start], one.text]
        at = max(at, one.end)
    return "".join((*parts, text[at:]))
