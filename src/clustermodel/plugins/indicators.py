"""Checks of the key performance indicators against each other and against the statistics (family KP)."""

from collections.abc import Iterator
from decimal import Decimal

from clustermodel.hookspecs import WARNING, Check, CheckContext, Finding, Path, check, checks_in, hookimpl
from clustermodel.links import proportions
from clustermodel.links.units import in_base_units, measured, name_of
from clustermodel.model.objectives import Aggregation, Kpi
from clustermodel.model.quantity import Quantity
from clustermodel.model.series import Nature, Observation, numbers


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


def _in_base_units(ctx: CheckContext, value: Quantity, unit: str | None) -> Quantity:
    return value.times(in_base_units(ctx.links, unit)[1])


def _same_unit(ctx: CheckContext, one: str | None, other: str | None) -> bool:
    """Both are multiples of one unit."""
    return in_base_units(ctx.links, one)[0] == in_base_units(ctx.links, other)[0]


@check("KP106", severity=WARNING)
def part_exceeds_whole(ctx: CheckContext) -> Iterator[Finding]:
    """A KPI that counts a part of another one exceeds it in some period.

    One of the two numbers is wrong, or the one is no part of the other. Compared in basic units; not compared are a stock
    with a flow, and different units.

    Fails: `K2` is `part_of: [K1]`, and in 2021 its target is 18, that of `K1` 16
    Passes: its target is 8
    Fix: correct one of the numbers, or take `part_of` back.
    """
    kpis = {kpi.address: kpi for kpi in ctx.program.kpis}
    for part in kpis.values():
        for edge in ctx.links.out(part.address, "part_of"):
            whole = kpis[edge.target]
            if _comparable(ctx, part, whole):
                yield from _exceeding(ctx, part, whole)


def _comparable(ctx: CheckContext, part: Kpi, whole: Kpi) -> bool:
    told = {part.aggregation, whole.aggregation} - {Aggregation.UNSPECIFIED}
    return len(told) <= 1 and _same_unit(ctx, part.unit, whole.unit)


def _exceeding(ctx: CheckContext, part: Kpi, whole: Kpi) -> Iterator[Finding]:
    of_whole = {one.period: one.value for one, _ in _values(whole)}
    for one, at in _values(part):
        other = of_whole.get(one.period)
        if other is not None and _in_base_units(ctx, other, whole.unit).surely_below(
            _in_base_units(ctx, one.value, part.unit)
        ):
            yield Finding(
                part.address,
                "the part is {part} in {period}, the whole {whole} only {value}",
                {"part": one.value, "period": one.period, "whole": whole.address, "value": other},
                at=at,
                hint="correct one of the numbers, or take `part_of` back",
                related=(whole.address,),
            )


def _values(kpi: Kpi) -> Iterator[tuple[Observation, Path]]:
    """The known numbers of a KPI, and where they stand in it."""
    if kpi.baseline is not None and kpi.baseline.value.known:
        yield kpi.baseline, ("baseline", "value")
    for one in numbers(kpi.targets):
        yield one, ("targets", one.period.text)


@check("KP113", severity=WARNING)
def unit_of_part(ctx: CheckContext) -> Iterator[Finding]:
    """A KPI that counts a part of another one is in another unit.

    Nobody can say how large the part is, and no check can compare the two. Declared units are compared by what they are
    multiples of, others by their text.

    Fails: `K2` in `firms` is `part_of: [K1]`, which is in `roubles`
    Passes: both are in `firms`
    Fix: correct the unit of one of the two, or take `part_of` back.
    """
    kpis = {kpi.address: kpi for kpi in ctx.program.kpis}
    for part in kpis.values():
        for edge in ctx.links.out(part.address, "part_of"):
            whole = kpis[edge.target]
            if part.unit and whole.unit and not _same_unit(ctx, part.unit, whole.unit):
                yield Finding(
                    part.address,
                    "the part is in {unit}, the whole in {other}",
                    {"unit": name_of(ctx.links, part.unit), "other": name_of(ctx.links, whole.unit)},
                    at=("unit",),
                    hint="correct the unit of one of the two, or take `part_of` back",
                    related=(whole.address,),
                )


@check("KP107", severity=WARNING)
def out_of_proportion(ctx: CheckContext, *, factor: int = proportions.FACTOR) -> Iterator[Finding]:
    """The targets of a KPI are out of all proportion to the statistic that observes it.

    Thousands were written for millions, or the two do not measure the same. The first target and the statistic's latest
    number are compared in basic units, so that declared multiples (`times`) do not matter. Some hundred times are enough: a
    number in the wrong one of two units that differ by a thousand has grown or shrunk besides.

    Parameters: `factor`, from how many times on (either way).
    Fails: `K5` in thousand roubles with a first target of 1000, observed by sales of 19.6 thousand million roubles
    Passes: the same with a first target of 20000000
    Fix: correct the unit or the number, or refer to the statistic that is meant.
    """
    for found in proportions.out_of_proportion(ctx.links, factor):
        yield Finding(
            found.kpi.address,
            "the first target is {target}, and {statistic} is {observed}: {times} times apart; either a "
            "unit is wrong, or different groups are counted",
            {
                "target": measured(ctx.links, found.target.value, found.kpi.unit),
                "statistic": found.statistic.address,
                "observed": measured(ctx.links, found.observed.value, found.statistic.unit),
                "times": found.times.quantize(Decimal(1)),
            },
            at=("targets", found.target.period.text),
            hint="correct the unit or the number, or refer to the statistic that is meant",
            related=(found.statistic.address,),
        )


@check("KP109", severity=WARNING)
def target_outside_kpis(ctx: CheckContext) -> Iterator[Finding]:
    """A target that the analysis states and no KPI takes up.

    It is promised in passing: no period, nobody responsible, and no report will ever come back to it.

    Fails: a statistic with `values: [{period: undated, value: ~12, as: target}]`, and no KPI with `statistic` of that id
    Passes: `kpis: [{id: K8, statistic: [flow-growth], targets: {2024: ~12}}]`
    Fix: make it a KPI, or a forecast.
    """
    for table in ctx.program.statistics:
        for statistic in table.rows or (table,):
            taken = [*ctx.links.into(statistic.address, "observed_by"), *ctx.links.into(table.address, "observed_by")]
            index = next((index for index, one in enumerate(statistic.values) if one.as_ is Nature.TARGET), None)
            if index is not None and not taken:
                target = statistic.values[index]
                yield Finding(
                    statistic.address,
                    "{value} ({period}) is called a target, and no KPI takes it up",
                    {"value": target.value, "period": target.period},
                    at=("values", index),
                    hint="make it a KPI, or a forecast",
                )
