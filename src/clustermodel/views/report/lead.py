"""The first lines of the overview: where the programme stands in time, what has gone wrong, and what is reported at all."""

from collections.abc import Container, Iterable, Iterator, Sequence

from clustermodel.model.element import Element
from clustermodel.views.comparing import ABOVE, BELOW, MISSED, last
from clustermodel.views.document.occurrences import standing
from clustermodel.views.document.outcome import below
from clustermodel.views.document.reported import observed
from clustermodel.views.document.spent import later, overspent
from clustermodel.views.execution import Occurred, State
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Html, tag


def lead(ed: Edition) -> Iterator[Html]:
    """How the programme stands; in a paragraph of its own how much is reported, if there is more to be said than that."""
    wrong = [*filter(None, _wrong(ed))]
    said = [[_time(ed), *wrong, *_reported(ed)]] if not wrong else [[_time(ed), *wrong], [*_reported(ed)]]
    paragraphs = filter(None, (" ".join(filter(None, one)) for one in said))
    return (tag("p", one, class_="lead") for one in paragraphs)


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


def _wrong(ed: Edition) -> Iterator[str]:
    """What a reader should know at once: indicators before actions, and of each the gravest first."""
    rows = [row for kpi in ed.facts.links.program.kpis if (row := last(ed.tell.actuals, kpi))]
    for verdicts, said in _VERDICTS:
        yield _naming(ed, said, [row.element for row in rows if row.verdict in verdicts], _OF_INDICATORS)
    if not any(one.reported for one in ed.facts.execution):
        return
    overdue = [_acting(ed, said, (one for one in ed.facts.execution if one.state is state)) for state, said in _OVERDUE]
    yield from overdue
    yield _naming(ed, "Results below what was promised: {names}.", [one for one, _ in below(ed.tell, standing(ed.tell))])
    yield _naming(ed, "Spent more than planned: {names}.", [one for one, _, _ in overspent(ed.tell)])
    for state, said in _CHANGED:
        yield _acting(ed, said, (one for one in ed.facts.execution if one.state is state))
    yield "" if any(overdue) else ed.label("Nothing is overdue.")


_VERDICTS = (
    ((MISSED,), "Targets missed by the last actual value: {names}."),
    ((BELOW, ABOVE), "Worse than before the programme, without a target for that time: {names}."),
)
_OVERDUE = (
    (State.LATE, "Time over, and not done: {names}."),
    (State.UNTOLD, "Time over, and nothing reported: {names}."),
)
_CHANGED = (
    (State.DELAYED, "Done late: {names}."),
    (State.CANCELLED, "Cancelled: {names}."),
)
_NAMED = 6
"""So many elements are named; of more, the number is told."""
_OF_INDICATORS, _OF_ACTIONS = ("{n} indicator", "{n} indicators"), ("{n} action", "{n} actions")


def _reported(ed: Edition) -> Iterator[str]:
    """How many indicators have an actual value, and how many actions a report; then which have none, and why."""
    program = ed.facts.links.program
    if not ed.facts.inward and ed.facts.actuals is None:
        yield ed.label("Execution is not known: no report is available.") if program.kpis or program.roadmap.actions else ""
        return
    known = sum(any(one.value.known for one in observed(ed.tell, kpi)) for kpi in program.kpis)
    told = {one.action.address for one in ed.facts.execution if one.reported}
    yield _of(ed, *_KPIS, known, len(program.kpis))
    yield _of(ed, *_ACTIONS, len(told), len(program.roadmap.actions))
    yield _silent(ed, told) if told else ""


_KPIS = (
    "Actual values are reported for {n} of {all} indicators.",
    "No actual value is reported for any of the {all} indicators.",
)
_ACTIONS = ("There are reports on {n} of {all} actions.", "Nothing is reported on any of the {all} actions.")


def _of(ed: Edition, some: str, none: str, number: int, all_: int) -> str:
    return ed.label(some if number else none).format(n=number, all=all_) if all_ else ""


def _silent(ed: Edition, told: Container[str]) -> str:
    """The actions that no report tells of: what has begun all the same, what only a later day tells of, what is ahead."""
    silent = [one for one in ed.facts.execution if one.action.address not in told]
    begun = {one.action.address for one in silent if one.state is not State.AHEAD}
    parts = (
        ("time running, and nothing reported", (one.action for one in silent if one.state is State.DUE)),
        (later(ed.tell), (one.action for one in silent if one.state is State.LATER)),
        ("not begun yet", (one.action for one in silent if one.action.address not in begun)),
    )
    found = [(ed.label(said), names) for said, some in parts if (names := _names(ed, list(some)))]
    each = (ed.label("{said} – {names}").format(said=said[:1].lower() + said[1:], names=names) for said, names in found)
    return ed.label("Of the others: {parts}.").format(parts="; ".join(each)) if found else ""


def _acting(ed: Edition, said: str, found: Iterable[Occurred]) -> str:
    return _naming(ed, said, [one.action for one in found])


def _naming(ed: Edition, said: str, found: Sequence[Element], counted: tuple[str, str] = _OF_ACTIONS) -> str:
    """A sentence that names some elements; nothing if there are none."""
    names = _names(ed, found, counted)
    return ed.label(said).format(names=names) if names else ""


def _names(ed: Edition, found: Sequence[Element], counted: tuple[str, str] = _OF_ACTIONS) -> str:
    """Some elements, each once; how many they are, if they are many."""
    elements = {one.address: one for one in found}
    return ", ".join(map(ed.name, elements.values())) if len(elements) <= _NAMED else ed.count(*counted, len(elements))
