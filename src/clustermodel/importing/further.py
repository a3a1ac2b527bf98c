"""Headings that stand once more below a table, as on each page of a long one, and those of another table."""

from collections.abc import Iterator, Sequence

import attrs

from clustermodel.importing.headings import NAMES, Headings, Table, find_at, is_of_names
from clustermodel.importing.opening import Grid

_LONGEST = 80
"""Letters of a cell that may be a heading of names."""


@attrs.frozen
class Further:
    """The other headings of a sheet."""

    again: frozenset[int]
    """The rows that say the headings of the table again."""
    others: Sequence[int]
    """The rows in which the headings of another table begin."""

    def end(self, headings: Headings, grid: Grid) -> int:
        """The row behind the last one of a table."""
        return next((row for row in self.others if row > headings.row), len(grid.rows) + 1)


def further(grid: Grid, table: Table, headings: Headings) -> Further:
    """What other headings there are on the sheet of a table that has these."""
    again: set[int] = set()
    others: list[int] = []
    for found, kind in _found(grid, table, headings):
        if kind == table and found.columns == headings.columns and _said(found) == _said(headings):
            again.update(range(found.top, found.row + 1))
        elif found.top not in again:
            others.append(found.top)
    return Further(frozenset(again), others)


def _found(grid: Grid, table: Table, headings: Headings) -> Iterator[tuple[Headings, Table]]:
    kinds = sorted(NAMES, key=lambda one: one != table)
    for number, row in enumerate(grid.rows, 1):
        if not headings.top <= number <= headings.row and any(map(_may_be_one, row)):
            every = ((found, kind) for kind in kinds if (found := find_at(grid, kind, number)))
            yield from [one for one in [next(every, None)] if one]


def _may_be_one(value: object) -> bool:
    return isinstance(value, str) and len(value) < _LONGEST and is_of_names(value)


def _said(headings: Headings) -> dict[int, str]:
    """What headings say, however far their row reaches."""
    return {column: text for column, text in enumerate(headings.said) if text}
