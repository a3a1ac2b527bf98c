"""Messages about a workbook say what is wrong, where, in the reader's words."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import Result

from tests.importing.books import Edits, write_book

Run = Callable[..., Result]


@pytest.mark.parametrize(("cell", "value", "said"), [
    (("KPIs", "K1", "Plan 2021"), datetime(2026, 5, 12), "has made a day of a number: give the cell the format of numbers, and write 12.5"),  # noqa: DTZ001
    (("KPIs", "K1", "Plan 2021"), "#DIV/0!", "mend the formula, or write the value instead of it"),
    (("KPIs", "+", "Plan 2022"), 5, "KPIs!6: Indicator is missing"),
    (("Roadmap", "+", "Responsible"), "Club, Nobody here", "Roadmap!G5: 'Nobody here' is no id of an element"),
    (("Execution", "+", "ID"), "9.9", "Execution!A8: '9.9' is no action of the programme"),
])  # fmt: skip
def test_what_is_wrong_is_said(run: Run, path: Path, cell: tuple[str, str, str], value: object, said: str) -> None:
    edits: Edits = {cell: value}
    if cell[0] == "Execution":
        edits |= {("Execution", "+", "Occurrence"): "2021", ("Execution", "+", "Status"): "done"}
    assert said in run("import", write_book(path, edits), "--into", path).stderr


@pytest.mark.parametrize(("cell", "value", "said"), [
    (("Исполнение", "1.10 I полугодие 2021 г.", "Дата"), "2021-05", "статус"),
    (("Показатели", "K1", "План 2021"), "-", "не задано"),
])  # fmt: skip
def test_a_russian_message_has_no_english_words(run: Run, path: Path, cell: tuple[str, str, str], value: str, said: str) -> None:
    told = run("import", write_book(path, {cell: value}, "ru"), "--into", path, "--lang", "ru").stderr
    assert said in told
    assert "status" not in told
    assert "not-set" not in told


def test_a_conflict_is_told_in_the_words_of_the_language(run: Run, path: Path) -> None:
    book = write_book(path, {("Показатели", "K1", "План 2022"): 30}, "ru")
    path.write_text(path.read_text("utf-8").replace("2022: 25..29", "2022: not-set"), "utf-8")
    told = run("import", book, "--into", path, "--lang", "ru").stderr
    assert "при выгрузке было «25–29», в файле теперь «не задано», а в ячейке «30»" in told


def test_an_open_document_is_named(run: Run, path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    book = path.with_suffix(".ods")
    book.write_bytes(made.getvalue())
    assert "it is an .ods, as LibreOffice saves by itself" in run("import", book, "--into", path).stderr
