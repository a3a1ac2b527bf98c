"""Checks of the ties to other clusters (family LK)."""

from collections.abc import Iterator

from clustermodel.hookspecs import WARNING, Check, CheckContext, Finding, check, checks_in, hookimpl
from clustermodel.links.index import Edge
from clustermodel.model.neighbours import Link, LinkKind


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


SUBSTANCE = frozenset(LinkKind) - {LinkKind.GOVERNANCE, LinkKind.ADVERSE}
"""Kinds of link by which something passes between two clusters: meeting and harming are none."""


def _ties(ctx: CheckContext, cluster: str) -> list[tuple[Edge, Link]]:
    """The links of substance to a neighbour, the firmest first."""
    links = {link.address: link for link in ctx.program.links}
    ties = [(edge, links[edge.source]) for edge in ctx.links.into(cluster, "with")]
    return sorted((one for one in ties if one[1].kind in SUBSTANCE), key=lambda one: one[0].basis.rank)


@check("LK101", severity=WARNING)
def required_but_absent(ctx: CheckContext) -> Iterator[Finding]:
    """A neighbouring cluster that the programme must be tied to, and is not.

    Links by which nothing passes do not count: meeting in a common body (`governance`) and harm (`adverse`).

    Fails: `clusters: [{id: pharma, required: true}]` without a link
    Passes: `links: [{id: L1, with: [pharma], kind: goods, of: [wholesale]}]`
    Fix: plan what the two clusters exchange, or take the requirement back.
    """
    for cluster in ctx.program.clusters:
        if cluster.required and not _ties(ctx, cluster.address):
            others = [link.source for link in ctx.links.into(cluster.address, "with")]
            yield Finding(
                cluster.address,
                "a tie to this cluster is required, and there is none"
                if not others
                else "a tie to this cluster is required; {others} is a matter of governance or harm, so that nothing passes",
                {"others": others},
                hint="plan what the two clusters exchange, or take the requirement back",
                related=tuple(others),
            )


@check("LK102", severity=WARNING)
def only_inferred(ctx: CheckContext) -> Iterator[Finding]:
    """A required neighbour to which every tie is a reader's inference.

    The text does not say that the clusters work together; somebody has concluded it. The finding names the evidence and how
    strong it is.

    Fails: `links: [{id: L1, with: {pharma: strong}, kind: goods}]`
    Passes: `links: [{id: L1, with: [pharma], kind: goods}]`, because the text states it
    Fix: state the tie in the document, with what passes and who answers for it.
    """
    for cluster in ctx.program.clusters:
        ties = _ties(ctx, cluster.address)
        if cluster.required and ties and all(edge.basis.inferred for edge, _ in ties):
            yield Finding(
                cluster.address,
                "the tie to this required cluster is inferred, not stated: {evidence}",
                {"evidence": "; ".join(_evidence(ctx, edge, link) for edge, link in ties)},
                hint="state the tie in the document, with what passes and who answers for it",
                related=tuple(link.address for _, link in ties),
            )


def _evidence(ctx: CheckContext, edge: Edge, link: Link) -> str:
    """«L1, goods, strong («quotation», line 198)»."""
    refs = (edge.ref.source if edge.ref else ()) or link.source
    sources = [source for ref in refs if (source := ctx.links.get(f"source:{ref.id}"))]
    quotes = [f"«{source.quote}», {source.id}" for source in sources if getattr(source, "quote", None)]  # type: ignore[attr-defined]
    return f"{link.id}, {link.kind}, {edge.basis}" + (f" ({'; '.join(quotes)})" if quotes else "")
