"""Signs that no document can hold."""

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def printable(text: str) -> str:
    """A text with U+FFFD for every sign that XML or HTML cannot hold, and for every control character."""
    return _UNPRINTABLE.sub("\ufffd", text)


def one_break(text: str) -> str:
    """A printable text with one kind of line break, for formats whose readers would take the others for syntax."""
    return printable(_BREAKS.sub("\n", text))


def encodable(text: str) -> str:
    """A text with U+FFFD for what UTF-8 cannot hold, lone surrogates, and everything else as it is."""
    return _SURROGATES.sub("\ufffd", text)
