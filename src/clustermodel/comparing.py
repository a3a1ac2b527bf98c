"""Programmes beside each other: for each the same figures, how much it promises, on what that rests, and what came of it.

Shares are told as «n of all», because a programme with more indicators is not a better one.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from clustermodel import arguments
from clustermodel.api import today
from clustermodel.diagnostics import Severity
from clustermodel.engine import Report
from clustermodel.links.coverage import coverage
from clustermodel.links.index import Links
from clustermodel.loaded import Loaded
from clustermodel.model.actuals import Actuals
from clustermodel.model.frozen import Frozen
from clustermodel.model.header import Header
from clustermodel.model.program import Program
from clustermodel.model.quantity import added
from clustermodel.model.ref import Basis
from clustermodel.model.series import numbers
from clustermodel.views.comparing import MET, MISSED, last
from clustermodel.views.document.spent import budgeted, paid
from clustermodel.views.execution import FULFILLED, OPEN, Known, State, known, reports
from clustermodel.views.results import outcomes


@attrs.frozen(eq=False, repr=False)
class Figure(Frozen):
    """A number of things."""

    n: int
    of: int | None = None
    """Among how many; None for what is no share."""


@attrs.frozen(eq=False, repr=False)
class Sum(Frozen):
    """A sum of money."""

    value: str
    """As a programme file holds it: `~12.5`; `12..` if some of what it is the sum of is missing."""
    unit: str = ""
    """In several languages if it is translated."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Profile(Frozen):
    """What one programme looks like beside others. It crosses from process to process, so it holds plain values only."""

    path: str
    """The file, as it was given."""
    id: str = ""
    title: str = ""
    """As the programme calls itself, in all languages that it is in; empty if nothing of the file could be read."""
    cluster: str = ""
    """What the cluster is called."""
    status: str = ""
    horizon: str = ""
    """As written in the file: `2020..2024`; empty if there is none."""
    figures: Mapping[str, Figure] = attrs.field(factory=dict)
    """By their names, always the same ones in the same order."""
    markings: tuple[str, ...] = ()
    """What its title page bears besides («Draft»), in all languages that it is in."""
    later: date | None = None
    """The day up to which its reports tell, if that is after the day of the figures: what only it tells is not counted."""
    partial: tuple[str, ...] = ()
    """The names of the figures and sums that lack something for that."""
    sums: Mapping[str, Sum] = attrs.field(factory=dict)
    """Sums of money by their names: `money_planned` for the whole programme, `money_spent` as reported by the day."""


def profile(loaded: Loaded, report: Report | None = None, *, as_of: date | None = None) -> Profile:
    """The figures of a programme on a day, by default today.

    Those of findings come from a report of `check`, and are missing without one. Raises ValueError if there is no programme.
    """
    arguments.expect(loaded, Loaded, "a loaded programme, load(path) or loads(text),")
    as_of = arguments.day(as_of or today())
    links = loaded.links
    actuals = known(links.program, loaded.actuals, as_of)
    told = dict(_figures(links, actuals, as_of))
    told |= dict(_findings(report)) if report else {}
    path = loaded.source.path if loaded.source else ""
    spoken = loaded.in_languages.program
    sums = dict(_sums(spoken, actuals))
    return Profile(path=path, **_head(spoken.header), figures=told, sums=sums, **_left_out(actuals, told))


def outward(one: Profile) -> Profile:
    """The same for outsiders: where nothing is reported of any action, nobody knows whether what was due is overdue."""
    if one.figures.get("actions_reported", Figure(1)).n:
        return one
    return attrs.evolve(one, figures={**one.figures, "occurrences_overdue": Figure(0, 0)})


def _left_out(actuals: Actuals | None, figures: Mapping[str, Figure]) -> dict[str, Any]:
    """What the figures lack, because it is told only for a later day. Of all that there are none is lacking."""
    if not isinstance(actuals, Known):
        return {}
    indicators = any(one.startswith("kpi:") for one in actuals.values)
    names = (_OF_VALUES if indicators else ()) + (_OF_ACTIONS if actuals.beyond else ())
    whole = {name for name in _REPORTED if figures[name].n == figures[name].of}
    return {"later": actuals.later, "partial": tuple(one for one in names if one not in whole)}


_REPORTED = ("kpis_reported", "actions_reported")


_OF_VALUES = ("kpis_reported", "kpis_met", "kpis_missed", "kpis_undecided")


def _head(header: Header) -> dict[str, Any]:
    horizon = header.horizon.text if header.horizon else ""
    names = {"title": header.title, "cluster": header.cluster, "markings": header.edition.markings if header.edition else ()}
    return {"id": header.id, **names, "status": str(header.status), "horizon": horizon}


