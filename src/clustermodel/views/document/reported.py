"""What is reported of a plan, as tables: values beside the targets, and what has become of each occurrence of an action."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import attrs

from clustermodel.model.element import Element
from clustermodel.model.objectives import Desired, Kpi
from clustermodel.model.period import parse_period
from clustermodel.model.roadmap import Action
from clustermodel.model.series import Observation, Series
from clustermodel.model.statistics import Statistic
from clustermodel.views.blocks import Block, Column, Heading, Inline, Paragraph, Table, joined, line, merged, table
from clustermodel.views.comparing import Compared
from clustermodel.views.comparing import compared as compare
from clustermodel.views.document.indicators import at as said_at
from clustermodel.views.document.occurrences import day_of_report, of_action, of_all, on_paper
from clustermodel.views.document.outcome import in_short
from clustermodel.views.document.spent import by_time, spending
from clustermodel.views.execution import reports
from clustermodel.views.telling import Teller

_LATER = "The report tells up to {day}; what is dated later than the day above, and not only planned, is not shown."


def reported(tell: Teller, element: Element) -> Iterator[Table]:
    """The tables of what is reported of one element; none if nothing is."""
    if isinstance(element, Action):
        yield from of_action(tell, element)
        yield from by_time(tell, element)
    elif element.KIND in ("kpi", "statistic") and reports(tell.actuals, element.KIND, element.id):
        yield from table(compare(element, tell.actuals), _of_values(tell))


def compared(tell: Teller, kpi: Kpi) -> Iterator[Table]:
    """Plan and actual of a KPI for each period of either, in short; the plan alone where nothing is reported."""
    columns = _of_values(tell)
    yield from table(compare(kpi, tell.actuals), columns[:3] + columns[4:5])


def observed(tell: Teller, kpi: Kpi) -> Series:
    """The actual values of a KPI, as observations."""
    found = reports(tell.actuals, "kpi", kpi.id)
    return tuple(Observation(period=one.period, value=one.value) for one in found)


def reports_told(tell: Teller) -> Iterator[Block]:
    """Everything that is reported; nothing without actuals."""
    day = day_of_report(tell)
    yield from _in_short(tell, day) if day and _is_told(tell) else ()
    indicator: Column[Compared] = Column(tell.label("Indicator"), partial(_indicator, tell))
    yield from _indicators(tell, [indicator, *_of_values(tell)])
    yield from _headed(tell, "Actions", of_all(tell))
    yield from spending(tell)


def reports_on_paper(tell: Teller) -> Iterator[Block]:
    """The same in fewer columns, each action's title once, what is due without a report, too; and of when all of it is."""
    day = day_of_report(tell)
    told = [*_indicators_on_paper(tell), *_headed(tell, "Actions", on_paper(tell)), *spending(tell)]
    yield from _in_short(tell, day) if told and day else ()
    yield from told


def _is_told(tell: Teller) -> bool:
    own = tell.actuals
    return bool(own and (own.kpis or own.statistics or own.actions))


def _in_short(tell: Teller, day: date) -> Iterator[Block]:
    yield Paragraph(line(tell.label("As of {day}").format(day=tell.wording.period(parse_period(day.isoformat())))))
    yield from in_short(tell)
    told = tell.actuals.as_of if tell.actuals else None
    if told and told.last and told.last > day:
        later = tell.label(_LATER)
        yield Paragraph(line(later.format(day=tell.wording.period(told))), note=True)


_REPORTED = (("kpi", "Key performance indicators"), ("statistic", "Statistics"))
"""Kinds of indicators, and the headings of the tables of what is reported of them."""


def _indicators(tell: Teller, columns: list[Column[Compared]]) -> Iterator[Block]:
    for kind, title in _REPORTED:
        yield from _headed(tell, title, table(_all_values(tell, kind), columns))


def _all_values(tell: Teller, kind: str) -> list[Compared]:
    found = [one for one in tell.links.of_kind(kind) if reports(tell.actuals, kind, one.id)]
    return [row for one in found for row in compare(one, tell.actuals) if row.values]


