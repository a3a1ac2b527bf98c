"""Free tables whose units stand in a heading, behind a name or above the table."""

from pathlib import Path
from typing import Any

import pytest

from clustermodel import load
from tests.importing.books import PROGRAMME
from tests.importing.test_messy_tables import Run, bring
from tests.importing.test_sides_of_rows import numbers

KRUB = PROGRAMME.replace("name: Guests", "name: Guests\n    unit: тыс. руб.")
MEANT = [
    [["Показатель", "Факт 2020, млн руб."], ["Guests", "1,05"]],
    [["Показатель", "Факт (млн. рублей) 2020 год"], ["Guests", "1,05"]],
    [["Показатель", "Факт, млн руб."], [None, "2020"], ["Guests", "1,05"]],
    [["Показатель, млн руб.", "Факт 2020"], ["Guests", "1,05"]],
    [["Показатель (в млн руб.)", "Факт 2020"], ["Guests", "1,05"]],
    [["Показатель", "Факт 2020"], ["Guests, млн руб.", "1,05"]],
    [["Показатель", "Факт 2020"], ["Guests (в млн руб.)", "1,05"]],
    [["Отчёт"], [None, "(млн руб.)"], ["Показатель", "Факт 2020"], ["Guests", "1,05"]],
    [["Отчёт"], [None, "в млн рублей"], ["Показатель", "Факт 2020"], ["Guests", "1,05"]],
]


@pytest.mark.parametrize("rows", MEANT)
def test_a_unit_that_stands_elsewhere_counts_and_is_told(run: Run, path: Path, rows: Any) -> None:
    path.write_text(KRUB, "utf-8")
    result = bring(run, path, "kpis", rows)
    assert (numbers(path, "K2")[1], "млн" in result.stderr, result.exit_code) == ({"2020": "1050"}, True, 0)


def unit_and_name(path: Path) -> tuple[str | None, str]:
    loaded = load(path)
    assert loaded.program is not None
    return loaded.program.kpis[-1].unit, loaded.program.kpis[-1].name


@pytest.mark.parametrize(("name", "meant", "unit"), [
    ("Beds, шт.", "Beds", "шт."), ("Доля экспорта, %", "Доля экспорта", "%"), ("Площадь (га)", "Площадь", "га"), ("Мощность – МВт", "Мощность", "МВт"),
    ("Количество единиц", "Количество единиц", None), ("Выпуск на 1 чел.", "Выпуск на 1 чел.", None), ("Индекс, к 2020 году", "Индекс, к 2020 году", None),
])  # fmt: skip
def test_a_new_indicator_takes_the_unit_behind_its_name(run: Run, path: Path, name: str, meant: str, unit: str | None) -> None:
    result = bring(run, path, "kpis", [["Показатель", "План 2021"], [name, 5]])
    assert (*unit_and_name(path)[::-1], "XL128" in result.stderr) == (meant, unit, unit is None)


@pytest.mark.parametrize("rows", [
    [["Показатель", "Ед. изм.", "План 2021, млн руб."], ["Beds", "тыс. руб.", 5]],
    [["Показатель", "План 2021, млн руб.", "Факт 2021, тыс. руб."], ["Beds", 5, 6]],
    [["Показатель, чел.", "План 2021, млн руб."], ["Beds", 5]],
])  # fmt: skip
def test_two_units_of_one_row_are_refused(run: Run, path: Path, rows: Any) -> None:
    result = bring(run, path, "kpis", rows)
    assert ("is no unit of all numbers of the row" in result.stderr, path.read_text("utf-8")) == (True, PROGRAMME)


@pytest.mark.parametrize("unit", ["га", "МВт", "Гкал", "баллов"])
def test_a_unit_that_nobody_knows_is_taken_and_told_once(run: Run, path: Path, unit: str) -> None:
    path.write_text(KRUB, "utf-8")
    rows = [["№", "Показатель", "Ед. изм.", "План 2021", "План 2022"], [8, "Beds", unit, f"12,5 {unit}", f"13 {unit}"], [9, "Rooms", unit, None, None]]
    result = bring(run, path, "kpis", rows)
    assert [line for line in result.stderr.splitlines() if "XL" in line] == [
        f"{path.with_name('table.xlsx')}: advice XL113 Л!C2:C3: '{unit}' is read as a unit that is new to the programme"
    ]
    assert (unit_and_name(path), numbers(path, "K3")[0]) == ((unit, "Rooms"), {"2021": "12.5", "2022": "13"})


def test_a_percentage_in_a_heading_may_be_that_of_what_was_planned(run: Run, path: Path) -> None:
    result = bring(run, path, "kpis", [["Показатель", "Ед. изм.", "План 2021", "Факт 2021", "Факт 2021, %"], ["Beds", "шт.", 5, 6, 120]])
    assert (numbers(path, "K3"), "XL118 Л!E1" in result.stderr) == (({"2021": "5"}, {"2021": "6"}), True)
