"""Columns of a free table that are of a part of a year, or of several years."""

from pathlib import Path

import pytest

from clustermodel import load
from tests.importing.books import PROGRAMME
from tests.importing.test_messy_tables import Run, bring
from tests.importing.test_sides_of_rows import numbers

HEADINGS = [
    ("Факт I квартал 2026", "2026-Q1"), ("Факт за 3-й кв. 2026 г.", "2026-Q3"), ("Факт 1 полугодие 2026", "2026-H1"), ("Факт 2026, 2 п/г", "2026-H2"),
    ("Факт за 9 мес. 2026", "2026-01..2026-09"), ("Факт за 6 месяцев 2026 г.", "2026-H1"), ("Факт 12 мес. 2026", "2026"), ("Факт 1 мес. 2026", "2026-01"),
    ("Q1 2026 fact", "2026-Q1"), ("H1 2026, actual", "2026-H1"), ("Actual, first quarter of 2026", "2026-Q1"), ("fact 9 months 2026", "2026-01..2026-09"),
    ("Факт январь–сентябрь 2026", "2026-01..2026-09"), ("Фактическое значение, май 2026 г.", "2026-05"), ("Факт на 01.07.2026", "2026-07-01"),
    ("Факт на 1 июля 2026 г.", "2026-07-01"), ("Факт по состоянию на 01.07.2026", "2026-07-01"), ("Факт с 01.01.2026 по 31.07.2026", "2026-01-01..2026-07-31"),
    ("2026 год, факт за 9 мес.", "2026-01..2026-09"), ("2026 Actual, Q3", "2026-Q3"), ("2026 факт (I кв.)", "2026-Q1"),
    ("Факт 2026–2027 гг.", "2026..2027"), ("Факт сентябрь 2026 – август 2027", "2026-09..2027-08"), ("Факт 2026-Q2", "2026-Q2"), ("Факт III–IV кв. 2026", "2026-Q3..2026-Q4"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "period"), HEADINGS)
def test_a_heading_may_name_a_part_of_a_year(run: Run, path: Path, heading: str, period: str) -> None:
    result = bring(run, path, "kpis", [["Показатель", heading], ["Guests", 6]])
    assert (numbers(path, "K2")[1], result.exit_code) == ({period: "6"}, 0)
    assert ("XL113" in result.stderr) == ("мес" in heading or "months" in heading)


@pytest.mark.parametrize("merged", [("A1:A3", "B1:B3", "C1:F1", "C2:D2", "E2:F2", "G1:G3"), ()])
def test_parts_of_a_year_may_stand_below_it_and_above_plan_and_fact(run: Run, path: Path, merged: tuple[str, ...]) -> None:
    rows = [
        ["Показатель", "Ед. изм.", "2026 г.", None, None, None, "Примечание"], [None, None, "I кв.", None, "II кв.", None, None],
        [None, None, "план", "факт", "план", "факт", None], ["Beds", "шт.", 1, 2, 3, 4, "new"],
    ]  # fmt: skip
    result = bring(run, path, "kpis", rows, *merged)
    assert numbers(path, "K3") == ({"2026-Q1": "1", "2026-Q2": "3"}, {"2026-Q1": "2", "2026-Q2": "4"})
    assert "XL118 Л!G3: the column 'Примечание' is not read" in result.stderr or not merged


def test_parts_of_a_year_alone_are_planned_and_that_is_told(run: Run, path: Path) -> None:
    result = bring(run, path, "kpis", [["Показатель", "Ед. изм.", "I кв. 2026", "2026, млн чел."], ["Beds", "чел.", 1, None]])
    assert ("'I кв. 2026, 2026, млн чел.' is read as planned values" in result.stderr, numbers(path, "K3")[0]) == (True, {"2026-Q1": "1"})


def test_a_unit_may_stand_beside_a_part_of_a_year(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("name: Guests", "name: Guests\n    unit: тыс. руб."), "utf-8")
    bring(run, path, "kpis", [["Показатель", "Факт, млн руб. 9 мес. 2026"], ["Guests", "1,05"]])
    assert numbers(path, "K2")[1] == {"2026-01..2026-09": "1050"}


@pytest.mark.parametrize("period", ["2020-Q3", "2020-08-31", "2020"])
def test_a_new_indicator_may_have_a_baseline_of_a_part_of_a_year(run: Run, path: Path, period: str) -> None:
    said = {"2020-Q3": "III кв. 2020", "2020-08-31": "на 31.08.2020"}.get(period, period)
    bring(run, path, "kpis", [["Показатель", "Ед. изм.", f"Базовое значение {said}"], ["Beds", "шт.", 1]])
    loaded = load(path)
    assert loaded.program is not None
    assert loaded.program.kpis[-1].baseline is not None
    assert (str(loaded.program.kpis[-1].baseline.period), str(loaded.program.kpis[-1].baseline.value)) == (period, "1")


@pytest.mark.parametrize("heading", ["Market 2021", "Майонез 2021", "Decline 2021"])
def test_a_word_that_begins_like_a_month_is_none(run: Run, path: Path, heading: str) -> None:
    result = bring(run, path, "kpis", [["Показатель", "Ед. изм.", heading], ["Beds", "шт.", 6]])
    assert (f"XL118 Л!C1: the column '{heading}' is not read" in result.stderr, "targets" in path.read_text("utf-8").partition("Beds")[2]) == (True, False)


UNSURE = [
    ("2026/2027", "a season such as 2026/2027 is written with its months"), ("Факт 2025–2026 учебный год", "a season"), ("Факт на конец 2026", "fact Q1 2026"),
    ("Факт 31.02.2026", "fact Q1 2026"), ("Факт, I квартал", "write the year into the heading: fact Q1 2026"), ("Факт за 9 мес.", "write the year into the heading"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "help"), UNSURE)
def test_a_heading_of_a_period_that_is_not_sure_is_told_once_with_what_to_write(run: Run, path: Path, heading: str, help: str) -> None:
    result = bring(run, path, "kpis", [["Показатель", "Ед. изм.", heading], ["Beds", "шт.", 6], ["Books", "шт.", 7]])
    assert (result.stderr.count(f"XL118 Л!C1: the column '{heading}' is not read"), help in result.stderr) == (1, True)
