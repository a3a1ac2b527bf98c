"""The register of a cluster's participants, as its specialised organisation keeps it."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from clustermodel.links.index import Links
from clustermodel.model.actors import Participant
from clustermodel.views.blocks import (
    Block,
    Chapter,
    Column,
    Document,
    Inline,
    Paragraph,
    joined,
    line,
    merged,
    shared,
    table,
)
from clustermodel.views.document.actors import coded, said_of_all
from clustermodel.views.document.groups import groups_told
from clustermodel.views.legend import explained
from clustermodel.views.members import STATUSES, in_order, seats, stages, standing
from clustermodel.views.telling import Teller


def register(links: Links, language: str) -> Document:
    """The participants kind by kind, as in the catalogue; what is the same for all is said once.

    A cell is empty where the programme says nothing; what it says of none has no column. Then how many there are of each
    status, and the groups that are known only as a number.
    """
    tell = Teller(links, language)
    parts = [("Participants", [*_members(tell)]), ("Groups of participants", [*groups_told(tell, names=False)])]
    chapters = [Chapter(tell.label(title), tuple(blocks)) for title, blocks in parts if blocks]
    return Document(tell.label("Register of participants"), explained(tell, chapters))


def _members(tell: Teller) -> Iterator[Block]:
    members = in_order(tell)
    before, after = _columns(tell)
    once, several = shared(members, standing(tell))
    same, others = shared(members, after)
    yield from said_of_all(tell, [*once, *same])
    yield from table(members, [*before, *merged(members, several), *others])
    if members:
        yield Paragraph(_numbers(tell, members))


def _columns(tell: Teller) -> tuple[list[Column[Participant]], list[Column[Participant]]]:
    """The columns before and after that of what they are in the cluster."""
    numbered = {one.address: str(number) for number, one in enumerate(in_order(tell), start=1)}
    return [
        Column(tell.label("No."), lambda one: line(numbered[one.address])),
        Column(tell.label("Name"), partial(coded, tell)),
    ], [
        Column(tell.label("Place"), lambda one: tell.refs(one, "place")),
        Column(tell.label("Activities"), lambda one: tell.refs(one, "activities", "\n")),
        Column(tell.label("Stages of the value chain"), lambda one: stages(tell, one)),
        Column(tell.label("Services"), lambda one: tell.field(one, "services", tell.texts(one.services, "\n"))),
        Column(tell.label("Sits in"), lambda one: seats(tell, one)),
        Column(tell.label("Source"), tell.places),
    ]


def _numbers(tell: Teller, members: list[Participant]) -> Inline:
    """How many there are in all, and of each status if there are several."""
    found = Counter(one.status for one in members)
    several = found.items() if len(found) > 1 else ()
    parts = (line(tell.label(STATUSES[status]), ": ", str(number)) for status, number in several)
    return joined("; ", (line(tell.label("Total"), ": ", str(len(members))), *parts))
