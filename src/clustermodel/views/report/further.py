"""What rests on an action through other actions: if it fails, so may they, and the indicators and objectives behind them."""

from collections import deque
from typing import NamedTuple

from clustermodel.links.index import Links
from clustermodel.model.ref import Basis

_ENDS = ("driven_by", "pursued_by")
"""Relations by which indicators and objectives rest on actions."""


class Through(NamedTuple):
    """What rests on an action by way of another."""

    target: str
    """The address of an indicator or objective."""
    by: str
    """The address of the action that stands between them, the last one if there are several."""
    basis: Basis
    """The loosest footing of the links on the way."""


def through_actions(links: Links, action: str) -> list[Through]:
    """The indicators and objectives that rest only on actions which require this one, the nearest first."""
    own = {edge.source for edge in links.into(action) if edge.relation in _ENDS}
    found: dict[tuple[str, str], Through] = {}
    for by, basis in _requiring(links, action).items():
        for edge in links.into(by):
            if edge.relation in _ENDS and edge.source not in own:
                found[edge.source, by] = Through(edge.source, by, _looser(basis, edge.basis))
    return list(found.values())


def _requiring(links: Links, action: str) -> dict[str, Basis]:
    """The actions that require one, themselves or through others, the nearest first, each with the footing of the way."""
    found: dict[str, Basis] = {action: Basis.STATED}
    waiting = deque([action])
    while waiting:
        address = waiting.popleft()
        for edge in links.into(address):
            if edge.relation == "requires" and edge.source not in found:
                found[edge.source] = _looser(found[address], edge.basis)
                waiting.append(edge.source)
    del found[action]
    return found


def _looser(one: Basis, other: Basis) -> Basis:
    return other if other.rank > one.rank else one
