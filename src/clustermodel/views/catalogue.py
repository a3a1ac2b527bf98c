"""The catalogue of a cluster's participants and of what they offer, for partners and customers."""

from collections.abc import Callable, Iterator

import attrs

from clustermodel.links.index import Links
from clustermodel.model.actors import Group, Membership, Participant, Role
from clustermodel.model.value_chain import Activity, Product
from clustermodel.views.blocks import (
    Block,
    Bullets,
    Chapter,
    Column,
    Document,
    Heading,
    Inline,
    Item,
    form,
    joined,
    line,
    table,
)
from clustermodel.views.chains import resting_on
from clustermodel.views.document.actors import codes, compared, likeness, organisations_of, profiles, trait_columns
from clustermodel.views.document.footnotes import footnotes
from clustermodel.views.document.groups import activities
from clustermodel.views.legend import explained
from clustermodel.views.members import STATUSES, anchored, by_kind, by_place, in_order, nobody, stages, standing
from clustermodel.views.repeats import says
from clustermodel.views.telling import Teller

Grouping = Callable[[Teller, list[Participant]], dict[str, list[Participant]]]
GROUPINGS: dict[str, Grouping] = {"kind": by_kind, "place": by_place}

_TITLES = {
    (True, True): "Catalogue of products, services and participants",
    (True, False): "Catalogue of products and participants",
    (False, True): "Catalogue of services and participants",
    (False, False): "List of participants",
}
"""Whether there are products, and services → the title."""


@attrs.frozen
class Catalogue:
    """A catalogue as a document."""

    document: Document
    offers: bool
    """There is something to be bought in it; otherwise it is a list of participants."""


def catalogue(
    links: Links, language: str, grouping: str = "kind", *, planned: bool = False, readings: bool = False
) -> Catalogue:
    """What the cluster sells, its participants, grouped by `kind` or by `place`, and what its places are known for.

    It is titled by what there is to be bought.

    Only those that belong to the cluster already, unless the `planned` and potential ones are wanted too; never former ones.
    Who takes part in the stages of a product need not make it: that is told as one of the `readings`.
    """
    tell = Teller(links, language, outward=not readings)
    wanted = {Membership.ACTUAL, *((Membership.PLANNED, Membership.POTENTIAL) if planned else ())}
    members = [one for one in in_order(tell) if one.status in wanted]
    parts = [(tell.label("Products and services"), [*_products(tell, members if readings else [])])]
    for heading, group in GROUPINGS[grouping](tell, members).items():
        parts.append((heading or tell.label("Other participants"), [*_entries(tell, group, grouping)]))
    if members and not any(_told(tell, one, grouping) for one in members):
        parts.append((tell.label(_whose_activities(tell)), [*_activities(tell)]))
    parts.append((likeness(tell, links.program.places), [*_places(tell)]))
    chapters = [Chapter(title, tuple(blocks)) for title, blocks in parts if blocks]
    offered = bool(links.program.value_chain.products), any(one.services for one in members)
    told = explained(tell, chapters or [nobody(tell)])
    return Catalogue(Document(tell.label(_TITLES[offered]), told), offers=any(offered))


def _products(tell: Teller, members: list[Participant]) -> Iterator[Block]:
    listed = {one.address for one in members}

    def makers(product: Product) -> Inline:
        found = resting_on(tell.links, product.address, "made_in", "performs", "carried_out_by")
        return tell.footed({address: basis for address, basis in found.items() if address in listed}, "\n")

    products = tell.program.value_chain.products
    columns: list[Column[Product]] = [
        Column(tell.label("Product or service"), tell.called),
        Column(tell.label("For whom"), lambda one: tell.field(one, "audience", tell.texts(one.audience))),
        Column(tell.label("Stages"), lambda one: tell.refs(one, "stages", "; ")),
        Column(tell.label("Participants at these stages"), makers),
        Column(tell.label("Codes"), lambda one: codes(tell, one)),
    ]
    others = trait_columns(tell, products)
    yield from table(products, [*columns[:1], *others, *columns[1:]])
    yield from () if others else profiles(tell, products)


