"""What the writer of a refused value may have meant. Looked for only when something has been refused."""

import re
from collections.abc import Iterable
from typing import Any

from clustermodel.loading.rules import NEAR_HINT
from clustermodel.model.period import parse_period

MISSING_HINT = "a missing number says why: not-set, lost, not-reported or not-applicable"

_DASH = r"\s*[-\u2013\u2014]\s*"
_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"

_NUMBERS = (
    (re.compile(r"(?:-|\u2013|\u2014|null|none|~|n/?a|\?|\.{2,}|\u2026)", re.IGNORECASE), MISSING_HINT),
    (re.compile(r"~?-?[0-9][0-9\s]*,[0-9]+"), "write it with a decimal point: {fixed}"),
    (_SPACED := re.compile(r"~?-?[0-9]{1,3}(\s[0-9]{3})+(\.[0-9]+)?"), "write it without spaces: {fixed}"),
    (re.compile(_NUMBER + _DASH + _NUMBER), "a range is written with two points: {fixed}"),
    (re.compile(r">\s*" + _NUMBER), "write it as a bound: over {fixed}"),
    (re.compile(r"<\s*" + _NUMBER), "write it as a bound: under {fixed}"),
    (re.compile(r"(?:\u2265|>=)\s*" + _NUMBER), "write it as a bound: {fixed}.."),
    (re.compile(r"(?:\u2264|<=)\s*" + _NUMBER), "write it as a bound: ..{fixed}"),
    (re.compile(_NUMBER + r"\s*[^\W\d_%].*|" + _NUMBER + r"\s*[%\u2030]"), "a unit stands in `unit`, not beside the number"),
)
_COMMA = re.compile(r"~?-?(?P<whole>[0-9]+|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+),(?P<part>[0-9]+)")
"""A decimal comma. In `1,234` it may be a sign of thousands as well."""

_YEAR = r"([0-9]{4})"
_DAY = r"(1[3-9]|2[0-9]|3[01])"
"""A day that cannot be a month."""
_MONTH_HINT, _DAY_HINT, _RANGE_HINT = (
    "a month is written {fixed}", "write the day last: {fixed}", "a range is written with two points: {fixed}"
)
_PERIODS = (
    (r"([0-9]{1,2})\.([0-9]{1,2})\." + _YEAR, r"\3-\2-\1", _DAY_HINT),
    (_DAY + r"/([0-9]{1,2})/" + _YEAR, r"\3-\2-\1", _DAY_HINT),
    (r"([0-9]{1,2})/" + _DAY + "/" + _YEAR, r"\3-\1-\2", _DAY_HINT),
    (_YEAR + r"([./])([0-9]{2})\2([0-9]{2})", r"\1-\3-\4", _DAY_HINT),
    (_YEAR + _DASH + _YEAR, r"\1..\2", _RANGE_HINT),
    (_YEAR + r"\s*(?:\.{3,}|\u2026)\s*" + _YEAR, r"\1..\2", _RANGE_HINT),
    (r"(?:с|from)\s+" + _YEAR + r"\s+(?:по|до|to|till|until)\s+" + _YEAR, r"\1..\2", _RANGE_HINT),
    (_YEAR + r"[./]([0-9]{2})", r"\1-\2", _MONTH_HINT),
    (r"([0-9]{1,2})[./-]" + _YEAR, r"\2-\1", _MONTH_HINT),
    (_YEAR, r"\1", "write the year alone: {fixed}"),
)
"""Ways of printing a date that can be read in one way only, and how it is written here."""
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_NTH = r"(?P<number>[1-4]|IV|I{1,3})(?:-?(?:й|ый|ой|е|ое|st|nd|rd|th))?"
_PARTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _NTH + r"\s*(?P<part>кв(?:артала?)?\.?|пол(?:угоди[ея])?\.?|quarter|half|[qh])\s*(?:of\s+)?(?P<year>[0-9]{4})",
        r"(?P<part>[qh])(?P<number>[1-4])[\s-]*(?P<year>[0-9]{4})",
        r"(?P<year>[0-9]{4})[\s-]*(?P<part>[qh])(?P<number>[1-4])",
        r"(?P<year>[0-9]{4})[\s-]*(?P<number>[1-4])(?P<part>[qh])",
    )
)
"""Ways of printing a quarter or half of a year."""
_PART_HINT = "a part of a year is written {fixed}"
_BOUND = re.compile(
    r"(?:до|к|с|со|по|от|не позднее|until|till|by|from|since|before|after|through|to)\s+(\S.*)", re.IGNORECASE
)
_BOUND_HINT = "a period stands without such a word: write {fixed}, or a range with both its ends"
_YEAR_WORD = re.compile(r"\s*г(?:г|од|ода|оду)?\.?$")
"""What follows a printed date in Russian, short or in full: «of the year»."""


