"""Quantities: decimal numbers with the qualifiers a programme uses, and reasons for a number that is missing."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

import attrs


class Missing(StrEnum):
    """Why a number is missing. Missing is never zero."""

    NOT_SET = "not-set"
    """The document gives none."""
    LOST = "lost"
    """It was there (in a chart, on a page) and cannot be read any more."""
    NOT_REPORTED = "not-reported"
    """Somebody owed it and has not handed it in."""
    NOT_APPLICABLE = "not-applicable"
    """It cannot exist (SDMX: CL_OBS_STATUS code M)."""


@attrs.frozen(slots=True)
class Quantity:
    """A number as printed: exact, about, bounded, a range, or missing with a reason.

    Written `12.5`, `~7` (about), `25..29` (range), `130..` (at least), `..7` (at most), `over 130`, `under 7`, or the
    name of a `Missing` reason. The unit is a field of the holder, never part of the number.
    """

    low: Decimal | None = None
    """Lower bound; None when there is none."""
    high: Decimal | None = None
    """Upper bound; None when there is none."""
    about: bool = False
    """Approximate: `~7`."""
    strict: bool = False
    """The bound itself is excluded: `over 130`, `under 7`."""
    missing: Missing | None = None

    @property
    def known(self) -> bool:
        """There is a number here, however rough."""
        return self.missing is None

    @property
    def exact(self) -> bool:
        """One number, without a qualifier."""
        return self.low is not None and self.low == self.high and not self.about

    @property
    def middle(self) -> Decimal | None:
        """The number that stands for this quantity in a sum or a chart: itself, the middle of a range, a bound."""
        if self.low is None or self.high is None:
            return self.low if self.high is None else self.high
        return self.low if self.low == self.high else (self.low + self.high) / 2

    def times(self, factor: Decimal) -> "Quantity":
        """The same quantity in a unit that is so many times smaller."""
        if factor == 1:
            return self
        low, high = (None if bound is None else bound * factor for bound in (self.low, self.high))
        return attrs.evolve(self, low=low, high=high)

    def surely_below(self, other: "Quantity") -> bool:
        """Whatever the exact values are, this one is the smaller. `~7` is taken as 7; an open end decides nothing."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.strict or other.strict) and self != other)

    def compatible(self, other: "Quantity") -> bool:
        """Both may be statements of one and the same number (a missing one contradicts nothing)."""
        return not (self.surely_below(other) or other.surely_below(self))

    def exceeds(self, whole: "Quantity") -> bool:
        """It cannot be a part of what the other counts; of two numbers with mere lower bounds, its own is the higher one."""
        if whole.surely_below(self):
            return True
        open_ends = self.high is None and whole.high is None
        return open_ends and self.low is not None and whole.low is not None and self.low > whole.low

    def __str__(self) -> str:
        if self.missing is not None:
            return str(self.missing)
        low, high = (None if bound is None else format(bound, "f") for bound in (self.low, self.high))
        if high is None:
            return f"over {low}" if self.strict else f"{low}.."
        if low is None:
            return f"under {high}" if self.strict else f"..{high}"
        return ("~" if self.about else "") + (low if self.low == self.high else f"{low}..{high}")


_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_EXACT = re.compile(_NUMBER)
_FORMS = re.compile(
    rf"~(?P<about>{_NUMBER})|(?P<low>{_NUMBER})\.\.(?P<high>{_NUMBER})|(?P<least>{_NUMBER})\.\."
    rf"|\.\.(?P<most>{_NUMBER})|over +(?P<over>{_NUMBER})|under +(?P<under>{_NUMBER})"
)
_MISSING = {str(reason): Quantity(missing=reason) for reason in Missing}


@lru_cache(32_768)
def parse_quantity(text: str) -> Quantity:
    """Read a quantity. Raises ValueError when `text` has none of the forms, or a range runs backwards."""
    if _EXACT.fullmatch(text) is not None:
        number = Decimal(text)
        return Quantity(number, number)
    missing = _MISSING.get(text)
    if missing is not None:
        return missing
    match = _FORMS.fullmatch(text)
    if match is None:
        raise ValueError(text)
    found = {name: Decimal(value) for name, value in match.groupdict().items() if value}
    if "about" in found:
        return Quantity(found["about"], found["about"], about=True)
    low = found.get("low", found.get("least", found.get("over")))
    high = found.get("high", found.get("most", found.get("under")))
    if low is not None and high is not None and low > high:
        raise ValueError(text)
    return Quantity(low, high, strict="over" in found or "under" in found)


NOT_SET = _MISSING[Missing.NOT_SET]
"""The document gives no number."""


def added(values: Iterable[Quantity]) -> Quantity:
    """The sum of some known numbers."""
    values = list(values)
    lows, highs = [one.low for one in values], [one.high for one in values]
    return Quantity(
        None if None in lows else sum((low for low in lows if low is not None), start=Decimal()),
        None if None in highs else sum((high for high in highs if high is not None), start=Decimal()),
        about=any(one.about for one in values),
    )
