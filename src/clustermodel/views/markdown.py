"""Texts in Markdown (CommonMark, and what GitHub adds to it): whatever they say, they are no markup."""

import re

_SIGNS = re.compile(
    r"""
    (?P<control> [\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff] )
    | (?P<entity> [\t\f\r|] )               # white space that Markdown would lose, and the edge of a cell
    | (?P<scheme> :// | \bwww\. )           # links that GitHub finds by itself
    | [\\`*_\[\]<>&\#~$^@]
    """,
    re.VERBOSE,
)
_EDGES = re.compile(
    r"""
    (?P<entity> ^\s+ | \s+$ )
    | (?P<number> ^\d+(?=[.)](?:\s|$)) )      # an ordered list
    | ^[-+=:](?=[-=\s]|$)                   # a list, a line under a heading
    """,
    re.VERBOSE,
)


def escaped(text: str) -> str:
    """A text that reads as itself in a paragraph, a heading, an item of a list or a cell of a table.

    Line breaks become `<br>`. Control characters, which no document may hold, become U+FFFD.
    """
    return guarded(signs(text))


def signs(text: str) -> str:
    """The signs of a text that mean something wherever they stand, escaped. It still has to be `guarded`."""
    return _SIGNS.sub(_replacement, text)


def guarded(text: str) -> str:
    """Lines that may hold markup, with the beginning and the end of each made safe."""
    lines = text.lstrip("\n")
    empty = len(text) - len(lines)  # a tag that begins a paragraph would make a block of HTML
    return "&#10;" * empty + "<br>".join(_EDGES.sub(_replacement, line) for line in lines.split("\n"))


def _replacement(found: re.Match[str]) -> str:
    sign = found[0]
    match found.lastgroup:
        case "control":
            return "\ufffd"
        case "entity":
            return "".join(f"&#{ord(one)};" for one in sign)
        case "number":
            return sign + "\\"
        case "scheme":
            return sign.replace("://", r"\://").replace("www.", r"www\.")
        case _:
            return "\\" + sign
