"""Numbers and periods: what is printed is kept, and what may be compared is compared rightly."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clustermodel.model.period import UNDATED, Every, Period, occurrences, parse_period
from clustermodel.model.quantity import Quantity, parse_quantity

DECIMALS = st.decimals(-(10**9), 10**9, places=2)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "text",
    ["12", "12.5", "27.0", "-26.1", "~7", "25..29", "-3..-1", "130..", "..7", "over 130", "under 7", "0", "not-set", "lost"],
)
def test_a_number_is_kept_as_printed(text: str) -> None:
    assert str(parse_quantity(text)) == text


@pytest.mark.parametrize("text", ["22,6", "1 200", "", "-", "null", "1e5", "5..3", "~", "over", "12 %", "..", "٣"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=".*"):
        parse_quantity(text)


@given(DECIMALS)
def test_numbers_are_exact(number: Decimal) -> None:
    assert parse_quantity(format(number, "f")).low == number


@pytest.mark.parametrize(
    ("one", "other", "below"),
    [
        ("5", "6", True),
        ("5", "5", False),
        ("5", "over 5", True),
        ("under 5", "5", True),
        ("over 100", "130", False),
        ("25..29", "30", True),
        ("25..29", "29", False),
        ("not-set", "5", False),
        ("~7", "12", True),
    ],
)
def test_one_number_is_surely_below_another(one: str, other: str, below: bool) -> None:
    assert parse_quantity(one).surely_below(parse_quantity(other)) is below


@given(DECIMALS, DECIMALS, DECIMALS)
def test_order_of_numbers_is_one(a: Decimal, b: Decimal, c: Decimal) -> None:
    one, other, third = (Quantity(value, value) for value in (a, b, c))
    assert not (one.surely_below(other) and other.surely_below(one))
    if one.surely_below(other) and other.surely_below(third):
        assert one.surely_below(third)


@given(DECIMALS)
def test_a_missing_number_contradicts_nothing(number: Decimal) -> None:
    assert parse_quantity("lost").compatible(Quantity(number, number))
    assert not parse_quantity("lost").known


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-H2", date(2021, 7, 1), date(2021, 12, 31)),
        ("2021-Q1", date(2021, 1, 1), date(2021, 3, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-12-15", date(2020, 12, 15), date(2020, 12, 15)),
        ("2014..2018", date(2014, 1, 1), date(2018, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    period = parse_period(text)
    assert (period.first, period.last, str(period)) == (first, last, text)


def test_a_month_in_russian_form_is_the_same_month() -> None:
    assert parse_period("12.2020") == parse_period("2020-12")


@pytest.mark.parametrize("text", ["2020-13", "2020-02-30", "20", "2018..2014", "2021-H3", "2021..undated", "", "2020-1", "0000"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=".*"):
        parse_period(text)


@given(DAYS, DAYS)
def test_before_and_overlap_are_opposites(one: date, other: date) -> None:
    a, b = parse_period(one.isoformat()), parse_period(f"{other:%Y-%m}")
    assert a.overlaps(b) is not (a.before(b) or b.before(a))
    assert a.contains(a)


def test_an_undated_period_is_nowhere() -> None:
    year = parse_period("2021")
    assert not (UNDATED.before(year) or year.before(UNDATED) or UNDATED.overlaps(year) or year.contains(UNDATED))
    assert list(occurrences(UNDATED, Every.YEAR, year)) == []


@pytest.mark.parametrize(
    ("when", "every", "until", "names"),
    [
        ("2021", None, "2024", ["2021"]),
        ("2020-12", Every.YEAR, "2024", ["2020", "2021", "2022", "2023", "2024"]),
        ("2020-11", Every.HALF_YEAR, "2022", ["2020-H2", "2021-H1", "2021-H2", "2022-H1", "2022-H2"]),
        ("2021-Q4", Every.QUARTER, "2022-Q1", ["2021-Q4", "2022-Q1"]),
        ("2021-11", Every.MONTH, "2022-01", ["2021-11", "2021-12", "2022-01"]),
        ("2024", Every.YEAR, "2020", []),
    ],
)
def test_occurrences_are_named_by_their_unit(when: str, every: Every | None, until: str, names: list[str]) -> None:
    assert [one.text for one in occurrences(parse_period(when), every, parse_period(until))] == names


@given(DAYS, st.sampled_from(Every), st.integers(0, 2000))
def test_occurrences_follow_each_other_without_a_gap(start: date, every: Every, days: int) -> None:
    end = parse_period((start + timedelta(days)).isoformat())
    found = list(occurrences(parse_period(start.isoformat()), every, end))
    assert found[0].contains(start)
    assert all(isinstance(one, Period) for one in found)
    for one, after in zip(found, found[1:], strict=False):
        assert one.last is not None
        assert after.first == one.last + timedelta(1)
