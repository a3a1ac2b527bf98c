"""`export --to csv`: a programme as tables, read by Python's reader of CSV."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
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


READ: dict[str, Callable[[str], object]] = {"string": str, "integer": int, "number": Decimal, "date": date.fromisoformat}


class TestCsv(PluginTests):
    plugin = exporter


def files(loaded: Loaded, **options: Any) -> dict[str, list[dict[str, str]]]:
    """File → rows, each a heading → cell, with the apostrophes taken away again."""
    delimiter, encoding = (";", "utf-8-sig") if options.get("excel") == "yes" else (",", "utf-8")
    options = {"excel": "no", "findings": False, **options}
    with zipfile.ZipFile(io.BytesIO(export(loaded, "csv", **options))) as archive:
        tables = [name for name in archive.namelist() if name.endswith(".csv")]
        texts = {name.rpartition("/")[2]: io.StringIO(archive.read(name).decode(encoding), newline="") for name in tables}
    rows = {name: list(csv.DictReader(text, delimiter=delimiter, strict=True)) for name, text in texts.items()}
    return {name: [{head: unguarded(cell) for head, cell in row.items()} for row in found] for name, found in rows.items()}


@pytest.mark.parametrize("options", [{}, {"excel": "yes"}])
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
    assert found["stage.csv"] == []


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
        text = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".csv"))
    assert "'=Programme" in text
    assert not [cell for row in csv.reader(io.StringIO(text)) for cell in row if cell[:1] in "=+@" and cell]


def members(loaded: Loaded, **options: Any) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(export(loaded, "csv", **options))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_every_programme_makes_the_same_files_in_a_folder_of_its_own() -> None:
    folders: dict[str, list[str]] = {}
    for path in ("programs/medical_tourism.yaml", "examples/dairy/dairy_valley.yaml"):
        for one in members(load(ROOT / path), findings=False):
            folders.setdefault(one.partition("/")[0], []).append(one.partition("/")[2])
    assert list(folders) == ["stavropol-medical-tourism", "dairy-valley"]
    assert folders["dairy-valley"] == folders["stavropol-medical-tourism"]


def test_tables_of_two_programmes_can_be_put_together() -> None:
    rows = [row for text in (TEXT, TEXT.replace("id: p,", "id: q,")) for row in files(loads(text))["kpi.csv"]]
    assert [(row["program"], row["address"]) for row in rows] == [("p", "kpi:K1"), ("q", "kpi:K1")]


def test_what_opens_in_russian_has_decimal_commas_in_columns_of_numbers() -> None:
    for options in ({"language": "ru"}, {"language": "en", "excel": "yes"}):
        text = members(loads(TEXT), **options)["p/kpi_targets.csv"]
        assert text.startswith("\ufeffprogram;element;")
        assert ";'-26.1;-26,1;-26,1;" in text
        assert "p;action:1.1;'1.1;;Act;2021-Q3;2021-07-01;2021-09-30;" in members(loads(TEXT), **options)["p/action.csv"]
    assert ",-26.1,-26.1,-26.1," in members(loads(TEXT), language="ru", excel="no")["p/kpi_targets.csv"]


def test_what_opens_in_english_has_points_and_opens_in_excel_as_it_is() -> None:
    made = members(loads(TEXT), language="en")
    assert made["p/kpi_targets.csv"].startswith("\ufeffprogram,element,")
    assert ",'-26.1,-26.1,-26.1," in made["p/kpi_targets.csv"]
    assert "p,action:1.1,'1.1,,Act,2021-Q3,2021-07-01,2021-09-30," in made["p/action.csv"]
    assert "commas and decimal points" in made["p/README.txt"]
    plain = members(loads(TEXT), language="en", excel="no")
    assert plain["p/action.csv"].startswith("program,")
    assert "p,action:1.1,1.1,,Act," in plain["p/action.csv"]


@pytest.mark.parametrize("excel", ["auto", "yes", "no"])
def test_the_data_package_describes_the_files_as_they_are(excel: str) -> None:
    found = members(load(ROOT / "examples/dairy/dairy_valley.yaml"), as_of=date(2027, 4, 30), excel=excel)
    package = json.loads(found.pop("dairy-valley/datapackage.json"))
    assert "columns.csv" in found.pop("dairy-valley/README.txt")
    assert {f"dairy-valley/{one['path']}" for one in package["resources"]} == set(found)
    held: dict[str, set[str]] = {}
    for one in package["resources"]:
        text = found[f"dairy-valley/{one['path']}"].encode().decode(one["encoding"])
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=one["dialect"]["delimiter"], strict=True))
        for field in one["schema"]["fields"]:
            point = field.get("decimalChar", ".")
            cells = [row[field["name"]] for row in rows]
            assert all(READ[field["type"]](cell.replace(point, ".")) is not None for cell in cells if cell)
            held[f"{one['name']}.{field['name']}"] = {cell for cell in cells if cell}
        keys = [tuple(row[name] for name in one["schema"]["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)
    for one in package["resources"]:
        for key in one["schema"]["foreignKeys"]:
            other = key["reference"]
            assert held[f"{one['name']}.{key['fields']}"] <= held[f"{other['resource']}.{other['fields']}"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_column_says_what_it_holds_in_the_language_of_the_tables(language: str) -> None:
    found = files(load(ROOT / "programs/medical_tourism.yaml"), language=language)
    rows = found["columns.csv"]
    assert {(row["table_name"], row["column_name"]) for row in rows} == {
        (name.rpartition("/")[2].removesuffix(".csv"), head)
        for name, text in members(load(ROOT / "programs/medical_tourism.yaml"), excel="no", findings=False).items() if name.endswith(".csv")
        for head in text.partition("\r\n")[0].split(",")
    }  # fmt: skip
    meant = [row["meaning"] for table in ("tables", "columns", "bases", "relations") for row in found[f"{table}.csv"]]
    assert all(meant)
    if language == "ru":
        assert [one for one in meant if not re.search("[а-я]", one)] == []


def test_what_the_checks_find_is_in_a_table() -> None:
    found = files(load(ROOT / "examples/dairy/dairy_valley.yaml"), as_of=date(2027, 3, 1), findings=True)["finding.csv"]
    row = next(one for one in found if one["code"] == "AC108")
    assert row["message"] == "the target of 2026 is missed: 151.8, where 155 was to be reached"
    assert (row["severity"], row["element"], row["file"], row["line"]) == ("advice", "kpi:K2", "dairy_valley.actuals.yaml", "13")


@pytest.mark.parametrize(("findings", "waived"), [(True, True), (False, False)])
def test_outsiders_do_not_read_which_findings_were_accepted(findings: bool, waived: bool) -> None:
    found = files(load(ROOT / "examples/dairy/dairy_valley.yaml"), findings=findings)
    assert (bool(found.get("program_waivers.csv")), bool(found.get("finding.csv"))) == (waived, waived)


def test_outsiders_do_not_read_what_lacks_a_link() -> None:
    inside, outside = (files(load(ROOT / "examples/dairy/dairy_valley.yaml"), findings=one) for one in (True, False))
    assert inside.keys() - outside.keys() == {"coverage.csv", "finding.csv", "program_waivers.csv"}
    assert not {"coverage", "finding"} & {row["table_name"] for row in outside["columns.csv"]}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_way_in_which_a_number_or_a_period_is_written_is_explained(language: str) -> None:
    forms = {row["form"]: row["meaning"] for row in files(loads(TEXT), language=language)["notation.csv"]}
    assert {"~7", "25..29", "130..", "..7", "over 130", "under 7", "not-set", "lost", "not-reported", "undated", "2021-H1"} <= forms.keys()
    assert forms["over 130"] == {"en": "More than 130.", "ru": "Более 130."}[language]
    assert all(forms.values())


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
