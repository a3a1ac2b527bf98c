"""Elements that are tied to another through elements between them."""

from collections.abc import Iterable

from clustermodel.links.index import Links
from clustermodel.model.ref import Basis


def resting_on(links: Links, address: str, *relations: str) -> dict[str, Basis]:
    """What an element rests on by one relation after the other: address → footing of the firmest way there.

    A way is as firm as the least firm of its steps.
    """
    found = {address: Basis.STATED}
    for relation in relations:
        found = _firmest((edge.target, found[one], edge.basis) for one in found for edge in links.out(one, relation))
    return found


def borne_by(links: Links, address: str, *relations: str) -> dict[str, Basis]:
    """What rests on an element by one relation after the other, with the footing of the firmest way."""
    found = {address: Basis.STATED}
    for relation in relations:
        found = _firmest((edge.source, found[one], edge.basis) for one in found for edge in links.into(one, relation))
    return found


def _firmest(ways: Iterable[tuple[str, Basis, Basis]]) -> dict[str, Basis]:
    """Where ways of two parts end, each with the footing of the firmest."""
    found: dict[str, Basis] = {}
    for end, *parts in ways:
        basis = max(parts, key=lambda part: part.rank)
        found[end] = min(basis, found.get(end, basis), key=lambda one: one.rank)
    return found
