"""Checks of the ties to other clusters (family LK)."""

from collections.abc import Iterator

from clustermodel.hookspecs import ADVICE, WARNING, Check, CheckContext, Finding, Phrase, Word, check, checks_in, hookimpl
from clustermodel.links.edges import Edge
from clustermodel.model.element import Element
from clustermodel.model.evidence import Source
from clustermodel.model.header import Status
from clustermodel.model.neighbours import Cluster, Link, LinkKind
from clustermodel.model.program import Program


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


SUBSTANCE = frozenset(LinkKind) - {LinkKind.GOVERNANCE, LinkKind.ADVERSE}
"""Kinds of link by which something passes between two clusters: meeting and harming are none."""


def _ties(ctx: CheckContext, cluster: str) -> list[tuple[Edge, Link]]:
    """The links of substance to a neighbour, the firmest first."""
    links = ((edge, ctx.links.get(edge.source)) for edge in ctx.links.into(cluster, "with"))
    ties = [(edge, link) for edge, link in links if isinstance(link, Link) and link.kind in SUBSTANCE]
    return sorted(ties, key=lambda one: one[0].basis.rank)


@check("LK101", severity=WARNING, completeness=True)
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

    The text does not say that the clusters work together; somebody has concluded it. The finding names the firmest tie and
    the evidence for it.

    Fails: `links: [{id: L1, with: {pharma: strong}, kind: goods}]`
    Passes: `links: [{id: L1, with: [pharma], kind: goods}]`, because the text states it
    Fix: state the tie in the document, with what passes and who answers for it.
    """
    for cluster in ctx.program.clusters:
        ties = _ties(ctx, cluster.address)
        if cluster.required and ties and all(edge.basis.inferred for edge, _ in ties):
            yield Finding(
                cluster.address,
                "every tie to this required cluster is inferred; the firmest is {link} ({kind}, {basis}): {evidence}",
                {
                    "link": ties[0][1].address,
                    "kind": Word(ties[0][1].kind),
                    "basis": Word(ties[0][0].basis),
                    "evidence": _evidence(ctx, *ties[0]),
                },
                hint="state the tie in the document, with what passes and who answers for it",
                related=tuple(link.address for _, link in ties),
            )


def _evidence(ctx: CheckContext, edge: Edge, link: Link) -> list[object]:
    """The sources of a tie: quotations in full, others by their id; what the tie consists in where there are none."""
    refs = (edge.ref.source if edge.ref else ()) or link.source
    sources = [(ref.id, ctx.links.get(f"source:{ref.id}")) for ref in refs]
    return [_told(id, source) for id, source in sources] or [link.label]


def _told(id: str, source: Element | None) -> object:
    quote = source.quote if isinstance(source, Source) else None
    return Phrase("'{quote}'", {"quote": quote}) if quote else id


@check("LK103", severity=WARNING)
def one_sided(ctx: CheckContext) -> Iterator[Finding]:
    """A tie to a neighbour whose own programme does not know it.

    Checked when the neighbour's programme is loaded with this one (the id of the cluster is the id of its programme).
    A tie is answered by a link of the same kind back to this cluster. Harm (`adverse`) needs no answer.

    Fails: `links: [{id: L1, with: [pharma], kind: goods}]`, and the programme `pharma` has no link of goods to this one
    Passes: `pharma` has `links: [{id: L7, with: [tourism], kind: goods}]`
    Fix: agree on it with the neighbour, so that both programmes state it.
    """
    programmes = {other.header.id: other for other in ctx.others}
    ours = {link.address: link for link in ctx.program.links}
    for cluster in ctx.program.clusters:
        if cluster.id not in programmes:
            continue
        known = _kinds_back(programmes[cluster.id], ctx.program.header.id) | {LinkKind.ADVERSE}
        ties = [edge.source for edge in ctx.links.into(cluster.address, "with")]
        unanswered = [address for address in ties if ours[address].kind not in known]
        if unanswered:
            yield _unanswered(ctx, cluster, programmes[cluster.id], unanswered)


def _unanswered(ctx: CheckContext, cluster: Cluster, other: Program, links: list[str]) -> Finding:
    id = ctx.program.header.id
    strange = all(one.id != id for one in other.clusters)
    return Finding(
        cluster.address,
        "the neighbour's programme names no cluster '{id}', so that nothing in it answers {links}"
        if strange
        else "the neighbour's programme has no tie back that answers {links}",
        {"id": id, "links": links},
        hint="agree on it with the neighbour; a cluster is called by the id of its programme"
        if strange
        else "agree on it with the neighbour, so that both programmes state it",
        related=tuple(links),
    )


def _kinds_back(other: Program, id: str) -> set[LinkKind]:
    """The kinds of link that another programme has to the cluster of that id."""
    return {link.kind for link in other.links for ref in link.with_ if ref.id in (id, f"cluster:{id}")}


@check("LK104", severity=ADVICE)
def unanswered_harm(ctx: CheckContext) -> Iterator[Finding]:
    """A neighbour does harm, and neither a risk nor an action answers it.

    Answered is what a risk comes from or threatens (the link itself, or an element that it is `of`), and a factor or pairing
    that an action answers.

    Fails: `links: [{id: L8, of: [T5], with: [chemical], kind: adverse}]`, and nothing else speaks of `L8` or `T5`
    Passes: `risks: [{id: R1, from: [T5], response: ...}]`
    Fix: write down the risk with a response and an owner, or plan an action.
    """
    for link in ctx.program.links:
        of = [edge.target for edge in ctx.links.out(link.address, "of")]
        if link.kind is LinkKind.ADVERSE and not any(_is_answered(ctx, one) for one in (link.address, *of)):
            yield Finding(
                link.address,
                "this link does harm, and no risk and no action answers it",
                hint="write down the risk with a response and an owner, or plan an action",
            )


def _is_answered(ctx: CheckContext, address: str) -> bool:
    edges = ctx.links.into(address, "from", "threatens", "answers")
    return any(edge.source.startswith(("risk:", "action:")) for edge in edges)


@check("LK105", severity=WARNING)
def id_of_another(ctx: CheckContext) -> Iterator[Finding]:
    """Another programme bears the id of this one.

    Whoever names it as a neighbour is compared with one of the two, and nobody knows with which. The events of their
    calendars bear the same identifiers, so that a calendar takes those of the one for news of the other. Checked when both
    are checked together and lie in the same folder: in another folder, another region may have its own `pharma`. An older
    edition that is `replaced` may keep its id.

    Fails: `program: {id: pharma, title: B}`, copied from `program: {id: pharma, title: A}` beside it
    Passes: `program: {id: pharma-2020, title: B}`, or `status: replaced` in the older one
    Fix: give one of them another id, also where neighbours name it; say of an older edition that it is replaced.
    """
    mine = ctx.program.header
    alike = [one.header for one in ctx.others if one.header.id == mine.id and one.header.status is not Status.REPLACED]
    if alike and mine.status is not Status.REPLACED:
        yield Finding(
            mine.address,
            "another programme, '{title}', bears the same id",
            {"title": alike[0].label},
            at=("id",),
            hint="give one of them another id, also where neighbours name it; say of an older edition that it is replaced",
        )
