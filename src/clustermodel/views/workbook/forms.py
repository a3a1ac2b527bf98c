"""What an editable cell holds: how a value of the programme is shown in it, and how it is read back.

Between the two a value is a text as the YAML file holds it: `27.0`, `~7`, `2021-H1`, `done`; empty, if there is none.
"""

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache

import attrs

from clustermodel.model.actors import Membership, Role
from clustermodel.model.actuals import Progress
from clustermodel.model.objectives import Aggregation
from clustermodel.model.period import UNDATED, Every, parse_period
from clustermodel.model.quantity import Missing, Quantity, parse_quantity
from clustermodel.model.roadmap import Counted
from clustermodel.views.labels import labels, language_of
from clustermodel.views.wording import Wording

Shown = str | Decimal
"""What a cell shows. Periods are texts: of `2021-12` a spreadsheet would make a day."""

_DIGITS = 15
"""A cell's number has that many; one with more is a text."""
LONGEST_ID = 40
"""Signs of the longest id that a new element is given."""
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*", re.ASCII)
_DAY = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})", re.ASCII)
_GROUPS = re.compile("(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))")
_POINT = re.compile(r"(?<=[0-9])[.](?=[0-9])")
_LANGUAGES = ("en", "ru")
_COMMA = ("ru",)
"""Those in which a number has a comma where YAML has a point."""


@attrs.frozen
class Form:
    """A kind of cell."""

    name: str
    read: Callable[[str], str]
    """From the text of a cell to the text of the YAML file. Raises ValueError when it is none of this form."""
    terms: type[StrEnum] | None = None
    """The vocabulary a word must be of."""
    kinds: tuple[str, ...] = ()
    """The kinds of elements whose ids a reference may give."""


def read(form: Form, value: object) -> str:
    """The value of a cell as the YAML file holds it. Raises ValueError when it is none of this form."""
    text = written(value).strip() if form.name != "text" else written(value)
    return form.read(text) if text else ""


def written(value: object) -> str:
    """The value of a cell as a text, numbers with all their digits and a point, days as in YAML."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float | Decimal):
        return format(Decimal(str(value)).normalize() + 0, "f")
    return str(value)


def show(form: Form, text: str, language: str) -> Shown:
    """What a cell shows for a value of the programme."""
    if form.terms:
        return term(form.terms(text), language) if text else ""
    if form.name == "quantity":
        return _shown_quantity(text, language)
    return _shown_period(text, language) if text and form.name == "period" else text


def shows(form: Form, text: str, found: str) -> bool:
    """What is found in a cell is what a workbook shows there, in any language, for a value of the programme."""
    return any(levelled(found) == levelled(str(show(form, text, language))) for language in _LANGUAGES)


def levelled(text: str) -> str:
    """A text in small letters, however it is spaced: between a year and its word the space does not break."""
    return " ".join(text.casefold().split())


def _shown_period(text: str, language: str) -> str:
    """A period in words, days in short: «I полугодие 2021 г.», 15.12.2021."""
    return Wording(language).period(parse_period(text), short=True)


def term(value: StrEnum, language: str) -> str:
    """A word of a vocabulary in the reader's language."""
    label = labels(language)
    if isinstance(value, Every):
        return label(f"every {value}")
    return label(str(value), type(value).__name__).replace("-", " ")


def _shown_quantity(text: str, language: str) -> Shown:
    found = parse_quantity(text) if text else None
    if found is None:
        return ""
    if found.missing:
        return term(found.missing, language)
    exact = found.exact and found.low is not None and len(found.low.as_tuple().digits) <= _DIGITS
    return found.low if exact and found.low is not None and abs(found.low) < 10**_DIGITS else _worded(found, text, language)


def _worded(found: Quantity, text: str, language: str) -> str:
    """A number that is more than its digits, as its reader writes it: «более 80», «около 31», «33,5–34»."""
    label, word, number = labels(language), "", text
    if found.low is None or found.high is None:
        bounds = ("more than", "at least") if found.high is None else ("less than", "at most")
        word, number = bounds[0 if found.strict else 1], str(found.low if found.high is None else found.high)
    elif 0 <= found.low < found.high and not found.about:
        number = f"{found.low}–{found.high}"
    elif found.low == found.high and found.about:
        word, number = "about", str(found.low)
    said = f"{label(word, 'bound')} {number}" if word else number
    return _POINT.sub(",", said) if language_of(language) in _COMMA else said


def quantity(text: str) -> str:
    """A number as people write it in a cell: a decimal comma and spaces between thousands are understood."""
    word = _word(Missing, text)
    if word:
        return word
    plain = _GROUPS.sub("", text).replace("\u2212", "-")
    plain = re.sub(r"(?<=[0-9]),(?=[0-9])", ".", plain).replace("≈ ", "~").replace("≈", "~")
    parse_quantity(plain)
    return plain


def period(text: str) -> str:
    """A period of time; a day as people write it, 15.12.2020, is understood."""
    if _folded(text) in {_folded(labels(language)(str(UNDATED))) for language in _LANGUAGES}:
        return str(UNDATED)
    day = _DAY.fullmatch(text)
    if day:
        text = "-".join(reversed(day.groups()))
    return str(parse_period(text))


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError(text)
    return text


def _new_id(text: str) -> str:
    if len(text) > LONGEST_ID:
        raise ValueError(text)
    return _id(text)


def _ids(text: str) -> str:
    return ", ".join(_id(one.strip()) for one in re.split("[,;\n]", text) if one.strip())


def lines(text: str) -> str:
    """The lines of a cell without those that say nothing, and without spaces that do."""
    return "\n".join(filter(None, (" ".join(one.split()) for one in text.splitlines())))


def _word(terms: type[StrEnum], text: str) -> str:
    """The term of a vocabulary that a text is, in whatever language; empty if it is none."""
    return _words(terms).get(_folded(text), "")


@cache
def _words(terms: type[StrEnum]) -> dict[str, str]:
    """The terms of a vocabulary by the words for them."""
    known = {_folded(one): str(one) for one in terms}
    return known | {_folded(term(one, language)): str(one) for language in _LANGUAGES for one in terms}


def _folded(text: str) -> str:
    """A word however it is written: `not-set`, `Not set`."""
    return " ".join(text.casefold().replace("-", " ").split())


def _term_of(terms: type[StrEnum]) -> Form:
    def read_term(text: str) -> str:
        found = _word(terms, text)
        if not found:
            raise ValueError(text)
        return found

    return Form(terms.__name__, read_term, terms)


ID = Form("id", _new_id)
TEXT = Form("text", str)
NOTES = Form("notes", lines)
QUANTITY = Form("quantity", quantity)
PERIOD = Form("period", period)
EVERY, ROLE, STATUS, PROGRESS = map(_term_of, (Every, Role, Membership, Progress))
AGGREGATION, COUNTED = map(_term_of, (Aggregation, Counted))


def ref(*kinds: str) -> Form:
    """An id of an element of these kinds."""
    return Form("ref", _id, kinds=kinds)


def refs(*kinds: str) -> Form:
    """Ids of elements of these kinds, with commas between them."""
    return Form("refs", _ids, kinds=kinds)


def same(form: Form, one: str, other: str) -> bool:
    """Two values are the same although they may be written otherwise: 27 and 27.0, or ids in another order."""
    if form.name == "refs":
        return {*one.split(", ")} == {*other.split(", ")}
    if form.name == "notes":
        return lines(one) == lines(other)
    if form.name != "quantity" or not one or not other:
        return one == other
    return parse_quantity(one) == parse_quantity(other)
