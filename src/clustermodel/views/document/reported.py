"""What is reported of a plan, as tables: values beside the targets, and what has become of each occurrence of an action."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import groupby

import attrs

from clustermodel.model.actuals import Occurrence, Progress
from clustermodel.model.element import Element
from clustermodel.model.objectives import Kpi
from clustermodel.model.period import Period, in_order, parse_period
from clustermodel.model.roadmap import Action
from clustermodel.model.series import Observation, Series
from clustermodel.model.statistics import Statistic
from clustermodel.views.blocks import Block, Column, Heading, Inline, Paragraph, Table, joined, labelled, line, merged, table
from clustermodel.views.comparing import Compared
from clustermodel.views.comparing import compared as compare
from clustermodel.views.document.indicators import at as said_at
from clustermodel.views.document.outcome import in_short
from clustermodel.views.document.roadmap import result
from clustermodel.views.document.spent import spending
from clustermodel.views.execution import State, execution, falls_short, reports
from clustermodel.views.telling import Teller


@attrs.frozen
class _Told:
    """An occurrence of an action, as reported."""

    action: Action
    one: Occurrence
    state: State | None = None
    """How it stands on the day of the report, if it is late or nothing is reported of it."""
    last: Period | None = None
    """The last one of several of which nothing more is to be told than of this one."""

    @property
    def bare(self) -> bool:
        """It is reported as done, and nothing else."""
        one = self.one
        return one.status is Progress.DONE and not (
            self.state or one.date or one.result or one.spent or one.evidence or one.notes
        )


def reported(tell: Teller, element: Element) -> Iterator[Table]:
    """The table of what is reported of one element; none if nothing is."""
    if element.KIND == "action":
        occurrence, status, when, came, *others = _of_occurrences(tell)
        promised: Column[_Told] = Column(came.heading, lambda row: joined("\n", (_planned(tell, row), _came(tell, row))))
        yield from table(_occurrences(tell, element), [occurrence, status, when, promised, *others])
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
    action: Column[_Told] = Column(tell.label("Action"), lambda row: tell.titled(row.action))
    yield from _headed(tell, "Actions", table(_all_occurrences(tell), [action, *_of_occurrences(tell)]))
    yield from spending(tell)


def reports_on_paper(tell: Teller) -> Iterator[Block]:
    """The same in fewer columns, each action's title once, what is due without a report, too; and of when all of it is."""
    day = day_of_report(tell)
    told = [*_indicators_on_paper(tell), *_actions_on_paper(tell, day), *spending(tell)]
    yield from _in_short(tell, day) if told and day else ()
    yield from told


def _is_told(tell: Teller) -> bool:
    own = tell.actuals
    return bool(own and (own.kpis or own.statistics or own.actions))


def _in_short(tell: Teller, day: date) -> Iterator[Block]:
    yield Paragraph(line(tell.label("As of {day}").format(day=tell.wording.period(parse_period(day.isoformat())))))
    yield from in_short(tell, day)


def day_of_report(tell: Teller) -> date | None:
    """Of when is what is reported; None if nothing is, or nobody knows."""
    own = tell.actuals.as_of if tell.actuals else None
    return min((one for one in (tell.as_of, own and own.last) if one), default=None) if tell.actuals else None


def _actions_on_paper(tell: Teller, day: date | None) -> Iterator[Block]:
    told = _with_silence(tell, day) if tell.actuals and tell.actuals.actions else []
    first = {row.action.address: row for row in reversed(told)}
    occurrence, status, when, *details = _of_occurrences(tell)
    columns: list[Column[_Told]] = [
        Column(
            tell.label("Action"),
            lambda row: tell.titled(row.action) if first[row.action.address] is row else tell.number(row.action),
        ),
        occurrence,
        Column(
            tell.label("Execution"), lambda row: joined(", ", (_standing(tell, row) or status.cell(row), when.cell(row)))
        ),
        Column(tell.label("Result and remarks"), lambda row: joined("\n", (_planned(tell, row), labelled(details, row)))),
    ]
    yield from _headed(tell, "Actions", table(told, columns))


def _with_silence(tell: Teller, day: date | None) -> list[_Told]:
    """What is reported, and in its place what has begun by a day, or is over, without a word of it: nobody forgets it so."""
    standing = list(execution(tell.program, tell.actuals, day)) if day else []
    states = {(one.action.address, one.period): one.state for one in standing if one.state in _OVERDUE}
    silent = [one for one in standing if not one.reported and one.state in (State.UNTOLD, State.DUE)]
    told = [attrs.evolve(row, state=states.get((row.action.address, row.one.period))) for row in _all_occurrences(tell)]
    rows = [_Told(one.action, Occurrence(period=one.period, status=Progress.PLANNED), one.state) for one in silent]
    order = {action.address: number for number, action in enumerate(tell.program.roadmap.actions)}
    rows = sorted([*told, *rows], key=lambda row: order[row.action.address])
    return [row for _, same in groupby(rows, lambda row: row.action.address) for row in _folded(_in_time(same))]


