"""What the writer of a refused value may have meant. Looked for only when something has been refused."""

import re
from collections.abc import Iterable

from clustermodel.loading.rules import NEAR_HINT

MISSING_HINT = "a missing number says why: not-set, lost, not-reported or not-applicable"

_DASH = r"\s*[-\u2013\u2014]\s*"
_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"

_NUMBERS = (
    (re.compile(r"(?:-|\u2013|\u2014|null|none|~|n/?a|\?|\.{2,}|\u2026)", re.IGNORECASE), MISSING_HINT),
    (re.compile(r"~?-?[0-9][0-9\s]*,[0-9]+"), "write it with a decimal point: {fixed}"),
    (re.compile(r"~?-?[0-9]{1,3}(\s[0-9]{3})+(\.[0-9]+)?"), "write it without spaces: {fixed}"),
    (re.compile(_NUMBER + _DASH + _NUMBER), "a range is written with two points: {fixed}"),
    (re.compile(r">\s*" + _NUMBER), "write it as a bound: over {fixed}"),
    (re.compile(r"<\s*" + _NUMBER), "write it as a bound: under {fixed}"),
    (re.compile(r"(?:\u2265|>=)\s*" + _NUMBER), "write it as a bound: {fixed}.."),
    (re.compile(r"(?:\u2264|<=)\s*" + _NUMBER), "write it as a bound: ..{fixed}"),
    (re.compile(_NUMBER + r"\s*[^\W\d_%].*|" + _NUMBER + r"\s*[%\u2030]"), "a unit stands in `unit`, not beside the number"),
)
_PERIODS = (
    (re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})"), r"\3-\2-\1", "write the day last: {fixed}"),
    (re.compile(r"([0-9]{4})" + _DASH + r"([0-9]{4})"), r"\1..\2", "a range is written with two points: {fixed}"),
    (re.compile(r"([0-9]{4})[./]([0-9]{1,2})"), r"\1-\2", "a month is written {fixed}"),
)


def near(word: str, known: Iterable[str]) -> dict[str, str]:
    """The hint that names the likeliest word meant, ready to be given to a refusal; nothing when none is near."""
    from difflib import get_close_matches

    written = {one.lower(): one for one in known}
    found = get_close_matches(word[:100].lower(), written, n=1, cutoff=0.6)
    return {"hint": NEAR_HINT, "near": written[found[0]]} if found else {}


def number(text: str) -> dict[str, str]:
    """The hint for what was meant as a number."""
    for pattern, hint in _NUMBERS:
        if pattern.fullmatch(text):
            return {"hint": hint, "fixed": _fixed(text)}
    return {}


def _fixed(text: str) -> str:
    """A number as the format wants it, without the signs of a bound."""
    ranged = re.sub(r"(?<=[0-9])" + _DASH + r"(?=-?[0-9])", "..", text.lstrip("<>=\u2264\u2265"))
    return re.sub(r"\s", "", ranged).replace(",", ".")


def period(text: str) -> dict[str, str]:
    """The hint for what was meant as a period."""
    for pattern, form, hint in _PERIODS:
        match = pattern.fullmatch(text)
        if match:
            return {"hint": hint, "fixed": re.sub(r"(?<![0-9])([0-9])(?![0-9])", r"0\1", match.expand(form))}
    return {}
