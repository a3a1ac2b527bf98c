"""The register of a cluster's participants, as its specialised organisation keeps it."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import count

from clustermodel.links.index import Links
from clustermodel.model.actors import Participant
from clustermodel.views.blocks import Block, Chapter, Column, Document, Inline, Paragraph, joined, line, table
from clustermodel.views.document.actors import as_of, coded, groups_told, standing
from clustermodel.views.legend import explained
from clustermodel.views.members import seats, stages
from clustermodel.views.telling import Teller


def register(links: Links, language: str) -> Document:
    """The participants in their order. A cell is empty where the programme says nothing; what it says of none has no column.

    Then how many there are of each status, and the groups that are known only as a number.
    """
    tell = Teller(links, language)
    parts = [("Participants", [*_members(tell)]), ("Groups of participants", [*groups_told(tell)])]
    chapters = [Chapter(tell.label(title), tuple(blocks)) for title, blocks in parts if blocks]
    return Document(tell.label("Register of participants"), explained(tell, chapters))


def _members(tell: Teller) -> Iterator[Block]:
    members = tell.program.participants.members
    yield from as_of(tell)
    origins = {tuple(part.address for part in tell.parts(one)) for one in members}
    origin = tell.places(members[0]) if len(origins) == 1 and len(members) > 1 else ()
    if origin:
        yield Paragraph(line(tell.label("Source"), ": ", origin))
    yield from table(members, [*_columns(tell), *(() if origin else [Column(tell.label("Source"), tell.places)])])
    if members:
        yield Paragraph(_numbers(tell, members))


def _columns(tell: Teller) -> list[Column[Participant]]:
    numbers = count(1)
    numbered = {one.address: next(numbers) for one in tell.program.participants.members}
    return [
        Column(tell.label("No."), lambda one: line(str(numbered[one.address]))),
        Column(tell.label("Name"), partial(coded, tell)),
        Column(tell.label("Kind, status, role"), partial(standing, tell)),
        Column(tell.label("Place"), lambda one: tell.refs(one, "place")),
        Column(tell.label("Activities"), lambda one: tell.refs(one, "activities", "\n")),
        Column(tell.label("Stages of the value chain"), lambda one: stages(tell, one)),
        Column(tell.label("Services"), lambda one: tell.field(one, "services", tell.texts(one.services, "\n"))),
        Column(tell.label("Sits in"), lambda one: seats(tell, one)),
    ]


def _numbers(tell: Teller, members: tuple[Participant, ...]) -> Inline:
    """How many there are in all, and of each status if there are several."""
    found = Counter(one.status for one in members)
    several = found.items() if len(found) > 1 else ()
    parts = (line(tell.label(str(status), "Membership"), ": ", str(number)) for status, number in several)
    return joined("; ", (line(tell.label("Total"), ": ", str(len(members))), *parts))
