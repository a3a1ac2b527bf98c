"""What has become of a plan: each occurrence of each action, beside what is reported of it."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Any, TypeVar

import attrs

from clustermodel.model.actuals import Actuals, Occurrence, Progress
from clustermodel.model.frozen import EMPTY, Map
from clustermodel.model.objectives import Kpi
from clustermodel.model.period import Period, in_order
from clustermodel.model.program import Program
from clustermodel.model.roadmap import Action

T = TypeVar("T")

MANY = 120
"""Years of a horizon, or occurrences of one action, that are listed: a decade of months."""

_HELD = {"kpi": "kpis", "statistic": "statistics", "action": "actions"}
"""Kind of element → section of the actuals."""


class State(StrEnum):
    """How an occurrence of an action stands on a day."""

    DONE = "done"
    DELAYED = "done late"
    """It is done, but was not before its time was over."""
    RUNNING = "running"
    CANCELLED = "cancelled"
    UNTOLD = "over, nothing reported"
    """Its time is over, and nobody has said what became of it."""
    LATE = "over, not done"
    """Its time is over, and it is reported as not begun or still running."""
    LATER = "reported only as of a later day"
    """It has begun, and the reports tell of it only what could not be known yet."""
    DUE = "due now"
    AHEAD = "ahead"


@attrs.frozen
class Occurred:
    """An occurrence of an action."""

    action: Action
    period: Period
    reported: Occurrence | None
    state: State

    @property
    def due(self) -> Period:
        """The time in which it is to take place."""
        return self.action.due(self.period)

    @property
    def assumed(self) -> bool:
        """The text names no end of the recurrence: that it goes on until then is taken from the end of the programme."""
        when = self.action.when
        return bool(self.action.every and self.action.until is None and when and not self.period.contains(when))


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Known(Actuals):
    """Actuals that tell of more than could be known on a day: as far as it could, and what was left out."""

    later: date
    """The day up to which the whole of them tells."""
    beyond: Map[str, tuple[Occurrence, ...]] = EMPTY
    """Action → what is told of it for a later day."""
    values: frozenset[str] = frozenset()
    """Addresses of the indicators of which values are told only for a later day."""

    @property
    def left_out(self) -> frozenset[str]:
        """Addresses of all elements of which something is told only for a later day."""
        return self.values | {f"action:{id}" for id in self.beyond}


def beyond(actuals: Actuals | None, id: str) -> tuple[Occurrence, ...]:
    """What is told of an action only for a later day than that on which the actuals are looked at."""
    return actuals.beyond.get(id, ()) if isinstance(actuals, Known) else ()


def known(program: Program, actuals: Actuals | None, as_of: date) -> Actuals | None:
    """The same as `told_by`, with what was left out if something was."""
    own = told_by(program, actuals, as_of)
    if own is None or actuals is None or own is actuals:
        return own
    before = actuals.beyond if isinstance(actuals, Known) else EMPTY
    told = {id: (*before.get(id, ()), *actuals.actions.get(id, ())) for id in {**before, **actuals.actions}}
    left = {id: tuple(one for one in some if one not in own.actions.get(id, ())) for id, some in told.items()}
    fields = {field.name: getattr(own, field.name) for field in attrs.fields(Actuals)}
    values = actuals.values if isinstance(actuals, Known) else frozenset()
    values |= {f"{kind}:{id}" for kind in ("kpi", "statistic") for id in _shorter(own, actuals, kind)}
    return Known(**fields, later=actuals.reach, beyond=Map({id: some for id, some in left.items() if some}), values=values)


def unseen_values(program: Program, actuals: Actuals | None) -> list[Kpi]:
    """The indicators of which values are told only for a later day than that on which the actuals are looked at."""
    return [one for one in program.kpis if isinstance(actuals, Known) and one.address in actuals.values]


def _shorter(own: Actuals, whole: Actuals, kind: str) -> Iterator[str]:
    """The ids of indicators of which a value was left out; that there is none, and why, is no value."""
    for id, told in getattr(whole, _HELD[kind]).items():
        kept = reports(own, kind, id)
        yield from [id] if any(one.value.known for one in told if one not in kept) else []


def told_by(program: Program, actuals: Actuals | None, as_of: date) -> Actuals | None:
    """The actuals of a programme as they could be known on a day. Another programme's actuals are none."""
    if actuals is None or actuals.program != program.header.id:
        return None
    if as_of >= actuals.reach:
        return actuals
    could = actuals.known_on(as_of)
    planned = {action.id: action for action in program.roadmap.actions}

    def over(id: str, one: Occurrence) -> bool:
        return could(one.tells_of(planned[id].due(one.period) if id in planned else one.period))

    return attrs.evolve(
        actuals,
        kpis=_kept(actuals.kpis, lambda _, one: could(one.period)),
        statistics=_kept(actuals.statistics, lambda _, one: could(one.period)),
        actions=_kept(actuals.actions, over),
    )


