"""What people write into a workbook: understood where it can mean one thing only, and never lost without a word."""

import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from clustermodel import load
from clustermodel.importing import expected
from clustermodel.views.workbook import forms
from tests.importing.books import PROGRAMME, repacked, write_book
from tests.russian import translations

Run = Callable[..., Result]
PERCENT = PROGRAMME.replace("name: Jars", "name: Jars\n    unit: '%'")


def edited(path: Path, edit: Callable[[Any], None], language: str = "en") -> Path:
    book = write_book(path, language=language)
    made = load_workbook(book)
    edit(made)
    made.save(book)
    return book


def put(sheet: str, cell: str, value: Any, form: str = "") -> Callable[[Any], None]:
    def edit(made: Any) -> None:
        made[sheet][cell].value = value
        if form:
            made[sheet][cell].number_format = form

    return edit


@pytest.mark.parametrize(
    ("place", "value", "meaning"),
    [
        ("KPIs!G4", "ок. 20", "targets: {2021: ~20,"),
        ("KPIs!G4", "25 — 29 ", "targets: {2021: 25..29,"),
        ("KPIs!G4", ">90", "targets: {2021: over 90,"),
        ("KPIs!G4", "≤ 7,5", "targets: {2021: ..7.5,"),
        ("KPIs!G4", "-", "targets: {2021: not-set,"),
        ("KPIs!G4", "8*", "targets: {2021: 8,"),
        ("KPIs!G4", "20+", "targets: {2021: 20..,"),
        ("KPIs!G4", "1 619 (344*)", "targets: {2021: 1619,"),
        ("Roadmap!D4", "15.03.22", "when: 2022-03-15\n"),
        ("Roadmap!D4", "1 кв. 2021 - 2 кв. 2021", "when: 2021-Q1..2021-Q2\n"),
        ("Roadmap!F4", "до 2026 г.", "until: 2026\n"),
        ("KPIs!G4", "нет данных", "targets: {2021: not-reported,"),
        ("Roadmap!D4", "июнь-июль 2023", "when: 2023-06..2023-07\n"),
        ("Roadmap!D4", "2 кв. 2021 г.", "when: 2021-Q2\n"),
        ("Roadmap!D4", "20/03/2026", "when: 2026-03-20\n"),
        ("Roadmap!D4", "46447", "when: 2027-03-01\n"),
        ("Roadmap!E4", "раз в квартал", "every: quarter "),
        ("Roadmap!E4", "1 раз в год", "every: year "),
        ("Roadmap!D4", "31 декабря 2022 г.", "when: 2022-12-31\n"),
        ("Participants!D4", "обеспечивающая", "role: supporting"),
        ("Participants!E4", "потенциальный участник", "status: potential"),
    ],
)
def test_what_can_mean_one_thing_only_is_understood_and_told(run: Run, path: Path, place: str, value: str, meaning: str) -> None:
    path.write_text(PERCENT, "utf-8")
    sheet, _, cell = place.partition("!")
    result = run("import", edited(path, put(sheet, cell, value)), "--into", path)
    assert (result.exit_code, f"XL113 {place}: " in result.stderr) == (0, True)
    assert meaning in path.read_text("utf-8")


def test_a_part_that_is_shown_as_a_percentage_is_one(run: Run, path: Path) -> None:
    path.write_text(PERCENT, "utf-8")
    assert run("import", edited(path, put("KPIs", "G4", 0.125, "0.0%")), "--into", path).exit_code == 0
    assert "targets: {2021: 12.5," in path.read_text("utf-8")


