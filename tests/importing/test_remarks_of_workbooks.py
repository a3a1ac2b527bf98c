"""Remarks on what is reported of actions, one a line in a cell."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from openpyxl import load_workbook

from tests.importing.books import bring

Run = Callable[..., Result]
REPORTED = """\
format: clustermodel-actuals/1
program: p
actions:
  "1.10":
    - {period: 2021-H1, status: done, notes: [It rained., {en: Few came., ru: Пришли немногие.}]}   # sad
    - {period: 2021-H2, status: running}
"""
FIRST, SECOND = ("Execution", "1.10 H1 2021", "Remarks"), ("Execution", "1.10 H2 2021", "Remarks")


@pytest.fixture
def beside(path: Path) -> Path:
    found = path.with_name("plan.actuals.yaml")
    found.write_text(REPORTED, "utf-8")
    return found


@pytest.mark.parametrize("language", ["en", "ru"])
def test_remarks_stand_a_line_each_and_bring_nothing_in_if_nobody_edits_them(
    run: Run, path: Path, beside: Path, language: str
) -> None:
    result = bring(run, path, {}, language)
    assert (result.exit_code, beside.read_text("utf-8")) == (0, REPORTED)
    sheet = load_workbook(path.with_suffix(".xlsx"))["Исполнение" if language == "ru" else "Execution"]
    column = next(cell.column for cell in sheet[3] if cell.value in ("Remarks", "Примечания"))
    assert [sheet.cell(row, column).value for row in (4, 5)] == ["It rained.\nFew came.", None]


@pytest.mark.parametrize(("cell", "notes"), [
    ("It rained.\nFew came.\n\n  Soup  was left. ", "[It rained., {en: Few came., ru: Пришли немногие.}, Soup was left.]"),
    ("It snowed.\nFew came.", "[It snowed., {en: Few came., ru: Пришли немногие.}]"),
    ("Few came.", "[{en: Few came., ru: Пришли немногие.}]"),
    ("It rained.\nMany came.", "[It rained., Many came.]"),
    ("It rained.", "[It rained.]"),
])  # fmt: skip
def test_the_remarks_that_stay_are_left_as_the_file_words_them(run: Run, path: Path, beside: Path, cell: str, notes: str) -> None:
    assert bring(run, path, {FIRST: cell}).exit_code == 0
    before, _, rest = REPORTED.partition("[It rained")
    assert beside.read_text("utf-8") == f"{before}{notes}{rest[rest.index(']') + 1 :]}"


def test_a_remark_of_several_lines_stays_one(run: Run, path: Path, beside: Path) -> None:
    beside.write_text(REPORTED.replace("It rained.,", '"It rained.\\n\\nAnd  rained.",'), "utf-8")
    assert bring(run, path, {}).stdout == ""
    assert bring(run, path, {FIRST: "It rained.\n\nAnd  rained.\nNobody came."}).exit_code == 0
    assert '["It rained.\\n\\nAnd  rained.", Nobody came.]' in beside.read_text("utf-8")


def test_a_report_gets_its_first_remark_and_one_without_a_status_is_told(run: Run, path: Path, beside: Path) -> None:
    third = ("Execution", "1.10 H1 2022", "Remarks")
    path.write_text(path.read_text("utf-8").replace("when: 2021", "when: 2021-H1"), "utf-8")
    result = bring(run, path, {SECOND: "Late.\nVery.", third: "Maybe."})
    assert beside.read_text("utf-8") == REPORTED.replace("running}", "running, notes: [Late., Very.]}")
    assert (result.exit_code, "XL111" in result.stderr, "status is missing" in result.stderr) == (1, True, True)


def test_remarks_are_taken_back_by_a_word(run: Run, path: Path, beside: Path) -> None:
    assert bring(run, path, {FIRST: "delete"}).exit_code == 0
    assert "{period: 2021-H1, status: done}   # sad" in beside.read_text("utf-8")


def test_an_emptied_cell_of_remarks_takes_nothing_back(run: Run, path: Path, beside: Path) -> None:
    result = bring(run, path, {FIRST: None})
    assert ("XL108" in result.stderr, beside.read_text("utf-8")) == (True, REPORTED)
