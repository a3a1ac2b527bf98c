"""Units as people write them: what they are units of, and how many of it."""

import re
from collections.abc import Sequence
from decimal import Decimal

import attrs

from clustermodel.importing import words
from clustermodel.model.quantity import parse_quantity

_WORDS = re.compile(r"[^\W\d_]+|[0-9]+|%|₽")
_BESIDE = re.compile(r"(.*[0-9)*+])\s*([^\W\d_][^\d]*|[%₽])", re.DOTALL)
"""A number and the unit behind it."""
_PERCENT = "%"
_LONGEST = 40
"""Letters of a unit that is looked for behind a name."""
_SIGNS = (",", "(", ";", ":", "–", "—", "-", "/")
"""What stands between a name and the unit behind it."""
_SIGNS_BEFORE = "".join(_SIGNS) + " "
_WITHIN = re.compile(r"(?<=\W)(?:в|in)$")
"""What may stand before the unit."""


@attrs.frozen
class Measure:
    """A unit: `тыс. руб.` is a thousand `руб`."""

    base: str
    times: Decimal = Decimal(1)

    def per(self, other: "Measure") -> Decimal | None:
        """How many of another unit make one of this; None where they do not measure the same."""
        return self.times / other.times if self.base == other.base else None


def measure(unit: str) -> Measure:
    """What a unit measures, however it is written: `млн. рублей`, `тыс.руб.`. Only a scale that stands first counts."""
    found: list[str] = []
    times = Decimal(1)
    for word in _WORDS.findall(unit.casefold()):
        scale = next((Decimal(10) ** power for power, said in words.SCALES.items() if word in said), None)
        if scale is None or found:
            found.append(next((base for base, said in words.UNITS.items() if word in said), word))
        else:
            times *= scale
    return Measure(" ".join(found), times)


def is_known(unit: str) -> bool:
    """What a text measures is known, if only by its first word: `млн руб.`, `чел. в год`."""
    return measure(unit).base.split(" ")[0] in words.UNITS


def is_mere(text: str) -> bool:
    """A text is nothing but a unit that is known: `тыс. руб.`."""
    return measure(text).base in words.UNITS


def parted(text: str) -> tuple[str, str]:
    """A text and the known unit behind it, if any: `Объем` and `млн руб.` of «Объем, млн руб.» or «Объем (в млн руб.)»."""
    bare = text.rstrip(" )*:")
    for one in _WORDS.finditer(bare, max(0, len(bare) - _LONGEST)):
        before, unit = bare[: one.start()].rstrip(), bare[one.start() :]
        plain = _WITHIN.sub("", before).rstrip()
        if plain.endswith(_SIGNS) and plain.rstrip(_SIGNS_BEFORE) and is_known(unit):
            return plain.rstrip(_SIGNS_BEFORE), unit
    return text, ""


def split(text: str) -> tuple[str, str]:
    """A number, and the unit that stands behind it; empty where there is none."""
    found = _BESIDE.fullmatch(" ".join(text.split()))
    return (found[1], found[2]) if found else (text, "")


def factor(unit: str, units: Sequence[str]) -> Decimal | None:
    """How many of one's own unit, given by the ways of writing it, make one of another; else None."""
    found = measure(unit)
    known = [measure(one) for one in units if one]
    if found.base == _PERCENT and any(one.base.split(" ")[0] == _PERCENT for one in known):
        return Decimal(1)  # 12 %, where the unit says of what
    return next((each for one in known if (each := found.per(one)) is not None), None)


def times(number: str, factor: Decimal) -> str:
    """A number, as YAML holds it, in a unit that is so many times smaller."""
    if factor == 1:
        return number
    found = parse_quantity(number)
    plain = (None if one is None else Decimal(format((one * factor).normalize(), "f")) for one in (found.low, found.high))
    low, high = plain
    return str(attrs.evolve(found, low=low, high=high))