def test_a_day_that_is_shown_as_a_month_is_a_month(run: Run, path: Path) -> None:
    book = edited(path, put("Roadmap", "D4", datetime(2023, 6, 1), "mmm yy"))  # noqa: DTZ001 - workbooks know no zones
    assert run("import", book, "--into", path).exit_code == 0
    assert "when: 2023-06\n" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (put("KPIs", "G4", "14%"), "if 14 is meant, write that alone; else write 12"),
        (put("KPIs", "G4", 0.14, "0%"), "if 14 is meant, write that alone"),
        (put("KPIs", "G4", "много"), "no unit beside it"),
        (put("Roadmap", "D4", "15.12.0019"), "XL105 Roadmap!D4: '15.12.0019' is no period"),
        (put("Roadmap", "D4", "9999"), "no programme speaks of such a year; write 2021, H1 2021"),
        (put("Roadmap", "F4", "2021..2999"), "XL105 Roadmap!F4: '2021..2999' is no period"),
        (put("Execution", "D4", "перенесено"), "put off is planned or running, and the date says until when"),
        (put("KPIs", "G4", "14 чел."), "if 14 is meant, write that alone"),
        (put("Roadmap", "D4", "31.02.2021"), "the calendar has no such day"),
        (put("KPIs", "G4", 1e308), "XL105 KPIs!G4: '100000000000"),
        (put("KPIs", "G4", "12 " + "x" * 5000), f"{'x' * 100}"),
        (put("Roadmap", "D4", "2021 (далее – ежегодно)"), "write 2021 here; how often it recurs has a column of its own"),
    ],
)
def test_what_can_mean_several_things_is_refused_with_how_to_write_it(
    run: Run, path: Path, edit: Callable[[Any], None], said: str
) -> None:
    result = run("import", edited(path, edit), "--into", path)
    assert (result.exit_code, said in result.stderr) == (1, True)
    assert path.read_text("utf-8") == PROGRAMME


@pytest.mark.parametrize(("unit", "text"), [("ед.", "14 ед."), ("%", "14%")])
def test_the_unit_of_the_indicator_may_stand_beside_its_number(run: Run, path: Path, unit: str, text: str) -> None:
    path.write_text(PROGRAMME.replace("name: Jars", f"name: Jars\n    unit: '{unit}'"), "utf-8")
    result = run("import", edited(path, put("KPIs", "G4", text)), "--into", path)
    assert (result.exit_code, "XL113" in result.stderr) == (0, False)
    assert "targets: {2021: 14," in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("1 млн руб.", "1000"), ("3 000 000 руб.", "3000"), ("1,5 тыс. рублей", "1.5"), ("не менее 2 млн. руб.", "2000.."), ("7 тыс.руб", "7")],
)
def test_a_unit_that_can_be_converted_may_stand_beside_a_number(run: Run, path: Path, text: str, meaning: str) -> None:
    path.write_text(PROGRAMME.replace("name: Jars", "name: Jars\n    unit: тыс. руб."), "utf-8")
    result = run("import", edited(path, put("KPIs", "G4", text)), "--into", path)
    told = meaning.replace("000", ",000")
    assert (result.exit_code, f"XL113 KPIs!G4: '{text}' is read as {told}" in result.stderr) == (0, True)
    assert f"targets: {{2021: {meaning}," in path.read_text("utf-8")


def test_what_a_cell_is_read_as_is_told_in_the_words_of_the_language(run: Run, path: Path) -> None:
    def edit(made: Any) -> None:
        made["Показатели"]["G4"].value = "свыше 20"
        made["Показатели"]["I4"].value = "н/д"
        made["Дорожная карта"]["D4"].value = "15 марта 2027"
        made["Дорожная карта"]["E4"].value = "раз в квартал"
        made["Участники"]["D4"].value = "обеспечивающая"
        made["Участники"]["E4"].value = "бывший"

    result = run("import", edited(path, edit, "ru"), "--into", path, "--lang", "ru")
    assert "Дорожная карта!E4  action:1.10/every: раз в полугодие → ежеквартально\n" in result.stdout
    assert "Участники!D4  participant:firm/role: основная деятельность → обеспечивающая деятельность\n" in result.stdout
    assert "Показатели!I4  kpi:K1/targets/2022: 25–29 → не представлено\n" in result.stdout
    told = result.stderr
    found = dict(re.findall(r"XL113 (?:.*)!(\w+): .* прочитано как (.*)", told))
    assert found["G4"] == "более 20"
    assert found["I4"] == "не представлено"
    assert [one for one in re.findall(r"прочитано как (.*)", told) if one not in found.values()] == ["15.03.2027", "ежеквартально"]
    assert (found["D4"], found["E4"]) == ("обеспечивающая деятельность", "бывший состав")


def test_who_is_responsible_for_a_new_action_is_known_by_other_names(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("{id: club, name: Club}", "{id: club, name: Club, aliases: [ЦКР]}"), "utf-8")

    def edit(made: Any) -> None:
        made["Roadmap"]["A5"].value, made["Roadmap"]["B5"].value, made["Roadmap"]["G5"].value = "1.11", "Bake", "ЦКР"

    assert run("import", edited(path, edit), "--into", path).exit_code == 0
    assert "club" in path.read_text("utf-8").partition("1.11")[2]


