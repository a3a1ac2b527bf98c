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

from clustermodel import Loaded, coverage, export, load, loads, trace
from clustermodel.model.actuals import Actuals
from clustermodel.model.program import Program
from clustermodel.model.text import in_language
from clustermodel.plugins import sqlite
from clustermodel.testing.conformance import PluginTests
from clustermodel.testing.strategies import actuals, programs

ROOT = Path(__file__).parents[2]
PROGRAMMES = [ROOT / "programs/medical_tourism.yaml", ROOT / "examples/dairy/dairy_valley.yaml"]
REPORTED = date(2027, 4, 30)
"""All that is reported of the second one could be known."""
both = pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)


class TestSqlite(PluginTests):
    plugin = sqlite


@contextmanager
def database(loaded: Loaded, **options: Any) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(export(loaded, "sqlite", **{"findings": False, **options}))
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        yield opened


def addresses(loaded: Loaded, kind: str) -> list[str]:
    return [one.address for one in loaded.links.of_kind(kind)]


def test_the_file_says_what_it_is() -> None:
    made = export(loads("format: clustermodel/1\nprogram: {id: p, title: P, cluster: C, territory: t}\n"), "sqlite")
    assert made[68:72] == b"clmd"  # where SQLite keeps the application id
    assert int.from_bytes(made[60:64]) == 1  # and the edition


@both
def test_coverage_is_that_of_the_library(path: Path) -> None:
    loaded = load(path)
    with database(loaded, findings=True) as opened:
        rows = opened.execute('SELECT row_kind, column_kind, "row", "column", basis FROM coverage_link').fetchall()
        lacking = opened.execute("SELECT row_kind, column_kind, element FROM uncovered").fetchall()
        elsewhere = opened.execute("SELECT DISTINCT row_kind, column_kind, element FROM coverage WHERE state = 'elsewhere'").fetchall()
    matrices = coverage(loaded)
    cells = [(one.row_kind, one.column_kind, *ends, str(basis)) for one in matrices for ends, basis in one.cells.items()]
    without = [
        (one.row_kind, one.column_kind, address)
        for one in matrices
        for address in (*one.uncovered_rows(), *one.uncovered_columns())
    ]
    third = [
        (one.row_kind, one.column_kind, address)
        for one in matrices
        for address in one.elsewhere
        if address not in {end for ends in one.cells for end in ends}
    ]
    assert sorted(rows) == sorted(cells)
    assert sorted(lacking) == sorted(without)
    assert sorted(elsewhere) == sorted(third)


@both
def test_what_is_covered_is_counted_as_the_command_counts_it(path: Path) -> None:
    loaded = load(path)
    with database(loaded, findings=True) as opened:
        summary = "SELECT row_kind, column_kind, side, covered, total FROM coverage_summary"
        counted = {tuple(row[:3]): tuple(row[3:]) for row in opened.execute(summary)}
    for one in coverage(loaded):
        rows, columns = (len(every) - len(lacking) for every, lacking in (
            (one.rows, one.uncovered_rows()), (one.columns, one.uncovered_columns()),
        ))  # fmt: skip
        assert counted[one.row_kind, one.column_kind, "row"] == (rows, len(one.rows))
        assert counted[one.row_kind, one.column_kind, "column"] == (columns, len(one.columns))


def test_progress_of_indicators_and_actions_stands_side_by_side() -> None:
    with database(load(PROGRAMMES[1]), as_of=REPORTED) as opened:
        rows = opened.execute("SELECT period, target_low, actual_low, deviation, outcome FROM kpi_progress WHERE kpi = 'kpi:K1'").fetchall()
        assert rows[:3] == [("2025", 78.0, 78.4, 0.4, "met"), ("2026", 80.0, 80.6, 0.6, "met"), ("2027", 82.0, None, None, None)]
        done = opened.execute("SELECT count(*) FROM action_progress WHERE state = 'done'").fetchone()
        assert done[0] > 3


def test_a_value_without_a_target_for_its_period_is_not_lost() -> None:
    with database(load(PROGRAMMES[1]), as_of=REPORTED) as opened:
        rows = opened.execute("SELECT period, target, actual FROM kpi_progress WHERE kpi = 'kpi:K9'").fetchall()
    assert rows == [("2025", None, "6.8"), ("2026", None, "not-reported"), ("2027", "6.9", None), ("2029", "6.9", None)]


def test_what_could_not_be_known_on_the_day_is_not_told() -> None:
    loaded = load(PROGRAMMES[1])
    told = []
    for day in (date(2026, 6, 30), REPORTED):
        with database(loaded, as_of=day) as opened:
            assert opened.execute("SELECT as_of, reported_until FROM meta").fetchone() == (day.isoformat(), "2027-02-28")
            told.append(opened.execute("SELECT max(period) FROM kpi_reported WHERE value_low IS NOT NULL").fetchone()[0])
    assert told == ["2025", "2026"]


