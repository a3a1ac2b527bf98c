"""What has become of a plan, in short: what is done, missed, late or forgotten, and what it has cost."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from clustermodel.model.objectives import Kpi
from clustermodel.model.roadmap import Action
from clustermodel.views.blocks import Block, Bullets, Inline, Item, Paragraph, Piece, capital, joined, line, sentence
from clustermodel.views.comparing import ABOVE, BELOW, MISSED, VERDICTS, last
from clustermodel.views.document.occurrences import standing
from clustermodel.views.document.spent import later, overspent, sums
from clustermodel.views.execution import FULFILLED, State, unseen_values
from clustermodel.views.results import Outcome, brought
from clustermodel.views.telling import Teller

_OVER = {
    State.DELAYED: "Done, but late",
    State.LATE: "Over, and not done",
    State.UNTOLD: "Over, and nothing reported",
}
"""States that have to be told of by name → what stands above the list."""
_RUNNING = frozenset({State.RUNNING, State.LATER, State.DUE})
"""What has begun, and has time left."""


def in_short(tell: Teller) -> Iterator[Block]:
    """What a reader has to know before he reads the tables; nothing of what there is none of."""
    found = standing(tell)
    items = [
        *_actions(tell, found),
        *_dates(tell, [one for one in found if one.occurred.state is not State.AHEAD]),
        *(item for state, title in _OVER.items() for item in _list(tell.label(title), _dated(tell, found, state))),
        *_list(later(tell), (*_dated(tell, found, State.LATER), *_unseen(tell))),
        *_list(tell.label("Results below what was promised"), _below(tell, found)),
        *_indicators(tell),
        *_list(tell.label("Targets that are missed"), _misses(tell)),
        *_list(tell.label("Worse than before the programme, without a target for that time"), _behind(tell)),
        *_money(tell),
        *_list(tell.label("Spent more than planned"), _over(tell)),
    ]
    if items:
        yield Bullets(tuple(items))
    if any(one.occurred.assumed and one.occurred.state is not State.AHEAD for one in found):
        yield Paragraph(sentence(capital(line(tell.label(ASSUMED)))), note=True)


def _list(title: str, lines: Iterable[Inline]) -> list[Item]:
    """A title and what stands under it, if anything does."""
    found = [Item(one, level=1) for one in lines]
    return [Item(line(Piece(title, strong=True), ":")), *found] if found else []


def _unseen(tell: Teller) -> Iterator[Inline]:
    """The indicators of which values are told only for a later day, in a line."""
    if found := unseen_values(tell.program, tell.actuals):
        yield line(tell.label("newer values of the indicators"), ": ", joined(", ", map(tell.number, found)))


def _number(tell: Teller, title: str, number: int, *more: tuple[str, object], level: int = 0) -> Item:
    """How many there are of something, and of what kinds they are."""
    kinds = "; ".join(f"{label}: {count}" for label, count in more if count)
    head = Piece(tell.label(title), strong=not level)
    return Item(line(head, f": {number}", f" ({kinds})" if kinds else None), level=level)


def _actions(tell: Teller, found: Sequence[Outcome]) -> Iterator[Item]:
    """How many actions there are, how many of them have begun, and how many have nothing before them any more."""
    by_action = [[*some] for _, some in groupby((one.occurred for one in found), lambda one: one.action.address)]
    told = sum(any(one.reported and one.state is not State.AHEAD for one in some) for some in by_action)
    begun = [some for own in by_action if (some := {one.state for one in own}) != {State.AHEAD}]
    complete = [some for some in begun if some <= FULFILLED | {State.CANCELLED}]
    if begun:
        more = (("due to have begun", len(begun)), ("reported on", told), ("done at every date", len(complete)))
        kinds = ((tell.label(said), number) for said, number in more)
        yield _number(tell, "Actions of the programme", len(tell.program.roadmap.actions), *kinds)


def _dates(tell: Teller, begun: list[Outcome]) -> Iterator[Item]:
    """How many dates of actions have begun: how many of them are past, and how many have time left."""
    if not begun:
        return
    yield _number(tell, "Dates that have begun, each repetition counted", len(begun))
    past = [one for one in begun if one.occurred.state not in _RUNNING]
    left = [one for one in begun if one.occurred.state in _RUNNING]
    over = any(one.occurred.state in (State.UNTOLD, State.LATE) for one in past)
    closed = "carried out, cancelled or over" if over else "carried out or cancelled"
    for title, some in ((closed, past), ("period not yet over", left)):
        yield from [_number(tell, title, len(some), *_states(tell, some), level=1)] if some else []


ASSUMED = "where the text names no end, an action is taken to recur until the end of the programme"
"""What is to be known of the number of dates."""


def _states(tell: Teller, found: Sequence[Outcome]) -> Iterator[tuple[str, object]]:
    """How many stand how; of what is done, how much has brought less than was promised, or is not told."""
    counts, below = Counter(one.occurred.state for one in found), Counter(one.occurred.state for one in found if one.below)
    silent = Counter(one.occurred.state for one in found if one.silent)
    for state in State:
        said = tell.label("due now, nothing reported" if state is State.DUE else str(state), "State")
        parts = (("of which with a result below plan", below[state]), ("result not reported", silent[state]))
        few = "".join(f", {tell.label(part)}: {number}" for part, number in parts if number)
        yield said, f"{counts[state]}{few}" if counts[state] else ""


def _indicators(tell: Teller) -> Iterator[Item]:
    """How many indicators have a value, and how the last one of each stands to its target."""
    newest = [one for kpi in tell.program.kpis if (one := last(tell.actuals, kpi))]
    counts = Counter(one.verdict for one in newest)
    if newest:
        more = ((tell.label(one or "no plan for that period", "Verdict"), counts[one]) for one in VERDICTS)
        yield _number(tell, "Indicators with an actual value", len(newest), *more)


def _misses(tell: Teller) -> Iterator[Inline]:
    """The indicators whose last known value is surely worse than its target."""
    newest = (last(tell.actuals, kpi) for kpi in tell.program.kpis)
    for one in newest:
        if one and one.verdict == MISSED and one.actual and one.target:
            period = tell.wording.spoken(one.period)
            unit = one.element.unit if isinstance(one.element, Kpi) else None
            came, planned = (tell.measured(value, unit) for value in (one.actual.value, one.target.value))
            yield line(tell.titled(one.element), f", {period}: ", came, _plan(tell, planned))


def _behind(tell: Teller) -> Iterator[Inline]:
    """The indicators without a target for their last value, which is surely worse than the baseline."""
    for one in (last(tell.actuals, kpi) for kpi in tell.program.kpis):
        kpi = one.element if one and one.verdict in (BELOW, ABOVE) else None
        if one and one.actual and isinstance(kpi, Kpi) and kpi.baseline:
            came, before = (tell.measured(value, kpi.unit) for value in (one.actual.value, kpi.baseline.value))
            base = line(f" ({tell.label('Baseline').lower()}: ", before, ")")
            yield line(tell.titled(kpi), f", {tell.wording.spoken(one.period)}: ", came, base)


def _dated(tell: Teller, found: Sequence[Outcome], state: State) -> Iterator[Inline]:
    """The actions with occurrences of some state: when they were due, and the day on which they were done after that."""
    for action, same in groupby((one for one in found if one.occurred.state is state), key=lambda one: one.occurred.action):
        yield line(tell.titled(action), ": ", joined("; ", (_when(tell, one) for one in same)))


def _when(tell: Teller, outcome: Outcome) -> Inline:
    one = outcome.occurred
    due = tell.wording.spoken(one.due)
    done = tell.wording.spoken(one.reported.date) if one.state is State.DELAYED and one.reported else ""
    return line(done, _plan(tell, line(due))) if done else line(due)


def _plan(tell: Teller, planned: Inline) -> Inline:
    """What was planned, in brackets after what came."""
    return line(f" ({tell.label('Plan').lower()}: ", planned, ")")


def _below(tell: Teller, found: Sequence[Outcome]) -> Iterator[Inline]:
    """The actions with results that are surely less than was promised, each with what came and what was planned."""
    yield from (line(tell.titled(action), ", ", said) for action, said in below(tell, found))


def below(tell: Teller, found: Sequence[Outcome]) -> Iterator[tuple[Action, Inline]]:
    """The same, the actions apart."""
    for action, same in groupby((one for one in found if one.below), key=lambda one: one.occurred.action):
        promised = action.result
        if promised:
            planned = _plan(tell, tell.measured(promised.value, promised.unit))
            yield action, line(joined("; ", (_result(tell, one) for one in same)), planned)


def _result(tell: Teller, one: Outcome) -> Inline:
    """What came of an occurrence, or of all of them if that is added, and of when that is."""
    promised = one.occurred.action.result
    came = tell.measured(one.so_far or brought(one.occurred), promised.unit if promised else None)
    return line(f"{tell.wording.spoken(one.occurred.due)}: ", came)


def _money(tell: Teller) -> Iterator[Item]:
    """What is spent, and below it what was planned."""
    for number, (label, sum) in enumerate(sums(tell)):
        yield Item(line(Piece(label, strong=not number), ": ", sum), level=min(number, 1))


def _over(tell: Teller) -> Iterator[Inline]:
    return (line(tell.titled(action), ": ", gone, _plan(tell, planned)) for action, gone, planned in overspent(tell))
