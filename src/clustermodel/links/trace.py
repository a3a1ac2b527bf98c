"""What an element rests on, and what rests on it."""

from collections import deque
from collections.abc import Iterable, Iterator

import attrs

from clustermodel.links.edges import Edge
from clustermodel.links.index import Links
from clustermodel.model.frozen import Frozen


@attrs.frozen(eq=False, repr=False)
class Trace(Frozen):
    """A part of the graph: everything reachable from one element in one direction."""

    root: str
    nodes: tuple[str, ...]
    """Addresses, the root first, then nearest first."""
    edges: tuple[Edge, ...]


class UnknownElementError(KeyError):
    """There is no element at an address."""

    def __init__(self, address: str, near: list[str]) -> None:
        super().__init__(address, near)
        self.address = address
        self.near = near
        """Addresses that may be meant."""

    def __str__(self) -> str:
        hint = f": did you mean {' or '.join(self.near)}?" if self.near else ""
        return f"there is no element {self.address!r}{hint}"


def trace(links: Links, address: str, *, down: bool = True) -> Trace:
    """Follow the graph from an element: down to what it rests on, or up to what rests on it.

    Raises UnknownElementError, a KeyError, when there is no such element.
    """
    element = links.get(address)
    if element is None:
        raise UnknownElementError(address, links.near(address))
    root = element.address
    seen, edges, waiting = {root: None}, [], deque([root])
    while waiting:
        for edge in _next(links, waiting.popleft(), down):
            edges.append(edge)
            reached = edge.target if down else edge.source
            if reached not in seen:
                seen[reached] = None
                waiting.append(reached)
    return Trace(root, tuple(seen), tuple(edges))


def resting_on(links: Links, addresses: Iterable[str]) -> set[str]:
    """Everything that rests on at least one of some elements, themselves included: one pass, however many they are."""
    waiting = list(addresses)
    seen = set(waiting)
    while waiting:
        for edge in _next(links, waiting.pop(), down=False):
            if edge.source not in seen:
                seen.add(edge.source)
                waiting.append(edge.source)
    return seen


def _next(links: Links, address: str, down: bool) -> Iterator[Edge]:
    return (edge for edge in (links.out(address) if down else links.into(address)) if edge.rests)
