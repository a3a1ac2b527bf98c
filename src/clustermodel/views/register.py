"""The register of a cluster's participants, as its specialised organisation keeps it."""

from collections import Counter
from collections.abc import Iterator
from itertools import count

from clustermodel.links.index import Links
from clustermodel.model.actors import Participant
from clustermodel.views.blocks import Block, Chapter, Column, Document, Inline, Paragraph, joined, line, table, unsaid
from clustermodel.views.document.actors import codes, groups
from clustermodel.views.legend import explained
from clustermodel.views.members import seats, stages
from clustermodel.views.telling import Teller


def register(links: Links, language: str) -> Document:
    """The participants in their order. A cell is empty where the programme says nothing; what it says of none is named.

    Then how many there are of each status, and the groups that are known only as a number.
    """
    tell = Teller(links, language)
    parts = [("Participants", [*_members(tell)]), ("Groups of participants", [*groups(tell)])]
    chapters = [Chapter(tell.label(title), tuple(blocks)) for title, blocks in parts if blocks]
    return Document(tell.label("Register of participants"), explained(tell, chapters))


def _members(tell: Teller) -> Iterator[Block]:
    members = tell.program.participants.members
    if tell.program.participants.as_of:
        yield Paragraph(line(tell.label("As of"), ": ", tell.wording.period(tell.program.participants.as_of)))
    columns = _columns(tell)
    yield from table(members, columns)
    if members:
        yield Paragraph(_numbers(tell, members))
    untold = unsaid(members, columns)
    if members and untold:
        yield Paragraph(line(tell.label("Told of no participant"), ": ", untold), note=True)


def _columns(tell: Teller) -> list[Column[Participant]]:
    numbers = count(1)
    numbered = {one.address: next(numbers) for one in tell.program.participants.members}
    return [
        Column(tell.label("No."), lambda one: line(str(numbered[one.address]))),
        Column(tell.label("Name"), tell.called),
        Column(tell.label("Codes"), lambda one: codes(tell, one)),
        Column(tell.label("Kind"), lambda one: tell.term(one, "kind")),
        Column(tell.label("Status"), lambda one: tell.term(one, "status")),
        Column(tell.label("Role"), lambda one: tell.term(one, "role")),
        Column(tell.label("Place"), lambda one: tell.refs(one, "place")),
        Column(tell.label("Activities"), lambda one: tell.refs(one, "activities", "\n")),
        Column(tell.label("Stages of the value chain"), lambda one: stages(tell, one)),
        Column(tell.label("Services"), lambda one: tell.field(one, "services", tell.texts(one.services, "\n"))),
        Column(tell.label("Sits in"), lambda one: seats(tell, one)),
        Column(tell.label("Source"), tell.places),
    ]


def _numbers(tell: Teller, members: tuple[Participant, ...]) -> Inline:
    """How many there are in all, and of each status."""
    found = Counter(one.status for one in members)
    parts = (line(tell.label(str(status), "Membership"), ": ", str(number)) for status, number in found.items())
    return joined("; ", (line(tell.label("Total"), ": ", str(len(members))), *parts))