def test_directions_are_known_by_their_numbers(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("{id: D1, title: Food}", "{id: D1, code: '2.', title: Food}"), "utf-8")

    def edit(made: Any) -> None:
        made["Roadmap"]["A5"].value, made["Roadmap"]["B5"].value, made["Roadmap"]["C5"].value = "1.11", "Bake", "2"

    assert run("import", edited(path, edit), "--into", path).exit_code == 0
    assert "direction: D1" in path.read_text("utf-8").partition("1.11")[2]


@pytest.mark.parametrize("said", ["Сделано", "Выполнен", "завершена."])
def test_a_status_in_other_words_is_understood(run: Run, path: Path, said: str) -> None:
    result = run("import", edited(path, put("Исполнение", "D4", said), "ru"), "--into", path, "--lang", "ru")
    assert (result.exit_code, f"«{said}» прочитано как выполнено" in result.stderr) == (0, True)
    actuals = load(path).actuals
    assert actuals is not None
    assert actuals.actions["1.10"][0].status == "done"


@pytest.mark.parametrize("form", [forms.PROGRESS, forms.ROLE, forms.STATUS, forms.EVERY], ids=lambda one: one.name)
def test_a_bad_word_is_told_the_words_that_there_are(form: forms.Form) -> None:
    assert form.terms is not None
    _, help = expected.EXPECTED[form.name]
    [russian] = translations(help)
    for one in form.terms:
        assert forms.term(one, "en") in help
        assert forms.term(one, "ru") in russian


def test_a_report_with_a_bad_cell_is_held_back_as_a_whole_and_told_once(run: Run, path: Path) -> None:
    def edit(made: Any) -> None:
        for cell, value in {"D4": "perhaps", "E4": "2021-05-01", "F4": "Two dishes", "D5": "done", "E5": "2021-11-01"}.items():
            made["Execution"][cell].value = value

    result = run("import", edited(path, edit), "--into", path)
    assert sorted(re.findall(r"XL\d+ \S+:", result.stderr)) == ["XL105 Execution!D4:", "XL122 Execution!E4:"]
    actuals = load(path).actuals
    assert actuals is not None
    assert [str(one.period) for one in actuals.actions["1.10"]] == ["2021-H2"]


def test_a_report_with_a_conflict_is_held_back_as_a_whole(run: Run, path: Path) -> None:
    beside = path.with_name("plan.actuals.yaml")
    text = 'format: clustermodel-actuals/1\nprogram: p\nactions:\n  "1.10": [{period: 2021-H1, status: running}]\n'
    beside.write_text(text, "utf-8")

    def edit(made: Any) -> None:
        made["Execution"]["D4"].value, made["Execution"]["E4"].value = "done", "2021-05-01"

    book = edited(path, edit)
    beside.write_text(text.replace("running", "cancelled"), "utf-8")
    result = run("import", book, "--into", path)
    assert ("XL106" in result.stderr, "XL122 Execution!E4" in result.stderr) == (True, True)
    assert beside.read_text("utf-8") == text.replace("running", "cancelled")


def test_a_new_row_with_a_bad_cell_is_held_back_and_the_cell_named(run: Run, path: Path) -> None:
    def edit(made: Any) -> None:
        for cell, value in {"A5": "2", "B5": "Eat", "C5": "D1", "D5": "2022", "G5": "club, nobody"}.items():
            made["Roadmap"][cell].value = value

    result = run("import", edited(path, edit), "--into", path)
    assert "XL105 Roadmap!G5: 'nobody' is no id of an element" in result.stderr
    assert "XL122 Roadmap!5" in result.stderr
    assert path.read_text("utf-8") == PROGRAMME


def test_a_formula_that_nobody_computed_is_told(run: Run, path: Path) -> None:
    def edit(made: Any) -> None:
        made["KPIs"]["G4"].value, made["KPIs"]["I4"].value = "=SUM(1,2)", 30

    result = run("import", edited(path, edit), "--into", path)
    assert (result.exit_code, "XL120 KPIs!G4: the formula =SUM(1,2) has no value" in result.stderr) == (1, True)
    assert "targets: {2021: 12, 2022: 30}" in path.read_text("utf-8")


