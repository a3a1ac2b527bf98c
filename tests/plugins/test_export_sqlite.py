"""`export --to sqlite`: a programme as a relational database, read by SQLite."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clustermodel import Loaded, coverage, export, load, loads
from clustermodel.model.actuals import Actuals
from clustermodel.model.program import Program
from clustermodel.model.text import in_language
from clustermodel.plugins import sqlite
from clustermodel.testing.conformance import PluginTests
from clustermodel.testing.strategies import actuals, programs

ROOT = Path(__file__).parents[2]
PROGRAMMES = [ROOT / "programs/medical_tourism.yaml", ROOT / "examples/dairy/dairy_valley.yaml"]
both = pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)


class TestSqlite(PluginTests):
    plugin = sqlite


@contextmanager
def database(loaded: Loaded, **options: Any) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(export(loaded, "sqlite", **options))
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        yield opened


@both
def test_coverage_is_that_of_the_library(path: Path) -> None:
    loaded = load(path)
    with database(loaded) as opened:
        rows = opened.execute('SELECT row_kind, column_kind, "row", "column", basis FROM coverage').fetchall()
        lacking = opened.execute("SELECT row_kind, column_kind, element FROM uncovered").fetchall()
    matrices = coverage(loaded)
    cells = [(one.row_kind, one.column_kind, *ends, str(basis)) for one in matrices for ends, basis in one.cells.items()]
    without = [
        (one.row_kind, one.column_kind, address)
        for one in matrices
        for address in (*one.uncovered_rows(), *one.uncovered_columns())
    ]
    assert sorted(rows) == sorted(cells)
    assert sorted(lacking) == sorted(without)


def test_progress_of_indicators_and_actions_stands_side_by_side() -> None:
    with database(load(PROGRAMMES[1])) as opened:
        rows = opened.execute("SELECT period, target_low, actual_low FROM kpi_progress WHERE id = 'K1'").fetchall()
        assert rows[:3] == [("2025", 78.0, 78.4), ("2026", 80.0, 80.6), ("2027", 82.0, None)]
        done = opened.execute("SELECT count(*) FROM action_progress WHERE status = 'done'").fetchone()
        assert done[0] > 3


def test_every_element_has_a_row_in_the_table_of_its_kind() -> None:
    with database(load(PROGRAMMES[0])) as opened:
        for kind, number in opened.execute("SELECT kind, count(*) FROM elements GROUP BY kind").fetchall():
            assert opened.execute(f'SELECT count(*) FROM "{kind}"').fetchone() == (number,)
        assert opened.execute("SELECT title FROM action WHERE id = '2.12'").fetchone() == ("Разработка зонтичного бренда Кластера",)


def test_keys_are_kept_by_the_database_itself() -> None:
    with database(load(PROGRAMMES[1])) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        opened.execute("INSERT INTO kpi_targets (element, position) VALUES ('kpi:K99', 1)")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            opened.commit()
        opened.rollback()
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            opened.execute("INSERT INTO elements SELECT * FROM elements")


def test_reports_of_what_is_not_in_the_programme_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("{format: clustermodel/1, program: {id: p, title: t, cluster: c}}", "utf-8")
    (tmp_path / "p.actuals.yaml").write_text("{format: clustermodel-actuals/1, program: p, kpis: {K9: [{period: 2021, value: 1}]}}", "utf-8")
    with database(load(tmp_path / "p.yaml")) as opened:
        assert opened.execute("SELECT count(*) FROM kpi_reported").fetchone() == (0,)


def test_the_schema_is_the_same_for_every_programme() -> None:
    schemas = set()
    for loaded in (load(PROGRAMMES[0]), loads("{format: clustermodel/1, program: {id: p, title: t, cluster: c}}")):
        with database(loaded) as opened:
            schemas.add(tuple(opened.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()))
    assert len(schemas) == 1


def test_numbers_too_large_for_the_database_are_kept_as_near_as_can_be() -> None:
    program = loads("{format: clustermodel/1, program: {id: p, title: t, cluster: c}, sources: [{id: s, kind: list}]}").program
    assert program is not None
    (source,) = program.sources
    loaded = Loaded(program=attrs.evolve(program, sources=(attrs.evolve(source, line=10**20),)))
    with database(loaded) as opened:
        assert opened.execute("SELECT line FROM source").fetchone() == (1e20,)


@settings(max_examples=40, deadline=None)
@given(programs(), st.data())
def test_any_programme_reads_back(program: Program, data: st.DataObject) -> None:
    known = {"kpi": tuple(one.id for one in program.kpis), "action": tuple(one.id for one in program.roadmap.actions)}
    reported: Actuals = data.draw(actuals(known))
    loaded = Loaded(program=program, actuals=attrs.evolve(reported, program=program.header.id))
    with database(loaded, as_of=date(2026, 1, 1)) as opened:
        labels = dict(opened.execute("SELECT address, label FROM elements"))
        assert labels == {one: in_language(element.label, program.header.language) for one, element in loaded.links.elements.items()}
        values = opened.execute("SELECT value FROM kpi_targets ORDER BY rowid").fetchall()
        assert values == [(str(one.value),) for kpi in program.kpis for one in kpi.targets]
        relations = opened.execute("SELECT source, relation, target FROM edges ORDER BY position").fetchall()
        assert relations == [(one.source, one.relation, one.target) for one in loaded.links.edges]