_ACTIVITIES = {
    frozenset({Membership.POTENTIAL}): "Activities of potential participants",
    frozenset({Membership.PLANNED}): "Activities of planned participants",
}
"""What all groups are that do something → the heading above what they do; others are told as the cluster."""


def _whose_activities(tell: Teller) -> str:
    grouped, own = _by_group(tell)
    who = frozenset(one.status or Membership.ACTUAL for one in grouped)
    return "What the cluster does" if own else _ACTIVITIES.get(who, "What the cluster does")


def _by_group(tell: Teller) -> tuple[list[Group], list[Activity]]:
    """The groups that are said to do something, and what is said of none of them."""
    grouped = [one for one in tell.program.participants.groups if one.activities and one.status is not Membership.FORMER]
    named_there = {ref.id for group in grouped for ref in group.activities}
    return grouped, [one for one in tell.program.value_chain.activities if one.id not in named_there]


def _activities(tell: Teller) -> Iterator[Block]:
    """What the cluster does as a whole, where there is nothing to tell of any participant but its name.

    What the text says of some group, which may not take part yet, is told as done by that.
    """
    grouped, found = _by_group(tell)
    leads = ((Role.CORE, "Core activities"), (Role.SUPPORTING, "Supporting activities"))
    named = ((lead, [tell.called(one) for one in found if one.role is role]) for role, lead in leads)
    yield from form((tell.label(lead), joined("; ", names)) for lead, names in named)
    if grouped:
        yield Bullets(tuple(Item(line(_group(tell, one), ": ", activities(tell, one))) for one in grouped))


def _group(tell: Teller, group: Group) -> str:
    """A group by its name, and what it is in the cluster if that is not in the name."""
    status = tell.label(STATUSES[group.status]) if group.status else ""
    name = tell.own_words(group)
    return f"{name} ({status})" if status and not says(line(name), line(status)) else name


def _places(tell: Teller) -> Iterator[Block]:
    """What the places are like, and the notes that the text has on that."""
    yield from compared(tell, tell.program.places)
    yield from footnotes(tell, (one for one in tell.program.places if one.profile))


def _entries(tell: Teller, group: list[Participant], grouping: str) -> Iterator[Block]:
    """Each participant by its name and a form of what there is to say of it; then those that are only known by name."""
    told = {one.address: _told(tell, one, grouping) for one in group}
    for one in group:
        if told[one.address]:
            yield Heading(tell.called(one))
            yield from form(told[one.address])
    names = tuple(Item(tell.called(one)) for one in group if not told[one.address])
    if names:
        yield Bullets(names)


def _told(tell: Teller, member: Participant, grouping: str) -> list[tuple[str, Inline]]:
    """What there is to say of a participant, except what the heading of its group says."""
    services = tell.field(member, "services", tell.texts(member.services, "\n"))
    kind, status, role = ((column.heading, column.cell(member)) for column in standing(tell))
    if tell.outward:  # partners do not care whether the programme counts it among the core
        role = role[0], anchored(tell, member)
    said: list[tuple[str, Inline]] = [
        (tell.label("Services"), services),
        (tell.label("Activities"), tell.refs(member, "activities", "\n")),
        (tell.label("Stages of the value chain"), stages(tell, member)),
        *([] if grouping == "kind" else [kind]),
        role,
        *([] if member.status is Membership.ACTUAL else [status]),
        (tell.label("Place"), () if grouping == "place" else _place(tell, member)),
        (tell.label("Codes"), codes(tell, member)),
        *((tell.wording.text(label), tell.texts(texts, "\n")) for label, texts in _profile(tell, member).items()),
    ]
    return [one for one in said if one[1]]


def _place(tell: Teller, member: Participant) -> Inline:
    """Where it is, or else where the organisation is that it is."""
    return next(filter(None, (tell.refs(one, "place") for one in (member, *organisations_of(tell, member)))), ())


def _profile(tell: Teller, member: Participant) -> dict[str, tuple[str, ...]]:
    """What is known of it and of the organisation that it is, such as how it is reached."""
    return {label: texts for one in (*organisations_of(tell, member), member) for label, texts in one.profile.items()}
