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
    elsewhere: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    """Row or column → elements of other kinds to which the same relation links it, as an action to an organisation."""

    @property
    def name(self) -> str:
        """«objective × kpi»."""
        return f"{self.row_kind} × {self.column_kind}"

    def uncovered_rows(self) -> tuple[str, ...]:
        """Rows that are linked to nothing: neither to a column nor elsewhere."""
        return self._uncovered(self.rows, {row for row, _ in self.cells})

    def uncovered_columns(self) -> tuple[str, ...]:
        """Columns that are linked to nothing: neither to a row nor elsewhere."""
        return self._uncovered(self.columns, {column for _, column in self.cells})

    def _uncovered(self, every: tuple[str, ...], covered: set[str]) -> tuple[str, ...]:
        return tuple(one for one in every if one not in covered and one not in self.elsewhere)


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
    elsewhere: dict[str, dict[str, None]] = {}
    for edge in links.edges:
        if edge.relation != relation:
            continue
        ends = {one.partition(":")[0]: one for one in (edge.source, edge.target)}
        if row_kind in ends and column_kind in ends:
            cell = ends[row_kind], ends[column_kind]
            cells[cell] = min(cells.get(cell, edge.basis), edge.basis, key=lambda basis: basis.rank)
        elif edge.holder.partition(":")[0] in (row_kind, column_kind):
            other = edge.target if edge.holder == edge.source else edge.source
            elsewhere.setdefault(edge.holder, {})[other] = None
    rows, columns = (tuple(one.address for one in links.of_kind(kind)) for kind in (row_kind, column_kind))
    return Matrix(row_kind, column_kind, rows, columns, cells, {one: tuple(others) for one, others in elsewhere.items()})
