"""What a cell shows, where that is not what it holds."""

import re
from datetime import datetime
from decimal import Decimal
from typing import Any

_NOT_SHOWN = re.compile(r'"[^"]*"|\[[^]]*]|\\.')
"""The parts of a number format that say nothing about its kind: quoted text, colours and languages, single signs."""
_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
"""What a formula shows that went wrong; no text of a programme is one of these."""


class Formula(str):
    """A formula that no program has computed: its text, which is no value."""

    __slots__ = ()


def is_valueless(value: object) -> bool:
    """A formula that nobody has computed, or that came to an error."""
    return isinstance(value, Formula) or value in _ERRORS


def shown(cell: Any) -> Any:
    """The value of a cell as its reader sees it: 0.12 as a percentage is `12%`, a day shown as a month is a month."""
    value = cell.value
    if isinstance(value, datetime):
        return _date(value, _NOT_SHOWN.sub("", cell.number_format).lower())
    if isinstance(value, int | float) and "%" in _NOT_SHOWN.sub("", cell.number_format):
        return format((Decimal(repr(value)) * 100).normalize() + 0, "f") + "%"
    return value


def _date(value: datetime, form: str) -> str:
    """As much of a date as its format shows."""
    day = value.date().isoformat()
    if "d" in form or "y" not in form:
        return day
    return day[: len("2020-12")] if "m" in form else day[: len("2020")]
