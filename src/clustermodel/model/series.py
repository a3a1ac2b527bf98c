"""Numbers over time: observations of an indicator, targets of a KPI, tranches of a budget."""

from enum import StrEnum

import attrs

from clustermodel.model.element import Annotated
from clustermodel.model.meta import doc
from clustermodel.model.period import Period
from clustermodel.model.quantity import Quantity


class Nature(StrEnum):
    """What a number claims to be."""

    FACT = "fact"
    FORECAST = "forecast"
    TARGET = "target"


@attrs.frozen(kw_only=True, slots=True, weakref_slot=False, eq=False, repr=False)  # the commonest object of all
class Observation(Annotated):
    """One number for one period. In YAML a plain series is a map `{2014: 22.6}`, else a list of observations."""

    period: Period = attrs.field(metadata=doc("The time the number speaks of; a stock is measured at its end."))
    value: Quantity = attrs.field(metadata=doc("The number, in the unit of the holder."))
    rank: int | None = attrs.field(default=None, metadata=doc("Place among those named by `ranked_among`; 1 is best."))
    n: int | None = attrs.field(default=None, metadata=doc("Sample size: how many units the number was computed from."))
    as_: Nature = attrs.field(default=Nature.FACT, metadata=doc("fact, forecast or target."))

    @property
    def plain(self) -> bool:
        """Nothing but a period and a value, so that a map can hold it."""
        return self == Observation(period=self.period, value=self.value)


Series = tuple[Observation, ...]
"""Observations in the order in which they are written."""


def at(series: Series, period: Period) -> Observation | None:
    """The observation of exactly that period; the first one where several are given."""
    return next((observation for observation in series if observation.period == period), None)


def numbers(series: Series) -> Series:
    """The observations that hold a number, missing ones left out, in the order of their periods' last days."""
    known = [one for one in series if one.value.known and one.period.last is not None]
    return tuple(sorted(known, key=lambda one: (one.period.last, one.period.first)))
