"""Keys that stand twice in one map, with both places. Only a file that has any is looked through for them."""

from typing import Any

from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, MappingStartEvent, ScalarEvent

from clustermodel.diagnostics import Diagnostic, Related, Span
from clustermodel.loading import rules
from clustermodel.loading.reader import events
from clustermodel.loading.source import Source


class _Map:
    """An open map: the keys met so far, and whether a key comes next."""

    def __init__(self) -> None:
        self.keys: dict[str, Span] = {}
        self.waits_for_key = True


def duplicate_keys(source: Source) -> list[Diagnostic]:
    """A diagnostic for each key that its map has already."""
    found: list[Diagnostic] = []
    stack: list[_Map | None] = [None]
    for event in events(source.readable):
        top = stack[-1]
        if isinstance(event, ScalarEvent) and top is not None and top.waits_for_key:
            found += _met(top, event, source)
        if isinstance(event, CollectionStartEvent):
            stack.append(_Map() if isinstance(event, MappingStartEvent) else None)
            continue
        if isinstance(event, CollectionEndEvent):
            stack.pop()
            top = stack[-1]
        if top is not None and isinstance(event, ScalarEvent | AliasEvent | CollectionEndEvent):
            top.waits_for_key = not top.waits_for_key
    return found


def _met(top: _Map, event: Any, source: Source) -> list[Diagnostic]:
    span = source.span(event.start_mark.index, event.end_mark.index)
    first = top.keys.setdefault(event.value, span)
    if first is span or is_merge(event):
        return []
    return [rules.DUPLICATE_KEY(span=span, related=[Related("first here", first)], values={"key": event.value})]


def is_merge(event: Any) -> bool:
    """The key asks YAML to merge another map; in quotes it is a key like any other."""
    return event.value == "<<" and not event.style
