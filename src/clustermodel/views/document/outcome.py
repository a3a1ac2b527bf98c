"""What has become of a plan, in short: what is done, missed, late or forgotten, and what it has cost."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from clustermodel.model.actuals import Occurrence
from clustermodel.model.objectives import Kpi
from clustermodel.model.roadmap import Action
from clustermodel.views.blocks import Block, Bullets, Inline, Item, Piece, joined, line
from clustermodel.views.comparing import MISSED, last
from clustermodel.views.document.spent import overspent, sums
from clustermodel.views.execution import Occurred, State, execution, falls_short, reports
from clustermodel.views.telling import Teller

_OVER = {
    State.DELAYED: "Done, but late",
    State.LATE: "Over, and not done",
    State.UNTOLD: "Over, and nothing reported",
}
"""States that have to be told of by name → what stands above the list."""


def in_short(tell: Teller, day: date) -> Iterator[Block]:
    """What a reader has to know before he reads the tables; nothing of what there is none of."""
    found = list(execution(tell.program, tell.actuals, day))
    items = [
        *_counts(tell, [one.state for one in found if one.state is not State.AHEAD]),
        *_list(tell.label("Targets that are missed"), _misses(tell)),
        *(item for state, title in _OVER.items() for item in _list(tell.label(title), _dated(tell, found, state))),
        *_list(tell.label("Results below what was promised"), _below(tell)),
        *_money(tell),
        *_list(tell.label("Spent more than planned"), _over(tell)),
    ]
    if items:
        yield Bullets(tuple(items))


def _list(title: str, lines: Iterable[Inline]) -> list[Item]:
    """A title and what stands under it, if anything does."""
    found = [Item(one, level=1) for one in lines]
    return [Item(line(Piece(title, strong=True), ":")), *found] if found else []


def _counts(tell: Teller, states: list[State]) -> Iterator[Item]:
    counts = Counter(states)
    said = joined("; ", (line(tell.label(str(one), "State"), f": {counts[one]}") for one in State if counts[one]))
    if said:
        yield Item(line(Piece(tell.label("Dates of actions that have come"), strong=True), f": {len(states)} (", said, ")"))


def _misses(tell: Teller) -> Iterator[Inline]:
    """The indicators whose last known value is surely worse than its target."""
    newest = (last(tell.actuals, kpi) for kpi in tell.program.kpis)
    for one in newest:
        if one and one.verdict == MISSED and one.actual and one.target:
            period = tell.wording.period(one.period)
            unit = one.element.unit if isinstance(one.element, Kpi) else None
            came, planned = (tell.measured(value, unit) for value in (one.actual.value, one.target.value))
            yield line(tell.titled(one.element), f", {period}: ", came, _plan(tell, planned))


def _dated(tell: Teller, found: list[Occurred], state: State) -> Iterator[Inline]:
    """The actions with occurrences of some state: when they were due, and the day on which they were done after that."""
    for action, same in groupby((one for one in found if one.state is state), key=lambda one: one.action):
        yield line(tell.titled(action), ": ", joined("; ", (_when(tell, one) for one in same)))


def _when(tell: Teller, one: Occurred) -> Inline:
    due = tell.wording.period(one.due)
    done = tell.wording.period(one.reported.date) if one.state is State.DELAYED and one.reported else ""
    return line(done, _plan(tell, line(due))) if done else line(due)


def _plan(tell: Teller, planned: Inline) -> Inline:
    """What was planned, in brackets after what came."""
    return line(f" ({tell.label('Plan').lower()}: ", planned, ")")


def _below(tell: Teller) -> Iterator[Inline]:
    """The actions whose last result is surely less than was promised."""
    for action in tell.program.roadmap.actions:
        told = [one for one in reports(tell.actuals, "action", action.id) if one.result and one.result.value]
        if told and falls_short(action, told[-1]):
            yield _result(tell, action, told[-1])


def _result(tell: Teller, action: Action, one: Occurrence) -> Inline:
    came, promised = one.result, action.result
    assert came is not None
    assert promised is not None
    planned = _plan(tell, tell.measured(promised.value, promised.unit))
    return line(tell.titled(action), f", {tell.wording.period(one.period)}: ", tell.measured(came.value, came.unit), planned)


def _money(tell: Teller) -> Iterator[Item]:
    """What is spent, and below it what was planned."""
    for number, (label, sum) in enumerate(sums(tell)):
        yield Item(line(Piece(label, strong=not number), ": ", sum), level=min(number, 1))


def _over(tell: Teller) -> Iterator[Inline]:
    return (line(tell.titled(action), ": ", gone, _plan(tell, planned)) for action, gone, planned in overspent(tell))
