"""Reads what people write into free tables. Whoever asks compares the answer with the text, and tells what was assumed."""

import re

from clustermodel.importing import words
from clustermodel.loading import hints
from clustermodel.model.period import parse_period
from clustermodel.views.tables import cell_number
from clustermodel.views.workbook import forms

_RANGE = re.compile(r"([0-9][0-9 .,]*?) ?[-–—] ?([0-9][0-9 .,]*)")
_RECURRING = re.compile(r"(.*?)[(,;]\s*(.*?)\)?")
_YEARS = re.compile(r"([0-9]{4}) ?[-–—] ?([0-9]{4})", re.ASCII)
_PART = re.compile(r"([1-4]|iv|i{1,3})[- ]?(?:st|nd|rd|th|й|ый|ой|е|ое)? ?([a-zа-я]+)\.?,? ?([0-9]{4})", re.ASCII)
_ENGLISH = re.compile(r"([qh])([1-4]) ?([0-9]{4})", re.ASCII)
_SIGN = re.compile(r"^([<>]=?|[≤≥]) ?")
_MONTH = re.compile(r"([a-zа-яё]+)\.? ([0-9]{4})")
_DATED = re.compile(r"([0-9]{1,2})\.? ([a-zа-яё]+\.? [0-9]{4})", re.ASCII)
_DASH = re.compile(" ?[-–—] ?")


def number(text: str) -> str:
    """A number as YAML holds it. Raises ValueError for a text that is none."""
    bare = " ".join(text.split()).rstrip("*% ")
    if bare in words.DASHES:
        return "not-set"
    try:
        return certain_number(bare)
    except ValueError:
        leading = cell_number(bare.casefold())
        if leading is None:
            raise
        return format(leading, "f")


def certain_number(text: str) -> str:
    """The same for a text that can mean nothing else, however it is worded: «about 20», «25–29», «no data»."""
    folded = _SIGN.sub(r"\1 ", " ".join(text.casefold().split()))
    if folded in words.UNKNOWN:
        return "not-reported"
    for written, before in words.QUALIFIERS.items():
        for word in before:
            if folded.startswith(word + " "):
                return forms.quantity(written.format(forms.quantity(folded.removeprefix(word).strip())))
    span = _RANGE.fullmatch(folded)
    if span:
        return forms.quantity("..".join(map(forms.quantity, map(str.strip, span.groups()))))
    return forms.quantity(folded)


def reported(text: str) -> str:
    """A reported number: a dash in its place says that nobody has reported one."""
    found = number(text)
    return "not-reported" if found == "not-set" else found


def when(text: str) -> tuple[str, str]:
    """A period, and how often something recurs (empty: once). Raises ValueError for a text that is neither."""
    folded = " ".join(text.casefold().split())
    for every, said in words.RECURRENCES.items():
        if any(word in folded for word in said):
            return _before(folded), every
    return period(folded), ""


def _before(folded: str) -> str:
    """The period that stands before the words that say how often; undated if there is none."""
    head = _RECURRING.fullmatch(folded)
    return period(head[1].strip()) if head and head[1].strip() else "undated"


def period(folded: str) -> str:
    """A period as YAML holds it, from a text in small letters. Raises ValueError for a text that is none."""
    plain = _without_year(_bare(folded))
    for read in (_years, _part, _english, _month, _dated, _months, _day):
        found = read(plain)
        if found:
            return str(parse_period(found))
    return forms.period(plain)


def _day(text: str) -> str:
    """A date as other countries print it, if it can be read in one way only: 20/03/2026."""
    return hints.period(text).get("meant", "")


def _bare(folded: str) -> str:
    """A year without the words that say only that it takes all of it."""
    return next((folded.removeprefix(one).strip() for one in words.DURING if folded.startswith(one)), folded)


def _without_year(folded: str) -> str:
    last = folded.rpartition(" ")
    return last[0] if last[2] in words.YEAR and last[0] else folded


def _years(text: str) -> str:
    found = _YEARS.fullmatch(text)
    return f"{found[1]}..{found[2]}" if found else ""


def _part(text: str) -> str:
    """The second quarter, or the first half, of a year."""
    found = _PART.fullmatch(text)
    letter = found and ("Q" if found[2].startswith(words.QUARTER) else "H" if found[2].startswith(words.HALF) else "")
    return f"{found[3]}-{letter}{words.ROMAN.get(found[1], found[1])}" if found and letter else ""


def _english(text: str) -> str:
    found = _ENGLISH.fullmatch(text)
    return f"{found[3]}-{found[1].upper()}{found[2]}" if found else ""


def _month(text: str) -> str:
    found = _MONTH.fullmatch(text)
    number = next((index for index, begins in enumerate(words.MONTHS, 1) if found and found[1].startswith(begins)), 0)
    return f"{found[2]}-{number:02d}" if found and number else ""


def _dated(text: str) -> str:
    """A day with the name of its month, by which something may be due."""
    found = _DATED.fullmatch(next((text.removeprefix(one) for one in words.BY if text.startswith(one)), text))
    month = _month(found[2]) if found else ""
    return f"{month}-{int(found[1]):02d}" if found and month else ""


def _months(text: str) -> str:
    """From one month to another."""
    ends = [_month(_without_year(one)) for one in _DASH.split(text)]
    return "..".join(ends) if len(ends) == 2 and all(ends) else ""  # noqa: PLR2004 - a range has two
