"""What is spent, beside what is planned for it: for the time that has begun, and for all years."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

import attrs

from clustermodel.model.actuals import Occurrence
from clustermodel.model.period import Period, in_order, parse_period
from clustermodel.model.quantity import added
from clustermodel.model.roadmap import Action
from clustermodel.model.series import Observation, Series
from clustermodel.views.blocks import Block, Column, Heading, Inline, Paragraph, Table, line, strong_below, table
from clustermodel.views.document.money import even, total
from clustermodel.views.document.occurrences import day_told
from clustermodel.views.execution import Known, reports
from clustermodel.views.telling import Teller


@attrs.frozen
class _Row:
    """An action on which money is spent."""

    action: Action
    planned: Series
    paid: Series


@attrs.frozen
class _Time:
    """What is planned for an action in some time, and what is spent on its occurrences in it."""

    period: Period
    planned: Series = ()
    paid: Series = ()
    over: bool = False


def budgeted(action: Action) -> list[Observation]:
    """What is planned for an action: how much from whom in which period."""
    return [one for series in action.budget.values() for one in series]


def paid(told: Iterable[Occurrence]) -> list[Observation]:
    """What some reports say was spent."""
    return [Observation(period=one.period, value=sum) for one in told for sum in one.spent.values()]


def is_over(planned: Sequence[Observation], gone: Iterable[Observation]) -> bool:
    """What is gone is surely more than all that is planned, none of which is missing."""
    known = [one.value for one in gone if one.value.known]
    whole = bool(planned) and bool(known) and all(one.value.known for one in planned)
    return whole and added(one.value for one in planned).surely_below(added(known))


def overspent(tell: Teller) -> Iterator[tuple[Action, Inline, Inline]]:
    """The actions on which more is spent than is planned, in some time or in all, with what is gone and what is planned."""
    for row in _rows(tell):
        times = [one for one in _times(row.planned, row.paid) if one.over]
        for one in times:
            before, _, after = tell.label("{sum} in {period}").partition("{sum}")
            when = after.format(period=tell.wording.spoken(one.period))
            yield row.action, line(before, _sum(tell, one.paid), when), _sum(tell, one.planned)
        if not times and is_over(row.planned, row.paid):
            yield row.action, _sum(tell, row.paid), _sum(tell, row.planned)


def _times(planned: Series, gone: Series) -> list[_Time]:
    """Each time of which something is planned or spent; occurrences count for the time of the budget that they fall into."""
    budget = in_order(one.period for one in planned)
    apart = not any(one.overlaps(other) for one in budget for other in budget if one != other)

    def home(period: Period) -> Period:
        return next((one for one in budget if apart and one.contains(period)), period)

    times = in_order([*budget, *(home(one.period) for one in gone)])
    found = []
    for time in times:
        plan, came = (one for one in planned if one.period == time), (one for one in gone if home(one.period) == time)
        found.append(_Time(time, tuple(plan), tuple(came)))
    return [attrs.evolve(one, over=apart and is_over(one.planned, one.paid)) for one in found]


def planned_by_time(tell: Teller, action: Action) -> Iterator[Table]:
    """The budget of an action, time by time; none without a budget, or if `by_time` shows it beside what is spent."""
    planned = tuple(budgeted(action))
    plan = _with(tell.label("Plan"), tell.unit(tell.program.funding.unit))
    columns: list[Column[_Time]] = [
        Column(tell.label("Period"), lambda one: line(tell.wording.period(one.period))),
        Column(plan, lambda one: total(tell, one.planned), numeric=True),
    ]
    told = any(one.spent for one in reports(tell.actuals, "action", action.id))
    yield from table(_times(planned, ()), columns) if planned and not told else ()


def by_time(tell: Teller, action: Action) -> Iterator[Table]:
    """Plan and spending of one action, time by time; none if nothing is spent or none is planned."""
    planned, gone = even([tuple(budgeted(action)), tuple(paid(reports(tell.actuals, "action", action.id)))])
    unit = tell.unit(tell.program.funding.unit)
    columns: list[Column[_Time]] = [
        Column(tell.label("Period"), lambda one: line(tell.wording.period(one.period))),
        Column(_with(tell.label("Plan"), unit), lambda one: total(tell, one.planned), numeric=True),
        Column(_with(tell.label("Spent"), unit), lambda one: total(tell, one.paid), numeric=True),
        Column(tell.label("Remarks"), lambda one: line(f"▲\u00a0{tell.label('more than planned')}") if one.over else ()),
    ]
    yield from table(_times(planned, gone), columns) if planned and gone else ()


def _sum(tell: Teller, series: Series) -> Inline:
    """A sum with its unit; nothing if no part of it is known."""
    sum, unit = total(tell, series), tell.unit(tell.program.funding.unit)
    return line(sum, tell.wording.gap(unit) if unit else None, unit) if sum else ()


def _begun(series: Series, day: date) -> Series:
    """The sums of the times that have begun by a day."""
    return tuple(one for one in series if one.period.first is not None and one.period.first <= day)


def _span(series: Series) -> Period | None:
    """From the first day of some sums to the last; in years if these are whole."""
    first = min((one.period.first for one in series if one.period.first), default=None)
    last = max((one.period.last for one in series if one.period.last), default=None)
    if first is None or last is None:
        return None
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return parse_period(f"{first.year:04d}..{last.year:04d}" if first.year < last.year else f"{first.year:04d}")
    return parse_period(f"{first}..{last}")


def _until_now(tell: Teller, rows: Sequence[_Row]) -> tuple[Period | None, Series]:
    """The time of the budgets that has begun by the day of the report, and what is planned for it; None: no budget has."""
    begun = _begun(tuple(chain.from_iterable(row.planned for row in rows)), day_told(tell))
    return _span(begun), begun


def _unfinished(tell: Teller, begun: Series) -> str:
    """That a part of that time is still running, and counted whole; empty if it is over."""
    running = in_order(one.period for one in begun if one.period.last and one.period.last > day_told(tell))
    said = tell.label("{period} is not over, its plan is counted in full")
    return said.format(period=", ".join(map(tell.wording.spoken, running))) if running else ""


_NAMED = 6
"""So many actions are named; of more, the number is told."""


def later(tell: Teller) -> str:
    """What stands above a list of what is told only for a later day; empty if nothing is left out."""
    own = tell.actuals
    said = tell.label("Reported only as of a later day ({day}), not counted")
    return said.format(day=_day(tell, own)) if isinstance(own, Known) else ""


def day_left_out(tell: Teller) -> str:
    """The day up to which is told what could not be known yet, and is left out; empty if nothing is."""
    return _day(tell, tell.actuals) if isinstance(tell.actuals, Known) else ""


def _day(tell: Teller, own: Known) -> str:
    return tell.wording.spoken(parse_period(own.later.isoformat()))


def _left_out(tell: Teller) -> str:
    """That money is left out which is reported only as of a later day, and of which actions; empty if none is."""
    own = tell.actuals
    told = own.beyond if isinstance(own, Known) else {}
    paid = [one for one in tell.program.roadmap.actions if any(some.spent for some in told.get(one.id, ()))]
    names = ", ".join(map(tell.name, paid)) if len(paid) <= _NAMED else str(len(paid))
    said = tell.label("sums reported only as of a later day, {day}, are not counted; actions: {names}")
    return said.format(day=day_left_out(tell), names=names) if paid else ""


def sums(tell: Teller) -> Iterator[tuple[str, Inline]]:
    """What is spent in all, what is planned for the same actions up to now and in all, and for all, each with its label."""
    rows, actions = _rows(tell), tell.program.roadmap.actions
    whole = tuple(one for action in actions for one in budgeted(action))
    gone, planned = (tuple(chain.from_iterable(map(found, rows))) for found in (_paid, _planned))
    time, begun = _until_now(tell, rows)
    spent, begun, planned, whole = even([gone, begun, planned, whole])
    label = tell.label("Spent, as reported (actions: {n} of {all})").format(n=len(rows), all=len(actions))
    said = [(label, spent)]
    if time:
        note = _unfinished(tell, begun)
        label = tell.label("Planned for the same actions, {period}").format(period=tell.wording.spoken(time))
        said += [(f"{label} ({note})" if note else label, begun)]
    said.append((tell.label("Planned for the same actions, for all years"), planned))
    said.append((tell.label("Planned for the whole programme"), whole))
    told = [(label, sum) for label, series in said if rows and (sum := _sum(tell, series))]
    note = _left_out(tell)
    yield from ((label, line(sum, f" ({note})" if note and not n else None)) for n, (label, sum) in enumerate(told))


def spending(tell: Teller) -> Iterator[Block]:
    """Actions on which money is spent: what is planned up to now, what is gone, what is planned in all; none if none is."""
    rows = _rows(tell)
    if not any(row.planned for row in rows):
        return
    unit, day = tell.unit(tell.program.funding.unit), day_told(tell)
    time, begun = _until_now(tell, rows)
    now = tell.label("Planned for {period}").format(period=tell.wording.spoken(time)) if time else ""
    whole = [tuple(chain.from_iterable(map(found, rows))) for found in (_planned, _paid)]
    told = [(tell.titled(row.action), row.planned, row.paid) for row in rows]
    sums = [(line(tell.label("Total")), *whole)] if len(rows) > 1 else []
    columns: list[Column[tuple[Inline, Series, Series]]] = [
        Column(tell.label("Action"), lambda row: row[0]),
        Column(_with(now, unit), lambda row: total(tell, _begun(row[1], day)), numeric=True),
        Column(_with(tell.label("Spent"), unit), lambda row: total(tell, row[2]), numeric=True),
        Column(_with(tell.label("Planned for all years"), unit), lambda row: total(tell, row[1]), numeric=True),
    ]
    note = _unfinished(tell, begun)
    for found in table([*told, *sums], [strong_below(one, sums) for one in columns]):
        yield Heading(line(tell.label("Planned and spent")))
        yield found
        yield from [Paragraph(line(f"{note}."), note=True)] if note else []


def _with(heading: str, unit: str) -> str:
    return ", ".join(filter(None, (heading, unit)))


def _planned(row: _Row) -> Series:
    return row.planned


def _paid(row: _Row) -> Series:
    return row.paid


def _rows(tell: Teller) -> list[_Row]:
    found = ((action, paid(reports(tell.actuals, "action", action.id))) for action in tell.program.roadmap.actions)
    told = [(action, spent) for action, spent in found if spent]
    amounts = iter(even([tuple(one) for action, spent in told for one in (budgeted(action), spent)]))
    return [_Row(action, planned, gone) for (action, _), planned, gone in zip(told, amounts, amounts, strict=True)]
