"""What a workbook says of its own numbers: what is no part of the text, and what is told only of a later day."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from clustermodel import export, load

PROGRAMME = """\
format: clustermodel/1
program: {id: p, title: Programme, cluster: Cluster, horizon: 2025..2026}
governance: {bodies: [{id: council, kind: council, name: Council}]}
statistics: [{id: s1, name: Beds, unit: beds, values: {2024: 12}}]
kpis:
  - {id: K1, name: Jars, aggregation: stock, baseline: {period: 2024, value: 5.50, judged: [value]}, targets: {2025: ~12, 2026: 14}}
  - {id: K2, name: Guests, responsible: {council: weak}, targets: [{period: 2025, value: 25..29, judged: [value]}], judged: [aggregation]}
  - {id: K3, name: Visits, aggregation: flow, judged: [aggregation]}
roadmap:
  directions: [{id: D1, title: Food}]
  actions: [{id: "1.1", direction: D1, title: Cook, when: 2025, every: half-year, result: {text: Soup for all, value: 3, unit: pots}}]
funding: {unit: crowns, sources: [{id: fund, name: Programme of counterrevolutionary dispensations}]}
"""
ACTUALS = """\
format: clustermodel-actuals/1
program: p
as_of: 2027-02-28
kpis: {K1: [{period: 2025, value: 11, source: Returns, notes: [Preliminary.]}, {period: 2026, value: 13}]}
statistics: {s1: {2026: 14}}
actions: {"1.1": [{period: 2025-H1, status: done}]}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "plan.yaml"
    found.write_text(PROGRAMME, "utf-8")
    found.with_name("plan.actuals.yaml").write_text(ACTUALS, "utf-8")
    return found


def book(path: Path, day: date = date(2026, 11, 26), language: str = "en") -> Any:
    return load_workbook(io.BytesIO(export(load(path), "xlsx", language=language, as_of=day)))


def column(made: Any, sheet: str, heading: str) -> list[Any]:
    """The cells below a heading, of rows that have an id."""
    index = next(one.column for one in made[sheet][3] if one.value == heading)
    return [line[index - 1] for line in made[sheet].iter_rows(4) if line[0].value]


@pytest.mark.parametrize(("language", "sheets", "heading", "aside"), [
    ("en", ("KPIs", "Statistics"), "Actual 2026, as of a later day", "not counted in reports and papers as of 26 November 2026."),
    ("ru", ("Показатели", "Статистика"), "Факт 2026, на более позднюю дату", "по состоянию на 26 ноября 2026 г. не учитываются."),
])  # fmt: skip
def test_a_column_of_values_that_nobody_could_know_on_the_day_says_so(
    path: Path, language: str, sheets: tuple[str, ...], heading: str, aside: str
) -> None:
    made = book(path, language=language)
    for sheet in sheets:
        assert column(made, sheet, heading)
        assert aside in made[sheet].cell(2, 1).value.replace("\u00a0", " ")
    assert column(made, sheets[0], heading.partition(" ")[0] + " 2025")
    whole = book(path, date(2027, 3, 31), language)
    for sheet in sheets:
        assert column(whole, sheet, heading[: heading.index(",")])
        assert heading.rpartition(" ")[-1] not in whole[sheet].cell(2, 1).value


def test_a_column_in_which_nothing_is_reported_says_nothing_of_a_later_day(path: Path) -> None:
    path.with_name("plan.actuals.yaml").write_text(ACTUALS.replace(", {period: 2026, value: 13}", ""), "utf-8")
    assert column(book(path), "KPIs", "Actual 2026")


def test_where_a_value_is_from_and_what_is_remarked_stands_in_its_note(path: Path) -> None:
    assert column(book(path), "KPIs", "Actual 2025")[0].comment.text == "Returns\nPreliminary."


def test_open_cells_bear_the_signs_of_what_the_text_does_not_say_and_hold_it_alone(path: Path) -> None:
    made = book(path)
    baseline, responsible = column(made, "KPIs", "Baseline"), column(made, "KPIs", "Responsible")
    assert (baseline[0].value, baseline[0].number_format.split(";")[0]) == (5.5, '#,##0.00"‡"')
    assert (responsible[1].value, responsible[1].number_format) == ("Council", '@"◊"')
    target = column(made, "KPIs", "Plan 2025")
    assert (target[1].value, target[1].number_format.split(";")[-1]) == ("25–29", '@"‡"')
    assert (target[0].value, "‡" in target[0].number_format) == ("about 12", False)
    signs = made["KPIs"].cell(2, 1).value
    assert ("‡ " in signs, "◊ " in signs) == (True, True)


def test_that_the_text_says_nothing_bears_no_sign(path: Path) -> None:
    counted = column(book(path), "KPIs", "Counted as")
    assert [(one.value, "‡" in one.number_format) for one in counted] == [
        ("the level at the end of the period", False), ("not stated", False), ("the sum over the period", True),
    ]  # fmt: skip


def test_no_word_of_a_heading_is_broken(path: Path) -> None:
    made: Any = book(path)["Budgets by action"]
    widths = {cell.value: made.column_dimensions[cell.column_letter].width for cell in made[3]}
    assert widths["Programme of counterrevolutionary dispensations, 2025, crowns"] > len("counterrevolutionary")
    assert made.row_dimensions[3].height >= 4 * 15


def test_what_an_action_is_to_bring_is_told_in_full_once_and_then_in_a_line(path: Path) -> None:
    assert [cell.value for cell in column(book(path), "Execution", "Planned result")][:2] == ["Soup for all: 3 pots", "3 pots"]
