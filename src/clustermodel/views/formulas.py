"""Texts in files that spreadsheets open: none of them becomes a formula, and each can be had back as it was.

Excel and LibreOffice take a cell that begins with `=`, `+`, `-` or `@` for a formula, also after spaces, and they may split
a cell at signs that they take for separators. So one apostrophe is put before such a sign, wherever a cell may begin: at the
beginning, and after a separator, a quotation mark or a line break. Where apostrophes stand there already, there is one more;
so taking one away gives the text back. So it is before a digit, where an apostrophe keeps a code from becoming a date.
"""

import re

_START = re.compile(
    r"""
    (^ | [,;|:"\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029])    # where a cell may begin
    ([ \u00a0\u3000]*)
    ('*)
    (?= [=+\-@\uff1d\uff0b\uff0d\uff20] | (?<=')[0-9])      # the last four as wide as Chinese signs
    """,
    re.VERBOSE,
)
GUARD = r"""(^|[,;|:"\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029])([ \u00a0\u3000]*)'('*)(?=[0-9=+\-@\uff1d\uff0b\uff0d\uff20])"""
"""A regular expression for those who read such files by other means: replaced by `\\1\\2\\3` it gives the text back."""
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_GUESSED = re.compile(r"([ \u00a0]*)([-0-9][-0-9.,/:eE% \u00a0\u2013]*)")
"""What a spreadsheet may take for a number, a date or a time, each of which it would write in its own way."""
_PLAIN = re.compile(r"0|[1-9][0-9]{0,10}")
"""A whole number that a spreadsheet shows as it stands: longer ones it rounds or writes with an exponent."""


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula; a mere number stays as it is."""
    return text if _NUMBER.fullmatch(text) else _START.sub(r"\1\2\3'", text)


def untouched(text: str) -> str:
    """A text that no spreadsheet takes for a formula, or for a date or another number than is written: `2.10`, `007`."""
    made, found = guarded(text), _GUESSED.fullmatch(text)
    if not found or _PLAIN.fullmatch(text) or made.startswith("'", found.end(1)):
        return made
    return f"{found[1]}'{made[found.end(1):]}"


def unguarded(text: str) -> str:
    """The text of which `guarded` or `untouched` has made this one."""
    return re.sub(GUARD, r"\1\2\3", text)
