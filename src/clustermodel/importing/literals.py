"""What a number format writes around a number: the unit behind it, or a word such as «около» before it."""

import re
from functools import lru_cache

from clustermodel.importing import words

_TOKEN = re.compile(r"""
    "(?P<quoted>[^"]*)"          # a text
    | \\(?P<single>.)            # a sign
    | \[\$(?P<money>[^]-]*)[^]]*] # a sign of money, and whose it is
    | \[[^]]*]                   # a colour, a condition
    | [_*].                      # a space as wide as a sign, a sign that fills the cell
    | (?P<digits>[0#?.,%]+)
    | (?P<other>.)
""", re.VERBOSE | re.DOTALL)  # fmt: skip
_UNIT = re.compile("[^\\W\\d_]|[%₽]")
_BEFORE = {"~", "≈", *(one for said in words.QUALIFIERS.values() for one in said)}
_LONGEST_FORMAT = 255
"""Signs of the longest number format that a spreadsheet program takes."""
_LONGEST = 60
"""Signs of the longest text that is taken."""


@lru_cache(512)
def around(number_format: str) -> tuple[str, str]:
    """What stands before a number and what behind it, as far as it says something of the number."""
    before, behind, seen = "", "", False
    if len(number_format) > _LONGEST_FORMAT:
        return before, behind
    for found in _TOKEN.finditer(number_format):
        if found["other"] == ";":
            break  # the other sections are of negative numbers, of zero, and of texts
        seen = seen or found["digits"] is not None
        text = next((one for one in found.group("quoted", "single", "money", "other") if one), "")
        before, behind = (before, behind + text) if seen else (before + text, behind)
    before, behind = (" ".join(one.split()) for one in (before, behind))
    is_unit = bool(_UNIT.match(behind)) and len(behind) <= _LONGEST
    return (before if before.casefold() in _BEFORE else ""), (behind if is_unit else "")