def test_tables_say_of_what_they_are() -> None:
    with database(load(PROGRAMMES[1]), as_of=REPORTED) as opened:
        row = opened.execute("SELECT program, title, format, language FROM meta").fetchone()
        assert row == ("dairy-valley", "DEVELOPMENT PROGRAMME OF THE DAIRY AND CHEESE CLUSTER OF THE TARROW VALLEY, 2025-2029", "clustermodel/1", "en")
        names = [name for (name,) in opened.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        assert [name for name in names if opened.execute(f"SELECT * FROM {name} WHERE program <> 'dairy-valley'").fetchone()] == []


@both
def test_no_name_needs_quotation_marks(path: Path) -> None:
    with database(load(path)) as opened:
        named = opened.execute("SELECT m.name, p.name FROM sqlite_schema m, pragma_table_info(m.name) p WHERE m.type = 'table'").fetchall()
        assert len(named) > 300
        for table, column in named:
            opened.execute(f"SELECT t.{column}, {column} AS found FROM {table} t")


def test_whose_actions_are_overdue_can_be_asked() -> None:
    with database(load(PROGRAMMES[1]), findings=True, as_of=date(2027, 4, 30)) as opened:
        rows = opened.execute("SELECT responsible, occurrences, since FROM overdue_by_responsible").fetchall()
        late = opened.execute("SELECT action, period, due_last, state FROM occurrence WHERE overdue").fetchall()
    assert ("action:1.3", "2027-Q1", "2027-03-31", "over, not done") in late
    assert sum(number for _, number, _ in rows) >= len(late)
    assert ("organization:chamber", 2, "2027-03-31") in rows


def test_what_came_of_each_date_stands_beside_what_came_so_far_and_what_is_below_plan() -> None:
    with database(load(PROGRAMMES[1]), as_of=date(2026, 11, 26)) as opened:
        rows = opened.execute("SELECT period, result_low, so_far_low, below FROM occurrence WHERE action = 'action:1.3'").fetchall()
        below = opened.execute("SELECT action, period FROM occurrence WHERE below").fetchall()
    assert rows[:4] == [("2025-Q4", 2, 2, 0), ("2026-Q1", 2, 4, 0), ("2026-Q2", 3, 7, 0), ("2026-Q3", None, None, 0)]
    assert below == [("action:2.2", "2026-H2"), ("action:2.3", "2026"), ("action:3.4", "2026")]


def test_what_nobody_does_is_overdue_too() -> None:
    text = "{format: clustermodel/1, program: {id: p, title: t, cluster: c}, roadmap: {actions: [{id: '1', title: a, when: 2021}]}}"
    with database(loads(text), findings=True, as_of=date(2022, 1, 1)) as opened:
        assert opened.execute("SELECT responsible, actions FROM overdue_by_responsible").fetchall() == [(None, 1)]


def test_a_target_is_no_fact() -> None:
    with database(load(PROGRAMMES[1])) as opened:
        assert opened.execute("SELECT DISTINCT as_ FROM kpi_targets").fetchall() == [("target",)]
        assert opened.execute("SELECT DISTINCT as_ FROM action_budget ORDER BY as_").fetchall() == [("forecast",), ("target",)]
        assert ("fact",) in opened.execute("SELECT DISTINCT as_ FROM statistic_values").fetchall()


def test_money_planned_and_spent_is_in_numbers() -> None:
    with database(load(PROGRAMMES[1]), as_of=REPORTED) as opened:
        rows = opened.execute(
            "SELECT nature, period, funding, value_low, unit, unit_address FROM action_money WHERE action = 'action:1.1'"
        ).fetchall()
        assert rows == [
            ("plan", "2025", "funding:county", 1.2, "million crowns", "unit:mcr"),
            ("spent", "2025-H2", "funding:county", 1.1, "million crowns", "unit:mcr"),
        ]
        assert opened.execute("SELECT count(*) FROM texts WHERE field LIKE '%spent'").fetchone() == (0,)


def test_units_are_printed_with_their_address_beside_them() -> None:
    with database(load(PROGRAMMES[0])) as opened:
        rows = opened.execute("SELECT unit, unit_address FROM kpi").fetchall()
    assert ("тыс. руб.", "unit:krub") in rows
    assert ("ед.", None) in rows


def test_rows_of_statistics_have_the_unit_of_their_table() -> None:
    head = "format: clustermodel/1\nprogram: {id: p, title: t, cluster: c}\nunits: [{id: th, name: thousand}]\n"
    rows = "statistics: [{id: s, name: S, unit: th, rows: [{id: a, name: A, values: {2020: 1}}, {id: b, name: B, unit: km, values: {2020: 1}}]}]"
    with database(loads(head + rows)) as opened:
        found = opened.execute("SELECT id, unit, unit_address FROM statistic").fetchall()
    assert found == [("s", "thousand", "unit:th"), ("a", "thousand", "unit:th"), ("b", "km", None)]


def test_what_an_element_rests_on_can_be_asked_with_the_words_that_say_so() -> None:
    with database(load(PROGRAMMES[0])) as opened:
        found = opened.execute("SELECT element, depth, basis FROM rests_on WHERE root = 'action:2.10'").fetchall()
        assert found == [("action:2.12", 1, "weak"), ("function:mgr-f3", 1, "strong")]
        quoted = opened.execute("SELECT target, quote, line FROM chain_edges WHERE source = 'action:2.10' AND relation = 'requires'").fetchall()
        assert quoted == [("action:2.12", "Разработка зонтичного бренда Кластера", 545)]


def test_the_database_explains_itself() -> None:
    with database(load(PROGRAMMES[0]), language="ru") as opened:
        named = set(opened.execute("SELECT m.name, p.name FROM sqlite_schema m, pragma_table_info(m.name) p WHERE m.type = 'table'"))
        assert set(opened.execute("SELECT table_name, column_name FROM columns")) == named
        meaning = "SELECT meaning FROM columns WHERE table_name = 'kpi' AND column_name = 'name'"
        assert opened.execute(meaning).fetchone() == ("Что измеряется, дословно.",)
        relation = "SELECT label, sources, targets, rests, meaning FROM relations WHERE relation = 'driven_by'"
        assert opened.execute(relation).fetchone() == ("зависит от мероприятия", "kpi", "action", 1, "Показатели, которые оно меняет.")
        unknown = "SELECT DISTINCT relation FROM edges WHERE relation NOT IN (SELECT relation FROM relations)"
        assert opened.execute(unknown).fetchall() == []


def test_what_the_checks_find_can_be_asked_by_element() -> None:
    with database(load(PROGRAMMES[1]), as_of=date(2027, 3, 1), findings=True) as opened:
        rows = opened.execute("SELECT code, line FROM finding WHERE element = 'kpi:K2'").fetchall()
    assert ("AC108", 13) in rows


@both
def test_what_an_element_rests_on_is_what_the_library_traces(path: Path) -> None:
    loaded = load(path)
    roots = [one for kind in ("goal", "objective", "action") for one in addresses(loaded, kind)]
    with database(loaded) as opened:
        found: dict[str, set[str]] = {root: set() for root in roots}
        for root, element in opened.execute("SELECT root, element FROM rests_on"):
            if root in found and root != element:
                found[root].add(element)
    assert found == {root: {*trace(loaded, root).nodes} - {root} for root in roots}


def test_ties_and_parts_of_documents_without_words_of_their_own_can_be_read() -> None:
    with database(load(PROGRAMMES[0])) as opened:
        labels = dict(opened.execute("SELECT address, label FROM elements WHERE kind IN ('link', 'source')"))
    assert labels["link:L1"].endswith("↔ Кластер фармацевтики и медицинской промышленности")
    assert [one for one, label in labels.items() if label == one.partition(":")[2]] == []


def test_every_element_has_a_row_in_the_table_of_its_kind() -> None:
    with database(load(PROGRAMMES[0])) as opened:
        for kind, number in opened.execute("SELECT kind, count(*) FROM elements GROUP BY kind").fetchall():
            table = "group_" if kind == "group" else kind
            assert opened.execute(f"SELECT count(*) FROM {table}").fetchone() == (number,)
        assert opened.execute("SELECT title FROM action WHERE id = '2.12'").fetchone() == ("Разработка зонтичного бренда Кластера",)


def test_keys_are_kept_by_the_database_itself() -> None:
    with database(load(PROGRAMMES[1])) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        opened.execute("INSERT INTO kpi_targets (program, element, position) VALUES ('p', 'kpi:K99', 1)")
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
        named = {one: element for one, element in loaded.links.elements.items() if element.label != element.id}
        assert {one: labels[one] for one in named} == {one: in_language(element.label, program.header.language) for one, element in named.items()}
        values = opened.execute("SELECT value FROM kpi_targets ORDER BY rowid").fetchall()
        assert values == [(str(one.value),) for kpi in program.kpis for one in kpi.targets]
        relations = opened.execute("SELECT source, relation, target FROM edges ORDER BY position").fetchall()
        assert relations == [(one.source, one.relation, one.target) for one in loaded.links.edges]


def test_outsiders_do_not_read_what_is_lacking_or_late() -> None:
    names = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
    inside: set[str] = set()
    outside: set[str] = set()
    for found, findings in ((inside, True), (outside, False)):
        with database(load(PROGRAMMES[1]), findings=findings) as opened:
            found.update(name for (name,) in opened.execute(names))
    audit = {"finding", "program_waivers", "coverage", "uncovered", "coverage_summary", "overdue_by_responsible"}
    assert inside - outside == audit


@pytest.mark.parametrize("language", ["en", "ru"])
def test_views_are_told_among_the_tables(language: str) -> None:
    with database(load(PROGRAMMES[1]), language=language, findings=True) as opened:
        there = {name for (name,) in opened.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")}
        told = dict(opened.execute("SELECT table_name, meaning FROM tables"))
    assert told.keys() == there
    assert told["uncovered"].startswith({"en": "A view: ", "ru": "Представление: "}[language])
