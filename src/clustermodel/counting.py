"""What is counted, as it is said after a number: «22 покупателя», «31 покупатель», «25 покупателей».

A unit has one wording that goes with any number, or one for each form that its language has after whole numbers, in the
order of gettext, with a bar between two spaces from each to the next: `buyer | buyers`. One more may follow, for fractions.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache

_BAR = " | "
_KINDS = ("zero", "one", "two", "few", "many", "other")
_MANY = Decimal(5)
"""Beside no number a unit is called as after this one: «Единица: покупателей», “Unit: buyers”."""
_PROBED = 201
"""Among so many whole numbers each form occurs that a language has after small ones."""


def forms(wording: str) -> tuple[str, ...]:
    """The forms of a unit; a single one goes with any number."""
    return tuple(wording.split(_BAR))


def named(wording: str, language: str) -> str:
    """A unit beside no number."""
    return counted(_MANY, wording, language)


def counted(number: Decimal, wording: str, language: str) -> str:
    """A unit as it stands after a number in a language, a BCP 47 tag; its last form where it has those of another one."""
    found = forms(wording)
    fits = len(found) > 1 and len(found) in needed(language)
    return found[_place(number, language, found) if fits else -1]


def needed(language: str) -> tuple[int, int, int]:
    """How many forms a unit may have in a language: one, those after whole numbers, and one for fractions with these."""
    whole = len(_whole(language))
    return 1, whole, whole + 1


def _place(number: Decimal, language: str, found: Sequence[str]) -> int:
    """Which form it is; fractions without one of their own take that for few, «54,6 года», if the language has it."""
    whole, kind = _whole(language), _rule(language)(abs(number))
    if kind in whole:
        return whole.index(kind)
    if len(found) > len(whole):
        return len(whole)
    return whole.index("few") if "few" in whole else len(whole) - 1


@cache
def _whole(language: str) -> tuple[str, ...]:
    """The kinds of whole numbers that a language tells apart."""
    rule = _rule(language)
    found = {rule(Decimal(number)) for number in range(_PROBED)}
    return tuple(kind for kind in _KINDS if kind in found)


@cache
def _rule(language: str) -> Callable[[Decimal], str]:
    """What tells the kind of a number in a language."""
    from babel import Locale, UnknownLocaleError  # only those who have forms pay for it

    try:
        return Locale.parse(language, sep="-").plural_form
    except (ValueError, UnknownLocaleError):
        return lambda _: "other"
