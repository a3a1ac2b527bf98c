"""Checks of the sums that actions cost (family RM)."""

from collections.abc import Iterator

from clustermodel.hookspecs import WARNING, Check, CheckContext, Finding, Path, check, checks_in, hookimpl
from clustermodel.model.roadmap import Action
from clustermodel.model.series import Observation


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


def _sums(ctx: CheckContext) -> Iterator[tuple[Action, Observation, Path]]:
    """Each sum of each action, and where it stands in it."""
    for action in ctx.program.roadmap.actions:
        for source, series in action.budget.items():
            for one in series:
                yield action, one, ("budget", source, one.period.text)


@check("RM116", severity=WARNING)
def sum_outside_horizon(ctx: CheckContext) -> Iterator[Finding]:
    """A sum for a period outside the programme's horizon.

    The programme is over by then, or has not begun: nobody will pay it out of its funds.

    Fails: `horizon: 2020..2024` and `budget: {regional: {2031: 5}}`
    Passes: `budget: {regional: {2021: 5}}`
    Fix: correct the period, or the horizon.
    """
    horizon = ctx.program.header.horizon
    for action, one, at in _sums(ctx) if horizon is not None and horizon.dated else ():
        if one.period.dated and horizon is not None and not horizon.overlaps(one.period):
            yield Finding(
                action.address,
                "a sum for {period}, which is outside the horizon {horizon}",
                {"period": one.period, "horizon": horizon},
                at=at,
                hint="correct the period, or the horizon",
                related=(ctx.program.header.address,),
            )


@check("RM117", severity=WARNING)
def negative_sum(ctx: CheckContext) -> Iterator[Finding]:
    """A sum below zero.

    An action costs something or nothing. In totals the sum would hide what others cost.

    Fails: `budget: {regional: {2021: -7}}`
    Passes: `budget: {regional: {2021: 7}}`
    Fix: correct the number.
    """
    for action, one, at in _sums(ctx):
        if one.value.high is not None and one.value.high < 0:
            yield Finding(
                action.address,
                "{value} ({period}) is a sum below zero",
                {"value": one.value, "period": one.period},
                at=at,
                hint="correct the number",
            )
