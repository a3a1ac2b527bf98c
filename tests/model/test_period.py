"""Periods: the days they cover, their order, and the occurrences of what recurs."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clustermodel.model.period import UNDATED, Every, Period, due, final, occurrences, parse_period, unit_of
from clustermodel.testing.strategies import periods


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-H1", date(2021, 1, 1), date(2021, 6, 30)),
        ("2021-H2", date(2021, 7, 1), date(2021, 12, 31)),
        ("2021-Q3", date(2021, 7, 1), date(2021, 9, 30)),
        ("2020-12", date(2020, 12, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-12-15", date(2020, 12, 15), date(2020, 12, 15)),
        ("2014..2018", date(2014, 1, 1), date(2018, 12, 31)),
        ("2020-11..2021-Q1", date(2020, 11, 1), date(2021, 3, 31)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_period_covers_its_days(text: str, first: date, last: date) -> None:
    period = parse_period(text)
    assert (period.first, period.last) == (first, last)
    assert str(period) == text
    assert period.dated


def test_a_month_may_be_written_the_russian_way() -> None:
    assert parse_period("12.2020") == parse_period("2020-12")
    assert str(parse_period("11.2020..01.2021")) == "2020-11..2021-01"


NO_PERIODS = [
    "21", "2021-13", "2021-00", "2021-H3", "2021-Q5", "2021-02-29", "2018..2014", "2014..", "..2014", "0000",
    "0000-12-01", "00.2021", "13.2020", "15.12.2020", "2014..2015..2016", "undated..2020", "Undated", "٢٠٢١",
]


@pytest.mark.parametrize("text", ["", "2021 ", *NO_PERIODS])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\A"):
        parse_period(text)


def test_undated_is_nowhere_in_time() -> None:
    year = parse_period("2021")
    assert parse_period("undated") is UNDATED
    assert not UNDATED.dated
    for one, other in ((UNDATED, year), (year, UNDATED), (UNDATED, UNDATED)):
        assert [one.before(other), one.overlaps(other), one.contains(other)] == [False] * 3
    assert list(UNDATED.years) == []


def test_a_period_is_before_another_when_it_is_over_by_then() -> None:
    assert parse_period("2020").before(parse_period("2021-01"))
    assert not parse_period("2021-01").before(parse_period("2021"))


def test_a_year_contains_its_parts_and_days() -> None:
    year = parse_period("2021")
    assert year.contains(parse_period("2021-Q4"))
    assert year.contains(date(2021, 12, 31))
    assert not year.contains(date(2022, 1, 1))
    assert not year.contains(parse_period("2021..2022"))
    assert not parse_period("2021-Q4").contains(year)


def test_years_are_those_it_touches() -> None:
    assert list(parse_period("2020-11..2022-02").years) == [2020, 2021, 2022]


@given(periods())
def test_reading_what_is_written_gives_the_same(period: Period) -> None:
    assert parse_period(str(period)) == period


@given(periods(), periods())
def test_before_contains_and_overlaps_agree(one: Period, other: Period) -> None:
    assert not (one.before(other) and other.before(one))
    assert one.overlaps(other) == other.overlaps(one)
    if one.dated and other.dated:
        assert one.overlaps(other) != (one.before(other) or other.before(one))
    if one.contains(other):
        assert one.overlaps(other)
        assert set(other.years) <= set(one.years)


@given(st.lists(st.integers(1, 9999), min_size=6, max_size=6).map(sorted))
def test_containment_is_transitive(years: list[int]) -> None:
    outer, middle, inner = (parse_period(f"{years[n]:04d}..{years[5 - n]:04d}") for n in range(3))
    assert outer.contains(middle)
    assert middle.contains(inner)
    assert outer.contains(inner)


@given(st.dates(), st.sampled_from(Every))
def test_a_day_lies_in_its_calendar_unit(day: date, every: Every) -> None:
    unit = unit_of(day, every)
    assert unit.contains(day)
    assert parse_period(str(unit)) == unit


@pytest.mark.parametrize(
    ("when", "every", "until", "names"),
    [
        ("2021", None, "2024", ["2021"]),
        ("2020-11", "half-year", "2021", ["2020-H2", "2021-H1", "2021-H2"]),
        ("2020-12", "year", "2024", ["2020", "2021", "2022", "2023", "2024"]),
        ("2024-10", "quarter", "2024", ["2024-Q4"]),
        ("2024-11-30", "month", "2025-01", ["2024-11", "2024-12", "2025-01"]),
        ("2025", "year", "2024", []),
        ("2024", "year", "undated", []),
        ("undated", "year", "2024", []),
        ("undated", None, "2024", []),
        ("9999-12", "month", "9999", ["9999-12"]),
        ("2026-06", "year", "2028-05", ["2026", "2027"]),
        ("2026-06", "year", "2028-06-01", ["2026", "2027", "2028"]),
        ("2020-12", "half-year", "2020-11", []),
    ],
)
def test_occurrences_are_named_by_their_calendar_unit(when: str, every: str | None, until: str, names: list[str]) -> None:
    found = occurrences(parse_period(when), Every(every) if every else None, parse_period(until))
    assert [str(one) for one in found] == names


@given(periods(), st.sampled_from(Every) | st.none(), periods())
def test_the_last_occurrence_is_told_without_counting(when: Period, every: Every | None, until: Period) -> None:
    if when.years and until.years and until.years[-1] - when.years[0] > 50:
        return
    assert final(when, every, until) == next(iter([*occurrences(when, every, until)][::-1]), None)


def test_twice_a_year_from_november_2020_to_2024_is_nine_times() -> None:
    found = [str(one) for one in occurrences(parse_period("2020-11"), Every.HALF_YEAR, parse_period("2024"))]
    assert len(found) == 9
    assert (found[0], found[-1]) == ("2020-H2", "2024-H2")


@pytest.mark.parametrize(
    ("when", "every", "unit", "wanted"),
    [
        ("2026-06", "year", "2026", "2026-06"),
        ("2026-06", "year", "2027", "2027-06"),
        ("2026-Q3", "year", "2030", "2030-Q3"),
        ("2026-H1", "year", "2027", "2027-H1"),
        ("2026-05..2026-06", "year", "2027", "2027-05..2027-06"),
        ("2026-05-15", "year", "2027", "2027-05-15"),
        ("2024-02-29", "year", "2025", "2025-02-28"),
        ("2024-02-29", "year", "2028", "2028-02-29"),
        ("2026", "year", "2027", "2027"),
        ("2026-06", "year", "2027-01..2027-12", "2027-06"),
        ("2026-06", "year", "2027-H1", "2027-H1"),
        ("2026..2027", "year", "2028", "2028"),
        ("2020-11", "half-year", "2020-H2", "2020-11"),
        ("2020-11", "half-year", "2021-H1", "2021-H1"),
        ("2026-05", "quarter", "2027-Q2", "2027-Q2"),
        ("2026-06", None, "2027", "2027"),
        ("undated", "year", "2027", "2027"),
        ("2026-06", "year", "undated", "undated"),
        ("2026-06", "year", "9999", "9999-06"),
    ],
)
def test_what_recurs_each_year_is_due_in_the_same_part_of_it(when: str, every: str | None, unit: str, wanted: str) -> None:
    found = due(parse_period(when), Every(every) if every else None, parse_period(unit))
    assert found == parse_period(wanted)


@given(periods(), st.sampled_from(Every), st.integers(1, 9999))
def test_what_is_due_lies_in_its_unit(when: Period, every: Every, year: int) -> None:
    unit = parse_period(f"{year:04d}")
    found = due(when, every, unit)
    assert unit.contains(found)
    assert found in (when, unit) or every is Every.YEAR


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.sampled_from(Every), st.integers(0, 1500))
def test_occurrences_follow_each_other_without_gaps(start: date, every: Every, days: int) -> None:
    end = start + timedelta(days)
    when, until = parse_period(start.isoformat()), parse_period(end.isoformat())
    found = list(occurrences(when, every, until))
    assert found[0].contains(start)
    assert found[-1].contains(until) or until.before(due(when, every, unit_of(end, every)))
    for one, after in pairwise(found):
        assert one.last is not None
        assert after.first == one.last + timedelta(days=1)
