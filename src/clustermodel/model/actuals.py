"""Actuals: what has become of the plan, kept beside it in a file of its own."""

from enum import StrEnum

import attrs

from clustermodel.model.frozen import EMPTY, Frozen, Map
from clustermodel.model.meta import doc
from clustermodel.model.period import Period
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
