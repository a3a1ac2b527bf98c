"""Reads what people write into free tables. Whoever asks compares the answer with the text, and tells what was assumed."""

import re

from clustermodel.importing import words
from clustermodel.importing.dating import period
from clustermodel.views.tables import cell_number
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.forms import levelled

_RANGE = re.compile(r"([0-9][0-9 .,]*?) ?[-–—] ?([0-9][0-9 .,]*)")
_SIGN = re.compile(r"^([<>]=?|[≤≥]) ?")


def number(text: str) -> str:
    """A number as YAML holds it. Raises ValueError for a text that is none."""
    bare = " ".join(text.split()).rstrip("* ")
    if bare in words.DASHES:
        return "not-set"
    if bare.casefold() in words.POINTLESS:
        return "not-applicable"
    if bare.endswith("+"):
        return forms.quantity(forms.quantity(bare[:-1].rstrip()) + "..")
    try:
        return certain_number(bare)
    except ValueError:
        leading = cell_number(bare.casefold())
        if leading is None:
            raise
        return format(leading, "f")


def certain_number(text: str) -> str:
    """The same for a text that can mean nothing else, however it is worded: «about 20», «25–29», «no data»."""
    folded = _SIGN.sub(r"\1 ", levelled(text))
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
    folded = levelled(text)
    for every, said in words.RECURRENCES.items():
        word = next((one for one in said if one in folded), "")
        if word:
            return _beside(folded, word), every
    return period(folded), ""


def _beside(folded: str, word: str) -> str:
    """The period beside the words that say how often; undated if there is none. Raises ValueError where they say more."""
    before, _, behind = folded.partition(word)
    once = next((one.strip() for one in words.ONCE if before.endswith(one)), "")
    left = [one for one in re.split(r"[\s(),;]+", f"{before.rstrip().removesuffix(once)} {behind}") if one]
    while left and left[-1] in words.THEN:
        left.pop()
    while left and left[0] in words.SINCE and not " ".join(left).startswith(words.DURING):
        left.pop(0)
    return period(" ".join(left)) if left else "undated"
