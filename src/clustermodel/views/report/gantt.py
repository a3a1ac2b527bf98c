"""What stands on a line of the roadmap: a bar for work that goes on, a mark for a deadline, and in each how it stands.

A bar fills the whole time of the work. A deadline is a mark whose right end is its last day, with a thin line before it
for the time that there is for it; the mark is a diamond, or a circle if the deadline recurs. How it stands is said by
colour and by a sign.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import pairwise

import attrs

from clustermodel.views.execution import Occurred, State
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Content, Html, tag

_MOST_YEARS = 16
_THINNEST = 0.7
"""Width of the shortest bar, in hundredths of the line."""
_NEAREST = 4
"""Marks that are nearer to each other, in hundredths of the line, are small and have no sign."""


class Shape(StrEnum):
    """What is drawn; its value is a label, which says what that means."""

    BAR = "work that goes on for all that time"
    DIAMOND = "deadline: the mark ends on the last day, the line before it is the time allowed"
    CIRCLE = "recurring deadline"


_DRAWN = {Shape.DIAMOND: tag("rect"), Shape.CIRCLE: tag("circle")}
"""Where they are and how large, the style says: there are many of them."""
_SIGNS = {
    State.DONE: "M-10 10l2.4 2.6 4-5",
    State.DELAYED: "M-10 8l2.4 2.6 4-5m-6.4 9h6",
    State.RUNNING: "M-8.7 7.2l4 2.8-4 2.8z",
    State.CANCELLED: "M-9.2 7.8l4.4 4.4m0-4.4l-4.4 4.4",
    State.UNTOLD: "M-8.8 8.4c.4-2.4 4-1.9 3.5.2-.2 1-1.7 1-1.7 2.5m0 1.6v.8",
    State.LATE: "M-7 6v4.6m0 2v1.2",
    State.LATER: "M-10 10h.1m2.9 0h.1m2.9 0h.1",
    State.DUE: "M-8 10h2",
}
"""State → the sign in a mark; what is ahead has none."""


def shape(one: Occurred) -> Shape:
    """A range of time is work that goes on; anything else is to be done within a calendar unit, which is a deadline."""
    if one.action.every:
        return Shape.CIRCLE
    return Shape.BAR if ".." in one.due.text else Shape.DIAMOND


@attrs.frozen
class Axis:
    """The time that the lines show; places are in hundredths of a line."""

    first: date
    last: date

    def x(self, ordinal: int) -> float:
        """Where a day begins, counted from the year 1."""
        return 100 * (ordinal - self.first.toordinal()) / (self.last.toordinal() + 1 - self.first.toordinal())

    def at(self, day: date) -> str:
        """The place as an attribute."""
        return f"{self.x(day.toordinal()):.2f}%"

    @property
    def years(self) -> range:
        """The years that are written."""
        return range(self.first.year, self.last.year + 1, (self.last.year - self.first.year) // _MOST_YEARS + 1)


def ruler(axis: Axis, label: str) -> Html:
    """The years above the lines, and what the lines show."""
    years = (tag("text", str(year), x=axis.at(date(year, 1, 1)), dx=3, y=14) for year in axis.years)
    return tag("svg", _grid(axis), years, width="100%", height=18, role="img", aria_label=label)


def _grid(axis: Axis) -> Iterator[Html]:
    return (tag("line", x1=x, x2=x, y2="100%") for x in (axis.at(date(year, 1, 1)) for year in axis.years))


def strip(ed: Edition, axis: Axis, found: list[Occurred]) -> Html:
    """The line of an action; the day of the report is a line across it."""
    content: list[Content] = [_grid(axis)]
    if axis.first <= ed.facts.as_of <= axis.last:
        x = axis.at(ed.facts.as_of)
        content.append(tag("line", x1=x, x2=x, y2="100%", class_="today"))
    small = _crowded(axis, found)
    content.append(piece for one in found for piece in _drawn(ed, axis, one, small=small))
    return tag("svg", content, width="100%", height=20, aria_hidden="true")


def _crowded(axis: Axis, found: Iterable[Occurred]) -> bool:
    """Some deadlines are too near to each other for marks of full size."""
    ends = sorted(one.due.last.toordinal() for one in found if one.due.last and shape(one) is not Shape.BAR)
    return any(axis.x(later) - axis.x(end) < _NEAREST for end, later in pairwise(ends))


def _drawn(ed: Edition, axis: Axis, one: Occurred, *, small: bool) -> Iterator[Html]:
    if one.due.first is None or one.due.last is None:
        return
    start, end = axis.x(one.due.first.toordinal()), axis.x(one.due.last.toordinal() + 1)
    state, kind, said = one.state.name.lower(), shape(one), tag("title", told(ed, one))
    if kind is Shape.BAR:
        yield tag("rect", said, x=f"{start:.2f}%", width=f"{max(end - start, _THINNEST):.2f}%", class_=f"bar {state}")
    else:
        yield tag("rect", x=f"{start:.2f}%", width=f"{end - start:.2f}%", class_=f"span {state}")
    size = "small " if small else ""
    sign = None if small else _sign(one.state)
    yield tag("svg", said, _DRAWN.get(kind), sign, x=f"{end:.2f}%", class_=f"mark {size}{state}")


def _sign(state: State) -> Html | None:
    return tag("path", d=_SIGNS[state]) if state in _SIGNS else None


def told(ed: Edition, one: Occurred) -> str:
    """An occurrence in words: until when it is to be done, or when it goes on, and how it stands."""
    period, state = ed.wording.period(one.due), ed.state(one.state)
    if one.due.last is None or one.due.first == one.due.last or shape(one) is Shape.BAR:
        return f"{period}: {state}"
    by = ed.label("by {day}").format(day=ed.day(one.due.last))
    return f"{period} ({by}): {state}"


def legend(ed: Edition, found: Iterable[Occurred]) -> Iterator[Html]:
    """What the shapes mean, and the signs and colours in them, as far as there are any."""
    found = list(found)
    shapes, states = {shape(one) for one in found}, {one.state for one in found}
    shown = [(_shape(one), ed.label(str(one), "Shape")) for one in Shape if one in shapes]
    stand = [(_state(one), ed.state(one)) for one in State if one in states]
    yield from (tag("ul", (tag("li", *one) for one in several), class_="legend") for several in (shown, stand))


def _shape(one: Shape) -> Html:
    if one is Shape.BAR:
        return _sample(tag("rect", x=1, width=30, class_="bar meant"))
    mark = tag("svg", _DRAWN[one], x=32, class_="mark meant")
    return _sample(tag("rect", width=24, class_="span meant"), mark)


def _state(one: State) -> Html:
    name = one.name.lower()
    return _sample(tag("rect", x=1, width=30, class_=f"bar {name}"), tag("svg", _sign(one), x=23, class_=f"mark {name}"))


def _sample(*drawn: Html) -> Html:
    return tag("svg", drawn, width=32, height=20, aria_hidden="true", class_="sample")
