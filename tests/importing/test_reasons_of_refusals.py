"""A cell that is refused is told for the reason that it is refused for, and with what helps."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from clustermodel import load
from tests.importing.books import PROGRAMME, Edits, bring, write_book
from tests.importing.test_messy_tables import bring as bring_table

Run = Callable[..., Result]
REPORTED = """\
format: clustermodel-actuals/1
program: p
actions:
  "1.10":
    - {period: 2021-H1, status: done, date: 2021-05-01, notes: [Late.]}
"""
NAMED = PROGRAMME.replace("kpis:\n", "objectives: [{id: G1, text: Eat well}]\nkpis:\n").replace(
    "title: Food}", "title: Food}, {id: D2, title: Drink}"
)


@pytest.mark.parametrize("cell", ["K1", "k1", "Jars"])
def test_an_element_of_another_kind_is_told_as_such(run: Run, path: Path, cell: str) -> None:
    path.write_text(NAMED, "utf-8")
    edits: Edits = {("KPIs", "+", "Indicator"): "Beds", ("KPIs", "+", "Unit"): "beds", ("KPIs", "+", "Measures"): cell}
    result = bring(run, path, edits)
    assert f"'{cell}' is no objective or goal" in result.stderr
    assert path.read_text("utf-8") == NAMED


def test_a_new_action_without_a_direction_lacks_that_and_not_an_id(run: Run, path: Path) -> None:
    path.write_text(NAMED, "utf-8")
    result = bring(run, path, {("Roadmap", "+", "Action"): "Eat"})
    assert "error XL111 Roadmap!5: Direction is missing\n    = fill it in, or clear the row" in result.stderr
    result = bring(run, path, {("Roadmap", "+", "Action"): "Eat", ("Roadmap", "+", "Direction"): "Drink"})
    assert "error XL111 Roadmap!5: ID is missing" in result.stderr  # there is none to go on from


@pytest.mark.parametrize(("language", "edits", "said"), [
    ("en", {("Execution", "1.10 H1 2021", "Status"): "delete"}, "write 'delete' in its other cells that are filled in, too"),
    ("ru", {("Исполнение", "1.10 I полугодие 2021 г.", "Статус"): "удалить"}, "напишите «удалить» и в остальных"),
])  # fmt: skip
def test_a_status_that_is_taken_back_alone_is_told_how_the_whole_report_is(
    run: Run, path: Path, language: str, edits: Edits, said: str
) -> None:
    beside = path.with_name("plan.actuals.yaml")
    beside.write_text(REPORTED, "utf-8")
    book = write_book(path, edits, language)
    assert said in run("import", book, "--into", path, "--lang", language).stderr
    assert beside.read_text("utf-8") == REPORTED


def test_a_number_and_its_unit_in_one_cell_of_a_report_without_a_status_are_told_once(run: Run, path: Path) -> None:
    result = bring(run, path, {("Execution", "1.10 H1 2021", "Result in figures"): "7 events"})
    assert result.stderr.count("XL111 Execution!") == 1


def test_nothing_of_a_cell_is_read_of_which_one_name_is_unknown(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("      responsible: [club]\n", ""), "utf-8")
    before = path.read_text("utf-8")
    result = bring_table(run, path, "roadmap", [["Мероприятие", "Срок", "Ответственный"], ["Cook", "2021", "Office, Club"]])
    assert ("'Office' is no name of an element" in result.stderr, path.read_text("utf-8")) == (True, before)


@pytest.mark.parametrize(("begin", "end", "period"), [
    ("III квартал 2023", "IV квартал 2023", "2023-Q3..2023-Q4"), ("I полугодие 2023", "II полугодие 2024", "2023-H1..2024-H2"),
    ("Q3 2023", "Q1 2024", "2023-Q3..2024-Q1"), ("2023", "II квартал 2024", "2023..2024-Q2"),
])  # fmt: skip
def test_both_ends_of_a_time_may_be_parts_of_years(run: Run, path: Path, begin: str, end: str, period: str) -> None:
    rows = [["№", "Мероприятие", "Начало", "Окончание"], ["1.11", "Eat", begin, end]]
    result = bring_table(run, path, "roadmap", rows)
    program = load(path).program
    assert program is not None
    assert (str(program.roadmap.actions[-1].when), "XL105" in result.stderr) == (period, False)


def test_what_a_row_of_a_table_is_read_as_is_told_by_its_name(run: Run, path: Path) -> None:
    path.write_text(NAMED, "utf-8")
    rows = [["№", "Мероприятие", "Срок"], ["Направление Drink"], ["Drink"], ["2.1", "Eat", "2021"], ["1.10", "Coo", "2021"]]
    result = bring_table(run, path, "roadmap", rows)
    assert "is read as Drink" in result.stderr
    assert "direction:D2" not in result.stderr


def test_values_are_told_in_words_in_every_language_and_remarks_in_one_line(run: Run, path: Path) -> None:
    path.with_name("plan.actuals.yaml").write_text(REPORTED, "utf-8")
    edits: Edits = {("KPIs", "K1", "Plan 2022"): "about 80", ("Execution", "1.10 H1 2021", "Remarks"): "Late.\nVery."}
    result = bring(run, path, edits)
    assert "targets/2022: 25–29 → about 80" in result.stdout
    assert "2021-H1/notes: Late. → Late. / Very." in result.stdout
