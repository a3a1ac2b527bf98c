"""Documents as web pages: one file that loads nothing and runs nothing. On paper, where nobody scrolls, none is cut off."""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape

import attrs

from clustermodel.views.blocks import Block, Bullets, Document, Heading, Inline, Item, Paragraph, Piece, Table, plain
from clustermodel.views.printable import printable

_STYLE = """
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:auto;padding:1rem;overflow-wrap:anywhere}
h1,h2,h3{line-height:1.2;break-after:avoid}
h2{margin-top:2.5rem;border-bottom:1px solid}
p,li,th,td,h3{white-space:pre-wrap}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #888;padding:.3rem .5rem;text-align:start;vertical-align:top;overflow-wrap:normal}
.form td:first-child{width:30%}
.number{text-align:end;white-space:nowrap}
.note{font-size:.85rem}
.files{padding-left:1.2rem}
.files li{margin-block:.7rem}
tr,.form{break-inside:avoid}
@media(max-width:40rem){
h1{font-size:1.6rem}
:is(.form,.cards) :is(tr,td){display:block;width:auto!important;border:0;padding:.15rem .25rem}
:is(.form,.cards) tr{border:1px solid #888}
.form tr+tr{border-top:0}
.cards tr{margin-bottom:.75rem}
.cards thead,.cards td:empty{display:none!important}
.cards td::before{content:attr(data-of);display:block;font-weight:bold}
}
@media print{
@page{margin:15mm}
body{font-size:10pt;line-height:1.35;max-width:none;padding:0}
h2{margin-top:1.5rem}
.files li{margin-block:.25rem;font-size:9.5pt;line-height:1.2;break-inside:avoid}
.files .note{font-size:8.5pt}
section[data-stem]~section[data-stem]{break-before:page}
section[data-stem] :is(h2,h3,p,ul){margin-block:.5rem}
.wide{overflow:visible}
table{font-size:9pt}
th,td{padding:.15rem .4rem;overflow-wrap:break-word;hyphens:auto}
}
"""
_PLAIN = re.compile(r"[\w .,:;()«»–—/%-]*")
"""Texts that stand as they are, which most do."""
_BARE = re.compile(r"[\w.:/#%-]*[\w.:#%-]")
"""Values of attributes that need no quotation marks; a slash at their end would be read as that of the element."""
UNCLOSED = frozenset({"li", "dt", "dd", "tr", "th", "td"})
"""Elements that end where the next of them begins, or where their parent ends: HTML asks for no end tag."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(document: Document, language: str, above: str = "", below: str = "") -> str:
    """The document as a page of HTML, in a language (a BCP 47 tag); `above` and `below` stand around its title."""
    return shell(document.title, "".join(_chapters(document)), language, above, below)


def shell(heading: str, content: str, language: str, above: str = "", below: str = "") -> str:
    """A page with some content, which is HTML already, under a heading.

    What is above it, such as whose page it is, tells windows and files apart, so it is part of their name.
    """
    title = text(heading)
    return (
        f'<!DOCTYPE html>\n<html lang="{text(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}{f' — {text(above)}' if above else ''}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<header>{_line(above)}\n<h1>{title}</h1>{_line(below)}</header>\n"
        f"<main>\n{content}</main>\n</body>\n</html>\n"
    )


def _line(content: str) -> str:
    return f"<p>{text(content)}</p>" if content else ""


def text(content: str) -> str:
    """A text that is no markup, in an element or in an attribute."""
    if _PLAIN.fullmatch(content):
        return content
    return escape(printable(content)).replace("\r", "&#13;")


def quoted(value: str) -> str:
    """The value of an attribute, in quotation marks if it needs them."""
    return value if _BARE.fullmatch(value) else f'"{text(value)}"'


def _chapters(document: Document) -> Iterator[str]:
    write = Writer(cards=True)
    for chapter in document.chapters:
        yield f"<section>\n<h2>{text(chapter.title)}</h2>\n"
        yield from map(write.block, chapter.blocks)
        yield "</section>\n"


def _number(table: Table, index: int) -> str:
    """What sets a column of numbers flush right."""
    return " class=number" if index in table.numeric else ""


def _nowhere(_: str) -> str:
    return ""


def sign_of(piece: Piece) -> str:
    """The sign of its mark."""
    return piece.mark.sign if piece.mark else ""


@attrs.frozen
class Writer:
    """Writes blocks and lines of text down as markup."""

    link: Callable[[str], str] = _nowhere
    """Address of an element → where on the page it is told of; empty: nowhere, so that its name is no link."""
    level: int = 3
    """Level of headings."""
    cards: bool = False
    """On a narrow screen rows of tables are cards, in which each cell says what it is of."""
    sign: Callable[[Piece], str] = sign_of
    """A piece → the sign behind it, or in its place."""

    def block(self, block: Block) -> str:
        """A heading, paragraph, list or table."""
        match block:
            case Heading():
                return f"<h{self.level}>{self.inline(block.content)}</h{self.level}>\n"
            case Paragraph():
                start = "<p class=note>" if block.note else "<p>"
                return f"{start}{self.inline(block.content)}</p>\n"
            case Bullets():
                return "".join(self._items(block.items))
            case Table():
                start = (" class=cards" if self.cards else "") if any(block.columns) else " class=form"
                return f"<div class=wide tabindex=0><table{start}>{''.join(self._table(block))}</table></div>\n"

    def inline(self, content: Inline) -> str:
        """A line of text."""
        return "".join(map(self._piece, content))

    def _items(self, items: Iterable[Item]) -> Iterator[str]:
        """Items as lists within lists."""
        depth = -1
        for item in items:
            deeper = item.level - depth
            yield "<ul><li>" * deeper if deeper > 0 else "</ul>" * -deeper + "<li>"
            yield self.inline(item.content)
            depth = item.level
        yield "</ul>" * (depth + 1) + "\n"

    def _table(self, table: Table) -> Iterator[str]:
        if any(table.columns):
            kinds = (f"th scope=col{_number(table, index)}" for index in range(len(table.columns)))
            yield f"<thead><tr>{''.join(map(self._cell, kinds, table.columns))}</thead>"
        for row in table.rows:
            kinds = (f"td{_number(table, index)}{self._of(column)}" for index, column in enumerate(table.columns))
            yield f"<tr>{''.join(map(self._cell, kinds, row))}"

    def _of(self, column: Inline) -> str:
        return f" data-of={quoted(plain(column))}" if self.cards and column else ""

    def _cell(self, tag: str, content: Inline) -> str:
        return f"<{tag}>{self.inline(content)}"

    def _piece(self, piece: Piece) -> str:
        said = f"<strong>{text(piece.text)}</strong>" if piece.strong else text(piece.text)
        to = self.link(piece.to) if piece.to else ""
        linked = f"<a href={quoted(to)}>{said}</a>" if to else said
        sign = text(self.sign(piece))
        return linked + (f"<sup>{sign}</sup>" if sign and piece.text else sign)
