"""Coverage: which links of the chain are there, as matrices, with the basis of the evidence in each cell."""

from collections.abc import Mapping

import attrs

from clustermodel.links.index import Links
from clustermodel.model.ref import Basis


@attrs.frozen
class Matrix:
    """Elements of one kind against elements of another."""

    row_kind: str
    column_kind: str
    rows: tuple[str, ...]
    """Addresses."""
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Basis]
    """(row, column) → the firmest basis on which they are linked; nothing where they are not."""

    @property
    def name(self) -> str:
        """«objective × kpi»."""
        return f"{self.row_kind} × {self.column_kind}"

    def uncovered_rows(self) -> tuple[str, ...]:
        """Rows without a single cell."""
        covered = {row for row, _ in self.cells}
        return tuple(row for row in self.rows if row not in covered)

    def uncovered_columns(self) -> tuple[str, ...]:
        """Columns without a single cell."""
        covered = {column for _, column in self.cells}
        return tuple(column for column in self.columns if column not in covered)


PAIRS = (
    ("objective", "kpi", "measured_by"),
    ("objective", "action", "pursued_by"),
    ("kpi", "action", "driven_by"),
    ("factor", "pairing", "combines"),
    ("pairing", "action", "answers"),
    ("action", "body", "done_by"),
)
"""The links of the chain: kinds of rows and columns and the relation that ties them, in whichever direction."""


def coverage(links: Links) -> tuple[Matrix, ...]:
    """The matrices of the chain, from SWOT factors to the bodies that act."""
    return tuple(_matrix(links, *pair) for pair in PAIRS)


def _matrix(links: Links, row_kind: str, column_kind: str, relation: str) -> Matrix:
    cells: dict[tuple[str, str], Basis] = {}
    for edge in links.edges:
        if edge.relation != relation:
            continue
        ends = {edge.source.partition(":")[0]: edge.source, edge.target.partition(":")[0]: edge.target}
        if row_kind in ends and column_kind in ends:
            cell = ends[row_kind], ends[column_kind]
            cells[cell] = min(cells.get(cell, edge.basis), edge.basis, key=lambda basis: basis.rank)
    rows, columns = (tuple(one.address for one in links.of_kind(kind)) for kind in (row_kind, column_kind))
    return Matrix(row_kind, column_kind, rows, columns, cells)
