"""The first lines of the overview: where the programme stands in time, and how much of it anybody has reported on."""

from collections.abc import Iterator

from clustermodel.views.comparing import MISSED, last
from clustermodel.views.document.reported import observed
from clustermodel.views.execution import State
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Html, tag


def lead(ed: Edition) -> Html | None:
    """A paragraph; None if there is nothing to be said."""
    said = " ".join(filter(None, (_time(ed), *_reported(ed), _overdue(ed))))
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


def _overdue(ed: Edition) -> str:
    """How many actions have a deadline that is over without being done."""
    if not any(one.reported for one in ed.facts.execution):
        return ""
    late = {one.action.address for one in ed.facts.execution if one.state in {State.UNTOLD, State.LATE}}
    return ed.label("Overdue actions: {n}.").format(n=len(late)) if late else ed.label("No action is overdue.")
