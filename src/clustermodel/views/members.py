"""What partners and the office want to know of a participant, wherever it is listed."""

from collections import defaultdict
from collections.abc import Iterable

from clustermodel.model.actors import Group, Membership, Participant, Role
from clustermodel.views.blocks import Chapter, Column, Inline, Paragraph, joined, line, plain
from clustermodel.views.chains import borne_by
from clustermodel.views.naming import shortened
from clustermodel.views.repeats import says
from clustermodel.views.telling import Teller

PLURALS = {
    "company": "Companies",
    "university": "Universities",
    "school": "Schools",
    "research": "Research organisations",
    "public": "Public organisations",
    "agency": "Agencies",
    "authority": "Authorities",
    "association": "Associations",
    "fund": "Funds",
    "cooperative": "Cooperatives",
    "farm": "Farms",
}
"""Kind of participant → what several are called."""

_ROLES = {Role.CORE: "core activity", Role.SUPPORTING: "supporting activity"}

STATUS = {
    Membership.ACTUAL: "current participant",
    Membership.POTENTIAL: "potential participant",
    Membership.PLANNED: "planned participant",
    Membership.FORMER: "former participant",
}
"""Whether it takes part → what such a participant is called."""

STATUSES = {
    Membership.ACTUAL: "current participants",
    Membership.POTENTIAL: "potential participants",
    Membership.PLANNED: "planned participants",
    Membership.FORMER: "former participants",
}
"""Whether they take part → what several are called."""

_LONGEST = 120
"""Signs of the cluster's name where it stands at the head of each page."""


def nobody(tell: Teller) -> Chapter:
    """What a list of participants says where there are none to be listed: an empty page would look like a mistake."""
    members = tell.program.participants.members
    said = "The programme names no current participants." if members else "The programme names no participants."
    return Chapter(tell.label("Participants"), (Paragraph(line(tell.label(said))),))


def day_of(tell: Teller) -> Inline:
    """Of when the list of participants is."""
    day = _day(tell)
    return line(tell.label("As of {day}").format(day=day)) if day else ()


def day_told(tell: Teller) -> str:
    """The same where not all that follows is of that day."""
    day = _day(tell)
    return tell.label("Participants as of {day}").format(day=day) if day else ""


def _day(tell: Teller) -> str:
    found = tell.program.participants
    return tell.dated(found.as_of, found.printed.get("as_of"))


def running(tell: Teller, title: str) -> str:
    """What stands at the head of the pages of a list of participants: its title, and of which cluster.

    The title of the programme stands on the first page; it is often long and in capitals.
    """
    return f"{title} — {cluster(tell)}"


def cluster(tell: Teller) -> str:
    """What the cluster is called above and at the head of a list of its participants, and where it is.

    Its territory is told if the text says it itself, and the name does not.
    """
    head = tell.program.header
    name, territory = tell.wording.text(head.cluster), tell.refs(head, "territory")
    stated = "territory" not in head.judged or says(line(tell.wording.text(head.title)), territory)
    certain = territory and not any(piece.mark for piece in territory) and stated
    told = f"{name}, {plain(territory)}" if name and certain and not says(line(name), territory) else name
    return shortened(told, _LONGEST)


def markings(tell: Teller) -> list[Inline]:
    """What the title page of the programme bears besides («Draft»), so that all that is made of it has to bear it."""
    edition = tell.program.header.edition
    return [line(tell.wording.text(one)) for one in edition.markings] if edition else []


def compiled(tell: Teller) -> str:
    """What a list of participants is from, which is not that programme itself; and of what it is a translation."""
    head = tell.program.header
    title = tell.wording.quoted(tell.wording.text(head.title))
    told = tell.label("Compiled from {programme}").format(programme=title)
    return "\n".join(filter(None, (told, tell.wording.translation(head.title, head.language))))


def signature(tell: Teller) -> Inline:
    """Where whoever draws up a list of participants puts his name, and the day: the programme knows neither."""
    if not tell.program.participants.members:
        return ()
    told = tell.label("Compiled by: {name} (position, name) {signature} (signature) Date: {day}")
    return line(told.format(name="_" * 24, signature="_" * 12, day="_" * 12))


def role(tell: Teller, one: Participant | Group) -> Inline:
    """How what it does stands to what the cluster is for."""
    return tell.field(one, "role", tell.label(_ROLES[one.role])) if one.role else ()


def anchored(tell: Teller, one: Participant) -> Inline:
    """Whether others gather around it."""
    return tell.field(one, "anchor", tell.label("anchor participant") if one.anchor else "")


def standing(tell: Teller) -> list[Column[Participant]]:
    """What a participant is in the cluster."""

    def part(one: Participant) -> Inline:
        return joined(", ", (role(tell, one), anchored(tell, one)))

    return [
        Column(tell.label("Kind"), lambda one: tell.term(one, "kind")),
        Column(tell.label("Status"), lambda one: tell.field(one, "status", tell.label(STATUS[one.status]))),
        Column(tell.label("Role"), part),
    ]


def stages(tell: Teller, member: Participant) -> Inline:
    """The stages of the value chain in which what it does is done."""
    return tell.footed(borne_by(tell.links, member.address, "carried_out_by", "performs"), "; ")


def seats(tell: Teller, member: Participant) -> Inline:
    """The bodies that it sits in."""
    return tell.footed(borne_by(tell.links, member.address, "staffed_by"), "; ")


def in_order(tell: Teller) -> list[Participant]:
    """All participants, kind by kind: the order in which they are listed wherever they are listed by themselves."""
    return [one for several in by_kind(tell, tell.program.participants.members).values() for one in several]


def by_kind(tell: Teller, members: Iterable[Participant]) -> dict[str, list[Participant]]:
    """Heading → the participants of that kind; those of none at the end."""
    plurals = {kind: tell.label(several) for kind, several in PLURALS.items()}
    return _grouped((plurals.get(str(one.kind)) or _unmarked(tell.term(one, "kind")), one) for one in members)


def by_place(tell: Teller, members: Iterable[Participant]) -> dict[str, list[Participant]]:
    """Heading → the participants at that place; those at none at the end."""
    return _grouped((_unmarked(tell.refs(one, "place")), one) for one in members)


def _unmarked(said: Inline) -> str:
    return "".join(piece.text for piece in said)


def _grouped(found: Iterable[tuple[str, Participant]]) -> dict[str, list[Participant]]:
    groups: defaultdict[str, list[Participant]] = defaultdict(list)
    for heading, one in found:
        groups[heading].append(one)
    return {heading: groups[heading] for heading in sorted(groups, key=lambda heading: not heading)}
