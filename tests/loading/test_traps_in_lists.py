"""A comma cuts a sentence in a list written in brackets, and YAML says nothing."""

import pytest

import clustermodel

HEAD = "format: clustermodel/1\nprogram: {id: a, title: b, cluster: c}\nclaims:\n  - id: x\n    text: y\n"


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("    notes: [Who made it, is not told.]\n", 26),
        ("    notes: [Кто подготовил программу, не сказано; потом узнаем]\n", 39),
        ("    notes: [clean air, Who made it, is not told.]\n", 37),
        ('    notes: ["In quotes, of course", Who made it,  is not told.]\n', 51),
        ("    notes: [a, Who made it,\n      is not told.]\n", 7),
    ],
)
def test_a_sentence_that_is_cut_is_reported_at_its_rest(line: str, column: int) -> None:
    [found] = clustermodel.loads(HEAD + line).diagnostics
    assert (found.code, found.span and (found.span.line, found.span.column)) == ("YM016", (5 + line.count("\n"), column))


@pytest.mark.parametrize(
    "line",
    [
        '    notes: ["Who made it, is not told."]\n',
        "    notes: [unique park, clean air]\n",
        "    notes: [First of all, Second of all]\n",
        "    notes: [Clinics, hospitals]\n",
        "    notes:\n      - Who made it, is not told.\n",
        "    notes: [{en: Who made it}, {ru: не сказано совсем}]\n",
    ],
)
def test_lists_of_several_texts_are_left_alone(line: str) -> None:
    assert [one.code for one in clustermodel.loads(HEAD + line).diagnostics] == []


def test_what_is_dumped_does_not_look_cut() -> None:
    program = clustermodel.loads(HEAD + "    notes:\n      - Who made it\n      - is not told\n").program
    assert program is not None
    assert clustermodel.loads(clustermodel.dump(program)).diagnostics == ()


def test_a_bracket_that_is_followed_by_a_long_text_costs_nothing() -> None:
    """Words times their distance to the next bracket would take hours here."""
    text = "word " * 200_000
    [found] = clustermodel.loads(HEAD + f'    notes: ["{text}", [x]]\n').diagnostics
    assert found.code == "YM204"
