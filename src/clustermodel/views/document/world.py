"""The world around: risks, neighbouring clusters and the links to them."""

from collections.abc import Iterator
from functools import partial

from clustermodel.model.neighbours import Cluster, Link, Risk
from clustermodel.model.ref import Basis
from clustermodel.views.blocks import Block, Bullets, Column, Heading, Inline, Item, joined, line, table
from clustermodel.views.document.sources import kept_tables, only_itself
from clustermodel.views.document.ties import grounds, ties
from clustermodel.views.telling import Teller


def risks(tell: Teller) -> Iterator[Block]:
    """What may go wrong, and what is done about it."""
    told = tell.in_full if tell.outward else tell.refs
    columns: list[Column[Risk]] = [
        Column(tell.label("No."), tell.number),
        Column(tell.label("Risk"), tell.called),
        Column(tell.label("Comes from"), lambda one: told(one, "from_")),
        Column(tell.label("Endangers"), partial(_endangers, tell)),
        Column(tell.label("What is done"), lambda one: tell.field(one, "response")),
        Column(tell.label("Watched by"), lambda one: tell.refs(one, "owner", "; ")),
    ]
    yield from table(tell.program.risks, columns)


def _endangers(tell: Teller, risk: Risk) -> Inline:
    """What a risk endangers: in what is sent by kind and number, «action 1.2; indicator 4»."""
    if not tell.outward:
        return tell.refs(risk, "threatens")
    return tell.footed({edge.target: edge.basis for edge in tell.links.out(risk.address, "threatens")}, "; ")


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


def neighbours_told(tell: Teller) -> Iterator[Block]:
    """The same for paper: the neighbours and what ties us to them; on what that rests, in whole texts and quotations."""
    if tell.outward:
        yield from ties(tell)
        holders = (each for one in tell.program.links for each in grounds(one))
        yield from () if only_itself(tell) else kept_tables(tell, holders)
        return
    clusters = tell.program.clusters
    if clusters:
        yield Bullets(tuple(Item(_cluster(tell, one)) for one in clusters))
    if tell.program.links:
        yield Heading(line(tell.label("Links")))
    columns: list[Column[Link]] = [
        Column(tell.label("No."), tell.number),
        Column(tell.label("With whom, and what ties us"), partial(_tie, tell)),
        Column(tell.label("Our side, and what the text says"), partial(_our_side, tell)),
    ]
    yield from table(tell.program.links, columns)


def _cluster(tell: Teller, one: Cluster) -> Inline:
    return line(tell.called(one), f" ({tell.label('a link is required')})" if one.required else None)


def _tie(tell: Teller, link: Link) -> Inline:
    """With whom; what passes in which direction; how firm that is if the text does not say so."""
    passes = joined(", ", (tell.term(link, "kind"), tell.term(link, "flow")))
    loosest = _loosest(link)
    footing = () if loosest in (Basis.STATED, Basis.UNRESOLVED) else line(tell.label(str(loosest), "Basis"))
    return joined("\n", (tell.refs(link, "with_", ";\n"), tell.field(link, "text"), joined("; ", (passes, footing))))


def _our_side(tell: Teller, link: Link) -> Inline:
    """What it is here, and the words of the text for whoever reads them; else where they stand."""
    holders = (link, *link.with_, *link.of)
    says = () if tell.translates else tell.quotations(*holders)
    name, said = ("In the text", says) if says else ("Source", tell.places(*holders))
    return joined("\n", (tell.in_full(link, "of"), line(tell.label(name), ": ", said) if said else ()))


def _basis(tell: Teller, link: Link) -> Inline:
    return line(tell.label(str(_loosest(link)), "Basis"))


def _loosest(link: Link) -> Basis:
    """The least firm of the link's own footing and that of its references."""
    return max([link.basis, *(ref.basis for ref in (*link.with_, *link.of))], key=lambda basis: basis.rank)


def _evidence(tell: Teller, link: Link) -> Inline:
    """The words of the text; where none are quoted, the parts of it that say so."""
    holders = (link, *link.with_, *link.of)
    return tell.quotations(*holders) or tell.places(*holders)
