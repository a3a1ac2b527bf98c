"""The blocks of a document as paragraphs and tables."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from docx.oxml.ns import qn

from clustermodel.views.blocks import Block, Bullets, Heading, Inline, Paragraph, Piece, Table, plain
from clustermodel.views.word.widths import height, widths
from clustermodel.views.word.xml import Xml, heading, make, paragraph, runs

_LISTS = ("ListBullet", "ListBullet2", "ListBullet3")
"""Styles of items by depth; deeper ones stand as deep as the last."""
_FEW, _LOW = 12, 16
"""Rows, and lines of them, of a table that is kept on one page: less than half of a landscape one stays empty for it."""
_LINE = 80
"""Signs of a line of a list on an upright page."""
_COMPARED, _WHOLE = 5, 32
"""Rows of a table that are few enough to be looked at together, and how many lines they have at most on an upright page."""
_LEAD = 200
"""Signs of a paragraph that only leads to the next one; what is longer stands for itself."""
_FORM = 24
"""Lines of a form that is kept on one page: nothing on the next would say what it is."""
_TALL, _TALL_UPRIGHT = 10, 30
"""Lines of a row that may go on on the next page: it would leave too much of this one empty."""
_UPRIGHT = 12000
"""The width of an upright page in twips is less."""


def content(blocks: Iterable[Block], room: int, numbers: Iterator[int], level: int = 2) -> Iterator[Xml]:
    """Paragraphs and tables.

    `room` is the width of the page between its margins, in twips; `numbers` are those of the headings that come next, which
    are of some `level`.
    """
    blocks = list(blocks)
    alike = _alike(blocks, room)
    preceding: Block | None = None
    for block, following in pairwise((*blocks, None)):
        match block:
            case Paragraph():
                yield paragraph(_style(block, preceding, following), *runs(block.content))
            case Bullets():
                yield from _list(block)
            case Table() if block.columns:
                sizes = alike.get(block.columns) if not block.even else None
                yield _table(block, sizes or widths(block, room), noted=isinstance(following, Paragraph) and following.note)
                if isinstance(following, Table | Bullets):
                    yield paragraph("TableGap")
            case Heading():
                yield heading(level, next(numbers), *runs(block.content))
        preceding = block


def _style(block: Paragraph, preceding: Block | None, following: Block | None) -> str:
    if block.note:
        begins = preceding is None and isinstance(following, Heading)  # a note to the title of the chapter
        return "NoteLeadIn" if begins or isinstance(following, Table) else "Note"
    short = len(plain(block.content)) < _LEAD
    begins = preceding is None and isinstance(following, Heading)
    leads = isinstance(following, Bullets | Table) or (
        short and (begins or (isinstance(preceding, Heading) and isinstance(following, Paragraph)))
    )
    if leads:
        return "LeadIn"
    return "BodyTextKept" if isinstance(following, Paragraph) and following.note else "BodyText"


def _list(bullets: Bullets) -> Iterator[Xml]:
    """No page begins or ends with a single item, and none ends with one whose parts are on the next.

    A short list is kept whole: a body whose members are on two pages looks like two.
    """
    last = len(bullets.items) - 1
    lines = sum(1 + len(plain(item.content)) // _LINE for item in bullets.items)
    whole = lines <= _LOW
    for index, (item, following) in enumerate(pairwise((*bullets.items, None))):
        assert item is not None
        kept = index < last and (whole or index in (0, last - 1) or (following is not None and following.level > item.level))
        yield paragraph(f"{_LISTS[min(item.level, 2)]}{'Kept' if kept else ''}", *runs(item.content))


def _alike(blocks: Iterable[Block], room: int) -> dict[tuple[Inline, ...], list[int]]:
    """Headings → how wide the columns are of all tables that have them."""
    rows: defaultdict[tuple[Inline, ...], list[tuple[Inline, ...]]] = defaultdict(list)
    for one in blocks:
        if isinstance(one, Table) and any(one.columns):
            rows[one.columns].extend(one.rows)
    return {columns: widths(Table(columns, tuple(found)), room) for columns, found in rows.items()}


def _table(table: Table, sizes: list[int], *, noted: bool) -> Xml:
    """A table whose headings stand again on each of its pages; one without headings is a form.

    One that is `noted` ends on the page of the note that follows it.
    """
    headed = any(table.columns)
    properties = make(
        "tblPr",
        make("tblStyle", val="ProgrammeTable" if headed else "ProgrammeForm"),
        make("tblW", w=sum(sizes), type="dxa"),
        make("tblLayout", type="fixed"),
        make("tblLook", firstRow=int(headed), lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )
    grid = make("tblGrid", *(make("gridCol", w=size) for size in sizes))
    head = [_row(table.columns, sizes, ["TableHeading"] * len(sizes), make("tblHeader"))] if headed else []
    styles = ["TableNumber" if index in table.numeric else "TableText" for index in range(len(sizes))]
    kept = [[f"{style}Kept" for style in styles] if keep else styles for keep in _kept(table, sizes, noted=noted)]
    rows = (_row(row, sizes, looks) for row, looks in zip(table.rows, kept, strict=True))
    return make("tbl", properties, grid, *head, *rows)


def _kept(table: Table, sizes: list[int], *, noted: bool) -> list[bool]:
    """For each row, whether it stays on one page with what comes next: no page begins or ends with a single row.

    A small table is kept whole; but above a note a longer one may be parted before its last two rows, as LibreOffice leaves
    the note alone on the next page if there is no place to part the table at.
    """
    lines = [height(row, sizes) for row in table.rows]
    last = len(lines) - 1
    whole = sum(lines) <= _room(table, sizes)
    ends = {index for index in (0, last - 1) if all(one <= _TALL for one in lines[index : index + 2])}
    parted = last - 2 if noted and last >= _COMPARED else None
    return [noted if index == last else (whole and index != parted) or index in ends for index in range(last + 1)]


def _room(table: Table, sizes: list[int]) -> int:
    """How many lines of a table are kept on one page."""
    if not any(table.columns):
        return _FORM
    if len(table.rows) <= _COMPARED and sum(sizes) < _UPRIGHT:
        return _WHOLE
    return _LOW if len(table.rows) <= _FEW else 0


def _tall(sizes: list[int]) -> int:
    return _TALL_UPRIGHT if sum(sizes) < _UPRIGHT else _TALL


def _row(cells: tuple[Inline, ...], sizes: list[int], styles: list[str], *properties: Xml) -> Xml:
    filled = (_cell(*one) for one in zip(cells, sizes, styles, strict=True))
    unbroken = [make("cantSplit")] if height(cells, sizes) <= _tall(sizes) else []
    return make("tr", make("trPr", *unbroken, *properties), *filled)


def _cell(cell: Inline, size: int, style: str) -> Xml:
    """Each line of a cell is a paragraph."""
    width = make("tcPr", make("tcW", w=size, type="dxa"))
    return make("tc", width, *(paragraph(style, *runs(line)) for line in _lines(cell)))


_KEPT = {
    "BodyText": "BodyTextKept",
    "Note": "NoteLeadIn",
    "TableText": "TableTextKept",
    "TableNumber": "TableNumberKept",
    **{style: f"{style}Kept" for style in _LISTS},
}
"""Style → the same on the page of what comes next."""


def keep_end(written: list[Xml]) -> None:
    """Let the last paragraph, or the last row of a table at the end, stand on the page of what is put below it."""
    for ended in written[-1:]:
        rows = ended.findall(qn("w:tr"))
        for style in (rows[-1] if rows else ended).iter(qn("w:pStyle")):
            style.set(qn("w:val"), _KEPT.get(style.get(qn("w:val"), ""), style.get(qn("w:val"), "")))


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
