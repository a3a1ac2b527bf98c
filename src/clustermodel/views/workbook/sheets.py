"""The sheets in which people work: indicators, roadmap, execution, participants, statistics."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from clustermodel.links.index import Links
from clustermodel.model.actors import Participant
from clustermodel.model.actuals import Actuals
from clustermodel.model.element import Element
from clustermodel.model.period import Period
from clustermodel.model.program import Program
from clustermodel.model.roadmap import Action
from clustermodel.views.blocks import Inline, joined, line, plain
from clustermodel.views.document.roadmap import result
from clustermodel.views.execution import State, beyond, periods, reports
from clustermodel.views.naming import shortened
from clustermodel.views.workbook.columns import WIDE, Columns, locked
from clustermodel.views.workbook.layout import Cell, Head, Sheet, sheet
from clustermodel.views.workbook.notes import (
    AS_PRINTED,
    COUNTED,
    IDS,
    LASTS,
    NAMES,
    NUMBER,
    OF_ACTION,
    ONCE,
    REMARKS,
    TAKE_BACK,
    WHEN,
)
from clustermodel.views.workbook.slots import Slot, ambiguous

_TITLE = 40
"""Letters of the column that tells of which action an occurrence is."""
_PROMISE = 40
"""Letters of what a recurrence is to bring, after the first: two lines."""
_ABOUT_IT = 2
"""Columns that tell of which action a budget is."""
SPARE = 12
"""Empty rows for new elements."""


def sheets(links: Links, actuals: Actuals | None, language: str, as_of: date) -> Iterator[Sheet]:
    """Every editable sheet. Those that take no new rows are there only if there is something in them."""
    for kind, write in _SHEETS.items():
        made = write(Columns(links, actuals, language, kind, as_of))
        if made.rows or made.spare:
            yield made


def _kpis(columns: Columns) -> Sheet:
    """Baseline, targets and actuals of each indicator."""
    tell, found = columns.tell, columns.tell.program.kpis
    heads = [
        columns.id(),
        columns.official("Indicator", "name", 42),
        columns.added("Unit", "unit", 11, lambda one: tell.field(one, "unit", tell.unit(one.unit))),
        columns.fillable("Counted as", "aggregation", 15, COUNTED),
        columns.baseline("Baseline period", "period", WHEN),
        columns.baseline("Baseline", "value", NUMBER),
        *columns.planned_and_actual(found),
        columns.refs("Measures", "measures", 11),
        columns.fillable("Responsible", "responsible", 24, NAMES),
    ]
    about = (
        "The values that were reached (actual); who is responsible and how values are counted, where the programme does not "
        "say; planned values and baselines; new indicators"
    )
    aside, about = columns.left_out(found), columns.label(about)
    return sheet(columns.label("KPIs"), found, heads, spare=SPARE, about=about, rank=2, aside=aside)


def _roadmap(columns: Columns) -> Sheet:
    """When each action is due."""
    tell = columns.tell

    def serves(action: Action) -> Inline:
        return joined(", ", (tell.refs(action, name) for name in ("pursues", "drives", "answers")))

    def directed(action: Action) -> Inline:
        return joined(", ", (tell.called(one) for _, one in tell.targets(action, "direction") if one))

    def printed(action: Action) -> Inline:
        return line(tell.wording.text(action.printed.get("when")))

    heads = [
        columns.id(),
        columns.official("Action", "title", WIDE),
        columns.added("Direction", "direction", 34, directed, IDS),
        columns.editable("When", "when", 12, WHEN),
        columns.editable("How often", "every", 18, ONCE),
        columns.editable("Until", "until", 12, LASTS),
        columns.said("Dates as printed", printed, 18, note=AS_PRINTED),
        columns.fillable("Responsible", "responsible", 26, NAMES),
        columns.fillable("Taking part", "with_", 26, NAMES, counted=False),
        columns.fillable("Expected result", "result/text", 36, counted=False),
        columns.editable("Expected result in figures", "result/value", 14, NUMBER, counted=True),
        columns.editable("Unit of the result", "result/unit", 13),
        columns.of_times(),
        columns.said("Serves", serves, 16, new="serves", note=IDS),
    ]
    about = columns.label("Who is responsible and what is expected, where the programme does not say; dates; new actions")
    return sheet(columns.label("Roadmap"), tell.program.roadmap.actions, heads, spare=SPARE, about=about, rank=3)


def _funding(columns: Columns) -> Sheet:
    """Where the money for actions comes from."""
    tell, spare = columns.tell, SPARE if columns.tell.program.roadmap.actions else 0
    heads = [columns.id(14), columns.official("Source of money", "name", WIDE), columns.unit_of_money()]
    about = (
        "New sources of money, and the unit of all sums if there is none; what actions get from them is entered in the "
        "workbook that you are sent then"
    )
    title, found = columns.label("Sources of money"), tell.program.funding.sources
    return sheet(title, found, heads, spare=spare, about=columns.label(about), rank=4)


def _budget(columns: Columns) -> Sheet:
    """What each action is to cost."""
    actions = columns.tell.program.roadmap.actions
    heads: list[Head[Any]] = [columns.id(), columns.official("Action", "title", WIDE), *columns.budgets(actions)]
    found = actions if len(heads) > _ABOUT_IT else ()
    about = columns.label("The money planned for each action, by source and year")
    return sheet(columns.label("Budgets of actions"), found, heads, about=about, rank=5)


@attrs.frozen
class Occurrence:
    """One occurrence of an action."""

    element: Action
    period: Period
    again: bool = False
    """The row above is about the same action."""


def _execution(columns: Columns) -> Sheet:
    """What has become of each occurrence of each action."""
    tell, label, said = columns.tell, columns.label, columns.tell.wording.period

    def over(one: Any) -> bool:
        return _is_over(one.element.due(one.period), columns.as_of)

    funding, spare = tell.program.funding, SPARE if tell.program.roadmap.actions else 0
    heads: list[Head[Any]] = [
        Head("ID", lambda one: Cell(one.element.id), 8, Slot("actuals", "action:", "action"), label(OF_ACTION)),
        Head(label("Occurrence"), lambda one: Cell(said(one.period)), 22, Slot("actuals", "action:", "@"), label(WHEN)),
        Head(label("Action"), lambda one: _title(tell.called(one.element), one.again), _TITLE),
        columns.reported(label("Status"), "status", 14, TAKE_BACK, asked=over),
        columns.reported(label("Date"), "date", 12, WHEN),
        _later(columns),
        *_promised(columns),
        columns.reported(label("Result"), "result/text", 36),
        columns.reported(label("Measure of the result"), "result/value", 12, NUMBER),
        columns.reported(label("Unit of the result"), "result/unit", 13),
        *(columns.reported(_spent(columns, one, funding.unit), f"spent/{one.id}", 14, NUMBER) for one in funding.sources),
        columns.reported(label("Evidence"), "evidence", 36),
        columns.reported(label("Remarks"), "notes", 36, REMARKS),
    ]
    about = label("What has become of each action in each period: status, date, result, money spent, evidence, remarks")
    found, aside = _occurrences(tell.program, columns.actuals), columns.left_out(tell.program.roadmap.actions)
    return sheet(label("Execution"), found, heads, keys=2, fixed=3, spare=spare, about=about, rank=1, aside=aside)


def _later(columns: Columns) -> Head[Any]:
    """Which reports are beyond the day of the workbook, so that the report of that day does not count them."""
    said = columns.label(str(State.LATER), "State")

    def cell(one: Occurrence) -> Cell:
        return Cell(said if any(told.period == one.period for told in beyond(columns.known, one.element.id)) else "")

    return Head(columns.label("As of {day}").format(day=columns.day), cell, 18)


def _promised(columns: Columns) -> Iterator[Head[Any]]:
    """What each action is to bring, beside which a manager writes what it has brought; none if none is to bring anything."""

    def promised(one: Occurrence) -> Inline:
        found = one.element.result
        if found and one.again:  # in a line: the rows above tell the rest
            found = attrs.evolve(found, text=None) if found.value else found
            return line(shortened(plain(result(columns.tell, found)), _PROMISE))
        return result(columns.tell, found) if found else ()

    if any(one.result for one in columns.tell.program.roadmap.actions):
        yield columns.said("Planned result", promised, 26)


def _is_over(period: Period, as_of: date) -> bool:
    return period.last is not None and period.last < as_of


def _title(called: Inline, again: bool) -> Cell:
    """What an action is called; in the rows below the first one, a line of it."""
    cell = locked(called)
    return attrs.evolve(cell, text=shortened(cell.text, _TITLE - 2)) if again else cell


def _spent(columns: Columns, source: Element, unit: str | None) -> str:
    return ", ".join(filter(None, (f"{columns.label('Spent')}: {columns.tell.own_words(source)}", columns.tell.unit(unit))))


def _occurrences(program: Program, actuals: Actuals | None) -> Iterable[Occurrence]:
    """The planned ones, and those that are reported although nobody planned them. What is reported twice is left out."""
    for action in program.roadmap.actions:
        held, again = reports(actuals, "action", action.id), False
        for period in periods(program, actuals, action):
            if not ambiguous(held, period):
                yield Occurrence(action, period, again)
                again = True


def _participants(columns: Columns) -> Sheet:
    """The members known by name."""
    tell = columns.tell

    def does(one: Participant) -> Inline:
        return tell.refs(one, "activities", "; ")

    activities = [columns.added("Activities", "activities", 40, does, IDS)] if tell.links.of_kind("activity") else []
    heads = [
        columns.id(14),
        columns.official("Name", "name", 42),
        columns.added("Kind", "kind", 18, lambda one: tell.term(one, "kind")),
        columns.editable("Role", "role", 28),
        columns.editable("Status", "status", 20),
        columns.refs("Place", "place", 22),
        *activities,
        columns.said("Services", lambda one: tell.texts(one.services), 40),
    ]
    about = columns.label("Role and status where they change; new participants")
    return sheet(columns.label("Participants"), tell.program.participants.members, heads, spare=SPARE, about=about, rank=6)


def _statistics(columns: Columns) -> Sheet:
    """The numbers of the analysis, and new ones as they are reported."""
    tell = columns.tell
    found = list(tell.program.indicators())
    heads = [
        columns.id(16),
        columns.official("Indicator", "name", 40),
        columns.said("About", lambda one: tell.refs(one, "about"), 18),
        columns.said("Unit", lambda one: line(tell.unit(one.unit)), 12),
        *columns.observed(found),
        *columns.actual(found),
    ]
    about = columns.label("New values of the statistics of the analysis (actual)")
    fixed = 3 if any(plain(tell.refs(one, "about")) for one in found) else 2  # many are called alike, each of others
    title, aside = columns.label("Statistics"), columns.left_out(found)
    return sheet(title, found, heads, fixed=fixed, about=about, rank=7, aside=aside)


_SHEETS: dict[str, Callable[[Columns], Sheet]] = {
    "kpi": _kpis,
    "action": _roadmap,
    "funding": _funding,
    "budget": _budget,
    "occurrence": _execution,
    "participant": _participants,
    "statistic": _statistics,
}
"""Kind of the elements → what writes the sheet."""
