"""Indicators and tables of indicators: the numbers on which the programme's analysis rests."""

from typing import ClassVar

import attrs

from clustermodel.model.element import Element
from clustermodel.model.frozen import Frozen
from clustermodel.model.meta import ANY, doc, holds, refers
from clustermodel.model.quantity import Quantity
from clustermodel.model.ref import Ref, Refs
from clustermodel.model.series import Series
from clustermodel.model.text import Text

INHERITED = ("about", "unit", "source", "origin", "scope")
"""What the rows of a table take from it when they leave it unsaid."""


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Rate(Frozen):
    """A relative number: the indicator `of`, for each `per` units of the population."""

    of: Ref = attrs.field(
        metadata=refers("The total that the rate is computed from.", "statistic", relation="rate_of", rests=False)
    )
    per: Quantity = attrs.field(metadata=doc("How many of the population: per 10000 residents."))


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Statistic(Element):
    """An indicator with its values; or a table, whose rows inherit `about`, `unit`, `source`, `origin`, `scope`."""

    KIND: ClassVar[str] = "statistic"
    name: Text | None = attrs.field(default=None, metadata=doc("What is measured, verbatim."))
    unit: str | None = attrs.field(default=None, metadata=doc("Id of a declared unit, or the unit as text.", unit=True))
    about: Refs = attrs.field(
        default=(), metadata=refers("What is measured: a place, a group, an activity …", *ANY, relation="about", rests=False)
    )
    scope: Text | None = attrs.field(default=None, metadata=doc("The population covered, or left out."))
    origin: Refs = attrs.field(
        default=(), metadata=refers("Who produced the numbers.", "source", relation="produced_by", rests=False)
    )
    rate: Rate | None = attrs.field(default=None, metadata=doc("The indicator is a rate of another one."))
    part_of: Ref | None = attrs.field(
        default=None,
        metadata=refers("The indicator this one counts a part of.", "statistic", relation="part_of", rests=False),
    )
    ranked_among: Text | None = attrs.field(default=None, metadata=doc("Those among whom `rank` is a place."))
    values: Series = attrs.field(default=(), metadata=doc("The observations."))
    rows: "tuple[Statistic, ...]" = attrs.field(default=(), metadata=holds("Indicators of a table."))

    def inherit(self, table: "Statistic") -> "Statistic":
        """This row with what it leaves unsaid taken from its table."""
        return attrs.evolve(self, **{name: getattr(self, name) or getattr(table, name) for name in INHERITED})
