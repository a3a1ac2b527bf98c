"""Rows of source tables that do not fit their columns: what is left of a comma inside […] that was meant as one."""

from collections.abc import Iterator

from clustermodel.loading import rules
from clustermodel.loading.losses import Losses
from clustermodel.loading.refusals import Bad, Refusal
from clustermodel.model.program import Program


def uneven_rows(program: Program, losses: Losses) -> Iterator[Refusal]:
    """A refusal for each row that has not as many cells as the table has columns, or else its first row cells."""
    for index, source in enumerate(program.sources):
        expected = len(source.columns or source.rows[0]) if source.rows else 0
        for number, row in enumerate(source.rows):
            if len(row) != expected:
                path = losses.written(("sources", index, "rows", number))
                bad = Bad(rules.ROW_LENGTH, found=len(row), expected=expected)
                yield Refusal(path, bad, f"{source.address}/rows")
