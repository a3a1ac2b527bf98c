"""`export --to xlsx`: the workbook that people work in, read by openpyxl."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from clustermodel import Loaded, export, load, loads
from clustermodel.views.workbook.texts import LONGEST, unescaped

ROOT = Path(__file__).parents[2]
TEXT = """
format: clustermodel/1
program: {id: p, title: Programme, cluster: Cluster, horizon: 2021..2022}
organizations: [{id: club, name: "=HYPERLINK(1)"}]
participants: {members: [{id: firm, name: Firm, role: core}]}
statistics: [{id: s1, name: Beds, unit: beds, values: {2019: 12.50, 2020: ~13}}]
objectives: [{id: G1, text: Eat}]
kpis:
  - id: K1
    name: Jars
    unit: "%"
    baseline: {period: 2020-08, value: not-set}
    targets: {2021: 1200.50, 2022: 25..29}
    notes: [A remark.]
roadmap:
  directions: [{id: D1, title: Food}]
  actions: [{id: "1.10", direction: D1, title: Cook, when: 2021, every: half-year, responsible: [club]}]
"""


def book(loaded: Loaded | str = TEXT, language: str = "en") -> Workbook:
    found = loads(loaded) if isinstance(loaded, str) else loaded
    return load_workbook(io.BytesIO(export(found, "xlsx", language=language, as_of=date(2024, 1, 2))))


def row(made: Workbook, sheet: str, number: int = 4) -> dict[str, Any]:
    """Heading → the cell below it, in a row of an editable sheet."""
    return {str(head.value): cell for head, cell in zip(made[sheet][3], made[sheet][number], strict=True)}


def test_after_the_horizon_each_year_to_the_current_one_can_be_reported() -> None:
    assert [head for head in row(book(), "KPIs") if head.startswith("Actual")] == [f"Actual {year}" for year in range(2021, 2025)]
    within = TEXT.replace("horizon: 2021..2022", "horizon: 2021..2025")
    assert [head for head in row(book(within), "KPIs") if head.startswith("Actual")] == [f"Actual {year}" for year in range(2021, 2026)]


def test_each_section_has_a_sheet_in_the_readers_language() -> None:
    assert book().sheetnames == [
        "How to fill in this workbook", "Programme summary", "KPIs", "Roadmap", "Sources of funding", "Execution", "Participants",
        "Statistics", "Objectives", "Organisations", "Notes of the compiler", "lists", "clustermodel",
    ]  # fmt: skip
    russian = book(language="ru")
    assert russian.sheetnames[:4] == ["Как заполнять книгу", "Паспорт программы", "Показатели", "Дорожная карта"]
    assert list(row(russian, "Показатели"))[:3] == ["ID", "Показатель", "Ед. изм."]


def test_numbers_are_numbers_with_their_decimals_and_everything_else_is_a_text() -> None:
    kpi = row(book(), "KPIs")
    assert (kpi["Plan 2021"].value, kpi["Plan 2021"].number_format) == (1200.5, "#,##0.00")
    assert (kpi["Plan 2022"].value, kpi["Baseline"].value) == ("25–29", "not set")
    assert row(book(language="ru"), "Показатели")["Исходное значение"].value == "не задано"
    observed = row(book(), "Statistics")
    assert (observed["2019"].value, observed["2020"].value) == (12.5, "≈ 13")


@pytest.mark.parametrize(
    ("told", "value", "format"),
    [
        ('value: 1142, source: "1.1"', 1142, "#,##0"),
        ("value: -26.10, notes: [As printed.]", -26.1, "#,##0.00"),
        ("value: 19.6, printed: {value: '19,6'}", 19.6, "#,##0.0"),
        ("value: 19.6, n: 645", "19.6 (n\u00a0=\u00a0645)", "@"),
        ("value: 19.6, judged: [value]", "19.6‡", "@"),
        ("value: 19.6, as: target", "19.6 (target)", "@"),
    ],
)
def test_of_statistics_what_is_printed_as_a_mere_number_is_one(told: str, value: object, format: str) -> None:
    made = book(TEXT.replace("{2019: 12.50, 2020: ~13}", f"[{{period: 2019, {told}}}]"))
    cell = row(made, "Statistics")["2019"]
    assert (cell.value, cell.number_format) == (value, format)


def test_the_note_on_ids_has_an_example_that_fits_the_sheet() -> None:
    made = book()
    notes = {name: made[name]["A3"].comment.text.rpartition(" ")[2] for name in ("KPIs", "Roadmap", "Participants")}
    assert notes == {"KPIs": "K2", "Roadmap": "1.11", "Participants": "P1"}
    assert made["Execution"]["A3"].comment.text == "In a new row: the id of the action"
    assert book(TEXT.replace("id: firm,", "id: firm-9,"), "ru")["Участники"]["A3"].comment.text.endswith("например firm-10")


def test_official_text_is_locked_and_what_changes_is_open() -> None:
    made = book()
    assert all(sheet.protection.sheet for sheet in made if sheet.sheet_state == "visible")
    kpi, action = row(made, "KPIs"), row(made, "Roadmap")
    locked = [kpi["ID"], kpi["Indicator"], kpi["Unit"], action["Action"], action["Responsible"]]
    opened = [kpi["Baseline"], kpi["Plan 2022"], kpi["Actual 2021"], action["When"], action["How often"]]
    assert [cell.protection.locked for cell in locked] == [True] * 5
    assert [cell.protection.locked for cell in opened] == [False] * 5


def test_words_of_a_vocabulary_are_chosen_from_a_list() -> None:
    made = book(language="ru")
    lists = {rule.formula1: str(rule.sqref) for rule in made["Исполнение"].data_validations.dataValidation}
    (reference,) = lists
    letter = reference.split("$")[1]
    words = [cell.value for cell in made["lists"][letter] if cell.value]
    assert words == ["запланировано", "выполняется", "выполнено", "отменено"]
    assert list(lists.values()) == ["D4:D19"]  # four occurrences, and twelve rows for others
    assert next(rule.formula1 for rule in made["Дорожная карта"].data_validations.dataValidation).startswith("lists!")


def test_new_rows_choose_who_is_responsible_from_a_list_or_name_several() -> None:
    made = book(TEXT.replace('"=HYPERLINK(1)"', "Club"))
    rule = next(one for one in made["Roadmap"].data_validations.dataValidation if "G5" in str(one.sqref))
    letter = str(rule.formula1).split("$")[1]
    assert [cell.value for cell in made["lists"][letter] if cell.value] == ["Club", "Firm"]
    assert not rule.showErrorMessage  # two names, with a comma between them, are no word of the list
    many = ", ".join(f"{{id: o{number}, name: Office {number}}}" for number in range(100))
    lists = book(TEXT.replace('{id: club, name: "=HYPERLINK(1)"}', f"{{id: club, name: Club}}, {many}"))["Roadmap"].data_validations
    assert not [one for one in lists.dataValidation if "G5" in str(one.sqref)]


def test_every_occurrence_of_an_action_has_a_row() -> None:
    lines = [[cell.value for cell in line[:3]] for line in book()["Execution"].iter_rows(min_row=4, max_row=7)]
    assert lines == [["1.10", f"H{half} {year}", "Cook"] for year in (2021, 2022) for half in (1, 2)]


def test_headings_stay_in_sight_and_notes_say_how_to_fill_in_and_what_is_remarked() -> None:
    made = book()
    kpi, heads = row(made, "KPIs"), row(made, "KPIs", 3)
    assert [made[name].freeze_panes for name in ("KPIs", "Execution")] == ["C4", "D4"]
    assert kpi["Indicator"].comment.text == "A remark."
    assert "25–29; at least 130" in heads["Plan 2021"].comment.text


@pytest.mark.parametrize("written", ["[{id: a}]", "[{id: a, rows: [{id: b}]}]"])
def test_a_table_may_have_less_columns_than_would_stay_in_sight(written: str) -> None:
    """Of a programme for no time, no columns of years are left, and of nameless statistics none of names."""
    head = "format: clustermodel/1\nprogram: {id: p, title: t, cluster: c, language: en}\n"
    book = load_workbook(io.BytesIO(export(loads(f"{head}statistics: {written}\n"), "xlsx", as_of=date(2026, 1, 1))))
    assert book["Statistics"].freeze_panes == "B4"


def test_what_stands_above_a_table_of_several_pages_is_on_each_of_them() -> None:
    made = book(load(ROOT / "programs" / "medical_tourism.yaml"), "ru")
    across = {name: str(next(iter(made[name].merged_cells.ranges))) for name in ("Статистика", "Участники")}
    assert made["Статистика"].page_setup.fitToWidth == 2
    assert across["Статистика"] == "A2:C2"  # the columns that all pages have
    assert across["Участники"] > "A2:D2"


def test_the_hidden_sheet_says_what_was_exported_and_where_each_cell_goes() -> None:
    hidden = book()["clustermodel"]
    assert hidden.sheet_state == "hidden"
    lines = [tuple(cell.value for cell in line[:9]) for line in hidden.iter_rows()]
    assert lines[0][:2] == ("clustermodel-workbook/1", "p")
    assert ("cell", "KPIs", "K1", "7", "programme", "kpi:K1", "targets/2021", "quantity", "1200.50") in lines
    assert ("cell", "Execution", "1.10 H2 2021", "4", "actuals", "action:1.10", "2021-H2/status", "Progress", None) in lines


def test_a_period_with_several_values_is_locked() -> None:
    twice = TEXT.replace("{2021: 1200.50, 2022: 25..29}", "[{period: 2021, value: 1}, {period: 2021, value: 2}]")
    plan = row(book(twice), "KPIs")["Plan 2021"]
    assert (plan.value, plan.protection.locked) == ("1; 2", True)


@pytest.mark.parametrize("path", ["programs/medical_tourism.yaml", "examples/dairy/dairy_valley.yaml", "examples/minimal.yaml"])
def test_the_same_programme_and_day_give_the_same_bytes(path: str) -> None:
    loaded = load(ROOT / path)
    day = date(2024, 1, 2)
    made = export(loaded, "xlsx", as_of=day)
    assert made == export(loaded, "xlsx", as_of=day)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2024-01-02T00:00:00Z") == 2


def test_no_text_is_a_formula() -> None:
    made = book()
    cells = [cell for sheet in made for line in sheet for cell in line if cell.value == "=HYPERLINK(1)"]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True)] * len(cells)
    assert cells


def renamed(name: str) -> Loaded:
    """The programme with another name of its indicator."""
    program = loads(TEXT).program
    assert program is not None
    return Loaded(program=attrs.evolve(program, kpis=(attrs.evolve(program.kpis[0], name=name),)))


HOSTILE = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "_x0041_", "_x005F_x0041_", "a\r\nb", " a ", "\x00\x1b", "]]><f>1</f>", "\ufffe"]


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=40))
@example("".join(HOSTILE))
def test_any_text_is_read_back_equal_and_none_is_a_formula(text: str) -> None:
    for name in ("=" + text, text + "."):
        with zipfile.ZipFile(io.BytesIO(export(renamed(name), "xlsx", as_of=date(2024, 1, 1)))) as archive:
            sheets = [ET.fromstring(archive.read(one)) for one in archive.namelist() if one.startswith("xl/worksheets/sheet")]
        tags = [one for sheet in sheets for one in sheet.iter()]
        assert name in {unescaped(one.text or "") for one in tags if one.tag.endswith("}t")}
        assert not [one for one in tags if one.tag.endswith("}f")]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_back_equal_by_another_reader(name: str) -> None:
    assert unescaped(row(book(renamed(name)), "KPIs")["Indicator"].value) == name


def test_a_text_that_is_too_long_for_a_cell_is_cut() -> None:
    shown = row(book(renamed("a\x01" * 30000)), "KPIs")["Indicator"].value
    assert len(shown) <= LONGEST
    assert shown.endswith("…")


@pytest.mark.parametrize("path", ["programs/medical_tourism.yaml", "examples/dairy/dairy_valley.yaml"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_sheet_is_readable_on_paper(path: str, language: str) -> None:
    for number, page in enumerate(book(load(ROOT / path), language).worksheets):
        if page.sheet_state == "visible":
            width = sum(one.width for one in page.column_dimensions.values())
            high = 0 if number else 1  # the first sheet is one page
            assert (page.page_setup.orientation, page.page_setup.fitToHeight, page.page_setup.paperSize) == ("landscape", high, 9)
            assert width < 260 * int(page.page_setup.fitToWidth or 0)  # letters: at 260 those of eleven points are printed at six


@pytest.mark.parametrize("language", ["ru", "en"])
def test_statistics_are_printed_in_letters_of_nine_points(language: str) -> None:
    page = book(load(ROOT / "programs/medical_tourism.yaml"), language)["Статистика" if language == "ru" else "Statistics"]
    width = sum(one.width for one in page.column_dimensions.values())
    beside = sum(page.column_dimensions[letter].width for letter in "ABC")
    pages = int(page.page_setup.fitToWidth or 0)
    assert beside + (width - beside) / pages < 150 * 11 / 9  # 150 letters of eleven points stand beside each other
    for line in page.iter_rows(min_row=3, min_col=5):
        for cell in line:
            room = page.column_dimensions[get_column_letter(cell.column or 0)].width
            assert max(map(len, str(cell.value or "").split(" "))) < room  # a number that has no room is shown as ####


@pytest.mark.parametrize("number", range(8))
def test_no_printed_page_ends_with_a_heading(number: int) -> None:
    factors = ", ".join(f"{{id: W{one}, text: Slow}}" for one in range(19 + number))
    threats = factors.replace("W", "T")
    page = book(TEXT + f"swot: {{weaknesses: [{factors}], threats: [{threats}]}}")["SWOT analysis"]
    ends = [one.id for one in page.row_breaks.brk]
    assert ends
    assert max(second - first for first, second in zip([0, *ends], ends, strict=False)) < 34  # lines of 15 points on a page
    said = {end: [cell.value for cell in page[end] if cell.value] for end in ends}
    assert all(one not in (["Weaknesses"], ["Threats"]) for one in said.values())
    heads = {cell.row for line in page.iter_rows() for cell in line if cell.style.endswith("head")}
    assert not heads & {*ends}


@pytest.mark.parametrize("path", ["programs/medical_tourism.yaml", "examples/dairy/dairy_valley.yaml"])
def test_no_printed_page_ends_with_what_leads_to_a_list(path: str) -> None:
    made = book(load(ROOT / path), "ru")
    breaks = [(page, one.id) for page in made.worksheets for one in page.row_breaks.brk]
    ends = [page.cell(end, 1).value or page.cell(end - 1, 1).value for page, end in breaks]
    assert len(ends) > 5
    assert [one for one in ends if str(one or "").endswith(":")] == []


def test_headings_stand_on_every_printed_page_and_names_beside_what_a_second_page_says() -> None:
    made = book(load(ROOT / "programs/medical_tourism.yaml"), "ru")
    assert (made["Показатели"].print_title_rows, made["Показатели"].page_setup.fitToWidth) == ("$3:$3", 2)
    assert (made["Статистика"].print_title_rows, made["Статистика"].print_title_cols) == ("$3:$3", "$A:$C")
    assert made["Утверждения"].print_title_rows == "$3:$3"


def test_a_row_is_as_high_as_its_words_need_when_they_are_not_broken() -> None:
    made = book(TEXT.replace("name: Jars", f"name: {' '.join(['abcdefghijklmno'] * 6)}"))
    assert made["KPIs"].row_dimensions[4].height == 3 * 15 + 2  # two words of 15 letters a line of 42


def test_words_for_missing_numbers_are_not_broken_in_the_columns_of_reports() -> None:
    page = book(load(ROOT / "programs/medical_tourism.yaml"), "ru")["Показатели"]
    reported = [get_column_letter(cell.column) for cell in page[3] if cell.column and str(cell.value).startswith("Факт")]
    assert reported
    assert min(page.column_dimensions[letter].width for letter in reported) > len("представлено")


def test_plan_and_fact_of_a_period_stand_beside_each_other() -> None:
    heads = [head for head in row(book(), "KPIs", 3) if head.startswith(("Plan", "Actual"))]
    assert heads == ["Plan 2021", "Actual 2021", "Plan 2022", "Actual 2022", "Actual 2023", "Actual 2024"]


def test_signs_are_explained_on_their_sheet_and_columns_that_say_nothing_left_out() -> None:
    judged = TEXT.replace("unit: \"%\"", "unit: \"%\"\n    judged: [unit]")
    assert "‡ added or interpreted by the compiler; not stated in the programme" in book(judged)["KPIs"]["A2"].value
    assert "‡" not in book()["KPIs"]["A2"].value
    assert "Dates as printed" not in row(book(), "Roadmap")
    assert "Dates as printed" in row(book(TEXT.replace("when: 2021,", "when: 2021, printed: {when: in 2021},")), "Roadmap")


def test_empty_green_rows_are_not_printed_and_titles_that_repeat_take_a_line() -> None:
    made = book(TEXT.replace("title: Cook", "title: Cook soup of the herbs that grow upon the slopes of the mountains"))
    titles = [made["Execution"].cell(number, 3).value for number in (4, 5)]
    assert titles == ["Cook soup of the herbs that grow upon the slopes of the mountains", "Cook soup of the herbs that grow…"]
    assert str(made["Execution"].print_area).endswith("$7")


def said(made: Workbook, sheet: str) -> list[str]:
    return [str(cell.value) for line in made[sheet].iter_rows() for cell in line if cell.value is not None]


def test_the_workbook_opens_with_what_is_to_be_filled_in_and_how_much_of_that_is_empty() -> None:
    opening = said(book(language="ru"), "Как заполнять книгу")
    assert " ".join(opening[1].split()) == "Programme По состоянию на 2 января 2024 г."
    assert all(re.search("[а-я]", one) for one in opening)
    table = opening[opening.index("Пока не заполнено") + 1 :]
    assert table[:3:2] == ["Исполнение", "Статус: 4 из 4"]
    assert table[3:6:2] == ["Показатели", "Как считается: 1 из 1\nФакт: 2 из 2\nОтветственный: 1 из 1"]


def test_only_what_is_over_by_the_day_is_asked_for() -> None:
    made = load_workbook(io.BytesIO(export(loads(TEXT), "xlsx", language="en", as_of=date(2021, 9, 1))))
    opening = said(made, "How to fill in this workbook")
    assert "Status: 1 of 1" in opening
    assert not [one for one in opening if one.startswith("Actual")]


def test_remarks_of_the_compiler_stand_on_a_sheet_of_their_own_at_the_end() -> None:
    made = book(TEXT.replace("cluster: Cluster,", "cluster: Cluster, notes: [B58 as counted],"))
    assert "• Programme — B58 as counted" in said(made, "Notes of the compiler")
    assert not [one for one in said(made, "Programme summary") if "B58" in one]


def test_a_sheet_that_lacks_nothing_says_so() -> None:
    counted = TEXT.replace("name: Jars", "name: Jars\n    aggregation: flow\n    responsible: [club]")
    made = load_workbook(io.BytesIO(export(loads(counted), "xlsx", language="en", as_of=date(2020, 9, 1))))
    opening = said(made, "How to fill in this workbook")
    assert opening[opening.index("KPIs") + 2] == "nothing is missing"


def test_the_first_sheet_says_why_cells_are_in_another_language_if_they_are() -> None:
    assert not any("language of the programme's file" in one.replace("’", "'") for one in said_first(TEXT, "en"))
    assert any("на языке исходного файла" in one for one in said_first(TEXT, "ru"))


def said_first(text: str, language: str) -> list[str]:
    return [str(cell.value) for line in book(text, language).worksheets[0].iter_rows() for cell in line if cell.value]


def test_the_signs_of_missing_numbers_are_explained_and_no_remark_begins_with_what_looks_like_a_cell() -> None:
    lost = TEXT.replace("2019: 12.50", "2019: lost")
    assert "[…] the number was" in str(book(lost)["Statistics"]["A2"].value)
    page = book(load(ROOT / "programs/medical_tourism.yaml"), "ru")["Показатели"]
    notes = [cell.comment.text for line in page.iter_rows() for cell in line if cell.comment]
    assert notes
    assert not [one for one in notes if re.match("[A-Z]+[0-9]+:", one)]


def test_statistics_that_are_called_alike_are_told_apart_on_each_page() -> None:
    made = book(load(ROOT / "programs/medical_tourism.yaml"), "ru")
    page = made["Статистика"]
    assert (page["C3"].value, page.print_title_cols) == ("К чему относится", "$A:$C")


def test_no_sheet_is_printed_in_letters_of_six_points() -> None:
    page = book(load(ROOT / "examples/dairy/dairy_valley.yaml"), "en")["KPIs"]
    assert page.page_setup.fitToWidth == 2
