"""Objectives and the indicators they are measured by."""

from enum import StrEnum
from typing import ClassVar

import attrs

from clustermodel.model.element import Element
from clustermodel.model.meta import doc, refers
from clustermodel.model.ref import Refs
from clustermodel.model.series import Observation, Series
from clustermodel.model.text import Text


class Aggregation(StrEnum):
    """How values of several periods relate; sums over years are right for a flow only."""

    STOCK = "stock"
    """The state at the end of a period."""
    FLOW = "flow"
    """What happened within a period."""
    CUMULATIVE = "cumulative"
    """What has happened since the start."""
    UNSPECIFIED = "unspecified"
    """The document does not tell."""


class Desired(StrEnum):
    """Which way the indicator should go (IATI 2.03: indicator/@ascending)."""

    INCREASE = "increase"
    DECREASE = "decrease"
    MAINTAIN = "maintain"


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Objective(Element):
    """An objective (a task, in Russian programmes) that serves the goal."""

    KIND: ClassVar[str] = "objective"
    text: Text = attrs.field(metadata=doc("The objective, verbatim."))
    answers: Refs = attrs.field(
        default=(), metadata=refers("Pairings or factors it answers.", "pairing", "factor", relation="answers")
    )


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Kpi(Element):
    """A key performance indicator with its baseline and targets."""

    KIND: ClassVar[str] = "kpi"
    name: Text = attrs.field(metadata=doc("What is measured, verbatim."))
    unit: str | None = attrs.field(default=None, metadata=doc("Id of a declared unit, or the unit as text.", unit=True))
    definition: Text | None = attrs.field(default=None, metadata=doc("How the value is found and what counts."))
    aggregation: Aggregation = attrs.field(
        default=Aggregation.UNSPECIFIED, metadata=doc("stock, flow, cumulative or unspecified.")
    )
    direction: Desired = attrs.field(default=Desired.INCREASE, metadata=doc("Which way it should go."))
    baseline: Observation | None = attrs.field(default=None, metadata=doc("The value from which targets depart."))
    targets: Series = attrs.field(default=(), metadata=doc("Target values by period."))
    part_of: Refs = attrs.field(
        default=(), metadata=refers("KPIs of which this one counts a part.", "kpi", relation="part_of", rests=False)
    )
    statistic: Refs = attrs.field(
        default=(), metadata=refers("Statistics that observe it.", "statistic", relation="observed_by")
    )
    measures: Refs = attrs.field(
        default=(),
        metadata=refers("What it measures.", "objective", "goal", relation="measured_by", reverse=True),
    )
    responsible: Refs = attrs.field(
        default=(), metadata=refers("Who answers for it.", "body", "organization", relation="answered_for_by")
    )
