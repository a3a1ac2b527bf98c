"""Ids for new rows without one: who fills in a table thinks of the indicator, not of what the file calls it."""

from collections.abc import Collection, Mapping

from clustermodel.importing.likeness import is_same
from clustermodel.importing.naming import called
from clustermodel.links.index import Links
from clustermodel.model.element import Element
from clustermodel.model.roadmap import Action
from clustermodel.views.workbook.columns import following

_FIRST = {"kpi": "K", "participant": "P"}
"""Kind → how ids begin where the others are names."""


def id_for(links: Links, kind: str, said: Mapping[str, str], exported: Collection[str], taken: Collection[str]) -> str:
    """The id that fits a new element: K8 after K7; an action is numbered on in its direction.

    It is that of an element which is called so and was not `exported`: the same row was brought in before. Empty if the
    others have names for ids, or if there are none to go on from. Those that are `taken` are not given again.
    """
    known = links.of_kind(kind)
    name = said.get("name") or said.get("title") or ""
    again = next((one.id for one in known if one.id not in exported and is_same(called(one), name)), "")
    numbered = [one.id for one in known if one.id[-1].isdigit() and _is_beside(one, said)]
    others = [one.id for one in known] + [*taken]
    first = [f"{_FIRST[kind]}0"] if kind in _FIRST and not numbered else []
    return again or (following([*others, *numbered, *first]) if numbered or first else "")


def _is_beside(one: Element, said: Mapping[str, str]) -> bool:
    return not isinstance(one, Action) or (one.direction.id if one.direction else "") == said.get("direction", "")
