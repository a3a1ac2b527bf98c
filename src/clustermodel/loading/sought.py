"""One pass over the events of a text that looks for some places and skips all else."""

from collections.abc import Iterable, Iterator, Mapping
from sys import intern
from types import MappingProxyType
from typing import Any, Self

from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from clustermodel.loading.excerpt import Excerpt
from clustermodel.loading.paths import ID, NAMES, Path
from clustermodel.loading.reader import events

_NONE: Mapping[int, Any] = MappingProxyType({})


def find(text: Excerpt, paths: Iterable[Path]) -> "Node | None":
    """The root of the values that paths lead to; None where there is nothing. Offsets are those of the whole text."""
    wanted = _Wanted()
    for path in paths:
        wanted.add(path)
    return _read(text, wanted)


class _Wanted(dict[str | int, "_Wanted"]):
    """The steps that somebody asks for, and what is wanted below each."""

    __slots__ = ("_by_name",)

    def add(self, path: Path) -> None:
        step = self
        for name in path:
            below = step.get(name)
            if below is None:
                below = step[name] = _Wanted()
            step = below

    @property
    def by_name(self) -> "_Wanted":
        """What is wanted below the items of a list that are asked for by name, whichever they are; and their names."""
        if not hasattr(self, "_by_name"):
            self._by_name = self._named()
        return self._by_name

    def _named(self) -> "_Wanted":
        named = [below for name, below in self.items() if isinstance(name, str)]
        return _Wanted.merged([*named, _Wanted({name: _Wanted() for name in NAMES})]) if named else _Wanted()

    @classmethod
    def merged(cls, several: Iterable["_Wanted | None"]) -> Self:
        """What is wanted of a place that is asked for in several ways."""
        whole = cls()
        for one in filter(None, several):
            for name, below in one.items():
                whole[name] = cls.merged([whole.get(name), below])
        return whole

    def below(self, index: int, key: str | None) -> "_Wanted | None":
        """What is wanted of an entry: None if the entry itself is not."""
        indexed = self.get(index)
        named = self.get(key) if key is not None else self.by_name or None
        if indexed is None or named is None:
            return named if indexed is None else indexed
        return _Wanted.merged([indexed, named])


_NOTHING_MORE = _Wanted()


class Node:
    """A value in the text that is asked for, or lies on the way to one."""

    __slots__ = ("_by_name", "end", "entries", "key", "name", "start", "text")

    def __init__(
        self, start: int, end: int, key: tuple[int, int] | None = None, name: str | None = None, text: str | None = None
    ) -> None:
        self.start, self.end, self.key = start, end, key
        self.name = name
        """Its key in a map."""
        self.text = text
        """What it is, if it is no container and may be asked for by that."""
        self.entries: Mapping[int, Node] = _NONE
        """Those of its entries that are asked for, by index."""

    def add(self, index: int, entry: "Node") -> None:
        """Note an entry that is asked for. Most nodes have none, and do without a dictionary."""
        if isinstance(self.entries, dict):
            self.entries[index] = entry
        else:
            self.entries = {index: entry}

    @property
    def by_name(self) -> "dict[str | None, Node]":
        """The same by key, or by what items of a list are called; of equal ones the first."""
        if not hasattr(self, "_by_name"):
            self._by_name = self._named()
        return self._by_name

    def _named(self) -> "dict[str | None, Node]":
        found: dict[str | None, Node] = {self.text: self} if self.text is not None else {}
        for entry in self.entries.values():
            for name in [entry.name] if entry.name is not None else entry.called():
                found.setdefault(name, entry)
        return found

    def called(self) -> Iterator[str | None]:
        """The names of an item of a list: the text that it is, or its id and its period."""
        yield self.text
        yield from (one.text for one in self.entries.values() if one.name in NAMES)

    def step(self, name: str | int) -> "Node | None":
        """An entry by its index, its key, or what it is called."""
        return self.entries.get(name) if isinstance(name, int) else self.by_name.get(name)


class _Open:
    """An open container: what is wanted in it, and its node if that is anything."""

    def __init__(self, wanted: _Wanted | None, node: Node | None, *, is_map: bool = False, is_key: bool = False) -> None:
        self.wanted, self.node, self.is_map = wanted, node, is_map
        self.is_key = is_key
        """It stands in the place of a key, which the format refuses."""
        self.key: Any = None
        """The event of the key whose value comes next."""
        self.index = -1

    @property
    def waits_for_key(self) -> bool:
        return self.is_map and self.key is None

    def enter(self, event: Any, text: Excerpt) -> tuple[_Wanted | None, Node | None]:
        """What is wanted of the value that begins with an event, and its node; None and None for what is not wanted."""
        self.index += 1
        key, self.key = self.key, None
        name = getattr(key, "value", None)
        below = None if self.wanted is None else self.wanted.below(self.index, name)
        if below is None and name == ID:
            below = _NOTHING_MORE
        if below is None or self.node is None:
            return None, None
        span = (text.origin(key.start_mark.index), text.origin(key.end_mark.index)) if key is not None else None
        value = getattr(event, "value", None) if below or name is None or name in NAMES else None
        node = Node(text.origin(event.start_mark.index), text.origin(_end(event, text)), span, name and intern(name), value)
        self.node.add(self.index, node)
        return below, node


def _read(text: Excerpt, wanted: _Wanted) -> Node | None:
    """The wanted values of a text. One pass that skips all else."""
    document = Node(0, 0)
    stack = [_Open(_Wanted({0: wanted}), document)]
    skipped = 0  # levels of nesting in a container that nobody wants
    last: Any = None  # the event with which the last value ended
    event: Any
    for event in events(text):
        kind = type(event)
        if kind is ScalarEvent or kind is AliasEvent:
            last = event
            if not skipped:
                _meet(stack[-1], event, text)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            skipped += bool(skipped) or not _entered(stack, event, text)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            if event.end_mark.index > event.start_mark.index:
                last = event
            if skipped:
                skipped -= 1
            else:
                _close(stack, event, text.origin(_end(last, text)))
    return document.entries.get(0)


def _meet(top: _Open, event: Any, text: Excerpt) -> None:
    """A single value, or a key."""
    if top.waits_for_key:
        top.key = event
    else:
        top.enter(event, text)


def _entered(stack: list[_Open], event: Any, text: Excerpt) -> bool:
    """A container begins; false, if there is nothing in it that is wanted."""
    top = stack[-1]
    is_key = top.waits_for_key
    below, node = (None, None) if is_key else top.enter(event, text)
    if node is not None:
        node.end = node.start + 1  # until it ends, which it may not in a broken text
    elif not is_key:
        return False
    stack.append(_Open(below, node, is_map=type(event) is MappingStartEvent, is_key=is_key))
    return True


def _end(event: Any, text: Excerpt) -> int:
    """Where a value ends, without the empty lines that a block of text takes with it; 0 before the first one."""
    if event is None:
        return 0
    start, end = event.start_mark.index, event.end_mark.index
    return start + len(text[start:end].rstrip()) if getattr(event, "style", None) in ("|", ">") else int(end)


def _close(stack: list[_Open], event: Any, end: int) -> None:
    """End a container: at its bracket, or where its last value ends."""
    closed = stack.pop()
    if closed.node is not None:
        closed.node.end = max(closed.node.end, end)
    if closed.is_key:
        stack[-1].key = event
