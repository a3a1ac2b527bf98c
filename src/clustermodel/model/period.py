"""Periods: the partial dates a programme is written in, with their first and last day."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import attrs


class Every(StrEnum):
    """How often an action recurs. An occurrence is named by the calendar unit it falls in."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Length of the unit in months."""
        return {"month": 1, "quarter": 3, "half-year": 6, "year": 12}[self]


@attrs.frozen(slots=True)
class Period:
    """A year, half-year, quarter, month, day, a range of them, or `undated`.

    Periods are equal when they are written alike after `12.2020` has become `2020-12`. They are ordered by
    `before` and `contains`, never by `<`: two years and one of their months are neither smaller nor larger.
    """

    text: str
    """Canonical form: `2021`, `2021-H1`, `2021-Q3`, `2020-12`, `2020-12-15`, `2014..2018`, `undated`."""
    first: date | None = None
    """Earliest day; None when undated."""
    last: date | None = None
    """Latest day (a stock is measured then); None when undated."""

    @property
    def dated(self) -> bool:
        """The text gives a date."""
        return self.first is not None

    @property
    def years(self) -> range:
        """The calendar years it touches; empty when undated."""
        return range(0) if self.first is None or self.last is None else range(self.first.year, self.last.year + 1)

    @property
    def beginning(self) -> "Period":
        """The part of it in which it begins: the first period of a range, else the whole."""
        start, dots, _ = self.text.partition("..")
        return parse_period(start) if dots else self

    def before(self, other: "Period") -> bool:
        """Surely over before the other begins."""
        return self.last is not None and other.first is not None and self.last < other.first

    def contains(self, other: "Period | date") -> bool:
        """The whole of the other lies within this one."""
        first, last = (other, other) if isinstance(other, date) else (other.first, other.last)
        if self.first is None or self.last is None or first is None or last is None:
            return False
        return self.first <= first and last <= self.last

    def overlaps(self, other: "Period") -> bool:
        """They have a day in common."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return False
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        return self.text


UNDATED = Period("undated")
"""The text gives no date."""

_ONE = re.compile(
    r"(?P<year>(?!0000)\d{4})(?:-H(?P<half>[12])|-Q(?P<quarter>[1-4])|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII
)
_RUSSIAN = re.compile(r"(?P<month>\d\d)\.(?P<year>(?!0000)\d{4})", re.ASCII)


@lru_cache(4096)
def parse_period(text: str) -> Period:
    """Read a period. Raises ValueError when `text` is none, names no real day, or a range runs backwards."""
    if text == UNDATED.text:
        return UNDATED
    start, dots, end = text.partition("..")
    first = _one(start)
    if not dots:
        return first
    last = _one(end)
    if first.first is None or last.last is None or first.first > last.last:
        raise ValueError(text)
    return Period(f"{first.text}..{last.text}", first.first, last.last)


def _one(text: str) -> Period:
    match = _ONE.fullmatch(text) or _RUSSIAN.fullmatch(text)
    if match is None:
        raise ValueError(text)
    part = {name: int(value) for name, value in match.groupdict().items() if value}
    year = part["year"]
    if "day" in part:
        day = date(year, part["month"], part["day"])
        return Period(day.isoformat(), day, day)
    if "month" in part:
        return _unit(year, part["month"], 1, f"{year:04d}-{part['month']:02d}")
    if "quarter" in part:
        return _unit(year, part["quarter"] * 3 - 2, 3, f"{year:04d}-Q{part['quarter']}")
    if "half" in part:
        return _unit(year, part["half"] * 6 - 5, 6, f"{year:04d}-H{part['half']}")
    return _unit(year, 1, 12, f"{year:04d}")


def _unit(year: int, month: int, months: int, text: str) -> Period:
    years, rest = divmod(month - 1 + months, 12)
    end = date.max if year + years > date.max.year else date(year + years, rest + 1, 1) - timedelta(days=1)
    return Period(text, date(year, month, 1), end)


def unit_of(day: date, every: Every) -> Period:
    """The calendar unit of that length in which the day falls: 20 November 2020 by half-years is `2020-H2`."""
    number = (day.month - 1) // every.months
    name = {1: f"-{number + 1:02d}", 3: f"-Q{number + 1}", 6: f"-H{number + 1}", 12: ""}[every.months]
    return _unit(day.year, number * every.months + 1, every.months, f"{day.year:04d}{name}")


def due(when: Period, every: Every | None, unit: Period) -> Period:
    """When the occurrence that a unit names is to take place, if the first one is to when `when` says.

    What recurs each year keeps its part of the year: June, a quarter, the 15th of May. Anything else is due in its unit, the
    first time when `when` says, for «November, then each half-year» does not tell in which month of the half-year.
    """
    if unit.contains(when):
        return when
    if unit.first is None or every is not Every.YEAR or len(when.years) != 1:
        return unit
    year = unit_of(unit.first, every)
    return _in_year(when, year) if (unit.first, unit.last) == (year.first, year.last) else unit


def _in_year(when: Period, year: Period) -> Period:
    """The same part of another year; 29 February is the 28th where there is none."""
    text = re.sub(r"\b\d{4}\b", year.text, when.text)
    try:
        return parse_period(text)
    except ValueError:
        return parse_period(text.replace("-02-29", "-02-28"))


def occurrences(when: Period, every: Every | None, until: Period) -> Iterator[Period]:
    """The occurrences of an action: `when` itself if it happens once, else each calendar unit up to `until`.

    Nothing for an undated action. A unit counts when what is `due` in it begins no later than `until` ends.
    """
    if when.first is None or every is None:
        if when.first is not None:
            yield when
        return
    unit = unit_of(when.first, every)
    while until.last is not None and unit.last is not None and (due(when, every, unit).first or date.max) <= until.last:
        yield unit
        if unit.last == date.max:
            return
        unit = unit_of(unit.last + timedelta(days=1), every)


def final(when: Period, every: Every | None, until: Period) -> Period | None:
    """The last of the `occurrences`, told without counting them; None if there is none."""
    if when.first is None or every is None:
        return when if when.dated else None
    unit = unit_of(until.last or date.min, every)
    if unit.first is not None and unit.first > date.min and until.before(due(when, every, unit)):
        unit = unit_of(unit.first - timedelta(days=1), every)
    return None if unit.before(when) else unit


def in_order(found: Iterable[Period]) -> list[Period]:
    """Distinct periods from first to last, undated ones at the end."""
    return sorted(dict.fromkeys(found), key=lambda one: (one.first or date.max, one.last or date.max))
