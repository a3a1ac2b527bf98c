"""Reads the dates that people write."""

import re

from clustermodel.importing import words
from clustermodel.loading import hints
from clustermodel.model.period import UNDATED, parse_period
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.forms import levelled

_YEARS = re.compile(r"([0-9]{4}) ?[-–—] ?([0-9]{4})", re.ASCII)
_ORDINAL = r"([1-4]|iv|i{1,3})[- ]?(?:st|nd|rd|th|й|ый|ой|е|ое)?"
_PART = re.compile(rf"{_ORDINAL} ?([a-zа-я]+)\.?,? ?([0-9]{{4}})", re.ASCII)
_PARTS = re.compile(rf"{_ORDINAL} ?(?:[-–—,]|и|and) ?{_ORDINAL} ?([a-zа-я]+)\.?,? ?([0-9]{{4}})", re.ASCII)
_ENGLISH = re.compile(r"([qh])([1-4]) ?([0-9]{4})", re.ASCII)
_MONTH = re.compile(r"([a-zа-яё]+)\.? ([0-9]{4})")
_MONTHS = re.compile(r"([a-zа-яё]+)\.? ?[-–—] ?([a-zа-яё]+\.? ([0-9]{4}))")
_DATED = re.compile(r"([0-9]{1,2})\.? ([a-zа-яё]+\.? [0-9]{4})", re.ASCII)
_DAYS = re.compile(r"(?:с )?([0-9]{1,2}) ?(?:[-–—]|по) ?([0-9]{1,2}) ([a-zа-яё]+\.? [0-9]{4})", re.ASCII)
_DAY = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})", re.ASCII)
_SHORT = re.compile(r"([0-9]{1,2}\.[0-9]{2})\.([0-9]{2})", re.ASCII)
_QUOTES = re.compile('[«»“”„"]')
"""What stands around the day in letters: «15» марта 2021 г."""
_CODED = re.compile(r"([0-9]{4}) ?[-–—]? ?([hнqк])([1-4])", re.ASCII)
"""A half or a quarter as YAML has it, with letters of whatever keyboard."""
_LEAST = 3
"""Letters of a month that is cut short."""
_BOUNDS = re.compile(r" ?[-–—] ?| по (?=[0-9])")
_DOTS = ".."
"""What YAML has between the ends of a span."""
_LAST_MONTH, _LAST_DAY = 12, 31
_SO_FAR = re.compile(r"(1[0-2]|[1-9])[ -]?(?:мес\.?|месяц[а-я]*|months?) ([0-9]{4})", re.ASCII)
"""The months of a year from its first one on: «9 мес. 2026»."""
_WHOLES = {"03": "Q1", "06": "H1"}
"""Months that end what has a name of its own."""


def period(folded: str) -> str:
    """A period as YAML holds it, from a text in small letters. Raises ValueError for a text that is none."""
    if folded.rstrip(".") in words.DATELESS:
        return str(UNDATED)
    plain = _numbered(without_year(_without((*words.DURING, *words.WITHIN), _QUOTES.sub("", folded))))
    for read in (_years, _coded, _part, _parts, _english, _so_far, _month, _day, _dated, _days, _span):
        found = read(plain)
        if found:
            return str(parse_period(found))
    return forms.period(plain)


def bare(text: str) -> str:
    """A period that is written as YAML has it, or as a day of the calendar, or with the word for a year behind it.

    Raises ValueError for any other text.
    """
    return forms.period(without_year(text))


def end(folded: str) -> str:
    """The last period of something: «до 2026 г.» is 2026. Raises ValueError for a text that is none."""
    return period(_without(words.BY, folded))


def is_no_day(text: str) -> bool:
    """A day that no calendar has: 31.02.2021."""
    found = _DAY.search(text)
    if not found:
        return False
    day, month, year = map(int, found.groups())
    try:
        parse_period(f"{year:04d}-{month:02d}-{day:02d}")
    except ValueError:
        return 0 < month <= _LAST_MONTH and day <= _LAST_DAY
    return False


def _without(before: tuple[str, ...], folded: str) -> str:
    """A text without words that may stand before it."""
    return next((folded.removeprefix(one).strip() for one in before if folded.startswith(one)), folded)


def without_year(folded: str) -> str:
    """A year, without the word for it behind it."""
    return re.sub(rf"(?<=[0-9]) ?(?:{'|'.join(map(re.escape, words.YEAR))})$", "", folded)


def _years(text: str) -> str:
    found = _YEARS.fullmatch(text)
    return f"{found[1]}..{found[2]}" if found else ""


