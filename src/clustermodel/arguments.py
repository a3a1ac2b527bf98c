"""What the functions of the public door are given. What no checker of types has seen is refused at once, in words."""

from collections.abc import Iterable
from datetime import date, datetime
from types import UnionType


def expect(given: object, kinds: type | UnionType, wanted: str) -> None:
    """Refuse what is something else. Raises TypeError, which says what is `wanted`."""
    if not isinstance(given, kinds):
        raise TypeError(f"{wanted} is wanted here, not {type(given).__name__}")


def day(given: object) -> date:
    """A day, or that of a point in time. Raises TypeError for anything else, such as a text."""
    expect(given, date, "a datetime.date")
    return given.date() if isinstance(given, datetime) else given  # type: ignore[return-value]  # it is one now


def codes(given: Iterable[str]) -> tuple[str, ...]:
    """Codes, or their beginnings; a single text holds them as on the command line: `SW,KP1`."""
    parts = given.split(",") if isinstance(given, str) else given
    return tuple(filter(None, map(str.strip, parts)))
