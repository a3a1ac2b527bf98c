"""Tables of what follows from the programme and its actuals, made by the rules by which everything else of ours tells it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from clustermodel.links.coverage import Matrix, coverage
from clustermodel.model.actuals import Occurrence
from clustermodel.model.frozen import Map
from clustermodel.model.objectives import Kpi
from clustermodel.model.ref import Basis
from clustermodel.model.roadmap import Action
from clustermodel.views.comparing import compared
from clustermodel.views.execution import State, reports
from clustermodel.views.relational import shape
from clustermodel.views.relational.cells import day, period, quantity, text, unit
from clustermodel.views.relational.shape import Column, Table, Value
from clustermodel.views.results import Outcome, brought, outcomes
from clustermodel.views.telling import Teller

Row = tuple[Value, ...]
_OVER = (State.UNTOLD, State.LATE)
_UNIT = (Column("unit", doc="The unit, as readers know it."), Column("unit_address", refers="unit", doc=shape.UNIT_DOC))
_KINDS = (Column("row_kind", doc="The kind of the rows of a matrix."), Column("column_kind", doc="The kind of its columns."))
_STATE = (
    "How it stands on the day of the tables: done; done late; running; cancelled; ahead; due now; over, not done; "
    "over, nothing reported; reported only as of a later day."
)


def derived(tell: Teller, as_of: date) -> Iterator[Table]:
    """The tables, as of a day."""
    yield _kpi_progress(tell)
    yield _occurrences(tell, as_of)
    yield _money(tell)
    matrices = coverage(tell.links)
    yield _coverage(matrices)
    yield _coverage_links(matrices)


def _kpi_progress(tell: Teller) -> Table:
    heads = (
        Column("kpi", refers="kpi", doc="The indicator."),
        Column("name", doc="What is measured, verbatim."),
        *_UNIT,
        *shape.period("period", "The time of which a target or a value speaks."),
        *shape.quantity("target", "What is to be reached then; empty if there is no target for just that time."),
        *shape.quantity("actual", "What is reported of it; empty if nothing is."),
        Column("deviation", "REAL", doc="Actual less target, if both are exact numbers."),
        Column("outcome", doc="met, not met, cannot be told; without a target below or above the baseline."),
        Column("source", doc="Where the number comes from."),
    )
    rows = [row for one in tell.links.of_kind("kpi") if isinstance(one, Kpi) for row in _compared(tell, one)]
    doc = "A period of a KPI for which there is a target or a reported value, the two side by side."
    return Table("kpi_progress", heads, rows, ("kpi", "period"), doc)


def _compared(tell: Teller, kpi: Kpi) -> Iterator[Row]:
    called = (kpi.address, text(tell, kpi.name), *unit(tell, kpi.unit))
    for one in compared(kpi, tell.actuals):
        target, actual = one.target, one.actual
        numbers = (*quantity(target.value if target else None), *quantity(actual.value if actual else None))
        source = text(tell, actual.source) if actual and actual.source else None
        yield (*called, *period(one.period), *numbers, one.deviation, one.verdict or None, source)


def _occurrences(tell: Teller, as_of: date) -> Table:
    heads = (
        Column("action", refers="action", doc="The action."),
        Column("title", doc="What is to be done, verbatim."),
        *shape.period("period", "The occurrence, named by its calendar unit: 2020-H2."),
        Column("due_first", "DATE", doc="The first day on which it is due."),
        Column("due_last", "DATE", doc="The last day on which it is due."),
        Column("state", doc=_STATE),
        Column("overdue", "INTEGER", doc="1: its time is over and it is not reported as done or cancelled; else 0."),
        Column("status", doc="What is reported: planned, running, done or cancelled; empty if nothing is."),
        *shape.period("date", "When it happened; until then, when it is expected."),
        *shape.quantity("result", "What came of it, in the unit of what was promised; empty if that is not reported."),
        *shape.quantity("so_far", "What it and those before it have brought, if the results of an action are added."),
        Column("below", "INTEGER", doc="1: its result, or of the last one that of all, is surely below plan; else 0."),
        Column("responsible", doc="Who does it, by name; empty if nobody is named. By address: `edges`, `done_by`."),
    )
    actions = [one for one in tell.program.roadmap.actions if tell.links.get(one.address) is one]
    rows = [_occurred(tell, one) for action in actions for one in outcomes(tell.program, tell.actuals, action, as_of)]
    doc = "An occurrence of an action, planned or reported, as it stands on the day of the tables; at most 120 an action."
    return Table("occurrence", heads, rows, ("action", "period"), doc)


def _occurred(tell: Teller, outcome: Outcome) -> Row:
    one = outcome.occurred
    told: Occurrence | None = one.reported
    doing = [tell.name(tell.links.elements[edge.target]) for edge in tell.links.out(one.action.address, "done_by")]
    return (
        one.action.address, text(tell, one.action.title), *period(one.period), day(one.due.first), day(one.due.last),
        str(one.state), int(one.state in _OVER), str(told.status) if told else None, *period(told.date if told else None),
        *quantity(brought(one)), *quantity(outcome.so_far), int(outcome.below), "; ".join(dict.fromkeys(doing)) or None,
    )  # fmt: skip


def _money(tell: Teller) -> Table:
    heads = (
        Column("action", refers="action", doc="The action."),
        Column("nature", doc="plan: the action's budget; spent: what is reported."),
        *shape.period("period", "The time of the sum; of what is spent, the occurrence."),
        Column("key", doc="The funding source as it is written."),
        Column("funding", refers="funding", doc="The funding source, if it is declared."),
        *shape.quantity("value", "The sum."),
        *_UNIT,
        Column("position", "INTEGER", doc="The number of the row."),
    )
    called = unit(tell, tell.program.funding.unit)
    found = [row for one in tell.links.of_kind("action") if isinstance(one, Action) for row in _sums(tell, one)]
    rows = [(*row, *called, position) for position, row in enumerate(found, 1)]
    return Table("action_money", heads, rows, ("position",), "A sum planned for an action, or spent on it.")


def _sums(tell: Teller, action: Action) -> Iterator[Row]:
    for key, series in action.budget.items():
        for one in series:
            yield (action.address, "plan", *period(one.period), *_payer(tell, key), *quantity(one.value))
    for told in reports(tell.actuals, "action", action.id):
        spent: Map[str, Any] = told.spent
        for key, sum in spent.items():
            yield (action.address, "spent", *period(told.period), *_payer(tell, key), *quantity(sum))


def _payer(tell: Teller, key: str) -> Row:
    found = tell.links.candidates(key, ("funding",))
    return (key, found[0] if len(found) == 1 else None)


def _coverage(matrices: Iterable[Matrix]) -> Table:
    heads = (
        *_KINDS,
        Column("side", doc="row or column: where the element stands."),
        Column("element", refers="elements", doc="An element of one of the two kinds."),
        Column(
            "state",
            doc="linked: to an element of the other kind; elsewhere: by the same relation to an element of a third kind, "
            "as an action to an organisation; none. What `clustermodel coverage` counts as covered is all but none.",
        ),
        Column("basis", refers="bases", doc="The firmest basis on which it is linked to an element of the other kind."),
    )
    rows = [(one.row_kind, one.column_kind, *row) for one in matrices for row in _states(one)]
    key = ("row_kind", "column_kind", "side", "element")
    return Table("coverage", heads, rows, key, "An element in a matrix of the chain, and whether it is linked there.")


def _states(matrix: Matrix) -> Iterator[Row]:
    for side, every, place in (("row", matrix.rows, 0), ("column", matrix.columns, 1)):
        firmest: dict[str, Basis] = {}
        for ends, basis in matrix.cells.items():
            firmest[ends[place]] = min(firmest.get(ends[place], basis), basis, key=lambda one: one.rank)
        for address in every:
            yield (side, address, *_state(firmest, matrix.elsewhere, address))


def _state(firmest: Mapping[str, Basis], elsewhere: Mapping[str, object], address: str) -> Row:
    if address in firmest:
        return "linked", str(firmest[address])
    return ("elsewhere" if address in elsewhere else "none"), None


def _coverage_links(matrices: Iterable[Matrix]) -> Table:
    heads = (
        *_KINDS,
        Column("row", refers="elements", doc="The element that stands in a row of the matrix."),
        Column("column", refers="elements", doc="The element that stands in a column of it."),
        Column("basis", refers="bases", doc="The firmest basis on which they are linked."),
    )
    rows = [
        (one.row_kind, one.column_kind, *ends, str(basis)) for one in matrices for ends, basis in one.cells.items()
    ]
    key = ("row_kind", "column_kind", "row", "column")
    return Table("coverage_link", heads, rows, key, "Two elements that are linked in a matrix of the chain.")
