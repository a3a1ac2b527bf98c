"""Lines and tables of a document without a format."""

from clustermodel.views.blocks import Column, Piece, joined, line, marked, table
from clustermodel.views.marks import Mark


def test_a_line_leaves_out_what_is_empty() -> None:
    sign = Piece("", Mark.LOST)
    assert line("a", "", None, (), Piece(""), sign, (Piece("b"),)) == (Piece("a"), sign, Piece("b"))


def test_lines_are_joined_without_separators_around_empty_ones() -> None:
    assert joined("; ", [(), line("a"), (), line("b", "c"), ()]) == line("a", "; ", "b", "c")
    assert joined("; ", []) == ()


def test_a_table_has_no_columns_that_say_nothing() -> None:
    columns = [
        Column("sign", line),
        Column("empty", lambda _: ()),
        Column("length", lambda text: line(str(len(text))) if text > "b" else (), numeric=True),
    ]
    (found,) = table(["b", "cc"], columns)
    assert found.columns == (line("sign"), line("length"))
    assert found.rows == ((line("b"), ()), (line("cc"), line("2")))
    assert found.numeric == {1}


def test_there_is_no_table_of_nothing() -> None:
    assert list(table([], [Column("sign", line)])) == []
    assert list(table(["a"], [Column("empty", lambda _: ())])) == []


def test_a_mark_goes_to_the_end_of_a_line_that_has_none_there() -> None:
    assert marked(line("a", "b"), Mark.JUDGED) == (Piece("a"), Piece("b", Mark.JUDGED))
    assert marked((Piece("a", Mark.WEAK),), Mark.JUDGED) == (Piece("a", Mark.WEAK),)
    assert marked((), Mark.JUDGED) == ()
