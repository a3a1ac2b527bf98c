"""Free tables as offices send them: storeys of headings, chapters, sums, remarks, merged and hidden cells."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from openpyxl import Workbook
from openpyxl.comments import Comment

from clustermodel import load
from tests.importing.books import PROGRAMME, repacked

Run = Callable[..., Result]
Rows = Iterable[Any]

DIRECTIONS = PROGRAMME.replace(
    "[{id: D1, title: Food}]",
    "[{id: D1, code: '1.', title: Food and other things}, {id: D2, code: '2.', title: Marketing of honey}]",
)
REPORT: list[list[object]] = [
    [None, None, None, None, None, None, None, "Приложение № 1"],
    [None, "Отчет о достижении показателей"],
    [],
    [None, "№\nп/п", "Наименование\nпоказателя ", "Ед.\nизм.", "Базовое значение\n(2020 год)", "Значения показателя", None, None, None, "Примечание"],
    [None, None, None, None, None, "2021", None, "2022", None, None],
    [None, None, None, None, None, "план", "факт", "план", "факт", None],
    [None, "А", "Б", 1, 2, 3, 4, 5, 6, 7],
    [None, "I. Производство"],
    [None, 1, "Jars\n", "шт.", None, 12, "75,2*", "25–29", "81\u00a0300", "растёт"],
    [None, "II", "Туризм"],
    [None, 2, "Beds", "шт.", "3,5", " 4\u00a0000 ", "–", 5, None, None],
    [None, 3, "в том числе новые", "шт.", None, 7, None, None, None, None],
    [None, None, "Итого по разделу", None, None, 4012, None, 87],
    [],
    [None, "* предварительные данные"],
    [None, None, "Директор", "Иванов И. И."],
]
MERGED = ("B2:J2", "B4:B6", "C4:C6", "D4:D6", "E4:E6", "F4:I4", "F5:G5", "H5:I5", "J4:J6", "B8:J8")


def bring(
    run: Run, path: Path, table: str, rows: Rows, *merged: str, hidden: Iterable[int | str] = (), sheet: str = "visible",
    formats: Mapping[str, str] = {}, notes: Mapping[str, str] = {},
) -> Result:  # fmt: skip
    """Bring in a workbook of rows, of which some cells are merged, have formats or notes, and some rows and columns are hidden."""
    book = Workbook()
    page: Any = book.worksheets[0]
    page.title = "Л"
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            page.cell(number, column).value = value
    for cells in merged:
        page.merge_cells(cells)
    for cell, form in formats.items():
        page[cell].number_format = form
    for cell, text in notes.items():
        page[cell].comment = Comment(text, "Office")
    for one in hidden:
        (page.row_dimensions[one] if isinstance(one, int) else page.column_dimensions[one]).hidden = True
    page.sheet_state = sheet
    if sheet != "visible":
        book.create_sheet("Титул").append(["Показатель"])
    book.active = len(book.worksheets) - 1
    book.save(path.with_name("table.xlsx"))
    return run("import", path.with_name("table.xlsx"), "--into", path, "--table", table)


@pytest.mark.parametrize("merged", [MERGED, ()])
def test_a_report_with_three_storeys_of_headings_is_read(run: Run, path: Path, merged: tuple[str, ...]) -> None:
    result = bring(run, path, "kpis", REPORT, *merged)
    loaded = load(path)
    assert loaded.program is not None
    assert loaded.actuals is not None
    beds = loaded.program.kpis[-1]
    assert beds.baseline is not None
    assert (beds.id, beds.name, str(beds.baseline.period), str(beds.baseline.value)) == ("K3", "Beds", "2020", "3.5")
    assert [(str(one.period), str(one.value)) for one in beds.targets] == [("2021", "4000"), ("2022", "5")]
    said = {id: [(str(one.period), str(one.value)) for one in series] for id, series in loaded.actuals.kpis.items()}
    assert said == {"K1": [("2021", "75.2"), ("2022", "81300")], "K3": [("2021", "not-reported")]}
    told = [line.partition("XL")[2] for line in result.stderr.splitlines() if "XL" in line]
    assert [one for one in told if not one.startswith("113")] == [
        "118 Л!J6: the column 'Примечание' is not read",
        "136 Л!8: 'I. Производство' is taken for a heading, a sum or a remark, and is not read",
        "136 Л!10: 'Туризм' is taken for a heading, a sum or a remark, and is not read",
        "105 Л!C12: 'в том числе новые' is no name that stands alone",
        "136 Л!13: 'Итого по разделу' is taken for a heading, a sum or a remark, and is not read",
        "136 Л!15: '* предварительные данные' is taken for a heading, a sum or a remark, and is not read",
        "136 Л!16: 'Директор' is taken for a heading, a sum or a remark, and is not read",
    ]


def test_a_heading_of_years_keeps_what_is_under_it_apart(run: Run, path: Path) -> None:
    rows = [["Показатель", "Ед. изм.", "2021 год", None, None], [None, None, "план", "факт", "% выполнения"], ["Beds", "шт.", 5, 6, 120]]
    result = bring(run, path, "kpis", rows, "C1:E1", "A1:A2", "B1:B2")
    loaded = load(path)
    assert loaded.program is not None
    assert loaded.actuals is not None
    assert str(loaded.program.kpis[-1].targets[0].value) == "5"
    assert str(loaded.actuals.kpis["K3"][0].value) == "6"
    assert "XL118 Л!E2: the column '2021 год % выполнения' is not read" in result.stderr


def test_years_alone_are_planned_and_that_is_told(run: Run, path: Path) -> None:
    rows = [["Показатель", "Ед. изм.", 2021, "2022 г."], ["Beds", "шт.", 5, 6]]
    assert "advice XL113 Л!C1, D1: '2021, 2022 г.' is read as planned values" in bring(run, path, "kpis", rows).stderr


@pytest.mark.parametrize(("heading", "field"), [("Значение 2021", "targets"), ("2021 (базовый год)", "baseline"), ("Фактическое значение показателя в 2021 г.", "")])
def test_words_for_values_say_nothing(run: Run, path: Path, heading: str, field: str) -> None:
    bring(run, path, "kpis", [["Наименование целевого показателя", "Единица измерения", heading], ["Beds", "шт.", 5]])
    loaded = load(path)
    assert loaded.program is not None
    beds = loaded.program.kpis[-1]
    reported = loaded.actuals.kpis if loaded.actuals else {}
    assert (bool(beds.targets), beds.baseline is not None, "K3" in reported) == (field == "targets", field == "baseline", not field)


def test_what_is_merged_counts_for_each_row_and_that_is_told(run: Run, path: Path) -> None:
    rows = [["№", "Мероприятие", "Срок", "Ответственный"], ["1.11", "Eat", "2021", "Club"], ["1.12", "Drink", None, None], [None, "Rest"]]
    result = bring(run, path, "roadmap", rows, "C2:C4", "D2:D3")
    loaded = load(path)
    assert loaded.program is not None
    new = [(one.title, str(one.when), [each.id for each in one.responsible]) for one in loaded.program.roadmap.actions[1:]]
    assert new == [("Eat", "2021", ["club"]), ("Drink", "2021", ["club"]), ("Rest", "2021", [])]
    assert "XL113 Л!C3:C4: '2021' is read as that of this row, too, as C2:C4 are merged" in result.stderr


@pytest.mark.parametrize("merged", ["C2:C3", "C2:D2", "C2:D3"])
def test_a_number_that_is_merged_is_that_of_no_cell(run: Run, path: Path, merged: str) -> None:
    result = bring(run, path, "kpis", [["Показатель", "Ед. изм.", "2023", "2024"], ["Beds", "шт.", 5, None], ["Books", None, None, None]], merged)
    assert (result.exit_code, "XL105 Л!C2" in result.stderr, "'5' is no number of one cell" in result.stderr) == (1, True, True)
    assert path.read_text("utf-8") == PROGRAMME


def test_what_is_hidden_is_read_and_told(run: Run, path: Path) -> None:
    rows = [["Показатель", "Ед. изм.", "План 2021", "Факт 2021", ""], ["Beds", "шт.", 5, 6, ""], ["Books", "шт.", 7, 8, ""], ["Rooms", "шт.", 1, 2, ""]]
    result = bring(run, path, "kpis", rows, hidden=[3, 4, 9, "D", "E"])
    assert "advice XL142 Л!3:4, D1: hidden in the sheet, and read all the same" in result.stderr
    assert "3 + kpi:K4: Books" in result.stdout.replace("  ", " ")


def test_a_hidden_sheet_is_read_if_no_other_has_the_table(run: Run, path: Path) -> None:
    rows = [["Показатель", "Ед. изм.", "План 2021"], ["Beds", "шт.", 5]]
    result = bring(run, path, "kpis", rows, sheet="hidden")
    assert ("XL142 Л: hidden" in result.stderr, "XL138 Титул" in result.stderr) == (True, True)


def test_chapters_of_a_plan_are_no_actions_and_no_directions_that_they_are_not_called(run: Run, path: Path) -> None:
    path.write_text(DIRECTIONS, "utf-8")
    rows = [
        ["№ п/п", "Наименование мероприятия", "Срок исполнения", "Ответственные исполнители"], [1, 2, 3, 4],
        ["1.", "Нормативное обеспечение", None, None], ["1.11.", "Eat", "2021", "Club"], [None, "2. Marketing of honey"], ["2.1.", "Sell", "2021", "Club"],
        ["2.", "Обучение", None, None], ["2.2.", "Learn", "2021", "Club"],
    ]  # fmt: skip
    result = bring(run, path, "roadmap", rows)
    loaded = load(path)
    assert loaded.program is not None
    new = [(one.title, one.direction.id if one.direction else "") for one in loaded.program.roadmap.actions[1:]]
    assert new == [("Eat", ""), ("Sell", "D2"), ("Learn", "")]
    assert ("XL136 Л!3: 'Нормативное обеспечение'" in result.stderr, "XL136 Л!7: 'Обучение'" in result.stderr) == (True, True)


@pytest.mark.parametrize("text", ["Итого", "ВСЕГО:", "Итого по разделу 1", "Всего по программе", "Total for the year"])
def test_sums_are_no_elements(run: Run, path: Path, text: str) -> None:
    result = bring(run, path, "kpis", [["№", "Показатель", "Ед. изм.", "План 2021"], [None, text, "шт.", 5], [text, None, "шт.", 5]])
    assert (path.read_text("utf-8"), result.stderr.count("XL136"), result.exit_code) == (PROGRAMME, 2, 0)


def test_a_name_that_only_begins_like_a_sum_is_one(run: Run, path: Path) -> None:
    bring(run, path, "kpis", [["Показатель", "Ед. изм.", "План 2021"], ["Всего посещений", "ед.", 5]])
    assert "Всего посещений" in path.read_text("utf-8")


def test_markup_that_closes_no_tags_does_not_keep_anybody_waiting(run: Run, path: Path) -> None:
    book = path.with_name("table.xlsx")
    bring(run, path, "kpis", [["Показатель", "Ед. изм.", "План 2021"], ["Beds", "шт.", 5]])
    repacked(book, {"xl/worksheets/sheet1.xml": b"<worksheet>" + b"<row " * 400_000 + b"<col " * 400_000})
    assert run("import", book, "--into", path, "--table", "kpis").exit_code == 1


@pytest.mark.parametrize("merged", [("A1:A2", "B1:B2", "C1:D1", "E1:E2"), ()])
def test_a_date_may_be_told_by_its_two_ends(run: Run, path: Path, merged: tuple[str, ...]) -> None:
    rows = [
        ["№", "Мероприятие", "Срок реализации", None, "Ответственный"], [None, None, "начало", "окончание", None], [1, 2, 3, 4, 5],
        [None, "Eat", "01.03.2021", date(2021, 6, 30), "Club"], [None, "Drink", "2021 г.", "2022 г.", "Club"], [None, "Rest", "март 2021", "март 2021", None],
        [None, "Wait", "2021", "-", None], [None, "Think", None, None, "Club"],
    ]  # fmt: skip
    result = bring(run, path, "roadmap", rows, *merged)
    loaded = load(path)
    assert loaded.program is not None
    new = [(one.title, str(one.when)) for one in loaded.program.roadmap.actions[1:]]
    assert new == [("Eat", "2021-03-01..2021-06-30"), ("Drink", "2021..2022"), ("Rest", "2021-03"), ("Think", "None")]
    assert "XL111 Л!7: Срок реализации окончание is missing" in result.stderr


def test_the_numbers_of_columns_are_known_beside_columns_that_are_not(run: Run, path: Path) -> None:
    rows = [["№", "Показатель", "Примечание", "План 2021", "Ед. изм."], [1, 2, 3, 4, 5], [1, "Beds", "new", 5, "шт."]]
    assert bring(run, path, "kpis", rows).stdout.count("+") == 1


def test_headings_that_are_repeated_on_each_page_are_no_element(run: Run, path: Path) -> None:
    heading = ["№", "Показатель", "Ед. изм.", "План 2021"]
    result = bring(run, path, "kpis", [heading, [1, "Beds", "шт.", 5], heading, [1, 2, 3, 4], [2, "Books", "шт.", 6]])
    assert (result.exit_code, result.stdout.count("+"), "XL105" in result.stderr) == (0, 2, False)


@pytest.mark.parametrize("second", [
    ["№", "Показатель", "Ед. изм.", "Факт 2021", "Примечание"], ["№", "Мероприятие", "Срок", "Ответственный", "Результат"], ["Наименование организации", "Статус"],
])  # fmt: skip
@pytest.mark.parametrize("gap", [0, 2])
def test_another_table_on_the_sheet_is_told_once_and_not_read(run: Run, path: Path, second: list[str], gap: int) -> None:
    rows = [["№", "Показатель", "Ед. изм.", "План 2021"], [1, "Beds", "шт.", 5], *[[]] * gap, second, [1, "Rooms", "шт.", 4, "new"]]
    result = bring(run, path, "kpis", rows)
    told = [line.partition(" XL")[2] for line in result.stderr.splitlines() if " XL" in line]
    assert told == [f"144 Л!{3 + gap}: the headings of another table stand here; it is not read"]
    assert (result.exit_code, result.stdout) == (0, "Л!2  + kpi:K3: Beds\n")


def test_another_table_above_is_told(run: Run, path: Path) -> None:
    rows = [["Участник", "Статус"], ["Firm", "действующий"], [], ["Показатель", "Ед. изм.", "План 2021"], ["Beds", "шт.", 5]]
    result = bring(run, path, "kpis", rows)
    assert ("XL144 Л!1:" in result.stderr, "Beds" in result.stdout) == (True, True)


def test_headings_of_two_storeys_may_stand_once_more(run: Run, path: Path) -> None:
    heading = [["№", "Показатель", "Ед. изм.", "2021", None], [None, None, None, "план", "факт"], [1, 2, 3, 4, 5]]
    result = bring(run, path, "kpis", [*heading, [1, "Beds", "шт.", 5, 6], *heading, [2, "Books", "шт.", 6, 7]])
    assert (result.exit_code, result.stdout.count(" + "), result.stderr) == (0, 2, "4 brought in\n")
