"""Checks of the value chain (family VC)."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from clustermodel.hookspecs import ADVICE, ERROR, WARNING, Check, CheckContext, Finding, Word, check, checks_in, hookimpl
from clustermodel.links.edges import Edge
from clustermodel.links.trace import resting_on
from clustermodel.model.evidence import Source
from clustermodel.model.ref import Basis


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("VC101", severity=WARNING, completeness=True)
def empty_stage(ctx: CheckContext) -> Iterator[Finding]:
    """A stage of the value chain for which no activities are named.

    What is done there, and by whom, cannot be traced.

    Fails: `stages: [{id: supply, name: Supply}]`
    Passes: `stages: [{id: supply, name: Supply, activities: [wholesale]}]`
    Fix: name the activities of the stage, or drop it.
    """
    for stage in ctx.program.value_chain.stages:
        if not ctx.links.out(stage.address, "performs"):
            yield Finding(stage.address, "no activities are named for this stage", hint="name the activities of the stage")


@check("VC102", severity=WARNING, completeness=True)
def stage_without_product(ctx: CheckContext) -> Iterator[Finding]:
    """A stage of the value chain from which no product comes.

    Fails: a stage `main`, and no product with `stages: [main]`
    Passes: `products: [{id: package, name: Package, stages: [main]}]`
    Fix: name what comes out of the stage.
    """
    for stage in ctx.program.value_chain.stages:
        followed = ctx.links.into(stage.address, "follows")
        if not ctx.links.into(stage.address, "made_in") and not followed:
            yield Finding(stage.address, "no product comes from this stage", hint="name what comes out of the stage")


@check("VC108", severity=ADVICE, completeness=True)
def stage_of_nobody(ctx: CheckContext) -> Iterator[Finding]:
    """A stage of the value chain in which nobody works.

    Its activities are named, and neither a participant nor a group carries out any of them: the chain breaks here. A stage
    without activities is reported by VC101.

    Fails: `stages: [{id: main, activities: [bottling]}]`, and nobody with `activities: [bottling]`
    Passes: `members: [{id: plant, activities: [bottling]}]`
    Fix: name the participants that carry out its activities, or recruit some.
    """
    known = ctx.links.of_kind("activity")
    carried_out = {one.address for one in known if ctx.links.out(one.address, "carried_out_by")}
    for stage in ctx.program.value_chain.stages:
        activities = [edge.target for edge in ctx.links.out(stage.address, "performs")]
        if activities and carried_out.isdisjoint(activities):
            yield Finding(
                stage.address,
                "nobody carries out the activities of this stage: {activities}",
                {"activities": activities},
                hint="name the participants that carry out its activities, or recruit some",
            )


@check("VC103", severity=WARNING)
def foreign_content(ctx: CheckContext) -> Iterator[Finding]:
    """A part of the document that is about another cluster.

    It was copied from a sibling programme. Read as this cluster's own, its numbers and activities are wrong.

    Fails: `{id: construction, kind: table, belongs_to: urban}`
    Passes: a table that is about this cluster
    Fix: replace it by this cluster's own content in the document's next edition.
    """
    for source, edge in _foreign(ctx):
        yield Finding(
            source.address,
            "the content of this {kind} belongs to another cluster, {cluster}",
            {"kind": Word(source.kind), "cluster": edge.target},
            at=("belongs_to",),
            hint="replace it by this cluster's own content",
            related=(edge.target,),
        )


def _foreign(ctx: CheckContext) -> Iterator[tuple[Source, Edge]]:
    for source in ctx.program.sources:
        for edge in ctx.links.out(source.address, "belongs_to"):
            yield source, edge


@check("VC107", severity=WARNING)
def foreign_element(ctx: CheckContext) -> Iterator[Finding]:
    """An element that is taken from a part of the document about another cluster.

    An activity, a stage or a number of that part is foreign to this cluster. The part itself is reported by VC103.

    Fails: `activities: [{id: paving, name: Paving, source: construction}]`, and that table `belongs_to: urban`
    Passes: an activity whose source is about this cluster
    Fix: take the element out, or say where this cluster's own part of the document speaks of it.
    """
    foreign = {source.address: edge.target for source, edge in _foreign(ctx)}
    inside: dict[str, str] = {address: address for address in foreign}
    for source in ctx.program.sources:
        _around(ctx, source.address, inside)
    own = {source.address for source in ctx.program.sources}
    for address in ctx.links.elements if foreign else ():
        sources = [edge.target for edge in ctx.links.out(address, "sourced_from")]
        parts = [inside[source] for source in sources]
        if parts and all(parts) and address not in own:
            yield Finding(
                address,
                "taken from {part}, which is about another cluster, {cluster}",
                {"part": parts[0], "cluster": foreign[parts[0]]},
                at=("source",),
                hint="take the element out, or name a source that is about this cluster",
                related=(parts[0],),
            )


def _around(ctx: CheckContext, source: str, inside: dict[str, str]) -> None:
    """Note the part about another cluster that a source lies within, empty if none; for those on the way to it, too."""
    passed: set[str] = set()
    while source and source not in inside and source not in passed:
        passed.add(source)
        source = next((edge.target for edge in ctx.links.out(source, "within")), "")
    inside.update(dict.fromkeys(passed, inside.get(source, "")))


@check("VC104", severity=ADVICE, completeness=True)
def product_of_nobody(ctx: CheckContext) -> Iterator[Finding]:
    """A product that no participant makes.

    From the product through its stages and their activities one reaches neither an actual participant nor a group. A product
    that is itself merely a plausible reading (`basis: weak`) is left out: nobody has said that it is to be made.

    Fails: `products: [{id: cosmetics, name: Cosmetics}]` without stages
    Passes: a product of a stage whose activity a participant carries out
    Fix: name the stage it is made in and who works there, or recruit somebody who makes it.
    """
    makers = [one.address for kind in ("participant", "group") for one in ctx.links.of_kind(kind)]
    made = resting_on(ctx.links, makers)
    for product in ctx.program.value_chain.products:
        if product.basis is not Basis.WEAK and product.address not in made:
            yield Finding(
                product.address,
                "nobody among the participants makes this product",
                hint="name the stage it is made in and who works there, or recruit somebody who makes it",
            )


@check("VC105", severity=ERROR)
def circular_stages(ctx: CheckContext) -> Iterator[Finding]:
    """Stages that come after each other in a circle.

    Fails: `supply` after `main`, and `main` after `supply`
    Passes: `main` after `supply`
    Fix: take one of the two back.
    """
    order = {stage.address: index for index, stage in enumerate(ctx.program.value_chain.stages)}
    graph = {address: [edge.target for edge in ctx.links.out(address, "follows")] for address in order}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = sorted(set(error.args[1]), key=order.__getitem__)
        yield Finding(
            circle[0],
            "comes after itself, through {circle}",
            {"circle": circle},
            at=("after",),
            hint="take one of the links back",
            related=tuple(circle[1:]),
        )


@check("VC106", severity=ADVICE, completeness=True)
def activity_of_nobody(ctx: CheckContext) -> Iterator[Finding]:
    """An activity that no stage performs and nobody carries out.

    It is listed and used nowhere: neither the value chain nor the list of participants knows it.

    Fails: an activity `cosmetics`, and no stage, participant or group with `activities: [cosmetics]`
    Passes: `stages: [{id: main, activities: [cosmetics]}]`
    Fix: name the stage it belongs to or who carries it out, or drop it.
    """
    for activity in ctx.program.value_chain.activities:
        in_stage = ctx.links.into(activity.address, "performs")
        if not in_stage and not ctx.links.out(activity.address, "carried_out_by"):
            yield Finding(
                activity.address,
                "no stage performs this activity, and nobody carries it out",
                hint="name the stage it belongs to or who carries it out, or drop it",
            )
