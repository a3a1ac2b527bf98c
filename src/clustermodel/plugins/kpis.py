"""Checks of the key performance indicators (family KP)."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from clustermodel.hookspecs import ADVICE, ERROR, WARNING, Check, CheckContext, Finding, check, checks_in, hookimpl
from clustermodel.model.objectives import Aggregation, Desired, Kpi
from clustermodel.model.period import occurrences
from clustermodel.model.quantity import Quantity
from clustermodel.model.series import Observation, numbers


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("KP101", severity=ERROR)
def no_target(ctx: CheckContext) -> Iterator[Finding]:
    """A KPI without a target in any period.

    It can never be said whether it was reached, so it cannot be used until somebody decides.

    Fails: `{id: K6, targets: {2020: not-set, 2021: not-set}}`
    Passes: `{id: K6, targets: {2020: not-set, 2021: 3}}`
    Fix: set a target for at least the last year, or drop the KPI.
    """
    for kpi in ctx.program.kpis:
        if not any(target.value.known for target in kpi.targets):
            cells = len(kpi.targets)
            yield Finding(
                kpi.address,
                "no target in any of {cells} periods" if cells else "no targets at all",
                {"cells": cells},
                at=("targets",),
                hint="set a target for at least the last year, or drop the KPI",
            )


@check("KP102", severity=WARNING)
def against_direction(ctx: CheckContext) -> Iterator[Finding]:
    """A target that goes against the KPI's direction.

    Targets of an indicator that should increase do not fall from one period to the next (nor rise, if it should decrease).
    A flow may vary from year to year, so only stocks and cumulative values are held to it; of others, only a fall below the
    very first target is reported.

    Fails: `{aggregation: stock, direction: increase, targets: {2021: 16, 2022: 12}}`
    Passes: `{aggregation: stock, direction: increase, targets: {2021: 12, 2022: 16}}`
    Fix: correct the target, or the direction.
    """
    for kpi in ctx.program.kpis:
        if kpi.direction is Desired.MAINTAIN:
            continue
        steady = kpi.aggregation in (Aggregation.STOCK, Aggregation.CUMULATIVE)
        series = numbers(kpi.targets)
        for before, after in pairwise(series) if steady else ((series[0], one) for one in series[1:]):
            if _worse(after.value, before.value, kpi):
                yield Finding(
                    kpi.address,
                    "the target falls from {before} ({earlier}) to {after} ({later}), but should {direction}"
                    if kpi.direction is Desired.INCREASE
                    else "the target rises from {before} ({earlier}) to {after} ({later}), but should {direction}",
                    {
                        "before": before.value,
                        "earlier": before.period,
                        "after": after.value,
                        "later": after.period,
                        "direction": kpi.direction,
                    },
                    at=("targets", after.period.text),
                    hint="correct the target, or the direction",
                )


def _worse(value: Quantity, than: Quantity, kpi: Kpi) -> bool:
    """Surely further away from where the KPI should go."""
    return value.surely_below(than) if kpi.direction is Desired.INCREASE else than.surely_below(value)


@check("KP103", severity=WARNING)
def far_from_baseline(ctx: CheckContext, *, factor: float = 1.5) -> Iterator[Finding]:
    """The first target is far from the baseline, and no action that drives the KPI comes in between.

    A leap in the first year that nothing on the roadmap explains will be missed in the first report.

    Parameters: `factor`, how many times the baseline the first target may be (or the other way round).
    Fails: `{baseline: {period: 2020-08, value: 5}, targets: {2020: 12}}` when the action that drives it begins in 2021
    Passes: the same with an action in autumn 2020
    Fix: correct the baseline or the target, or plan an action in time.
    """
    for kpi in ctx.program.kpis:
        series = numbers(kpi.targets)
        if kpi.baseline is None or not series or not _far(kpi.baseline.value, series[0].value, Decimal(str(factor))):
            continue
        actions = [edge.target for edge in ctx.links.out(kpi.address, "driven_by")]
        if not any(_in_time(ctx, action, kpi.baseline, series[0]) for action in actions):
            yield Finding(
                kpi.address,
                "from {baseline} ({since}) to {target} ({by}), and {reason}",
                {
                    "baseline": kpi.baseline.value,
                    "since": kpi.baseline.period,
                    "target": series[0].value,
                    "by": series[0].period,
                    "reason": f"{', '.join(actions)} begins later" if actions else "no action drives it",
                },
                at=("targets", series[0].period.text),
                hint="correct the baseline or the target, or plan an action in time",
                related=tuple(actions),
            )


def _far(baseline: Quantity, target: Quantity, factor: Decimal) -> bool:
    small, large = sorted(abs(one) for one in (baseline.middle or Decimal(0), target.middle or Decimal(0)))
    return baseline.known and large > small * factor


def _in_time(ctx: CheckContext, address: str, baseline: Observation, target: Observation) -> bool:
    """Some occurrence of the action lies between the baseline and the end of the target's period."""
    action = next(one for one in ctx.program.roadmap.actions if one.address == address)
    if action.when is None or action.when.first is None or target.period.last is None or baseline.period.first is None:
        return False
    return action.when.first <= target.period.last and any(
        one.last is not None and one.last >= baseline.period.first
        for one in occurrences(action.when, action.every, target.period)
    )


@check("KP104", severity=WARNING)
def unspecified_aggregation(ctx: CheckContext) -> Iterator[Finding]:
    """A KPI that does not tell whether it is a stock, a flow or cumulative.

    Nobody knows whether targets may be added up over the years, or whether the last one contains the others.

    Fails: `{id: K3, aggregation: unspecified}`
    Passes: `{id: K3, aggregation: flow}`
    Fix: say which it is in the document's next edition.
    """
    for kpi in ctx.program.kpis:
        if kpi.aggregation is Aggregation.UNSPECIFIED and len(numbers(kpi.targets)) > 1:
            yield Finding(
                kpi.address,
                "the document does not tell whether the values are a stock, a flow or cumulative",
                hint="say which it is: the values of several years are read differently",
            )


@check("KP105", severity=ADVICE)
def gap_in_targets(ctx: CheckContext) -> Iterator[Finding]:
    """Some periods have a target and others say `not-set`.

    A dash in the table may mean zero, not applicable or forgotten, and each reader will take it otherwise.

    Fails: `targets: {2021: not-set, 2022: 1, 2023: not-set}`
    Passes: `targets: {2021: 0, 2022: 1, 2023: not-applicable}`
    Fix: write the number, or the reason why there is none.
    """
    for kpi in ctx.program.kpis:
        unset = [target.period.text for target in kpi.targets if target.value.missing == "not-set"]
        if unset and any(target.value.known for target in kpi.targets):
            yield Finding(
                kpi.address,
                "no target for {periods}: zero, not applicable or forgotten?",
                {"periods": unset},
                at=("targets", unset[0]),
                hint="write the number, or not-applicable",
            )
