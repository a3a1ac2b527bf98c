"""Plan beside actual: the targets of an indicator and what is reported of it, period by period."""

from datetime import timedelta
from decimal import Decimal

import attrs

from clustermodel.model.actuals import Actual, Actuals
from clustermodel.model.element import Element
from clustermodel.model.objectives import Aggregation, Desired, Kpi
from clustermodel.model.period import Period, in_order
from clustermodel.model.quantity import Quantity
from clustermodel.model.series import Observation, Series, at
from clustermodel.views.execution import reports

MET, MISSED = "met", "not met"
"""The verdicts where a target is surely reached, and where it is surely not."""


BELOW, ABOVE = "below the baseline", "above the baseline"
"""The verdicts where there is no target for a time, and the value is surely not even what there was before the programme."""
VERDICTS = ("met", MISSED, "cannot be told", BELOW, ABOVE, "")
"""All verdicts; the last one: there is nothing to judge by."""


@attrs.frozen
class Compared:
    """A period of an element, and what is reported of it."""

    element: Element
    period: Period
    targets: Series = ()
    values: tuple[Actual, ...] = ()

    @property
    def target(self) -> Observation | None:
        """What is to be reached in that period."""
        return at(self.targets, self.period)

    @property
    def actual(self) -> Actual | None:
        """The value that counts."""
        return self.values[0] if self.values else None

    @property
    def deviation(self) -> Decimal | None:
        """Actual less plan, if both are exact numbers."""
        target, actual = self.target, self.actual
        if target is None or actual is None or not (target.value.exact and actual.value.exact):
            return None
        return (actual.value.low or Decimal()) - (target.value.low or Decimal())

    @property
    def verdict(self) -> str:
        """Whether the target is met, if that is certain whatever the exact numbers are; empty: nothing to judge."""
        target, actual = self.target, self.actual
        if not isinstance(self.element, Kpi) or actual is None or not actual.value.known:
            return ""
        if target is None or not target.value.known:
            return _behind(self.element, actual)
        met = _met(self.element.direction, target.value, actual.value)
        return {True: MET, False: MISSED, None: "cannot be told"}[met]


def _behind(kpi: Kpi, actual: Actual) -> str:
    """On which side of the baseline a value is, if that is the wrong one; empty if not, or if the two are not comparable."""
    base, stock = kpi.baseline, kpi.aggregation is Aggregation.STOCK
    if base is None or not base.value.known or not (stock or _alike(base.period, actual.period)):
        return ""
    if kpi.direction is not Desired.DECREASE and actual.value.surely_below(base.value):
        return BELOW
    return ABOVE if kpi.direction is not Desired.INCREASE and base.value.surely_below(actual.value) else ""


def _alike(one: Period, other: Period) -> bool:
    """Two periods are equally long, leap days aside."""
    lengths = [span.last - span.first for span in (one, other) if span.first and span.last]
    return len(lengths) > 1 and abs(lengths[0] - lengths[1]) <= timedelta(1)


def compared(element: Element, actuals: Actuals | None) -> list[Compared]:
    """A row for each period of which there is a target or a value."""
    targets = element.targets if isinstance(element, Kpi) else ()
    told = reports(actuals, element.KIND, element.id)
    return [
        Compared(element, period, targets, tuple(one for one in told if one.period == period))
        for period in in_order(one.period for one in (*targets, *told))
    ]


def last(actuals: Actuals | None, kpi: Kpi) -> Compared | None:
    """The last period of which a number is reported; None if none is."""
    rows = (row for row in compared(kpi, actuals) if row.actual and row.actual.value.known)
    return next(reversed([*rows]), None)


def _met(direction: Desired, target: Quantity, actual: Quantity) -> bool | None:
    """None: it depends on what the exact numbers are, or on how far one may deviate."""
    if direction is Desired.MAINTAIN:
        return True if target == actual else None
    missed, beaten = actual.surely_below(target), target.surely_below(actual)
    if direction is Desired.DECREASE:
        missed, beaten = beaten, missed
    equal = target.exact and target == actual
    return True if beaten or equal else False if missed else None
