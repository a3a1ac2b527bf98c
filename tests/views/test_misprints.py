"""The misprints that a paper lists: words that are spelt otherwise, wherever in a text they stand, however long it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clustermodel import export, loads
from clustermodel.views.document.misprints import slips
from tests.steps import steps

HEAD = "format: clustermodel/1\nprogram: {{id: p, title: Programme, cluster: Cluster}}\nclaims:\n- {{id: c, text: {}, printed: {{text: {}}}}}\n"
LETTERS = 4_000


@given(st.integers(0, 400), st.sets(st.integers(0, 399)))
def test_each_word_that_is_spelt_otherwise_is_told(size: int, wrong: set[int]) -> None:
    words = [f"word{number}" for number in range(size)]
    marked = sorted(place for place in wrong if place < size and place % 2 == 0)
    printed = [f"{one}x" if place in marked else one for place, one in enumerate(words)]
    assert slips(" ".join(printed), " ".join(words)) == [(f"{words[place]}x", words[place]) for place in marked]


@pytest.mark.parametrize("place", [*range(97, 104), 250])
def test_a_word_too_few_is_told_between_those_around_it_wherever_it_stands(place: int) -> None:
    words = [f"word{number}" for number in range(300)]
    told = slips(" ".join(words[:place] + words[place + 1 :]), " ".join(words))
    before, missing, after = words[place - 1 : place + 2]
    assert told == [(f"{before} {after}", f"{before} {missing} {after}")]


def test_the_words_around_a_misprint_tell_it_from_its_like() -> None:
    assert slips("one two thre four five", "one two three four five", 1) == [("two thre four", "two three four")]
    assert slips("thre four", "three four", 2) == [("thre four", "three four")]


def test_one_of_two_equal_words_that_is_misspelt_is_told() -> None:
    assert slips("more milkk milk", "more milk milk", 1) == [("more milkk milk", "more milk milk")]
    assert slips("more milk milkk", "more milk milk", 0) == [("milkk", "milk")]


def test_another_wording_has_no_misprints_however_long_it_is() -> None:
    assert slips("one two " * 200, "six ten " * 200) == []


@pytest.mark.parametrize("word", ["region ", "r"])
def test_twice_the_letters_are_twice_the_work(word: str) -> None:
    def made(letters: int) -> object:
        text = word * (letters // len(word))
        middle = letters // 2
        programme = loads(HEAD.format(text, text[:middle] + "x" + text[middle:]))
        return export(programme, "docx", language="en")

    made(10)
    small, large = (steps(lambda letters=letters: made(letters)) for letters in (LETTERS, 2 * LETTERS))  # type: ignore[misc]
    assert large <= 2.2 * small
