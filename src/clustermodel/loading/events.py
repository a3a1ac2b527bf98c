"""libyaml's events, driven once into plain `str`, `dict` and `list`, with everything the format refuses put aside.

No resolver, constructor, node tree or position table: a scalar stays the text it is, and positions are found later, by a
second pass, only when there is something to say (`clustermodel.loading.locate`).
"""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

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
from yaml.reader import ReaderError

from clustermodel.diagnostics import Diagnostic, Rule
from clustermodel.loading import rules
from clustermodel.loading.duplicates import duplicate_keys, is_merge
from clustermodel.loading.empties import empty_value
from clustermodel.loading.guide import Guide, noting
from clustermodel.loading.paths import Path
from clustermodel.loading.reader import DEPTH, event_reader
from clustermodel.loading.refusals import Broken
from clustermodel.loading.source import Source

_PROPERTY = re.compile(r"(!<[^>]*>|[&!][^\s,\[\]{}]*)\s*")
"""An anchor or a tag before a value, which has one of each at most; the next may belong to its first key."""


class Tree(NamedTuple):
    """What was read."""

    root: Any
    problems: list[Diagnostic]
    unread: tuple[Path, ...] = ()
    """The values that were being read when the reader gave up: what they lack is not known to be missing."""
    rest: str = ""
    """The text that was not read."""
    guided: bool = False
    """Items of lists have become elements already."""


def parse(source: Source, guide: Guide | None = None) -> Tree:
    """Drive the events of a text into plain containers.

    With a guide, items of lists are made elements as soon as they end, if nothing is wrong with the file or any of them.
    """
    if guide:
        with suppress(Exception):  # whatever it was, the careful way finds it again and says what it is
            guide, starts = noting(guide)
            tree = _Builder(source, guide).build()
            if not tree.problems:
                source.items = {path: noted for path, noted in starts.items() if _has_items(tree.root, path, len(noted))}
                return tree
    try:
        return _Builder(source).build()
    except (ReaderError, UnicodeEncodeError):
        from clustermodel.loading.scanner import forbidden  # only what goes wrong has to be explained

        sign = source.mend()
        tree = _Builder(source).build()
        return Tree(_without(sign, tree.root), [*forbidden(source), *tree.problems], tree.unread, tree.rest)


def _has_items(root: Any, path: Path, number: int) -> bool:
    """Whether there is a list of so many items: it may also hold something else, in which elements do not begin."""
    for name in path:
        root = root.get(name) if type(root) is dict else None
    return type(root) is list and len(root) == number


