"""What YAML allows and the format does not: each is refused with its own code and place, and what is around it is read."""

import pytest

from clustermodel import loads
from tests.loading.reading import HEAD, codes, good, only, places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("objectives: [{id: G1, text: !!str a}]\n", ["YM101 3:29-3:34"]),
        ("objectives: !x [{id: G1, text: a}]\n", ["YM101 3:13-3:15"]),
        ("objectives: [{id: G1, text: &x a}]\n", ["YM102 3:29-3:31"]),
        ("objectives: [&y {id: G1, text: a}]\n", ["YM102 3:14-3:16"]),
        ("objectives: [{id: G1, text: *x}]\n", ["YM103 3:29-3:31"]),
        ("risks:\n  - &x\n    &y id: R1\n    text: a\n", ["YM102 4:5-4:7", "YM102 5:5-5:7"]),
        ("risks: [&x !t {id: R1, text: a}]\n", ["YM102 3:9-3:11", "YM101 3:12-3:14"]),
        ("objectives: [*x]\n", ["YM103 3:14-3:16"]),
        ("objectives: *x\n", ["YM103 3:13-3:15"]),
        ("objectives: [{id: G1, text: a, *x : 1}]\n", ["YM103 3:32-3:34"]),
        ("objectives: [{id: G1, text: a, <<: {a: b}}]\n", ["YM104 3:32-3:34"]),
        ("objectives: [{id: G1, text: a, <<: *x, <<: *y}]\n", ["YM104 3:32-3:34", "YM103 3:36-3:38", "YM104 3:40-3:42", "YM103 3:44-3:46"]),
        ("--- \nobjectives: []\n", ["YM105 3:1-3:4"]),
        ("? [a, b]\n: 1\n", ["YM107 3:3-3:4"]),
        ("objectives: [{id: G1, text: a, {b: c}: d}]\n", ["YM107 3:32-3:33"]),
    ],
)
def test_it_is_refused_where_it_is(text: str, found: list[str]) -> None:
    assert places(text) == found
    assert all(one.hint for one in loads(HEAD + text).diagnostics)


def test_what_is_around_it_is_read() -> None:
    loaded = loads(HEAD + "objectives: [{id: G1, text: !!str a, code: &x b}, {id: G2, text: *x}]\n? [k]\n: 1\n")
    assert loaded.program is not None
    assert [(one.id, one.text, one.code) for one in loaded.program.objectives] == [("G1", "a", "b")]


def test_signs_within_a_text_are_no_tags_or_aliases() -> None:
    [objective] = good("objectives: [{id: G1, text: R&D *now* !important}]").links.program.objectives
    assert objective.text == "R&D *now* !important"


def test_in_quotes_the_merge_key_is_a_key() -> None:
    [objective] = good("objectives: [{id: G1, text: a, codes: {'<<': b}}]").links.program.objectives
    assert objective.codes == {"<<": "b"}
    assert codes("objectives: [{id: G1, text: a, codes: {'<<': b, '<<': c}}]") == ["YM106"]


def test_explicit_keys_and_document_marks_that_change_nothing_are_read() -> None:
    assert good("? objectives\n: [{id: G1, text: a}]\n...\n", head="%YAML 1.2\n---\n" + HEAD).links.get("objective:G1")


@pytest.mark.parametrize(
    ("text", "found", "first"),
    [
        ("risks: []\nrisks: []\n", ["YM106 4:1-4:6"], (3, 1)),
        ("objectives: [{id: G1, text: a, 'text': b}]\n", ["YM106 3:32-3:38"], (3, 23)),
        ("kpis: [{id: K1, name: n, targets: {2020: 1, 2021: 2, 2020: 3}}]\n", ["YM106 3:54-3:58"], (3, 36)),
        ("risks: [\n  {id: R1, text: {ru: a, ru: b}}]\nkpis: []\n", ["YM106 4:26-4:28"], (4, 19)),
    ],
)
def test_a_key_that_stands_twice_shows_both_places(text: str, found: list[str], first: tuple[int, int]) -> None:
    assert places(text) == found
    [related] = only(text).related
    assert related.span is not None
    assert (related.span.line, related.span.column) == first


def test_of_equal_keys_the_first_counts_and_each_other_is_told() -> None:
    loaded = loads(HEAD + "objectives: [{id: G1, text: a, text: b, text: c}]\n")
    assert loaded.program is not None
    assert [one.code for one in loaded.diagnostics] == ["YM106", "YM106"]
    assert loaded.program.objectives[0].text == "a"


def test_within_what_is_not_read_keys_are_still_compared() -> None:
    assert places("risks: [{id: R1, text: a}]\nrisks: [{id: R2, txt: a, txt: b}]\n") == ["YM106 4:1-4:6", "YM106 4:26-4:29"]


def test_nesting_ends_at_a_limit() -> None:
    assert codes("objectives: " + "[" * 100_000 + "]" * 100_000) == ["YM004"]
    assert codes("objectives: " + "{a: " * 100_000) == ["YM004"]
    assert codes("objectives:\n" + "- " * 100_000) == ["YM004"]
    assert codes("\n".join(" " * depth + "a:" for depth in range(2_000))) == ["YM004"]
    assert "32" in only("objectives: " + "[" * 100_000).message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "YM012"),
        ("# nothing\n", "YM012"),
        ("---\n", "YM012"),
        ("\n\n \n", "YM012"),
        ("just a text\n", "YM013"),
        ("- a\n- b\n", "YM013"),
        ("*a\n", "YM103"),
    ],
)
def test_a_file_of_something_else_holds_no_programme(text: str, code: str) -> None:
    loaded = loads(text)
    assert [one.code for one in loaded.diagnostics] == [code]
    assert loaded.program is None


@pytest.mark.parametrize("line", ["", "format: clustermodel\n", "format: [a]\n", "format: ''\n", "fromat: clustermodel/1\n"])
def test_a_format_line_that_is_missing_or_misspelt_does_not_hide_the_rest(line: str) -> None:
    loaded = loads(line + "program: {id: demo, title: Demo, cluster: Demo}\nkpis: [{id: K1}]\n")
    found = [one.code for one in loaded.diagnostics]
    assert found.count("YM201") == 1
    assert "YM203" in found
    assert loaded.program is not None


@pytest.mark.parametrize("edition", ["clustermodel/2", "clustermodel-actuals/1"])
def test_a_file_of_another_format_is_left_alone(edition: str) -> None:
    loaded = loads(f"format: {edition}\nprogram: demo\nkpis: {{}}\n")
    assert [one.code for one in loaded.diagnostics] == ["YM201"]
    assert loaded.program is None