def _folded(rows: Iterable[_Told]) -> Iterator[_Told]:
    """Occurrences one after the other, those that are just done as one."""
    for bare, some in groupby(rows, lambda row: row.bare):
        found = list(some)
        yield from [attrs.evolve(found[0], last=found[-1].one.period)] if bare and len(found) > 1 else found


def _in_time(rows: Iterable[_Told]) -> list[_Told]:
    by_period = {row.one.period: row for row in rows}
    return [by_period[period] for period in in_order(by_period)]


_OVERDUE = (State.DELAYED, State.LATE)
"""How something stands of which more is to be said than what is reported."""
_STANDING = {
    State.UNTOLD: str(State.UNTOLD),
    State.DUE: "due now, nothing reported",
    State.DELAYED: str(State.DELAYED),
    State.LATE: str(State.LATE),
}
"""How an occurrence stands that is late, or of which nothing is reported → the label."""


def _standing(tell: Teller, row: _Told) -> Inline:
    """How something stands of which nothing is reported, or which is late."""
    words = _STANDING.get(row.state) if row.state else None
    return line(tell.label(words, "State")) if words else ()


def _planned(tell: Teller, row: _Told) -> Inline:
    """The number that was promised, above the one that came of it; not where that may be of all times of an action."""
    promised = row.action.result
    told = row.one.result
    if row.action.every or not (promised and promised.value and told and told.value and told.value.known):
        return ()
    return line(tell.label("Plan"), ": ", tell.measured(promised.value, promised.unit))


def _came(tell: Teller, row: _Told) -> Inline:
    """What came of it; with a sign and words if that is surely less than was promised, in the same unit."""
    told = row.one.result
    if told is None:
        return ()
    short = falls_short(row.action, row.one)
    return line(result(tell, told), f" ▼\u00a0{tell.label('less than promised')}" if short else None)


def _all_occurrences(tell: Teller) -> list[_Told]:
    return [one for action in tell.program.roadmap.actions for one in _occurrences(tell, action)]


def _indicators(tell: Teller, columns: list[Column[Compared]]) -> Iterator[Block]:
    for kind, title in (("kpi", "Key performance indicators"), ("statistic", "Statistics")):
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
    yield from _indicators(tell, [Column(tell.label("Indicator"), called), *values, *merged(rows, [source, remarks])])


def _indicator(tell: Teller, row: Compared) -> Inline:
    """Number, name and unit, which a row of statistics may have from its table."""
    whole = {one.address: one for one in tell.program.indicators()} if isinstance(row.element, Statistic) else {}
    unit = getattr(whole.get(row.element.address, row.element), "unit", None)
    return joined(", ", (tell.titled(row.element), line(tell.unit(unit)) if unit else ()))


def _headed(tell: Teller, title: str, tables: Iterator[Table]) -> Iterator[Block]:
    for found in tables:
        yield Heading(line(tell.label(title)))
        yield found


def _occurrences(tell: Teller, action: Element) -> list[_Told]:
    return [_Told(action, one) for one in reports(tell.actuals, "action", action.id)] if isinstance(action, Action) else []


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


def _of_occurrences(tell: Teller) -> list[Column[_Told]]:
    label, unit = tell.label, tell.unit(tell.program.funding.unit) if tell.program.funding.unit else ""
    return [
        Column(label("Occurrence", "Paper"), lambda row: line(_span(tell, row))),
        Column(label("Status"), lambda row: line(label(str(row.one.status), "Progress"))),
        Column(label("Date"), lambda row: line(tell.wording.period(row.one.date))),
        Column(label("Result"), lambda row: result(tell, row.one.result) if row.one.result else ()),
        Column(", ".join(filter(None, (label("Spent"), unit))), lambda row: _spent(tell, row.one)),
        Column(label("Evidence"), lambda row: line(tell.wording.text(row.one.evidence))),
        Column(label("Remarks"), lambda row: tell.texts(row.one.notes)),
    ]


def _span(tell: Teller, row: _Told) -> str:
    return " – ".join(tell.wording.period(one) for one in (row.one.period, row.last) if one)


def _spent(tell: Teller, one: Occurrence) -> Inline:
    """How much of which source of money, one a line."""
    payers = {id: tell.links.get(f"funding:{id}") for id in one.spent}
    named = {id: tell.own_words(payer) if payer else id for id, payer in payers.items()}
    return joined("\n", (line(tell.quantity(sum), f" ({named[id]})") for id, sum in one.spent.items()))


def _deviation(tell: Teller, row: Compared) -> Inline:
    by = row.deviation
    return line(f"{'+' if by > 0 else ''}{tell.wording.number(by)}") if by is not None else ()


def _verdict(tell: Teller, row: Compared) -> Inline:
    why = _open(row) if row.verdict == "cannot be told" else ""
    return line(tell.label(row.verdict, "Verdict"), f" ({tell.label(why)})" if why else None) if row.verdict else ()


def _open(row: Compared) -> str:
    """Why nobody can tell whether a target is met."""
    exact = row.deviation is not None
    return "how far one may deviate is not set" if exact else "the numbers are not exact"
