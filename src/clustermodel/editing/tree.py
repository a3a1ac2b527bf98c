"""The entries of a text with their places, read from its events. Only edits need it; loading has no tree."""

from collections.abc import Iterator
from typing import Any

import attrs
import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    StreamEndEvent,
)

from clustermodel.editing.lines import Lines
from clustermodel.loading.locate import Path
from clustermodel.loading.reader import DEPTH, event_reader
from clustermodel.loading.scanner import scanner_problem
from clustermodel.loading.source import Source


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


@attrs.frozen(eq=False)
class Tree:
    """A text that was read."""

    text: str
    lines: Lines
    root: Entry


def read_tree(text: str) -> Tree:
    """Read a text. Raises EditError when that cannot be done to its end, or it holds what the format does not know."""
    builder = _Builder(text)
    try:
        return Tree(text, builder.lines, builder.build())
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        problem = scanner_problem(error, Source("", text))
        line = problem.span.line if problem.span else 1
        raise EditError(f"line {line}: {problem.message}; this is to be mended by hand first") from error


class _Builder:
    """The state of one pass over the events."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text)
        self.root: Entry | None = None
        self.open: list[Entry] = []
        self.key: Node | None = None
        """The key that waits for its value in the innermost map."""

    def build(self) -> Entry:
        get = event_reader(self.text)
        while type(event := get()) is not StreamEndEvent:
            self._take(event)
        if self.root is None:
            raise EditError("there is nothing in the file")
        return self.root

    def _take(self, event: Any) -> None:
        if isinstance(event, DocumentStartEvent) and self.root is not None:
            raise EditError("the file holds more than one document")
        if isinstance(event, ScalarEvent | AliasEvent):
            self._scalar(self._leaf(event))
        elif isinstance(event, CollectionStartEvent):
            kind = "map" if isinstance(event, MappingStartEvent) else "list"
            self._begin(Node(event.start_mark.index, event.end_mark.index, kind, bool(event.flow_style)))
        elif isinstance(event, CollectionEndEvent):
            self._finish(self.open.pop().value, event)

    def _leaf(self, event: Any) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, AliasEvent):
            return Node(start, end, "alias", text=f"*{event.anchor}")
        style = event.style or ""
        if style in BLOCKS:
            end = self._block_end(start, end)
        return Node(start, end, "text", style=style, text=event.value)

    def _block_end(self, start: int, end: int) -> int:
        """Where the last line of a block of text ends. The events count the blank lines behind it, but only `+` keeps them."""
        if not self.lines.keeps(start):
            end = start + len(self.text[start:end].rstrip(" \r\n\x85\u2028\u2029"))
        return self.lines.end(end - 1)

    def _scalar(self, node: Node) -> None:
        around = self.open[-1].value if self.open else None
        if around is not None and around.kind == "map" and self.key is None:
            self.key = node
        else:
            self._enter(node)

    def _begin(self, node: Node) -> None:
        if self.open and self.open[-1].value.kind == "map" and self.key is None:
            raise EditError("a list or map stands where a key belongs")
        if len(self.open) == DEPTH:
            raise EditError(f"the file is nested deeper than {DEPTH} levels")
        self.open.append(self._enter(node))

    def _finish(self, node: Node, event: Any) -> None:
        written = event.end_mark.index > event.start_mark.index  # a bracket; else a block, or the one pair of [a: 1]
        node.end = event.end_mark.index if written else node.entries[-1].end

    def _enter(self, node: Node) -> Entry:
        """The entry of a value in the innermost container; the root, if there is none."""
        if not self.open:
            self.root = Entry(node.start, node)
            return self.root
        parent, key, self.key = self.open[-1], self.key, None
        around = parent.value
        start = key.start if key else node.start if around.flow else self._dash(around)
        entry = Entry(start, node, key, parent, len(around.entries))
        around.entries.append(entry)
        return entry

    def _dash(self, around: Node) -> int:
        """Where the dash of the next item stands: under the first one, at which the list begins."""
        if not around.entries:
            return around.start
        column, last = self.lines.column(around.start), around.entries[-1].end
        for start in self.lines.following(last):
            if self.text[start : start + column + 1] == " " * column + "-":
                return start + column
        raise EditError("the dashes of a list do not stand under each other")
