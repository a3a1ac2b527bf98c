"""The elements of WordprocessingML that a document is made of."""

import re

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from clustermodel.views.blocks import Inline, Piece
from clustermodel.views.printable import printable

Xml = BaseOxmlElement
_RANGE = re.compile(r"(?<=\d)-(?=\d)")
"""The hyphen of `2025-2029`, which stays a hyphen, as it is printed, and ends no line."""
_TOGETHER = re.compile(
    r"(?<=\d) (?=[^\W\d]{1,4}\.|%|[а-яё])|(?<=№) (?=\w)|(?<=§) (?=\d)|(?<=\bNo\.) (?=\d)|(?<=\S) (?=[–—] )"
    r"|(?<=№[ \u00a0][^\W\da-zа-яё]{2}) (?=\d)"
    r"|(?<=\b[^\W\da-zа-яё]{2}) (?=[«“])|(?<=\b[^\W\da-zа-яё]{3}) (?=[«“])|(?<=\d) (?=\d{3}(?!\d))"
    r"|(?<=\d) (?=Г(?:\.|ОД))|(?<=\bДО) (?=\d)|(?<=\bи) (?=(?:т|др|пр)\.)|(?:(?<=\w)|^) (?=и[ \u00a0](?:т|др|пр)\.)"
    r"|(?<=\d[ \u00a0]млрд) (?=[а-яё])|(?<=\d[ \u00a0]млн) (?=[а-яё])|(?<=\d[ \u00a0]тыс\.) (?=[а-яё])"
    r"|(?<=\d) (?=(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)"
)
_NUMBER = re.compile(r"(?:[≈≥≤<>] )?-?\d[\d\u00a0,.]*")


def make(tag: str, *children: Xml, **attributes: str | int) -> Xml:
    """An element with its children and attributes, all of the main namespace."""
    made = OxmlElement(f"w:{tag}", {qn(f"w:{name}"): str(value) for name, value in attributes.items()})
    made.extend(children)
    return made


def paragraph(style: str, *children: Xml, section: Xml | None = None) -> Xml:
    """A paragraph in a style (by its id); `section` holds the properties of the section that it ends."""
    properties = make("pPr", make("pStyle", val=style), *([] if section is None else [section]))
    return make("p", properties, *children)


def run(text: str, style: str = "") -> Xml:
    """A run of text in a style of characters; tabs and line breaks are kept. No line ends where it must not (`_kept`)."""
    first, *others = _RANGE.split(_kept(printable(text)))
    made = _texts(first)
    for other in others:
        made.extend([make("noBreakHyphen"), *_texts(other)])
    if style:
        made.insert(0, make("rPr", make("rStyle", val=style)))
    return made


def _texts(text: str) -> Xml:
    made = make("r")
    made.text = text
    return made


def _kept(text: str) -> str:
    """A text in which what belongs together stays on one line: `2018 г.`, `No. 5`, `70 %`, a word and the dash after it.

    So does the day of a month with its name; in Russian any number with the word after it, and a firm's sort with its name.
    """
    return _TOGETHER.sub("\u00a0", text)


def runs(content: Inline) -> list[Xml]:
    """A line of text with its signs."""
    return [one for piece in content for one in _piece(piece)]


def _piece(piece: Piece) -> list[Xml]:
    """A sign after a text is raised; one in the place of a text is not. A number has a minus and stays on one line."""
    number = _NUMBER.fullmatch(piece.text)
    set_ = piece.text.replace("-", "\u2212").replace(" ", "\u00a0") if number else piece.text
    text = [run(set_, "Strong" if piece.strong else "")] if piece.text else []
    return [*text, run(piece.mark.on_paper, "Sign" if piece.text else "")] if piece.mark else text


_LEVELS = 4
"""There are styles for headings of so many levels; deeper ones look like the last."""


def heading(level: int, number: int, *children: Xml) -> Xml:
    """A heading with a bookmark around it, which the contents lead to."""
    start = make("bookmarkStart", id=number, name=bookmark(number))
    return paragraph(f"Heading{min(level, _LEVELS)}", start, *children, make("bookmarkEnd", id=number))


def bookmark(number: int) -> str:
    """The name of the bookmark of the heading with this number."""
    return f"_Toc{number:08}"


def field(instruction: str, *shown: Xml) -> list[Xml]:
    """A field that is computed when the document is opened, and what is shown until then."""
    code = make("instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    begin = make("fldChar", fldCharType="begin", dirty="true")
    between, end = make("fldChar", fldCharType="separate"), make("fldChar", fldCharType="end")
    return [make("r", begin), make("r", code), make("r", between), *shown, make("r", end)]
