"""Targets of an indicator that are out of all proportion to the statistic that observes it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from clustermodel.links.index import Links
from clustermodel.links.units import in_base_units
from clustermodel.model.objectives import Kpi
from clustermodel.model.quantity import Quantity
from clustermodel.model.series import Nature, Observation, numbers
from clustermodel.model.statistics import Statistic

FACTOR = 300
"""From how many times on. A number in the wrong one of two units that differ by a thousand has grown or shrunk besides."""


class Disproportion(NamedTuple):
    """A first target, and the statistic's latest number, which is so many times more or less."""

    kpi: Kpi
    target: Observation
    statistic: Statistic
    observed: Observation
    times: Decimal


def out_of_proportion(links: Links, factor: int = FACTOR) -> Iterator[Disproportion]:
    """The first targets that are that far from what observes them, compared in basic units."""
    indicators = {one.address: one for one in links.program.indicators()}
    for kpi in links.program.kpis:
        targets = numbers(kpi.targets)
        for edge in links.out(kpi.address, "observed_by"):
            statistic = indicators.get(edge.target)
            observed = _latest(statistic) if statistic is not None else None
            if targets and statistic is not None and observed is not None:
                times = _proportion(links, (kpi.unit, targets[0].value), (statistic.unit, observed.value))
                if times >= factor:
                    yield Disproportion(kpi, targets[0], statistic, observed, times)


def _latest(statistic: Statistic) -> Observation | None:
    """The latest number that claims to be a fact."""
    facts = tuple(one for one in statistic.values if one.as_ is Nature.FACT)
    return next(reversed(numbers(facts)), None)


def _proportion(links: Links, *numbers: tuple[str | None, Quantity]) -> Decimal:
    """How many times the larger is the smaller; 0 where either is nothing, or their units are not multiples of one."""
    bases = [in_base_units(links, unit) for unit, _ in numbers]
    if len({unit for unit, _ in bases}) > 1:
        return Decimal(0)
    sizes = (value.times(times).middle or Decimal(0) for (_, value), (_, times) in zip(numbers, bases, strict=True))
    small, large = sorted(map(abs, sizes))
    return large / small if small else Decimal(0)
