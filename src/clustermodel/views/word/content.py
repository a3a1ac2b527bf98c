"""The blocks of a document as paragraphs and tables."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from clustermodel.views.blocks import Block, Bullets, Heading, Inline, Paragraph, Piece, Table
from clustermodel.views.word.widths import widths
from clustermodel.views.word.xml import Xml, heading, make, paragraph, runs

_LISTS = ("ListBullet", "ListBullet2", "ListBullet3")
"""Styles of items by depth; deeper ones stand as deep as the last."""
_UNBROKEN = 600
"""A row whose cells are not longer (in signs) is kept on one page."""


def content(blocks: Iterable[Block], room: int, numbers: Iterator[int]) -> Iterator[Xml]:
    """Paragraphs and tables.

    `room` is the width of the page between its margins, in twips; `numbers` are those of the headings that come next.
    """
    for block, following in pairwise((*blocks, None)):
        match block:
            case Paragraph():
                yield paragraph(_style(block, following), *runs(block.content))
            case Bullets():
                yield from (paragraph(_LISTS[min(item.level, 2)], *runs(item.content)) for item in block.items)
            case Table() if block.columns:
                yield _table(block, room)
                if isinstance(following, Table):
                    yield paragraph("TableGap")
            case Heading():
                yield heading(2, next(numbers), *runs(block.content))


def _style(block: Paragraph, following: Block | None) -> str:
    if block.note:
        return "Note"
    return "LeadIn" if isinstance(following, Bullets | Table) else "BodyText"


def _table(table: Table, room: int) -> Xml:
    """A table whose headings stand again on each of its pages; one without headings is a form."""
    sizes = widths(table, room)
    headed = any(table.columns)
    properties = make(
        "tblPr",
        make("tblStyle", val="ProgrammeTable" if headed else "ProgrammeForm"),
        make("tblW", w=room, type="dxa"),
        make("tblLayout", type="fixed"),
        make("tblLook", firstRow=int(headed), lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )
    grid = make("tblGrid", *(make("gridCol", w=size) for size in sizes))
    styles = ["TableNumber" if index in table.numeric else "TableText" for index in range(len(sizes))]
    head = [_row(table.columns, sizes, ["TableHeading"] * len(sizes), make("tblHeader"))] if headed else []
    return make("tbl", properties, grid, *head, *(_row(row, sizes, styles) for row in table.rows))


def _row(cells: tuple[Inline, ...], sizes: list[int], styles: list[str], *properties: Xml) -> Xml:
    short = max(sum(len(piece.text) for piece in cell) for cell in cells) <= _UNBROKEN
    whole = [make("cantSplit")] if short else []
    filled = (_cell(*one) for one in zip(cells, sizes, styles, strict=True))
    return make("tr", make("trPr", *whole, *properties), *filled)


def _cell(cell: Inline, size: int, style: str) -> Xml:
    """Each line of a cell is a paragraph."""
    width = make("tcPr", make("tcW", w=size, type="dxa"))
    return make("tc", width, *(paragraph(style, *runs(line)) for line in _lines(cell)))


def _lines(cell: Inline) -> Iterator[Inline]:
    """The lines of a cell: its pieces, cut at line breaks."""
    found: list[Piece] = []
    for piece in cell:
        *ended, last = piece.text.split("\n")
        for text in ended:
            yield (*found, Piece(text, strong=piece.strong))
            found = []
        found.append(Piece(last, piece.mark, piece.strong))
    yield tuple(found)
