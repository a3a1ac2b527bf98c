"""Quantities: what they say, how they are written, how they compare."""

from decimal import Decimal

import pytest
from hypothesis import given

from clustermodel.model.quantity import NOT_SET, Missing, Quantity, parse_quantity
from clustermodel.testing.strategies import quantities


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12", "12", "12"),
        ("12.50", "12.50", "12.50"),
        ("-26.1", "-26.1", "-26.1"),
        ("~7", "7", "7"),
        ("25..29", "25", "29"),
        ("-3..-1", "-3", "-1"),
        ("130..", "130", None),
        ("..7", None, "7"),
        ("over 130", "130", None),
        ("under 7", None, "7"),
    ],
)
def test_every_form_has_its_bounds(text: str, low: str | None, high: str | None) -> None:
    quantity = parse_quantity(text)
    assert (quantity.low, quantity.high) == (low and Decimal(low), high and Decimal(high))
    assert str(quantity) == text
    assert quantity.known


@pytest.mark.parametrize("reason", Missing)
def test_a_missing_number_says_why_and_is_not_zero(reason: Missing) -> None:
    quantity = parse_quantity(str(reason))
    assert quantity.missing is reason
    assert not quantity.known
    assert quantity.middle is None
    assert quantity != parse_quantity("0")


NO_NUMBERS = [
    "-", "22, 6", "1e5", "+5", "0x10", "12.", ".5", "5%", "~25..29", "29..25", "..", "over", "NOT-SET", "nan",
    "inf", "٣", "1_000", "<7", ">7",
]


@pytest.mark.parametrize("text", ["", "1 200", "5 %", *NO_NUMBERS])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\A"):
        parse_quantity(text)


def test_digits_are_kept_as_printed() -> None:
    assert str(parse_quantity("22.60")) == "22.60"
    assert parse_quantity("0.1").low == Decimal("0.1")


@pytest.mark.parametrize(("text", "exact"), [("7", True), ("~7", False), ("7..8", False), ("7..", False), ("lost", False)])
def test_exact_is_one_number_without_a_qualifier(text: str, exact: bool) -> None:
    assert parse_quantity(text).exact is exact


@pytest.mark.parametrize(("text", "middle"), [("7", "7"), ("~7", "7"), ("25..28", "26.5"), ("9..", "9"), ("under 7", "7")])
def test_the_middle_stands_for_the_quantity(text: str, middle: str) -> None:
    assert parse_quantity(text).middle == Decimal(middle)


@pytest.mark.parametrize(
    ("one", "other", "below"),
    [
        ("1", "2", True),
        ("2", "2", False),
        ("2", "1", False),
        ("1..3", "3..5", False),
        ("1..3", "4", True),
        ("under 7", "7", True),
        ("..7", "7", False),
        ("7", "over 7", True),
        ("7", "7..", False),
        ("under 7", "over 7", True),
        ("130..", "200", False),
        ("~7", "8", True),
        ("not-set", "8", False),
        ("8", "lost", False),
    ],
)
def test_surely_below_needs_every_value_to_be_smaller(one: str, other: str, below: bool) -> None:
    assert parse_quantity(one).surely_below(parse_quantity(other)) is below


def test_what_can_be_one_number_is_compatible() -> None:
    assert parse_quantity("17").compatible(parse_quantity("15..20"))
    assert parse_quantity("17").compatible(NOT_SET)
    assert not parse_quantity("17").compatible(parse_quantity("18.5"))


@given(quantities())
def test_reading_what_is_written_gives_the_same(quantity: Quantity) -> None:
    assert parse_quantity(str(quantity)) == quantity
    assert hash(parse_quantity(str(quantity))) == hash(quantity)


@given(quantities(), quantities())
def test_of_two_quantities_at_most_one_is_surely_below(one: Quantity, other: Quantity) -> None:
    assert not (one.surely_below(other) and other.surely_below(one))
    assert one.compatible(other) == other.compatible(one)


@given(quantities())
def test_a_quantity_is_compatible_with_itself(quantity: Quantity) -> None:
    assert quantity.compatible(quantity)


@given(quantities())
def test_the_middle_lies_between_the_bounds(quantity: Quantity) -> None:
    if quantity.known:
        assert quantity.middle is not None
        assert quantity.low is None or quantity.low <= quantity.middle
        assert quantity.high is None or quantity.middle <= quantity.high
