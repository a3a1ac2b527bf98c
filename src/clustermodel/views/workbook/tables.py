"""Editable sheets: locked text, open cells with drop-down lists, and empty rows for what is new."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import accumulate
from typing import Any

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from clustermodel.views.labels import Label
from clustermodel.views.marks import Mark
from clustermodel.views.workbook import drawing, forms
from clustermodel.views.workbook.forms import Form
from clustermodel.views.workbook.layout import Cell, Head, Sheet
from clustermodel.views.workbook.ledger import LISTS, ColumnOf, Entry, Locked, Table
from clustermodel.views.workbook.looks import ASIDE, ENTRY, HEAD, NEW, OFFICIAL, TITLE
from clustermodel.views.workbook.texts import unescaped

Names = Callable[[tuple[str, ...]], tuple[str, ...]]
"""Kinds → what their elements are called in lists."""
HEADER = 3
"""The row of the headings."""
_CHOICES = 100
"""Words of the longest list: nobody finds anything in a longer one."""
_PAGE = 140
"""Letters of a page, at the least."""
_ALIGNED = {
    "quantity": Alignment(wrap_text=True, vertical="top", horizontal="right"),
    "period": Alignment(wrap_text=True, vertical="top", horizontal="center"),
}


class Lists:
    """The hidden sheet with the words of the drop-down lists, one column a list."""

    def __init__(self, book: Workbook) -> None:
        self.sheet: Worksheet = book.create_sheet(LISTS)
        self.sheet.sheet_state = "hidden"
        self.known: dict[tuple[str, ...], str] = {}

    def reference(self, words: tuple[str, ...]) -> str:
        """The range in which the words stand."""
        if words not in self.known:
            column = len(self.known) + 1
            for row, word in enumerate(words, 1):
                drawing.put(self.sheet.cell(row, column), word)
            letter = get_column_letter(column)
            self.known[words] = f"{LISTS}!${letter}$1:${letter}${len(words)}"
        return self.known[words]


class Drawn:
    """One editable sheet in a workbook, and what the hidden sheet is to say of it."""

    def __init__(self, made: Worksheet, sheet: Sheet, language: str) -> None:
        self.made, self.sheet, self.language = made, sheet, language
        self.widths = [drawing.head_width(head.title, head.width) for head in sheet.heads]

    def draw(self, lists: Lists, names: Names, label: Label) -> None:
        """Write it. `names` tells what references to elements of some kinds can be chosen from."""
        drawing.put(self.made.cell(1, 1), self.sheet.title, TITLE)
        green = label("Green rows take what is new.") if self.sheet.spare else ""
        aside = [label("Yellow cells may be edited."), green, self.sheet.aside, self._signs(label)]
        self._aside(" ".join(filter(None, aside)))
        drawing.set_widths(self.made, self.widths)
        for index, head in enumerate(self.sheet.heads, start=1):
            self._head(self.made.cell(HEADER, index), head)
            self._choices(index, head, lists, names, label)
        for number, row in enumerate((self._headings(), *self.sheet.rows), HEADER):
            self._row(number, row)
        self._spare()
        self.made.freeze_panes = f"{get_column_letter(self.sheet.fixed + 1)}{HEADER + 1}"
        end = max(self._last + self.sheet.spare, HEADER + 1)
        self.made.auto_filter.ref = f"A{HEADER}:{get_column_letter(len(self.sheet.heads))}{end}"
        drawing.set_page(self.made, self.widths, HEADER, self.sheet.fixed)
        self.made.print_area = f"A1:{get_column_letter(len(self.sheet.heads))}{max(self._last, HEADER + 1)}"
        drawing.protect(self.made)

    def _aside(self, text: str) -> None:
        """A text below the title, broken where the first page ends; of several in the columns that all have."""
        widths, fixed = [*accumulate(self.widths)], self.sheet.fixed
        several = drawing.pages(widths[-1], widths[fixed - 1]) > 1
        columns = fixed if several else max(1, sum(one <= _PAGE for one in widths))
        drawing.across(self.made, HEADER - 1, columns, text, ASIDE)
        self.made.cell(HEADER - 1, 1).alignment = Alignment(wrap_text=True, vertical="top")
        self.made.row_dimensions[HEADER - 1].height = drawing.height(text, widths[columns - 1])

    def _signs(self, label: Label) -> str:
        """What the signs on the sheet mean."""
        used = {mark for row in self.sheet.rows for cell in row for mark in cell.marks}
        return "; ".join(f"{mark.sign} {label(mark.meaning)}" for mark in Mark if mark in used)

    @property
    def table(self) -> Table:
        """What the hidden sheet says of the sheet."""
        return Table(self.made.title, HEADER, self.sheet.keys)

    @property
    def columns(self) -> Iterator[ColumnOf]:
        """What it says of the columns."""
        for index, head in enumerate(self.sheet.heads, 1):
            yield ColumnOf(self.made.title, index, head.title, head.new)

    @property
    def entries(self) -> Iterator[Entry]:
        """What it says of the cells."""
        for row in self.sheet.rows:
            key = self.sheet.key([cell.text for cell in row])
            for index, cell in enumerate(row, 1):
                if cell.slot:
                    yield Entry(self.made.title, key, index, cell.slot, cell.text, cell.shown)

    @property
    def locked(self) -> Iterator[Locked]:
        """What it says of the cells that may not be edited, except those that rows are known by."""
        for number, row in enumerate(self.sheet.rows, HEADER + 1):
            key = self.sheet.key([cell.text for cell in row])
            for index, cell in enumerate(row[self.sheet.keys :], self.sheet.keys + 1):
                if cell.text and not cell.slot:
                    yield Locked(self.made.title, key, index, unescaped(forms.written(self.made.cell(number, index).value)))

    @property
    def _last(self) -> int:
        return HEADER + len(self.sheet.rows)

    def _head(self, place: Any, head: Head[Any]) -> None:
        drawing.put(place, head.title, HEAD)
        drawing.comment(place, head.note)

    def _headings(self) -> tuple[Cell, ...]:
        return tuple(Cell(head.title) for head in self.sheet.heads)

    def _row(self, number: int, row: tuple[Cell, ...]) -> None:
        for index, cell in enumerate(row, 1):
            if number > HEADER:
                self._cell(self.made.cell(number, index), cell)
        height = drawing.height if number > HEADER else drawing.head_height
        self.made.row_dimensions[number].height = max(map(height, map(self._shown, row), self.widths))

    def _shown(self, cell: Cell) -> str:
        return str(self._value(cell)) + (drawing.signs(cell.marks) if cell.slot else "")

    def _value(self, cell: Cell) -> forms.Shown:
        """What stands in a cell."""
        if cell.slot:
            return cell.shown or forms.show(cell.slot.form, cell.text, self.language)
        return forms.show(forms.QUANTITY, cell.text, self.language) if cell.number else cell.text

    def _cell(self, place: Any, cell: Cell) -> None:
        if cell.slot:
            self._format(drawing.put(place, self._value(cell), ENTRY), cell.slot.form)
            drawing.sign(place, cell.marks)
        else:
            drawing.put(place, self._value(cell), OFFICIAL)
        drawing.comment(place, cell.note)

    def _format(self, place: Any, form: Form) -> None:
        """Texts stay texts when they are typed, and a cell for numbers takes words, too."""
        if form.name in _ALIGNED:
            place.alignment = _ALIGNED[form.name]
        if form.name != "quantity":
            place.number_format = "@"
        elif not isinstance(place.value, Decimal):
            place.number_format = "General"

    def _spare(self) -> None:
        for row in range(self._last + 1, self._last + self.sheet.spare + 1):
            for index, head in enumerate(self.sheet.heads, 1):
                place = drawing.put(self.made.cell(row, index), "", NEW if head.new else OFFICIAL)
                if head.new:
                    self._format(place, head.new.form)

    def _choices(self, column: int, head: Head[Any], lists: Lists, names: Names, label: Label) -> None:
        """A drop-down list for the column, if its words are few."""
        form = self._form(column, head)
        words = tuple(forms.term(one, self.language) for one in form.terms) if form and form.terms else ()
        if form and form.kinds:
            words = names(form.kinds)
        last = self._last + self.sheet.spare
        if words and len(words) <= _CHOICES and last > HEADER:
            letter = get_column_letter(column)
            strict = bool(form and form.terms)  # ids may be written instead of names
            rule = DataValidation("list", formula1=lists.reference(words), allow_blank=True, showErrorMessage=strict)
            rule.error = label("Choose a word from the list.")
            first = HEADER + 1 if any(row[column - 1].slot for row in self.sheet.rows) or strict else self._last + 1
            rule.add(f"{letter}{first}:{letter}{max(first, last)}")
            self.made.add_data_validation(rule)

    def _form(self, column: int, head: Head[Any]) -> Form | None:
        slot = head.new or next((row[column - 1].slot for row in self.sheet.rows if row[column - 1].slot), None)
        return slot.form if slot else None
