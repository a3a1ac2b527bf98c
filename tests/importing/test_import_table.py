"""`clustermodel import --table`: tables that nobody made for us, with every assumption told."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from clustermodel import load, loads
from clustermodel.importing import Table, read_table
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
        ("до конца 2021 года", "2021", ""), ("в конце II квартала 2021 г.", "2021-Q2", ""), ("1–15 мая 2021 г.", "2021-05-01..2021-05-15", ""),
        ("с 1 по 15 мая 2021", "2021-05-01..2021-05-15", ""), ("Постоянно", "undated", ""), ("по мере необходимости", "undated", ""),
        ("9 мес. 2021", "2021-01..2021-09", ""), ("марта 2021", "2021-03", ""), ("15.12.2020", "2020-12-15", ""), ("Ежеквартально", "undated", "quarter"),
        ("March 2021, monthly", "2021-03", "month"), ("15 марта 2027", "2027-03-15", ""), ("1 мая 2027 г.", "2027-05-01", ""),
        ("31 December 2022", "2022-12-31", ""), ("декабрь 2021 – март 2022 г.", "2021-12..2022-03", ""),
        ("в течение 2022 года", "2022", ""), ("during 2022", "2022", ""), ("до 1 июня 2027 г.", "2027-06-01", ""),
        ("не позднее 31 декабря 2022", "2022-12-31", ""), ("15.03.22", "2022-03-15", ""), ("до 31.12.2020", "2020-12-31", ""),
        ("1 кв. 2021 - 2 кв. 2021", "2021-Q1..2021-Q2", ""), ("I-II кв. 2021", "2021-Q1..2021-Q2", ""),
        ("на 01.09.2020", "2020-09-01", ""), ("2021г.", "2021", ""), ("ежегодно, начиная с 2027", "2027", "year"), ("с 2027 года ежегодно", "2027", "year"),
        ("01.04.2027 - 30.06.2027", "2027-04-01..2027-06-30", ""), ("с 01.04.2027 по 30.06.2027", "2027-04-01..2027-06-30", ""),
        ("12.2020–03.2021", "2020-12..2021-03", ""), ("в течение 2027 года, ежемесячно", "2027", "month"),
        ("«15» марта 2026 г.", "2026-03-15", ""), ("2021-Н1", "2021-H1", ""), ("2021 – К2", "2021-Q2", ""), ("второй квартал 2026 года", "2026-Q2", ""),
        ("Первое полугодие 2026 г.", "2026-H1", ""), ("сент. 2026", "2026-09", ""), ("мар. 2026", "2026-03", ""), ("янв.-фев. 2026", "2026-01..2026-02", ""),
        ("1 квартал 2027, далее 1 раз в год", "2027-Q1", "year"), ("март – май 2022 г.", "2022-03..2022-05", ""),
    ],
)  # fmt: skip
def test_dates_are_read_however_people_write_them(text: str, period: str, every: str) -> None:
    assert when(text) == (period, every)


@pytest.mark.parametrize(
    "text",
    [
        "31 февраля 2022",
        "0 мая 2022",
        "15 брюмера 2022",
        "март 2022 – декабрь 2021",
        "до 2026 г.",
        "15 марта",
        "31.02.2021", "ежегодно до 2027", "ежегодно в декабре", "01.04.2027 - 31.06.2027",
        "1 раз в 2 года",
    ],
)
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


CELL = st.one_of(
    st.sampled_from(["", "№", "Показатель", "Мероприятие", "Участник", "Ед. изм.", "2021", "План", "Факт 2021", "D1", "1", "K1"]),
    st.sampled_from(["Jars", "Cook", "Firm", "тыс. руб.", "%", "12,5", "-", "1 млн руб.", "2021 (далее – ежегодно)", "Роль"]),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8),
)
LINKS = loads(PROGRAMME).links
HEADS = {
    "kpis": ["№", "Показатель", "Ед. изм.", "2021", "Факт 2021"],
    "roadmap": ["№", "Мероприятие", "Срок", "Ответственный", "Направление"],
    "participants": ["Участник", "Вид", "Роль", "Статус", "Место"],
}


@given(st.lists(st.lists(CELL, min_size=2, max_size=5), min_size=2, max_size=6), st.sampled_from(["kpis", "roadmap", "participants"]))
def test_any_table_is_read_and_asks_for_nothing_twice(rows: list[list[str]], table: Table) -> None:
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=";").writerows([HEADS[table], *rows])
    wishes = read_table(made.getvalue().encode(), "table.csv", table, LINKS)
    asked = [(one.slot.file, one.subject) for one in wishes.changes]
    added = [one.address for one in wishes.new]
    assert (len(asked), len(added)) == (len({*asked}), len({*added}))
    assert not {*added} & {*LINKS.elements}


def test_indicators_fill_in_what_is_open_and_what_differs_is_shown(run: Run, path: Path) -> None:
    text = (
        "Форма 1\n№ п/п;Показатель;Ед. изм.;Базовое значение;2021;План 2022 год;Факт 2021\n"
        '1;"Jars";ед.;"1 619 (344*)";13;25–29;"10,5"\n2;guests;;;;;-\n;Beds;шт.;;"4,5";;\n'
    )
    result = bring(run, path, "kpis", text)
    assert result.exit_code == 1
    assert "XL113 D3: '1 619 (344*)' is read as 1,619" in result.stderr
    assert "5  + kpi:K3: Beds\n" in result.stdout
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
    assert "XL119 C2: the baseline '22.6' of a new indicator is left out: no year is given" in result.stderr
    assert "22.6" not in path.read_text("utf-8")


def test_actions_keep_their_dates_as_printed(run: Run, path: Path) -> None:
    text = (
        "№\tМероприятие\tСрок\tОтветственный\nПроизводство\n1.11\tEat well\t2021 (далее – ежегодно)\tCLUB\n\tDrink\t2022\t\n"
    )
    result = bring(run, path, "roadmap", text)
    assert "XL136 2: 'Производство' is taken for a heading" in result.stderr
    loaded = load(path)
    assert loaded.program is not None
    _, eat, drink = loaded.program.roadmap.actions
    assert (eat.id, str(eat.when), eat.every, eat.printed["when"]) == ("1.11", "2021", "year", "2021 (далее – ежегодно)")
    assert [one.id for one in eat.responsible] == ["club"]
    assert (drink.id, drink.title, str(drink.when)) == ("A1", "Drink", "2022")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("срочно;Club", "XL105 C2: 'срочно' is no period"), ("1 раз в 2 года;", "XL105 C2: '1 раз в 2 года' is no period"),
        ("2022;Club, Nobody", "XL105 D2: 'Nobody' is no name of an element"),
    ],
)  # fmt: skip
def test_a_new_action_with_a_cell_that_cannot_be_read_is_held_back(run: Run, path: Path, row: str, said: str) -> None:
    result = bring(run, path, "roadmap", f"№;Мероприятие;Срок;Ответственный\n;Drink;{row}\n")
    assert (result.exit_code, said in result.stderr, "XL122 2" in result.stderr) == (1, True, True)
    assert path.read_text("utf-8") == PROGRAMME


def test_participants_come_from_a_workbook_too(run: Run, path: Path) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Реестр"
    for row in (
        ["Реестр участников"],
        [],
        ["Участник", "Роль", "Примечание"],
        ["Inn", "core", 5],
        ["firm", "supporting", ""],
    ):
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


KRUB = PROGRAMME.replace("name: Guests", "name: Guests\n    unit: тыс. руб.")


@pytest.mark.parametrize(
    ("unit", "number", "meaning"),
    [
        ("млн. рублей", "1,05", "1050"),
        ("руб.", "3 000", "3"),
        ("тыс.руб", "7", "7"),
        ("млн руб.", "не менее 2", "2000.."),
        ("", "7 млн руб.", "7000"),
    ],
)
def test_numbers_in_a_unit_of_another_scale_are_converted(
    run: Run, path: Path, unit: str, number: str, meaning: str
) -> None:
    path.write_text(KRUB, "utf-8")
    result = bring(run, path, "kpis", f"Показатель;Ед. изм.;Факт 2020\nGuests;{unit};{number}\n")
    assert result.exit_code == 0
    actuals = load(path).actuals
    assert actuals is not None
    assert str(actuals.kpis["K2"][0].value) == meaning
    assert ("XL113" in result.stderr) == (meaning != "7")


def test_numbers_in_another_unit_are_refused(run: Run, path: Path) -> None:
    path.write_text(KRUB, "utf-8")
    result = bring(run, path, "kpis", "Показатель;Ед. изм.;Факт 2020;2022\nGuests;чел.;5;6\nJars;шт.;4;\n")
    assert "XL131 B2: the unit is 'чел.' in the table, and 'тыс. руб.' in the programme" in result.stderr
    actuals = load(path).actuals
    assert actuals is not None
    assert list(actuals.kpis) == ["K1"]


def test_a_unit_that_the_programme_leaves_open_is_filled_in(run: Run, path: Path) -> None:
    assert bring(run, path, "kpis", "Показатель;Ед. изм.;Факт 2020\nGuests;чел.;5\n").exit_code == 0
    assert "unit: чел." in path.read_text("utf-8").partition("name: Guests")[2]


def test_a_percentage_that_may_be_a_part_is_asked_for(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("name: Guests", "name: Guests\n    unit: '%'"), "utf-8")
    result = bring(run, path, "kpis", "Показатель;Факт 2020;Факт 2021;Факт 2022\nGuests;0,055;0,5 %;0\n")
    assert "XL105 B2: '0,055' is no number of percent that is sure" in result.stderr
    assert "if 5.5 % are meant, write that" in result.stderr
    actuals = load(path).actuals
    assert actuals is not None
    assert {str(one.period): str(one.value) for one in actuals.kpis["K2"]} == {"2021": "0.5", "2022": "0"}


def test_a_number_counts_only_where_the_name_does_not_say_something_else(run: Run, path: Path) -> None:
    path.write_text(
        PROGRAMME.replace("name: Jars", "name: Jars of honey that were sold").replace("K2", "K2\n    code: '2.'"), "utf-8"
    )
    text = "№;Показатель;Факт 2020\nK1;Jars of honey;5\n2;Share of foreign guests;6\n2;;7\n"
    result = bring(run, path, "kpis", text)
    assert "XL113 2: 'Jars of honey' is read as Jars" in result.stderr
    assert (
        "XL132 3: the number is that of kpi:K2, 'Guests', and the row is called 'Share of foreign guests'" in result.stderr
    )
    actuals = load(path).actuals
    assert actuals is not None
    assert {id: str(series[0].value) for id, series in actuals.kpis.items()} == {"K1": "5", "K2": "7"}


def test_of_a_date_that_differs_nothing_is_brought_in(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("      every: half-year   # often\n", ""), "utf-8")
    before = path.read_text("utf-8")
    result = bring(run, path, "roadmap", "№;Мероприятие;Срок\n1.10;Cook;2028 (далее – ежеквартально)\n")
    assert "XL117 C2: action:1.10/when is '2021' in the file, and '2028' in the table" in result.stderr
    assert "XL137 C2: action:1.10/every, which belongs to it, is not brought in either" in result.stderr
    assert path.read_text("utf-8") == before


def test_a_baseline_is_brought_in_with_its_year_or_not_at_all(run: Run, path: Path) -> None:
    undated = PROGRAMME.replace("name: Guests", "name: Guests\n    baseline: {period: undated, value: not-set}")
    path.write_text(undated, "utf-8")
    text = "Показатель;Ед. изм.;Базовое значение 2019\nGuests;;5,5\nJars;;7\n"
    result = bring(run, path, "kpis", text)
    assert "XL117 C3: kpi:K1/baseline/period is 'August 2020' in the file, and '2019' in the table" in result.stderr
    assert "XL137 C3: kpi:K1/baseline/value" in result.stderr
    assert "baseline: {period: 2019, value: 5.5}" in path.read_text("utf-8")
    assert "baseline: {period: 2020-08, value: not-set}" in path.read_text("utf-8")


def test_a_dash_gives_a_baseline_no_year(run: Run, path: Path) -> None:
    path.write_text(
        PROGRAMME.replace("name: Guests", "name: Guests\n    baseline: {period: undated, value: not-set}"), "utf-8"
    )
    before = path.read_text("utf-8")
    assert bring(run, path, "kpis", "Показатель;Ед. изм.;Базовое значение 2019\nGuests;;-\n").exit_code == 0
    assert path.read_text("utf-8") == before


def test_headings_may_take_two_rows(run: Run, path: Path) -> None:
    text = "№;Показатель;Ед. изм.;План;;Факт\n;;;2023;2024;2023\n1;2;3;4;5;6\n;Beds;шт.;5;6;7\n"
    assert bring(run, path, "kpis", text).exit_code == 0
    loaded = load(path)
    assert loaded.program is not None
    assert loaded.actuals is not None
    beds = loaded.program.kpis[-1]
    assert [(str(one.period), str(one.value)) for one in beds.targets] == [("2023", "5"), ("2024", "6")]
    assert [(str(one.period), str(one.value)) for one in loaded.actuals.kpis["K3"]] == [("2023", "7")]


@pytest.mark.parametrize(
    ("heading", "target", "actual"),
    [("2023 (прогноз)", "5", ""), ("Факт за 2023 г.", "", "5"), ("План на 2023 год", "5", ""), ("2023 г. (факт)", "", "5")],
)
def test_headings_of_a_year_are_read_however_they_are_worded(
    run: Run, path: Path, heading: str, target: str, actual: str
) -> None:
    assert bring(run, path, "kpis", f"Показатель;Ед. изм.;{heading}\nBeds;шт.;5\n").exit_code == 0
    loaded = load(path)
    assert loaded.program is not None
    assert "".join(str(one.value) for one in loaded.program.kpis[-1].targets) == target
    assert "".join(str(one.value) for one in (loaded.actuals.kpis["K3"] if loaded.actuals else ())) == actual


def test_a_column_that_is_there_twice_is_read_once_and_told(run: Run, path: Path) -> None:
    result = bring(run, path, "kpis", "Показатель;Ед. изм.;2023;2023 план\nBeds;шт.;5;5\nBooks;шт.;6;\n")
    assert result.exit_code == 0
    assert "warning XL140 D1: the column '2023 план' is of the same as the column '2023' in C1, which is read" in result.stderr
    assert "XL118" not in result.stderr
    assert ("targets: {2023: 5}" in path.read_text("utf-8"), "targets: {2023: 6}" in path.read_text("utf-8")) == (True, True)


@pytest.mark.parametrize(("first", "other"), [("5", "5"), ("", "(empty)")])
@pytest.mark.parametrize("heading", ["2023", "2023 план"])
def test_of_two_columns_of_a_year_that_differ_neither_is_read(run: Run, path: Path, first: str, other: str, heading: str) -> None:
    rows = f"Beds;шт.;{first};6\nBooks;шт.;7;7\nJars;;{first};6\n"
    result = bring(run, path, "kpis", f"Показатель;Ед. изм.;2023;{heading}\n{rows}")
    assert result.exit_code == 1
    assert f"error XL141 D2: '6' here, and '{other}' in C2, although the columns are of the same" in result.stderr
    assert "XL122 2" in result.stderr
    text = path.read_text("utf-8")
    assert ("Beds" in text, "Books" in text, text.count("2023: ")) == (False, True, 1)


def test_of_two_columns_that_are_named_differently_the_first_is_read(run: Run, path: Path) -> None:
    result = bring(run, path, "roadmap", "Мероприятие;Срок;Ответственный;Исполнитель\nDrink;2022;Club;Firm\n")
    assert (result.exit_code, "XL140 D1" in result.stderr, "XL141" in result.stderr) == (0, True, False)
    assert "responsible: [club]" in path.read_text("utf-8").partition("Drink")[2]


FIRMS = PROGRAMME.replace("name: Firm", "name: ООО «Медицинский центр «Блеск»").replace(
    "kpis:", "    - {id: other, name: 'ИП Окно'}\nkpis:"
)


@pytest.mark.parametrize(
    "name",
    [
        'ООО "Медицинский центр "Блеск"',
        "ООО Медицинский центр Блеск",
        "медицинский  центр “блеск”",
        "Общество с ограниченной ответственностью «Медицинский центр «Блеск»",
    ],
)
def test_firms_are_known_however_their_names_are_written(run: Run, path: Path, name: str) -> None:
    path.write_text(FIRMS, "utf-8")
    result = bring(run, path, "participants", f"Наименование\tВид\n{name}\tcompany\n".replace('"', "„"))
    assert (result.exit_code, "is read as ООО" in result.stderr, "participant:firm" in result.stderr) == (0, True, False)
    assert "kind: company" in path.read_text("utf-8").partition("id: other")[0]


def test_what_looks_like_what_is_there_is_told(run: Run, path: Path) -> None:
    path.write_text(FIRMS, "utf-8")
    result = bring(run, path, "participants", "Наименование;Вид\nООО Окно;company\nМедицинский центр;company\n")
    assert "warning XL133 2: 'ООО Окно' is taken for new, although it looks like participant:other" in result.stderr
    assert "warning XL133 3: 'Медицинский центр' is taken for new, although it looks like participant:firm" in result.stderr
    assert result.stderr.endswith("2 brought in\n")


def test_a_row_that_is_there_twice_is_read_once(run: Run, path: Path) -> None:
    text = "№;Показатель;Ед. изм.;Факт 2020\n;Jars;шт.;5\n;Beds;шт.;1\n;«Jars»;шт.;6\n;beds;шт.;2\n"
    result = bring(run, path, "kpis", text)
    assert ("XL134 4: '«Jars»' is in row 2 already" in result.stderr, "XL134 5: 'beds' is in row 3" in result.stderr) == (
        True,
        True,
    )
    actuals = load(path).actuals
    assert actuals is not None
    assert {id: str(series[0].value) for id, series in actuals.kpis.items()} == {"K1": "5", "K3": "1"}


def test_words_that_managers_use_are_understood(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("role: core", "role: core, kind: company"), "utf-8")
    text = "Наименование;Вид;Роль;Статус\nНовый;Компания;Якорный;действующий\nДругой;компания;основная;потенциальный\n"
    assert bring(run, path, "participants", text).exit_code == 0
    loaded = load(path)
    assert loaded.program is not None
    new = [(one.kind, str(one.role), str(one.status)) for one in loaded.program.participants.members[1:]]
    assert new == [("company", "core", "actual"), ("company", "core", "potential")]


DIRECTIONS = PROGRAMME.replace(
    "[{id: D1, title: Food}]",
    "[{id: D1, code: '1.', title: Food and other things}, {id: D2, code: '2.', title: Marketing of honey}]",
)


def test_new_actions_stand_in_the_direction_of_the_heading_above_or_of_their_number(run: Run, path: Path) -> None:
    path.write_text(DIRECTIONS, "utf-8")
    text = "№;Мероприятие;Срок\n1.11;Eat;2022\n;Направление 2. Marketing of honey;\n;Sell;2022\n2.7;Praise;2022\nНаправление 1;;\n;Bake;2023\n"
    result = bring(run, path, "roadmap", text)
    assert "XL113 A2: '1.…' is read as Food and other things" in result.stderr
    assert "XL113 3: 'Направление 2. Marketing of honey' is read as Marketing of honey" in result.stderr
    loaded = load(path)
    assert loaded.program is not None
    new = [(one.id, one.title, one.direction.id if one.direction else "") for one in loaded.program.roadmap.actions[1:]]
    assert new == [("1.11", "Eat", "D1"), ("A1", "Sell", "D2"), ("2.7", "Praise", "D2"), ("1.12", "Bake", "D1")]


def test_a_number_that_only_counts_the_rows_is_no_id(run: Run, path: Path) -> None:
    assert bring(run, path, "roadmap", "№;Мероприятие;Срок\n3;Eat;2022\n4;Drink;2022\n").exit_code == 0
    loaded = load(path)
    assert loaded.program is not None
    assert [one.id for one in loaded.program.roadmap.actions] == ["1.10", "A1", "A2"]


def test_a_number_and_a_heading_that_contradict_hold_a_row_back(run: Run, path: Path) -> None:
    path.write_text(DIRECTIONS, "utf-8")
    result = bring(run, path, "roadmap", "№;Мероприятие;Срок\n;Marketing of honey;\n1.11;Eat;2022\n")
    assert "XL135 A3: '1.11' may mean any of direction:D1, direction:D2" in result.stderr
    assert path.read_text("utf-8") == DIRECTIONS


def test_what_is_passed_over_is_told(run: Run, path: Path) -> None:
    text = "№;Показатель;Ед. изм.;2023\n;Beds;шт.;5\n;Итого;;5\n;Примечание: по данным ЦКР;;\n;;шт.;5\n4;;;\n"
    result = bring(run, path, "kpis", text)
    assert "XL136 3: 'Итого' is taken for a heading, a sum or a remark" in result.stderr
    assert "XL136 4: 'Примечание: по данным ЦКР' is taken" in result.stderr
    assert "error XL111 5: Показатель is missing" in result.stderr
    assert result.stderr.endswith("1 brought in\n")


def test_other_sheets_are_told(run: Run, path: Path) -> None:
    book = Workbook()
    for row in (["Indicator", "Unit", "2023"], ["Beds", "pcs", 5]):
        book.worksheets[0].append(row)
    book.create_sheet("2024").append(["Indicator", "Unit", "2024"])
    book.create_sheet("empty")
    book.save(path.with_name("beds.xlsx"))
    result = run("import", path.with_name("beds.xlsx"), "--into", path, "--table", "kpis")
    assert "warning XL138 2024: the sheet is not read; the table was found on 'Sheet'" in result.stderr
    assert result.stderr.count("XL138") == 1


def test_nothing_is_told_of_what_is_read_as_it_stands_and_the_same_assumption_is_told_once(run: Run, path: Path) -> None:
    text = "Показатель;Ед. изм.;2021;2022;2023;Факт 2021;Факт 2022\nBeds;шт.;5,5;15–20;не задано;-;-\n"
    result = bring(run, path, "kpis", text)
    assert [line for line in result.stderr.splitlines() if "XL" in line] == [
        "table.csv: advice XL113 F2, G2: '-' is read as not-reported".replace("table.csv", str(path.with_name("table.csv"))),
    ]


def test_both_values_that_differ_are_told_in_the_words_of_the_language(run: Run, path: Path) -> None:
    result = bring(run, path, "participants", "Участник;Роль\nFirm;обеспечивающая\n", "--lang", "ru")
    assert "в файле «основная деятельность», а в таблице «обеспечивающая деятельность»" in result.stderr


def test_a_name_that_says_more_than_that_of_its_number_is_another_one(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("name: Jars", "name: Jars of honey"), "utf-8")
    result = bring(run, path, "kpis", "№;Показатель;Факт 2020\nK1;Jars of honey that won a prize;5\n")
    assert ("XL132 2" in result.stderr, load(path).actuals) == (True, None)


@pytest.mark.parametrize("unit", ["случаев на 10 тыс. человек", "случаев на 100 тыс. человек", "случаев на млн человек", "тыс. случаев"])
def test_rates_are_not_taken_for_each_other(run: Run, path: Path, unit: str) -> None:
    path.write_text(PROGRAMME.replace("name: Guests", "name: Guests\n    unit: случаев на тыс. человек"), "utf-8")
    result = bring(run, path, "kpis", f"Показатель;Ед. изм.;Факт 2020\nGuests;{unit};5\n")
    assert ("XL131 B2" in result.stderr, load(path).actuals) == (True, None)


def test_the_numbers_of_the_columns_are_no_element(run: Run, path: Path) -> None:
    result = bring(run, path, "kpis", ";№;Показатель;Ед. изм.;2023\n;1;2;3;4\n;;Beds;шт.;5\n")
    assert result.stderr.endswith("1 brought in\n")


def test_a_row_that_is_only_numbered_is_no_heading(run: Run, path: Path) -> None:
    path.write_text(DIRECTIONS, "utf-8")
    assert bring(run, path, "roadmap", "№;Мероприятие;Срок\n2;;\n;Eat;2022\n").exit_code == 0
    assert "direction" not in path.read_text("utf-8").partition("Eat")[2]


def test_a_heading_that_is_no_direction_ends_the_one_before(run: Run, path: Path) -> None:
    path.write_text(DIRECTIONS, "utf-8")
    assert bring(run, path, "roadmap", "№;Мероприятие;Срок\n;Marketing of honey;\n;Прочее;\n;Eat;2022\n").exit_code == 0
    assert "direction" not in path.read_text("utf-8").partition("Eat")[2]


def test_a_column_without_a_heading_is_told_if_it_says_something(run: Run, path: Path) -> None:
    result = bring(run, path, "kpis", "Показатель;Ед. изм.;2023;;\nBeds;шт.;5;6;\n")
    assert "warning XL118 D1: the column '(empty)' is not read" in result.stderr
    assert "E1" not in result.stderr


def test_how_often_something_recurs_is_filled_in_where_only_that_is_said(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("      every: half-year   # often\n", ""), "utf-8")
    result = bring(run, path, "roadmap", "№;Мероприятие;Срок\n1.10;Cook;Ежеквартально\n")
    assert result.exit_code == 0
    assert "when: 2021\n      every: quarter" in path.read_text("utf-8")


@pytest.mark.parametrize("unit", ["тыс.руб.", "тыс. рублей", "Thousand roubles"])
def test_a_new_indicator_has_the_unit_of_the_others_however_it_is_written(run: Run, path: Path, unit: str) -> None:
    path.write_text(KRUB, "utf-8")
    result = bring(run, path, "kpis", f"Показатель;Ед. изм.;2023\nIncome;{unit};5\n")
    assert f"XL113 B2: '{unit}' is read as тыс. руб." in result.stderr
    assert "unit: тыс. руб." in path.read_text("utf-8").partition("Income")[2]


def test_a_unit_that_nobody_has_is_told(run: Run, path: Path) -> None:
    path.write_text(KRUB, "utf-8")
    result = bring(run, path, "kpis", "Показатель;Ед. изм.;2023\nIncome;центнеров;5\n")
    assert "XL113 B2: 'центнеров' is read as a unit that is new to the programme" in result.stderr


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_a_table_below_a_title_is_read_whatever_separates_its_cells(run: Run, path: Path, separator: str) -> None:
    text = "Показатели; план, факт\n" + "Показатель|Ед. изм.|2023\nBeds|шт.|5\n".replace("|", separator)
    assert bring(run, path, "kpis", text).exit_code == 0
    assert "targets: {2023: 5}" in path.read_text("utf-8")


def test_rows_that_are_not_read_are_told(run: Run, path: Path) -> None:
    result = bring(run, path, "kpis", "Показатель;Ед. изм.;2023\nBeds;шт.;5\n" + "\n" * 20_000 + "Books;шт.;6\n")
    assert "XL115" in result.stderr


def test_a_name_counts_more_than_a_number_and_that_is_told(run: Run, path: Path) -> None:
    result = bring(run, path, "kpis", "№;Показатель;Факт 2020\nK2;Jars;5\n")
    assert "warning XL139 2: the name is that of kpi:K1, and the number K2 that of kpi:K2" in result.stderr
    actuals = load(path).actuals
    assert actuals is not None
    assert list(actuals.kpis) == ["K1"]


def test_a_quotation_mark_that_nothing_closes_swallows_no_rows(run: Run, path: Path) -> None:
    before = path.read_text("utf-8")
    done = bring(run, path, "kpis", '№;Показатель;Ед. изм.;2027\n91;"Новый;%;5\n92;Ещё;%;1\n')
    assert (done.exit_code, path.read_text("utf-8")) == (1, before)
    assert "nothing closes" in done.stderr


def bring_book(run: Run, path: Path, table: str, *rows: list[object], form: str = "General") -> Result:
    """Bring in a workbook of rows, whose cells with numbers and days have a number format."""
    book = Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(row)
    for cell in (cell for line in page.iter_rows() for cell in line if not isinstance(cell.value, str)):
        cell.number_format = form
    book.save(path.with_name("table.xlsx"))
    return run("import", path.with_name("table.xlsx"), "--into", path, "--table", table)


@pytest.mark.parametrize(("number", "shown"), [(3_000_000, "3000000"), (1e20, "1" + "0" * 20), (0, "0"), (-1, "-1")])
def test_a_day_that_there_is_not_is_told_and_its_row_held_back(run: Run, path: Path, number: float, shown: str) -> None:
    result = bring_book(run, path, "roadmap", ["Мероприятие", "Срок"], ["Drink", number], ["Eat", 46447], form="dd.mm.yyyy")
    assert result.exit_code == 1
    assert f"XL105 Sheet!B2: '{shown}' is no day" in result.stderr
    assert "the cell is shown as a date, and no calendar has such a day" in result.stderr
    assert "XL122 Sheet!2" in result.stderr
    assert "XL120" not in result.stderr
    text = path.read_text("utf-8")
    assert ("Drink" in text, "when: 2027-03-01" in text.partition("Eat")[2]) == (False, True)


@pytest.mark.parametrize("cells", [["=A1", "шт.", 5], ["Beds", "=B1", 5], ["Beds", "шт.", "=2+3"], ["Beds", "шт.", "#DIV/0!"]])
def test_a_new_row_with_a_formula_without_a_value_is_held_back(run: Run, path: Path, cells: list[object]) -> None:
    result = bring_book(run, path, "kpis", ["Показатель", "Ед. изм.", "2021"], cells)
    assert (result.exit_code, "XL120 Sheet!" in result.stderr, "XL122 Sheet!2" in result.stderr) == (1, True, True)
    assert "XL111" not in result.stderr
    assert path.read_text("utf-8") == PROGRAMME


def test_a_formula_without_a_value_does_not_hold_back_the_rest_of_a_known_row(run: Run, path: Path) -> None:
    result = bring_book(run, path, "kpis", ["Показатель", "Факт 2021", "Факт 2022"], ["Jars", "=1+1", 7])
    assert (result.exit_code, "XL120 Sheet!B2" in result.stderr, "XL122" in result.stderr) == (1, True, False)
    actuals = load(path).actuals
    assert actuals is not None
    assert [(str(one.period), str(one.value)) for one in actuals.kpis["K1"]] == [("2022", "7")]


def test_nothing_is_told_of_formulas_in_rows_that_are_not_read(run: Run, path: Path) -> None:
    result = bring_book(run, path, "kpis", ["Показатель", "Ед. изм.", "2021"], ["Beds", "шт.", 5], ["Итого", "", "=SUM(C2:C2)"])
    assert (result.exit_code, "XL120" in result.stderr, "XL136 Sheet!3" in result.stderr) == (0, False, True)


def test_messages_show_the_beginning_of_a_long_text(run: Run, path: Path) -> None:
    result = bring(run, path, "roadmap", f"Мероприятие;Срок\nDrink;{'9' * 400}\n")
    assert ("9" * 100 in result.stderr, "9" * 200 in result.stderr) == (True, False)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_unicode_text_as_spreadsheets_save_it_is_read(run: Run, path: Path, encoding: str) -> None:
    given = path.with_name("table.txt")
    mark = "" if encoding == "utf-16" else "\ufeff"
    given.write_bytes(f"{mark}Показатель\tЕд. изм.\t2021\r\nКойки\tшт.\t5\r\n".encode(encoding))
    assert run("import", given, "--into", path, "--table", "kpis").exit_code == 0
    assert "Койки" in path.read_text("utf-8")
    assert "it is a text" in run("import", given, "--into", path).stderr


@pytest.mark.parametrize("data", ["Показатель;2021\nКойки;5\n".encode("utf-16-le"), b"a;b\0;c\n1;2;3\n", b"\xff\xfea"])
def test_a_text_that_nobody_can_read_is_told_with_how_to_save_it(run: Run, path: Path, data: bytes) -> None:
    given = path.with_name("table.csv")
    given.write_bytes(data)
    result = run("import", given, "--into", path, "--table", "kpis")
    assert "XL101 this is no workbook that can be read: it is neither a workbook nor a text in UTF-8" in result.stderr
    assert "save the table as .xlsx, or as CSV in UTF-8" in result.stderr


def test_a_cell_that_no_spreadsheet_can_hold_is_told(run: Run, path: Path) -> None:
    result = bring(run, path, "kpis", f"Показатель;Ед. изм.;2021\n{'x' * 140_000};шт.;5\n")
    assert (result.exit_code, "a cell holds more than 131072 characters" in result.stderr) == (1, True)


def test_a_long_row_is_no_long_cell(run: Run, path: Path) -> None:
    remarks = ["x" * 30_000] * 5
    result = bring(run, path, "kpis", f"Показатель,Ед. изм.,2021,,,,,\nBeds,шт.,5,{','.join(remarks)}\n")
    assert (result.exit_code, result.stderr.endswith("1 brought in\n")) == (0, True)


@pytest.mark.parametrize(("table", "heading"), [("kpis", "Показатель;2021"), ("roadmap", "Мероприятие;Срок")])
@pytest.mark.parametrize("cell", ["до " * 5000, "1" * 5000, "2021 " * 5000, "I–" * 5000])
def test_a_cell_of_any_length_is_told(run: Run, path: Path, table: str, heading: str, cell: str) -> None:
    result = bring(run, path, table, f"{heading}\nЧто-то новое;{cell}\n", "--dry-run")
    assert (result.exit_code, "XL122" in result.stderr) == (1, True)
