"""What would keep openpyxl busy for hours: long number formats and print areas cost it the square of their length."""

import re
from collections.abc import Iterable

_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b([^<>]*)")
_STYLE = re.compile(rb"<(?:\w+:)?xf\b")
_AREA = re.compile(rb"<(?:\w+:)?definedName\b[^<>]*_xlnm\.[^<>]*>([^<]*)")

_STEPS_OF_FORMATS = 10**10
"""Steps that number formats may cost: each style takes as many as the square of the length of its format."""
_STEPS_OF_AREAS = 2 * 10**7
"""Steps that areas and titles to be printed may cost, each the square of its length; a step takes fifty times as long."""


def is_tedious(parts: Iterable[bytes]) -> bool:
    """Reading the workbook that has these parts would take minutes, however few cells it has."""
    longest = styles = areas = 0
    for part in map(_plain, parts):
        longest = max(longest, *map(len, _FORMAT.findall(part)), 0)
        styles += len(_STYLE.findall(part))
        areas += sum(len(one) ** 2 for one in _AREA.findall(part))
    return longest**2 * styles > _STEPS_OF_FORMATS or areas > _STEPS_OF_AREAS


def multiplies(part: bytes) -> bool:
    """A part declares entities, which no workbook has: they make a long text of a short one, unseen by whoever counts."""
    return b"<!ENTITY" in _plain(part)


def _plain(part: bytes) -> bytes:
    """A part in UTF-16 as if it were in ASCII, which is all that the names of tags need."""
    return part.replace(b"\0", b"")
