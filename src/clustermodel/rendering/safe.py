"""What a programme's text may do to a terminal: nothing. Control and bidirectional characters are shown, not obeyed."""

import unicodedata
from functools import cache

_HIDDEN = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def printable(text: str) -> str:
    """The text with what could steer a terminal or reorder a line written as escapes."""
    if text.isprintable():  # nothing of what is to be shown is
        return text
    return "".join(one if _harmless(one) else _escape(one) for one in text)


def _harmless(one: str) -> bool:
    return unicodedata.category(one) not in ("Cc", "Cs", "Zl", "Zp") and one not in _HIDDEN


def _escape(one: str) -> str:
    return one.encode("unicode_escape", "surrogatepass").decode("ascii")


def width(text: str) -> int:
    """How many columns of a terminal a printable text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(one) for one in text)


@cache
def _columns(one: str) -> int:
    if unicodedata.combining(one) or unicodedata.category(one) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(one) in ("W", "F") else 1
