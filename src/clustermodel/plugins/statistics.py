"""Checks of indicators and their values (family ST)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from clustermodel.hookspecs import ADVICE, ERROR, WARNING, Check, CheckContext, Finding, check, checks_in, hookimpl
from clustermodel.links.index import Links
from clustermodel.links.units import in_base_units, measured
from clustermodel.model.evidence import Source
from clustermodel.model.quantity import Missing, Quantity
from clustermodel.model.series import Nature, Observation, at
from clustermodel.model.statistics import Statistic


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("ST101", severity=ERROR)
def conflicting_values(ctx: CheckContext) -> Iterator[Finding]:
    """Two values of one indicator for one period, or both undated, that cannot both be true.

    The same indicator of the same territory or group, in the same unit and for the same period (two undated values count as
    one period, since nothing tells them apart). Bounds and ranges are respected: «over 100» and 130 do not conflict.
    Multiples of one unit are compared in that unit.

    Fails: `{id: share, values: [{period: undated, value: 17}, {period: undated, value: 18.5}]}`
    Passes: `values: [{period: 2018, value: 17}, {period: 2019, value: 18.5}]`
    Fix: date both, or keep the one that is right.
    """
    same: dict[tuple[object, ...], list[Statistic]] = defaultdict(list)
    for statistic in ctx.program.indicators():
        same[_identity(ctx, statistic)].append(statistic)
    for statistics in same.values():
        yield from _conflicts(ctx, statistics)


def _conflicts(ctx: CheckContext, statistics: Iterable[Statistic]) -> Iterator[Finding]:
    """The conflicts between values of one indicator."""
    met: dict[tuple[object, ...], _Met] = defaultdict(_Met)
    for statistic in statistics:
        times = in_base_units(ctx.links, statistic.unit)[1]
        for index, observation in enumerate(statistic.values):
            earlier = met[observation.period, observation.as_]
            value = observation.value.times(times)
            clash = earlier.clash(value)
            if clash:
                yield _conflict(ctx.links, statistic, index, *clash)
            earlier.add(value, (statistic, observation))


class _Met:
    """The values that one indicator has for one period: those that differ, and the bounds that all of them set together."""

    def __init__(self) -> None:
        self.values: dict[Quantity, tuple[Statistic, Observation]] = {}
        self.least: Quantity | None = None
        """The one with the highest lower bound."""
        self.most: Quantity | None = None
        """The one with the lowest upper bound."""

    def clash(self, value: Quantity) -> tuple[Statistic, Observation] | None:
        """The first one that cannot be true if this is."""
        if all(bound is None or bound.compatible(value) for bound in (self.least, self.most)):
            return None  # whatever agrees with the tightest bounds agrees with all of them
        return next((one for other, one in self.values.items() if not other.compatible(value)), None)

    def add(self, value: Quantity, bearer: tuple[Statistic, Observation]) -> None:
        """Remember a value and where it was met first."""
        self.values.setdefault(value, bearer)
        if self.least is None or _low(value) > _low(self.least):
            self.least = value
        if self.most is None or _high(value) < _high(self.most):
            self.most = value


def _low(value: Quantity) -> tuple[Decimal, bool]:
    """How tight the lower bound is: a bound that is itself excluded is the tighter one."""
    return (Decimal("-Infinity") if value.low is None else value.low, value.strict)


def _high(value: Quantity) -> tuple[Decimal, bool]:
    return (Decimal("Infinity") if value.high is None else value.high, not value.strict)


def _identity(ctx: CheckContext, statistic: Statistic) -> tuple[object, ...]:
    """What makes two statistics the same indicator: what, of whom, in which unit, for whom."""
    name = " ".join(statistic.name.casefold().split()) if statistic.name else statistic.id
    about = frozenset(edge.target for edge in ctx.links.out(statistic.address, "about"))
    return name, about, in_base_units(ctx.links, statistic.unit)[0], statistic.scope, statistic.rate


_CONFLICTS = {
    (True, True): "{value} and {other} for the same period ({period}); sources: {sources}",
    (True, False): "{value} and {other} for the same period ({period})",
    (False, True): "{value} and {other}, both without a date; sources: {sources}",
    (False, False): "{value} and {other}, both without a date",
}
"""Whether the two have a date, and whether anybody says where they are from → the message."""


def _conflict(links: Links, statistic: Statistic, index: int, other: Statistic, value: Observation) -> Finding:
    observation = statistic.values[index]
    pairs = (value, other), (observation, statistic)
    cited = dict.fromkeys(ref.id for one, holder in pairs for ref in one.source or holder.source)
    sources = [id if ":" in id else f"{Source.KIND}:{id}" for id in cited]
    values = {
        "value": measured(links, value.value, other.unit),
        "other": measured(links, observation.value, statistic.unit),
        "period": observation.period,
        "sources": sources,
    }
    return Finding(
        statistic.address,
        _CONFLICTS[observation.period.dated, bool(sources)],
        values,
        at=("values", index),
        hint="date both values, or keep the one that is right",
        related=() if other is statistic else (other.address,),
    )


@check("ST102", severity=WARNING)
def part_exceeds_whole(ctx: CheckContext) -> Iterator[Finding]:
    """A part is larger than the whole it is a part of.

    The indicator names the one it counts a part of (`part_of`). Exact values are compared exactly; where both are only lower
    bounds, a part whose bound lies above that of the whole is reported too, because the two then count different things.

    Numbers in multiples of one unit are compared in that unit; those in different units are not (ST112).

    Fails: 120 clinics in the town, `part_of` 100 in the region
    Passes: 90 of 100
    Fix: correct the numbers, or say in `scope` what each one counts.
    """
    for part, whole in _parts(ctx):
        (unit, times), (other_unit, other_times) = (in_base_units(ctx.links, one.unit) for one in (part, whole))
        for index, one in enumerate(part.values) if unit == other_unit else ():
            other = at(whole.values, one.period)
            if other is not None and one.value.times(times).exceeds(other.value.times(other_times)):
                yield Finding(
                    part.address,
                    "the part is {part}, the whole {whole} only {value} ({period})",
                    {"part": one.value, "whole": whole.address, "value": other.value, "period": one.period},
                    at=("values", index),
                    hint="correct the numbers, or say in `scope` what each one counts",
                    related=(whole.address,),
                )


def _parts(ctx: CheckContext) -> Iterator[tuple[Statistic, Statistic]]:
    """Each indicator with each one that it counts a part of."""
    indicators = {one.address: one for one in ctx.program.indicators()}
    for part in indicators.values():
        for edge in ctx.links.out(part.address, "part_of"):
            if edge.target in indicators:
                yield part, indicators[edge.target]


@check("ST112", severity=WARNING)
def unit_of_part(ctx: CheckContext) -> Iterator[Finding]:
    """A part is counted in another unit than the whole it is a part of.

    Nobody can say how large the part is, and no check can compare the two. Declared units are compared by what they are
    multiples of, others by their text.

    Fails: visits, `part_of` a number of visitors
    Passes: thousand visits (declared as 1000 visits), `part_of` a number of visits
    Fix: correct the unit of one of the two, or take `part_of` back; declare units to tell what they are multiples of.
    """
    for part, whole in _parts(ctx):
        one, other = (in_base_units(ctx.links, unit)[0] for unit in (part.unit, whole.unit))
        if one and other and one != other:
            yield Finding(
                part.address,
                "the part is in {unit}, the whole in {other}",
                {"unit": one, "other": other},
                at=("unit",),
                hint="correct the unit of one of the two, or take `part_of` back",
                related=(whole.address,),
            )


@check("ST107", severity=ADVICE, completeness=True)
def undated(ctx: CheckContext) -> Iterator[Finding]:
    """A number without a date.

    It cannot be compared with a later one, so nobody can say whether things got better.

    Fails: `values: [{period: undated, value: 17}]`
    Passes: `values: {2019: 17}`
    Fix: date it from its source.
    """
    for statistic in ctx.program.indicators():
        undated = [index for index, one in enumerate(statistic.values) if not one.period.dated and one.value.known]
        if undated and statistic.values[undated[0]].as_ is not Nature.TARGET:
            at_first = ("values", undated[0])
            yield Finding(statistic.address, "this number has no date", at=at_first, hint="date it from its source")


@check("ST108", severity=WARNING)
def rank_without_value(ctx: CheckContext) -> Iterator[Finding]:
    """A rank is given, and the value it ranks is missing, or is the rank itself.

    The number in front of the indicator is easily taken for its value («22 — share, %»). A value that only the copy of the
    text has lost is no fault of the programme.

    Fails: `{period: 2018, value: not-set, rank: 22}`, or `value: 22` with that rank
    Passes: `{period: 2018, value: 1.3, rank: 22}`, or `value: lost` with that rank
    Fix: find the value in the original data.
    """
    for statistic in ctx.program.indicators():
        for index, one in enumerate(statistic.values):
            if one.rank is not None and not one.value.known and one.value.missing is not Missing.LOST:
                yield Finding(
                    statistic.address,
                    "rank {rank} is given, but the value is missing ({reason})",
                    {"rank": one.rank, "reason": one.value},
                    at=("values", index),
                    hint="find the value in the original data",
                )
            elif one.rank is not None and one.value.exact and one.value.low == one.rank:
                yield Finding(
                    statistic.address,
                    "the value is the same number as the rank, {rank}",
                    {"rank": one.rank},
                    at=("values", index),
                    hint="find the value in the original data",
                )
