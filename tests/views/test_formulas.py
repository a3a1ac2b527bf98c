"""Cells that are no formulas, and that can be had back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clustermodel.views.formulas import guarded, unguarded

cells = st.text(st.sampled_from("=+-@',;|:\"\t\n\r\v\u2028\u00a0 a1.＝") | st.characters(codec="utf-8"))


@given(cells)
def test_a_text_can_be_had_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(cells)
def test_no_part_that_a_spreadsheet_may_take_for_a_cell_is_a_formula(text: str) -> None:
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        assert not any(part.lstrip(" \u00a0\u3000").startswith(tuple("=+-@＝＋－＠")) for part in re.split('[,;|:"\\s]', guarded(text)))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("-26.1", "-26.1"), ("-26,1", "'-26,1"), ("'=", "''="), ("a-b", "a-b"),
        ("one;=two", "one;'=two"), ("  +7", "  '+7"), ("@user", "'@user"), ("it's", "it's"),
    ],
)  # fmt: skip
def test_only_what_could_be_a_formula_is_changed(text: str, cell: str) -> None:
    assert guarded(text) == cell
