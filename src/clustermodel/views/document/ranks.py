"""Indicators of which only the ranks are left: one column tells them all."""

from collections.abc import Iterator
from typing import Protocol

from clustermodel.model.quantity import Missing
from clustermodel.model.series import Observation, Series
from clustermodel.model.statistics import Statistic
from clustermodel.views.blocks import Block, Column, Inline, capital, joined, line, table
from clustermodel.views.document.told import tells
from clustermodel.views.telling import Teller


class Line(Protocol):
    """A line of a table: an indicator and its values."""

    @property
    def one(self) -> Statistic:
        """The indicator."""

    @property
    def values(self) -> Series:
        """What is known of it."""


def only_ranks(tell: Teller, lines: list[Line]) -> bool:
    """In what is sent: each indicator has one number that is lost but for its rank, and no other that no sentence tells."""
    return tell.outward and bool(lines) and all(_is_ranked(tell, each) for each in lines)


def ranked(tell: Teller, lines: list[Line]) -> Iterator[Block]:
    """The table: names with all that the text puts behind them, and ranks."""
    among = {tell.field(each.one, "ranked_among") for each in lines}
    common = among.pop() if len(among) == 1 else ()
    heading = joined(" ", (line(tell.label("Ranked among")), common)) if common else line(tell.label("Rank"))
    columns: list[Column[Line]] = [
        Column(tell.label("Indicator"), lambda each: _named(tell, each, among=not common)),
        Column("".join(piece.text for piece in heading), lambda each: line(str(_lost(each)[0].rank)), numeric=True),
    ]
    yield from table(lines, columns)


def _lost(each: Line) -> list[Observation]:
    return [seen for seen in each.values if seen.rank is not None and seen.value.missing is Missing.LOST]


def _is_ranked(tell: Teller, each: Line) -> bool:
    lost = _lost(each)
    return len(lost) == 1 and all(tells(tell, each.one, seen) for seen in each.values if seen not in lost)


def _named(tell: Teller, each: Line, *, among: bool) -> Inline:
    """The name, the period unless the name has it, the unit; below that what limits it."""
    period, unit = tell.time_of(_lost(each)[0]), tell.field(each.one, "unit", tell.unit(each.one.unit))
    name = tell.called(each.one)
    said = "".join(piece.text for piece in name)
    dated = line(period) if period and period.replace("–", "-") not in said.replace("–", "-") else ()
    rank = tell.field(each.one, "ranked_among") if among else ()
    limits = (tell.field(each.one, "scope"), line(tell.label("Ranked among"), " ", rank) if rank else ())
    return joined("\n", (joined(", ", (capital(name), dated, unit)), *limits))
