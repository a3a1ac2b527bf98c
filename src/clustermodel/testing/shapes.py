"""What an exported file is apart from its words: elements, cells, keys. A text of the programme must never add to that."""

import csv
import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree import ElementTree as ET  # only reads what an exporter has just made

__all__ = ["FORMULAS", "READERS", "formulas", "harmless"]

_WORDS = ("text", "softbreak", "hardbreak", "code_inline")  # what a sentence of Markdown consists of


def harmless(text: str) -> str:
    """A text as long, with its words in the same places, that no format takes for more than a text."""
    return re.sub(r"[!-/:-@\[-`{-~]", "a", text)


def _json(made: bytes) -> object:
    def of(value: object) -> object:
        if isinstance(value, dict):
            return ("object", *map(of, value.values()))
        return tuple(map(of, value)) if isinstance(value, list) else type(value).__name__

    return of(json.loads(made))


def _xml(made: bytes) -> object:
    return [(one.tag, *one.attrib) for one in ET.fromstring(made).iter()]  # noqa: S314 - see above


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, *(name for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}",))

    def handle_comment(self, data: str) -> None:
        self.found.append(("!", str(bool(data))))


def _html(made: bytes) -> object:
    tags = _Tags()
    tags.feed(made.decode())
    tags.close()
    return tags.found


def _rows(made: bytes) -> list[list[str]]:
    text = made.decode("utf-8-sig")
    delimiter = max(",;\t", key=text.partition("\n")[0].count)  # the head of a table is the exporter's own
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def _csv(made: bytes) -> object:
    return [len(row) for row in _rows(made)]


FORMULAS = ('=HYPERLINK("http://x")', "+1+x", "-1+x", "@SUM(1)", "\t=1+x", "\r=1+x")
"""Texts that a spreadsheet takes for formulas if they begin a cell of a file that consists of plain cells."""
_FORMULA = re.compile(r"\s*[=@+-]\s*[^\s]")
_NUMBER = re.compile(r"[+-]?[0-9 \u00a0\u202f]+([.,][0-9]+)?")


def formulas(made: bytes) -> list[str]:
    """The cells of a table that a spreadsheet would carry out; numbers may have a sign."""
    cells = (cell for row in _rows(made) for cell in row)
    return [cell for cell in cells if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell)]


def _markdown(made: bytes) -> object:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(made.decode())
    return [[token.type, *(one.type for one in token.children or () if one.type not in _WORDS)] for token in tokens]


READERS: dict[str, Callable[[bytes], object]] = {
    ".csv": _csv,
    ".htm": _html,
    ".html": _html,
    ".json": _json,
    ".md": _markdown,
    ".svg": _xml,
    ".tsv": _csv,
    ".xml": _xml,
}
"""Suffix → the reader of a file's shape, which raises if it cannot. Files that differ in words alone have the same shape."""
