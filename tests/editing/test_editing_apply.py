"""What edits look like in the text: one small file before and after."""

import pytest

from clustermodel.editing import EditError, apply
from clustermodel.edits import Delete, Edit, Insert, Rename, Set
from clustermodel.loading.dump import Bare, plain
from clustermodel.model.period import parse_period

TEXT = """\
# head
program:
  id: a   # its id
  # about the title
  title: 'Old'
factors:
  - id: S1    # one
    text: >-
      long,
      folded
  # about S2
  - {id: S2, "text":old}
pairings:
- factors: {S1: strong,
            S2: weak}   # both
- factors: [S1, S2]
- is: S1
rows: [
  a,  # about a
  # about b
  b   # beside b
]
empty:
"""


def check(edits: list[Edit], *changes: tuple[str, str], text: str = TEXT) -> None:
    """The edits make just these changes."""
    expected = text
    for old, new in changes:
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert apply(text, edits) == expected


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("new", "new"),
        ("a: b", "'a: b'"),
        ("2020", '"2020"'),
        (Bare("2020"), "2020"),
        (plain(parse_period("12.2020")), "2020-12"),
        (7, "7"),
        (True, "true"),
        ("", '""'),
        ("bell\x07", '"bell\\a"'),
        ([], "[]"),
        (["x", "y"], "[x, y]"),
        ("two\nlines", "|-   # its id\n    two\n    lines"),
        ("ended\nlines\n", "|   # its id\n    ended\n    lines"),
        ({"k": {"x": "a, b"}}, "   # its id\n    k:\n      x: a, b"),
        (["a, b", {"k": "c, d", "l": "m"}], "   # its id\n    - a, b\n    - k: c, d\n      l: m"),
    ],
)
def test_a_value_is_written_as_its_place_needs_it(value: object, written: str) -> None:
    comment = "" if "#" in written else "   # its id"
    gap = "" if written.startswith(" ") else " "
    check([Set(("program", "id"), value)], ("id: a   # its id", f"id:{gap}{written}{comment}"))


def test_quotes_stay_what_they_were() -> None:
    check([Set(("program", "title"), "New")], ("'Old'", "'New'"))
    check([Rename(("factors", "S2", "text"), "t")], ('"text"', '"t"'))


def test_a_text_within_brackets_stays_in_line() -> None:
    check([Set(("factors", "S2", "text"), "two\nlines")], (":old", ':"two\\nlines"'))


def test_a_block_of_text_is_replaced_with_all_its_lines() -> None:
    check([Set(("factors", "S1", "text"), "short")], (">-\n      long,\n      folded", "short"))


def test_lines_are_replaced_with_the_comments_in_them() -> None:
    old = TEXT[TEXT.index("program:") : TEXT.index("factors:")]
    check([Set(("program",), "none")], (old, "program: none\n"))


def test_an_empty_value_gets_one() -> None:
    check([Set(("empty",), {"a": ["x y, z"]})], ("empty:", "empty:\n  a:\n    - x y, z"))


def test_a_key_goes_below_the_one_before_it() -> None:
    check([Insert(("program",), "x", "new", 1)], ("# its id\n", "# its id\n  new: x\n"))
    check([Insert(("program",), "x", "new", 0)], ("id: a", "new: x\n  id: a"))
    check([Insert((), "x", "new")], ("empty:\n", "empty:\nnew: x\n"))


def test_an_item_goes_below_the_one_before_it() -> None:
    item = {"id": "S3", "text": "a: b"}
    check([Insert(("factors",), item, index=1)], ("folded\n", "folded\n  - id: S3\n    text: 'a: b'\n"))
    check([Insert(("factors",), "x", index=0)], ("- id: S1", "- x\n  - id: S1"))


def test_entries_within_brackets_go_behind_the_one_before_them() -> None:
    check([Insert(("rows",), "c"), Insert(("rows",), "0", index=0)], ("  a,", '  "0", a,'), ("b   #", "b, c   #"))
    check([Insert(("pairings", 0, "factors"), "weak", "T1")], ("S2: weak", "S2: weak, T1: weak"))
    check([Insert(("a",), "x"), Insert(("a",), "y")], ("[]", "[x, y]"), text="a: []\n")


def test_several_insertions_at_one_place_keep_their_order() -> None:
    check([Insert((), "1", "x"), Insert((), "2", "y")], ("empty:\n", 'empty:\nx: "1"\ny: "2"\n'))


