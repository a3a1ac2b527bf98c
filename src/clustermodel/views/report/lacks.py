"""What an element has not, said on its page: an empty place is not seen there."""

from collections.abc import Callable, Iterator
from typing import Any

from clustermodel.links.index import Links
from clustermodel.model.element import Element
from clustermodel.model.governance import Body, BodyKind
from clustermodel.model.objectives import Aggregation
from clustermodel.views.blocks import Inline, Piece, joined, line
from clustermodel.views.document.spent import day_left_out
from clustermodel.views.execution import Known
from clustermodel.views.report.further import through_actions
from clustermodel.views.telling import Teller

_Lacking = Callable[[Links, Any], bool]


def _out(*relations: str) -> _Lacking:
    """It rests on nothing by any of some relations."""
    return lambda links, one: not any(links.out(one.address, relation) for relation in relations)


def _into(*relations: str) -> _Lacking:
    """Nothing rests on it by any of some relations."""
    return lambda links, one: not any(links.into(one.address, relation) for relation in relations)


def _of_several(body: Body) -> bool:
    """It is no post, which has no members but a holder."""
    return body.kind is not BodyKind.POST


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
        ("Members", "not stated", lambda links, body: _of_several(body) and not body.members and _out("is")(links, body)),
        ("Functions", "none", _out("has")),
        ("Actions in which it takes part", "none", _into("done_by", "with", "uses")),
    ),
}
"""Kind → what its elements are asked for: label, what is said where it is not there, and when it is not there."""


def lacks(tell: Teller, element: Element) -> Iterator[tuple[str, Inline]]:
    """Label and a word for each thing that an element of its kind is asked for and has not; of a place, who names it."""
    if element.KIND == "place":
        yield from _named(tell, element)
    if isinstance(tell.actuals, Known) and element.address in tell.actuals.left_out:
        said = tell.label("what is reported as of {day}, later than the day of this report")
        yield tell.label("Not counted"), line(said.format(day=day_left_out(tell)))
    reached = through_actions(tell.links, element.address) if element.KIND == "action" else ()
    behind = {one.target.partition(":")[0] for one in reached}
    for label, said, lacking in _LACKS.get(element.KIND, ()):
        if lacking(tell.links, element):
            indirect = _KIND_OF.get(label) in behind
            yield tell.label(label), line(tell.label("none directly" if indirect else said, "lack"))


_KIND_OF = {"Objectives": "objective", "Key performance indicators": "kpi"}
_NAMING = {
    "action": ("Actions that concern it in particular", "none"),
    "participant": ("Participants here", "not known"),
    "body": ("Bodies in which it is represented", "not known"),
    "pairing": ("SWOT pairings that concern it", "none"),
}
"""Kind → label, and what is said if none of the kind has to do with a place: where somebody sits need not be told."""


def _named(tell: Teller, place: Element) -> Iterator[tuple[str, Inline]]:
    """Which actions, participants, bodies and pairings have to do with a place; then what has by a way.

    That none has is told of parts of the territory only: the whole of it has to do with all of them. Only kinds that the
    programme has.
    """
    own, around = _own(tell)
    whole = place.address in {*own, *around}
    if place.address in own:
        yield tell.label("Territory"), line(tell.label("the programme as a whole is drawn up for it"))
    elif whole:
        names = joined(", ", (line(_called(tell, one)) for one in own))
        yield tell.label("Territory"), line(tell.label("the territory of the programme lies in it"), ": ", names)
    near = _holders(tell.links, place.address)
    for kind, (label, none) in _NAMING.items():
        if tell.links.of_kind(kind):
            direct = [line(_called(tell, one)) for one in near if one.partition(":")[0] == kind]
            found = joined(", ", (*direct, *(_by_way(tell, *one) for one in _further(tell.links, near, kind).items())))
            yield from [] if whole and not found else [(tell.label(label), found or line(tell.label(none, "lack")))]


def _own(tell: Teller) -> tuple[list[str], list[str]]:
    """The territory of the programme, and what it lies in."""
    own = [one.address for _, one in tell.targets(tell.program.header, "territory") if one]
    found = [*own]
    for address in found:  # which grows meanwhile
        found += [edge.target for edge in tell.links.out(address, "within") if edge.target not in found]
    return own, found[len(own):]


def _called(tell: Teller, address: str) -> Piece:
    return Piece(tell.name(tell.links.elements[address]), to=address)


def _by_way(tell: Teller, address: str, by: str) -> Inline:
    way = tell.label("through {name}").format(name=tell.name(tell.links.elements[by]))
    return line(_called(tell, address), f" ({way})")


_THROUGH = ("combines", "staffed_by")
"""Relations by which pairings rest on factors about a place, and bodies on those who sit there."""


def _holders(links: Links, address: str) -> dict[str, None]:
    """Whatever speaks of a place, or sits in it or in one of the places in it."""
    found = dict.fromkeys(edge.holder for edge in links.into(address) if edge.holder in links.elements)
    waiting, within = [address], {address}
    while waiting:
        for edge in links.into(waiting.pop()):
            if edge.relation == "within" and edge.source not in within:
                within.add(edge.source)
                waiting.append(edge.source)
                found |= dict.fromkeys(one.source for one in links.into(edge.source) if one.relation == "located_in")
    return found


def _further(links: Links, near: dict[str, None], kind: str) -> dict[str, str]:
    """The elements of a kind that rest on what speaks of a place, each with what that is."""
    edges = [edge for one in near for relation in _THROUGH for edge in links.into(one, relation)]
    return {edge.source: edge.target for edge in edges if edge.source.partition(":")[0] == kind and edge.source not in near}
