"""Writes sheets down as an Office Open XML workbook."""

import math
from collections.abc import Collection, Container, Iterable, Sequence
from decimal import Decimal
from typing import Any

from openpyxl.cell import Cell as Place
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break, RowBreak
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from clustermodel.views.marks import Mark
from clustermodel.views.workbook.forms import Shown
from clustermodel.views.workbook.looks import PLAIN
from clustermodel.views.workbook.texts import escaped

_LINE = 15.0
"""Height of a line, in points."""
_EDGES = 1
"""What a column loses at its edges, in letters."""
_BOLD = 0.85
"""How many bold letters stand where one of the others does."""
_WIDEST_WORD = 20
"""Letters of the longest word of a heading that a column is widened for."""
TITLE_HEIGHT = 19.0
"""Height of a row with a title, in points."""
_PAGE = 504.0
"""Height of a page of A4 in landscape, in points, between the margins and with something to spare."""
_MOST_BREAKS = 1000
_DOTS, _DOTS_BETWEEN, _BREADTH = 7, 5, 1045
"""Dots of a letter, what a column has besides, and those beside each other on the page at full size."""
_TALLEST = 400.0
"""A row of more than 409 points is refused."""
READABLE = 240
"""Letters beside each other on a page of A4 in landscape: 150 fit at full size, and these at nearly seven points."""
_MARGIN = 0.4
"""In inches."""
_TITLE_LENGTH = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def put(place: Any, value: Shown, style: str = PLAIN) -> Place:
    """Write a value into a cell: a text is a text, whatever it begins with, a number keeps its decimals."""
    cell: Place = place
    cell.style = style
    if isinstance(value, Decimal):
        cell.value, cell.number_format = value, _number_format(value)
    elif value:
        cell.value = escaped(value)
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = value[0] in "=+-@"
    return cell


def _number_format(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "#,##0." + "0" * decimals if decimals else "#,##0"


def signs(marks: Collection[Mark]) -> str:
    """Signs behind what stands in a cell."""
    return "".join(mark.sign for mark in Mark if mark in marks)


def sign(place: Any, marks: Collection[Mark]) -> None:
    """Show signs behind what stands in a cell, whatever that is and will be: they are a part of its format."""
    if marks:
        shown, held = f'"{signs(marks)}"', place.number_format
        # of texts alone; else of numbers above zero, below it and of zero, and of texts
        parts = ("@",) if held == "@" else (held, f"-{held}", held, "@")
        place.number_format = ";".join(part + shown for part in parts)


def comment(place: Any, text: str) -> None:
    """Attach a note to a cell, in a box large enough for it."""
    if text:
        note = Comment(escaped(text), "clustermodel")
        note.width, note.height = 320, 24 + height(text, 45)
        place.comment = note


def height(text: str, width: float) -> float:
    """How high a row must be for a text in a column of that many letters; few programs find that out by themselves."""
    return min(_TALLEST, sum(_lines(line, max(1, int(width) - _EDGES)) for line in text.split("\n")) * _LINE + 2)


def _lines(text: str, room: int) -> int:
    """The lines that a text takes when it is broken between words, and within those that are longer than a line."""
    lines, left = 1, room
    for word in text.split(" "):
        if len(word) > left and left < room:
            lines, left = lines + 1, room
        lines += max(0, len(word) - 1) // room
        left -= len(word) % room + 1
    return lines


def head_height(text: str, width: float) -> float:
    """How high a row must be for a heading in a column: bold letters are wider."""
    return height(text, width * _BOLD)


def head_width(text: str, width: float) -> float:
    """The width of a column, no less than the longest word of its heading takes, within reason."""
    return max(width, min(_WIDEST_WORD, max(map(len, text.split()), default=0)) / _BOLD + _EDGES)


def set_widths(sheet: Worksheet, widths: Iterable[float]) -> None:
    """Set the widths of the columns, in letters."""
    for index, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width


def sheet_title(wanted: str, taken: Iterable[str]) -> str:
    """A title as workbooks allow: 31 signs, and none that another sheet has."""
    used = {one.casefold() for one in taken}
    plain = " ".join(escaped(wanted).translate(_FORBIDDEN).split())[:_TITLE_LENGTH].strip() or "-"
    title, number = plain, 2
    while title.casefold() in used:
        title = f"{plain[: _TITLE_LENGTH - 4]} {number}"
        number += 1
    return title


def protect(sheet: Worksheet) -> None:
    """Lock everything but the cells that are open. There is no password: it keeps slips away, not people."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.autoFilter = False
    sheet.protection.insertRows = False
    sheet.protection.insertColumns = False
    sheet.protection.sort = False


def set_page(sheet: Worksheet, widths: Sequence[float], header: int | None = None, fixed: int = 0) -> None:
    """Print in landscape, with the headings on each page, and on as many pages beside each other as can be read.

    `widths` are those of the columns; the first `fixed` of them stand on every page.
    """
    beside = pages(sum(widths), sum(widths[:fixed]))
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = beside, 0
    sheet.page_margins = PageMargins(left=_MARGIN, right=_MARGIN, top=_MARGIN, bottom=2 * _MARGIN, header=0.2, footer=0.2)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(text="&A — &P/&N"))
    if header:
        sheet.print_title_rows = f"{header}:{header}"
    if beside > 1 and fixed:
        sheet.print_title_cols = f"A:{get_column_letter(fixed)}"


def break_pages(sheet: Worksheet, widths: Sequence[float], leading: Container[int], header: int | None = None) -> None:
    """End each page before it is full, so that none ends with a row that leads to the next one.

    The row `header` stands on every page. What lies beyond the breaks that a sheet can have is left to the printer.
    """
    dots = sum(_DOTS * width + _DOTS_BETWEEN for width in widths)
    room = _PAGE * max(1.0, dots / _BREADTH)
    heights = [sheet.row_dimensions[row].height or _LINE for row in range(1, sheet.max_row + 1)]
    repeated = heights[header - 1] if header else 0.0
    top, used = 1, 0.0
    for row, height in enumerate(heights, 1):
        if used + height > room and row > top and len(sheet.row_breaks) < _MOST_BREAKS:
            end = row - 1
            while end > top and end in leading:
                end -= 1
            sheet.row_breaks.append(Break(id=end))
            top, used = end + 1, repeated + sum(heights[end : row - 1])
        used += height


def on_one_page(sheet: Worksheet) -> None:
    """Print a sheet smaller rather than on a second page."""
    sheet.row_breaks = RowBreak()
    sheet.page_setup.fitToHeight = 1


def pages(width: float, fixed: float) -> int:
    """How many pages stand beside each other when letters are not to become too small."""
    return max(1, math.ceil((width - fixed) / max(READABLE - fixed, READABLE / 2)))


def across(sheet: Worksheet, row: int, columns: int, text: str, style: str = PLAIN) -> None:
    """A line of text that runs across columns."""
    put(sheet.cell(row, 1), text, style)
    if columns > 1:
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
