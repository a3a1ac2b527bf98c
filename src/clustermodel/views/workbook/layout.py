"""A workbook without a file format: sheets of columns and cells."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

import attrs

from clustermodel.model.objectives import Aggregation
from clustermodel.views.marks import Mark
from clustermodel.views.workbook.slots import Slot

T = TypeVar("T")
_UNSAID = str(Aggregation.UNSPECIFIED)


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
    shown: str = ""
    """What stands in an open cell instead of its text: names for ids."""

    @property
    def says(self) -> bool:
        """Something stands in it; that the document does not tell is nothing."""
        return self.text not in ("", _UNSAID)


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
    asked: Callable[[T], bool] | None = None
    """Of which things somebody is to fill it in: it is counted how many cells of these are empty."""
    group: str = ""
    """The title under which several columns are counted together."""


@attrs.frozen
class Lack:
    """What is still to be filled in."""

    title: str
    empty: int
    total: int


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
    about: str = ""
    """What it is filled in with."""
    rank: int = 0
    """Which of the sheets is filled in first."""
    aside: str = ""
    """What is to be known of what stands in it."""
    lacks: tuple[Lack, ...] = ()

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
    lacks = tuple(_lacks(found, kept))
    heads_kept = tuple(head for head, _ in kept)
    return Sheet(title=title, heads=heads_kept, rows=rows, fixed=min(fixed, len(kept)), lacks=lacks, **options)


def _lacks(found: Sequence[T], columns: Iterable[tuple[Head[T], Sequence[Cell]]]) -> Iterator[Lack]:
    """How many cells are empty of those that somebody is to fill in."""
    counted: dict[str, list[bool]] = {}
    for head, cells in columns:
        asked = [not cell.says for one, cell in zip(found, cells, strict=True) if head.asked and head.asked(one)]
        counted.setdefault(head.group or head.title, []).extend(asked)
    yield from (Lack(title, sum(empty), len(empty)) for title, empty in counted.items() if empty)
