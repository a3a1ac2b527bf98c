"""What new rows of a workbook can say: baselines, units, places and directions, by the names that people use."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from openpyxl import load_workbook

from clustermodel import load
from tests.importing.books import PROGRAMME, Edits, write_book

Run = Callable[..., Result]
UNITS = PROGRAMME.replace("kpis:\n", "objectives: [{id: G1, text: Eat well}]\nunits: [{id: krub, name: тыс. руб.}]\nkpis:\n")
PLACED = PROGRAMME.replace("kpis:\n", "places: [{id: kis, name: Кисловодск}, {id: ess, name: Ессентуки}]\nkpis:\n").replace(
    "title: Food}", "title: 'Food, and drink'}"
)


def test_a_new_indicator_has_a_baseline_and_says_how_it_is_counted_and_what_it_measures(run: Run, path: Path) -> None:
    path.write_text(UNITS, "utf-8")
    edits: Edits = {
        ("KPIs", "+", "Indicator"): "Beds", ("KPIs", "+", "Unit"): "Тыс.руб", ("KPIs", "+", "Baseline period"): 2020,
        ("KPIs", "+", "Baseline"): "12,5", ("KPIs", "+", "Counted as"): "cumulative", ("KPIs", "+", "Measures"): "Eat well",
    }  # fmt: skip
    result = run("import", write_book(path, edits), "--into", path)
    assert result.exit_code == 0
    assert "KPIs!C6: 'Тыс.руб' is read as тыс. руб." in result.stderr
    program = load(path).program
    assert program is not None
    new = program.kpis[-1]
    assert new.baseline is not None
    assert (new.unit, str(new.baseline.period), str(new.baseline.value)) == ("krub", "2020", "12.5")
    assert (new.aggregation, [one.id for one in new.measures]) == ("cumulative", ["G1"])
    assert run("import", path.with_suffix(".xlsx"), "--into", path).stderr.endswith("0 brought in\n")


@pytest.mark.parametrize("unit", ["тыс рублей", "ТЫС. РУБ", "тысяч руб.", "thousand roubles"])
def test_a_unit_that_is_written_otherwise_is_that_of_the_programme(run: Run, path: Path, unit: str) -> None:
    path.write_text(UNITS, "utf-8")
    result = run("import", write_book(path, {("KPIs", "+", "Indicator"): "Beds", ("KPIs", "+", "Unit"): unit}), "--into", path)
    assert f"KPIs!C6: '{unit}' is read as тыс. руб." in result.stderr
    program = load(path).program
    assert program is not None
    assert program.kpis[-1].unit == "krub"


def test_a_unit_that_nobody_has_is_told(run: Run, path: Path) -> None:
    path.write_text(UNITS, "utf-8")
    edits: Edits = {("KPIs", "+", "Indicator"): "Beds", ("KPIs", "+", "Unit"): "млн руб."}
    result = run("import", write_book(path, edits), "--into", path)
    assert "advice XL113 KPIs!C6: 'млн руб.' is read as a unit that is new to the programme" in result.stderr
    assert "unit: млн руб." in path.read_text("utf-8")
    assert run("import", path.with_suffix(".xlsx"), "--into", path).stderr.endswith("0 brought in\n")


@pytest.mark.parametrize("row", ["+", "K2"])
def test_half_a_baseline_is_told_and_left_out(run: Run, path: Path, row: str) -> None:
    edits: Edits = {("KPIs", "+", "Indicator"): "Beds"} if row == "+" else {}
    result = run("import", write_book(path, {**edits, ("KPIs", row, "Baseline"): 5}), "--into", path)
    assert (result.exit_code, "XL111" in result.stderr, path.read_text("utf-8")) == (1, True, PROGRAMME)


def test_an_indicator_without_a_baseline_can_get_one(run: Run, path: Path) -> None:
    edits: Edits = {("KPIs", "K2", "Baseline"): 5, ("KPIs", "K2", "Baseline period"): "2020"}
    assert run("import", write_book(path, edits), "--into", path).exit_code == 0
    assert "name: Guests\n    baseline: {period: 2020, value: 5}\n" in path.read_text("utf-8")


def test_a_new_indicator_without_a_unit_is_told(run: Run, path: Path) -> None:
    result = run("import", write_book(path, {("KPIs", "+", "Indicator"): "Beds"}), "--into", path)
    assert "advice XL128 KPIs!6: the new indicator has no unit" in result.stderr


@pytest.mark.parametrize("place", ["kis", "Кисловодск", "г. Кисловодск", "г.Кисловодск"])
def test_places_and_directions_are_known_by_their_names(run: Run, path: Path, place: str) -> None:
    path.write_text(PLACED, "utf-8")
    edits: Edits = {
        ("Participants", "+", "Name"): "Inn", ("Participants", "+", "Place"): place, ("Roadmap", "+", "Action"): "Eat",
        ("Roadmap", "+", "Direction"): "Food, and drink",
    }  # fmt: skip
    assert run("import", write_book(path, edits), "--into", path).exit_code == 0
    program = load(path).program
    assert program is not None
    assert program.participants.members[-1].place is not None
    assert program.participants.members[-1].place.id == "kis"
    assert program.roadmap.actions[-1].id == "1.11"


def test_a_participant_sits_in_one_place(run: Run, path: Path) -> None:
    path.write_text(PLACED, "utf-8")
    edits: Edits = {("Participants", "+", "Name"): "Inn", ("Participants", "+", "Place"): "Кисловодск; Ессентуки"}
    told = run("import", write_book(path, edits), "--into", path).stderr
    assert "write the name or the id of one element" in told


def test_names_are_chosen_from_the_lists(path: Path) -> None:
    path.write_text(PLACED, "utf-8")
    made = load_workbook(write_book(path))
    words = {str(cell.value) for column in made["lists"].columns for cell in column}
    assert {"Кисловодск", "Ессентуки", "Food, and drink"} <= words


def test_what_an_empty_locked_cell_says_is_not_called_official(run: Run, path: Path) -> None:
    told = run("import", write_book(path, {("KPIs", "K1", "Unit"): "pieces"}), "--into", path).stderr
    assert "XL121 KPIs!" in told
    assert "what stands in this column is not brought back" in told


def test_what_says_itself_in_any_language_is_no_assumption(run: Run, path: Path) -> None:
    path.write_text(UNITS.replace("name: Club}", "name: Клуб сыра}"), "utf-8")
    edits: Edits = {
        ("Показатели", "K1", "План 2021"): "около 145", ("Показатели", "+", "Показатель"): "Beds",
        ("Показатели", "+", "Ед. изм."): "Тыс. руб.", ("Показатели", "+", "Исходный период"): "2020 г.",
        ("Показатели", "+", "Исходное значение"): "не менее 1 500", ("Показатели", "+", "Ответственный"): " клуб сыра",
    }  # fmt: skip
    result = run("import", write_book(path, edits, "ru"), "--into", path)
    told = [line for line in result.stderr.splitlines() if "XL113" in line]
    assert (result.exit_code, told) == (0, [])
    program = load(path).program
    assert program is not None
    assert [one.id for one in program.kpis[-1].responsible] == ["club"]


def test_names_are_pasted_with_spaces_around_them(run: Run, path: Path) -> None:
    edits: Edits = {
        ("KPIs", "+", "Indicator"): " Beds\u00a0", ("KPIs", "+", "Unit"): " kg ", ("Roadmap", "+", "Action"): "Eat \n",
        ("Roadmap", "+", "Direction"): " Food ",
    }  # fmt: skip
    assert run("import", write_book(path, edits), "--into", path).exit_code == 0
    program = load(path).program
    assert program is not None
    assert (program.kpis[-1].name, program.kpis[-1].unit, program.roadmap.actions[-1].title) == ("Beds", "kg", "Eat")


def test_a_row_that_is_there_already_gets_no_id(run: Run, path: Path) -> None:
    result = run("import", write_book(path, {("KPIs", "+", "Indicator"): "jars"}), "--into", path)
    assert (result.exit_code, "XL125" in result.stderr, "XL113" in result.stderr) == (1, True, False)


def test_a_new_participant_says_what_it_does(run: Run, path: Path) -> None:
    chain = "value_chain: {activities: [{id: bake, name: Baking}, {id: sell, name: Selling}]}\nkpis:\n"
    path.write_text(PROGRAMME.replace("kpis:\n", chain), "utf-8")
    edits: Edits = {("Participants", "+", "Name"): "Inn", ("Participants", "+", "Activities"): "Baking; sell"}
    assert run("import", write_book(path, edits), "--into", path).exit_code == 0
    program = load(path).program
    assert program is not None
    assert [one.id for one in program.participants.members[-1].activities] == ["bake", "sell"]
    assert run("import", path.with_suffix(".xlsx"), "--into", path).stderr.endswith("0 brought in\n")


def test_the_roadmap_names_the_direction_of_each_action_as_its_list_does(path: Path) -> None:
    made: Any = load_workbook(write_book(path))
    rule = next(one for one in made["Roadmap"].data_validations.dataValidation if "C5" in str(one.sqref))
    letter = rule.formula1.split("$")[1]
    assert made["Roadmap"]["C4"].value == made["lists"][f"{letter}1"].value == "Food"


SERVING = PROGRAMME.replace(
    "kpis:\n",
    "swot:\n  strengths: [{id: S1, text: Milk}]\n  opportunities: [{id: O1, text: Guests}]\n"
    "  pairings: [{id: SO1, quadrant: SO, response: Invite, factors: [S1, O1]}]\n"
    "objectives: [{id: G1, text: Eat well}]\nkpis:\n",
)


def test_a_new_action_says_what_it_serves(run: Run, path: Path) -> None:
    path.write_text(SERVING, "utf-8")
    edits: Edits = {
        ("Roadmap", "+", "Action"): "Bake", ("Roadmap", "+", "Direction"): "Food",
        ("Roadmap", "+", "Contributes to"): "K1, eat well; SO1, K2",
    }  # fmt: skip
    assert run("import", write_book(path, edits), "--into", path).exit_code == 0
    program = load(path).program
    assert program is not None
    new = program.roadmap.actions[-1]
    found = [[ref.id for ref in refs] for refs in (new.pursues, new.drives, new.answers)]
    assert (new.title, found) == ("Bake", [["G1"], ["K1", "K2"], ["SO1"]])
    assert run("import", path.with_suffix(".xlsx"), "--into", path).stderr.endswith("0 brought in\n")


def test_what_a_new_action_cannot_serve_is_told_with_its_cell(run: Run, path: Path) -> None:
    path.write_text(SERVING, "utf-8")
    edits: Edits = {
        ("Roadmap", "+", "Action"): "Bake", ("Roadmap", "+", "Direction"): "Food", ("Roadmap", "+", "Contributes to"): "K1, K9",
    }
    result = run("import", write_book(path, edits), "--into", path)
    assert (result.exit_code, path.read_text("utf-8")) == (1, SERVING)
    assert "XL105 Roadmap!M5: 'K9' is no id of an element" in result.stderr


@pytest.mark.parametrize(("served", "by"), [("Beds", "Inn"), ("K3", "P1"), ("beds; K1", "inn, Club")])
def test_a_new_action_may_name_what_is_new_in_the_same_workbook(run: Run, path: Path, served: str, by: str) -> None:
    book = write_book(path, {
        ("Roadmap", "+", "Action"): "Eat", ("Roadmap", "+", "Direction"): "D1", ("Roadmap", "+", "Contributes to"): served, ("Roadmap", "+", "Responsible"): by, ("Roadmap", "+", "When"): 2022,
        ("KPIs", "+", "Indicator"): "Beds", ("KPIs", "+", "Unit"): "pcs", ("Participants", "+", "Name"): "Inn",
    })  # fmt: skip
    result = run("import", book, "--into", path)
    assert (result.exit_code, result.stderr.count("XL105")) == (0, 0)
    loaded = load(path)
    assert loaded.program is not None
    eat = loaded.program.roadmap.actions[-1]
    assert "K3" in [one.id for one in eat.drives]
    assert "P1" in [one.id for one in eat.responsible]
    before = path.read_bytes()
    assert run("import", book, "--into", path).exit_code == 0
    assert path.read_bytes() == before


def test_an_action_that_names_a_new_row_that_is_held_back_waits_for_it(run: Run, path: Path) -> None:
    book = write_book(path, {
        ("KPIs", "+", "Indicator"): "Beds", ("KPIs", "+", "Unit"): "pcs", ("KPIs", "+", "Plan 2021"): "many",
        ("Roadmap", "+", "Action"): "Eat", ("Roadmap", "+", "Direction"): "D1", ("Roadmap", "+", "Contributes to"): "Beds",
    })  # fmt: skip
    result = run("import", book, "--into", path)
    assert (result.exit_code, result.stderr.count("XL122"), path.read_text("utf-8")) == (1, 2, PROGRAMME)
