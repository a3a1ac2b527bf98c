"""What was reported is taken back by a word in its cell; results have units."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from clustermodel import load
from tests.importing.books import PROGRAMME, Edits, bring

Run = Callable[..., Result]
REPORTED = """\
format: clustermodel-actuals/1
program: p
kpis:
  K1: {2021: 12, 2022: 13}   # both sure
  K2: [{period: 2021, value: 1, source: letter}]
actions:
  "1.10":
    - {period: 2021-H1, status: done, date: 2021-05-01, result: {text: Soup, value: 2, unit: dishes}}
    - {period: 2021-H2, status: running}
"""


@pytest.fixture
def beside(path: Path) -> Path:
    found = path.with_name("plan.actuals.yaml")
    found.write_text(REPORTED, "utf-8")
    return found


@pytest.mark.parametrize(("language", "edits"), [
    ("en", {("KPIs", "K1", "Actual 2021"): "delete"}), ("ru", {("Показатели", "K1", "Факт 2021"): " Удалить "}),
])  # fmt: skip
def test_a_reported_number_is_taken_back_by_a_word(run: Run, path: Path, beside: Path, language: str, edits: Edits) -> None:
    result = bring(run, path, edits, language)
    assert (result.exit_code, "kpi:K1/2021/value: 12 → –" in result.stdout) == (0, True)
    assert beside.read_text("utf-8") == REPORTED.replace("{2021: 12, 2022: 13}", "{2022: 13}")


def test_the_last_number_goes_with_its_list_and_a_part_of_a_report_leaves_the_rest(run: Run, path: Path, beside: Path) -> None:
    edits: Edits = {
        ("KPIs", "K2", "Actual 2021"): "delete", ("Execution", "1.10 H1 2021", "Date"): "delete",
        ("Execution", "1.10 H1 2021", "Result"): "delete", ("Execution", "1.10 H2 2021", "Status"): "delete",
        ("KPIs", "K1", "Actual 2022"): 14,
    }  # fmt: skip
    assert bring(run, path, edits).exit_code == 0
    expected = (
        REPORTED.replace("  K2: [{period: 2021, value: 1, source: letter}]\n", "").replace("2022: 13", "2022: 14")
        .replace("date: 2021-05-01, result: {text: Soup, ", "result: {").replace("    - {period: 2021-H2, status: running}\n", "")
    )  # fmt: skip
    assert beside.read_text("utf-8") == expected


def test_a_status_cannot_be_taken_back_from_what_is_told_besides(run: Run, path: Path, beside: Path) -> None:
    result = bring(run, path, {("Execution", "1.10 H1 2021", "Status"): "delete"})
    assert (result.exit_code, "XL111 Execution!D4: status is missing" in result.stderr) == (1, True)
    assert beside.read_text("utf-8") == REPORTED


def test_what_the_programme_says_is_not_taken_back_by_a_word(run: Run, path: Path, beside: Path) -> None:
    result = bring(run, path, {("KPIs", "K1", "Plan 2021"): "delete"})
    assert (result.exit_code, path.read_text("utf-8"), beside.read_text("utf-8")) == (1, PROGRAMME, REPORTED)


@pytest.mark.parametrize(("cell", "number", "unit"), [
    ("12 чел.", "12", "чел."), ("1 250,5 тыс. руб.", "1250.5", "тыс. руб."), ("около 20 %", "~20", "%"), ("7 events", "7", "events"),
])  # fmt: skip
def test_the_unit_of_a_result_may_stand_beside_its_number(run: Run, path: Path, cell: str, number: str, unit: str) -> None:
    edits: Edits = {
        ("Execution", "1.10 H1 2021", "Status"): "done", ("Execution", "1.10 H1 2021", "Result in figures"): cell,
        ("Execution", "+", "ID"): "1.10", ("Execution", "+", "Occurrence"): "2023", ("Execution", "+", "Status"): "done",
        ("Execution", "+", "Result in figures"): cell,
    }  # fmt: skip
    result = bring(run, path, edits)
    assert (result.exit_code, "XL127" in result.stderr) == (0, False)
    actuals = load(path).actuals
    assert actuals is not None
    results = [one.result for one in actuals.actions["1.10"]]
    assert [(str(one.value), one.unit) for one in results if one] == [(number, unit)] * 2
    assert run("import", path.with_suffix(".xlsx"), "--into", path).stderr == "0 brought in\n"


def test_a_result_without_a_unit_is_taken_and_told(run: Run, path: Path) -> None:
    edits: Edits = {("Execution", "1.10 H1 2021", "Status"): "done", ("Execution", "1.10 H1 2021", "Result in figures"): 12}
    result = bring(run, path, edits)
    assert (result.exit_code, "advice XL127 Execution!G4: the result '12' has no unit" in result.stderr) == (0, True)
    edits = {("Execution", "1.10 H2 2021", "Status"): "done", ("Execution", "1.10 H2 2021", "Result in figures"): 12}
    edits |= {("Execution", "1.10 H2 2021", "Unit of the result"): "people"}
    assert "XL127" not in bring(run, path, edits).stderr
