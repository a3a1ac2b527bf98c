"""The numbers and statements that the programme's analysis rests on."""

from collections.abc import Iterable, Iterator
from functools import partial

from clustermodel.model.evidence import Claim
from clustermodel.model.statistics import Statistic
from clustermodel.views.blocks import Block, Column, Heading, Inline, Paragraph, joined, line, table
from clustermodel.views.document.indicators import by_period
from clustermodel.views.document.sources import section
from clustermodel.views.telling import Teller


def statistics(tell: Teller) -> Iterator[Block]:
    """Each table of indicators, then the single indicators in one."""
    for one in tell.program.statistics:
        if one.rows:
            yield Heading(tell.called(one))
            yield from _caption(tell, one)
            yield from _rows(tell, one)
    singles = [one for one in tell.program.statistics if not one.rows]
    if singles:
        yield Heading(line(tell.label("Single indicators")))
    yield from table(singles, _single(tell))


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


def _elsewhere(tell: Teller, whole: Statistic) -> Inline:
    """Where in the document a table stands, by the parts that are not titled as it is, but by what is around them."""
    parts = (part if tell.own_words(part) != tell.own_words(whole) else section(tell, part) for part in tell.parts(whole))
    return joined("; ", dict.fromkeys(map(tell.place, parts)))


def _caption(tell: Teller, whole: Statistic) -> Iterator[Block]:
    said: Iterable[tuple[str, Inline]] = (
        ("About", tell.refs(whole, "about")),
        ("Scope", tell.field(whole, "scope")),
        ("Source", joined("; ", (tell.refs(whole, "origin"), _elsewhere(tell, whole)))),
    )
    found = [line(tell.label(name), ": ", value) for name, value in said if value]
    if found:
        yield Paragraph(joined(". ", found), note=True)


def claims(tell: Teller) -> Iterator[Block]:
    """What the text says in words, and the numbers that bear it out."""
    columns: list[Column[Claim]] = [
        Column(tell.label("Statement"), tell.called),
        Column(tell.label("About"), lambda one: tell.refs(one, "about", "; ")),
        Column(tell.label("Evidence"), lambda one: tell.refs(one, "evidence", "; ")),
        Column(tell.label("Source"), tell.places),
    ]
    yield from table(tell.program.claims, columns)
