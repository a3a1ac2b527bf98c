"""Periods in a workbook are written as its reader writes them, and read back however he writes them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from clustermodel import load
from clustermodel.importing.dating import period
from clustermodel.model.period import Period
from clustermodel.testing.values import periods
from clustermodel.views.workbook import forms
from tests.importing.books import PROGRAMME, Edits, write_book

Run = Callable[..., Result]
OURS = periods().filter(lambda one: all(year in range(1900, 2200) for year in one.years))
ACTUALS = """\
format: clustermodel-actuals/1
program: p
actions:
  "1.10": [{period: 2021-H1, status: done, date: 2021-06-15}]
"""


def dated(path: Path) -> Path:
    """A programme with periods of every kind, and its actuals."""
    text = PROGRAMME.replace("when: 2021\n", "when: 2021-H1..2021-Q3\n").replace("every: half-year   # often", "until: 2022-03")
    path.write_text(text.replace("value: not-set}", "value: 12}"), "utf-8")
    path.with_suffix(".actuals.yaml").write_text(ACTUALS, "utf-8")
    return path


def shown(book: Path, sheet: str, row: int = 4) -> dict[str, Any]:
    made: Any = load_workbook(book)
    return {head.value: cell.value for head, cell in zip(made[sheet][3], made[sheet][row], strict=True)}


def test_a_russian_workbook_shows_periods_as_they_are_said(path: Path) -> None:
    book = write_book(dated(path), language="ru")
    assert shown(book, "Показатели")["Исходный период"] == "август 2020\u00a0г."
    roadmap = shown(book, "Дорожная карта")
    assert (roadmap["Срок"], roadmap["До"]) == ("I полугодие 2021\u00a0г. – III квартал 2021\u00a0г.", "март 2022\u00a0г.")
    execution = [shown(book, "Исполнение", row) for row in (4, 5)]
    assert {"I полугодие 2021\u00a0г.", "15.06.2021"} <= {cell for one in execution for cell in one.values()}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_periods_that_nobody_edits_change_nothing(run: Run, path: Path, language: str) -> None:
    book = write_book(dated(path), language=language)
    result = run("import", book, "--into", path)
    assert (result.exit_code, result.output) == (0, "0 brought in\n")


@settings(max_examples=200, deadline=None)
@given(OURS, st.sampled_from(["en", "ru"]))
def test_each_period_is_read_as_it_is_shown(one: Period, language: str) -> None:
    said = forms.show(forms.PERIOD, str(one), language)
    assert isinstance(said, str)
    assert period(" ".join(said.casefold().split())) == str(one)


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("2022-H2", "2022-H2"), ("II полугодие 2022 г.", "2022-H2"), ("ii полугодие 2022", "2022-H2"),
        ("2022-03", "2022-03"), ("март 2022 г.", "2022-03"), ("Март 2022", "2022-03"), ("15.03.2022", "2022-03-15"),
        ("IV квартал 2021 г. – март 2022 г.", "2021-Q4..2022-03"), ("2021–2022", "2021..2022"), ("2022 г.", "2022"),
    ],
)  # fmt: skip
def test_a_period_is_taken_in_the_way_of_the_file_and_in_that_of_its_reader(run: Run, path: Path, when: str, found: str) -> None:
    edits: Edits = {
        ("Дорожная карта", "1.10", "Срок"): when, ("Исполнение", "+", "ID"): "1.10",
        ("Исполнение", "+", "Период"): "III квартал 2022\u00a0г.", ("Исполнение", "+", "Статус"): "выполнено",
    }  # fmt: skip
    result = run("import", write_book(dated(path), edits, "ru"), "--into", path)
    assert result.exit_code == 0
    loaded = load(path)
    assert loaded.program is not None
    assert loaded.actuals is not None
    assert str(loaded.program.roadmap.actions[0].when) == found
    assert [str(one.period) for one in loaded.actuals.actions["1.10"]] == ["2021-H1", "2022-Q3"]
    assert "III квартал" not in result.output  # what is written as the workbook writes it is no assumption


def test_a_report_of_a_period_that_has_a_row_is_sent_there(run: Run, path: Path) -> None:
    edits: Edits = {
        ("Исполнение", "+", "ID"): "1.10", ("Исполнение", "+", "Период"): "2021-H1", ("Исполнение", "+", "Статус"): "отменено",
    }  # fmt: skip
    result = run("import", write_book(dated(path), edits, "ru"), "--into", path, "--lang", "ru")
    assert result.exit_code == 1
    assert "то же уже записано в строке 4: 1.10 I полугодие 2021" in " ".join(result.output.split())
