"""The exporter `sqlite`: a programme as a relational database."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal

import attrs

from clustermodel.hookspecs import ExportContext, Exporter, hookimpl
from clustermodel.views.outsiders import findings
from clustermodel.views.printable import encodable
from clustermodel.views.relational import Column, Table, tables
from clustermodel.views.relational.dictionary import meant
from clustermodel.views.relational.queries import AUDIT, QUERIES, VIEWS

_MOST = 2**63 - 1
_IDENTITY = (("application_id", int.from_bytes(b"clmd")), ("user_version", 1))
"""By what programs know such a file, and the edition of its tables: raised when one of them or a column goes."""
_TYPES = {"DATE": "TEXT"}
"""SQLite has no type of its own for days."""


@attrs.frozen(kw_only=True)
class Options:
    """What is in the database."""

    findings: bool = findings()


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
            options=Options,
            shows_findings=True,
            parse=parse,
            about="For analysts: the same tables with keys and ready-made queries. Opens in DB Browser for SQLite, R or "
            "Python.",
        ),
    ]


def render(ctx: ExportContext) -> bytes:
    """The programme as a database of SQLite, with primary and foreign keys, as of the day of `--as-of`.

    - `meta`, one row: the programme, edition of the format, language, day. Column `program` of every table: its id.
      `PRAGMA application_id` is `clmd` as a number, `user_version` the edition of the tables.
    - `elements` has every element by its address `kind:id`; a table for each kind (`kpi`, `action` …) has a column for each
      field that holds one value, beside a number its bounds, beside a period its first and last day, beside a unit its
      address. Lists within elements have tables of their own (`kpi_targets`, `body_members`), as has what is reported
      (`kpi_reported`, `action_reported`). A name that is a word of SQL ends with `_`: `group_`, `when_`, `as_`.
    - `kpi_progress`: targets beside what is reported, period by period; `occurrence`: when each action is due, how that
      stands, whether it is overdue; `action_money`: sums planned and spent; `coverage`, `coverage_link`: the matrices of
      `clustermodel coverage`, and whether each element is linked there.
    - `edges` has every reference with its relation and basis, `edge_source` the quotations that bear it out, `unresolved`
      those that point at nothing, `texts` the items of lists of texts; `bases` ranks the bases from the firmest on.
    - `finding` is what the checks find. `tables` and `columns` say what each table and column holds, `relations` what the
      relations mean, `notation` how numbers and periods are written (`over 130`, `not-set`, `2021-H1`).
    - Views: `chain_edges` (the references of the chain, with labels and quotations), `rests_on` (all that an element rests
      on, through up to 16 references, and the footing of the firmest way there), `uncovered` and `coverage_summary` (what
      has no link, and the counts), `overdue_by_responsible` (nobody included), `action_progress` (occurrences and results).
    - With `findings=no` there are no `finding`, `program_waivers`, `coverage`, `uncovered`, `coverage_summary` and
      `overdue_by_responsible`.
    """
    options: Options = ctx.options or Options()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("BEGIN")
        audit = ctx.findings if options.findings else None
        for table in tables(ctx.links, ctx.actuals, ctx.language, ctx.as_of, audit):
            database.execute(_created(table))
            places = ", ".join("?" * len(table.columns))
            database.executemany(f"INSERT INTO {_name(table.name)} VALUES ({places})", _rows(table))  # noqa: S608 - quoted
        database.execute("COMMIT")
        database.executescript(QUERIES + AUDIT if options.findings else QUERIES)
        views = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]
        told = [tuple(map(_cell, (ctx.program.header.id, name, meant(VIEWS[name], ctx.language)))) for name in views]
        database.executemany('INSERT INTO "tables" VALUES (?, ?, ?)', told)
        for name, number in _IDENTITY:
            database.execute(f"PRAGMA {name} = {number}")
        return database.serialize()


def _created(table: Table) -> str:
    parts = [f"{_name(one.name)} {_TYPES.get(one.type, one.type)}{_reference(one)}" for one in table.columns]
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
