"""A text as edits see it: entries, and where they are written. Loading has no tree; this is only for edits."""

from collections.abc import Iterator
from typing import Any

import attrs

from clustermodel.editing.lines import Lines
from clustermodel.loading.paths import Path

BLOCKS = ("|", ">")
"""The styles of texts that are written as a block of lines."""


class EditError(ValueError):
    """An edit that cannot be made; the message says why, in one line."""


@attrs.define(eq=False)
class Node:
    """A key or a value in the text. `end` is where its last character ends, without comments and blank lines behind it."""

    start: int
    end: int
    kind: str
    """`map`, `list`, `text`, or `alias`, which the format refuses."""
    flow: bool = False
    """Written in {} or []."""
    style: str = ""
    """Of a text: its quote, or the sign of its block."""
    text: str = ""
    entries: "list[Entry]" = attrs.field(factory=list)

    @property
    def outline(self) -> Any:
        """What is read here: a text, a list, or the pairs of a map in their order."""
        if self.kind == "list":
            return [entry.value.outline for entry in self.entries]
        if self.kind == "map":
            return tuple((entry.name, entry.value.outline) for entry in self.entries)
        return self.text


@attrs.define(eq=False)
class Entry:
    """A key with its value, an item of a list, or the root of the file."""

    start: int
    """Where its key or its dash begins; in [] its value."""
    value: Node
    key: Node | None = None
    parent: "Entry | None" = None
    index: int = 0

    @property
    def end(self) -> int:
        """Where its value ends."""
        return self.value.end

    @property
    def name(self) -> str:
        """The text of the key; empty for an item."""
        return self.key.text if self.key else ""

    @property
    def flow(self) -> bool:
        """It stands within {} or []."""
        return self.parent is not None and self.parent.value.flow

    @property
    def last(self) -> "Entry":
        """The entry that is written last in it: itself, if its value is not written in lines."""
        entries = self.value.entries
        return entries[-1].last if entries and not self.value.flow else self

    @property
    def depth(self) -> int:
        """How many entries are around it."""
        return sum(1 for _ in self.ancestors)

    @property
    def path(self) -> Path:
        """The keys and indexes that lead to it."""
        if self.parent is None:
            return ()
        return (*self.parent.path, self.key.text if self.key else self.index)

    @property
    def ancestors(self) -> "Iterator[Entry]":
        """The entries around it, the nearest first."""
        entry = self.parent
        while entry is not None:
            yield entry
            entry = entry.parent

    def all(self) -> "Iterator[Entry]":
        """Itself and everything in it, in the order of the text."""
        yield self
        for entry in self.value.entries:
            yield from entry.all()


@attrs.frozen(eq=False)
class Tree:
    """A text that was read."""

    text: str
    lines: Lines
    root: Entry
