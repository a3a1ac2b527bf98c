"""A workbook without a file format: sheets of columns and cells."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

import attrs

from clustermodel.views.marks import Mark
from clustermodel.views.workbook.slots import Slot

T = TypeVar("T")


@attrs.frozen
class Cell:
    """What stands in a cell, as the YAML file holds it or, in a locked one, as a reader sees it."""

    text: str = ""
    slot: Slot | None = None
    """Where it goes when it is edited; None: it is locked."""
    number: bool = False
    """A locked cell holds a plain number."""
    note: str = ""
    marks: frozenset[Mark] = frozenset()
    """The signs in a locked cell."""


@attrs.frozen
class Head(Generic[T]):
    """A column of an editable sheet: its heading, what stands below it, and what a new row may say there."""

    title: str
    cell: Callable[[T], Cell]
    width: int = 14
    """In letters."""
    new: Slot | None = None
    """What the column is of a new row; the slot's address has a kind and no id."""
    note: str = ""
    """How the column is filled in."""


@attrs.frozen(kw_only=True)
class Sheet:
    """An editable sheet: one table, whose rows are known by what stands in its first columns."""

    title: str
    heads: tuple[Head[Any], ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: int = 1
    """The columns that tell the rows apart."""
    fixed: int
    """The columns that stay in sight."""
    spare: int = 0
    """Empty rows below for new elements."""

    def key(self, row: Sequence[str]) -> str:
        """What a row is known by."""
        return " ".join(row[: self.keys])


def sheet(title: str, things: Iterable[T], heads: Iterable[Head[T]], *, fixed: int = 2, **options: Any) -> Sheet:
    """A sheet of things, one a row, without the columns that say nothing and take nothing.

    The first `fixed` of those that remain stay in sight, if there are so many.
    """
    found = [*things]
    columns = [(head, [head.cell(one) for one in found]) for head in heads]
    says = [head for head, cells in columns if any(cell.text or cell.slot for cell in cells)]
    kept = [(head, cells) for head, cells in columns if head.new or not found or head in says]
    rows = tuple(zip(*(cells for _, cells in kept), strict=True))
    return Sheet(title=title, heads=tuple(head for head, _ in kept), rows=rows, fixed=min(fixed, len(kept)), **options)
