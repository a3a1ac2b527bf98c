"""Days as workbooks hold them: numbers with the format of a date."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from clustermodel.importing.values import NOT_SHOWN, NoDay
from clustermodel.views.workbook import forms

_NAMES_DAY = re.compile("[dy]", re.IGNORECASE)
"""What a format of a date has that shows the day or the year, not only the time."""


def shown_in(book: Any) -> Callable[[Any], Any]:
    """Reads the cells of a workbook that is opened: their values, of numbers that are shown as a date the date.

    openpyxl would make an error of a number that is no day, warn of that on the standard error, and forget the number.
    """
    from openpyxl.styles.numbers import is_date_format, is_timedelta_format
    from openpyxl.utils.datetime import from_excel

    book._date_formats = book._timedelta_formats = frozenset()  # noqa: SLF001 - nothing else keeps it from reading them

    is_date = cache(is_date_format)  # a sheet has few formats, and many cells

    def value(cell: Any) -> Any:
        found = cell.value
        if not isinstance(found, int | float) or isinstance(found, bool) or not is_date(cell.number_format):
            return found
        if found < 1 and _NAMES_DAY.search(NOT_SHOWN.sub("", cell.number_format)):
            return NoDay(forms.written(found))
        try:
            return from_excel(found, book.epoch, timedelta=is_timedelta_format(cell.number_format))
        except (OverflowError, ValueError):
            return NoDay(forms.written(found))

    return value
