"""Checks of the key performance indicators (family KP)."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from math import ceil

from clustermodel.hookspecs import ADVICE, ERROR, WARNING, Check, CheckContext, Finding, Word, check, checks_in, hookimpl
from clustermodel.model.objectives import Aggregation, Desired, Kpi
from clustermodel.model.period import occurrences
from clustermodel.model.quantity import Missing, Quantity
from clustermodel.model.series import Observation, numbers


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("KP101", severity=ERROR, completeness=True)
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
    very first target is reported. Where one of two targets is ten times the other, the one that is unlike the rest is shown.

    Fails: `{aggregation: stock, direction: increase, targets: {2021: 16, 2022: 12}}`
    Passes: `{aggregation: stock, direction: increase, targets: {2021: 12, 2022: 16}}`
    Fix: correct the target, or the direction.
    """
    for kpi in ctx.program.kpis:
        if kpi.direction is Desired.MAINTAIN:
            continue
        steady = kpi.aggregation in (Aggregation.STOCK, Aggregation.CUMULATIVE)
        series = numbers(kpi.targets)
        told: set[str] = set()
        for before, after in pairwise(series) if steady else ((series[0], one) for one in series[1:]):
            if _worse(after.value, before.value, kpi) and (odd := _odd(before, after, kpi)).period.text not in told:
                told.add(odd.period.text)
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
                        "direction": Word(kpi.direction),
                    },
                    at=("targets", odd.period.text),
                    hint="correct the target, or the direction",
                )


_SLIP = Decimal(10)
"""From so many times on, one of two numbers is a slip of a decimal sign or a unit, and not a goal."""


def _odd(before: Observation, after: Observation, kpi: Kpi) -> Observation:
    """Which of two targets is meant: the later one, unless the earlier one is quite unlike the rest of the series."""
    pair = (before.value.middle, after.value.middle)
    others = [one.value.middle for one in (*kpi.targets, kpi.baseline) if one is not None and one not in (before, after)]
    known = [one for one in others if one is not None and one > 0]
    if not known or not all(pair) or _ratio(*pair) < _SLIP:
        return after
    return before if min(_ratio(pair[0], one) for one in known) > min(_ratio(pair[1], one) for one in known) else after


def _ratio(one: Decimal | None, other: Decimal | None) -> Decimal:
    """How many times the smaller of two numbers the larger is; 1 for what cannot be compared."""
    small, large = sorted(abs(number or Decimal(0)) for number in (one, other))
    return large / small if small else Decimal(1)


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
                "from {baseline} ({since}) to {target} ({by}), and what is to drive it begins later: {actions}"
                if actions
                else "from {baseline} ({since}) to {target} ({by}), and no action drives it",
                {
                    "baseline": kpi.baseline.value,
                    "since": kpi.baseline.period,
                    "target": series[0].value,
                    "by": series[0].period,
                    "actions": actions,
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
        (last := action.due(one).last) is not None and last >= baseline.period.first
        for one in occurrences(action.when, action.every, target.period)
    )


@check("KP104", severity=WARNING, completeness=True)
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


@check("KP105", severity=ADVICE, completeness=True)
def gap_in_targets(ctx: CheckContext) -> Iterator[Finding]:
    """Some periods have a target and others have none.

    A dash in the table may mean zero, not applicable or forgotten, and each reader will take it otherwise.

    Fails: `targets: {2021: not-set, 2022: 1, 2023: not-set}`
    Passes: `targets: {2021: 0, 2022: 1, 2023: not-applicable}`
    Fix: write the number, or the reason why there is none.
    """
    for kpi in ctx.program.kpis:
        unset = [target.period for target in kpi.targets if target.value.missing == "not-set"]
        if unset and any(target.value.known for target in kpi.targets):
            yield Finding(
                kpi.address,
                "no target for {periods}: zero, not applicable or forgotten?",
                {"periods": unset},
                at=("targets", unset[0].text),
                hint="write the number, or not-applicable",
            )


