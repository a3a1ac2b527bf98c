"""A workbook that is edited month after month: nothing in it is lost in silence, and nothing is brought in twice."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result
from openpyxl import load_workbook

from clustermodel import load
from tests.importing.books import PROGRAMME, Edits, edit_book, write_book

Run = Callable[..., Result]
RUSSIAN = """\
format: clustermodel-translation/1
program: p
language: ru
texts:
  kpi:K1: {name: Банки}
  participant:firm: {name: Фирма}
"""
ANEW = "Export the workbook anew before you go on in it."


def hand(book: Path, edit: Callable[[Any], None]) -> None:
    made = load_workbook(book)
    edit(made)
    made.save(book)


def cells(sheet: str, **values: object) -> Callable[[Any], None]:
    def edit(made: Any) -> None:
        for place, value in values.items():
            made[sheet][place].value = value

    return edit


def grown(run: Run, path: Path) -> Path:
    """A workbook that has brought in a new indicator, action and participant."""
    new: Edits = {
        ("KPIs", "+", "ID"): "K3", ("KPIs", "+", "Indicator"): "Beds", ("Roadmap", "+", "ID"): "1.11",
        ("Roadmap", "+", "Action"): "Eat", ("Roadmap", "+", "When"): "2021", ("Participants", "+", "ID"): "inn",
        ("Participants", "+", "Name"): "Inn", ("KPIs", "K1", "Actual 2021"): 12,
    }  # fmt: skip
    book = write_book(path, new)
    result = run("import", book, "--into", path)
    assert result.exit_code == 0
    assert result.stderr.splitlines()[-1] == ANEW
    return book


def test_what_a_row_that_was_brought_in_says_besides_is_taken_later(run: Run, path: Path) -> None:
    book = grown(run, path)
    hand(book, cells("KPIs", J6=7, G6="12,5"))
    hand(book, cells("Roadmap", E5="year"))
    hand(book, cells("Participants", D5="supporting"))
    result = run("import", book, "--into", path)
    assert (result.exit_code, "XL110" in result.stderr) == (0, False)
    found = load(path)
    assert found.program is not None
    assert found.actuals is not None
    assert "kpi:K3/targets/2021: – → 12.5" in result.stdout
    assert "K3" in found.actuals.kpis
    assert found.program.roadmap.actions[-1].every == "year"
    assert found.program.participants.members[-1].role == "supporting"
    assert run("import", book, "--into", path).stderr == "0 brought in\n"


def test_what_it_says_otherwise_is_a_conflict_that_tells_to_export_anew(run: Run, path: Path) -> None:
    book = grown(run, path)
    before = path.read_bytes()
    hand(book, cells("Roadmap", D5="2022"))
    hand(book, cells("KPIs", H4=13))
    told = run("import", book, "--into", path).stderr
    assert (
        "XL106 Roadmap!D5: action:1.11/when was '(empty)' at the export, is '2021' in the file now, and '2022' in the cell"
        in told
    )
    assert "export the workbook anew" in told
    assert path.read_bytes() == before


def test_a_row_with_the_id_of_something_else_reports_nothing_of_it(run: Run, path: Path) -> None:
    book = write_book(path, {("KPIs", "+", "ID"): "K3", ("KPIs", "+", "Indicator"): "Beds", ("KPIs", "+", "Actual 2021"): 5})
    changed = PROGRAMME.replace("K2", "K3")
    path.write_text(changed, "utf-8")
    result = run("import", book, "--into", path)
    assert (result.exit_code, "XL110" in result.stderr) == (1, True)
    assert not path.with_name("plan.actuals.yaml").exists()


def test_a_report_that_is_there_already_is_told_and_holds_back_no_other(run: Run, path: Path) -> None:
    def edit(made: Any) -> None:
        for row, (period, status) in enumerate([("2021-H1", "done"), ("2023", "done")], 8):
            for column, value in enumerate(("1.10", period, None, status), 1):
                made["Execution"].cell(row, column).value = value
        made["Execution"]["D4"].value = "cancelled"

    book = write_book(path)
    hand(book, edit)
    result = run("import", book, "--into", path)
    assert result.exit_code == 1
    assert "XL109 Execution!8: the sheet is not as it was: it stands in row 4 already: 1.10 H1 2021" in result.stderr
    assert "write it there, and clear this row" in result.stderr
    actuals = load(path).actuals
    assert actuals is not None
    reports = {str(one.period): str(one.status) for one in actuals.actions["1.10"]}
    assert reports == {"2021-H1": "cancelled", "2023": "done"}


def test_an_id_that_is_used_again_takes_nothing_from_its_own_row(run: Run, path: Path) -> None:
    edits: Edits = {
        ("Participants", "+", "ID"): "firm", ("Participants", "+", "Name"): "Inn", ("Participants", "firm", "Status"): "former",
    }  # fmt: skip
    book = write_book(path)
    edit_book(book, {key: value for key, value in edits.items() if key[1] != "+"})
    edit_book(book, {key: value for key, value in edits.items() if key[1] == "+"})
    result = run("import", book, "--into", path)
    assert "Participants!5: the sheet is not as it was: it stands in row 4 already: firm" in result.stderr
    assert "status: former" in path.read_text("utf-8")
    assert "Inn" not in path.read_text("utf-8")


def test_a_row_that_was_deleted_holds_back_no_new_one(run: Run, path: Path) -> None:
    def edit(made: Any) -> None:
        made["KPIs"].delete_rows(4)
        made["KPIs"]["A5"].value, made["KPIs"]["B5"].value = "K3", "Beds"

    book = write_book(path)
    hand(book, edit)
    result = run("import", book, "--into", path)
    assert (result.exit_code, "a row of the export is not there any more: K1 Jars" in result.stderr) == (1, True)
    assert "name: Beds" in path.read_text("utf-8")


def test_a_new_row_that_is_called_as_another_one_is_told_and_held_back(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("name: Firm", "name: 'Bakery «Firm»'"), "utf-8")
    edits: Edits = {
        ("Participants", "+", "ID"): "other",
        ("Participants", "+", "Name"): 'bakery  "Firm"',
        ("KPIs", "+", "Indicator"): "jars",
    }
    before = path.read_bytes()
    result = run("import", write_book(path, edits), "--into", path)
    assert result.exit_code == 1
    assert "XL125 Participants!5: 'bakery  \"Firm\"' is there already, as participant:firm in row 4" in result.stderr
    assert "XL125 KPIs!6: 'jars' is there already, as kpi:K1 in row 4" in result.stderr
    assert path.read_bytes() == before


def test_two_new_rows_of_one_name_are_one(run: Run, path: Path) -> None:
    book = write_book(path)
    hand(book, cells("KPIs", B6="Beds", B7="Beds"))
    result = run("import", book, "--into", path)
    assert "XL125 KPIs!7: 'Beds' is there already, as kpi:K3 in row 6" in result.stderr
    assert path.read_text("utf-8").count("name: Beds") == 1


def test_sheets_that_are_not_read_are_told_unless_they_are_empty(run: Run, path: Path) -> None:
    def edit(made: Any) -> None:
        made.copy_worksheet(made["KPIs"])["G4"].value = 99
        made.create_sheet("Mine")["A1"].value = "note"
        made.create_sheet("Nothing")

    book = write_book(path)
    hand(book, edit)
    result = run("import", book, "--into", path)
    assert (result.exit_code, re.findall("XL126 (.*): the sheet is not read", result.stderr)) == (0, ["KPIs Copy", "Mine"])
    assert "write into the sheet 'KPIs'" in result.stderr
    assert path.read_text("utf-8") == PROGRAMME


def test_cells_that_were_merged_over_several_rows_are_told(run: Run, path: Path) -> None:
    def edit(made: Any) -> None:
        made["Execution"]["D4"].value = "done"
        made["Execution"].merge_cells("D4:D7")

    book = write_book(path)
    hand(book, edit)
    result = run("import", book, "--into", path)
    assert result.exit_code == 1
    assert (
        "XL109 Execution!D4: the sheet is not as it was: cells are merged, so that only the first of them counts: D4:D7"
        in result.stderr
    )


def test_rows_whose_ids_were_merged_are_told_so(run: Run, path: Path) -> None:
    book = write_book(path)
    hand(book, lambda made: made["KPIs"].merge_cells("A4:A5"))
    told = run("import", book, "--into", path).stderr
    assert "cells are merged, so that only the first of them counts: A4:A5" in told
    assert "a row of the export is not there any more: K2 Guests" in told
    assert (
        "XL109 KPIs!5: the sheet is not as it was: it is called as a row that is not there any more, so it is not read: Guests"
        in told
    )


def test_a_new_row_that_is_called_as_another_one_in_the_language_of_the_workbook_is_held_back(run: Run, path: Path) -> None:
    path.with_suffix(".ru.yaml").write_text(RUSSIAN, "utf-8")
    book = write_book(path, {("Показатели", "+", "Показатель"): "банки", ("Участники", "+", "Наименование"): "Фирма"}, "ru")
    before = path.read_bytes()
    result = run("import", book, "--into", path)
    assert (result.exit_code, result.stderr.count("XL125"), path.read_bytes()) == (1, 2, before)
