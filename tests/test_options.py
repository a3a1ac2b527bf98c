"""Options written as text are read by the types of the class that declares them."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

import attrs
import pytest

from clustermodel import options


class Paper(StrEnum):
    """A size."""

    A4 = "a4"
    LETTER = "letter"


@attrs.frozen
class Options:
    """Every type that can be read."""

    title: str | None = attrs.field(default=None, metadata={"doc": "Shown on top."})
    page_count: int = 3
    scale: Decimal = Decimal(1)
    since: date = date(2020, 1, 1)
    colour: bool = True
    paper: Paper = Paper.A4
    side: Literal["left", "right"] = "left"
    kinds: tuple[str, ...] = attrs.field(factory=lambda: ("kpi",))


def test_an_option_is_told_with_its_name_default_and_meaning() -> None:
    first, second, *_, last = options.options(Options)
    assert (first.name, first.default, first.doc, first.choices) == ("title", None, "Shown on top.", ())
    assert (second.name, second.field) == ("page-count", "page_count")
    assert last.default == ("kpi",)
    assert options.options(None) == []


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("title", "A = b", "A = b"),
        ("page-count", "12", 12),
        ("scale", "0.50", Decimal("0.50")),
        ("since", "2027-03-01", date(2027, 3, 1)),
        ("colour", "no", False),
        ("paper", "letter", Paper.LETTER),
        ("side", "right", "right"),
        ("kinds", "kpi, action,", ("kpi", "action")),
    ],
)
def test_a_text_is_read_by_the_type(name: str, text: str, value: Any) -> None:
    read = options.read(Options, {name: text})
    assert read == {name.replace("-", "_"): value}
    assert getattr(Options(**read), name.replace("-", "_")) == value


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("page-count", "many", "the option 'page-count' must be a whole number, not 'many'"),
        ("scale", "1,5", "the option 'scale' must be a number, not '1,5'"),
        ("since", "soon", "the option 'since' must be a date (YYYY-MM-DD), not 'soon'"),
        ("colour", "perhaps", "the option 'colour' must be one of yes, no, not 'perhaps'"),
        ("paper", "a5", "the option 'paper' must be one of a4, letter, not 'a5'"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(name: str, text: str, told: str) -> None:
    with pytest.raises(ValueError, match="option") as refused:
        options.read(Options, {name: text})
    assert str(refused.value) == told


@pytest.mark.parametrize("cls", [Options, None])
def test_an_option_that_is_not_there_is_refused(cls: type | None) -> None:
    with pytest.raises(LookupError, match="nothing"):
        options.read(cls, {"nothing": "1"})


def test_a_caller_in_python_gives_values_or_the_texts_of_the_command_line() -> None:
    assert options.made(Options, {"colour": "no", "page_count": "7", "side": "right", "kinds": ("kpi",)}) == Options(
        colour=False, page_count=7, side="right", kinds=("kpi",)
    )
    assert options.made(Options, {"colour": True, "paper": Paper.LETTER, "title": None}) == Options(paper=Paper.LETTER)
    assert options.made(None, {}) is None


@pytest.mark.parametrize(("name", "value"), [("side", "up"), ("side", 1), ("colour", "perhaps"), ("page_count", "many")])
def test_a_value_that_an_option_does_not_take_is_refused_in_python_too(name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=f"'{name.replace('_', '-')}' must be"):
        options.made(Options, {name: value})


def test_a_misspelt_option_is_told_with_those_that_there_are() -> None:
    with pytest.raises(TypeError, match="no option 'color'; there are: title, page_count, "):
        options.made(Options, {"color": True})
    with pytest.raises(TypeError, match="there are: none"):
        options.made(None, {"color": True})