def _without(sign: str, value: Any) -> Any:
    """The value without the texts that hold a forbidden character: that has been reported."""
    if isinstance(value, dict):
        return {_without(sign, key) or key: _without(sign, one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without(sign, one) for one in value]
    return Broken() if type(value) is str and sign in value else value


class _Stop(Exception):  # noqa: N818 - it is always caught: nothing more is read
    pass


class _Builder:
    """The state of one pass."""

    def __init__(self, source: Source, guide: Guide | None = None) -> None:
        self.source = source
        self.guide = guide
        self.problems: list[Diagnostic] = []
        self.root: Any = None
        self.last: Any = None
        """The event at which reading ended."""
        self.repeats = False
        """A key stands twice in its map."""

    def build(self) -> Tree:
        """Read as far as one can. Raises ReaderError or UnicodeEncodeError for a character that YAML does not allow."""
        paths: tuple[Path, ...] = ()
        try:
            self._drive(event_reader(self.source.readable))
        except ReaderError:
            raise
        except yaml.YAMLError as error:
            from clustermodel.loading.scanner import scanner_problem

            self.problems.append(scanner_problem(error, self.source))
            paths = self._unread()
        except _Stop:
            paths = self._unread()
        if self.repeats:
            self.problems += duplicate_keys(self.source)
        if self.root in (None, "") and not self.problems:
            self.problems.append(rules.EMPTY_FILE(span=self.source.span(0, 0), values={}))
        rest = self.source.text[self.last.start_mark.index :] if self.last is not None else ""
        return Tree(None if self.root == "" else self.root, self.problems, paths, rest, guided=self.guide is not None)

    def _unread(self) -> tuple[Path, ...]:
        from clustermodel.loading.unread import unread  # a good file does not need it

        return unread(self.source)

    def _drive(self, get: Callable[[], Any]) -> None:  # noqa: C901, PLR0912, PLR0915 - the hot loop: a call costs too much
        """Take events to the end, the commonest first."""
        stack: list[tuple[Any, bool, Any, Any]] = []
        """For each open container: what is around it, whether that is written in {} or [], the key that waits there when
        the container ends (a Broken after a container that stood in a key's place), and its guide."""
        guide: Any = None
        event: Any = None
        node: Any = None
        key: Any = None
        flow = in_map = False
        try:
            while True:
                event = get()
                kind = type(event)
                if kind is ScalarEvent or kind is AliasEvent:
                    if kind is AliasEvent or event.anchor is not None or event.tag is not None:
                        value = self._refuse(event)
                    else:
                        value = event.value
                    if in_map:
                        if key is None:
                            key = value if value not in node and value != "<<" else self._bad_key(node, event)
                            continue
                        node[key] = value or self._nothing(event, flow, key, node)
                        key = None
                    elif node is None:
                        self.root = value
                    else:
                        node.append(value or self._nothing(event, flow))
                elif kind is MappingStartEvent or kind is SequenceStartEvent:
                    if event.anchor is not None or event.tag is not None:
                        self._refuse(event)
                    child: Any = {} if kind is MappingStartEvent else []
                    resume = None
                    if node is None:
                        self.root = child
                    elif not in_map:
                        node.append(child)
                    elif key is None:
                        self._report(rules.COMPLEX_KEY, event)
                        resume = Broken()
                    else:
                        node[key] = child
                    stack.append((node, flow, resume, guide))
                    if len(stack) > DEPTH:
                        self._report(rules.TOO_DEEP, event, limit=DEPTH)
                        raise _Stop
                    if guide is not None and in_map:
                        guide = guide.get(key)
                    elif guide is not None:
                        if guide[2] is not None:
                            guide[2].append(event.start_mark.index)
                        guide = guide[1]
                    elif node is None:
                        guide = self.guide
                    node, key, flow, in_map = child, None, event.flow_style, kind is MappingStartEvent
                elif kind is MappingEndEvent or kind is SequenceEndEvent:
                    done = node
                    node, flow, key, guide = stack.pop()
                    in_map = type(node) is dict
                    if guide is not None and not in_map:
                        node[-1] = guide[0](done, None)
                elif kind is DocumentStartEvent and self.root is not None:
                    self._report(rules.DOCUMENTS, event)
                    return
                elif kind is StreamEndEvent:
                    return
        finally:
            self.last = event

    def _report(self, rule: Rule, event: Any, **values: object) -> None:
        span = self.source.span(event.start_mark.index, event.end_mark.index)
        self.problems.append(rule(span=span, values=values))

    def _refuse(self, event: Any) -> Any:
        """A tag or an anchor: reported, then read as if it were not there. An alias has nothing else to read."""
        if type(event) is AliasEvent:
            self._report(rules.ALIAS, event, name=event.anchor)
            return Broken()
        at = event.start_mark.index
        own = {"&": event.anchor is not None, "!": event.tag is not None}
        while (found := _PROPERTY.match(self.source.text, at)) and own.pop(found[1][0], False):
            rule, values = (rules.ANCHOR, {"name": event.anchor}) if found[1][0] == "&" else (rules.TAG, {"tag": found[1]})
            self.problems.append(rule(span=self.source.span(*found.span(1)), values=values))
            at = found.end()
        return getattr(event, "value", None)

    def _bad_key(self, node: dict[Any, Any], event: Any) -> Any:
        """A merge key, or a key that its map has already: its value is read and thrown away."""
        if is_merge(event):
            self._report(rules.MERGE, event)
        elif event.value in node:
            self.repeats = True
        else:
            return event.value
        return Broken()

    def _nothing(self, event: Any, flow: bool, key: Any = None, node: Any = None) -> Any:
        before = next(reversed(node.values()), None) if node else None
        value, problem = empty_value(self.source, event, key, before, flow=flow)
        if problem is not None:
            self.problems.append(problem)
        return value
