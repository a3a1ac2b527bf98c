"""What a member of the council reads in two minutes: what is promised, what is broken, what is due."""

from collections.abc import Iterator

from clustermodel.links.coverage import Matrix, coverage
from clustermodel.model.objectives import Kpi
from clustermodel.model.period import Period
from clustermodel.model.series import Observation, numbers
from clustermodel.views.blocks import Column, Inline, joined, line, table
from clustermodel.views.comparing import MISSED, last
from clustermodel.views.document.reported import observed
from clustermodel.views.document.spent import day_left_out
from clustermodel.views.execution import unseen_values
from clustermodel.views.report.due import due
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.faults import faults
from clustermodel.views.report.heat import anchor, titled
from clustermodel.views.report.lead import lead
from clustermodel.views.report.markup import Html, tag
from clustermodel.views.report.questions import questions

_STEPS = ("factor", "pairing", "objective", "kpi", "action", "body")
_LACKED = {
    "factor": "without factors", "pairing": "without pairings", "objective": "without objectives",
    "kpi": "without indicators", "action": "without actions", "body": "without bodies",
}  # fmt: skip
"""Kind of element → what is said of those that are tied to none."""
_STEP = {
    "factor": ("{n} SWOT factor", "{n} SWOT factors"),
    "pairing": ("{n} SWOT pairing", "{n} SWOT pairings"),
    "objective": ("{n} objective", "{n} objectives"),
    "kpi": ("{n} indicator", "{n} indicators"),
    "action": ("{n} action", "{n} actions"),
    "body": ("{n} body", "{n} bodies"),
}


def overview(ed: Edition) -> Iterator[Html]:
    """Where the programme stands, what is to be decided, the chain in numbers, and the three answers."""
    yield from lead(ed)
    yield questions(ed) or Html()
    yield tag("ol", (_step(ed, kind) for kind in _STEPS), class_="steps", aria_label=ed.label("The chain in numbers"))
    parts = [("What is promised", _promised(ed), "promised"), ("What is due", due(ed), "coming")]
    if ed.facts.inward:
        parts.append(("What is broken", faults(ed), "broken"))
    sections = (tag("section", tag("h3", ed.label(name)), body, class_=kind) for name, body, kind in parts)
    yield tag("div", sections, class_="answers")


def _step(ed: Edition, kind: str) -> Html:
    """How many elements of a kind there are, and how many of them lack a link, table by table."""
    number = len(ed.facts.links.of_kind(kind))
    said = tag("a", ed.count(*_STEP[kind], number), href=ed.link(f"all-{kind}"))
    return tag("li", said, _gaps(ed, kind) if ed.facts.inward else None) if number else Html()


def _loose(ed: Edition, kind: str) -> list[tuple[Matrix, str, int]]:
    """The tables of coverage in which elements of a kind have no link, the kind that they lack, and how many they are."""
    found = []
    for matrix in coverage(ed.facts.links):
        if kind in (matrix.row_kind, matrix.column_kind) and matrix.rows and matrix.columns:
            own = matrix.row_kind == kind
            loose = matrix.uncovered_rows() if own else matrix.uncovered_columns()
            found += [(matrix, matrix.column_kind if own else matrix.row_kind, len(loose))] if loose else []
    return found


def _gaps(ed: Edition, kind: str) -> Iterator[Html]:
    """Links to the tables in which the gaps are to be seen."""
    for matrix, other, number in _loose(ed, kind):
        said = f"{number} {ed.label(_LACKED[other])}"
        to = ed.link(anchor(matrix)) if ed.facts.links.edges else None
        yield tag("a", said, href=to, class_="gap", title=titled(ed, matrix))


def _promised(ed: Edition) -> Iterator[Html]:
    tell, goal = ed.tell, ed.facts.links.program.header.goal
    if goal:
        yield tag("p", tag("strong", ed.label("Goal")), ": ", ed.inline(tell.called(goal)))
    kpis = ed.facts.links.program.kpis
    if ed.facts.links.program.objectives:
        yield tag("h4", ed.label("Objectives"))
        yield tag("ul", (tag("li", ed.named(one, 400)) for one in ed.facts.links.program.objectives))
    if kpis:
        yield tag("h4", ed.label("Key performance indicators"))
        yield ed.blocks(table(kpis, _columns(ed)))
        unseen = unseen_values(tell.program, tell.actuals)
        if unseen:
            said = ed.label(_NEWER).format(day=day_left_out(tell), names=", ".join(map(ed.name, unseen)))
            yield tag("p", said, class_="note")


_NEWER = "Newer values, reported as of {day} and so later than the day of this report, are not counted: {names}."


def _columns(ed: Edition) -> list[Column[Kpi]]:
    tell = ed.tell
    ends = {last.period for one in ed.facts.links.program.kpis if (last := _last(one.targets))}
    end = ends.pop() if len(ends) == 1 else None
    end = end if end and end.text.isdecimal() else None
    target = tell.label("Target {period}").format(period=ed.wording.period(end)) if end else tell.label("Last target")
    return [
        Column(tell.label("Indicator"), lambda one: joined(", ", (tell.titled(one), _unit(ed, one)))),
        Column(tell.label("Counted as"), lambda one: tell.term(one, "aggregation")),
        Column(tell.label("Baseline"), lambda one: _dated(ed, one.baseline), numeric=True),
        Column(target, lambda one: _dated(ed, _last(one.targets), end), numeric=True),
        Column(tell.label("Last actual"), lambda one: _actual(ed, one), numeric=True),
    ]


def _actual(ed: Edition, kpi: Kpi) -> Inline:
    """The last actual value; below it what was planned for just that time, and whether that is met: on paper, behind it."""
    row, told = last(ed.tell.actuals, kpi), _dated(ed, _last(observed(ed.tell, kpi)))
    if row is None or row.target is None:
        return joined(";\n", (told, line(f"▼ {ed.label(row.verdict, 'Verdict')}") if row and row.verdict else ()))
    plan = line(ed.label("Plan").lower(), ": ", ed.tell.quantity(row.target.value))
    return joined(";\n", (told, plan, line(_verdict(ed, row.verdict))))


def _verdict(ed: Edition, verdict: str) -> str:
    """The words stay on one line: «not» at the end of one would be overlooked."""
    told = ed.label(verdict, "Verdict").replace(" ", "\u00a0")
    return f"▼\u00a0{told}" if verdict == MISSED else told


def _unit(ed: Edition, kpi: Kpi) -> Inline:
    return ed.tell.field(kpi, "unit", ed.tell.unit(kpi.unit)) if kpi.unit else ()


def _last(series: tuple[Observation, ...]) -> Observation | None:
    """The last number of a series; where none is known, its last entry."""
    return next(reversed(numbers(series) or series), None)


def _dated(ed: Edition, one: Observation | None, told: Period | None = None) -> Inline:
    """A number and its period, unless that is `told` already."""
    if one is None:
        return ()
    period = ed.tell.time_of(one) if one.value.known and one.period != told else ""
    return line(ed.tell.observation(one), f" ({period})" if period else None)
