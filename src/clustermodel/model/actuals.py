"""Actuals: what has become of the plan, kept beside it in a file of its own."""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum

import attrs

from clustermodel.model.frozen import EMPTY, Frozen, Map
from clustermodel.model.meta import doc
from clustermodel.model.period import UNDATED, Period
from clustermodel.model.quantity import Quantity
from clustermodel.model.roadmap import Result
from clustermodel.model.text import Text


class Progress(StrEnum):
    """How far an occurrence of an action has come."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Actual(Frozen):
    """A reported number."""

    period: Period = attrs.field(metadata=doc("The time the number speaks of."))
    value: Quantity = attrs.field(metadata=doc("The number, in the unit of its KPI or statistic."))
    source: Text | None = attrs.field(default=None, metadata=doc("Where the number comes from."))
    notes: tuple[Text, ...] = attrs.field(default=(), metadata=doc("Remarks."))


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Occurrence(Frozen):
    """What has become of one occurrence of an action."""

    period: Period = attrs.field(metadata=doc("The occurrence, named by its calendar unit: 2020-H2."))
    status: Progress = attrs.field(metadata=doc("planned, running, done or cancelled."))
    date: Period | None = attrs.field(default=None, metadata=doc("When it happened; until then, when it is expected."))
    result: Result | None = attrs.field(default=None, metadata=doc("What came of it."))
    spent: Map[str, Quantity] = attrs.field(default=EMPTY, metadata=doc("Funding source → sum, in the unit of funding."))
    evidence: Text | None = attrs.field(default=None, metadata=doc("What proves it: an order, minutes, a link."))
    notes: tuple[Text, ...] = attrs.field(default=(), metadata=doc("Remarks."))

    def tells_of(self, due: Period) -> Period:
        """The time by whose end it can be known, if the occurrence is due then. A plan is always known."""
        match self.status:
            case Progress.PLANNED:
                return UNDATED
            case Progress.RUNNING:
                return due
        return self.date or due


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Actuals(Frozen):
    """The file of actuals. Its keys are ids of the programme's KPIs, statistics and actions."""

    format: str = attrs.field(metadata=doc("clustermodel-actuals/1."))
    program: str = attrs.field(metadata=doc("Id of the programme it belongs to."))
    as_of: Period | None = attrs.field(default=None, metadata=doc("The day up to which it tells."))
    kpis: Map[str, tuple[Actual, ...]] = attrs.field(
        default=EMPTY, metadata=doc("KPI → reported values: a list, or in short {2026: 21}.")
    )
    statistics: Map[str, tuple[Actual, ...]] = attrs.field(default=EMPTY, metadata=doc("Statistic → new values, likewise."))
    actions: Map[str, tuple[Occurrence, ...]] = attrs.field(default=EMPTY, metadata=doc("Action → what became of it."))

    @property
    def reach(self) -> dt.date:
        """The day up to which they tell; where they do not say, the last on which something that they tell of begins."""
        if self.as_of and self.as_of.last:
            return self.as_of.last
        found = [one.period for told in (self.kpis, self.statistics) for series in told.values() for one in series]
        found += [one.date or one.period for series in self.actions.values() for one in series]
        return max((one.first for one in found if one.first), default=dt.date.min)

    def known_on(self, day: dt.date) -> Callable[[Period], bool]:
        """Whether what is told of a time could be known on a day.

        If they reach beyond that day, what is told of a time that ends later was still to come.
        """
        everything = day >= self.reach
        return lambda period: everything or (period.last or day) <= day
