"""`export --to csv`: a programme as tables, read by Python's reader of CSV."""

import csv
import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from clustermodel import Loaded, export, load, loads
from clustermodel.model.program import Program
from clustermodel.model.text import in_language
from clustermodel.plugins import csv as exporter
from clustermodel.testing.conformance import PluginTests
from clustermodel.testing.strategies import programs
from clustermodel.views.formulas import unguarded

ROOT = Path(__file__).parents[2]
TEXT = """
format: clustermodel/1
program: {id: p, title: "=Programme", cluster: {en: Cluster, ru: Кластер}}
participants: {as_of: 2020-08, members: [{id: m, name: "-1", services: ["+7 900", Rest], codes: {inn: "007"}}]}
objectives: [{id: G1, text: Win}]
kpis:
  - {id: K1, name: Sales, targets: {2021: ~7, 2022: -26.1, 2023: not-set}, measures: {G1: weak}, baseline: {period: 2020-H1, value: 5..6}}
governance: {bodies: [{id: b, name: Body, kind: council, functions: [{id: f, text: Leads}]}]}
roadmap: {actions: [{id: "1.1", title: Act, when: 2021-Q3, result: {text: Done, value: over 3}}]}
"""


class TestCsv(PluginTests):
    plugin = exporter


def files(loaded: Loaded, **options: Any) -> dict[str, list[dict[str, str]]]:
    """File → rows, each a heading → cell, with the apostrophes taken away again."""
    delimiter, encoding = (";", "utf-8-sig") if options.get("excel") else (",", "utf-8")
    with zipfile.ZipFile(io.BytesIO(export(loaded, "csv", **options))) as archive:
        texts = {name: io.StringIO(archive.read(name).decode(encoding), newline="") for name in archive.namelist()}
    rows = {name: list(csv.DictReader(text, delimiter=delimiter, strict=True)) for name, text in texts.items()}
    return {name: [{head: unguarded(cell) for head, cell in row.items()} for row in found] for name, found in rows.items()}


@pytest.mark.parametrize("options", [{}, {"excel": True}])
def test_each_kind_has_a_file_with_a_row_for_each_element(options: dict[str, Any]) -> None:
    found = files(loads(TEXT), **options)
    assert found["program.csv"][0]["title"] == "=Programme"
    assert found["program.csv"][0]["cluster"] == "Cluster"
    assert [(row["address"], row["kind"], row["label"], row["within"]) for row in found["elements.csv"]] == [
        ("program:p", "program", "=Programme", ""),
        ("participant:m", "participant", "-1", ""),
        ("objective:G1", "objective", "Win", ""),
        ("kpi:K1", "kpi", "Sales", ""),
        ("body:b", "body", "Body", ""),
        ("function:f", "function", "Leads", "body:b"),
        ("action:1.1", "action", "Act", ""),
    ]
    assert "stage.csv" not in found


def test_numbers_and_periods_are_as_printed_with_their_bounds_beside_them() -> None:
    found = files(loads(TEXT))
    targets = [{name: row[name] for name in ("period_last", "value", "value_low")} for row in found["kpi_targets.csv"]]
    assert targets == [
        {"period_last": "2021-12-31", "value": "~7", "value_low": "7"},
        {"period_last": "2022-12-31", "value": "-26.1", "value_low": "-26.1"},
        {"period_last": "2023-12-31", "value": "not-set", "value_low": ""},
    ]
    kpi, action = found["kpi.csv"][0], found["action.csv"][0]
    assert (kpi["baseline_period_first"], kpi["baseline_value_high"]) == ("2020-01-01", "6")
    assert (action["when_"], action["when_first"], action["result_value_low"]) == ("2021-Q3", "2021-07-01", "3")


def test_lists_of_texts_and_references_have_files_of_their_own() -> None:
    found = files(loads(TEXT))
    assert {(row["element"], row["field"], row["item"], row["text"]) for row in found["texts.csv"]} == {
        ("participant:m", "services", "1", "+7 900"),
        ("participant:m", "services", "2", "Rest"),
        ("participant:m", "codes", "inn", "007"),
        ("program:p", "participants", "as_of", "2020-08"),
    }
    edges = {(row["source"], row["relation"], row["target"], row["basis"]) for row in found["edges.csv"]}
    assert ("objective:G1", "measured_by", "kpi:K1", "weak") in edges


def test_what_is_reported_has_files_of_its_own() -> None:
    found = files(load(ROOT / "examples/dairy/dairy_valley.yaml"), as_of=date(2027, 4, 30))
    assert found["kpi_reported.csv"][0]["value"] == "78.4"
    assert found["action_reported.csv"][0]["status"] == "done"


def test_no_cell_can_be_a_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(export(loads(TEXT), "csv"))) as archive:
        text = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "'=Programme" in text
    assert not [cell for row in csv.reader(io.StringIO(text)) for cell in row if cell[:1] in "=+@" and cell]


@settings(max_examples=40, deadline=None)
@given(programs())
def test_any_programme_reads_back(program: Program) -> None:
    loaded = Loaded(program=program)
    found = files(loaded)
    by_address = {row["address"]: row for row in found["elements.csv"]}
    assert list(by_address) == list(loaded.links.elements)
    for address, one in loaded.links.elements.items():
        if one.label != one.id:
            assert by_address[address]["label"] == in_language(one.label, program.header.language)
    assert len(found.get("edges.csv", ())) == len(loaded.links.edges)
    held = [row for kpi in program.kpis for row in kpi.targets]
    assert [row["value"] for row in found.get("kpi_targets.csv", ())] == [str(one.value) for one in held]
    services = [text for one in program.participants.members for text in one.services]
    told = [row["text"] for row in found.get("texts.csv", ()) if row["element"].startswith("participant:") and row["field"] == "services"]
    assert told == [in_language(text, program.header.language) for text in services]
