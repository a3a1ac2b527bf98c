"""Who and where: places, organisations, participants."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

import attrs

from clustermodel.model.actors import Membership, Organization, Participant, Place
from clustermodel.model.element import Element, Profiled
from clustermodel.views.blocks import (
    Block,
    Bullets,
    Column,
    Inline,
    Item,
    Paragraph,
    Piece,
    joined,
    labelled,
    line,
    listing,
    merged,
    shared,
    table,
)
from clustermodel.views.document.sources import listed
from clustermodel.views.document.told import all_spoken_of
from clustermodel.views.labels import SCHEMES
from clustermodel.views.members import PLURALS, STATUS, day_of, in_order, standing
from clustermodel.views.telling import Teller

P = TypeVar("P", bound=Profiled)


def places(tell: Teller) -> Iterator[Block]:
    """The territories, then their profiles side by side."""
    columns: list[Column[Place]] = [
        Column(tell.label("Name"), tell.called),
        Column(tell.label("Kind"), lambda one: tell.term(one, "kind")),
        Column(tell.label("Within"), lambda one: tell.refs(one, "within")),
        Column(tell.label("Codes"), partial(codes, tell)),
    ]
    yield from table(tell.program.places, columns)
    yield from side_by_side(tell, tell.program.places)


def places_told(tell: Teller) -> Iterator[Block]:
    """The same for paper: only the profiles where there is nothing to tell of the territories but where they are."""
    yield from side_by_side(tell, tell.program.places) if only_profiles(tell) else places(tell)


def only_profiles(tell: Teller) -> bool:
    """There is nothing to tell of the territories but their profiles, and where they are."""
    return tell.outward and not any(one.codes for one in tell.program.places)


def side_by_side(tell: Teller, found: Iterable[Profiled]) -> Iterator[Block]:
    """The comparison of some places, below a title in what is sent."""
    title = likeness(tell, found) if tell.outward else ""
    yield from [Paragraph(line(Piece(title, strong=True)))] if title else []
    yield from compared(tell, found)


def likeness(tell: Teller, found: Iterable[Profiled]) -> str:
    """What stands above the comparison of some places: the title of the table that they are from, if they are from one."""
    profiled = [one for one in found if one.profile]
    return (listed(tell, profiled) or tell.label("What the places are like")) if profiled else ""


def compared(tell: Teller, found: Iterable[Profiled]) -> Iterator[Block]:
    """One column for each place that has a profile, one row for each label."""
    profiled = [one for one in found if one.profile]
    labels = dict.fromkeys(label for one in profiled for label in one.profile)
    first: Column[str] = Column("", lambda label: line(Piece(tell.wording.text(label), strong=True)))

    def cell(label: str, one: Profiled) -> Inline:
        items = one.profile.get(label, ())
        listed = any(len(other.profile.get(label, ())) > 1 for other in profiled)
        return _items(tell, items) if listed else tell.texts(items, "\n")

    yield from table(labels, [first, *(Column(tell.own_words(one), partial(cell, one=one)) for one in profiled)])


def _items(tell: Teller, items: Iterable[str]) -> Inline:
    """Several texts in one cell, each of which can be told from the next though it takes several lines."""
    return joined("\n", (line("•\u00a0", tell.wording.text(item)) for item in items))


def organizations(tell: Teller) -> Iterator[Block]:
    """The organisations around the cluster."""
    columns: list[Column[Organization]] = [
        Column(tell.label("Name"), tell.called),
        Column(tell.label("Kind"), lambda one: tell.term(one, "kind")),
        Column(tell.label("Also called"), lambda one: tell.texts(one.aliases, ", ")),
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
    found = [one for one in tell.program.organizations if one.address not in _taking_part(tell)]
    bare = tell.outward and all(_is_only_named(tell, one) for one in found)
    yield from () if bare else listing(found, columns[0], columns[1:])
    yield from () if tell.outward and not bare else profiles(tell, found)


def _is_only_named(tell: Teller, one: Organization) -> bool:
    """There is nothing to tell of it but its name, which stands where something refers to it, or where it is from."""
    return bool(one.source or tell.links.into(one.address)) and not (one.place or one.codes or one.same_as)


def _known_as(tell: Teller, one: Organization) -> Inline:
    words = ((alias, tell.wording.text(alias)) for alias in one.aliases)
    aliases = [told for alias, told in words if told != str(alias) or alias.isascii() or not tell.translates]
    others = f" ({', '.join(aliases)})" if aliases else None
    same = tell.refs(one, "same_as", "; ")
    doubt = line(tell.label("may be the same as"), ": ", same) if same else ()
    return joined("\n", (line(tell.called(one), others), doubt, codes(tell, one), *traits(tell, one)))


def _taking_part(tell: Teller) -> set[str]:
    """Organisations that are listed as participants: whoever is sent a paper reads of them once."""
    refs = [one for member in tell.program.participants.members for one in tell.targets(member, "is_")]
    return {one.address for ref, one in refs if one and tell.outward and not ref.basis.inferred}


def participants(tell: Teller) -> Iterator[Block]:
    """The members known by name."""
    found = tell.program.participants
    yield from said_of_all(tell, ())
    columns: list[Column[Participant]] = [
        Column(tell.label("Name"), tell.called),
        Column(tell.label("Kind"), lambda one: tell.term(one, "kind")),
        Column(tell.label("Role"), lambda one: tell.term(one, "role")),
        Column(tell.label("Status"), lambda one: tell.field(one, "status", tell.label(STATUS[one.status]))),
        Column(tell.label("Anchor"), lambda one: tell.field(one, "anchor", tell.label("yes") if one.anchor else "")),
        Column(tell.label("Activities"), lambda one: tell.refs(one, "activities", "; ")),
        Column(tell.label("Services"), lambda one: tell.field(one, "services", tell.texts(one.services))),
        Column(tell.label("Place"), lambda one: tell.refs(one, "place")),
        Column(tell.label("Codes"), partial(codes, tell)),
    ]
    yield from table(found.members, columns)
    yield from profiles(tell, found.members)


def participants_told(tell: Teller) -> Iterator[Block]:
    """The same for paper: what is the same for all is said once, and what they are stands in one column."""
    found = in_order(tell)
    columns: list[Column[Participant]] = [
        Column(tell.label("Activities"), lambda one: tell.refs(one, "activities", "\n")),
        Column(tell.label("Services"), lambda one: tell.field(one, "services", tell.texts(one.services, "\n"))),
        Column(tell.label("Place"), lambda one: tell.refs(one, "place")),
    ]
    same, others = shared(found, columns)
    once, several = shared(found, _standing(tell, found))
    if tell.outward and not (same or others or several) and all_spoken_of(tell, found):
        return
    yield from said_of_all(tell, [*same, *(_in_short(tell, found, once) if tell.outward else once)])
    yield from listing(found, Column(tell.label("Name"), partial(coded, tell)), [*merged(found, several), *others])
    yield from () if tell.outward else profiles(tell, found)


def _standing(tell: Teller, members: Sequence[Participant]) -> list[Column[Participant]]:
    """What they are in the cluster. In what is sent, who takes part is told from others by not being called otherwise."""
    kind, status, role = standing(tell)
    mixed = tell.outward and len({one.status for one in members}) > 1

    def told(one: Participant) -> Inline:
        usual = mixed and one.status is Membership.ACTUAL and "status" not in one.judged
        return () if usual else status.cell(one)

    return [kind, attrs.evolve(status, cell=told), role]


def _in_short(tell: Teller, members: Sequence[Participant], once: list[Column[Participant]]) -> list[Column[Participant]]:
    """What is so of all participants as people tell it: «Companies:» before their list, and not that they take part."""
    known = {tell.label("Status")} if members[:1] and members[0].status is Membership.ACTUAL else set()
    several = PLURALS.get(str(members[0].kind)) if tell.label("Kind") in [one.heading for one in once] else None
    if several:
        known.add(tell.label("Kind"))
    kinds: Column[Participant] = Column("", lambda _: line(tell.label(several or ""), ":"))
    return [*(one for one in once if one.heading not in known), *([kinds] if several else [])]


def said_of_all(tell: Teller, columns: Iterable[Column[Participant]]) -> Iterator[Block]:
    """Of when the list of participants is, and what some columns say of each of them."""
    said = [labelled(columns, one) for one in tell.program.participants.members[:1]]
    content = joined("\n", (day_of(tell), *said))
    if content:
        yield Paragraph(content)


def coded(tell: Teller, one: Profiled) -> Inline:
    """The name, and below it the codes; in papers that are sent also what makes it unlike the others."""
    return joined("\n", (tell.called(one), codes(tell, one), *traits(tell, one)))


def traits(tell: Teller, one: Profiled) -> Iterator[Inline]:
    """What makes an element unlike the others, for the cell that names it, in papers that are sent."""
    for label, texts in one.profile.items() if tell.outward else ():
        yield line(tell.wording.text(label), ": ", tell.texts(texts))


def codes(tell: Teller, one: Element) -> Inline:
    """Codes in classifications and registers, each on one line with what it is: `NACE 86.23`.

    A participant has those of the organisation that it is, too, if the text says that it is.
    """
    others = {scheme: code for found in organisations_of(tell, one) for scheme, code in found.codes.items()}
    named = ((tell.label(SCHEMES.get(scheme.lower(), scheme)), code) for scheme, code in {**others, **one.codes}.items())
    return joined(", ", (line(f"{scheme}\u00a0{code}") for scheme, code in named))


def organisations_of(tell: Teller, one: Element) -> list[Organization]:
    """The organisation that a participant is, if the text says that it is one: what is told of it is told of him."""
    found = tell.targets(one, "is_") if isinstance(one, Participant) else ()
    return [same for ref, same in found if isinstance(same, Organization) and not ref.basis.inferred]


_COLUMNS = 2
"""Labels of profiles that find room beside each other in a table of elements."""


def trait_columns(tell: Teller, found: Iterable[P]) -> list[Column[P]]:
    """What makes some elements unlike each other, as columns of their table: none if those would be many."""
    labels = dict.fromkeys(label for one in found for label in one.profile)
    told = labels if len(labels) <= _COLUMNS else ()

    def trait(one: P, label: str) -> Inline:
        return tell.texts(one.profile.get(label, ()), "\n")

    return [Column(tell.wording.text(label), partial(trait, label=label)) for label in told]


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
