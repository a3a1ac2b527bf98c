"""Values as YAML text: in one line, or in lines that are indented as the file indents."""

from typing import Any, Self

import attrs
from yaml.events import SequenceEndEvent, SequenceStartEvent

from clustermodel.editing.tree import Tree
from clustermodel.loading import dump

Block = tuple[str, list[str]]
"""What stands beside a key or a dash, and the lines below."""


def one_line(value: Any, *, flow: bool = True, quote: str = "") -> str:
    """A value in one line. A text has quotes where it needs them, and `quote` where it can."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{one_line(key)}: {one_line(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(one_line(item) for item in value) + "]"
    event = dump.scalar(value, key=True)
    if quote == '"' or (quote and event.value.isprintable()):
        event.style = quote
    start = SequenceStartEvent(None, None, implicit=True, flow_style=flow)
    text = dump.emit([start, event, SequenceEndEvent()]).strip()
    return text[1:-1] if flow else text[2:]


@attrs.frozen
class Writer:
    """How a file indents."""

    step: int = 2
    """Columns between a key and the keys of the map below it."""
    list_step: int = 2
    """Columns between a key and the dashes of the list below it."""
    blocks: bool = True
    """Texts of several lines are written as blocks."""

    def beside_key(self, value: Any, column: int) -> Block:
        """A value beside a key that begins at a column."""
        if not _is_lines(value):
            return self._short(value, column + self.step)
        column += self.step if isinstance(value, dict) else self.list_step
        lines = self.lines(value, column)
        return "", [" " * column + lines[0], *lines[1:]]

    def beside_dash(self, value: Any, column: int) -> Block:
        """A value beside a dash that stands at a column."""
        if not _is_lines(value):
            return self._short(value, column + 2)
        lines = self.lines(value, column + 2)
        return lines[0], lines[1:]

    def like(self, kind: str, step: int) -> Self:
        """Indent maps, or lists, by another number of columns."""
        return attrs.evolve(self, step=step) if kind == "map" else attrs.evolve(self, list_step=step)

    def lines(self, value: Any, column: int) -> list[str]:
        """A map or list that begins at a column; the first line without its indentation."""
        entries = value.items() if isinstance(value, dict) else [(None, item) for item in value]
        found = []
        for key, item in entries:
            first, *rest = self.entry(key, item, column)
            found += [" " * column + first, *rest]
        return [found[0][column:], *found[1:]]

    def entry(self, key: str | None, value: Any, column: int) -> list[str]:
        """A key with its value, or an item, at a column; the first line without its indentation."""
        head, body = self.beside_dash(value, column) if key is None else self.beside_key(value, column)
        start = "-" if key is None else one_line(key, flow=False) + ":"
        return [f"{start} {head}" if head else start, *body]

    def _short(self, value: Any, column: int) -> Block:
        if self.blocks and isinstance(value, str) and dump.scalar(value).style == "|":
            lines = value.removesuffix("\n").split("\n")
            return "|" if value.endswith("\n") else "|-", [" " * column + line if line else "" for line in lines]
        return one_line(value, flow=False), []


def _is_lines(value: Any) -> bool:
    """A container that is too large for one line."""
    return isinstance(value, dict | list) and not dump.short(value)


def writer_of(tree: Tree) -> Writer:
    """Indent as the first map and the first list below a key do."""
    lines, steps = tree.lines, dict[str, int]()
    for entry in tree.root.all():
        if entry.key is not None and entry.value.entries and lines.is_first(entry.value.start):
            steps.setdefault(entry.value.kind, lines.column(entry.value.start) - lines.column(entry.start))
        if len(steps) == len(("map", "list")):
            break
    return Writer(steps.get("map", 2), steps.get("list", 2))
