"""What somebody has written into cells that are not brought back."""

from collections.abc import Iterator, Mapping
from itertools import takewhile

from clustermodel.importing.opening import Grid
from clustermodel.importing.places import place_of
from clustermodel.messages import Word
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.texts import escaped, unescaped

_BEFORE, _SHOWN = 20, 60
"""Signs that are shown of a text: before what differs, and in all."""
EMPTY = Word("(empty)")
"""What is said of a cell without a text."""
_DEEP = 3
"""How often marks are taken out: nobody escapes what is escaped more than twice."""
Places = Mapping[tuple[int, int], str]
"""Row and column → the text of a cell."""


def as_read(exported: str) -> tuple[str, str]:
    """A text as a cell holds it, and as openpyxl reads it from some files, where it takes out the marks of escapes."""
    held = escaped(exported)
    return held, held.replace("x005F_", "")


def is_edited(value: object, exported: str) -> bool:
    """A locked cell does not say any more what it said."""
    return _said(forms.written(value)) != _said(exported)


def _said(text: str) -> str:
    """What a text says without any marks of escapes: programs add them, take them out, and write them in their own ways."""
    for _ in range(_DEEP):
        text = unescaped(text)
    return text


def differing(exported: str, found: str) -> tuple[str, str]:
    """Two texts, each cut to a line around the place where they part."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(exported, found, strict=False)))
    start = max(0, alike - _BEFORE)
    return _cut(exported, start), _cut(found, start)


def _cut(text: str, start: int) -> str:
    end = start + _SHOWN
    shown = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{shown}{'…' if end < len(text) else ''}" if text else EMPTY


def page_edits(grid: Grid, exported: Places) -> Iterator[tuple[str, str, str]]:
    """The edits of a sheet of texts: cell, what it said, what it says. Texts that have only moved are no edits."""
    now = _texts(grid)
    before = {place: _said(text) for place, text in exported.items()}
    held, there = {*before.values()}, {*now.values(), ""}
    come = {place: text for place, text in now.items() if text and text not in held}
    gone = {place: text for place, text in before.items() if text not in there}
    for row, column in sorted({*come, *gone}):
        texts = gone.get((row, column), ""), come.get((row, column), "")
        yield (place_of(grid.title, column, row), *differing(*texts))


def holds_most(grid: Grid, exported: Places) -> bool:
    """A sheet has most of the texts of one that was exported, so that it is that one under another name."""
    there, before = {*_texts(grid).values()}, {_said(text) for text in exported.values()}
    return 2 * len(before & there) > len(before)


def _texts(grid: Grid) -> Places:
    """What the cells of a sheet say that say anything."""
    cells = ((number, column, value) for number, row in enumerate(grid.rows, 1) for column, value in enumerate(row, 1))
    return {(number, column): _said(forms.written(value)) for number, column, value in cells if value is not None}
