"""Who and where: places, organisations, participants and the groups they are counted in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial

from clustermodel.model.actors import Group, Organization, Participant, Place
from clustermodel.model.element import Element, Profiled
from clustermodel.views.blocks import Block, Bullets, Column, Inline, Item, Paragraph, Piece, filled, joined, line, table
from clustermodel.views.telling import Teller


def places(tell: Teller) -> Iterator[Block]:
    """The territories, then their profiles side by side."""
    columns: list[Column[Place]] = [
        Column(tell.label("Name"), tell.called),
        Column(tell.label("Kind"), lambda one: tell.term(one, "kind")),
        Column(tell.label("Within"), lambda one: tell.refs(one, "within")),
        Column(tell.label("Codes"), partial(codes, tell)),
    ]
    yield from table(tell.program.places, columns)
    yield from _compared(tell, tell.program.places)


def _compared(tell: Teller, found: Iterable[Profiled]) -> Iterator[Block]:
    """One column for each place that has a profile, one row for each label."""
    profiled = [one for one in found if one.profile]
    labels = dict.fromkeys(label for one in profiled for label in one.profile)
    first: Column[str] = Column("", lambda label: line(Piece(tell.wording.text(label), strong=True)))


    def cell(label: str, one: Profiled) -> Inline:
        return tell.texts(one.profile.get(label, ()), "\n")

    yield from table(labels, [first, *(Column(tell.own_words(one), partial(cell, one=one)) for one in profiled)])


def organizations(tell: Teller) -> Iterator[Block]:
    """The organisations around the cluster."""
    columns: list[Column[Organization]] = [
        Column(tell.label("Name"), tell.called),
        Column(tell.label("Kind"), lambda one: tell.term(one, "kind")),
        Column(tell.label("Also called"), lambda one: line(", ".join(one.aliases))),
        Column(tell.label("May be the same as"), lambda one: tell.refs(one, "same_as", "; ")),
        Column(tell.label("Place"), lambda one: tell.refs(one, "place")),
        Column(tell.label("Codes"), partial(codes, tell)),
    ]
    yield from table(tell.program.organizations, columns)
    yield from profiles(tell, tell.program.organizations)


def organizations_told(tell: Teller) -> Iterator[Block]:
    """The same for paper: what few of them have stands below their names; nothing in a script that readers may not know."""
    columns: list[Column[Organization]] = [
        Column(tell.label("Name"), partial(_known_as, tell)),
        Column(tell.label("Kind"), lambda one: tell.term(one, "kind")),
        Column(tell.label("Place"), lambda one: tell.refs(one, "place")),
    ]
    found = tell.program.organizations
    if filled(found, columns[1:]):
        yield from table(found, columns)
    elif found:
        yield Bullets(tuple(Item(_known_as(tell, one)) for one in found))
    yield from profiles(tell, found)


def _known_as(tell: Teller, one: Organization) -> Inline:
    aliases = [alias for alias in one.aliases if alias.isascii() or not tell.translates]
    others = f" ({', '.join(aliases)})" if aliases else None
    same = tell.refs(one, "same_as", "; ")
    doubt = line(tell.label("may be the same as"), ": ", same) if same else ()
    return joined("\n", (line(tell.called(one), others), doubt, codes(tell, one)))


def participants(tell: Teller) -> Iterator[Block]:
    """The members known by name."""
    found = tell.program.participants
    yield from as_of(tell)
    columns: list[Column[Participant]] = [
        Column(tell.label("Name"), tell.called),
        Column(tell.label("Kind"), lambda one: tell.term(one, "kind")),
        Column(tell.label("Role"), lambda one: tell.term(one, "role")),
        Column(tell.label("Status"), lambda one: tell.term(one, "status")),
        Column(tell.label("Anchor"), lambda one: tell.field(one, "anchor", tell.label("yes") if one.anchor else "")),
        Column(tell.label("Activities"), lambda one: tell.refs(one, "activities", "; ")),
        Column(tell.label("Services"), lambda one: tell.field(one, "services", tell.texts(one.services))),
        Column(tell.label("Place"), lambda one: tell.refs(one, "place")),
        Column(tell.label("Codes"), partial(codes, tell)),
    ]
    yield from table(found.members, columns)
    yield from profiles(tell, found.members)


def participants_told(tell: Teller) -> Iterator[Block]:
    """The same for paper, in fewer columns."""
    found = tell.program.participants
    yield from as_of(tell)
    columns: list[Column[Participant]] = [
        Column(tell.label("Name"), partial(coded, tell)),
        Column(tell.label("Kind, status, role"), partial(standing, tell)),
        Column(tell.label("Activities"), lambda one: tell.refs(one, "activities", "\n")),
        Column(tell.label("Services"), lambda one: tell.field(one, "services", tell.texts(one.services, "\n"))),
        Column(tell.label("Place"), lambda one: tell.refs(one, "place")),
    ]
    yield from table(found.members, columns)
    yield from profiles(tell, found.members)


def as_of(tell: Teller) -> Iterator[Block]:
    """Of when the list of participants is."""
    if tell.program.participants.as_of:
        yield Paragraph(line(tell.label("As of"), ": ", tell.wording.period(tell.program.participants.as_of)))


def coded(tell: Teller, one: Element) -> Inline:
    """The name, and below it the codes."""
    return joined("\n", (tell.called(one), codes(tell, one)))


def standing(tell: Teller, one: Participant) -> Inline:
    """What a participant is in the cluster, line by line."""
    anchor = tell.field(one, "anchor", tell.label("anchor participant") if one.anchor else "")
    return joined("\n", (tell.term(one, "kind"), tell.term(one, "status"), tell.term(one, "role"), anchor))


def groups(tell: Teller) -> Iterator[Block]:
    """The participants known only as a number."""
    status: Column[Group] = Column(tell.label("Status"), lambda one: tell.term(one, "status"))
    first, last = _of_groups(tell)
    yield from table(tell.program.participants.groups, [*first, status, *last])
    yield from profiles(tell, tell.program.participants.groups)


def groups_told(tell: Teller) -> Iterator[Block]:
    """The same for paper, status by status; groups of which there is only the name are a list."""
    found = tell.program.participants.groups
    grouped = defaultdict(list)
    for one in found:
        grouped[one.status, "status" in one.judged].append(one)
    first, last = _of_groups(tell)
    for (status, _), some in grouped.items():
        if status:
            yield Paragraph(line(tell.label("Status"), ": ", tell.term(some[0], "status")))
        if filled(some, [*first[1:], *last]):
            yield from table(some, [*first, *last])
        else:
            yield Bullets(tuple(Item(tell.called(one)) for one in some))
    yield from profiles(tell, found)


def _of_groups(tell: Teller) -> tuple[list[Column[Group]], list[Column[Group]]]:
    """The columns before and after that of the status."""
    first: list[Column[Group]] = [
        Column(tell.label("Group"), tell.called),
        Column(tell.label("Number"), lambda one: tell.field(one, "size", tell.quantity(one.size)), numeric=True),
        Column(tell.label("Within"), lambda one: tell.refs(one, "within")),
        Column(tell.label("Role"), lambda one: tell.term(one, "role")),
    ]
    last: list[Column[Group]] = [
        Column(tell.label("Activities"), lambda one: tell.refs(one, "activities", "; ")),
        Column(tell.label("Place"), lambda one: tell.refs(one, "place")),
        Column(tell.label("List"), lambda one: tell.field(one, "open", tell.label("open") if one.open else "")),
    ]
    return first, last


def codes(tell: Teller, one: Element) -> Inline:
    """Codes in classifications and registers: `NACE 86.23`."""
    return joined(", ", (line(tell.label(scheme.upper()), " ", code) for scheme, code in one.codes.items()))


def profiles(tell: Teller, found: Iterable[Profiled]) -> Iterator[Block]:
    """What makes each of some elements unlike the others, as lists."""
    items = [item for one in found for item in _profile(tell, one)]
    if items:
        yield Bullets(tuple(items))


def _profile(tell: Teller, one: Profiled) -> Iterator[Item]:
    if one.profile:
        yield Item(tell.called(one))
    for label, texts in one.profile.items():
        yield Item(line(tell.wording.text(label), ": ", tell.texts(texts)), level=1)
