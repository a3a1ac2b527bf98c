"""The roadmap as a Gantt chart: one line for each action, one bar for each occurrence."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

import attrs

from clustermodel.model.roadmap import Action
from clustermodel.views.execution import Occurred, State
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Content, Html, tag

_MOST_YEARS = 16
_THINNEST = 0.7
"""Width of the shortest bar, in hundredths of the line."""


@attrs.frozen
class _Axis:
    """The time that the lines show; places are in hundredths of a line."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day begins."""
        return self.x_of(day.toordinal())

    def x_of(self, ordinal: int) -> float:
        """Where a day begins, counted from the year 1."""
        return 100 * (ordinal - self.first.toordinal()) / (self.last.toordinal() + 1 - self.first.toordinal())

    @property
    def years(self) -> range:
        """The years that are written."""
        return range(self.first.year, self.last.year + 1, (self.last.year - self.first.year) // _MOST_YEARS + 1)


def roadmap(ed: Edition) -> Iterator[Html]:
    """Direction by direction; below each bar chart there is nothing that is not also said in words."""
    axis = _axis(ed)
    grouped: defaultdict[str, list[Action]] = defaultdict(list)
    homes = {edge.target: edge.source for edge in ed.facts.links.edges if edge.relation == "comprises"}
    for action in ed.facts.links.program.roadmap.actions:
        grouped[homes.get(action.address, "")].append(action)
    bars: defaultdict[str, list[Occurred]] = defaultdict(list)
    for one in ed.facts.execution:
        bars[one.action.address].append(one)
    states = dict.fromkeys(one.state for one in ed.facts.execution)
    if axis:
        yield tag("ul", (_sample(ed, one) for one in State if one in states), class_="legend")
        yield _today(ed, axis)
    for direction in ed.facts.links.program.roadmap.directions:
        yield tag("h3", ed.named(direction, 400))
        yield from _lines(ed, axis, grouped[direction.address], bars)
    if grouped[""]:
        yield tag("h3", ed.label("Other actions")) if ed.facts.links.program.roadmap.directions else Html()
        yield from _lines(ed, axis, grouped[""], bars)


def _axis(ed: Edition) -> _Axis | None:
    """From the first year of the horizon and of all occurrences to the last one; None if there are none."""
    horizon = ed.facts.links.program.header.horizon
    found = [one.period for one in ed.facts.execution] + ([horizon] if horizon else [])
    firsts, lasts = [one.first for one in found if one.first], [one.last for one in found if one.last]
    return _Axis(date(min(firsts).year, 1, 1), date(max(lasts).year, 12, 31)) if firsts and lasts else None


def _sample(ed: Edition, state: State) -> Html:
    bar = tag("rect", width=24, height=12, y=2, class_=f"bar {state.name.lower()}")
    return tag("li", tag("svg", bar, width=24, height=16, aria_hidden="true"), " ", ed.label(str(state), "State"))


def _today(ed: Edition, axis: _Axis) -> Html:
    """Where the day of the report is, if it is on the chart at all."""
    inside = axis.first <= ed.facts.as_of <= axis.last
    said = "The vertical line is {day}." if inside else "{day}, the day of this report, is not within the time shown."
    return tag("p", ed.label(said).format(day=ed.day(ed.facts.as_of)), class_="note")


def _lines(
    ed: Edition, axis: _Axis | None, actions: list[Action], bars: "defaultdict[str, list[Occurred]]"
) -> Iterator[Html]:
    if not actions:
        return
    heads = (tag("th", ed.label("Action"), scope="col"), tag("th", ed.label("When"), scope="col"))
    chart = tag("th", _ruler(axis), scope="col", class_="strip", aria_label=ed.label("Occurrences")) if axis else None
    rows = (_line(ed, axis, one, bars[one.address]) for one in actions)
    yield tag("table", tag("thead", tag("tr", heads, chart)), tag("tbody", rows), class_="gantt")


def _ruler(axis: _Axis) -> Html:
    years = (tag("text", str(year), x=f"{axis.x(date(year, 1, 1)):.2f}%", dx=3, y=14) for year in axis.years)
    return tag("svg", _grid(axis), years, width="100%", height=18, aria_hidden="true")


def _grid(axis: _Axis) -> Iterator[Html]:
    for year in axis.years:
        x = f"{axis.x(date(year, 1, 1)):.2f}%"
        yield tag("line", x1=x, x2=x, y2="100%")


def _line(ed: Edition, axis: _Axis | None, action: Action, found: list[Occurred]) -> Html:
    when = ", ".join(filter(None, (ed.wording.period(action.when), ed.wording.recurrence(action.every, action.when))))
    counts = Counter(one.state for one in found)
    said = "; ".join(f"{ed.label(str(one), 'State')}: {counts[one]}" for one in State if counts[one])
    strip = tag("td", _strip(ed, axis, found), tag("span", said, class_="said"), class_="strip") if axis else None
    title = tag("th", ed.named(action, 400), _who(ed, action), scope="row")
    return tag("tr", title, tag("td", when, class_="when"), strip)


def _who(ed: Edition, action: Action) -> Html | None:
    who = ed.tell.refs(action, "responsible", "; ")
    return tag("div", ed.label("Responsible"), ": ", ed.inline(who), class_="note") if who else None


def _strip(ed: Edition, axis: _Axis, found: list[Occurred]) -> Html:
    content: list[Content] = [_grid(axis), (_bar(ed, axis, one) for one in found)]
    if axis.first <= ed.facts.as_of <= axis.last:
        x = f"{axis.x(ed.facts.as_of):.2f}%"
        content.append(tag("line", x1=x, x2=x, y2="100%", class_="today"))
    return tag("svg", content, width="100%", height=20, aria_hidden="true")


def _bar(ed: Edition, axis: _Axis, one: Occurred) -> Html:
    if one.due.first is None or one.due.last is None:
        return Html()
    x, end = axis.x(one.due.first), axis.x_of(one.due.last.toordinal() + 1)
    said = f"{ed.wording.period(one.due)}: {ed.label(str(one.state), 'State')}"
    place = {"x": f"{x:.2f}%", "width": f"{max(end - x - 0.35, _THINNEST):.2f}%"}
    return tag("rect", tag("title", said), **place, class_=f"bar {one.state.name.lower()}")
