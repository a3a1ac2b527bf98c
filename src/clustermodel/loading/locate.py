"""Where things stand: the spans of given paths, found by one more pass over the events."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from clustermodel.diagnostics import Span
from clustermodel.loading.excerpt import Numbers, excerpt, renumbered
from clustermodel.loading.paths import ID, Path
from clustermodel.loading.sought import Node, find
from clustermodel.loading.source import Source


class Place(NamedTuple):
    """Where a key and its value stand; for an item of a list, the key is the item."""

    source: Source
    key_at: tuple[int, int]
    value_at: tuple[int, int]
    found: int
    """How many steps of the path were found; fewer than asked when the path goes beyond what is written."""

    @property
    def key(self) -> Span:
        """The span of the key: lines are counted for what is shown only."""
        return self.source.span(*self.key_at)

    @property
    def value(self) -> Span:
        """The span of the value."""
        return self.source.span(*self.value_at)


class Places(Mapping[Path, Place]):
    """The place of each path that was asked for, worked out when it is looked up: a large file has very many."""

    def __init__(self, source: Source, paths: Iterable[Path]) -> None:
        self._source = source
        self._asked = dict.fromkeys(paths)
        self._numbers: Numbers = {}
        self._root: Node | None = None
        if self._asked:
            text, self._numbers = excerpt(source.readable, self._asked, source.items)
            self._root = find(text, (renumbered(path, self._numbers) for path in self._asked))

    def __getitem__(self, path: Path) -> Place:
        if path not in self._asked:
            raise KeyError(path)
        return self._place(path)

    def id_of(self, path: Path) -> Place | None:
        """The place of the id of what stands at a path that was asked for; None where there is none."""
        place = self._place((*path, ID))
        return place if place.found > len(path) else None

    def _place(self, path: Path) -> Place:
        return _place(self._root, renumbered(path, self._numbers), self._source)

    def __iter__(self) -> Iterator[Path]:
        return iter(self._asked)

    def __len__(self) -> int:
        return len(self._asked)


def locate(source: Source, paths: Iterable[Path]) -> Places:
    """The place of each path; where a path is not written out, the place of the nearest part of it that is.

    An empty value is placed at its key.
    """
    return Places(source, paths)


def _place(root: Node | None, path: Path, source: Source) -> Place:
    node, depth = root or Node(0, 0), 0
    for name in path:
        step = node.step(name)
        if step is None:
            break
        node, depth = step, depth + 1
    value = (node.start, node.end)
    key = node.key or value
    return Place(source, key, key if node.start == node.end else value, depth)