def test_an_entry_goes_with_its_line_and_the_comment_beside_it() -> None:
    check([Delete(("program", "id"))], ("  id: a   # its id\n", ""))
    check([Delete(("rows", "a"))], ("  a,  # about a\n", ""))
    check([Delete(("rows", "b"))], ("a,", "a"), ("  b   # beside b\n", ""))
    check([Delete(("pairings", 0, "factors", "S2"))], (",\n            S2: weak", ""))


def test_an_item_goes_with_all_its_lines() -> None:
    check([Delete(("factors", "S1"))], ("  - id: S1    # one\n    text: >-\n      long,\n      folded\n", ""))


def test_what_follows_moves_to_the_dash() -> None:
    check([Delete(("factors", "S1", "id"))], ("id: S1    # one\n    text", "text"))


def test_the_last_entry_leaves_empty_brackets() -> None:
    check([Delete(("pairings", 2, "is"))], ("is: S1", "{}"))
    items = TEXT[TEXT.index("\n  - id: S1") : TEXT.index("\npairings")]
    check([Delete(("factors", 1)), Delete(("factors", 0))], (items, " []"))


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (("program", "id"), "id: a", "S9: a"),
        (("pairings", 0, "factors", "S2"), "S2: weak", "S9: weak"),
        (("pairings", 1, "factors", "S2"), "[S1, S2]", "[S1, S9]"),
        (("pairings", 2, "is", "S1"), "is: S1", "is: S9"),
    ],
)
def test_a_name_is_changed_in_whichever_form_it_is_written(path: tuple[str | int, ...], old: str, new: str) -> None:
    check([Rename(path, "S9")], (old, new))


def test_a_file_without_a_last_line_end_stays_so() -> None:
    check([Insert((), "x", "new")], ("a: b", "a: b\nnew: x"), text="a: b")


def test_a_text_at_the_end_of_a_file_gets_no_line_end_from_what_is_added() -> None:
    check([Insert((), "x", "new")], ("|\n  b", "|-\n  b\nnew: x"), text="a: |\n  b")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_new_lines_end_like_those_of_the_file(end: str) -> None:
    text = TEXT.replace("\n", end)
    check([Insert(("program",), "x\ny", "new")], ("'Old'", f"'Old'{end}  new: |-{end}    x{end}    y"), text=text)


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ([Delete(("program", "name"))], "no 'program.name'"),
        ([Delete(("factors", 2))], "no 'factors\\[2\\]'"),
        ([Delete(())], "root"),
        ([Rename(("factors", "S1"), "x")], "'factors.S1' is not a name"),
        ([Rename(("program", "id"), "title")], "the key 'title' stands in 'program' already"),
        ([Insert(("program",), "x", "title")], "the key 'title' stands in 'program' already"),
        ([Insert((), "x", "k"), Insert((), "x", "k")], "the key 'k' stands"),
        ([Insert(("program",), "x")], "'program' is not a list"),
        ([Insert(("factors",), "x", "k")], "'factors' is not a map"),
        ([Insert(("factors",), "x", index=3)], "has 2 entries"),
        ([Set(("empty",), None)], "a NoneType cannot be written"),
        ([Set(("empty",), "\ud800")], "cannot be written"),
        ([Set(("program",), "x"), Set(("program", "id"), "y")], "overlap"),
        ([Delete(("program",)), Insert(("program",), "x", "k")], "overlap"),
        ([Delete(("program",)), Rename(("program",), "k")], "overlap"),
        ([Set(("program", "id"), "x"), Set(("program", 0), "y")], "overlap"),
    ],
)
def test_what_cannot_be_done_is_refused(edits: list[Edit], message: str) -> None:
    with pytest.raises(EditError, match=message):
        apply(TEXT, edits)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [", "line 1: .* by hand"),
        ("", "nothing"),
        ("a: b\n---\nc: d", "more than one document"),
        ("[a]: b", "where a key belongs"),
        ("[" * 40 + "]" * 40, "deeper than 32"),
        ("a: *b", "no 'k'"),
        ("a: \x07", "line 1"),
    ],
)
def test_a_file_that_is_no_programme_is_refused(text: str, message: str) -> None:
    with pytest.raises(EditError, match=message):
        apply(text, [Delete(("k",))])


def test_writing_that_would_be_read_otherwise_is_refused() -> None:
    with pytest.raises(EditError, match="by hand"):
        apply("? a\n: b\n? c\n: d\n", [Delete(("a",))])
