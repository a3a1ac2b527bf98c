"""Key performance indicators: their targets by period, and how they are measured."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

import attrs

from clustermodel.model.objectives import Aggregation, Kpi
from clustermodel.model.period import Period, in_order
from clustermodel.model.series import Series
from clustermodel.views.blocks import Block, Column, Heading, Inline, Paragraph, joined, labelled, line, plain, table
from clustermodel.views.document.doubts import disproportions
from clustermodel.views.document.sources import captioned
from clustermodel.views.repeats import unnamed
from clustermodel.views.telling import Teller

T = TypeVar("T")


def kpis(tell: Teller) -> Iterator[Block]:
    """A table of numbers, then a table of everything else there is to know of them."""
    found = tell.program.kpis
    yield from table(found, [*_names(tell), *_numbers(tell)])
    yield from table(found, [Column(tell.label("No."), tell.number), *_ties(tell)])


def described(tell: Teller) -> Iterator[Block]:
    """The table of numbers, and what else there is to know: below the names as long as that is little, else in a table.

    What holds for all indicators is told once.
    """
    found = tell.program.kpis
    common = [one for one in _COMMON if len(found) > 1 and _same(tell, found, one)]
    told_once = [tell.label(one) for one in common]
    known, numbers = _baselines(tell)
    ties = [*known, *(one for one in _ties(tell, partial(tell.in_full, separator="; ")) if one.heading not in told_once)]
    told = [kpi for kpi in found if any(column.cell(kpi) for column in ties)]
    few = sum(1 for kpi in told for column in ties if column.cell(kpi)) <= max(len(found), _FEW)
    yield from table(found, captioned(tell, found, found, [*_names(tell, ties if few else ()), *numbers]))
    yield from _blanks(tell, found)
    yield from disproportions(tell)
    if common or not few:
        yield Heading(line(tell.label("How the indicators are measured and achieved")))
    for one in common:
        yield Paragraph(line(tell.label(_COMMON[one][0]), " ", tell.term(found[0], _COMMON[one][1]), "."))
    yield from table([] if few else told, [*_names(tell)[:2], *_grouped(tell, ties)])


def _blanks(tell: Teller, found: Sequence[Kpi]) -> Iterator[Block]:
    """What an empty cell among targets means, for those who cannot look it up."""
    known = periods(kpi.targets for kpi in found)
    if tell.outward and any(len(periods([kpi.targets])) < len(known) for kpi in found):
        yield Paragraph(line(tell.label("An empty cell: no target is set for that period.")), note=True)


_FEW = 4
"""Lines that may always stand below the names of indicators; else there must be no more of them than indicators."""
_MEASURING = ("Definition", "Counted as", "Should", "Part of", "Observed by")
"""Headings of what tells how an indicator is measured, which stands in one column."""


def _grouped(tell: Teller, ties: list[Column[Kpi]]) -> list[Column[Kpi]]:
    """What there is to know of an indicator, in few columns."""
    measuring = [column for column in ties if column.heading in map(tell.label, _MEASURING)]
    others = [column for column in ties if column not in measuring]
    return [Column(tell.label("How it is measured"), partial(labelled, measuring)), *others]


_COMMON = {
    "Should": ("All indicators should", "direction"),
    "Counted as": ("All indicators are counted as", "aggregation"),
}
"""Heading of a column → how it is told that it says the same of all indicators, and the field that says it."""


def _same(tell: Teller, found: Iterable[Kpi], heading: str) -> bool:
    """Every indicator says something under a heading, and all of them the same."""
    said = {next(column for column in _ties(tell) if column.heading == tell.label(heading)).cell(kpi) for kpi in found}
    return len(said) == 1 and said != {()}


def _names(tell: Teller, below: Sequence[Column[Kpi]] = ()) -> list[Column[Kpi]]:
    return [
        Column(tell.label("No."), tell.number),
        Column(tell.label("Indicator"), lambda kpi: joined("\n", (tell.called(kpi), labelled(below, kpi)))),
        Column(tell.label("Unit"), lambda kpi: tell.field(kpi, "unit", tell.unit(kpi.unit))),
    ]


def _numbers(tell: Teller) -> list[Column[Kpi]]:
    baseline = Column(tell.label("Baseline"), partial(_baseline, tell), numeric=True)
    return [baseline, *by_period(tell, tell.program.kpis, lambda kpi: kpi.targets)]


def _baselines(tell: Teller) -> tuple[list[Column[Kpi]], list[Column[Kpi]]]:
    """Columns with what else there is to know, and those of numbers; baselines are of the latter unless few are known."""
    found = tell.program.kpis
    known = [kpi for kpi in found if kpi.baseline is not None and kpi.baseline.value.known]
    baseline, *targets = _numbers(tell)
    if not tell.outward or len(known) * 2 >= len(found):
        return [], [baseline, *targets]
    return [Column(baseline.heading, lambda kpi: baseline.cell(kpi) if kpi in known else ())], targets


def _ties(tell: Teller, refs: Callable[[Kpi, str], Inline] | None = None) -> list[Column[Kpi]]:
    return [
        Column(tell.label("Counted as"), partial(_aggregation, tell)),
        Column(tell.label("Should"), partial(_direction, tell)),
        Column(tell.label("Definition"), lambda kpi: tell.field(kpi, "definition")),
        Column(tell.label("Part of"), lambda kpi: tell.refs(kpi, "part_of")),
        Column(tell.label("Measures", "Paper"), lambda kpi: (refs or tell.refs)(kpi, "measures")),
        Column(tell.label("Driven by actions"), lambda kpi: tell.resting_on(kpi, "driven_by")),
        Column(tell.label("Observed by"), partial(_observed, tell)),
        Column(tell.label("Responsible"), lambda kpi: unnamed(tell, kpi, "responsible")),
    ]


def _aggregation(tell: Teller, kpi: Kpi) -> Inline:
    return () if kpi.aggregation is Aggregation.UNSPECIFIED else tell.term(kpi, "aggregation")


def _direction(tell: Teller, kpi: Kpi) -> Inline:
    """Whether it is to grow; that is not told as the programme's word where it is the modeller's."""
    return () if tell.outward and "direction" in kpi.judged else tell.term(kpi, "direction")


def _observed(tell: Teller, kpi: Kpi) -> Inline:
    """The statistic that shows its values, unless that is only called alike; what is sent tells of none that is guessed."""
    if tell.outward:
        known = () if "statistic" in kpi.judged else tuple(ref for ref in kpi.statistic if not ref.basis.inferred)
        kpi = attrs.evolve(kpi, statistic=known)
    named = tell.refs(kpi, "statistic")
    return () if tell.outward and plain(named) == tell.own_words(kpi) else named


def _baseline(tell: Teller, kpi: Kpi) -> Inline:
    if kpi.baseline is None:
        return ()
    period = tell.time_of(kpi.baseline)
    return line(tell.observation(kpi.baseline), f" ({period})" if period else None)


def by_period(tell: Teller, things: Iterable[T], series: Callable[[T], Series]) -> Iterator[Column[T]]:
    """One column for each period of which the series of some things say anything."""

    def cell(thing: T, period: Period) -> Inline:
        return at(tell, series(thing), period)

    for period in periods(series(thing) for thing in things):
        yield Column(tell.wording.period(period), partial(cell, period=period), numeric=True)


def periods(found: Iterable[Series]) -> list[Period]:
    """Every period of several series, from first to last; undated ones at the end."""
    return in_order(one.period for series in found for one in series)


def at(tell: Teller, series: Series, period: Period) -> Inline:
    """What a series says of a period: one number, or several that contradict each other."""
    return joined("; ", (tell.observation(one) for one in series if one.period == period))
