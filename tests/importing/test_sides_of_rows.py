"""Free tables of indicators whose rows, and not their columns, say what is planned and what was reached."""

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from clustermodel import load
from tests.importing.books import PROGRAMME
from tests.importing.test_messy_tables import Run, bring

Numbers = dict[str, str]


def numbers(path: Path, id: str) -> tuple[Numbers, Numbers]:
    """What is planned and what was reached of an indicator."""
    loaded = load(path)
    assert loaded.program is not None
    kpi = next(one for one in loaded.program.kpis if one.id == id)
    actual = loaded.actuals.kpis.get(id, ()) if loaded.actuals else ()
    return {str(one.period): str(one.value) for one in kpi.targets}, {str(one.period): str(one.value) for one in actual}


HEADING = ["№", "Показатель", "Ед. изм.", None, "2021", "2022"]
PLAN, FACT = [1, "Beds", "шт.", "план", 5, 7], [1, "Beds", "шт.", "факт", 4, None]


@pytest.mark.parametrize("rows", [*permutations((PLAN, FACT)), (FACT, [None, None, None, "План", 5, 7])])
@pytest.mark.parametrize("heading", ["", "Значение", "план/факт"])
def test_a_column_says_which_numbers_are_planned_in_whatever_order(run: Run, path: Path, rows: Any, heading: str) -> None:
    result = bring(run, path, "kpis", [[*HEADING[:3], heading, *HEADING[4:]], *rows])
    assert numbers(path, "K3") == ({"2021": "5", "2022": "7"}, {"2021": "4"})
    assert ("'факт' is read as actual values" in result.stderr, "XL118" in result.stderr, result.exit_code) == (True, False, 0)


@pytest.mark.parametrize("name", ["Beds ({})", "Beds, {}", "Beds – {}", "Beds {}", "Beds: {}"])
@pytest.mark.parametrize("order", [*permutations((("план", 5), ("факт", 4)))])
def test_the_end_of_the_name_says_it(run: Run, path: Path, name: str, order: Any) -> None:
    rows = [[name.format(side), "шт.", value] for side, value in order]
    bring(run, path, "kpis", [["Показатель", "Ед. изм.", "2021"], *rows])
    assert numbers(path, "K3") == ({"2021": "5"}, {"2021": "4"})


def test_a_name_merged_over_both_rows_is_that_of_both(run: Run, path: Path) -> None:
    rows = [HEADING, FACT, [None, None, None, "план", 5, 7]]
    bring(run, path, "kpis", rows, "A2:A3", "B2:B3", "C2:C3")
    assert numbers(path, "K3") == ({"2021": "5", "2022": "7"}, {"2021": "4"})


def test_rows_of_an_indicator_that_is_known_bring_what_they_say(run: Run, path: Path) -> None:
    bring(run, path, "kpis", [["Показатель", "2022", "2023"], ["Guests (факт)", 8, None], ["Guests (план)", None, 9]])
    assert numbers(path, "K2") == ({"2021": "7.50", "2023": "9"}, {"2022": "8"})


@pytest.mark.parametrize("name", ["Мастер-план", "Бизнес план"])
def test_a_plan_may_be_what_is_counted(run: Run, path: Path, name: str) -> None:
    bring(run, path, "kpis", [["Показатель", "Ед. изм.", "2021"], [name, "шт.", 5]])
    assert f"name: {name}\n" in path.read_text("utf-8")


@pytest.mark.parametrize("said", ["отклонение", None])
def test_a_row_that_says_neither_among_rows_that_do_is_refused(run: Run, path: Path, said: str | None) -> None:
    rows = [HEADING, PLAN, FACT, [2, "Rooms", "шт.", said, 1, 1]]
    result = bring(run, path, "kpis", rows)
    assert ("error XL105 Л!D4: " in result.stderr, "Rooms" in path.read_text("utf-8")) == (True, False)


def test_a_row_that_contradicts_the_headings_is_refused(run: Run, path: Path) -> None:
    result = bring(run, path, "kpis", [["Показатель", "Ед. изм.", "План 2021"], ["Beds (факт)", "шт.", 4]])
    assert ("error XL105 Л!A2: 'факт'" in result.stderr, path.read_text("utf-8")) == (True, PROGRAMME)


@pytest.mark.parametrize("order", [*permutations((("план", 5), ("факт", 4)))])
def test_a_row_that_is_called_nothing_else_is_refused(run: Run, path: Path, order: Any) -> None:
    result = bring(run, path, "kpis", [["Показатель", "Ед. изм.", "2021"], ["Beds", "шт.", None], *([side, "шт.", value] for side, value in order)])
    assert (result.stderr.count("XL105"), "targets: {2021: 4}" in path.read_text("utf-8")) == (2, False)


@pytest.mark.parametrize("unit", ["шт.", "млн рублей", "чел. в год", "%"])
def test_an_indicator_with_a_unit_and_no_number_is_new(run: Run, path: Path, unit: str) -> None:
    result = bring(run, path, "kpis", [["Показатель", "Ед. изм.", "План 2021"], ["Beds", unit, None]])
    assert ("Beds" in path.read_text("utf-8"), "XL136" in result.stderr) == (True, False)


@pytest.mark.parametrize("rows", [[FACT, [2, "Rooms", "шт.", "факт", 1, None], PLAN], [FACT, [1, "Beds", "тыс. шт.", "план", 5, 7]]])
def test_rows_that_cannot_be_read_as_one_are_refused_with_what_to_do(run: Run, path: Path, rows: Any) -> None:
    result = bring(run, path, "kpis", [HEADING, *rows])
    assert numbers(path, "K3") == ({}, {"2021": "4"})
    told = f"error XL134 Л!{len(rows) + 1}: 'Beds' is in row Л!2 already\n    = put the planned and the actual values of an indicator one below the other"
    assert told in result.stderr


def test_a_row_is_not_called_planned_where_the_headings_say_what_it_is(run: Run, path: Path) -> None:
    rows = [["Показатель", "Ед. изм.", "План 2021", "Факт 2021"], ["Beds (план)", "шт.", 5, None], ["Rooms", "шт.", 6, 7]]
    result = bring(run, path, "kpis", rows)
    assert ("'Rooms' is read as" in result.stderr, numbers(path, "K4")) == (False, ({"2021": "6"}, {"2021": "7"}))


def test_of_many_cells_that_are_read_alike_some_are_named_and_the_others_counted(run: Run, path: Path) -> None:
    rows = [row for n in range(1234) for row in ([n, f"Beds {n}", "шт.", "план", 5, 7], [n, f"Beds {n}", "шт.", "факт", 4, None])]
    result = bring(run, path, "kpis", [HEADING, *rows])
    assert "Л!D3, D5, D7, D9, D11, D13, D15, D17, D19, D21, D23, D25, 1222 more: 'факт' is read as actual values" in result.stderr
