"""YAML's own traps: each has its code, its place and a hint, and is told once."""

import pytest

from clustermodel import loads
from tests.loading.reading import HEAD, codes, only, place, places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kpis:\n  - id: K1\n    name: n\n    baseline:\n      period: 2020\n      value: >1\n", "YM009 8:14-8:16"),
        ("objectives:\n  - id: G1\n    text: |\nrisks: []\n", "YM009 5:11-5:12"),
        ("objectives:\n  - {id: G1, text: a}\nclaims:\n  - id: c\n    text: t\n    notes:\n      - >2\n", "YM009 9:9-9:11"),
        ("kpis: [{id: K1, name: n, baseline: {period: 2020, value: >1}}]\n", "YM015 3:58-3:60"),
        ("kpis:\n  - id: K1\n    name: >12 jobs\n", "YM015 5:11-5:14"),
        ("kpis: [{id: K1, name: n, targets: {2014: 22,6}}]\n", "YM010 3:45-3:46"),
        ("objectives: [{id: G1, text: Grow, and grow again, for ever}]\n", "YM010 3:35-3:49"),
        ("objectives: [{id: G1, text: a, 'b c'}]\n", "YM010 3:32-3:37"),
        ("objectives:\n  - id: G1\n    text: Grow #1 in the world\n", "YM011 5:16-5:31"),
        ("objectives:\n\t- {id: G1, text: a}\n", "YM006 4:1-4:2"),
        ("objectives:\n  - id: G1\n    text: one\n\t two\n", "YM006 6:1-6:2"),
        ("kpis: [{id: K1, name: n, unit: %}]\n", "YM007 3:32-3:33"),
        ("objectives:\n  - id: G1\n    text: @home\n", "YM007 5:11-5:12"),
        ("objectives:\n  - id: G1\n    text: `a`\n", "YM007 5:11-5:12"),
        ("objectives:\n  - id: G1\n    text: #1 in the world\n", "YM205 5:11-5:12"),
        ("objectives:\n  - id: G1\n    text: a\n    code:\n", "YM205 6:5-6:9"),
        ("objectives:\n  - id: G1\n    text: a\n    code: ''\n", "YM205 6:11-6:13"),
        ("objectives:\n", "YM205 3:1-3:11"),
    ],
)
def test_a_trap_is_told_once_where_it_is(text: str, found: str) -> None:
    finding = only(text)
    assert place(finding) == found
    assert finding.hint


def test_a_number_with_a_bound_is_explained() -> None:
    assert "over 1" in only("kpis: [{id: K1, name: n, baseline: {period: 2020, value: >1}}]").hint
    assert "over 1" in only("kpis:\n  - id: K1\n    name: n\n    baseline:\n      period: 2020\n      value: >1\n").hint


@pytest.mark.parametrize(
    "text",
    [
        "objectives:\n  - id: G1\n    text: Grow # as the text says\n",
        "objectives:\n  - id: G1\n    text: 'Grow #1'\n",
        "objectives:\n  - id: G1\n    text: >-\n      Grow #1\n",
        "objectives: #all of them\n  - {id: G1, text: C#5}\n",
        "objectives: [{id: G1, text: \"Grow, and grow\"}]\n",
        "kpis: [{id: K1, name: n, targets: { 2014: 22.6 , 2015: 3 }}]\n",
        "claims: [{id: c, text: \"a\\tb\"}] #!mark\n",
    ],
)
def test_what_is_meant_as_it_stands_is_left_alone(text: str) -> None:
    assert codes(text) == []


def test_a_scanner_error_leaves_the_rest_unread_and_says_so() -> None:
    text = "objectives:\n  - {id: G1, txt: a}\n  - id: G2\n    text: @home\nkpis:\n  - {id: K1, nam: n, measures: [G2]}\n"
    assert places(text) == ["YM203 4:10-4:12", "YM202 4:14-4:17", "YM007 6:11-6:12"]
    assert "the rest of the file is not read" in only("a: @b").message


@pytest.mark.parametrize("broken", ["]\n", " - :\n", "\tx: 1\n", "  %: 1\n", "'x\n"])
def test_what_may_stand_in_the_rest_is_not_missed(broken: str) -> None:
    text = "kpis:\n  - {id: K1, name: n, measures: [G1]}\n  - id: K2\n" + broken + "    name: n\nobjectives: [{id: G1, text: a}]\n"
    found = codes(text)
    assert len(found) == 1
    assert found[0] in ("YM005", "YM006", "YM007")


def test_what_stands_nowhere_is_missed_all_the_same() -> None:
    assert codes("kpis:\n  - {id: K1, name: n, measures: [G9]}\nrisks: @x\nobjectives: [{id: G1, text: a}]\n") == ["RF101", "YM007"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: b: c\n", "a colon where no key can be"),
        ("objectives\nkpis: []\n", "a line without `key: `"),
        ("a: 'b\nc: 1\n", "a quote that is never closed"),
        ('a: "\\q"\n', "a backslash that begins no known escape"),
        ("a: - b\n", "a dash where no list can begin"),
        ("a: ? b\n", "a question mark where no key can be"),
        ("a: [1, 2\nb: 3\n", "a bracket that is not closed, or a sign that cannot stand inside it"),
        ("a: {b: c: d}\n", "a bracket that is not closed, or a sign that cannot stand inside it"),
        ("a: * b\n", "a star that begins no alias"),
        ("a: & b\n", "an ampersand that begins no anchor"),
        ("a: ]\n", "a sign where a value is expected"),
        ("a:\n  - b\n  c: 1\n", "a line that is no item of the list around it"),
        ("a: 'b' c\n", "a line, or the rest of one, that belongs to nothing"),
        ("a: 1\n...\nb: 2\n", "something after the end of the document"),
    ],
)
def test_what_is_not_yaml_is_told_in_plain_words(text: str, problem: str) -> None:
    [message] = [one.message for one in loads(HEAD + text).diagnostics if one.code == "YM005"]
    assert message == f"not YAML: {problem}; the rest of the file is not read"


@pytest.mark.parametrize(
    ("text", "began"),
    [
        ('a: "one\nb: two\nc: "three"\n', (3, 4)),
        ("a: 'one\nb: two\nc: 'three'\n", (3, 4)),
        ('a:\n- "one\n- two\n- id: "1.1"\n', (4, 3)),
        ('a: "one" two\n', None),
        ("a: it's\nb: [1] 'x' y\n", None),
        ("a: 1\n'b' c\n", None),
    ],
)
def test_a_closing_quote_that_is_missing_is_looked_for_where_the_text_began(text: str, began: tuple[int, int] | None) -> None:
    [finding] = [one for one in loads(HEAD + text).diagnostics if one.code == "YM005"]
    begins = [(one.span.line, one.span.column) for one in finding.related if one.span and "quote" in one.message]
    assert begins == ([began] if began else [])


def test_a_control_character_costs_only_the_text_that_holds_it() -> None:
    bad = 'objectives:\n  - {id: G1, text: "a\x07b"}\n  - {id: G2, text: "\x0b\x0c"}\n'
    text = bad + "kpis: [{id: K1, nam: n, measures: [G1]}]\n"
    assert places(text) == ["YM008 4:22-4:23", "YM008 5:21-5:22", "YM008 5:22-5:23", "YM203 6:13-6:15", "YM202 6:17-6:20"]
    assert only("objectives: [{id: G1, text: a, notes: ['\ud800']}]").message == "the character U+D800 is not allowed in YAML"
