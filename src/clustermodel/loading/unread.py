"""What follows the place where the scanner gave up: it is not read, so that what it lacks is not known to be missing."""

from typing import Any

import attrs
from yaml.events import CollectionEndEvent, CollectionStartEvent, MappingStartEvent, ScalarEvent

from clustermodel.loading.paths import Path
from clustermodel.loading.reader import events
from clustermodel.loading.source import Source


@attrs.define(eq=False, repr=False)
class _Open:
    """An open container."""

    path: Path
    is_map: bool
    key: str | None = None
    """The key whose value comes next; empty for one that is no text."""
    index: int = -1

    @property
    def waits_for_key(self) -> bool:
        return self.is_map and self.key is None

    def enter(self) -> Path:
        """The path of the value that begins here."""
        self.index += 1
        key, self.key = self.key, None
        return (*self.path, self.index if key is None else key)


def unread(source: Source) -> tuple[Path, ...]:
    """The paths of the values that were open when the reader gave up, or that had just ended.

    A line that belongs to nothing ends the maps and lists before it, whatever was still to come in them.
    """
    stack: list[_Open] = []
    ended: list[Path] = []
    for event in events(source.readable):
        if isinstance(event, CollectionEndEvent):
            path = stack.pop().path
            ended = [] if _has_bracket(event) else [*ended, path]
        elif isinstance(event, CollectionStartEvent):
            path = _enter(stack)
            ended = []
            stack.append(_Open(path, isinstance(event, MappingStartEvent)))
        elif stack and stack[-1].waits_for_key:
            stack[-1].key = getattr(event, "value", "")
            ended = []
        elif stack:
            path = stack[-1].enter()
            ended = [path] if isinstance(event, ScalarEvent) and not event.value else []
    return (*(one.path for one in stack), *ended)


def _has_bracket(end: Any) -> bool:
    """Whether a container ends with a bracket, or only with its last value."""
    return bool(end.start_mark.index < end.end_mark.index)


def _enter(stack: list[_Open]) -> Path:
    """The path of a container that begins here; one in the place of a key has a path that is none."""
    if not stack:
        return ()
    if stack[-1].waits_for_key:
        stack[-1].key = ""
        return (*stack[-1].path, "")
    return stack[-1].enter()
