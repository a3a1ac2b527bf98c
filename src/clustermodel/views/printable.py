"""Signs that no document can hold."""

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """A text with U+FFFD for every sign that XML or HTML cannot hold, and for every control character."""
    return _UNPRINTABLE.sub("\ufffd", text)
