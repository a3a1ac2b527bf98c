"""The places of what is refused do not depend on how much stands before it, nor on how deep it stands."""

import pytest

from clustermodel import loads
from tests.loading.reading import HEAD


def said(text: str) -> list[tuple[str, str]]:
    """Code, and the text that is shown, of each finding in one line."""
    lines = (HEAD + text).splitlines()
    return [
        (one.code, lines[one.span.line - 1][one.span.column - 1 : one.span.end_column - 1])
        for one in loads(HEAD + text).diagnostics
        if one.span
    ]


@pytest.mark.parametrize("pad", range(4))
@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("{id: G1, text: One, two}", [("YM010", "two")]),
        ("{id: G1, text: One, 'two'}", [("YM010", "'two'")]),
        ('{id: G1, text: One, "two"  }', [("YM010", '"two"')]),
        ('{id: G1, text: One, "tw\\u006f"}', [("YM010", '"')]),
        ("{text: , id: G1}", [("YM205", "text")]),
    ],
)
def test_a_sentence_that_is_split_is_shown_wherever_it_stands(entry: str, found: list[tuple[str, str]], pad: int) -> None:
    assert said(f"objectives: [{' ' * pad}{entry}]\n") == found


def test_what_stands_behind_the_deepest_nesting_that_is_allowed_has_its_place() -> None:
    nested = "[" * 31 + "]" * 31
    assert said(f"extra: {nested}\nobjectives: [{{id: G1, txt: One}}]\n") == [("YM202", "extra"), ("YM203", "G1"), ("YM202", "txt")]


def test_a_misspelt_key_of_a_reference_is_told_what_was_meant() -> None:
    text = "objectives: [{id: G1, text: One}]\nkpis: [{id: K1, name: n, measures: {G1: {bassis: strong}}}]\n"
    [found] = loads(HEAD + text).diagnostics
    assert (found.code, found.values["near"]) == ("YM202", "basis")


def test_the_key_of_a_reference_is_no_key_of_its_own() -> None:
    text = "objectives: [{id: G1, text: One}]\nkpis: [{id: K1, name: n, measures: {G1: {basis: strong, id: G1}}}]\n"
    [found] = loads(HEAD + text).diagnostics
    assert (found.code, found.values["known"]) == ("YM202", ["basis", "source", "notes", "or"])