def _indicators_on_paper(tell: Teller) -> Iterator[Block]:
    """Each indicator's name once, then its number if it has one; where values are from and remarks on them as one."""
    seen: dict[str, Compared] = {}

    def called(row: Compared) -> Inline:
        address = row.element.address
        again = seen.setdefault(address, row) is not row and tell.designation(row.element)
        return tell.number(row.element) if again else _indicator(tell, row)

    *values, source, remarks = _of_values(tell)
    rows = [row for kind in ("kpi", "statistic") for row in _all_values(tell, kind)]
    columns, last = [Column(tell.label("Indicator"), called), *values], merged(rows, [source, remarks])
    for kind, title in _REPORTED:
        found = _all_values(tell, kind)
        sourced = any(source.cell(row) for row in found)
        yield from _headed(tell, title, table(found, [*columns, *(map(partial(_unsaid, tell), last) if sourced else last)]))


def _unsaid(tell: Teller, column: Column[Compared]) -> Column[Compared]:
    """A column of sources beside which an empty cell would be read as «the same as above»."""
    return attrs.evolve(column, cell=lambda row: column.cell(row) or line(tell.label("not stated", "Source")))


def _indicator(tell: Teller, row: Compared) -> Inline:
    """Number, name and unit, which a row of statistics may have from its table."""
    whole = {one.address: one for one in tell.program.indicators()} if isinstance(row.element, Statistic) else {}
    unit = getattr(whole.get(row.element.address, row.element), "unit", None)
    return joined(", ", (tell.titled(row.element), line(tell.unit(unit)) if unit else ()))


def _headed(tell: Teller, title: str, blocks: Iterator[Block] | Iterator[Table]) -> Iterator[Block]:
    """Some blocks below a heading; nothing if there are none."""
    found = list(blocks)
    yield from [Heading(line(tell.label(title, "Reported"))), *found] if found else []


def _of_values(tell: Teller) -> list[Column[Compared]]:
    label = tell.label
    return [
        Column(label("Period"), lambda row: line(tell.wording.period(row.period))),
        Column(label("Plan"), lambda row: said_at(tell, row.targets, row.period), numeric=True),
        Column(label("Actual"), lambda row: joined("; ", (tell.quantity(one.value) for one in row.values)), numeric=True),
        Column(label("Deviation"), partial(_deviation, tell), numeric=True),
        Column(label("Verdict"), partial(_verdict, tell)),
        Column(label("Source"), lambda row: tell.texts(one.source for one in row.values if one.source)),
        Column(label("Remarks"), lambda row: tell.texts(note for one in row.values for note in one.notes)),
    ]


def _deviation(tell: Teller, row: Compared) -> Inline:
    by = row.deviation
    return line(f"{'+' if by > 0 else ''}{tell.wording.number(by)}") if by is not None else ()


def _verdict(tell: Teller, row: Compared) -> Inline:
    """How an actual value stands to what was planned, and what is to be known to see why."""
    if row.verdict:
        why = _why(tell, row)
        return line(tell.label(row.verdict, "Verdict"), f" ({why})" if why else None)
    known = isinstance(row.element, Kpi) and row.actual and row.actual.value.known
    return line(tell.label("no plan for {period}").format(period=tell.wording.spoken(row.period))) if known else ()


def _why(tell: Teller, row: Compared) -> str:
    if row.verdict == "cannot be told":
        return tell.label(_open(row))
    if row.target is None:
        return tell.label("no plan for {period}").format(period=tell.wording.spoken(row.period))
    kpi = row.element
    falls = isinstance(kpi, Kpi) and kpi.direction is Desired.DECREASE and "direction" not in kpi.judged
    return tell.label("it should decrease") if falls and row.deviation else ""


def _open(row: Compared) -> str:
    """Why nobody can tell whether a target is met."""
    if row.deviation is not None:
        return "how far one may deviate is not set"
    if row.target and row.target.value.exact:
        return "the actual value is not exact"
    return "the plan is not exact" if row.actual and row.actual.value.exact else "the numbers are not exact"
