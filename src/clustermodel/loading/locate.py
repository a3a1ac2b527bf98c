"""Where things stand: the spans of given paths, found by one more pass over the events."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from clustermodel.diagnostics import Span
from clustermodel.loading.paths import ID, Path
from clustermodel.loading.sought import Node, find
from clustermodel.loading.source import Source
from clustermodel.model.frozen import Frozen


@attrs.frozen(eq=False, repr=False)
class Place(Frozen):
    """The spans of a key and of its value; for an item of a list, the key is the item."""

    key: Span
    value: Span
    found: int
    """How many steps of the path were found; fewer than asked when the path goes beyond what is written."""


class Places(Mapping[Path, Place]):
    """The place of each path that was asked for, worked out when it is looked up: a large file has very many."""

    def __init__(self, source: Source, paths: Iterable[Path]) -> None:
        self._source = source
        self._asked = dict.fromkeys(paths)
        self._root = find(source.readable, self._asked) if self._asked else None

    def __getitem__(self, path: Path) -> Place:
        if path not in self._asked:
            raise KeyError(path)
        return _place(self._root, path, self._source)

    def id_of(self, path: Path) -> Place | None:
        """The place of the id of what stands at a path that was asked for; None where there is none."""
        place = _place(self._root, (*path, ID), self._source)
        return place if place.found > len(path) else None

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
    return Place(source.span(*key), source.span(*(key if node.start == node.end else value)), depth)
