"""Texts in cells: whatever they say, they are no formulas, and they read back as they were.

A cell's text is a part of an XML document, which holds no control characters and turns every line end into one kind. Office
Open XML writes them as `_x000D_` (ECMA-376, part 1, 22.9.2.19, ST_Xstring), and the low line of a text that looks so, too.
"""

import re

LONGEST = 32767
"""Signs that a cell can hold."""

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def escaped(text: str) -> str:
    """A text as a cell holds it. Of one that is too long the beginning, and «…»."""
    found = _UNFIT.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text)
    while len(found) > LONGEST:
        text = text[: len(text) - (len(found) - LONGEST) // 7 - 2] + "…"
        found = _UNFIT.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text)
    return found


def unescaped(text: str) -> str:
    """What a cell's text says."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
