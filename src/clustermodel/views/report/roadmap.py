"""The roadmap as a Gantt chart: one line for each action, on it when each of its occurrences is due and how it stands."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from clustermodel.model.roadmap import Action
from clustermodel.views.execution import Occurred, State
from clustermodel.views.report.assumed import assumption, judged
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.gantt import Axis, legend, ruler, strip
from clustermodel.views.report.markup import Html, tag


def roadmap(ed: Edition) -> Iterator[Html]:
    """Direction by direction; on each line there is nothing that is not also said in words."""
    axis = _axis(ed)
    grouped: defaultdict[str, list[Action]] = defaultdict(list)
    homes = {edge.target: edge.source for edge in ed.facts.links.edges if edge.relation == "comprises"}
    for action in ed.facts.links.program.roadmap.actions:
        grouped[homes.get(action.address, "")].append(action)
    found: defaultdict[str, list[Occurred]] = defaultdict(list)
    for one in ed.facts.execution:
        found[one.action.address].append(one)
    if axis:
        yield from legend(ed, ed.facts.execution)
        yield _today(ed, axis)
        yield assumption(ed)
        alike = _alike(ed)
        yield tag("p", ed.label("Every action: {state}.").format(state=alike), class_="note") if alike else Html()
    for direction in ed.facts.links.program.roadmap.directions:
        yield tag("h3", ed.named(direction, 400))
        yield from _lines(ed, axis, grouped[direction.address], found)
    if grouped[""]:
        yield tag("h3", ed.label("Other actions")) if ed.facts.links.program.roadmap.directions else Html()
        yield from _lines(ed, axis, grouped[""], found)


def _axis(ed: Edition) -> Axis | None:
    """From the first year of the horizon and of all occurrences to the last one; None if there are none."""
    horizon = ed.facts.links.program.header.horizon
    found = [one.period for one in ed.facts.execution] + ([horizon] if horizon else [])
    firsts, lasts = [one.first for one in found if one.first], [one.last for one in found if one.last]
    return Axis(date(min(firsts).year, 1, 1), date(max(lasts).year, 12, 31)) if firsts and lasts else None


def _today(ed: Edition, axis: Axis) -> Html:
    """Where the day of the report is, if it is on the chart at all."""
    inside = axis.first <= ed.facts.as_of <= axis.last
    said = "The vertical line is {day}." if inside else "{day}, the day of this report, is not within the time shown."
    return tag("p", ed.label(said).format(day=ed.day(ed.facts.as_of)), class_="note")


def _lines(
    ed: Edition, axis: Axis | None, actions: list[Action], found: "defaultdict[str, list[Occurred]]"
) -> Iterator[Html]:
    if not actions:
        return
    heads = (tag("th", ed.label("Action"), scope="col"), tag("th", ed.label("When"), scope="col"))
    chart = tag("th", ruler(axis, ed.label("Occurrences")), scope="col", class_="strip") if axis else None
    rows = (_line(ed, axis, one, found[one.address]) for one in actions)
    yield tag("table", tag("thead", tag("tr", heads, chart)), tag("tbody", rows), class_="gantt")


def _line(ed: Edition, axis: Axis | None, action: Action, found: list[Occurred]) -> Html:
    until = f"{ed.label('until')} {ed.wording.spoken(action.until)}" if action.until else ""
    recurrence = ed.wording.recurrence(action.every, action.when)
    when = ", ".join(filter(None, (ed.wording.period(action.when), recurrence, until)))
    said = None if _alike(ed) else tag("span", _standing(ed, found), class_="said")
    drawn = tag("td", strip(ed, axis, found), said, class_="strip") if axis else None
    title = tag("th", ed.named(action, 400), _who(ed, action), scope="row")
    sign = next(filter(None, map(judged, found)), None)
    return tag("tr", title, tag("td", when, sign, class_="when"), drawn)


def _alike(ed: Edition) -> str:
    """How all actions stand, if all of them stand alike: on each line that would be said for nothing."""
    states = {one.state for one in ed.facts.execution}
    alone = len(ed.facts.links.program.roadmap.actions) == 1
    return "" if alone or len(states) != 1 else ed.state(*states)


def _standing(ed: Edition, found: list[Occurred]) -> str:
    """How many occurrences stand how; how it stands, if there is one."""
    counts = Counter(one.state for one in found)
    if len(found) == 1:
        return ed.state(found[0].state)
    return "; ".join(f"{ed.state(one)}: {counts[one]}" for one in State if counts[one])


def _who(ed: Edition, action: Action) -> Html | None:
    who = ed.tell.refs(action, "responsible", "; ")
    return tag("div", ed.label("Responsible"), ": ", ed.inline(who), class_="note") if who else None
