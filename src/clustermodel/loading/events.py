"""libyaml's events, driven once into plain `str`, `dict` and `list`, with everything the format refuses put aside.

No resolver, constructor, node tree or position table: a scalar stays the text it is, and positions are found later, by a
second pass, only when there is something to say (`clustermodel.loading.locate`).
"""

from collections.abc import Callable
from typing import Any

import attrs
import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from clustermodel.diagnostics import Diagnostic, Related, Rule
from clustermodel.loading import rules
from clustermodel.loading.locate import Path, locate
from clustermodel.loading.refusals import BROKEN, Broken
from clustermodel.loading.scanner import scanner_problem
from clustermodel.loading.reader import event_reader
from clustermodel.loading.source import Source

DEPTH = 32
"""Levels of nesting that are read."""


@attrs.define
class Tree:
    """What was read."""

    root: Any
    problems: list[Diagnostic]
    unread: tuple[Path, ...] = ()
    """The containers that were open when the scanner gave up: what they lack is not known to be missing."""


def parse(source: Source) -> Tree:
    """Drive the events of a text into plain containers."""
    return _Builder(source).build()


class _Stop(Exception):
    """Nothing more is read."""


class _Builder:
    """The state of one pass."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Diagnostic] = []
        self.root: Any = None
        self.stack: list[tuple[Any, Any, bool, Any]] = []
        """For each open container: what is around it, its own key there, whether that is written in {} or [], and the
        key that waits there when the container ends (BROKEN after a container that stood in a key's place)."""

    def build(self) -> Tree:
        unread: tuple[Path, ...] = ()
        try:
            self._drive(event_reader(self.source.text))
        except (yaml.YAMLError, UnicodeEncodeError) as error:
            self.problems.append(scanner_problem(error, self.source))
            unread = self._open()
        except _Stop:
            unread = self._open()
        if self.root is None and not self.problems:
            self.problems.append(rules.EMPTY_FILE(span=self.source.span(0, 0), values={}))
        return Tree(self.root, self.problems, unread)

    def _drive(self, get: Callable[[], Event]) -> None:
        """The hot loop: one function on purpose, with the commonest event first."""
        stack = self.stack
        node: Any = None
        key: Any = None
        flow = in_map = False
        while True:
            event = get()
            kind = type(event)
            if kind is ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse(event)
                value = event.value
                if in_map:
                    if key is None:
                        key = value if value not in node and value != "<<" else self._bad_key(value, event)
                        continue
                    node[key] = value if value else self._nothing(key, event, flow)
                    key = None
                elif node is None:
                    self.root = value
                else:
                    node.append(value)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse(event)
                child: Any = {} if kind is MappingStartEvent else []
                name, resume = key, None
                if node is None:
                    self.root = child
                elif not in_map:
                    name = len(node)
                    node.append(child)
                elif key is None:
                    self._report(rules.COMPLEX_KEY, event)
                    resume = BROKEN
                else:
                    node[key] = child
                stack.append((node, name, flow, resume))
                if len(stack) > DEPTH:
                    self._report(rules.TOO_DEEP, event, limit=DEPTH)
                    raise _Stop
                node, key, flow, in_map = child, None, event.flow_style, kind is MappingStartEvent
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                node, _, flow, key = stack.pop()
                in_map = type(node) is dict
            elif kind is AliasEvent:
                self._report(rules.ALIAS, event, name=event.anchor)
                if in_map and key is None:
                    key = BROKEN
                elif in_map:
                    node[key] = BROKEN
                    key = None
                elif node is not None:
                    node.append(BROKEN)
            elif kind is DocumentStartEvent and self.root is not None:
                self._report(rules.DOCUMENTS, event)
                return
            elif kind is StreamEndEvent:
                return

    def _report(self, rule: Rule, event: Event, related: tuple[Related, ...] = (), **values: object) -> None:
        span = self.source.span(event.start_mark.index, event.end_mark.index)
        self.problems.append(rule(span=span, related=related, values=values))

    def _refuse(self, event: Any) -> None:
        """A tag or an anchor: reported, then read as if it were not there."""
        if event.tag is not None:
            self._report(rules.TAG, event, tag=event.tag)
        if event.anchor is not None:
            self._report(rules.ANCHOR, event, name=event.anchor)

    def _bad_key(self, key: str, event: ScalarEvent) -> Broken:
        """A key that stands twice, or a merge key: its value is read and thrown away."""
        if key == "<<":
            self._report(rules.MERGE, event)
            return BROKEN
        path = (*self._open()[-1], key)
        first = locate(self.source, [path])[path].key
        self._report(rules.DUPLICATE_KEY, event, (Related("first here", first),), key=key)
        return BROKEN

    def _nothing(self, key: Any, event: Any, flow: bool) -> Any:
        """An empty value: two traps of YAML make one where the writer meant a text."""
        start = event.start_mark.index
        if event.style in ("|", ">"):
            written = self.source.line(self.source.position(start)[0])[self.source.position(start)[1] - 1 :]
            self._report(rules.EMPTY_BLOCK, event, written=written.strip())
            return BROKEN
        if flow and not event.style and not self.source.text[:start].rstrip().endswith(":"):
            self._report(rules.SPLIT, event, key=key)
            return BROKEN
        return ""

    def _open(self) -> tuple[Path, ...]:
        """The paths of the containers that are open, from the root."""
        names = [name for _, name, _, _ in self.stack[1:]]
        return tuple(tuple(names[:depth]) for depth in range(len(names) + 1))
