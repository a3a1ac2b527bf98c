"""The register of a cluster's participants, as its specialised organisation keeps it."""

from collections.abc import Iterator
from functools import partial

from clustermodel.links.index import Links
from clustermodel.model.actors import Membership, Participant
from clustermodel.views.blocks import (
    Block,
    Chapter,
    Column,
    Document,
    Inline,
    Paragraph,
    joined,
    labelled,
    line,
    merged,
    shared,
    table,
)
from clustermodel.views.document.actors import coded
from clustermodel.views.document.groups import groups_told
from clustermodel.views.legend import explained
from clustermodel.views.members import PLURALS, STATUSES, day_of, in_order, nobody, seats, stages, standing
from clustermodel.views.telling import Teller


def register(links: Links, language: str, *, outward: bool = True) -> Document:
    """The participants, those who take part already before all others, kind by kind; what is the same for all is said once.

    A cell is empty where the programme says nothing; what it says of none has no column. Then the groups that are known
    only as a number.
    """
    tell = Teller(links, language, outward=outward)
    members = in_order(tell)
    numbers = Column(tell.label("No."), partial(_number, _numbered(members)))
    parts = [_chapter(tell, numbers, [one for one in members if one.status is status]) for status in Membership]
    parts.append((tell.label("Groups of participants"), [*groups_told(tell, names=False)]))
    chapters = [Chapter(title, tuple(blocks)) for title, blocks in parts if blocks]
    return Document(tell.label("Register of participants"), explained(tell, chapters or [nobody(tell)]))


def _numbered(members: list[Participant]) -> dict[str, str]:
    """Numbers that go on from one chapter to the next."""
    ordered = [one for status in Membership for one in members if one.status is status]
    return {one.address: str(number) for number, one in enumerate(ordered, start=1)}


def _number(numbers: dict[str, str], one: Participant) -> Inline:
    return line(numbers[one.address])


def _chapter(tell: Teller, number: Column[Participant], members: list[Participant]) -> tuple[str, list[Block]]:
    """The participants of one status under what they are."""
    if not members:
        return "", []
    kind, status, role = standing(tell)
    kinds = {one.kind for one in members}
    several = PLURALS.get(str(members[0].kind)) if len(kinds) == 1 and len(members) > 1 else None
    title = tell.label(STATUSES[members[0].status])
    heading = title[:1].upper() + title[1:] + (f": {tell.label(several).lower()}" if several else "")
    said = [
        *([] if several and not _judged(members, "kind") else [kind]),
        *([status] if _judged(members, "status") else []),
        role,
    ]
    return heading, [*_listed(tell, number, members, said)]


def _judged(members: list[Participant], field: str) -> bool:
    """What a heading says of some participants is a reading for one of them, and has to bear its sign."""
    return any(field in one.judged for one in members)


def _listed(
    tell: Teller, number: Column[Participant], members: list[Participant], standing: list[Column[Participant]]
) -> Iterator[Block]:
    once, several = shared(members, standing)
    same, others = shared(members, _columns(tell))
    lead = joined("\n", (day_of(tell), labelled([*once, *same], members[0])))
    if lead:
        yield Paragraph(lead)
    yield from table(members, [number, Column(tell.label("Name"), partial(coded, tell)), *merged(members, several), *others])
    if len(members) > 1:
        yield Paragraph(line(tell.label(_total(tell, members)), ": ", str(len(members))))


def _total(tell: Teller, members: list[Participant]) -> str:
    """What the number of those in a table is called: where a group has others of that status, they are not all."""
    groups = {one.status for one in tell.program.participants.groups if one.size}
    return "Listed by name" if members[0].status in groups else "Total"


def _columns(tell: Teller) -> list[Column[Participant]]:
    """What is to be said of a participant besides what it is in the cluster."""
    return [
        Column(tell.label("Place"), lambda one: tell.refs(one, "place")),
        Column(tell.label("Activities"), lambda one: tell.refs(one, "activities", "\n")),
        Column(tell.label("Stages of the value chain"), lambda one: stages(tell, one)),
        Column(tell.label("Services"), lambda one: tell.field(one, "services", tell.texts(one.services, "\n"))),
        Column(tell.label("Sits in"), lambda one: seats(tell, one)),
        Column(tell.label("Source"), partial(_source, tell)),
    ]


def _source(tell: Teller, one: Participant) -> Inline:
    """Where the programme names it: a section by its number, and everything else by its title."""
    numbered = tell.label("section {number} of the programme").replace(" {number}", "\u00a0{number}")
    parts = ((tell.designation(part).rstrip(".") if tell.outward else "", part) for part in tell.parts(one))
    return joined("; ", (line(numbered.format(number=number)) if number else tell.place(part) for number, part in parts))
