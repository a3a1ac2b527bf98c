"""Checks of the baselines of key performance indicators, and of the time in which these are driven (family KP)."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from clustermodel.hookspecs import WARNING, Check, CheckContext, Finding, check, checks_in, hookimpl
from clustermodel.links.units import in_base_units
from clustermodel.model.objectives import Aggregation, Desired, Kpi
from clustermodel.model.period import Period
from clustermodel.model.quantity import Quantity
from clustermodel.model.roadmap import Action
from clustermodel.model.series import Observation, numbers
from clustermodel.model.statistics import Statistic


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


def _known(kpi: Kpi) -> tuple[Observation, Observation] | None:
    """The baseline of a KPI and its first target, if there are both."""
    targets = numbers(kpi.targets)
    if kpi.baseline is None or not kpi.baseline.value.known or not targets:
        return None
    return kpi.baseline, targets[0]


@check("KP114", severity=WARNING)
def behind_baseline(ctx: CheckContext) -> Iterator[Finding]:
    """A first target that is further from where the KPI should go than its baseline.

    Whoever reaches it has gone backwards. A flow is compared only with a flow of equally long a time.

    Fails: `{direction: increase, baseline: {period: 2019, value: 90}, targets: {2020: 60}}`
    Passes: `{direction: increase, baseline: {period: 2019, value: 60}, targets: {2020: 90}}`
    Fix: correct the baseline or the target, or the direction.
    """
    for kpi in ctx.program.kpis:
        found = _known(kpi)
        if found is None or kpi.direction is Desired.MAINTAIN or not _comparable(kpi, *found):
            continue
        baseline, target = found
        if _worse(target.value, baseline.value, kpi):
            yield Finding(
                kpi.address,
                "the first target, {target} ({by}), is below the baseline, {baseline} ({since}), but should increase"
                if kpi.direction is Desired.INCREASE
                else "the first target, {target} ({by}), is above the baseline, {baseline} ({since}), but should decrease",
                {
                    "target": target.value,
                    "by": target.period,
                    "baseline": baseline.value,
                    "since": baseline.period,
                },
                at=("targets", target.period.text),
                hint="correct the baseline or the target, or the direction",
            )


def _comparable(kpi: Kpi, baseline: Observation, target: Observation) -> bool:
    """The baseline is not the later one, and speaks of as long a time if that matters."""
    if target.period.before(baseline.period):
        return False
    return kpi.aggregation is Aggregation.STOCK or abs(_length(baseline.period) - _length(target.period)) <= timedelta(1)


def _length(period: Period) -> timedelta:
    return period.last - period.first if period.first and period.last else timedelta.max


def _worse(value: Quantity, than: Quantity, kpi: Kpi) -> bool:
    return value.surely_below(than) if kpi.direction is Desired.INCREASE else than.surely_below(value)


@check("KP115", severity=WARNING)
def baseline_after_target(ctx: CheckContext) -> Iterator[Finding]:
    """A baseline that is dated after the first target.

    Targets depart from it, so it must come before them. One of the two years is wrong.

    Fails: `{baseline: {period: 2022, value: 20}, targets: {2020: 22}}`
    Passes: `{baseline: {period: 2019, value: 20}, targets: {2020: 22}}`
    Fix: correct the date of the baseline, or that of the target.
    """
    for kpi in ctx.program.kpis:
        found = _known(kpi)
        if found is not None and found[1].period.before(found[0].period):
            yield Finding(
                kpi.address,
                "the baseline is dated {since}, after the first target ({by})",
                {"since": found[0].period, "by": found[1].period},
                at=("baseline", "period"),
                hint="correct the date of the baseline, or that of the target",
            )


@check("KP116", severity=WARNING)
def baseline_unlike_statistic(ctx: CheckContext, *, tolerance: float = 0.01) -> Iterator[Finding]:
    """A baseline that is not what the statistic says which observes the KPI.

    Two numbers for one thing in one period: one of them is wrong, or the two do not measure the same. Compared in basic
    units; different units are not compared. Not reported where the targets, too, are in another unit (KP107).

    Parameters: `tolerance`, the part of the larger number by which they may differ, as rounding makes them.
    Fails: `{baseline: {period: 2019, value: 90}, statistic: [share]}`, and `share` has `values: {2019: 70}`
    Passes: `share` has `values: {2019: 90}`
    Fix: correct one of the two numbers, or refer to the statistic that is meant.
    """
    indicators = {one.address: one for one in ctx.program.indicators()}
    for kpi in ctx.program.kpis:
        baseline = kpi.baseline
        if baseline is None or not baseline.value.known or not baseline.period.dated:
            continue
        for edge in ctx.links.out(kpi.address, "observed_by"):
            statistic = indicators.get(edge.target)
            values = _of_period(statistic, baseline.period) if statistic else []
            if statistic and values and not any(_alike(ctx, kpi, statistic, one, tolerance) for one in values):
                yield Finding(
                    kpi.address,
                    "the baseline is {baseline} ({period}), and {statistic} says {value}"
                    if kpi.unit == statistic.unit
                    else "the baseline is {baseline} {unit} ({period}), and {statistic} says {value} {other}",
                    {
                        "baseline": baseline.value,
                        "unit": _name(ctx, kpi.unit),
                        "period": baseline.period,
                        "statistic": statistic.address,
                        "value": values[0],
                        "other": _name(ctx, statistic.unit),
                    },
                    at=("baseline", "value"),
                    hint="correct one of the two numbers, or refer to the statistic that is meant",
                    related=(statistic.address,),
                )


def _name(ctx: CheckContext, unit: str | None) -> str:
    declared = ctx.links.get(f"unit:{unit}")
    return declared.label if declared is not None else unit or ""


def _of_period(statistic: Statistic, period: Period) -> list[Quantity]:
    return [one.value for one in statistic.values if one.period == period and one.value.known]


def _alike(ctx: CheckContext, kpi: Kpi, statistic: Statistic, value: Quantity, tolerance: float) -> bool:
    """Whether a value of a statistic may be the baseline of a KPI; also if they cannot be compared."""
    (unit, times), (other, its) = (in_base_units(ctx.links, one.unit) for one in (kpi, statistic))
    if unit != other or kpi.baseline is None:
        return True
    mine, theirs = kpi.baseline.value.times(times), value.times(its)
    one, another = mine.middle or Decimal(0), theirs.middle or Decimal(0)
    near = abs(one - another) <= max(abs(one), abs(another)) * Decimal(str(tolerance))
    return near or mine.compatible(theirs) or _in_another_unit(kpi, one, another)


_UNIT, _ORDER = 300, 10
"""From so many times on two numbers are in different units (see KP107); up to so many times they are of one order."""


def _in_another_unit(kpi: Kpi, baseline: Decimal, value: Decimal) -> bool:
    """The whole KPI is in another unit than the statistic: its first target is near the baseline. KP107 tells that."""
    found = _known(kpi)
    target = found[1].value.middle if found else None
    own = kpi.baseline.value.middle if kpi.baseline else None
    return _times(baseline, value) >= _UNIT and bool(target and own) and _times(target, own) < _ORDER


def _times(one: Decimal | None, other: Decimal | None) -> Decimal:
    """How many times the smaller of two numbers the larger is; 0 where either is nothing."""
    small, large = sorted(abs(number or Decimal(0)) for number in (one, other))
    return large / small if small else Decimal(0)


@check("KP117", severity=WARNING)
def driven_too_late(ctx: CheckContext) -> Iterator[Finding]:
    """Every action that drives a KPI begins after its last target.

    Nothing on the roadmap can help to reach any of the targets.

    Fails: `targets: {2020: 12, 2021: 16}`, and the only action that drives the KPI begins in 2022
    Passes: the same with an action in 2020
    Fix: correct the date of an action, or plan one in time.
    """
    actions = {one.address: one for one in ctx.program.roadmap.actions}
    for kpi in ctx.program.kpis:
        targets = numbers(kpi.targets)
        driving = [actions[edge.target] for edge in ctx.links.out(kpi.address, "driven_by")]
        if targets and driving and all(_after(targets[-1].period, one) for one in driving):
            yield Finding(
                kpi.address,
                "the last target is for {period}, and all that drives it begins later: {actions}",
                {"period": targets[-1].period, "actions": [one.address for one in driving]},
                at=("targets", targets[-1].period.text),
                hint="correct the date of an action, or plan one in time",
                related=tuple(one.address for one in driving),
            )


def _after(period: Period, action: Action) -> bool:
    return action.when is not None and period.before(action.when)