def test_a_formula_with_its_value_is_the_value(run: Run, path: Path) -> None:
    book = edited(path, put("KPIs", "G4", "=SUM(1,2)"))
    with zipfile.ZipFile(book) as archive:
        sheet = archive.read("xl/worksheets/sheet3.xml")
    computed = re.sub(rb"(</f>)<v ?/>|(</f>)<v></v>", rb"</f><v>3</v>", sheet)
    repacked(book, {"xl/worksheets/sheet3.xml": computed})
    assert run("import", book, "--into", path).exit_code == 0
    assert "2021: 3," in path.read_text("utf-8")


def test_a_formula_of_a_free_table_that_nobody_computed_is_told(run: Run, path: Path) -> None:
    book = Workbook()
    for row in (["Indicator", "Unit", "2021"], ["Beds", "pcs", "=1+2"]):
        book.worksheets[0].append(row)
    book.save(path.with_name("beds.xlsx"))
    result = run("import", path.with_name("beds.xlsx"), "--into", path, "--table", "kpis")
    assert (result.exit_code, "XL120 Sheet!C2: the formula =1+2 has no value" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("sheet", "cell", "said"),
    [
        ("KPIs", "B4", "XL121 KPIs!B4: 'Jars' was exported here, and now it says 'Cans'"),
        ("Roadmap", "B4", "XL121 Roadmap!B4: 'Cook' was exported here, and now it says 'Cans'"),
        ("Programme", "A1", "now it says 'Cans'"),
        ("Programme", "Z99", "XL121 Programme!Z99: '(empty)' was exported here, and now it says 'Cans'"),
    ],
)
def test_an_edit_of_a_locked_cell_is_told_and_not_brought_in(run: Run, path: Path, sheet: str, cell: str, said: str) -> None:
    def edit(made: Any) -> None:
        made.worksheets[0 if sheet == "Programme" else made.sheetnames.index(sheet)][cell].value = "Cans"

    book = edited(path, edit)
    title = load_workbook(book).sheetnames[0]
    result = run("import", book, "--into", path)
    assert (result.exit_code, result.stderr.count(": warning ")) == (0, 1)
    assert said.replace("Programme!", f"{title}!") in result.stderr
    assert path.read_text("utf-8") == PROGRAMME


def test_a_long_text_is_shown_where_it_differs(run: Run, path: Path) -> None:
    name = "word " * 100
    path.write_text(PROGRAMME.replace("name: Jars", f"name: {name}end"), "utf-8")
    result = run("import", edited(path, put("KPIs", "B4", f"{name}finish")), "--into", path)
    assert "'…word word word word end' was exported here, and now it says '…word word word word finish'" in result.stderr


def test_texts_that_have_only_moved_are_no_edits(run: Run, path: Path) -> None:
    book = edited(path, lambda made: made.worksheets[0].insert_rows(2))
    assert run("import", book, "--into", path).stderr == "0 brought in\n"


def test_what_no_new_row_can_say_is_told(run: Run, path: Path) -> None:
    def edit(made: Any) -> None:
        for cell, value in {"A8": "1.10", "B8": "2024", "C8": "Eat", "D8": "done"}.items():
            made["Execution"][cell].value = value

    result = run("import", edited(path, edit), "--into", path)
    assert "XL121 Execution!C8: '(empty)' was exported here, and now it says 'Eat'" in result.stderr
    assert "1 brought in" in result.stderr


def test_columns_and_rows_may_be_inserted_and_own_columns_are_told(run: Run, path: Path) -> None:
    def edit(made: Any) -> None:
        made["KPIs"]["G4"].value = 99
        made["KPIs"].insert_cols(3)
        made["KPIs"].insert_rows(1)
        made["KPIs"]["C4"].value, made["KPIs"]["C5"].value = "Remarks", "ask Anna"

    result = run("import", edited(path, edit), "--into", path)
    assert result.exit_code == 0
    assert "XL118 KPIs!C4: the column 'Remarks' is not read" in result.stderr
    assert "KPIs!H5  kpi:K1/targets/2021: 12 → 99" in result.stdout


def test_a_renamed_sheet_is_known_by_its_headings_and_a_lost_one_is_told(run: Run, path: Path) -> None:
    def edit(made: Any) -> None:
        made["KPIs"]["G4"].value = 99
        made["KPIs"].title = "Indicators 2021"
        made.remove(made["Roadmap"])

    result = run("import", edited(path, edit), "--into", path)
    assert "Indicators 2021!G4  kpi:K1/targets/2021: 12 → 99" in result.stdout
    assert "XL109 Roadmap: the sheet is not as it was: it is not there any more\n" in result.stderr


