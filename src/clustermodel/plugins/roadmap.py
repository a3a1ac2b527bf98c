"""Checks of the roadmap (family RM)."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from clustermodel.hookspecs import ERROR, WARNING, Check, CheckContext, Finding, check, checks_in, hookimpl
from clustermodel.model.roadmap import Action


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("RM101", severity=WARNING)
def nobody_responsible(ctx: CheckContext) -> Iterator[Finding]:
    """An action for which nobody is responsible.

    What everybody should do is done by nobody.

    Fails: `{id: "1.1", title: Draw up a schedule}`
    Passes: `{id: "1.1", title: Draw up a schedule, responsible: [manager]}`
    Fix: name the body or organisation that does it.
    """
    for action in ctx.program.roadmap.actions:
        if not ctx.links.out(action.address, "done_by"):
            yield Finding(action.address, "nobody is responsible for this action", hint="name the body that does it")


@check("RM102", severity=WARNING)
def outside_horizon(ctx: CheckContext) -> Iterator[Finding]:
    """An action that begins, or recurs, outside the programme's horizon.

    It belongs to another programme, or its date is wrong.

    Fails: `horizon: 2020..2024` and an action `when: 2025`
    Passes: `when: 2024`
    Fix: correct the date, or the horizon.
    """
    horizon = ctx.program.header.horizon
    if horizon is None or horizon.first is None:
        return
    for action in ctx.program.roadmap.actions:
        for field, period in (("when", action.when), ("until", action.until)):
            if period is not None and period.dated and not horizon.overlaps(period):
                yield Finding(
                    action.address,
                    "{period} is outside the horizon {horizon}",
                    {"period": period, "horizon": horizon},
                    at=(field,),
                    hint="correct the date, or the horizon",
                    related=(ctx.program.header.address,),
                )


@check("RM103", severity=WARNING)
def before_its_requirement(ctx: CheckContext) -> Iterator[Finding]:
    """An action that begins before one that it requires.

    It needs something that is not there yet. The finding says how firm the requirement is: an inferred one may be wrong.

    Fails: `3.2` in 2020-11 requires `3.4` in 2020-12
    Passes: `3.2` in 2020-12 requires `3.4` in 2020-11
    Fix: exchange the dates, or take the requirement back.
    """
    actions = {action.address: action for action in ctx.program.roadmap.actions}
    for action in actions.values():
        for edge in ctx.links.out(action.address, "requires"):
            needed = actions[edge.target]
            if action.when is not None and needed.when is not None and action.when.before(needed.when):
                yield Finding(
                    action.address,
                    "begins {when}, but requires {needed}, which begins {later} (requirement: {basis})",
                    {"when": action.when, "needed": needed.id, "later": needed.when, "basis": edge.basis},
                    at=("when",),
                    hint="exchange the dates, or take the requirement back",
                    related=(needed.address,),
                )


@check("RM104", severity=ERROR)
def circular_requirement(ctx: CheckContext) -> Iterator[Finding]:
    """Actions that require each other in a circle.

    None of them can ever begin.

    Fails: `1.1` requires `1.2`, and `1.2` requires `1.1`
    Passes: only one of the two
    Fix: take one of the requirements back.
    """
    cycle = _cycle(ctx)
    if cycle:
        yield Finding(
            cycle[0],
            "requires itself: {circle}",
            {"circle": " → ".join(address.partition(":")[2] for address in [*cycle, cycle[0]])},
            at=("requires",),
            hint="take one of the requirements back",
            related=tuple(cycle[1:]),
        )


def _cycle(ctx: CheckContext) -> list[str]:
    """One circle of requirements, beginning with the first of its actions in the file; empty if there is none."""
    order = {action.address: index for index, action in enumerate(ctx.program.roadmap.actions)}
    graph = {address: [edge.target for edge in ctx.links.out(address, "requires")] for address in order}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1][:-1][::-1]
        start = min(range(len(circle)), key=lambda index: order[circle[index]])
        return circle[start:] + circle[:start]
    return []


@check("RM105", severity=WARNING)
def no_date(ctx: CheckContext) -> Iterator[Finding]:
    """An action without a date.

    Fails: `{id: "1.1", title: Draw up a schedule}`
    Passes: `{id: "1.1", title: Draw up a schedule, when: 2021}`
    Fix: say when it is due.
    """
    for action in ctx.program.roadmap.actions:
        if not _dated(action):
            yield Finding(action.address, "this action has no date", hint="say when it is due")


def _dated(action: Action) -> bool:
    return action.when is not None and action.when.dated
