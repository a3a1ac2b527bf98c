"""What a member of the council reads in two minutes: what is promised, what is broken, what is due."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from clustermodel.diagnostics import FAMILIES, Severity
from clustermodel.links.coverage import coverage
from clustermodel.model.objectives import Kpi
from clustermodel.model.series import Observation, numbers
from clustermodel.views.blocks import Column, Inline, joined, line, table
from clustermodel.views.document.reported import observed
from clustermodel.views.execution import Occurred, State
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.findings import COUNTS
from clustermodel.views.report.heat import titled
from clustermodel.views.report.markup import Html, tag, together

_SOON = timedelta(days=92)
_MOST = 8
"""Actions that are listed under each heading; the roadmap has them all."""
_STEPS = ("factor", "pairing", "objective", "kpi", "action", "body")
_STEP = {
    "factor": ("{n} SWOT factor", "{n} SWOT factors"),
    "pairing": ("{n} SWOT pairing", "{n} SWOT pairings"),
    "objective": ("{n} objective", "{n} objectives"),
    "kpi": ("{n} indicator", "{n} indicators"),
    "action": ("{n} action", "{n} actions"),
    "body": ("{n} body", "{n} bodies"),
}


_HEADS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.ADVICE: "Advice"}


def overview(ed: Edition) -> Iterator[Html]:
    """The three answers side by side, and the chain in numbers above them."""
    yield tag("ol", (_step(ed, kind) for kind in _STEPS), class_="steps", aria_label=ed.label("The chain in numbers"))
    if any(_loose(ed, kind) for kind in _STEPS) and ed.facts.links.edges:
        said = "An element with a gap has no link in one of the tables under «Coverage», or in several."
        yield tag("p", ed.label(said), class_="note")
    parts = [("What is promised", _promised(ed), "promised"), ("What is due", _due(ed), None)]
    if ed.facts.findings is not None:
        parts.insert(1, ("What is broken", _broken(ed), None))
    sections = (tag("section", tag("h3", ed.label(name)), body, class_=kind) for name, body, kind in parts)
    yield tag("div", sections, class_="answers")


def _step(ed: Edition, kind: str) -> Html:
    """How many elements of a kind there are, and how many of them are tied to nothing."""
    number = len(ed.facts.links.of_kind(kind))
    missing = _gap(ed, kind) if _loose(ed, kind) else None
    return tag("li", tag("a", ed.count(*_STEP[kind], number), href=ed.link(f"all-{kind}")), missing) if number else Html()


def _loose(ed: Edition, kind: str) -> dict[str, tuple[str, ...]]:
    """The tables of coverage that a kind stands in → its elements without a link there, if there are any."""
    found: dict[str, tuple[str, ...]] = {}
    for matrix in coverage(ed.facts.links):
        if kind in (matrix.row_kind, matrix.column_kind) and matrix.rows and matrix.columns:
            loose = matrix.uncovered_rows() if matrix.row_kind == kind else matrix.uncovered_columns()
            found |= {titled(ed, matrix): loose} if loose else {}
    return found


def _gap(ed: Edition, kind: str) -> Html:
    """How many elements lack a link, and in which tables that is to be seen."""
    loose = _loose(ed, kind)
    said = ed.count("{n} with a gap", "{n} with gaps", len({one for several in loose.values() for one in several}))
    where = "; ".join(f"{title}: {len(several)}" for title, several in loose.items())
    to = ed.link("coverage") if ed.facts.links.edges else None
    return tag("a", said, href=to, class_="gap", title=f"{ed.label('Without a link')}: {where}")


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


def _columns(ed: Edition) -> list[Column[Kpi]]:
    tell = ed.tell
    return [
        Column(tell.label("Indicator"), lambda one: joined(", ", (tell.titled(one), _unit(ed, one)))),
        Column(tell.label("Baseline"), lambda one: _dated(ed, one.baseline), numeric=True),
        Column(tell.label("Last target"), lambda one: _dated(ed, _last(one.targets)), numeric=True),
        Column(tell.label("Last actual"), lambda one: _dated(ed, _last(observed(ed.tell, one))), numeric=True),
    ]


def _unit(ed: Edition, kpi: Kpi) -> Inline:
    return ed.tell.field(kpi, "unit", ed.tell.unit(kpi.unit)) if kpi.unit else ()


def _last(series: tuple[Observation, ...]) -> Observation | None:
    """The last number of a series; where none is known, its last entry."""
    return next(reversed(numbers(series) or series), None)


def _dated(ed: Edition, one: Observation | None) -> Inline:
    if one is None:
        return ()
    period = ed.wording.period(one.period) if one.period.dated and one.value.known else ""
    return line(ed.tell.observation(one), f" ({period})" if period else None)


def _broken(ed: Edition) -> Iterator[Html]:
    found = ed.facts.findings or ()
    counts = Counter(one.severity for one in found)
    if not found:
        yield tag("p", ed.label("The checks find nothing."))
        return
    said = (tag("li", ed.count(*COUNTS[one], counts[one]), class_=str(one)) for one in Severity if counts[one])
    yield tag("ul", said, class_="counts")
    heads = tag("tr", tag("th", ed.label("Section"), scope="col"),
                *(tag("th", ed.label(_HEADS[one]), scope="col", class_="number") for one in Severity))  # fmt: skip
    groups: defaultdict[str, Counter[Severity]] = defaultdict(Counter)
    for one in found:
        groups[one.family][one.severity] += 1
    known = [letters for letters in FAMILIES if letters in groups]
    rows = (_family(ed, letters, groups[letters]) for letters in [*known, *sorted(groups.keys() - set(known))])
    yield tag("div", tag("table", tag("thead", heads), rows), class_="wide", tabindex=0)


def _family(ed: Edition, letters: str, counts: "Counter[Severity]") -> Html:
    name = ed.message(FAMILIES.get(letters, letters))
    cells = (tag("td", str(counts[one]) if counts[one] else "", class_=f"number {one}") for one in Severity)
    return tag("tr", tag("th", tag("a", name, href=ed.link(f"found-{letters}")), scope="row"), cells)


def _due(ed: Edition) -> Iterator[Html]:
    soon = ed.facts.as_of + min(_SOON, date.max - ed.facts.as_of)
    counts = Counter(one.state for one in ed.facts.execution)
    if not counts:
        yield tag("p", ed.label("The programme has no dated actions."))
        return
    states = (tag("li", ed.label(str(one), "State"), ": ", tag("b", str(counts[one])), class_=one.name.lower())
              for one in State if counts[one])  # fmt: skip
    occurrences = ed.count("{n} occurrence", "{n} occurrences", counts.total())
    actions = ed.count(*_STEP["action"], len({one.action.address for one in ed.facts.execution}))
    said = ed.label("As of {day}: {occurrences} ({actions})")
    yield tag("p", said.format(day=ed.day(ed.facts.as_of), occurrences=occurrences, actions=actions))
    yield tag("ul", states, class_="counts")
    if ed.facts.later:
        said = ed.label("What is reported reaches to {day}; what ended after the day of this report is left out.")
        yield tag("p", said.format(day=ed.day(ed.facts.later)), class_="note")
    if not ed.facts.actuals:
        yield tag("p", ed.label("Nothing is reported: there is no file of actuals."), class_="note")
    lists = {state: sorted((one for one in ed.facts.execution if one.state is state), key=_end) for state in State}
    near = [one for one in lists[State.AHEAD] if one.due.first and one.due.first <= soon]
    yield _listed(ed, "Over, and not done", lists[State.LATE][::-1])
    yield _listed(ed, "Over, and nothing reported", lists[State.UNTOLD][::-1])
    yield _listed(ed, "Due now", sorted([*lists[State.RUNNING], *lists[State.DUE]], key=_end))
    yield _listed(ed, "In the next three months", near)


def _end(one: Occurred) -> date:
    return one.due.last or date.max


def _listed(ed: Edition, heading: str, found: list[Occurred]) -> Html:
    """The actions that some occurrences are of, each once, with the first of the occurrences and how many more there are."""
    if not found:
        return Html()
    actions: dict[str, list[Occurred]] = {}
    for one in found:
        actions.setdefault(one.action.address, []).append(one)
    items = (tag("li", _when(ed, same), " ", ed.named(same[0].action, 90)) for same in list(actions.values())[:_MOST])
    rest = len(actions) - _MOST
    more = tag("p", tag("a", ed.count("and {n} more", "and {n} more", rest), href=ed.link("roadmap"))) if rest > 0 else None
    return together([tag("h4", ed.label(heading)), tag("ul", items), more])


def _when(ed: Edition, found: list[Occurred]) -> Html:
    rest = len(found) - 1
    more = f" ({ed.count('and {n} more', 'and {n} more', rest)})" if rest else ""
    return tag("span", ed.wording.period(found[0].due), more, class_="when")
