"""Checks of the numbers that the analysis rests on (family ST)."""

from collections import defaultdict
from collections.abc import Iterator

from clustermodel.hookspecs import ERROR, Check, CheckContext, Finding, check, checks_in, hookimpl
from clustermodel.model.series import Observation
from clustermodel.model.statistics import Statistic


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("ST101", severity=ERROR)
def conflicting_values(ctx: CheckContext) -> Iterator[Finding]:
    """Two values of one indicator for one period that cannot both be true.

    The same indicator of the same territory or group, in the same unit and for the same period (two undated values count as
    one period, since nothing tells them apart). Bounds and ranges are respected: «over 100» and 130 do not conflict.

    Fails: `{id: share, values: [{period: undated, value: 17}, {period: undated, value: 18.5}]}`
    Passes: `values: [{period: 2018, value: 17}, {period: 2019, value: 18.5}]`
    Fix: date both, or keep the one that is right.
    """
    seen: dict[tuple[object, ...], list[tuple[Statistic, Observation]]] = defaultdict(list)
    for statistic in ctx.program.indicators():
        for index, observation in enumerate(statistic.values):
            earlier = seen[(*_identity(ctx, statistic), observation.period, observation.as_)]
            for other, value in earlier:
                if not value.value.compatible(observation.value):
                    yield _conflict(statistic, index, other, value)
                    break
            earlier.append((statistic, observation))


def _identity(ctx: CheckContext, statistic: Statistic) -> tuple[object, ...]:
    """What makes two statistics the same indicator: what, of whom, in which unit, for whom."""
    name = " ".join(statistic.name.casefold().split()) if statistic.name else statistic.id
    about = frozenset(edge.target for edge in ctx.links.out(statistic.address, "about"))
    return name, about, statistic.unit, statistic.scope, statistic.rate


def _conflict(statistic: Statistic, index: int, other: Statistic, value: Observation) -> Finding:
    observation = statistic.values[index]
    pairs = (value, other), (observation, statistic)
    sources = [ref.id for one, holder in pairs for ref in one.source or holder.source]
    return Finding(
        statistic.address,
        "{value} and {other} for the same period ({period})" + (" in {sources}" if sources else ""),
        {"value": value.value, "other": observation.value, "period": observation.period, "sources": sources},
        at=("values", index),
        hint="date both values, or keep the one that is right",
        related=() if other is statistic else (other.address,),
    )
