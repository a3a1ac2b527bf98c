"""The numbers and statements that the programme's analysis rests on."""

from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import partial
from typing import TypeVar

from clustermodel.model.element import Element
from clustermodel.model.evidence import Claim
from clustermodel.model.statistics import Statistic
from clustermodel.views.blocks import Block, Column, Heading, Inline, Paragraph, joined, line, table
from clustermodel.views.document.indicators import by_period
from clustermodel.views.telling import Teller

T = TypeVar("T")


def statistics(tell: Teller) -> Iterator[Block]:
    """Each table of indicators, then the single indicators in one."""
    singles = yield from _tables(tell)
    yield from table(singles, _single(tell))


def statistics_told(tell: Teller) -> Iterator[Block]:
    """The same for paper: the single indicators source by source, each number with its unit and period."""
    singles = yield from _tables(tell)
    yield from _by_source(tell, singles, _told(tell), partial(_source, tell))


def _tables(tell: Teller) -> Generator[Block, None, list[Statistic]]:
    """Each table of indicators, then the heading of the single ones; returns these."""
    for one in tell.program.statistics:
        if one.rows:
            yield Heading(tell.called(one))
            yield from _caption(tell, one)
            yield from _rows(tell, one)
    singles = [one for one in tell.program.statistics if not one.rows]
    if singles:
        yield Heading(line(tell.label("Single indicators")))
    return singles


def _by_source(
    tell: Teller, things: Iterable[T], columns: list[Column[T]], source: Callable[[T], Inline]
) -> Iterator[Block]:
    """A table for each source, which is told once above it; those of none come last."""
    grouped = defaultdict(list)
    for one in things:
        grouped[tuple(part.address for part in _parts(tell, one))].append(one)
    for group in sorted(grouped.values(), key=lambda group: not source(group[0])):
        found = source(group[0])
        if found or len(grouped) > 1:
            yield Paragraph(line(tell.label("Source"), ": ", found) if found else line(tell.label("No source is told")))
        yield from table(group, columns)


def _parts(tell: Teller, one: object) -> tuple[Element, ...]:
    """What a statement or a number is from."""
    origins = tuple(made for _, made in tell.targets(one, "origin") if made) if isinstance(one, Statistic) else ()
    return (*origins, *tell.parts(one, *getattr(one, "values", ())))


def _told(tell: Teller) -> list[Column[Statistic]]:
    return [
        Column(tell.label("Indicator"), partial(_named, tell)),
        Column(tell.label("About"), lambda one: tell.refs(one, "about", ";\n")),
        Column(tell.label("Values"), partial(_measured, tell)),
    ]


def _named(tell: Teller, one: Statistic) -> Inline:
    """The name, then what the number counts and among whom it is ranked."""
    limits = (("Scope", "scope"), ("Ranked among", "ranked_among"))
    said = ((name, tell.field(one, field)) for name, field in limits)
    return joined("\n", (tell.called(one), *(line(tell.label(name), ": ", value) for name, value in said if value)))


def _measured(tell: Teller, one: Statistic) -> Inline:
    unit = tell.field(one, "unit", tell.unit(one.unit))
    return joined("\n", (tell.observation(seen, unit) for seen in one.values))


def _rows(tell: Teller, whole: Statistic) -> Iterator[Block]:
    """One row for each indicator, one column for each period."""
    columns: list[Column[Statistic]] = [
        Column(tell.label("Indicator"), tell.called),
        Column(tell.label("Unit"), lambda row: tell.field(row, "unit", tell.unit(row.unit or whole.unit))),
        Column(tell.label("About"), lambda row: tell.refs(row, "about")),
        *by_period(tell, whole.rows, lambda row: row.values),
    ]
    yield from table(whole.rows, columns)


def _single(tell: Teller) -> list[Column[Statistic]]:
    return [
        Column(tell.label("Indicator"), tell.called),
        Column(tell.label("About"), lambda one: tell.refs(one, "about")),
        Column(tell.label("Unit"), lambda one: tell.field(one, "unit", tell.unit(one.unit))),
        Column(tell.label("Values"), partial(_values, tell)),
        Column(tell.label("Ranked among"), lambda one: tell.field(one, "ranked_among")),
        Column(tell.label("Scope"), lambda one: tell.field(one, "scope")),
        Column(tell.label("Source"), partial(_source, tell)),
    ]


def _values(tell: Teller, one: Statistic) -> Inline:
    lines = (line(tell.wording.period(seen.period), ": ", tell.observation(seen)) for seen in one.values)
    return joined("\n", lines)


def _source(tell: Teller, one: Statistic) -> Inline:
    """Who produced the numbers, and where in the document they stand."""
    return joined("; ", (tell.refs(one, "origin"), tell.places(one, *one.values)))


def _caption(tell: Teller, whole: Statistic) -> Iterator[Block]:
    said: Iterable[tuple[str, Inline]] = (
        ("About", tell.refs(whole, "about")),
        ("Scope", tell.field(whole, "scope")),
        ("Source", _source(tell, whole)),
    )
    found = [line(tell.label(name), ": ", value) for name, value in said if value]
    if found:
        yield Paragraph(joined(". ", found), note=True)


def claims(tell: Teller) -> Iterator[Block]:
    """What the text says in words, and the numbers that bear it out."""
    yield from table(tell.program.claims, [*_claims(tell, "; "), Column(tell.label("Source"), tell.places)])


def claims_told(tell: Teller) -> Iterator[Block]:
    """The same for paper, source by source."""
    yield from _by_source(tell, tell.program.claims, _claims(tell, ";\n"), tell.places)


def _claims(tell: Teller, separator: str) -> list[Column[Claim]]:
    return [
        Column(tell.label("Statement"), tell.called),
        Column(tell.label("About"), lambda one: tell.refs(one, "about", separator)),
        Column(tell.label("Evidence"), lambda one: tell.refs(one, "evidence", separator)),
    ]
