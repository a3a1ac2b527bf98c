"""Traps that no reader of YAML notices: a number sign that cuts a text, a comma that cuts a sentence in a list."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from yaml.events import CollectionEndEvent, CollectionStartEvent, ScalarEvent, SequenceStartEvent

from clustermodel.diagnostics import Diagnostic
from clustermodel.loading import rules
from clustermodel.loading.reader import events
from clustermodel.loading.source import Source

_CANDIDATE = re.compile(r"#(?<=[ \t]#)[^\s#!][^\r\n]*")
"""A comment that has no space after its number sign: comments are rarely written so."""


def cut_texts(source: Source) -> list[Diagnostic]:
    """A warning for each unquoted value that is followed by ` #` and a letter or digit."""
    lost = {}
    for match in _CANDIDATE.finditer(source.text):
        before = match.start()
        while before and source.text[before - 1] in " \t":
            before -= 1
        lost[before] = match
    if not lost:
        return []
    ends = (_plain_end(event) for event in events(source.readable))
    return [_cut(lost[end], source) for end in ends if end in lost]


def _plain_end(event: Any) -> int | None:
    """Where an unquoted scalar ends; None for any other event, and for an empty one, which is reported as such."""
    plain = isinstance(event, ScalarEvent) and event.value and not event.style
    return event.end_mark.index if plain else None


def _cut(match: re.Match[str], source: Source) -> Diagnostic:
    comment = match[0].rstrip()
    return rules.CUT(span=source.span(match.start(), match.start() + len(comment)), values={"lost": comment})


_LIST = re.compile(r"\[([^\[\]]*)\]")
"""A list in brackets that has no list within it."""
_BLANK = re.compile("[^,] ")
"""A blank other than after a comma; lists of ids have none."""


def split_texts(source: Source) -> list[Diagnostic]:
    """A warning for each sentence that a comma has cut into two items of a list.

    Files in which no list looks like that are not read again.
    """
    if not any(_BLANK.search(match[1]) and _looks_cut(match[1]) for match in _LIST.finditer(source.text)):
        return []
    return [
        rules.SPLIT_TEXT(
            span=source.span(second.start_mark.index, second.end_mark.index),
            values={"first": first.value, "second": second.value},
        )
        for first, second in _neighbours(source)
        if _continues(first, second)
    ]


def _looks_cut(inside: str) -> bool:
    """Whether one of the items that commas part begins with a capital, and the next one with a small letter."""
    items = [item.strip()[:1] for item in inside.split(",")]
    return any(one.isupper() and other.islower() for one, other in pairwise(items))


def _neighbours(source: Source) -> Iterator[tuple[Any, Any]]:
    """Each two texts that follow each other in a list written in brackets."""
    lists: list[Any] = []
    before: Any = None
    for event in events(source.readable):
        if isinstance(event, ScalarEvent):
            if before is not None and lists[-1]:
                yield before, event
            before = event if lists and lists[-1] else None
            continue
        if isinstance(event, CollectionStartEvent):
            lists.append(isinstance(event, SequenceStartEvent) and event.flow_style)
        elif isinstance(event, CollectionEndEvent):
            lists.pop()
        before = None


def _continues(first: Any, second: Any) -> bool:
    """Whether a text reads like the rest of a sentence that the one before it begins."""
    plain = not first.style and not second.style
    return plain and " " in first.value and " " in second.value and first.value[0].isupper() and second.value[0].islower()
