"""Where things stand: the spans of given paths, found by one more pass over the events."""

from collections.abc import Iterable
from typing import Any

import attrs
import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from clustermodel.diagnostics import Span
from clustermodel.loading.reader import event_reader
from clustermodel.loading.source import Source

Path = tuple[str | int, ...]
"""Keys and indexes from the root. In a list, a string stands for the item that is, or whose `id` or `period` is, that; in a
map, an index for the nth entry."""

_NAMES = ("id", "period")
_VALUES = (ScalarEvent, AliasEvent, MappingEndEvent, SequenceEndEvent)


@attrs.frozen
class Place:
    """The spans of a key and of its value; for an item of a list, the key is the item."""

    key: Span
    value: Span
    found: int
    """How many steps of the path were found; fewer than asked when the path goes beyond what is written."""


@attrs.define
class _Wanted:
    """A step of the wanted paths: what is wanted below it."""

    below: dict[str | int, "_Wanted"] = attrs.field(factory=dict)
    key: tuple[int, int] | None = None
    value: tuple[int, int] | None = None


def locate(source: Source, paths: Iterable[Path]) -> dict[Path, Place]:
    """The place of each path; where a path is not written out, the place of the nearest part of it that is."""
    root = _Wanted()
    asked = list(paths)
    for path in asked:
        step = root
        for name in path:
            step = step.below.setdefault(name, _Wanted())
    if asked:
        _Pass(root).drive(source.text)
    return {path: _place(root, path, source) for path in asked}


def _place(root: _Wanted, path: Path, source: Source) -> Place:
    found, depth = root, 0
    for name in path:
        step = found.below[name]
        if step.value is None:
            break
        found, depth = step, depth + 1
    value = found.value or (0, 0)
    return Place(source.span(*(found.key or value)), source.span(*value), depth)


@attrs.define
class _Open:
    """An open container on the way to something wanted."""

    wanted: _Wanted | None
    is_map: bool
    start: int
    key: str | None = None
    key_span: tuple[int, int] = (0, 0)
    index: int = -1
    item: _Wanted | None = None
    """The step that this container has turned out to be, found by its id."""


class _Pass:
    """One pass over the events that follows the wanted paths and skips all else."""

    def __init__(self, root: _Wanted) -> None:
        self.root = root
        self.stack: list[_Open] = []

    def drive(self, text: str) -> None:
        get = event_reader(text)
        try:
            while not self._take(get()):
                pass
        except yaml.YAMLError:
            return  # the part before the error is all there is; the error itself is reported by the loader

    def _take(self, event: Any) -> bool:
        """Follow one event; True when the root has ended."""
        kind = type(event)
        if kind is ScalarEvent or kind is AliasEvent:
            self._scalar(event, getattr(event, "value", ""))
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            step = self._step(event)
            if step is not None and step.value is None:
                step.value = (event.start_mark.index, event.start_mark.index + 1)
            self.stack.append(_Open(step, kind is MappingStartEvent, event.start_mark.index))
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            self.stack.pop()
            self._after()
        return kind is StreamEndEvent or (kind in _VALUES and not self.stack)

    def _scalar(self, event: Any, value: str) -> None:
        top = self.stack[-1] if self.stack else None
        span = (event.start_mark.index, event.end_mark.index)
        if top is not None and top.is_map and top.key is None:
            top.key, top.key_span = value, span
            return
        step = self._step(event)
        if step is not None and step.value is None:
            step.value = span
        if top is not None and not top.is_map and top.wanted is not None:
            self._mark(top.wanted.below.get(value), span, span)
        if top is not None and top.is_map and top.key in _NAMES:
            self._name(value, span)
        self._after()

    def _step(self, event: Any) -> _Wanted | None:
        """The wanted step, if any, of the value that begins here."""
        if not self.stack:
            return self.root
        top = self.stack[-1]
        top.index += 1
        if top.wanted is None:
            return None
        step = top.wanted.below.get(top.index)  # in a map too: the nth entry of a series, however it is written
        if step is None and top.is_map:
            step = top.wanted.below.get(top.key or "")
        if step is None or step.key is not None:  # a key that is set already: the second of two equal keys
            return None
        step.key = top.key_span if top.is_map else (event.start_mark.index, event.end_mark.index)
        return step

    def _after(self) -> None:
        """A value has ended: the map around it waits for a key again."""
        if self.stack and self.stack[-1].is_map:
            self.stack[-1].key = None

    def _name(self, value: str, span: tuple[int, int]) -> None:
        """The map that is open has the id `value`: it may be wanted by that name in the list around it."""
        if len(self.stack) < 2 or self.stack[-2].is_map or self.stack[-2].wanted is None:
            return
        named = self.stack[-2].wanted.below.get(value)
        if named is not None:
            self._mark(named, span, span)
            if self.stack[-1].wanted is None:
                self.stack[-1].wanted = named

    @staticmethod
    def _mark(step: _Wanted | None, key: tuple[int, int], value: tuple[int, int]) -> None:
        if step is not None and step.value is None:
            step.key, step.value = key, value
