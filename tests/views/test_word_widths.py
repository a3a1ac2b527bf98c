"""How wide columns are: few words are broken, the page is filled."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from clustermodel.views.blocks import Inline, Table, line
from clustermodel.views.word.widths import height, needed, widths

ROOM = 9000
cells = st.text("ab c-\n", max_size=60).map(line)
tables = st.integers(1, 7).flatmap(
    lambda size: st.builds(Table, st.tuples(*[cells] * size), st.lists(st.tuples(*[cells] * size), max_size=5).map(tuple))
)


def table(*rows: list[str]) -> Table:
    head, *others = (tuple(line(cell) for cell in row) for row in rows)
    return Table(head, tuple(others))


@given(tables)
def test_columns_fill_the_room_and_none_is_lost(found: Table) -> None:
    made = widths(found, ROOM)
    assert sum(made) == ROOM
    assert len(made) == len(found.columns)
    assert min(made) > 0


def test_a_column_that_says_more_is_wider() -> None:
    number, name, remark = widths(table(["№", "Name", "Remark"], ["1", "Alpha", "words " * 60]), ROOM)
    assert number < name < remark
    assert remark > ROOM // 2


def test_a_short_column_is_no_wider_than_its_longest_line_while_another_needs_room() -> None:
    short, _ = widths(table(["Year", "Text"], ["2021", "words " * 99]), ROOM)
    assert short < ROOM // 9


def test_a_column_of_one_long_cell_gets_room_from_one_of_many_low_ones() -> None:
    rows = [["words " * 30, "b"]] * 6
    found = table(["Text", "About"], *rows, ["words " * 30, "many words " * 30])
    sizes = widths(found, ROOM)
    assert height(found.rows[-1], sizes) <= 2 * height(found.rows[0], sizes) + 2


def test_words_are_not_broken_while_there_is_room() -> None:
    crowded = table(["№", "Organisation", "What"], ["1", "Krasnogvardeysk", "a " * 400], ["2", "b", "words " * 90])
    assert needed(crowded) < ROOM
    assert widths(crowded, ROOM)[1] >= needed(table(["Organisation"], ["Krasnogvardeysk"]))


def test_long_words_are_not_broken_either_while_there_is_room_for_them() -> None:
    word = "обеспечивающая-" + "a" * 20
    assert widths(table(["Role", "Text"], [word, "words " * 90]), ROOM)[0] > 20 * 112
    assert widths(table(["Role", *["Number"] * 7], [word, *["1"] * 7]), 8000)[0] < 20 * 112


def test_a_long_word_may_be_hyphenated_but_not_one_of_a_heading() -> None:
    word = "a" * 20
    assert needed(table(["x"], [word])) < needed(table([word], ["x"]))
    assert needed(table(["x"], [word])) == needed(table(["x"], [word * 3]))


def test_a_heading_of_a_row_is_not_broken() -> None:
    word = "П" + "о" * 15
    crowded = [["Alpha " * 3] * 4] * 2
    assert widths(table(["", "A", "B", "C", "D"], [word, *crowded[0]]), ROOM)[0] >= 16 * 104 + 60 + 216
    assert needed(table([""], [word])) == needed(table([word], [""]))


def test_words_that_are_somewhat_long_are_not_broken_if_they_just_fit() -> None:
    word = "a" * 17
    sizes = widths(table(["A", "B", "C", "D"], *[[word] * 4]), 4 * (17 * 104 + 230))
    assert min(sizes) >= 17 * 104 + 216


def test_a_number_with_capital_letters_is_not_broken() -> None:
    for number, twips in [("K7", 256), ("WO3", 456), ("СТ4", 390)]:  # in bold Times New Roman of 10 points
        assert widths(table(["№", "Text"], [number, "words " * 200]), ROOM)[0] >= twips + 2 * 108, number


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    cells = [line("a"), line("words " * 20), line("one\ntwo\nthree")]
    assert height(cells, [1000, 9000, 1000]) == 3
    assert height(cells, [1000, 1500, 1000]) > 8


def test_forms_look_alike_whatever_they_say() -> None:
    empty: tuple[Inline, Inline] = ((), ())
    forms = [Table(empty, ((line(label), line(text)),)) for label, text in [("Services", "a"), ("Kind", "company"), ("Codes known", "long " * 50)]]
    assert widths(forms[0], ROOM) == widths(forms[1], ROOM) == widths(forms[2], ROOM)
    assert widths(Table(empty, ((line("†"), line("mended")),)), ROOM)[0] < widths(forms[0], ROOM)[0]


def test_columns_to_be_compared_are_equally_wide() -> None:
    uneven = table(["Strengths", "Weaknesses"], ["words " * 99, ""])
    assert widths(attrs.evolve(uneven, even=True), ROOM) == [ROOM // 2, ROOM // 2]


def test_columns_of_numbers_take_no_room_from_what_is_said_even_if_there_is_room_for_broad_letters() -> None:
    years = [f"20{year}" for year in range(20, 25)]
    numbers = widths(table(["Indicator", *years], *[["words " * 20, *["1 000"] * 5]] * 5), ROOM)[1:]
    assert max(numbers) < ROOM // 10


def test_the_longest_words_of_a_crowded_table_stay_whole_as_long_as_their_letters_find_room() -> None:
    found = table(["", "Кисловодск", "Железноводск", "Пятигорск", "Ессентуки"], ["Позиционирование", "заболеваниями", "оздоровительному", "•\u00a0демократичный", "•\u00a0достопримечательность:"])
    assert widths(found, 9354)[-1] >= 2213 + 170


def test_a_column_that_says_much_gets_more_than_those_whose_words_are_long() -> None:
    heads = ["No.", "Indicator", "How it is measured", "Measures", "Supporting actions", "Responsible"]
    found = widths(table(heads, ["1", "Sales", "Definition of what is counted. " * 5, "Goal", "1.2", "Cluster office"]), 9354)
    assert found[2] > 2300
    assert found[0] < 750