def _figures(links: Links, actuals: Actuals | None, as_of: date) -> Iterator[tuple[str, Figure]]:
    yield from _chain(links)
    yield from _indicators(links, actuals)
    yield from _actions(links, actuals, as_of)
    yield from _around(links)


_TIED = {
    "factors_combined": ("factor", "pairing"),
    "pairings_answered": ("pairing", "action"),
    "objectives_measured": ("objective", "kpi"),
    "objectives_pursued": ("objective", "action"),
    "kpis_driven": ("kpi", "action"),
    "actions_done_by": ("action", "body"),
}
"""Figure → the table of coverage whose rows it counts."""


def _chain(links: Links) -> Iterator[tuple[str, Figure]]:
    """How many elements of each kind there are in the chain, and how many of them the next link holds."""
    matrices = {(one.row_kind, one.column_kind): one for one in coverage(links)}
    for name, kinds in _TIED.items():
        rows = matrices[kinds].rows
        yield name, Figure(len(rows) - len(matrices[kinds].uncovered_rows()), len(rows))


def _indicators(links: Links, actuals: Actuals | None) -> Iterator[tuple[str, Figure]]:
    kpis = links.program.kpis
    yield "kpis_with_baseline", _share(bool(one.baseline and one.baseline.value.known) for one in kpis)
    yield "kpis_with_target", _share(bool(numbers(one.targets)) for one in kpis)
    told = (reports(actuals, "kpi", one.id) for one in kpis)
    yield "kpis_reported", _share(any(value.value.known for value in values) for values in told)
    verdicts = [found.verdict for one in kpis if (found := last(actuals, one)) and found.verdict]
    yield "kpis_met", _share(one == MET for one in verdicts)
    yield "kpis_missed", _share(one == MISSED for one in verdicts)
    yield "kpis_undecided", _share(one not in {MET, MISSED} for one in verdicts)


def _actions(links: Links, actuals: Actuals | None, as_of: date) -> Iterator[tuple[str, Figure]]:
    actions = links.program.roadmap.actions
    yield "actions_with_result", _share(one.result is not None for one in actions)
    yield "actions_dated", _share(one.when is not None for one in actions)
    yield "actions_reported", _share(bool(reports(actuals, "action", one.id)) for one in actions)
    found = [one for action in actions for one in outcomes(links.program, actuals, action, as_of)]
    settled = [one for one in found if one.occurred.state not in OPEN]
    told = settled if any(one.occurred.reported for one in found) else []
    for name, states in _STATES.items():
        yield name, _share(one.occurred.state in states for one in (settled if State.UNTOLD in states else told))
    yield "results_below", _share(one.below for one in told)


_STATES = {
    "occurrences_done": FULFILLED,
    "occurrences_late": {State.DELAYED},
    "occurrences_cancelled": {State.CANCELLED},
    "occurrences_overdue": {State.LATE, State.UNTOLD},
}
"""Figure → how the dates stand that it counts, among those that are over, or before that done or cancelled.

Where nothing is reported of any action, nobody knows how many are done, late or cancelled: these are shares of nothing.
"""
_OF_ACTIONS = ("actions_reported", *_STATES, "results_below", "money_spent")
"""Figures and sums that rest on what is reported of actions."""


def _around(links: Links) -> Iterator[tuple[str, Figure]]:
    yield "bodies", Figure(len(links.of_kind("body")))
    yield "participants", Figure(len(links.of_kind("participant")))
    yield "clusters_linked", _share(bool(links.into(one.address, "with")) for one in links.program.clusters)
    resting = [edge for edge in links.edges if edge.rests]
    yield "links_stated", _share(edge.basis in {Basis.STATED, Basis.CORRECTED} for edge in resting)


def _sums(program: Program, actuals: Actuals | None) -> Iterator[tuple[str, Sum]]:
    """What all actions are to cost, and what was spent on them, in the unit of the programme."""
    planned = [one.value for action in program.roadmap.actions for one in budgeted(action)]
    spent = [one.value for action in program.roadmap.actions for one in paid(reports(actuals, "action", action.id))]
    for name, values in (("money_planned", planned), ("money_spent", spent)):
        known_ones = [one for one in values if one.known]
        if known_ones:
            sum = added(known_ones)
            whole = sum if len(known_ones) == len(values) else attrs.evolve(sum, high=None)
            yield name, Sum(str(whole), _unit(program))


def _unit(program: Program) -> str:
    """The unit of money, by its name if it is declared."""
    own = program.funding.unit or ""
    return next((one.name for one in program.units if one.id == own), own)


def _findings(report: Report) -> Iterator[tuple[str, Figure]]:
    found = Counter(one.severity for one in report.diagnostics)
    yield from ((f"findings_{one}", Figure(found[one])) for one in Severity)


def _share(answers: "Iterator[bool] | list[bool]") -> Figure:
    told = list(answers)
    return Figure(sum(told), len(told))
