"""Columns of a free table whose headings mean the same."""

from clustermodel.importing import tabular
from clustermodel.importing.cells import Row
from clustermodel.importing.headings import Headings
from clustermodel.importing.notes import EMPTY, Notes
from clustermodel.importing.opening import Grid
from clustermodel.importing.places import place_of
from clustermodel.importing.values import seen


class Twins:
    """The columns of a table that are of the same as one before them: they are told, and what they say is compared."""

    def __init__(self, grid: Grid, headings: Headings, notes: Notes) -> None:
        self.grid, self.headings, self.notes = grid, headings, notes
        for twin, first in headings.twins.items():
            found, other = (headings.said[one - 1] for one in (twin, first))
            place, cell = (self._place(one, headings.row) for one in (twin, first))
            notes.report(tabular.TWIN, place, found=found, other=other, cell=cell)

    def without_those_apart(self, row: Row, number: int) -> Row:
        """A row without the cells beside which a twin says something else, which is told."""
        apart = (first for twin, first in self.headings.twins.items() if self._is_apart(row, number, twin, first))
        return row.without({self.headings.columns[first] for first in apart})

    def _is_apart(self, row: Row, number: int, twin: int, first: int) -> bool:
        field, found = self.headings.columns[first], seen(self.grid.at(number, twin)).strip()
        if not self._must_agree(field, twin, first) or field not in row.texts or found in ("", row.text(field)):
            return False
        values = {"found": found, "other": row.text(field) or EMPTY, "cell": self._place(first, number)}
        self.notes.refuse(tabular.APART, self._place(twin, number), **values)
        return True

    def _must_agree(self, field: str, twin: int, first: int) -> bool:
        """Both hold the same by their headings: who names two columns differently may mean two things."""
        one, other = (" ".join(self.headings.said[column - 1].casefold().split()) for column in (twin, first))
        return "/" in field or one == other

    def _place(self, column: int, row: int) -> str:
        return place_of(self.grid.title, column, row)
