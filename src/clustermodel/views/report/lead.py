"""The first lines of the overview: where the programme stands in time, and how much of it anybody has reported on."""

from collections.abc import Iterable, Iterator

from clustermodel.views.comparing import MISSED, last
from clustermodel.views.document.reported import observed
from clustermodel.views.document.spent import later
from clustermodel.views.execution import Occurred, State
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Html, tag


def lead(ed: Edition) -> Html | None:
    """A paragraph; None if there is nothing to be said."""
    said = " ".join(filter(None, (_time(ed), *_reported(ed), *_standing(ed))))
    return tag("p", said, class_="lead") if said else None


def _time(ed: Edition) -> str:
    """Whether the horizon is ahead, running or over."""
    horizon = ed.facts.links.program.header.horizon
    if horizon is None or horizon.first is None or horizon.last is None:
        return ""
    if ed.facts.as_of > horizon.last:
        said = "The programme's period, {horizon}, is over."
    elif ed.facts.as_of < horizon.first:
        said = "The programme's period, {horizon}, has not begun yet."
    else:
        said = "The programme is under way: its period is {horizon}."
    return ed.label(said).format(horizon=ed.wording.period(horizon))


def _reported(ed: Edition) -> Iterator[str]:
    """How many indicators have an actual value, and how many actions a report."""
    program = ed.facts.links.program
    if not ed.facts.inward and ed.facts.actuals is None:
        yield ed.label("Execution is not known: no report is available.") if program.kpis or program.roadmap.actions else ""
        return
    known = sum(any(one.value.known for one in observed(ed.tell, kpi)) for kpi in program.kpis)
    told = {one.action.address for one in ed.facts.execution if one.reported}
    yield _of(ed, *_KPIS, known, len(program.kpis))
    yield _missed(ed)
    yield _of(ed, *_ACTIONS, len(told), len(program.roadmap.actions))


def _missed(ed: Edition) -> str:
    """The indicators whose last actual value is not what was planned for that time."""
    rows = [row for kpi in ed.facts.links.program.kpis if (row := last(ed.tell.actuals, kpi)) and row.verdict == MISSED]
    names = ", ".join(ed.name(row.element) for row in rows)
    return ed.label("Targets missed by the last actual value: {names}.").format(names=names) if rows else ""


_KPIS = (
    "Actual values are reported for {n} of {all} indicators.",
    "No actual value is reported for any of the {all} indicators.",
)
_ACTIONS = ("There are reports on {n} of {all} actions.", "Nothing is reported on any of the {all} actions.")


def _of(ed: Edition, some: str, none: str, number: int, all_: int) -> str:
    return ed.label(some if number else none).format(n=number, all=all_) if all_ else ""


_STANDING = (
    (State.LATE, "Time over, and not done: {names}."),
    (State.UNTOLD, "Time over, and nothing reported: {names}."),
    (State.DELAYED, "Done late: {names}."),
    (State.CANCELLED, "Cancelled: {names}."),
)
"""How occurrences stand of which a reader should know at once, the gravest first."""
_NAMED = 6
"""So many actions are named; of more, the number is told."""


def _standing(ed: Edition) -> Iterator[str]:
    """The actions that are late, cancelled, or under way without a report, as far as anything is reported at all."""
    if not any(one.reported for one in ed.facts.execution):
        return
    late = {one.state for one in ed.facts.execution} & {State.LATE, State.UNTOLD}
    for state, said in _STANDING:
        yield _naming(ed, said, (one for one in ed.facts.execution if one.state is state))
    told = {one.action.address for one in ed.facts.execution if one.reported}
    silent = [one for one in ed.facts.execution if one.action.address not in told]
    yield _naming(ed, "Time running, and nothing reported: {names}.", (one for one in silent if one.state is State.DUE))
    yield _naming(ed, f"{later(ed.tell)}: {{names}}.", (one for one in silent if one.state is State.LATER))
    yield "" if late else ed.label("Nothing is overdue.")


def _naming(ed: Edition, said: str, found: Iterable[Occurred]) -> str:
    actions = dict.fromkeys(one.action.address for one in found)
    if not actions:
        return ""
    names = (ed.name(ed.facts.links.elements[one]) for one in actions)
    counted = ed.count("{n} action", "{n} actions", len(actions))
    return ed.label(said).format(names=", ".join(names) if len(actions) <= _NAMED else counted)
