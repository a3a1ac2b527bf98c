"""The world around: risks, neighbouring clusters and the links to them."""

from collections.abc import Iterator
from functools import partial

from clustermodel.model.neighbours import Cluster, Link, Risk
from clustermodel.views.blocks import Block, Column, Heading, Inline, joined, line, table
from clustermodel.views.telling import Teller


def risks(tell: Teller) -> Iterator[Block]:
    """What may go wrong, and what is done about it."""
    columns: list[Column[Risk]] = [
        Column(tell.label("No."), tell.number),
        Column(tell.label("Risk"), tell.called),
        Column(tell.label("Comes from"), lambda one: tell.refs(one, "from_")),
        Column(tell.label("Endangers"), lambda one: tell.refs(one, "threatens")),
        Column(tell.label("What is done"), lambda one: tell.field(one, "response")),
        Column(tell.label("Watched by"), lambda one: tell.refs(one, "owner", "; ")),
    ]
    yield from table(tell.program.risks, columns)


def neighbours(tell: Teller) -> Iterator[Block]:
    """The other clusters, then the links with the words of the text they are founded on."""
    clusters: list[Column[Cluster]] = [
        Column(tell.label("Cluster"), tell.called),
        Column(tell.label("Link required"), lambda one: line(tell.label("yes") if one.required else "")),
    ]
    yield from table(tell.program.clusters, clusters)
    if tell.program.links:
        yield Heading(line(tell.label("Links")))
    yield from table(tell.program.links, _links(tell))


def _links(tell: Teller) -> list[Column[Link]]:
    return [
        Column(tell.label("No."), tell.number),
        Column(tell.label("With", "Neighbours"), lambda one: tell.refs(one, "with_", "; ")),
        Column(tell.label("What ties us"), lambda one: tell.field(one, "text")),
        Column(tell.label("Our side"), lambda one: tell.refs(one, "of", "; ")),
        Column(tell.label("Kind"), lambda one: tell.term(one, "kind")),
        Column(tell.label("Flow"), lambda one: tell.term(one, "flow")),
        Column(tell.label("Basis"), partial(_basis, tell)),
        Column(tell.label("What the text says"), partial(_evidence, tell)),
    ]


def _basis(tell: Teller, link: Link) -> Inline:
    """The least firm of the link's own footing and that of its references."""
    loosest = max([link.basis, *(ref.basis for ref in (*link.with_, *link.of))], key=lambda basis: basis.rank)
    return line(tell.label(str(loosest), "Basis"))


def _evidence(tell: Teller, link: Link) -> Inline:
    """The words of the text; where none are quoted, the parts of it that say so."""
    holders = (link, *link.with_, *link.of)
    quoted = joined("; ", dict.fromkeys(map(tell.quotations, holders)))
    return quoted or joined("; ", dict.fromkeys(map(tell.places, holders)))
