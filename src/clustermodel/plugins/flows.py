"""Checks of what passes between two clusters, as both programmes tell it (family LK)."""

from collections.abc import Iterator

from clustermodel.hookspecs import WARNING, Check, CheckContext, Finding, Word, check, checks_in, hookimpl
from clustermodel.model.neighbours import Flow, Link, LinkKind
from clustermodel.model.program import Program


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("LK106", severity=WARNING)
def same_flow(ctx: CheckContext) -> Iterator[Finding]:
    """A tie that both programmes call outgoing, or both incoming.

    What one cluster gives the other one gets. If both say that they give, nobody has planned to take it. Checked when the
    neighbour's programme is loaded with this one; harm (`adverse`) is left out.

    Fails: `{id: L1, with: [pharma], kind: goods, flow: out}`, and `pharma` has only links of goods `flow: out` to this one
    Passes: `pharma` has `{id: L7, with: [tourism], kind: goods, flow: in}`
    Fix: agree with the neighbour on who gives and who gets.
    """
    programmes = {other.header.id: other for other in ctx.others}
    for link in ctx.program.links:
        for edge in ctx.links.out(link.address, "with") if link.kind is not LinkKind.ADVERSE else ():
            other = programmes.get(edge.target.partition(":")[2])
            back = _back(other, ctx.program.header.id, link) if other is not None else []
            if back and link.flow is not Flow.BOTH and all(one.flow is link.flow for one in back):
                yield Finding(
                    link.address,
                    "both programmes call this tie outgoing ({kind}): nobody gets what both give"
                    if link.flow is Flow.OUT
                    else "both programmes call this tie incoming ({kind}): nobody gives what both get",
                    {"kind": Word(link.kind)},
                    at=("flow",),
                    hint="agree with the neighbour on who gives and who gets",
                    related=(edge.target,),
                )


def _back(other: Program, id: str, link: Link) -> list[Link]:
    """The links of the same kind that another programme has to the cluster of that id."""
    known = {id, f"cluster:{id}"}
    return [one for one in other.links if one.kind is link.kind and any(ref.id in known for ref in one.with_)]