def _kept(found: "Map[str, tuple[T, ...]]", keep: Callable[[str, T], bool]) -> "Map[str, tuple[T, ...]]":
    kept = {id: tuple(one for one in told if keep(id, one)) for id, told in found.items()}
    return Map({id: told for id, told in kept.items() if told})


def reports(actuals: Actuals | None, kind: str, id: str) -> tuple[Any, ...]:
    """What is reported of an element, in the order of the file."""
    return getattr(actuals, _HELD[kind]).get(id, ()) if actuals else ()


def periods(program: Program, actuals: Actuals | None, action: Action) -> list[Period]:
    """The planned occurrences of an action, and those that are reported although nobody planned them, in order of time."""
    planned = islice(action.occurrences(program.header.horizon), MANY)
    return in_order([*planned, *(one.period for one in reports(actuals, "action", action.id))])


def last_day(program: Program, actuals: Actuals | None = None) -> date | None:
    """The last day on which an action of the roadmap is due, or is reported as planned; None if none has a date."""
    horizon = program.header.horizon
    ends = [(action, action.final(horizon)) for action in program.roadmap.actions]
    found = [action.due(final).last for action, final in ends if final]
    own = actuals.actions.values() if actuals and actuals.program == program.header.id else ()
    ahead = [one for told in own for one in told if one.status is Progress.PLANNED]
    found += [(one.date or one.period).last for one in ahead]
    return max((day for day in found if day), default=None)


def execution(program: Program, actuals: Actuals | None, as_of: date) -> Iterator[Occurred]:
    """How each occurrence of each action stands on a day, by the last report of it that could be known then."""
    own = known(program, actuals, as_of)
    for action in program.roadmap.actions:
        yield from occurred(program, own, action, as_of)


def occurred(program: Program, own: Actuals | None, action: Action, as_of: date) -> Iterator[Occurred]:
    """The same of one action, by actuals all of which could be known then."""
    told = {one.period: one for one in reports(own, "action", action.id)}
    later = {one.period: one for one in beyond(own, action.id)}
    for period in periods(program, own, action):
        due, reported = action.due(period), told.get(period)
        state = _state(due, reported, as_of)
        silent = reported is None and state in (State.UNTOLD, State.DUE) and period in later
        yield Occurred(action, period, reported, _as_of_later(later[period], state, as_of) if silent else state)


def _as_of_later(told: Occurrence, state: State, as_of: date) -> State:
    """How something stands of which only a later day is told: what was over, and surely done after the day, was not done."""
    done = told.date.first if told.date else None
    return State.LATE if state is State.UNTOLD and done and done > as_of else State.LATER


def _state(due: Period, reported: Occurrence | None, as_of: date) -> State:
    over = due.last is not None and due.last < as_of
    match reported.status if reported else None:
        case Progress.DONE:
            return State.DELAYED if reported and _after(reported.date, due) else State.DONE
        case Progress.CANCELLED:
            return State.CANCELLED
        case Progress.RUNNING:
            return State.LATE if over else State.RUNNING
        case _ if over:
            return State.LATE if reported else State.UNTOLD
    return State.DUE if due.first is not None and due.first <= as_of else State.AHEAD


def _after(day: Period | None, due: Period) -> bool:
    """A day is surely later than the time in which something was due."""
    return day is not None and day.first is not None and due.last is not None and day.first > due.last


OPEN = frozenset({State.RUNNING, State.LATER, State.DUE, State.AHEAD})
"""What has time left, and may still bring something."""
FULFILLED = frozenset({State.DONE, State.DELAYED})
"""What is done, in time or not."""
