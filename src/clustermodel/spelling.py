"""Numbers and dates as a message of a language writes them.

The patterns are messages like all others: the form of a file is the key of its translation, into English too where that is
what a reader of English would write (see `ENGLISH`).
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from clustermodel.model.period import Period
from clustermodel.model.quantity import Quantity

Say = Callable[[str], str]
"""From an English wording to that of a language."""

PATTERNS = (
    "over {number}", "under {number}", "{number}..", "..{number}", "{low}..{high}", "~{number}", "{whole}.{part}",
    "{thousands},{units}", "-{number}",
    "not-set", "lost", "not-reported", "not-applicable",
    "undated", "{first}–{last}", "{first} – {last}", "{year}-{month}-{day}",
    *(f"{{year}}-{part}" for part in ("H1", "H2", "Q1", "Q2", "Q3", "Q4", *(f"{month:02}" for month in range(1, 13)))),
)  # fmt: skip
"""The forms of numbers and dates that may be translated."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ENGLISH = {
    **{f"{{year}}-{number:02}": f"{name} {{year}}" for number, name in enumerate(_MONTHS, start=1)},
    **{f"{{year}}-{part}": f"{part} {{year}}" for part in ("H1", "H2", "Q1", "Q2", "Q3", "Q4")},
    "{year}-{month}-{day}": "{number} {of}",
}
"""Dates as readers of English write them. Numbers stay as they are in a file: people write 25..29 in a cell, too."""


def spelt(value: object, say: Say) -> object:
    """A number or a date in the wording of a language; anything else as it is."""
    if isinstance(value, Quantity):
        return _quantity(value, say)
    if isinstance(value, Period):
        return _period(value.text, say)
    if isinstance(value, Decimal):
        return _number(value, say)
    return _unit(value.isoformat(), say) if isinstance(value, date) else value


def _number(number: Decimal, say: Say) -> str:
    """With all its printed decimals, and thousands apart."""
    digits, point, part = format(number.copy_abs(), ",f").partition(".")
    whole, *rest = digits.split(",")
    for units in rest:
        whole = say("{thousands},{units}").format(thousands=whole, units=units)
    text = say("{whole}.{part}").format(whole=whole, part=part) if point else whole
    return say("-{number}").format(number=text) if number < 0 else text


def _quantity(value: Quantity, say: Say) -> str:
    if value.missing is not None:
        return say(str(value.missing))
    low, high = ("" if bound is None else _number(bound, say) for bound in (value.low, value.high))
    if not high:
        return say("over {number}" if value.strict else "{number}..").format(number=low)
    if not low:
        return say("under {number}" if value.strict else "..{number}").format(number=high)
    text = low if low == high else say("{low}..{high}").format(low=low, high=high)
    return say("~{number}").format(number=text) if value.about else text


def _period(text: str, say: Say) -> str:
    first, dots, last = text.partition("..")
    if dots:
        pattern = "{first} – {last}" if "-" in text else "{first}–{last}"
        return say(pattern).format(first=_unit(first, say), last=_unit(last, say))
    return _unit(text, say)


def _unit(text: str, say: Say) -> str:
    year, _, rest = text.partition("-")
    if not rest:
        return say(text) if text == "undated" else text
    part, _, day = rest.partition("-")
    undivided = say(f"{{year}}-{part}").format(year=year)
    if not day:
        return undivided
    return say("{year}-{month}-{day}").format(year=year, month=part, day=day, number=int(day), of=undivided)
