"""Merged cells of a sheet: what the first of them says is seen over all."""

import re
from bisect import bisect_right
from collections.abc import Iterable

import attrs

from clustermodel.importing.places import number_of

_RANGE = re.compile(r"([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)")


@attrs.frozen(order=True)
class Area:
    """A range of cells, all numbers from 1."""

    top: int
    left: int
    bottom: int
    right: int
    cells: str
    """As it is called: `D4:D7`."""

    @property
    def is_high(self) -> bool:
        """It reaches over several rows."""
        return self.bottom > self.top

    @property
    def is_wide(self) -> bool:
        """It reaches over several columns."""
        return self.right > self.left


class Merged:
    """The merged ranges of a sheet, found by their cells without a look at each cell; no two of them overlap."""

    def __init__(self, ranges: Iterable[str]) -> None:
        found = (_RANGE.fullmatch(one) for one in ranges)
        parts = ((one[0], number_of(one[1]), int(one[2]), number_of(one[3]), int(one[4])) for one in found if one)
        self._areas = sorted(Area(top, left, bottom, right, cells) for cells, left, top, right, bottom in parts)
        self._columns: dict[int, list[Area]] = {}

    def at(self, row: int, column: int) -> Area | None:
        """The range that a cell is in."""
        if column not in self._columns:
            self._columns[column] = [one for one in self._areas if one.left <= column <= one.right]
        areas = self._columns[column]
        place = bisect_right(areas, row, key=lambda one: one.top) - 1
        return areas[place] if place >= 0 and areas[place].bottom >= row else None