def test_a_sheet_of_official_text_that_is_gone_is_told_and_one_that_was_renamed_is_read(run: Run, path: Path) -> None:
    def rename(made: Any) -> None:
        made.worksheets[0]["Z99"].value = "Cans"
        made.worksheets[0].title = "Cover"

    told = run("import", edited(path, rename), "--into", path).stderr
    assert "XL121 Cover!Z99: '(empty)' was exported here, and now it says 'Cans'" in told
    assert "XL123" not in told
    result = run("import", edited(path, lambda made: made.remove(made.worksheets[0])), "--into", path)
    assert (result.exit_code, "XL123 " in result.stderr, "the sheet is not there any more" in result.stderr) == (0, True, True)


def test_hidden_sheets_rich_text_and_merged_cells_are_read(run: Run, path: Path) -> None:
    def edit(made: Any) -> None:
        made["Participants"].sheet_state = "hidden"
        made["Participants"]["E4"].value = "former"
        made["Execution"]["D4"].value = "done"
        made["Execution"]["F4"].value = CellRichText("Two ", TextBlock(InlineFont(b=True), "dishes"))
        made["KPIs"].merge_cells("G4:I4")

    result = run("import", edited(path, edit), "--into", path)
    assert "KPIs!I4: '25..29' was deleted here" in result.stderr
    assert "status: former" in path.read_text("utf-8")
    assert "Two dishes" in path.with_name("plan.actuals.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Indicator;Unit;2021\nBeds;pcs;5\n", "--table kpis, --table roadmap or --table participants"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "it is an .xls of the old kind, or has a password"),
        (b"PK\x03\x04 broken", "it is damaged, or of another kind"),
    ],
)
def test_a_file_of_another_kind_is_told_in_plain_words(run: Run, path: Path, data: bytes, said: str) -> None:
    given = path.with_name("given.xls")
    given.write_bytes(data)
    result = run("import", given, "--into", path)
    assert (result.exit_code, said in result.stderr, "Bad" in result.stderr) == (1, True, False)
    assert "given.xls: error XL101" in result.stderr
    if b";" not in data:
        assert said in run("import", given, "--into", path, "--table", "kpis").stderr


def test_cells_that_were_sorted_without_their_ids_are_not_read(run: Run, path: Path) -> None:
    def edit(made: Any) -> None:
        first, second = ([made["KPIs"].cell(row, column) for column in range(2, 14)] for row in (4, 5))
        for one, other in zip(first, second, strict=True):
            one.value, other.value = other.value, one.value

    result = run("import", edited(path, edit), "--into", path)
    assert (result.exit_code, path.read_text("utf-8")) == (1, PROGRAMME)
    assert re.findall(r"XL\d+ \S+:", result.stderr) == ["XL109 KPIs!4:", "XL109 KPIs!5:"]


def test_a_word_with_a_full_stop_is_the_word(run: Run, path: Path) -> None:
    assert run("import", edited(path, put("Execution", "D4", "Cancelled.")), "--into", path).exit_code == 0
    assert "status: cancelled" in path.with_name("plan.actuals.yaml").read_text("utf-8")


def test_new_rows_may_give_names_for_ids(run: Run, path: Path) -> None:
    text = PROGRAMME.replace("core}", "core, kind: company}").replace("kpis:", "units: [{id: kg, name: Kilograms}]\nkpis:")
    path.write_text(text, "utf-8")

    def edit(made: Any) -> None:
        for sheet, row, values in [
            ("Дорожная карта", 5, {"A": "2", "B": "Eat", "C": "food", "G": "Club; firm"}),
            ("Участники", 5, {"A": "inn", "B": "Inn", "C": "Компания"}), ("Показатели", 6, {"A": "K3", "B": "Mass", "C": "kilograms"}),
        ]:  # fmt: skip
            for column, value in values.items():
                made[sheet][f"{column}{row}"].value = value

    result = run("import", edited(path, edit, "ru"), "--into", path)
    assert (result.exit_code, result.stderr.count("XL113")) == (0, 0)
    program = load(path).program
    assert program is not None
    eat, inn, mass = program.roadmap.actions[-1], program.participants.members[-1], program.kpis[-1]
    assert eat.direction is not None
    assert (eat.direction.id, [one.id for one in eat.responsible], inn.kind, mass.unit) == ("D1", ["club", "firm"], "company", "kg")


