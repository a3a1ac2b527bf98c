"""The exporter `sqlite`: a programme as a relational database."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal

from clustermodel.hookspecs import ExportContext, Exporter, hookimpl
from clustermodel.links.coverage import PAIRS
from clustermodel.model.ref import Basis
from clustermodel.views.printable import encodable
from clustermodel.views.relational import Column, Table, tables

_VIEWS = """\
CREATE VIEW coverage AS
  SELECT c.row_kind, c.column_kind, r.address AS "row", k.address AS "column", b.name AS basis, min(b.rank) AS rank
  FROM chain c JOIN edges e ON e.relation = c.relation
    JOIN elements r ON r.kind = c.row_kind AND r.address IN (e.source, e.target)
    JOIN elements k ON k.kind = c.column_kind AND k.address IN (e.source, e.target)
    JOIN bases b ON b.name = e.basis
  GROUP BY c.row_kind, c.column_kind, r.address, k.address;
CREATE VIEW uncovered AS
  SELECT c.row_kind, c.column_kind, e.address AS element, e.label
  FROM chain c JOIN elements e ON e.kind IN (c.row_kind, c.column_kind)
  WHERE NOT EXISTS (
    SELECT 1 FROM coverage v
    WHERE v.row_kind = c.row_kind AND v.column_kind = c.column_kind AND e.address IN (v."row", v."column"))
  AND (c.relation, e.address) NOT IN (SELECT relation, written_in FROM edges WHERE written_in IS NOT NULL);
CREATE VIEW kpi_progress AS
  SELECT k.id, k.name, k.unit, k.baseline_period, k.baseline_value, t.period, t.period_last,
    t.value AS target, t.value_low AS target_low, t.value_high AS target_high,
    a.value AS actual, a.value_low AS actual_low, a.value_high AS actual_high, a.source
  FROM kpi k JOIN kpi_targets t ON t.element = k.address
    LEFT JOIN kpi_reported a
      ON a.element = k.address AND a.period_first IS t.period_first AND a.period_last IS t.period_last;
CREATE VIEW action_progress AS
  SELECT n.id, n.title, n."when", n.every, a.period, a.status, a.date, a.result_text, a.result_value, a.evidence
  FROM action n LEFT JOIN action_reported a ON a.element = n.address;
"""
_MOST = 2**63 - 1


def parse(made: bytes) -> object:
    """Let SQLite look the database over. Raises ValueError if something is wrong with it."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(made)
        problems = [row for row in database.execute("PRAGMA integrity_check") if row != ("ok",)]
        problems += database.execute("PRAGMA foreign_key_check")
        if problems:
            raise ValueError(problems)
        return list(database.iterdump())


@hookimpl
def clustermodel_exporters() -> list[Exporter]:
    """The exporter of this module."""
    return [
        Exporter(
            name="sqlite",
            suffix=".sqlite",
            title="Database",
            render=render,
            parse=parse,
            about="For analysts: the same tables with keys and ready-made queries. Opens in DB Browser for SQLite, R or "
            "Python.",
        ),
    ]


def render(ctx: ExportContext) -> bytes:
    """The programme as a database of SQLite, with primary and foreign keys.

    - `elements` has every element by its address `kind:id`; a table for each kind (`kpi`, `action` …) has a column for each
      field that holds one value, beside a number its bounds, beside a period its first and last day. Lists within elements
      have tables of their own (`kpi_targets`, `body_members`), as has what is reported (`kpi_reported`, `action_reported`).
    - `edges` has every reference with its relation and basis, `unresolved` those that point at nothing, `texts` the items of
      lists of texts; `bases` ranks the bases from the firmest on.
    - Views: `coverage` (which links of the chain are there, on which basis at best) and `uncovered` (what has none),
      `kpi_progress` (targets beside what is reported), `action_progress`.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("BEGIN")
        for table in (_bases(), *tables(ctx.links, ctx.actuals, ctx.language), _chain()):
            database.execute(_created(table))
            places = ", ".join("?" * len(table.columns))
            database.executemany(f"INSERT INTO {_name(table.name)} VALUES ({places})", _rows(table))  # noqa: S608 - quoted
        database.execute("COMMIT")
        database.executescript(_VIEWS)
        return database.serialize()


def _bases() -> Table:
    return Table("bases", (Column("name"), Column("rank", "INTEGER")), [(str(one), one.rank) for one in Basis], ("name",))


def _chain() -> Table:
    """The kinds whose links `coverage` shows."""
    heads = (Column("row_kind"), Column("column_kind"), Column("relation"))
    return Table("chain", heads, list(PAIRS), ("row_kind", "column_kind"))


def _created(table: Table) -> str:
    parts = [f"{_name(one.name)} {one.type}{_reference(one)}" for one in table.columns]
    keys = ", ".join(map(_name, table.key))
    return f"CREATE TABLE {_name(table.name)} ({', '.join(parts)}, PRIMARY KEY ({keys}))"


def _reference(column: Column) -> str:
    """A foreign key; checked at the end, since an element may refer to one that follows."""
    return f" REFERENCES {_name(column.refers)} DEFERRABLE INITIALLY DEFERRED" if column.refers else ""


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _rows(table: Table) -> Iterator[tuple[str | int | float | None, ...]]:
    for row in table.rows:
        yield tuple(map(_cell, row))


def _cell(value: str | int | Decimal | None) -> str | int | float | None:
    if isinstance(value, str):
        return encodable(value)
    return float(value) if isinstance(value, Decimal) or (isinstance(value, int) and abs(value) > _MOST) else value