def near(word: str, known: Iterable[str]) -> dict[str, str]:
    """The hint that names the likeliest word meant, ready to be given to a refusal; nothing when none is near."""
    from difflib import get_close_matches

    written = {one.lower(): one for one in known}
    found = get_close_matches(word[:100].lower(), written, n=1, cutoff=0.6)
    return {"hint": NEAR_HINT, "near": written[found[0]]} if found else {}


def only_near(word: str, known: Iterable[str]) -> str:
    """The known word that differs by a slip, if no other is as much as similar; empty where that would be a guess."""
    from difflib import get_close_matches

    found = get_close_matches(word[:100].lower(), list(known), n=2, cutoff=0.75)
    return found[0] if len(found) == 1 and get_close_matches(word[:100].lower(), found, cutoff=0.8) else ""


def number(text: str) -> dict[str, str]:
    """The hint for what was meant as a number, and the number itself where there is no doubt."""
    for pattern, hint in _NUMBERS:
        if pattern.fullmatch(text):
            return {"hint": hint, "fixed": _fixed(text), "meant": _decimal(text)}
    return {}


def _decimal(text: str) -> str:
    """The number that is written with a decimal comma, or with spaces; empty where a comma may be a sign of thousands."""
    if _SPACED.fullmatch(text):
        return _fixed(text)
    match = _COMMA.fullmatch(text)
    plain = match is not None and match["whole"].isdigit() and match["whole"] != "0"
    if match is None or (plain and len(match["part"]) == len("000")):
        return ""
    return _fixed(text)


def _fixed(text: str) -> str:
    """A number as the format wants it, without the signs of a bound."""
    ranged = re.sub(r"(?<=[0-9])" + _DASH + r"(?=-?[0-9])", "..", text.lstrip("<>=\u2264\u2265"))
    return re.sub(r"\s", "", ranged).replace(",", ".")


def period(text: str) -> dict[str, str]:
    """The hint for what was meant as a period, and the period itself where there is no doubt."""
    return _period(_YEAR_WORD.sub("", text)) or _bound(text)


def _period(bare: str) -> dict[str, str]:
    """The hint for a period that is no bound."""
    for pattern, form, hint in _PERIODS:
        match = re.fullmatch(pattern, bare)
        if match:
            meant = re.sub(r"(?<![0-9])([0-9])(?![0-9])", r"0\1", match.expand(form))
            return {"hint": hint, "fixed": meant, "meant": meant} if _is_period(meant) else _impossible(meant)
    return _part(bare) or _impossible(bare)


def _part(text: str) -> dict[str, str]:
    """A quarter or half of a year, as it is printed."""
    match = next(filter(None, (pattern.fullmatch(text) for pattern in _PARTS)), None)
    if match is None:
        return {}
    number = _ROMAN.get(match["number"].upper(), match["number"])
    letter = "Q" if match["part"][0] in "QqКк" else "H"
    meant = f"{match['year']}-{letter}{number}"
    return {"hint": _PART_HINT, "fixed": meant, "meant": meant} if _is_period(meant) else {}


def _impossible(text: str) -> dict[str, str]:
    """What is wrong with a period that has the right form: no such day or month, or a range that runs backwards."""
    start, dots, end = text.partition("..")
    if dots and _is_period(start) and _is_period(end):
        return {"hint": "a range begins with its earlier end: {fixed}", "fixed": f"{end}..{start}"}
    match = re.fullmatch(r"([0-9]{4}-([0-9]{2}))(-[0-9]{2})?", text, re.ASCII)
    if match is None or match[1].startswith("0000"):
        return {}
    if not _is_period(match[1]):
        return {"hint": "there is no such month: a year has twelve"}
    return {"hint": "there is no such day: the last one of the month is {last}", "last": str(parse_period(match[1]).last)}


def _bound(text: str) -> dict[str, str]:
    """A period with a word before it that makes it a bound."""
    match = _BOUND.fullmatch(text)
    if match is None:
        return {}
    bare = _YEAR_WORD.sub("", match[1])
    fixed = bare if _is_period(bare) else _period(bare).get("meant", "")
    return {"hint": _BOUND_HINT, "fixed": fixed} if fixed else {}


def handle(text: str, form: re.Pattern[str]) -> dict[str, Any]:
    """The hint for an id that only looks like one: which letters are of another alphabet."""
    from clustermodel.confusables import differences, skeleton

    meant = skeleton(text)
    if form.fullmatch(meant) is None:
        return {}
    return {"hint": "write {fixed} ({difference})", "fixed": meant, "meant": meant, "difference": differences(text, meant)}


def _is_period(text: str) -> bool:
    try:
        parse_period(text)
    except ValueError:
        return False
    return True
