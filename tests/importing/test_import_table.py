"""`clustermodel import --table`: tables that nobody made for us, with every assumption told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from clustermodel import load
from clustermodel.importing.guessing import number, when
from clustermodel.model.quantity import parse_quantity
from tests.importing.books import PROGRAMME

Run = Callable[..., Result]


def bring(run: Run, path: Path, table: str, text: str, *options: str) -> Result:
    given = path.with_name("table.csv")
    given.write_text(text, "utf-8")
    return run("import", given, "--into", path, "--table", table, *options)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("12", "12"), ("22,6", "22.6"), ("-26,1", "-26.1"), ("1 619 (344*)", "1619"), ("1\u00a0619", "1619"), ("-", "not-set"),
        ("–", "not-set"), ("н/д", "not-reported"), ("около 7", "~7"), ("более 130", "over 130"), ("не менее 5,5", "5.5.."),
        ("до 7", "..7"), ("25–29", "25..29"), ("17*", "17"), ("8*", "8"), ("20+", "20.."), ("х", "not-applicable"), ("12 (двенадцать)", "12"), ("at least 3", "3.."), ("not set", "not-set"),
    ],
)  # fmt: skip
def test_numbers_are_read_however_people_write_them(text: str, meaning: str) -> None:
    assert number(text) == meaning


@pytest.mark.parametrize("text", ["", "many", "12 or 13", "29-25", "1,2,3", "см. прил."])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the parsers of quantities say only what they could not read
        number(text)


@pytest.mark.parametrize(
    ("text", "period", "every"),
    [
        ("2021 (далее – ежегодно)", "2021", "year"), ("2021 (далее – 1 раз в полугодие)", "2021", "half-year"),
        ("12.2020 (далее – ежегодно)", "2020-12", "year"), ("12.2020", "2020-12", ""), ("2021-2023", "2021..2023", ""),
        ("2021–2023 гг.", "2021..2023", ""), ("2021 год", "2021", ""), ("II квартал 2021 г.", "2021-Q2", ""),
        ("2 полугодие 2022", "2022-H2", ""), ("Q3 2021", "2021-Q3", ""), ("Декабрь 2020", "2020-12", ""), ("мая 2021", "2021-05", ""),
        ("марта 2021", "2021-03", ""), ("15.12.2020", "2020-12-15", ""), ("Ежеквартально", "undated", "quarter"),
        ("March 2021, monthly", "2021-03", "month"), ("15 марта 2027", "2027-03-15", ""), ("1 мая 2027 г.", "2027-05-01", ""),
        ("31 December 2022", "2022-12-31", ""), ("декабрь 2021 – март 2022 г.", "2021-12..2022-03", ""),
        ("в течение 2022 года", "2022", ""), ("during 2022", "2022", ""), ("до 1 июня 2027 г.", "2027-06-01", ""),
        ("не позднее 31 декабря 2022", "2022-12-31", ""), ("15.03.22", "2022-03-15", ""), ("до 31.12.2020", "2020-12-31", ""),
        ("1 кв. 2021 - 2 кв. 2021", "2021-Q1..2021-Q2", ""), ("I-II кв. 2021", "2021-Q1..2021-Q2", ""),
        ("на 01.09.2020", "2020-09-01", ""), ("2021г.", "2021", ""), ("март – май 2022 г.", "2022-03..2022-05", ""),
    ],
)  # fmt: skip
def test_dates_are_read_however_people_write_them(text: str, period: str, every: str) -> None:
    assert when(text) == (period, every)


@pytest.mark.parametrize("text", ["31 февраля 2022", "0 мая 2022", "15 брюмера 2022", "март 2022 – декабрь 2021", "до конца 2022", "до 2026 г.", "15 марта", "31.02.2021", "1 раз в 2 года"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the parsers of periods say only what they could not read
        when(text)


@given(st.text(max_size=20))
def test_a_text_is_a_number_that_the_file_can_hold_or_refused(text: str) -> None:
    try:
        found = number(text)
    except ValueError:
        return
    parse_quantity(found)


def test_indicators_fill_in_what_is_open_and_what_differs_is_shown(run: Run, path: Path) -> None:
    text = (
        "Форма 1\n№ п/п;Показатель;Ед. изм.;Базовое значение;2021;План 2022 год;Факт 2021\n"
        '1;"Jars";ед.;"1 619 (344*)";13;25–29;"10,5"\n2;guests;;;;;-\n;Beds;шт.;;"4,5";;\n'
    )
    result = bring(run, path, "kpis", text)
    assert result.exit_code == 1
    assert "XL113 D3: '1 619 (344*)' is read as 1619" in result.stderr
    assert "XL113 5: 'Beds' is read as kpi:K3" in result.stderr
    assert "XL113 G4: '-' is read as not-reported" in result.stderr
    assert "XL117 E3: kpi:K1/targets/2021 is '12' in the file, and '13' in the table" in result.stderr
    written = path.read_text("utf-8")
    assert "baseline: {period: 2020-08, value: 1619}" in written
    assert "targets: {2021: 12, 2022: 25..29}   # two years" in written
    loaded = load(path)
    assert loaded.program is not None
    assert loaded.actuals is not None
    new = loaded.program.kpis[-1]
    assert (new.id, new.name, new.unit, str(new.targets[0].value)) == ("K3", "Beds", "шт.", "4.5")
    assert {id: str(series[0].value) for id, series in loaded.actuals.kpis.items()} == {"K1": "10.5", "K2": "not-reported"}


def test_a_new_indicator_gets_its_baseline_if_a_year_is_told(run: Run, path: Path) -> None:
    text = "Показатель;Ед. изм.;Базовое значение (2020 год);2022\nBeds;шт.;22,6;30\nBooks;шт.;;31\n"
    assert bring(run, path, "kpis", text).exit_code == 0
    loaded = load(path)
    assert loaded.program is not None
    beds, books = loaded.program.kpis[-2:]
    assert beds.baseline is not None
    assert (str(beds.baseline.period), str(beds.baseline.value), books.baseline) == ("2020", "22.6", None)


def test_a_baseline_of_no_time_is_told_and_left_out(run: Run, path: Path) -> None:
    result = bring(run, path, "kpis", "Indicator,Unit,Baseline,2022\nBeds,pcs,22.6,30\n")
    assert "XL119 2: the baseline '22.6' of a new indicator is left out: no year is given" in result.stderr
    assert "22.6" not in path.read_text("utf-8")


def test_actions_keep_their_dates_as_printed(run: Run, path: Path) -> None:
    text = "№\tМероприятие\tСрок\tОтветственный\nПроизводство\n1.11\tEat well\t2021 (далее – ежегодно)\tCLUB\n\tDrink\tсрочно\tNobody\n"
    result = bring(run, path, "roadmap", text)
    assert "'срочно' is no period" in result.stderr
    assert "'Nobody' is no id of an element" in result.stderr
    loaded = load(path)
    assert loaded.program is not None
    _, eat, drink = loaded.program.roadmap.actions
    assert (eat.id, str(eat.when), eat.every, eat.printed["when"]) == ("1.11", "2021", "year", "2021 (далее – ежегодно)")
    assert [one.id for one in eat.responsible] == ["club"]
    assert (drink.id, drink.title, drink.when) == ("A1", "Drink", None)


def test_participants_come_from_a_workbook_too(run: Run, path: Path) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Реестр"
    for row in (["Реестр участников"], [], ["Участник", "Роль", "Примечание"], ["Inn", "core", 5], ["firm", "supporting", ""]):
        page.append(row)
    book.save(path.with_name("members.xlsx"))
    result = run("import", path.with_name("members.xlsx"), "--into", path, "--table", "participants")
    assert "XL117 Реестр!B5: participant:firm/role is 'core' in the file, and 'supporting' in the table" in result.stderr
    assert "XL118 Реестр!C3: the column 'Примечание' is not read" in result.stderr
    assert "{id: P1, name: Inn, role: core}" in path.read_text("utf-8")


def test_a_table_that_is_brought_in_twice_is_brought_in_once(run: Run, path: Path) -> None:
    text = "Indicator,Unit,2021\nBeds,pcs,5\n"
    assert bring(run, path, "kpis", text).stderr.endswith("1 brought in\n")
    before = path.read_bytes()
    assert bring(run, path, "kpis", text).stderr.endswith("0 brought in\n")
    assert path.read_bytes() == before


def test_a_table_in_another_encoding_is_read(run: Run, path: Path) -> None:
    given = path.with_name("table.csv")
    given.write_bytes("Показатель;Ед. изм.;2021\nКойки;шт.;5\n".encode("cp1251"))
    assert run("import", given, "--into", path, "--table", "kpis").exit_code == 0
    assert "Койки" in path.read_text("utf-8")


@pytest.mark.parametrize("text", ["", "a;b\n1;2\n", "Показатель\nJars\n"])
def test_a_table_without_known_headings_is_refused(run: Run, path: Path, text: str) -> None:
    result = bring(run, path, "kpis", text)
    assert (result.exit_code, "XL114" in result.stderr) == (1, True)
    assert path.read_text("utf-8") == PROGRAMME


def test_a_new_row_with_a_word_that_is_none_is_held_back(run: Run, path: Path) -> None:
    result = bring(run, path, "participants", "Участник;Роль\nНовый;поддержка\nДругой;core\n")
    assert "XL122" in result.stderr
    loaded = load(path)
    assert loaded.program is not None
    assert [str(one.name) for one in loaded.program.participants.members][1:] == ["Другой"]


def test_a_year_that_no_programme_speaks_of_is_refused(run: Run, path: Path) -> None:
    result = bring(run, path, "roadmap", "№;Мероприятие;Срок\n9;Feast;15.12.0019\n")
    assert (result.exit_code, "XL105 C2: '15.12.0019' is no period" in result.stderr) == (1, True)
    assert "when: 0019" not in path.read_text("utf-8")


def test_who_is_responsible_is_known_by_other_names_too(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("{id: club, name: Club}", "{id: club, name: Club, aliases: [ЦКР]}"), "utf-8")
    result = bring(run, path, "roadmap", "Название;Срок;Ответственный\nFeast;2022;цкр\n")
    assert result.exit_code == 0
    assert "responsible: [club]" in path.read_text("utf-8").partition("Feast")[2]


def test_the_unit_may_stand_beside_each_number(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("name: Guests", "name: Guests\n    unit: чел."), "utf-8")
    result = bring(run, path, "kpis", "Показатель;Ед. изм.;2022\nGuests;;8 чел.\nRooms;шт.;5 шт.\nBeds;шт.;5 чел.\n")
    text = path.read_text("utf-8")
    assert "{period: 2022, value: 8}" in text
    assert "targets: {2022: 5}" in text
    assert "Beds" not in text
    assert "XL105 C4: '5 чел.' is no number" in result.stderr


def test_a_dash_for_a_date_is_no_date(run: Run, path: Path) -> None:
    result = bring(run, path, "roadmap", "Мероприятие;Срок;Место\nDrink;-;здесь\n")
    assert "XL105" not in result.stderr
    assert "headings that are known: id" not in result.stderr
    assert "ответственный исполнитель" in result.stderr
    loaded = load(path)
    assert loaded.program is not None
    drink = loaded.program.roadmap.actions[-1]
    assert (str(drink.title), drink.when, dict(drink.printed)) == ("Drink", None, {})
