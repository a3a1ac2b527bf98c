"""Every message has its Russian wording, with the same places to fill and the right plural forms."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from string import Formatter

import attrs
import pytest

from clustermodel import model
from clustermodel.diagnostics import FAMILIES, Severity
from clustermodel.messages import Word, languages, render
from clustermodel.model.period import parse_period
from clustermodel.model.quantity import parse_quantity
from clustermodel.spelling import PATTERNS
from clustermodel.testing.cases import Case, cases
from tests.russian import said, translations

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "clustermodel"


def strings(node: ast.AST | None) -> Iterator[str]:
    """The texts that an expression may be: a literal, a choice of literals, a literal joined of several."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from strings(node.body)
        yield from strings(node.orelse)


PLACES = {
    "Finding": ((1,), ("template", "hint", "plural")),
    "Rule": ((2, 3), ("template", "hint")),
    "Word": ((0,), ()),
    "Phrase": ((0,), ()),
    "misshapen": ((1, 2), ()),
    "_missing": ((2,), ()),
    "_lacking": ((2, 3, 4), ("one", "most", "todo")),
    "_untied": ((3, 4), ()),
    "say": ((0, 1), ()),
    "said": ((0,), ()),
}
"""Function → the positions and the names of its arguments that are shown to readers."""


def messages() -> Iterator[tuple[str, str]]:
    """Every text that is shown to readers: where it is, and what it says."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PLACES:
                positions, names = PLACES[node.func.id]
                arguments = [node.args[index] for index in positions if index < len(node.args)]
                arguments += [keyword.value for keyword in node.keywords if keyword.arg in names]
                for argument in arguments:
                    yield from ((f"{path.name}:{node.lineno}", text) for text in strings(argument) if text)
            elif isinstance(node, ast.Assign | ast.Return) and isinstance(node.value, ast.Constant):
                text = node.value.value
                if path.name == "hints.py" and isinstance(text, str) and " " in text:
                    yield f"{path.name}:{node.lineno}", text
    yield from (("family", title) for title in FAMILIES.values())
    yield from (("severity", str(severity)) for severity in Severity)
    yield from (("pattern", pattern) for pattern in PATTERNS)


ALL = sorted({text: where for where, text in messages() if re.sub(r"{.*?}", "", text).strip()}.items())


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_there_are_messages_to_translate() -> None:
    assert len(ALL) > 200


def test_every_message_is_translated() -> None:
    assert [(where, text) for text, where in ALL if not all(translations(text)) or not translations(text)] == []


@pytest.mark.parametrize("case", [one for one in cases(ROOT / "tests" / "cases") if one.fails], ids=lambda one: one.code)
def test_what_a_check_says_is_translated_to_the_last_word(case: Case) -> None:
    assert {text for one in case.findings() for text in said(one) if not translations(text)} == set()


def test_numbers_and_dates_are_written_as_russian_writes_them() -> None:
    texts = ("over 130", "under 7", "7..", "..7", "~7.5", "25..29", "12.50", "lost")
    periods = ("2020-12", "2020-12-15", "2021-H1", "2021-Q4", "2020..2024", "2020-12..2021-01", "undated")
    values = [*map(parse_quantity, texts), *map(parse_period, periods), date(2021, 3, 1), Decimal("0.5"), 2021]
    assert render("{values}", {"values": values}, language="ru") == (
        "более 130, менее 7, не менее 7, не более 7, около 7,5, 25–29, 12,50, утрачено, "
        "декабрь 2020 г., 15.12.2020, I полугодие 2021 г., IV квартал 2021 г., 2020–2024, "
        "декабрь 2020 г. – январь 2021 г., без даты, 01.03.2021, 0,5, 2021"
    )


def test_dates_are_written_as_english_writes_them() -> None:
    texts = ("over 130", "under 7", "7..", "..7", "~7.5", "25..29", "12.50", "lost")
    periods = ("2020-12", "2020-12-05", "2021-H1", "2021-Q4", "2020..2024", "2020-12..2021-01", "undated")
    values = [*map(parse_quantity, texts), *map(parse_period, periods), date(2021, 3, 1), Decimal("0.5"), 2021]
    assert render("{values}", {"values": values}) == (
        "over 130, under 7, 7.., ..7, ~7.5, 25..29, 12.50, lost, "
        "December 2020, 5 December 2020, H1 2021, Q4 2021, 2020–2024, "
        "December 2020 – January 2021, undated, 1 March 2021, 0.5, 2021"
    )


def test_how_well_a_reference_is_founded_is_told_in_words() -> None:
    assert render("{bases}", {"bases": [Word("weak"), Word("strong")]}) == "merely plausible, inferred from the wording"


@pytest.mark.parametrize(
    ("number", "english", "russian"),
    [
        ("1000", "1,000", "1\u00a0000"),
        ("1234567.50", "1,234,567.50", "1\u00a0234\u00a0567,50"),
        ("-26.1", "-26.1", "−26,1"),
        ("999", "999", "999"),
    ],
)
def test_thousands_stand_apart_and_russian_has_a_minus(number: str, english: str, russian: str) -> None:
    for value in (Decimal(number), parse_quantity(number)):
        assert [render("{value}", {"value": value}, language=one) for one in ("en", "ru")] == [english, russian]


@pytest.mark.parametrize("text", [text for text, _ in ALL if fields(text)])
def test_a_translation_has_the_same_places_to_fill(text: str) -> None:
    wordings = translations(text)
    number = {"n"} if len(wordings) > 1 else set()  # one of a pair need not say the number, its Russian form has to: 1, 21, 31 …
    for wording in wordings:
        assert fields(wording) | number == fields(text) | number


def required() -> Iterator[str]:
    """What the keys mean without which something cannot be read: a hint tells it."""
    for module in iter_modules(model.__path__, f"{model.__name__}."):
        for cls in vars(import_module(module.name)).values():
            if isinstance(cls, type) and attrs.has(cls):
                yield from (
                    field.metadata["doc"] for field in attrs.fields(cls) if field.default is attrs.NOTHING and field.metadata
                )


def test_a_missing_key_is_explained_in_russian() -> None:
    assert "The factor, verbatim." in set(required())
    assert [one for one in required() if not translations(one)] == []


def test_translations_are_russian() -> None:
    worded = [text for text, _ in ALL if re.search("[A-Za-z]", re.sub("{.*?}", "", text))]
    latin = [text for text in worded if not any(re.search("[а-яё]", one) for one in translations(text))]
    assert latin == []


@pytest.mark.parametrize(
    ("number", "wording"), [(1, "1 ошибка"), (3, "3 ошибки"), (5, "5 ошибок"), (21, "21 ошибка"), (112, "112 ошибок")]
)
def test_numbers_take_the_right_form(number: int, wording: str) -> None:
    assert render("{n} error", {"n": number}, plural="{n} errors", language="ru") == wording


def test_words_among_the_values_are_translated_too() -> None:
    assert render("{kind}", {"kind": Word("strength")}, language="ru-RU") == "сильная сторона"
    assert languages() == ("en", "ru")
