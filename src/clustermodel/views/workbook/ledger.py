"""The hidden sheet of a workbook: which programme it is of, what was exported, and where each editable cell goes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

import attrs

from clustermodel.views.workbook import forms
from clustermodel.views.workbook.slots import File, Slot

TITLE = "clustermodel"
"""Title of the hidden sheet."""
LISTS = "lists"
"""Title of the other one, with the words of the drop-down lists."""
FORMAT = "clustermodel-workbook/1"
_MOST = 1000
_CELLS = 10
"""Cells of the longest row."""


@attrs.frozen
class Table:
    """An editable sheet."""

    sheet: str
    header: int
    """The row of its headings, from 1."""
    keys: int
    """How many columns, from the first, tell its rows apart."""


@attrs.frozen
class ColumnOf:
    """A column that editable cells stand in, or that new rows fill in."""

    sheet: str
    column: int
    """From 1."""
    title: str
    new: Slot | None
    """What the column is of a new row."""


@attrs.frozen
class Entry:
    """An editable cell."""

    sheet: str
    key: str
    """What its row is known by."""
    column: int
    slot: Slot
    value: str
    """What was exported."""
    shown: str = ""
    """What the cell says, if that is neither the value nor what its form makes of it: names for ids."""


@attrs.frozen
class Locked:
    """A cell that may not be edited, and says something."""

    sheet: str
    key: str
    """What its row is known by; in a sheet without editable cells its number."""
    column: int
    text: str
    """What was exported."""


@attrs.frozen(kw_only=True)
class Ledger:
    """All that the hidden sheet says."""

    program: str
    tables: tuple[Table, ...]
    columns: tuple[ColumnOf, ...]
    entries: tuple[Entry, ...]
    locked: tuple[Locked, ...] = ()

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The rows of the hidden sheet: all texts."""
        yield (FORMAT, self.program)
        for table in self.tables:
            yield ("table", table.sheet, str(table.header), str(table.keys))
        for column in self.columns:
            yield ("column", column.sheet, str(column.column), column.title, *_fields(column.new))
        for one in self.entries:
            yield ("cell", one.sheet, one.key, str(one.column), *_fields(one.slot), one.slot.form.name, one.value, one.shown)
        for text in self.locked:
            yield ("locked", text.sheet, text.key, str(text.column), text.text)


def read(rows: Iterable[Sequence[str]]) -> Ledger:
    """What a hidden sheet says. Raises ValueError for one that this library has not written."""
    found: dict[str, list[Sequence[str]]] = {"table": [], "column": [], "cell": [], "locked": []}
    lines = iter(rows)
    first = next(lines, ())
    if tuple(first[:1]) != (FORMAT,):
        raise ValueError(first)
    for row in lines:
        found.get(row[0], []).append([*row, *[""] * (_CELLS - len(row))])
    for row in found["cell"]:
        forms.read(_sure(_slot(row[4:7])).form, row[8])
    return Ledger(
        program=first[1],
        tables=tuple(Table(row[1], _number(row[2]), _number(row[3])) for row in found["table"]),
        columns=tuple(ColumnOf(row[1], _number(row[2]), row[3], _slot(row[4:7])) for row in found["column"]),
        entries=tuple(Entry(row[1], row[2], _number(row[3]), _sure(_slot(row[4:7])), *row[8:10]) for row in found["cell"]),
        locked=tuple(Locked(row[1], row[2], _number(row[3]), row[4]) for row in found["locked"]),
    )


def _number(text: str) -> int:
    """The number of a row or column, within what a sheet of ours can have. Raises ValueError for any other."""
    number = int(text)
    if not 1 <= number <= _MOST:
        raise ValueError(text)
    return number


def _fields(slot: Slot | None) -> tuple[str, str, str]:
    return (slot.file, slot.address, slot.field) if slot else ("", "", "")


def _slot(fields: Sequence[str]) -> Slot | None:
    """A slot that a cell may change; None where none is named."""
    if not fields[0]:
        return None
    slot = Slot(cast("File", fields[0]), fields[1], fields[2])
    try:
        slot.form  # noqa: B018 - raises for what no cell may change
    except LookupError:
        raise ValueError(fields) from None
    return slot


def _sure(slot: Slot | None) -> Slot:
    if slot is None:
        raise ValueError("a cell that goes nowhere")
    return slot
