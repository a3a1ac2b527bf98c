"""Cells without a value, and dates that nobody can mean: both are told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.importing.books import PROGRAMME, write_book

Run = Callable[..., Result]


def bring(run: Run, path: Path, table: str, text: str, *options: str) -> Result:
    given = path.with_name("table.csv")
    given.write_text(text, "utf-8")
    return run("import", given, "--into", path, "--table", table, *options)


@pytest.mark.parametrize("error", ["#Н/Д", "#ССЫЛКА!", "#REF!", "#SPILL!", "Err:508", "Ошибка:502", " #ДЕЛ/0! "])
def test_what_a_formula_shows_that_went_wrong_is_no_value_in_any_language(run: Run, path: Path, error: str) -> None:
    result = bring(run, path, "kpis", f"Показатель;Ед. изм.;План 2021\nBeds;шт.;{error}\n")
    assert f"XL120 C2: the formula {error.strip()} has no value" in result.stderr
    assert ("mend the formula" in result.stderr, path.read_text("utf-8")) == (True, PROGRAMME)


@pytest.mark.parametrize("table", ["kpis", "roadmap"])
def test_what_was_copied_from_a_column_too_narrow_is_no_value(run: Run, path: Path, table: str) -> None:
    text = {"kpis": "Показатель;Ед. изм.;План 2021\nBeds;шт.;####\n", "roadmap": "№;Мероприятие;Срок\n;Eat;#######\n"}[table]
    result = bring(run, path, table, text)
    assert ("is no value" in result.stderr, "a column too narrow" in result.stderr, path.read_text("utf-8")) == (True, True, PROGRAMME)


@pytest.mark.parametrize(("language", "cell", "held"), [
    ("en", "about 5,000", ""), ("en", "5,000", ""), ("en", "12,5", "12.5"), ("ru", "5,125", "5.125"),
])  # fmt: skip
def test_a_comma_that_may_stand_before_thousands_is_asked_for_in_an_english_workbook(
    run: Run, path: Path, language: str, cell: str, held: str
) -> None:
    sheet, heading = ("Показатели", "План 2021") if language == "ru" else ("KPIs", "Plan 2021")
    result = run("import", write_book(path, {(sheet, "K1", heading): cell}, language), "--into", path)
    assert (f"targets: {{2021: {held or 12}," in path.read_text("utf-8")) is True
    assert ("if 5000 is meant, write it without the comma; if 5.000, with a point" in result.stderr) == (not held)


def test_a_workbook_says_so_too(run: Run, path: Path) -> None:
    book = write_book(path, {("KPIs", "K1", "Plan 2021"): "###", ("KPIs", "K1", "Plan 2022"): "#Н/Д"})
    result = run("import", book, "--into", path)
    assert ("'###' is no value" in result.stderr, "the formula #Н/Д has no value" in result.stderr) == (True, True)


def test_what_is_held_back_in_a_text_is_to_be_mended_in_the_file(run: Run, path: Path) -> None:
    result = bring(run, path, "roadmap", "№;Мероприятие;Срок\n;Eat;soon\n", "--lang", "ru")
    assert ("внесите файл ещё раз" in result.stderr, "книгу" in result.stderr) == (True, False)


@pytest.mark.parametrize(("when", "shown"), [("2099", "XL143 C2: 2099 is far"), ("01.03.1999", "XL143 C2: 1 March 1999 is far"), ("30.12.1899", "XL105 C2")])
def test_a_date_far_from_the_programme_is_told(run: Run, path: Path, when: str, shown: str) -> None:
    result = bring(run, path, "roadmap", f"№;Мероприятие;Срок\n;Eat;{when}\n;Drink;2030\n")
    assert (shown in result.stderr, "C3" in result.stderr) == (True, False)


def test_a_year_far_from_the_programme_is_told_of_numbers_and_of_reports(run: Run, path: Path) -> None:
    result = bring(run, path, "kpis", "Показатель;Ед. изм.;План 2099;Факт 1990;План 2021\nBeds;шт.;5;6;7\n")
    assert "warning XL143 2: 2099 is far from the time of the programme, 2021–2022" in result.stderr.replace("C2", "2")
    assert ("1990 is far" in result.stderr, result.stderr.count("XL143")) == (True, 2)


def test_a_workbook_tells_a_date_far_from_the_programme(run: Run, path: Path) -> None:
    book = write_book(path, {("Roadmap", "1.10", "When"): "2099"})
    result = run("import", book, "--into", path)
    assert ("XL143 Roadmap!" in result.stderr, result.exit_code, "when: 2099" in path.read_text("utf-8")) == (True, 0, True)


@pytest.mark.parametrize("number", ["7" * 5000, "1." + "7" * 60, "1" * 41])
def test_a_number_too_long_for_an_id_holds_the_new_action_back(run: Run, path: Path, number: str) -> None:
    result = bring(run, path, "roadmap", f"№;Мероприятие;Срок\n{number};Eat;2021\n1.11;Drink;2021\n")
    assert ("error XL105 A2: '" in result.stderr, "no more than 40" in result.stderr, len(result.stderr) < 1000) == (True, True, True)
    assert ("title: Eat" in path.read_text("utf-8"), "title: Drink" in path.read_text("utf-8")) == (False, True)


def test_ids_are_not_counted_on_from_one_that_is_too_long(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("id: K2", f"id: K{'7' * 5000}"), "utf-8")
    result = bring(run, path, "kpis", "Показатель;Ед. изм.;План 2021\nBeds;шт.;5\n")
    assert ("kpi:K2: Beds" in result.stdout, result.exit_code) == (True, 0)
    book = write_book(path, {("KPIs", "+", "Indicator"): "Rooms"})
    assert "kpi:K3: Rooms" in run("import", book, "--into", path).stdout


def test_an_id_of_a_new_row_that_is_too_long_is_refused(run: Run, path: Path) -> None:
    book = write_book(path, {("KPIs", "+", "ID"): "K" + "1" * 5000, ("KPIs", "+", "Indicator"): "Beds"})
    result = run("import", book, "--into", path)
    assert ("XL105 KPIs!A" in result.stderr, "no more than 40" in result.stderr, path.read_text("utf-8")) == (True, True, PROGRAMME)