def _part(text: str) -> str:
    """The second quarter, or the first half, of a year."""
    found = _PART.fullmatch(text)
    return _nth(found[1], found[2], found[3]) if found else ""


def _parts(text: str) -> str:
    """Quarters of a year, from one to another."""
    found = _PARTS.fullmatch(text)
    first, last = (_nth(found[one], found[3], found[4]) if found else "" for one in (1, 2))
    return f"{first}..{last}" if first and last else ""


def _nth(number: str, word: str, year: str) -> str:
    letter = "Q" if word.startswith(words.QUARTER) else "H" if word.startswith(words.HALF) else ""
    return f"{year}-{letter}{words.ROMAN.get(number, number)}" if letter else ""


def _numbered(text: str) -> str:
    """A text with a digit instead of a numeral at its beginning: «первый квартал»."""
    first, space, rest = text.partition(" ")
    return f"{words.NUMERALS.get(first, first)}{space}{rest}"


def _coded(text: str) -> str:
    found = _CODED.fullmatch(text)
    return f"{found[1]}-{'H' if found[2] in 'hн' else 'Q'}{found[3]}" if found else ""


def _english(text: str) -> str:
    found = _ENGLISH.fullmatch(text)
    return f"{found[3]}-{found[1].upper()}{found[2]}" if found else ""


def _so_far(text: str) -> str:
    """The months of a year from January on."""
    found = _SO_FAR.fullmatch(text)
    if not found:
        return ""
    last, year = f"{int(found[1]):02d}", found[2]
    if last in _WHOLES or last == str(_LAST_MONTH):
        return f"{year}-{_WHOLES[last]}" if last in _WHOLES else year
    return f"{year}-01..{year}-{last}" if last != "01" else f"{year}-01"


def _month(text: str) -> str:
    found = _MONTH.fullmatch(text)
    number = next((index for index, names in enumerate(words.MONTHS, 1) if found and _is_month(found[1], names)), 0)
    return f"{found[2]}-{number:02d}" if found and number else ""


def _is_month(word: str, names: tuple[str, ...]) -> bool:
    """A word is the name of a month, in any case, or cut short."""
    return any(word.startswith(one) or (len(word) >= _LEAST and one.startswith(word)) for one in names)


def _day(text: str) -> str:
    """A day by which something is due, or of which it is; 20/03/2026, as others print it, is sure, 03/04 is not."""
    bare = _without((*words.BY, *words.AS_OF), text)
    short = _SHORT.fullmatch(bare)
    day = f"{short[1]}.20{short[2]}" if short else bare
    if not _DAY.fullmatch(day):
        return hints.period(text).get("meant", "")
    return forms.period(day) if "/" not in day else hints.period(day).get("meant", "")


def _dated(text: str) -> str:
    """A day with the name of its month, by which something may be due."""
    found = _DATED.fullmatch(_without((*words.BY, *words.AS_OF), text))
    month = _month(found[2]) if found else ""
    return f"{month}-{int(found[1]):02d}" if found and month else ""


def _days(text: str) -> str:
    """Some days of a month, one after the other: «1–15 мая 2026»."""
    found = _DAYS.fullmatch(text)
    month = _month(found[3]) if found else ""
    return "..".join(f"{month}-{int(found[one]):02d}" for one in (1, 2)) if found and month else ""


def has_no_year(text: str) -> bool:
    """A part of a year, of which the year is not told: «IV квартал»."""
    folded = without_year(levelled(text))
    if re.search("[0-9]{4}", folded):
        return False
    try:
        return period(f"{folded} 2000").startswith("2000-")
    except ValueError:
        return False


def _span(text: str) -> str:
    """From one day, month or quarter to another; the year of months may be told once."""
    months = _MONTHS.fullmatch(text)
    if _DOTS in text:
        parts = text.split(_DOTS)
    else:
        parts = [f"{months[1]} {months[3]}", months[2]] if months else _BOUNDS.split(text.removeprefix("с "))
    ends = [next(filter(None, (read(one) for read in _ENDS)), "") for one in map(without_year, parts)]
    return "..".join(ends) if len(ends) == 2 and all(ends) else ""  # noqa: PLR2004 - a range has two


def _exact(text: str) -> str:
    """A day or a month in digits; empty for anything else."""
    try:
        return forms.period(text)
    except ValueError:
        return ""


_ENDS = (_month, _part, _english, _coded, _dated, _exact)
"""What reads an end of a span."""
