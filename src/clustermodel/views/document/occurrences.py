"""What has become of each occurrence of an action, as tables: how it stands, what it has brought, what is spent on it."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import groupby

import attrs

from clustermodel.model.actuals import Occurrence, Progress
from clustermodel.model.period import Period, in_order, parse_period
from clustermodel.model.roadmap import Action, Counted
from clustermodel.views.blocks import Block, Column, Inline, Paragraph, Piece, Table, joined, labelled, line, sentence, table
from clustermodel.views.document.roadmap import result
from clustermodel.views.execution import State, reports
from clustermodel.views.marks import Mark
from clustermodel.views.results import Outcome, outcomes
from clustermodel.views.telling import Teller


@attrs.frozen
class _Told:
    """An occurrence of an action, and what is reported of it, if anything is."""

    action: Action
    one: Occurrence
    outcome: Outcome | None = None
    last: Period | None = None
    """When the last one of several is due of which nothing more is to be told than of this one."""

    @property
    def due(self) -> Period:
        """When it is to take place."""
        return self.action.due(self.one.period)

    @property
    def state(self) -> State | None:
        """How it stands."""
        return self.outcome.occurred.state if self.outcome else None

    @property
    def below(self) -> bool:
        """Its result is surely below what was promised."""
        return bool(self.outcome and self.outcome.below)

    @property
    def bare(self) -> bool:
        """It is reported as done in time, and nothing else."""
        one = self.one
        told = one.date or one.result or one.spent or one.evidence or one.notes
        return one.status is Progress.DONE and self.state is State.DONE and not told


def day_of_report(tell: Teller) -> date | None:
    """Of when is what is reported; None if nothing is, or nobody knows."""
    own = tell.actuals.as_of if tell.actuals else None
    return min((one for one in (tell.as_of, own and own.last) if one), default=None) if tell.actuals else None


def day_told(tell: Teller) -> date:
    """The same; where nobody knows, the last day of which something is told."""
    return day_of_report(tell) or (tell.actuals.reach if tell.actuals else date.min)


def standing(tell: Teller) -> list[Outcome]:
    """How each occurrence of each action stands, and what it has brought, on the day of which the report tells."""
    return [one for action in tell.program.roadmap.actions for one in _standing_of(tell, action)]


def _standing_of(tell: Teller, action: Action) -> Iterator[Outcome]:
    return outcomes(tell.program, tell.actuals, action, day_told(tell))


def of_action(tell: Teller, action: Action) -> Iterator[Table]:
    """The table of what is reported of one action; none if nothing is."""
    yield from table(_told(tell, action), _columns(tell))


def of_all(tell: Teller) -> Iterator[Table]:
    """The same of all actions."""
    action: Column[_Told] = Column(tell.label("Action"), lambda row: tell.titled(row.action))
    yield from table(_all(tell), [action, *_columns(tell)])


def _columns(tell: Teller) -> list[Column[_Told]]:
    """The columns, with what was promised in that of what came."""
    occurrence, status, when, came, *others = _of_occurrences(tell)
    promised: Column[_Told] = Column(
        came.heading,
        lambda row: joined("\n", (_planned(tell, row), line(came.cell(row), _short(tell, row)), _so_far(tell, row))),
    )
    return [occurrence, status, when, promised, *others]


def on_paper(tell: Teller) -> Iterator[Block]:
    """The same in fewer columns, with what has begun or is over without a word of it; what is only planned stands below."""
    told = _with_silence(tell) if tell.actuals and tell.actuals.actions else []
    later = [row for row in told if row.one.status is Progress.PLANNED and row.state is State.AHEAD]
    shown = [row for row in told if row not in later]
    occurrence, _, when, came, *rest = _of_occurrences(tell)
    columns: list[Column[_Told]] = [
        Column(tell.label("Action"), lambda row: tell.titled(row.action)),
        occurrence,
        Column(tell.label("Execution"), lambda row: joined(", ", (_standing(tell, row), when.cell(row)))),
        Column(
            tell.label("Result and remarks"),
            lambda row: joined("\n", (_planned(tell, row), labelled([came], row), _so_far(tell, row), labelled(rest, row))),
        ),
    ]
    yield from table(shown, columns)
    if shown and later:
        yield _planned_later(tell, later)


def _planned_later(tell: Teller, later: list[_Told]) -> Paragraph:
    """The dates to come of which it is reported that they are planned; of the others there is nothing to be told yet."""
    dates = (line(tell.number(row.action), " – ", tell.wording.period(row.one.date or row.due)) for row in later)
    said = tell.label("Of the dates to come, reported as planned")
    return Paragraph(sentence(line(said, ": ", joined("; ", dates))), note=True)


def _all(tell: Teller) -> list[_Told]:
    return [one for action in tell.program.roadmap.actions for one in _told(tell, action)]


def _told(tell: Teller, action: Action) -> list[_Told]:
    """What is reported of an action."""
    told = reports(tell.actuals, "action", action.id)
    known = {one.occurred.period: one for one in _standing_of(tell, action)} if told else {}
    return [_Told(action, one, known.get(one.period)) for one in told]


def _with_silence(tell: Teller) -> list[_Told]:
    """What is reported, and in its place what has begun, or is over, without a word of it: nobody forgets it so."""
    silent = [one for one in standing(tell) if not one.occurred.reported and one.occurred.state in _SILENT]
    rows = [*_all(tell), *(_silence(one) for one in silent)]
    order = {action.address: number for number, action in enumerate(tell.program.roadmap.actions)}
    rows.sort(key=lambda row: order[row.action.address])
    return [row for _, same in groupby(rows, lambda row: row.action.address) for row in _folded(_in_time(same))]


def _silence(one: Outcome) -> _Told:
    silent = Occurrence(period=one.occurred.period, status=Progress.PLANNED)
    return _Told(one.occurred.action, silent, one)


def _folded(rows: Iterable[_Told]) -> Iterator[_Told]:
    """Occurrences one after the other, those that are just done as one."""
    for bare, some in groupby(rows, lambda row: row.bare):
        found = list(some)
        yield from [attrs.evolve(found[0], last=found[-1].due)] if bare and len(found) > 1 else found


def _in_time(rows: Iterable[_Told]) -> list[_Told]:
    by_period = {row.one.period: row for row in rows}
    return [by_period[period] for period in in_order(by_period)]


def _of_occurrences(tell: Teller) -> list[Column[_Told]]:
    label, unit = tell.label, tell.unit(tell.program.funding.unit) if tell.program.funding.unit else ""
    return [
        Column(label("Occurrence", "Paper"), lambda row: line(_span(tell, row))),
        Column(label("Status"), lambda row: line(_status(tell, row))),
        Column(label("Date"), lambda row: line(_date(tell, row))),
        Column(label("Result"), partial(_came, tell)),
        Column(", ".join(filter(None, (label("Spent"), unit))), lambda row: _spent(tell, row.one)),
        Column(label("Evidence"), lambda row: line(tell.wording.text(row.one.evidence))),
        Column(label("Remarks"), lambda row: tell.texts(row.one.notes)),
    ]


def _came(tell: Teller, row: _Told) -> Inline:
    """What came of it; of what is done, and promised a number, that nobody says how much."""
    if row.one.result:
        return result(tell, row.one.result)
    return line(tell.label("not reported", "Result")) if row.outcome and row.outcome.silent else ()


def _span(tell: Teller, row: _Told) -> str:
    """When it is due; several years stand without a word after them, for which a narrow column has no room."""
    if len(row.due.years) > 1:
        return tell.wording.period(row.due)
    return " – ".join(tell.wording.spoken(one) for one in (row.due, row.last) if one)


def _date(tell: Teller, row: _Told) -> str:
    """When it happened; of what is done without a date, that there is none."""
    if row.one.date is None and row.one.status is Progress.DONE:
        return tell.label("date not stated")
    return tell.wording.period(row.one.date)


def _spent(tell: Teller, one: Occurrence) -> Inline:
    """How much of which source of money, one a line."""
    payers = {id: tell.links.get(f"funding:{id}") for id in one.spent}
    named = {id: tell.own_words(payer) if payer else id for id, payer in payers.items()}
    return joined("\n", (line(tell.quantity(sum), f" ({named[id]})") for id, sum in one.spent.items()))


_SILENT = frozenset({State.UNTOLD, State.LATE, State.LATER, State.DUE})
"""How something may stand of which nothing is reported as of the day, though it has begun."""
_STANDING = {
    State.UNTOLD: str(State.UNTOLD),
    State.LATER: str(State.LATER),
    State.DUE: "due now, nothing reported",
    State.DELAYED: str(State.DELAYED),
    State.LATE: str(State.LATE),
}
"""How an occurrence stands that is late, or of which nothing is reported → the label."""


def _status(tell: Teller, row: _Told) -> str:
    """How something stands: what is done late is not just done."""
    words = _STANDING.get(row.state) if row.state else None
    return tell.label(words, "State") if words else tell.label(str(row.one.status), "Progress")


def _standing(tell: Teller, row: _Told) -> Inline:
    """The same, and that it has brought less than was promised."""
    return joined(", ", (line(_status(tell, row)), line(tell.label("result below plan")) if row.below else ()))


def _planned(tell: Teller, row: _Told) -> Inline:
    """The number that was promised, above the one that came of it: of each time, or of the end with its day."""
    promised, told = row.action.result, row.one.result
    numbers = bool(told and told.value and told.value.known) or bool(row.outcome and row.outcome.silent)
    if not (promised and promised.value and numbers):
        return ()
    number = tell.measured(promised.value, promised.unit)
    by = row.outcome.by if row.outcome else None
    if row.action.counted is Counted.LEVEL and by:
        day = tell.wording.period(parse_period(by.isoformat()))
        return line(tell.label("Plan by {day}").format(day=day), ": ", number)
    return line(tell.label("Plan"), ": ", number) if row.action.counted is Counted.EACH else ()


def _so_far(tell: Teller, row: _Told) -> Inline:
    """What all times up to this one have brought, of what all are to bring; with a sign if that leaves something out."""
    promised, outcome = row.action.result, row.outcome
    if promised is None or outcome is None or outcome.so_far is None:
        return ()
    sum = Piece(tell.wording.quantity(outcome.so_far), Mark.PARTIAL if outcome.partial else None)
    whole = tell.measured(promised.value, promised.unit)
    return line(tell.label("In all" if outcome.closed else "So far"), ": ", sum, f" {tell.label('of', 'share')} ", whole)


def _short(tell: Teller, row: _Told) -> Inline:
    """A sign and words where what came is surely less than was promised."""
    return line(f" ▼\u00a0{tell.label('less than promised')}") if row.below else ()
