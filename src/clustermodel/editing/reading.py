"""From the events of a text to its entries."""

from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from clustermodel.editing.lines import Lines
from clustermodel.editing.tree import BLOCKS, EditError, Entry, Node, Tree
from clustermodel.loading.reader import DEPTH, event_reader
from clustermodel.loading.scanner import scanner_problem
from clustermodel.loading.source import Source
from clustermodel.messages import Phrase


def read_tree(text: str) -> Tree:
    """Read a text. Raises EditError when YAML cannot be read to its end, or is not what the format is made of."""
    builder = _Builder(text)
    try:
        return Tree(text, builder.lines, builder.build())
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        problem = scanner_problem(error, Source("", text))
        line = problem.span.line if problem.span else 1
        said = {"line": str(line), "problem": Phrase(problem.template, problem.values)}
        raise EditError(Phrase("line {line}: {problem}; this is to be mended by hand first", said)) from error


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
        get: Callable[[], Any] = event_reader(self.text)
        while type(event := get()) is not StreamEndEvent:
            self._take(event)
        if self.root is None:
            raise EditError("there is nothing in the file")
        return self.root

    def _take(self, event: Any) -> None:
        kind = type(event)
        if kind is DocumentStartEvent and self.root is not None:
            raise EditError("the file holds more than one document")
        if kind is ScalarEvent or kind is AliasEvent:
            self._scalar(self._leaf(event))
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            shape = "map" if kind is MappingStartEvent else "list"
            self._begin(Node(event.start_mark.index, event.end_mark.index, shape, bool(event.flow_style)))
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
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
        """Where the last line of a block of text ends. The events count blank lines behind it; only `+` keeps them."""
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
