"""A workbook in another language than the programme shows its words in that language, and takes them back as the file has them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from openpyxl import load_workbook

from tests.importing.books import PROGRAMME, Edits, write_book

Run = Callable[..., Result]
PLANNED = "      every: half-year   # often\n"
REPORTED = """\
format: clustermodel-actuals/1
program: p
actions:
  "1.10":
    - {period: 2021-H1, status: done, result: {value: 5, unit: dishes}, evidence: A photograph}
    - {period: 2021-H2, status: running}
"""
RUSSIAN = """\
format: clustermodel-translation/1
program: p
language: ru
labels: {dishes: блюдо | блюда | блюд, A photograph: Фотография}
texts: {program:p: {title: Программа}}
"""
FIRST, SECOND = "1.10 I полугодие 2021 г.", "1.10 II полугодие 2021 г."


@pytest.fixture(autouse=True)
def beside(path: Path) -> Path:
    text = PROGRAMME.replace(PLANNED, PLANNED + "      result: {text: Soup, value: 9, unit: dishes}\n")
    path.write_text(text.replace("2022: 25..29", "2022: over 25.5"), "utf-8")
    path.with_name("plan.ru.yaml").write_text(RUSSIAN, "utf-8")
    found = path.with_name("plan.actuals.yaml")
    found.write_text(REPORTED, "utf-8")
    return found


def bring(run: Run, path: Path, edits: Edits) -> Result:
    return run("import", write_book(path, edits, "ru"), "--into", path)


def cell(path: Path, sheet: str, heading: str) -> Any:
    """The first cell below a heading."""
    made = load_workbook(path.with_suffix(".xlsx"))[sheet]
    return made.cell(4, next(one.column for one in made[3] if one.value == heading))


def test_units_and_bounds_are_shown_in_the_language_of_the_workbook(run: Run, path: Path, beside: Path) -> None:
    before = path.read_bytes()
    assert bring(run, path, {}).exit_code == 0
    assert cell(path, "Исполнение", "Ед. изм. результата").value == "блюд"
    assert cell(path, "Дорожная карта", "Ед. изм. результата").value == "блюд"
    assert cell(path, "Показатели", "План 2022").value == "более 25,5"
    assert (path.read_bytes(), beside.read_text("utf-8")) == (before, REPORTED)


def test_texts_stay_those_of_the_file_and_have_their_translation_in_a_note(run: Run, path: Path) -> None:
    bring(run, path, {})
    found = cell(path, "Исполнение", "Чем подтверждается")
    assert (found.value, found.comment.text) == ("A photograph", "Фотография")


@pytest.mark.parametrize(("number", "unit"), [(7, "блюд"), (7, "Блюда"), ("7 блюд", None), (7, "dishes")])
def test_a_unit_in_any_of_its_forms_comes_back_as_the_file_has_it(
    run: Run, path: Path, beside: Path, number: object, unit: str | None
) -> None:
    edits = {("Исполнение", SECOND, "Результат в числах"): number, ("Исполнение", SECOND, "Ед. изм. результата"): unit}
    assert bring(run, path, edits).exit_code == 0
    assert beside.read_text("utf-8") == REPORTED.replace("running}", "running, result: {value: 7, unit: dishes}}")


@pytest.mark.parametrize(("said", "held"), [
    ("более 30,5", "over 30.5"), ("не менее 30", "30.."), ("не более 30", "..30"), ("около 30", "~30"), ("25,5–30", "25.5..30"),
    ("менее 30", "under 30"),
])  # fmt: skip
def test_numbers_with_words_come_back_as_the_file_writes_them_and_are_shown_so_again(
    run: Run, path: Path, said: str, held: str
) -> None:
    result = bring(run, path, {("Показатели", "K1", "План 2022"): said})
    assert (result.exit_code, f"2022: {held}}}" in path.read_text("utf-8"), "XL113" in result.stderr) == (0, True, False)
    bring(run, path, {})
    assert cell(path, "Показатели", "План 2022").value == said


def test_names_that_the_lists_of_the_workbook_offer_are_known_when_they_come_back(run: Run, path: Path) -> None:
    text = path.read_text("utf-8").replace("organizations: [", "organizations: [{id: mill, name: The mill}, ")
    path.write_text(text, "utf-8")
    russian = path.with_name("plan.ru.yaml")
    russian.write_text(RUSSIAN.replace("texts: {", "texts: {organization:mill: {name: Мельница}, "), "utf-8")
    result = bring(run, path, {("Дорожная карта", "1.10", "Участвуют"): "Мельница"})
    assert (result.exit_code, "with: [mill]" in path.read_text("utf-8"), "XL113" in result.stderr) == (0, True, False)