@pytest.mark.parametrize("text", ["_x0041_", "_x005F_x0041_", "a_x000D_b", "'=1", "\\u0001", "tab\\tand\\nline"])
def test_a_text_that_looks_escaped_is_no_edit(run: Run, path: Path, text: str) -> None:
    """Of a title in a sheet of texts, and of a name in a locked cell."""
    path.write_text(PROGRAMME.replace("Cluster,", f'"{text}",').replace("name: Jars", f'name: "{text}"'), "utf-8")
    assert run("import", edited(path, lambda _: None), "--into", path).stderr == "0 brought in\n"


@pytest.mark.parametrize("number", [3_000_000, 1e20, 0])
@pytest.mark.parametrize("place", ["Roadmap!D4", "KPIs!G4"])
def test_a_day_that_there_is_not_is_told(run: Run, path: Path, place: str, number: float) -> None:
    sheet, _, cell = place.partition("!")
    result = run("import", edited(path, put(sheet, cell, number, "dd.mm.yyyy")), "--into", path)
    assert (result.exit_code, f"XL105 {place}: '{number:.0f}' is no day" in result.stderr) == (1, True)
    assert path.read_text("utf-8") == PROGRAMME


@pytest.mark.parametrize("place", ["KPIs!G4", "Execution!F4"])
def test_a_formula_that_came_to_an_error_is_told(run: Run, path: Path, place: str) -> None:
    sheet, _, cell = place.partition("!")
    result = run("import", edited(path, put(sheet, cell, "#DIV/0!")), "--into", path)
    assert (result.exit_code, f"XL120 {place}: the formula #DIV/0! has no value" in result.stderr) == (1, True)


def occurrence(*cells: str) -> Callable[[Any], None]:
    """Write a report into the first green row of the sheet of execution; cells are id, occurrence, action, status, date, result."""

    def edit(made: Any) -> None:
        for column, value in enumerate(cells, 1):
            made["Execution"].cell(8, column).value = value or None

    return edit


def test_a_new_row_reports_an_action_for_a_period_that_was_not_planned(run: Run, path: Path) -> None:
    result = run("import", edited(path, occurrence("Cook", "2024", "", "done", "2024-03-20", "Fed")), "--into", path)
    assert result.exit_code == 0
    assert "Execution!D8  action:1.10/2024/status: – → done" in result.stdout
    actuals = load(path).actuals
    assert actuals is not None
    (report,) = actuals.actions["1.10"]
    assert (str(report.period), report.status, str(report.date), report.result and report.result.text) == ("2024", "done", "2024-03-20", "Fed")
    assert run("import", path.with_suffix(".xlsx"), "--into", path).stderr.endswith("0 brought in\n")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("9.9", "2024", "", "done"), "XL105 Execution!A8: '9.9' is no action of the programme"),
        (("1.10", "spring", "", "done"), "XL105 Execution!B8: 'spring' is no period"),
        (("1.10", "", "", "done"), "XL111 Execution!8: Occurrence is missing"),
        (("1.10", "2024", "", "", "2024-03-20"), "XL111 Execution!E8: status is missing"),
        (("1.10", "2021-H1", "", "done"), "it stands in row 4 already: 1.10 H1 2021"),
        (("1.10", "2024", "", "perhaps"), "XL122 Execution!8: the row is held back as a whole"),
    ],
)
def test_a_new_report_that_says_too_little_or_too_much_is_told_and_left_out(
    run: Run, path: Path, cells: tuple[str, ...], said: str
) -> None:
    result = run("import", edited(path, occurrence(*cells)), "--into", path)
    assert (result.exit_code, said in result.stderr) == (1, True)
    assert load(path).actuals is None


def test_a_row_below_a_sheet_that_takes_none_is_told(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME + "statistics: [{id: s1, name: Beds, values: {2019: 12}}]\n", "utf-8")
    result = run("import", edited(path, put("Statistics", "B5", "Doctors")), "--into", path)
    assert (result.exit_code, "XL109 Statistics!5: the sheet is not as it was: it takes no new rows:" in result.stderr) == (1, True)
