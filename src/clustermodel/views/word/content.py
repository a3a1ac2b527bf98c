"""The blocks of a document as paragraphs and tables."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from clustermodel.views.blocks import Block, Bullets, Heading, Inline, Paragraph, Piece, Table
from clustermodel.views.word.widths import height, widths
from clustermodel.views.word.xml import Xml, heading, make, paragraph, runs

_LISTS = ("ListBullet", "ListBullet2", "ListBullet3")
"""Styles of items by depth; deeper ones stand as deep as the last."""
_FEW, _LOW = 12, 16
"""Rows, and lines of them, of a table that is kept on one page: less than half of a landscape one stays empty for it."""
_TALL = 10
"""Lines of a row that may go on on the next page: it would leave too much of this one empty."""


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
    head = [_row(table.columns, sizes, ["TableHeading"] * len(sizes), make("tblHeader"))] if headed else []
    styles = ["TableNumber" if index in table.numeric else "TableText" for index in range(len(sizes))]
    kept = [[f"{style}Kept" for style in styles] if keep else styles for keep in _kept(table, sizes)]
    rows = (_row(row, sizes, looks) for row, looks in zip(table.rows, kept, strict=True))
    return make("tbl", properties, grid, *head, *rows)


def _kept(table: Table, sizes: list[int]) -> list[bool]:
    """For each row, whether it stays on one page with the next: no page begins or ends with a single row.

    A small table is kept whole.
    """
    lines = [height(row, sizes) for row in table.rows]
    last = len(lines) - 1
    whole = last < _FEW and sum(lines) <= _LOW
    ends = {index for index in (0, last - 1) if all(one <= _TALL for one in lines[index : index + 2])}
    return [index < last and (whole or index in ends) for index in range(last + 1)]


def _row(cells: tuple[Inline, ...], sizes: list[int], styles: list[str], *properties: Xml) -> Xml:
    filled = (_cell(*one) for one in zip(cells, sizes, styles, strict=True))
    unbroken = [make("cantSplit")] if height(cells, sizes) <= _TALL else []
    return make("tr", make("trPr", *unbroken, *properties), *filled)


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