@check("KP112", severity=WARNING)
def target_outside_horizon(ctx: CheckContext) -> Iterator[Finding]:
    """A target for a period outside the programme's horizon.

    Nobody will report on it: the programme is over by then, or has not begun.

    Fails: `horizon: 2020..2024` and `targets: {2025: 30}`
    Passes: `targets: {2024: 30}`
    Fix: correct the period, or the horizon.
    """
    horizon = ctx.program.header.horizon
    for kpi in ctx.program.kpis if horizon is not None and horizon.dated else ():
        for target in kpi.targets:
            if target.period.dated and horizon is not None and not horizon.overlaps(target.period):
                yield Finding(
                    kpi.address,
                    "{period} is outside the horizon {horizon}",
                    {"period": target.period, "horizon": horizon},
                    at=("targets", target.period.text),
                    hint="correct the period, or the horizon",
                    related=(ctx.program.header.address,),
                )


@check("KP108", severity=ADVICE, completeness=True)
def no_baseline(ctx: CheckContext) -> Iterator[Finding]:
    """A KPI without a known baseline.

    Nobody can say how far its targets are from where the cluster stands. `not-applicable` counts as an answer: what the
    programme itself begins has no earlier value. A KPI without any target has nothing to compare (KP101). If no KPI of the
    programme has a baseline, that is one finding.

    Fails: `{id: K3, baseline: {period: 2020, value: not-set}, targets: {2021: 12}}`
    Passes: `{id: K3, baseline: {period: 2020, value: 10}, targets: {2021: 12}}`
    Fix: find out the value of the year before the first target.
    """
    lacking = [kpi for kpi in ctx.program.kpis if not _has_baseline(kpi)]
    hint = "find out the value of the year before the first target"
    if len(lacking) == len(ctx.program.kpis) > 1:
        yield Finding(
            ctx.program.header.address, "none of the {n} KPIs has a known baseline", {"n": len(lacking)}, hint=hint
        )
    else:
        aimed = [kpi for kpi in lacking if numbers(kpi.targets)]
        yield from (Finding(kpi.address, "this KPI has no known baseline", hint=hint) for kpi in aimed)


def _has_baseline(kpi: Kpi) -> bool:
    return kpi.baseline is not None and kpi.baseline.value.missing in (None, Missing.NOT_APPLICABLE)


@check("KP110", severity=ADVICE)
def near_identical_names(ctx: CheckContext, *, share: float = 0.9, length: int = 20) -> Iterator[Finding]:
    """Two KPIs whose names are the same, or the same up to their tail.

    A table that cuts long names shows both alike, and whoever reports values by name reports one for the other.

    Parameters: `share`, how much of the shorter name must be the beginning of both; `length`, how many characters at least.
    Fails: «Number of members of the cluster» and «Number of members of the cluster that were given state support»
    Passes: «Members of the cluster» and «Members that were given state support»
    Fix: put what sets them apart at the beginning.
    """
    by_name = sorted(ctx.program.kpis, key=lambda kpi: kpi.name.casefold())
    for one, other in pairwise(by_name):
        common = ceil(max(length, share * min(len(one.name), len(other.name))))
        if one.name == other.name or _begin_alike(one.name.casefold(), other.name.casefold(), common):
            yield Finding(
                other.address,
                "the name of {other} begins with the same words: '{name}'",
                {"other": one.address, "name": one.name},
                at=("name",),
                hint="put what sets them apart at the beginning",
                related=(one.address,),
            )


def _begin_alike(one: str, other: str, length: int) -> bool:
    """Whether two texts have their first so many characters in common."""
    return len(one) >= length and one[:length] == other[:length]


@check("KP111", severity=WARNING, completeness=True)
def no_unit(ctx: CheckContext) -> Iterator[Finding]:
    """A KPI without a unit.

    Its targets are bare numbers: pieces or thousands, roubles or percent.

    Fails: `{id: K5, name: Sales, targets: {2021: 1500}}`
    Passes: `{id: K5, name: Sales, unit: million roubles, targets: {2021: 1500}}`
    Fix: name the unit.
    """
    for kpi in ctx.program.kpis:
        if not kpi.unit:
            yield Finding(kpi.address, "this KPI has no unit", hint="name the unit")
