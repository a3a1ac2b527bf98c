"""How cells look: a few named styles, so that the whole workbook changes with them."""

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.workbook import Workbook

TITLE, HEAD, PLAIN, ASIDE = (f"clustermodel {name}" for name in ("title", "head", "line", "aside"))
"""A heading, the heads of a table, a line of text, one that explains and may run over the cells beside it."""
OFFICIAL, ENTRY, NEW = "clustermodel text", "clustermodel entry", "clustermodel new"
"""A locked cell, one to be edited, one of a new row."""

_GRID = Side(style="thin", color="C9D1DC")
_BORDER = Border(left=_GRID, right=_GRID, top=_GRID, bottom=_GRID)
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def add_styles(book: Workbook) -> None:
    """Make the styles known in a workbook."""
    locked, open_ = Protection(locked=True), Protection(locked=False)
    title = Font(name="Calibri", size=14, bold=True, color="1F3864")
    text = Font(name="Calibri", size=11)
    head = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
    centre = Alignment(wrap_text=True, vertical="center", horizontal="center")
    for style in (
        NamedStyle(TITLE, font=title, alignment=Alignment(vertical="top"), protection=locked),
        NamedStyle(HEAD, font=head, fill=_fill("1F3864"), border=_BORDER, alignment=centre, protection=locked),
        NamedStyle(OFFICIAL, font=text, border=_BORDER, alignment=_WRAPPED, protection=locked),
        NamedStyle(ENTRY, font=text, fill=_fill("FFF8DC"), border=_BORDER, alignment=_WRAPPED, protection=open_),
        NamedStyle(NEW, font=text, fill=_fill("EAF5EA"), border=_BORDER, alignment=_WRAPPED, protection=open_),
        NamedStyle(ASIDE, font=Font(name="Calibri", size=11, italic=True, color="595959"), protection=locked),
        NamedStyle(PLAIN, font=text, alignment=_WRAPPED, protection=locked),
    ):
        book.add_named_style(style)


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour, end_color=colour)
