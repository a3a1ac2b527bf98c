"""Whatever a text holds, loading it gives findings with places in it, and no exception."""

from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from clustermodel import Loaded, Program, check, dump, loads
from clustermodel.testing.strategies import programs

BITS = [
    *["\t", " #x", "{", "}", "[", "]", ":", ": ", ",", "&a ", "*a", "!t ", "<<: {a: b}\n", "'", '"', "|", ">1", "%", "@", "`", "- "],
    *["\n", "\r\n", "\r", "\x85", "\u2028", "\ufeff", "\U0001f3e5", "\x00", "\x07", "\ud800", "? ", "---\n", "...\n", "id: ", "К1"],
    *["22,6", "~", "null", "'': ", "unresolved", "x-a: 1\n", "[[[[", "or: [", "\\", "format: ", "0000", "a: &x\n  &y b: c\n"],
]
"""What a slip of the hand, or somebody with bad intentions, may put anywhere."""


def assert_sound(loaded: Loaded) -> None:
    """Every finding has a place within the text and can be shown, and none is there twice."""
    assert loaded.source is not None
    shown = set()
    for one in loaded.diagnostics:
        assert one.span is not None
        begin, end = (one.span.line, one.span.column), (one.span.end_line, one.span.end_column)
        assert (1, 1) <= begin <= end <= (loaded.source.lines, len(loaded.source.line(loaded.source.lines)) + 1)
        for line, column in (begin, end):
            assert column <= len(loaded.source.line(line)) + 1
        shown.add((begin, one.code, one.text("ru"), one.advice("ru")))
    assert len(shown) == len(loaded.diagnostics)
    assert loaded.program is not None or loaded.diagnostics


def damaged(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    for at, length, bit in changes:
        start = at % (len(text) + 1)
        text = text[:start] + bit + text[start + length :]
    return text


changes = st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from((0, 0, 0, 1, 5)), st.sampled_from(BITS)), max_size=6)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(programs(1), changes)
def test_a_programme_that_somebody_has_damaged(program: Program, changes: list[tuple[int, int, str]]) -> None:
    loaded = loads(damaged(dump(program), changes))
    assert_sound(loaded)
    check(loaded)


@settings(max_examples=300)
@given(st.lists(st.sampled_from([*BITS, "a", "kpis", "name", "  ", "program: {id: a, title: b, cluster: c}\n"]), max_size=30))
def test_a_text_made_of_traps(bits: list[str]) -> None:
    assert_sound(loads("".join(bits)))


@pytest.mark.parametrize("when", ["до " * 5000, "by " * 5000 + "2021", "2021.." * 5000, "2021" + " г." * 5000])
def test_a_period_of_thousands_of_words(when: str) -> None:
    head = "format: clustermodel/1\nprogram: {id: a, title: b, cluster: c, horizon: 2021}\n"
    loaded = loads(f"{head}roadmap: {{actions: [{{id: '1', title: t, when: '{when}'}}]}}\n")
    assert_sound(loaded)
    assert [one.code for one in loaded.diagnostics] == ["YM207"]


@settings(max_examples=300)
@given(st.text())
@example("".join(map(chr, range(0xE000, 0xF900))) + "\x00")
def test_a_text_of_any_characters(text: str) -> None:
    assert_sound(loads(text))
