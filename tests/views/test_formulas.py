"""Cells that are no formulas, and that can be had back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clustermodel.views.formulas import guarded, unguarded, untouched

cells = st.text(st.sampled_from("=+-@',;|:\"\t\n\r\v\u2028\u00a0 a1.＝") | st.characters(codec="utf-8"))


@given(cells)
def test_a_text_can_be_had_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert unguarded(untouched(text)) == text


@given(cells)
def test_no_part_that_a_spreadsheet_may_take_for_a_cell_is_a_formula(text: str) -> None:
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        assert not any(part.lstrip(" \u00a0\u3000").startswith(tuple("=+-@＝＋－＠")) for part in re.split('[,;|:"\\s]', guarded(text)))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("-26.1", "-26.1"), ("-26,1", "'-26,1"), ("'=", "''="), ("a-b", "a-b"),
        ("one;=two", "one;'=two"), ("  +7", "  '+7"), ("@user", "'@user"), ("it's", "it's"), ("'90s", "''90s"), ("2.10", "2.10"),
    ],
)  # fmt: skip
def test_only_what_could_be_a_formula_is_changed(text: str, cell: str) -> None:
    assert guarded(text) == cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("2.10", "'2.10"), ("1.", "'1."), ("18.5", "'18.5"), ("-26.1", "'-26.1"), ("2020-12", "'2020-12"), ("1/2", "'1/2"),
        ("12:30", "'12:30"), ("007", "'007"), ("263000000001", "'263000000001"), ("1e5", "'1e5"), (" 1.9", " '1.9"), ("5%", "'5%"),
        ("1,-2", "'1,'-2"), ("2021", "2021"), ("0", "0"), ("2.10 and more", "2.10 and more"), ("K1", "K1"), ("=1", "'=1"), ("", ""),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_takes_for_a_date_or_another_number_stays_a_text(text: str, cell: str) -> None:
    assert untouched(text) == cell
    assert unguarded(cell) == text


@given(cells)
def test_what_stays_a_text_is_no_formula_either(text: str) -> None:
    assert guarded(text).replace("'", "") == untouched(text).replace("'", "")
    assert len(untouched(text)) - len(guarded(text)) in {0, 1}
