"""What an element has not, said on its page: an empty place is not seen there."""

from collections.abc import Callable, Iterator
from typing import Any

from clustermodel.links.index import Links
from clustermodel.model.element import Element
from clustermodel.model.objectives import Aggregation
from clustermodel.views.blocks import Inline, Piece, joined, line
from clustermodel.views.telling import Teller

_Lacking = Callable[[Links, Any], bool]


def _out(*relations: str) -> _Lacking:
    """It rests on nothing by any of some relations."""
    return lambda links, one: not any(links.out(one.address, relation) for relation in relations)


def _into(*relations: str) -> _Lacking:
    """Nothing rests on it by any of some relations."""
    return lambda links, one: not any(links.into(one.address, relation) for relation in relations)


_LACKS: dict[str, tuple[tuple[str, str, _Lacking], ...]] = {
    "objective": (
        ("Key performance indicators", "none", _out("measured_by")),
        ("Actions", "none", _out("pursued_by")),
        ("SWOT pairings and factors that it answers", "none", _out("answers")),
    ),
    "kpi": (
        ("Responsible", "not named", _out("answered_for_by")),
        ("Actions", "none", _out("driven_by")),
        ("Objectives", "none", _into("measured_by")),
        ("Counted as", "not stated", lambda _, kpi: kpi.aggregation is Aggregation.UNSPECIFIED),
    ),
    "action": (
        ("Responsible", "not named", _out("done_by")),
        ("Objectives", "none", _into("pursued_by")),
        ("Key performance indicators", "none", _into("driven_by")),
    ),
    "body": (
        ("Members", "not stated", lambda links, body: not body.members and _out("is")(links, body)),
        ("Functions", "none", _out("has")),
        ("Actions", "none", _into("done_by", "with", "created_by", "uses")),
    ),
}
"""Kind → what its elements are asked for: label, what is said where it is not there, and when it is not there."""


def lacks(tell: Teller, element: Element) -> Iterator[tuple[str, Inline]]:
    """Label and a word for each thing that an element of its kind is asked for and has not; of a place, who names it."""
    if element.KIND == "place":
        yield from _named(tell, element)
    for label, said, lacking in _LACKS.get(element.KIND, ()):
        if lacking(tell.links, element):
            yield tell.label(label), line(tell.label(said, "lack"))


_NAMING = {"action": "Actions that name it", "body": "Bodies in which it has a seat", "pairing": "SWOT pairings about it"}


def _named(tell: Teller, place: Element) -> Iterator[tuple[str, Inline]]:
    """Which actions, bodies and pairings name a place, or that none does; only kinds that the programme has."""
    naming = _around(tell.links, place.address)
    for kind, label in _NAMING.items():
        if tell.links.of_kind(kind):
            found = (tell.links.elements[one] for one in naming if one.partition(":")[0] == kind)
            said = joined(", ", (line(Piece(tell.name(one), to=one.address)) for one in found))
            yield tell.label(label), said or line(tell.label("none", "lack"))


_THROUGH = ("combines", "staffed_by")
"""Relations by which pairings rest on factors about a place, and bodies on those who sit there."""


def _around(links: Links, address: str) -> dict[str, None]:
    """Whatever speaks of a place, and what rests on that by one of those relations."""
    near = dict.fromkeys(edge.holder for edge in links.into(address))
    further = (edge.source for one in near for relation in _THROUGH for edge in links.into(one, relation))
    return near | dict.fromkeys(further)
