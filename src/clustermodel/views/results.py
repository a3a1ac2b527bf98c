"""What has come of the actions, beside what they promised: time by time, so far, and in the end."""

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from clustermodel.model.actuals import Actuals
from clustermodel.model.period import Period
from clustermodel.model.program import Program
from clustermodel.model.quantity import Quantity, added
from clustermodel.model.roadmap import Action, Counted
from clustermodel.views.execution import FULFILLED, OPEN, Occurred, State, occurred


@attrs.frozen
class Outcome:
    """What one occurrence of an action has brought, beside what its action promised."""

    occurred: Occurred
    below: bool = False
    """It is surely less than was promised: of what is added, or reached in the end, that is told of the last occurrence."""
    so_far: Quantity | None = None
    """What it and those before it have brought together, if that is to be added."""
    partial: bool = False
    """Of some of these nobody has said how much they have brought."""
    closed: bool = False
    """Nothing more will be added."""
    by: date | None = None
    """The day by which the number is to be reached, if it is one of the end."""

    @property
    def silent(self) -> bool:
        """It is done, and nobody has said in any way what it has brought of a number that was promised."""
        promised, told = self.occurred.action.result, self.occurred.reported
        return bool(self.occurred.state in FULFILLED and promised and promised.value and not (told and told.result))


def outcomes(program: Program, own: Actuals | None, action: Action, day: date) -> Iterator[Outcome]:
    """The outcome of each occurrence of an action on a day, in order of time; `own` could be known then."""
    found = [*occurred(program, own, action, day)]
    return _JUDGED[action.counted](action, found, day, program.header.horizon)


def brought(one: Occurred) -> Quantity | None:
    """How much is reported of an occurrence, in the unit of what was promised."""
    came, promised = one.reported.result if one.reported else None, one.action.result
    if came is None or promised is None or came.unit != promised.unit:
        return None
    return came.value if came.value and came.value.known else None


def _is_less(came: Quantity | None, action: Action) -> bool:
    promised = action.result.value if action.result else None
    return came is not None and promised is not None and came.surely_below(promised)


def _each(action: Action, found: Sequence[Occurred], _: date, __: Period | None) -> Iterator[Outcome]:
    """Each time anew: judged when it is done."""
    yield from (Outcome(one, one.state in FULFILLED and _is_less(brought(one), action)) for one in found)


def _total(action: Action, found: Sequence[Occurred], _: date, __: Period | None) -> Iterator[Outcome]:
    """What is added is judged when nothing more will be, and nothing of it is unknown."""
    closed, parts, silent = not any(one.state in OPEN for one in found), list[Quantity](), False
    for one in found:
        came = brought(one)
        parts += [came] if came else []
        silent = silent or one.state is State.UNTOLD or (one.state in FULFILLED and came is None)
        ends = closed and one is found[-1]
        so_far = added(parts) if parts and (came or ends) else None
        yield Outcome(one, ends and not silent and _is_less(so_far, action), so_far, silent, ends)


def _level(action: Action, found: Sequence[Occurred], day: date, horizon: Period | None) -> Iterator[Outcome]:
    """What there is in the end is judged by the last report, if the end is over and nothing after that report is unknown."""
    end = action.end(horizon)
    by = end.last if end else None
    told = [one for one in found if one.state is not State.CANCELLED]
    last = told[-1] if told and by and by < day else None
    yield from (Outcome(one, one is last and _is_less(brought(one), action), by=by) for one in found)


def _untold(_: Action, found: Sequence[Occurred], __: date, ___: Period | None) -> Iterator[Outcome]:
    """Nobody has said of what the number is: nothing can be judged."""
    yield from map(Outcome, found)


_JUDGED = {Counted.EACH: _each, Counted.TOTAL: _total, Counted.LEVEL: _level, None: _untold}
"""How the number of a result is counted → what judges it."""
