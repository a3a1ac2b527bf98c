"""A unit stands after each number in the form that its language wants."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clustermodel.counting import counted, forms, named, needed

BUYERS = "покупатель | покупателя | покупателей"


@pytest.mark.parametrize(
    ("number", "said"),
    [("1", "покупатель"), ("31", "покупатель"), ("22", "покупателя"), ("11", "покупателей"), ("0", "покупателей"), ("2.5", "покупателя"), ("-3", "покупателя")],
)
def test_russian_has_a_form_after_one_few_and_many_and_fractions_take_that_of_few(number: str, said: str) -> None:
    assert counted(Decimal(number), BUYERS, "ru-RU") == said


@pytest.mark.parametrize(("number", "said"), [("1", "post"), ("2", "posts"), ("0", "posts"), ("1.5", "posts")])
def test_english_has_two(number: str, said: str) -> None:
    assert counted(Decimal(number), "post | posts", "en") == said


def test_a_form_more_is_for_fractions() -> None:
    assert [counted(Decimal(one), "rok | roky | let | roku", "cs") for one in ("1", "3", "5", "1.5")] == ["rok", "roky", "let", "roku"]


def test_beside_no_number_there_are_many() -> None:
    assert (named(BUYERS, "ru"), named("post | posts", "en"), named("ед.", "ru")) == ("покупателей", "posts", "ед.")


def test_forms_of_another_language_or_of_none_leave_the_last() -> None:
    assert counted(Decimal(1), "buyer | buyers", "ru") == "buyers"
    assert counted(Decimal(1), f"{BUYERS} | покупателя", "en") == "покупателя"
    assert counted(Decimal(1), "a | b | c", "qzz") == "c"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.text(), st.sampled_from(["ru", "en", "pl", "ar", "ja", "x-y"]))
def test_whatever_is_counted_is_one_of_its_forms(number: Decimal, wording: str, language: str) -> None:
    assert counted(number, wording, language) in forms(wording)
    assert 1 in needed(language)
