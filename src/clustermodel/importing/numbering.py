"""Ids for new rows without one: who fills in a table thinks of the indicator, not of what the file calls it."""

from collections.abc import Collection, Mapping

from clustermodel.importing.likeness import Namesakes
from clustermodel.importing.naming import called
from clustermodel.links.index import Links
from clustermodel.model.element import Element
from clustermodel.model.roadmap import Action
from clustermodel.views.workbook.counting import FIRST, is_numbered, next_id


class Numbering:
    """The ids of a kind, of which none is given twice: to those that are there come the `taken`.

    A row is that of an element that is called so and was not `exported`: it was brought in before.
    """

    def __init__(self, links: Links, kind: str, exported: Collection[str], taken: Collection[str] = ()) -> None:
        known = links.of_kind(kind)
        self.taken = {*taken, *(one.id for one in known)}
        self._again = Namesakes((called(one), one.id) for one in known if one.id not in exported)
        self._starts = {_part(one): one.id for one in known if is_numbered(one.id)}
        self._kind = kind
        self._last: dict[str, str] = {}
        """What was counted on from → the id that came out last."""

    def id_for(self, said: Mapping[str, str]) -> str:
        """The id that fits a new element: K8 after K7; an action is numbered on in its direction.

        Empty if the others have names for ids, or if there are none to go on from.
        """
        again = next(self._again.of(said.get("name") or said.get("title") or ""), "")
        part = said.get("direction", "") if self._kind == "action" else ""
        start = self._starts.get(part) or FIRST.get(self._kind)
        return again or (self.after(start) if start else "")

    def after(self, id: str) -> str:
        """The next id behind another one that is free, and is not from now on."""
        self._last[id] = found = next_id(self._last.get(id, id), self.taken)
        self.taken.add(found)
        return found


def _part(one: Element) -> str:
    """Elements are numbered apart by this: the direction of an action."""
    return one.direction.id if isinstance(one, Action) and one.direction else ""
