"""What a cell shows, where that is not what it holds."""

import re
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite
from typing import Any, Self

from clustermodel.importing.literals import around
from clustermodel.messages import Word
from clustermodel.model.period import parse_period
from clustermodel.model.quantity import parse_quantity
from clustermodel.views.workbook import forms

_SHOWN = 120
"""Letters of a cell that a message shows."""
NOT_SHOWN = re.compile(r'"[^"]*"|\[[^][]*]|\\.')
"""The parts of a number format that say nothing about its kind: quoted text, colours and languages, single signs."""
_FORMAT = re.compile(r"[#?0, \u00a0]*[#?0](?:\.([#?0]+))?(,*) ?%?(?:_.)*")
"""A number format that says how many digits are seen, and how many thousands are left out."""
_DIGITS_OF = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)
_KEPT = 15
"""Digits of a number that a spreadsheet shows, however it reckons."""
_ERRORS = (
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!",
    "#GETTING_DATA", "#ДЕЛ/0!", "#Н/Д", "#ИМЯ?", "#ПУСТО!", "#ЧИСЛО!", "#ССЫЛКА!", "#ЗНАЧ!", "#ПЕРЕНОС!", "#ВЫЧИСЛ!",
    "#ПОЛЕ!",
)  # fmt: skip
"""What a formula shows that went wrong, in files and as spreadsheets show it; no text of a programme is one of these."""
_ERROR = re.compile("(?:Err|Ошибка):[0-9]{3}", re.ASCII)
_NARROW = re.compile("#{2,}")
"""What is shown of a number or a day in a column that is too narrow, and copied from there."""


_DIGITS = 50
"""Signs of the longest number, or range of numbers, that is taken."""
_YEARS = range(1900, 2200)
"""Years that a programme can speak of."""
_YEAR = re.compile("(?<![0-9])[0-9]{4}", re.ASCII)


def sane(form: str, found: str) -> str:
    """What a cell of a form holds. Raises ValueError for what no programme can mean: 1e308, or a day of the year 19."""
    if (form == "quantity" and len(found) > _DIGITS) or (form == "period" and not is_of_our_time(found)):
        raise ValueError(found)
    return found


def is_of_our_time(period: str) -> bool:
    """A period, as the YAML file holds it, of a time that a programme can speak of."""
    return all(int(year) in _YEARS for year in _YEAR.findall(period))


def shortened(value: object) -> object:
    """A text of a cell, cut where it is long; words of the library's own stay what they are."""
    return f"{value[: _SHOWN - 1]}…" if type(value) is str and len(value) > _SHOWN else value


_WORDED = {
    "Every": "every {}",
    "Membership": "{} member",
    "Role": "{}",
    "Progress": "{}",
    "Aggregation": "counted as {}",
    "Counted": "number of {}",
}
"""Vocabulary → the phrase that says what a word of it means."""


def told(form: str, found: str) -> object:
    """What is found in a cell of a form, as a value of a message: each language has its words, numbers and dates.

    What stands in several lines of a cell is told in one.
    """
    if form in ("quantity", "period") and found:
        return parse_quantity(found) if form == "quantity" else parse_period(found)
    return Word(_WORDED[form].format(found)) if form in _WORDED else found.replace("\n", " / ")


class Formula(str):
    """A formula that no program has computed: its text, which is no value."""

    __slots__ = ()


class NoDay(str):
    """A number that is shown as a day, which no calendar has: spreadsheets show only `####`."""

    __slots__ = ()


class Rounded(str):  # noqa: SLOT000 - an attribute beside the text
    """A number of which a cell shows fewer digits than it holds, or more: its text is all of it, `seen` is what is shown."""

    seen: str

    def __new__(cls, text: str, seen: str) -> Self:
        """A number, and what is seen of it."""
        found = super().__new__(cls, text)
        found.seen = seen
        return found

    @property
    def differs(self) -> bool:
        """Another number is seen than is held: 98.7 instead of 98.666; 1.10 is no other than 1.1."""
        held, seen = (Decimal(found[0]) for one in (self, self.seen) if (found := _DIGITS_OF.search(one)))
        return held != seen


def seen(value: object) -> str:
    """The value of a cell as a text, of a number no more than is seen."""
    return value.seen if isinstance(value, Rounded) and value.differs else forms.written(value)


def is_valueless(value: object) -> bool:
    """A formula that nobody has computed, or that came to an error; a day that there is not; or what nobody could see."""
    return isinstance(value, Formula | NoDay) or is_error(value) or is_narrow(value)


def is_error(value: object) -> bool:
    """What a formula shows that went wrong."""
    return isinstance(value, str) and (value.strip() in _ERRORS or bool(_ERROR.fullmatch(value.strip())))


def is_narrow(value: object) -> bool:
    """What is shown in a column that is too narrow."""
    return isinstance(value, str) and bool(_NARROW.fullmatch(value.strip()))


def shown(value: Any, number_format: str | None) -> Any:
    """A value as the reader of its cell sees it: 0.12 as a percentage is `12%`, a day shown as a month is a month."""
    form = NOT_SHOWN.sub("", number_format or "").lower()
    if isinstance(value, datetime):
        return _date(value, form)
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        return _worded(_number(value, form), *around(number_format or ""))
    return value


def _worded(number: Any, before: str, behind: str) -> Any:
    """A number with what its format writes around it."""
    if not before and not behind:
        return number
    text = forms.written(number)
    held, seen = (" ".join(filter(None, (before, one, behind))) for one in (text, getattr(number, "seen", text)))
    return held if seen == held else Rounded(held, seen)


def _number(value: float, form: str) -> Any:
    """A number, with the sign of the percent if it is shown as a percentage; with what is seen of it where that is less."""
    exact, sign = Decimal(f"{value:.{_KEPT}g}") * (100 if "%" in form else 1), "%" * ("%" in form)
    text, found = _plain(exact) + sign, _FORMAT.fullmatch(form.partition(";")[0])
    if found and exact.adjusted() < _KEPT:  # a larger one has no digits behind the point
        scaled = exact / 1000 ** len(found[2])
        seen = format(scaled.quantize(Decimal(1).scaleb(-len(found[1] or "")), ROUND_HALF_UP), "f") + sign
        if seen != text:
            return Rounded(text, seen)
    return text if sign or text != _plain(Decimal(repr(value))) else value


def _plain(number: Decimal) -> str:
    return format(number.normalize() + 0, "f")


def _date(value: datetime, form: str) -> str:
    """As much of a date as its format shows."""
    day = value.date().isoformat()
    if "d" in form or "y" not in form:
        return day
    return day[: len("2020-12")] if "m" in form else day[: len("2020")]
