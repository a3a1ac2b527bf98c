"""Chapters of the document for people, each a locked sheet: paragraphs, lists and tables below each other."""

from itertools import zip_longest

from openpyxl.worksheet.worksheet import Worksheet

from clustermodel.views.blocks import Block, Bullets, Chapter, Heading, Inline, Paragraph, Table
from clustermodel.views.workbook import drawing
from clustermodel.views.workbook.looks import HEAD, OFFICIAL, PLAIN, TITLE

_NARROW, _LINE = 12, 110
"""Letters of the narrowest column, and of a line of text."""
_WIDEST = (60, 50, 40, 30, 24)
"""Letters of the widest column: as many as leave the sheet readable on paper."""
_LONG = 15
"""Rows of a table whose headings stand on every page, if there is no other."""


def draw_chapter(sheet: Worksheet, chapter: Chapter) -> None:
    """Write a chapter into an empty sheet."""
    tables = [block for block in chapter.blocks if isinstance(block, Table)]
    widths = _widths(tables)
    drawing.set_widths(sheet, widths)
    _title(sheet, 1, chapter.title)
    row, header, leading = 3, None, {1, 2}
    for block, following in zip_longest(chapter.blocks, chapter.blocks[1:]):
        leading |= _leading(block, following, row)
        if tables == [block] and len(tables[0].rows) >= _LONG and any(tables[0].columns):
            header = row
        row = _block(sheet, block, row, widths)
    drawing.set_page(sheet, widths, header)
    drawing.break_pages(sheet, widths, leading, header)
    drawing.protect(sheet)


def _leading(block: Block, following: Block | None, row: int) -> set[int]:
    """The rows of a block that begins in a row after which no page ends: what stands there leads to what comes next.

    Behind a paragraph a row is empty.
    """
    match block:
        case Heading():
            return {row, row + 1}
        case Table():
            return {row}
        case Paragraph() if isinstance(following, Bullets | Table):
            return {row, row + 1}
    return set()


def _widths(tables: list[Table]) -> list[float]:
    """The width of each column: that of its longest text, within limits; together at least a line of text."""
    longest: list[float] = []
    for table in tables:
        for index, column in enumerate(zip(table.columns, *table.rows, strict=True)):
            wanted = max(len(line) for cell in column for line in _text(cell).split("\n")) + 2.0
            longest[index : index + 1] = [max(wanted, _NARROW, *longest[index : index + 1])]
    limited = [[min(widest, one) for one in longest] for widest in _WIDEST]
    found = next((widths for widths in limited if sum(widths) <= drawing.READABLE), limited[-1])
    missing = _LINE - sum(found)
    return [*found[:-1], found[-1] + max(0.0, missing)] if found else [float(_LINE)]


def _block(sheet: Worksheet, block: Block, row: int, widths: list[float]) -> int:
    """Write a block; returns the row for the next one."""
    match block:
        case Heading():
            _title(sheet, row + 1, _text(block.content))
            return row + 2
        case Paragraph():
            return _line(sheet, row, _text(block.content), widths) + 1
        case Bullets():
            for item in block.items:
                row = _line(sheet, row, "    " * item.level + "• " + _text(item.content), widths)
            return row + 1
        case Table():
            return _table(sheet, block, row, widths)


def _title(sheet: Worksheet, row: int, text: str) -> None:
    drawing.put(sheet.cell(row, 1), text, TITLE)
    sheet.row_dimensions[row].height = drawing.TITLE_HEIGHT


def _line(sheet: Worksheet, row: int, text: str, widths: list[float]) -> int:
    drawing.across(sheet, row, len(widths), text, PLAIN)
    sheet.row_dimensions[row].height = drawing.height(text, sum(widths))
    return row + 1


def _table(sheet: Worksheet, table: Table, row: int, widths: list[float]) -> int:
    headed = [table.columns] if any(table.columns) else []
    for cells in (*headed, *table.rows):
        style = HEAD if cells is table.columns else OFFICIAL
        texts = [_text(cell) for cell in cells]
        for index, text in enumerate(texts):
            drawing.put(sheet.cell(row, index + 1), text, style)
        sheet.row_dimensions[row].height = max(map(drawing.height, texts, widths))
        row += 1
    return row + 1


def _text(content: Inline) -> str:
    return "".join(piece.text + (piece.mark.sign if piece.mark else "") for piece in content)
