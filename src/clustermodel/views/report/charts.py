"""Line charts as SVG: the same bytes for the same numbers, and no number that is not there."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import count

import attrs

from clustermodel.model.period import Period
from clustermodel.model.series import Observation, Series
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Html, tag

WIDTH, HEIGHT = 400, 216
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 14, 18, 36
_MOST_TICKS = 5
_MOST_YEARS = 7
_MOST_DIGITS = 20
_SHALLOWEST = Decimal("0.1")
"""Of the highest number the axis shows this share at least, so that a change of a hundredth does not look like a fall."""


@attrs.frozen
class Curve:
    """A series and how it is drawn: as `baseline`, `target` or `actual`."""

    name: str
    series: Series
    joined: bool = True
    """A line leads from number to number: each goes on from the one before. What is counted anew each time stands alone."""
    missed: frozenset[Period] = frozenset()
    """When what was planned was not reached: a number of then has another shape."""

    def drawn(self) -> list[Observation]:
        """What has a place on the chart: known and dated, in the order of time."""
        known = [one for one in self.series if one.value.known and one.period.last and not _huge(one)]
        return sorted(known, key=lambda one: one.period.last or date.min)


def _huge(one: Observation) -> bool:
    """A number that no axis can show; it stands in the table all the same."""
    return any(bound is not None and bound.adjusted() > _MOST_DIGITS for bound in (one.value.low, one.value.high))


@attrs.frozen
class _Scale:
    """From numbers and days to places."""

    low: Decimal
    high: Decimal
    first: int
    last: int

    def y(self, value: Decimal) -> str:
        """Where a number stands."""
        return _place(HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * float((value - self.low) / (self.high - self.low)))

    def x(self, day: date) -> str:
        """Where a day stands."""
        share = (day.toordinal() - self.first) / (self.last - self.first)
        return _place(_LEFT + (WIDTH - _LEFT - _RIGHT) * share)


def _place(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def chart(ed: Edition, title: str, curves: Sequence[Curve]) -> Html | None:
    """The curves over the years; None if none of them has a number. The numbers themselves stand in a table beside it."""
    found = [one for curve in curves for one in curve.drawn()]
    if not found:
        return None
    ticks = _axis(found)
    days = [one.period.last for curve in curves for one in curve.series if one.period.last]
    scale = _Scale(ticks[0], ticks[-1], min(days).toordinal() - 120, max(days).toordinal() + 60)
    body = [*_grid(ed, scale, ticks), *_years(scale, min(days), max(days))]
    body += [piece for curve in curves for piece in (*_line(scale, curve), *_points(ed, scale, curve))]
    label = tag("title", title)
    return tag("svg", label, body, viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", aria_label=title, class_="chart")


def starts_above(curves: Sequence[Curve]) -> bool:
    """The axis of numbers begins above zero: differences look greater than they are."""
    found = [one for curve in curves for one in curve.drawn()]
    return bool(found) and _axis(found)[0] > 0


def _axis(found: Iterable[Observation]) -> list[Decimal]:
    """The ticks of the axis for some numbers."""
    bounds = [bound for one in found for bound in (one.value.low, one.value.high) if bound is not None]
    return _ticks(min(bounds), max(bounds), whole=all(one == one.to_integral_value() for one in bounds))


def _ticks(low: Decimal, high: Decimal, *, whole: bool) -> list[Decimal]:
    """Round numbers from below the lowest to above the highest.

    What is counted has no parts and begins at zero; anything else where that does not flatten the curve.
    """
    if low >= 0 and (whole or low <= high / 2 or low == high):
        low = Decimal(0)
    elif low > 0:
        low = min(low, high * (1 - _SHALLOWEST))
    span = (high - low) or abs(high) or Decimal(1)
    power = Decimal(1).scaleb(max(span.adjusted() - 1, 0 if whole else span.adjusted() - 1))
    for factor in count():
        step = power * Decimal(10) ** (factor // 3) * (1, 2, 5)[factor % 3]
        first = (low / step).to_integral_value(ROUND_FLOOR) * step
        last = (high / step).to_integral_value(ROUND_CEILING) * step
        if last == first:
            last += step
        number = int((last - first) / step) + 1
        if number <= _MOST_TICKS + 1:
            return [first + step * index for index in range(number)]
    raise AssertionError("a step of any size is tried")


def _grid(ed: Edition, scale: _Scale, ticks: Iterable[Decimal]) -> Iterator[Html]:
    for one in ticks:
        y = scale.y(one)
        yield tag("path", d=f"M{_LEFT} {y}H{WIDTH - _RIGHT}", class_="grid")
        written = ed.wording.number(_short(one))
        yield tag("text", written, x=_LEFT - 6, y=y, dy="0.35em", class_="tick value")


def _short(number: Decimal) -> Decimal:
    """Without decimals that are zero."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def _years(scale: _Scale, first: date, last: date) -> Iterator[Html]:
    step = (last.year - first.year) // _MOST_YEARS + 1
    for year in range(first.year, last.year + 1, step):
        day = min(date(year, 12, 31), last)
        yield tag("text", str(year), x=scale.x(day), y=HEIGHT - 8, class_="tick")


def _line(scale: _Scale, curve: Curve) -> Iterator[Html]:
    """The line from number to number, if there is to be one. Where one is missing between two, it breaks."""
    if not curve.joined:
        return
    runs: list[list[str]] = [[]]
    for one in sorted(curve.series, key=lambda one: one.period.last or date.max):
        middle, day = one.value.middle, one.period.last
        if middle is not None and day and not _huge(one):
            runs[-1].append(f"{scale.x(day)} {scale.y(middle)}")
        elif runs[-1]:
            runs.append([])
    for run in runs:
        if run[1:]:
            yield tag("path", d="M" + "L".join(run), class_=f"line {curve.name}")


def _points(ed: Edition, scale: _Scale, curve: Curve) -> Iterator[Html]:
    """A point for each number, with a bar for a range, an open end drawn as an arrow, and its words as a tooltip."""
    for one in curve.drawn():
        value, day, middle = one.value, one.period.last, one.value.middle
        if day is None or middle is None:
            continue
        x, y = scale.x(day), scale.y(middle)
        said = f"{ed.wording.period(one.period)}: {ed.wording.quantity(value)}"
        if value.low is not None and value.high is not None and value.low != value.high:
            yield tag("path", d=f"M{x} {scale.y(value.low)}V{scale.y(value.high)}", class_=f"range {curve.name}")
        elif value.low is None or value.high is None:
            up = "-" if value.high is None else ""
            yield tag("path", d=f"M{x} {y}m-4 {up}9l4 {up}6l4 {'' if up else '-'}6", class_=f"open {curve.name}")
        yield mark(curve.name, x, y, said, missed=one.period in curve.missed)


def mark(name: str, x: str, y: str, said: str | None = None, *, missed: bool = False) -> Html:
    """A number: a circle, or a triangle that points down where it misses the plan."""
    title = tag("title", said) if said else None
    if missed:
        return tag("path", title, d=f"M{x} {y}m-7-5h14l-7 12z", class_=f"point {name} missed")
    return tag("circle", title, cx=x, cy=y, r=4, class_=f"point {name}")
