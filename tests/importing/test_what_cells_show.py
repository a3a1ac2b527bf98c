"""What a cell shows is what a free table brings in, whatever is in it; what is refused changes nothing."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from clustermodel import load
from clustermodel.cli import group
from tests.importing.books import PROGRAMME
from tests.importing.test_messy_tables import Run, bring
from tests.importing.test_sides_of_rows import numbers

FORMATS = {"0": 0, "0.0": 1, "0.00": 2, "#,##0": 0, "# ##0.0": 1, "0.00_ ": 2, "#,##0.00;[Red]-#,##0.00": 2, "0.###": 3}
ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(allow_nan=False, allow_infinity=False), st.dates(date(1900, 3, 1), date(2200, 1, 1)),
    st.datetimes(datetime(1900, 3, 1), datetime(2200, 1, 1)), st.times(),  # noqa: DTZ001 - cells have no time zone
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12),
    st.sampled_from(["Показатель", "Ед. изм.", "2021", "План 2022, млн руб.", "факт", "Мероприятие", "Срок", "№", "Итого", "1,5 га", "12%", "-", "н/д", "x", "Участник", "Статус"]),
)  # fmt: skip


def table(path: Path, rows: Any, form: str = "General") -> Path:
    """A workbook of some rows; its numbers have a format."""
    book = Workbook()
    page: Any = book.worksheets[0]
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            page.cell(number, column).value = f"'{value}" if isinstance(value, str) and value.startswith("=") else value
            if isinstance(value, float):
                page.cell(number, column).number_format = form
    book.save(path)
    return path


@settings(max_examples=60)
@given(st.one_of(st.floats(-1e6, 1e6, allow_nan=False), st.floats(-1e40, 1e40), st.just(1e308)), st.sampled_from([*FORMATS]))
def test_no_number_is_brought_in_that_is_not_the_one_shown(tmp_path_factory: pytest.TempPathFactory, value: float, form: str) -> None:
    path = tmp_path_factory.mktemp("t") / "plan.yaml"
    path.write_text(PROGRAMME, "utf-8")
    given_ = table(path.with_suffix(".xlsx"), [["Показатель", "Ед. изм.", "План 2021"], ["Beds", "шт.", value]], form)
    result = CliRunner().invoke(group, ["import", str(given_), "--into", str(path), "--table", "kpis"])
    held = Decimal(f"{value:.15g}")
    if abs(held) >= 10**15:
        assert ("K3" in path.read_text("utf-8")) != ("XL105" in result.stderr)
        return
    shown = held.quantize(Decimal(1).scaleb(-FORMATS[form]), ROUND_HALF_UP)
    assert (Decimal(numbers(path, "K3")[0]["2021"]), "as the cell shows it" in result.stderr) == (shown, shown != held)


@pytest.mark.parametrize(("value", "form", "meant"), [(0.8667, "0%", "87"), (0.105, "0.0%", "10.5"), (1500000, "#,##0,", "1500"), (0.1 + 0.2, "General", "0.3")])
def test_percentages_thousands_and_slips_of_reckoning_are_as_they_are_seen(run: Run, path: Path, value: float, form: str, meant: str) -> None:
    rows = [["Показатель", "Ед. изм.", "План 2021"], ["Beds", "%" if "%" in form else "шт.", float(value)]]
    run("import", table(path.with_suffix(".xlsx"), rows, form), "--into", path, "--table", "kpis")
    assert numbers(path, "K3")[0] == {"2021": meant}


def test_a_number_of_a_row_has_the_noughts_that_are_seen(run: Run, path: Path) -> None:
    rows = [["№", "Мероприятие", "Срок"], [1.1, "Cook", "2021"], [1.2, "Eat", "2022"]]
    result = run("import", table(path.with_suffix(".xlsx"), rows, "0.00"), "--into", path, "--table", "roadmap")
    assert ("XL139" in result.stderr, "action:1.20: Eat" in result.stdout) == (False, True)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(ANYTHING, max_size=5), max_size=6), st.sampled_from(["kpis", "roadmap", "participants"]), st.booleans())
def test_any_mixture_is_read_and_what_brings_in_nothing_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[Any]], kind: str, headed: bool
) -> None:
    path = tmp_path_factory.mktemp("t") / "plan.yaml"
    path.write_text(PROGRAMME, "utf-8")
    heading = {"kpis": ["№", "Показатель", "Ед. изм.", "План 2021", "2022"], "roadmap": ["№", "Мероприятие", "Срок", "Ответственный"], "participants": ["Участник", "Статус", "Роль", "Место", "Вид"]}
    given_ = table(path.with_suffix(".xlsx"), [*([heading[kind]] if headed else []), *rows])
    result = CliRunner().invoke(group, ["import", str(given_), "--into", str(path), "--table", kind, "--lang", "ru"])
    assert (result.exit_code in {0, 1}, isinstance(result.exception, SystemExit | None)) == (True, True)
    if not result.stdout:
        assert (path.read_text("utf-8"), path.with_name("plan.actuals.yaml").exists()) == (PROGRAMME, False)
    assert load(path).program is not None


@pytest.mark.parametrize("rows", [[["Показатель", "Ед. изм.", "План 2021"], ["Beds", "шт.", "рост"]], [["Показатель", "План 2021"], ["Jars", 7]], [["Итого", 5]]])
def test_an_import_that_is_refused_changes_no_byte(run: Run, path: Path, rows: Any) -> None:
    result = bring(run, path, "kpis", rows)
    assert (result.exit_code, path.read_text("utf-8"), [*path.parent.glob("*.yaml")]) == (1, PROGRAMME, [path])


KRAI = PROGRAMME.replace("participants:", "places: [{id: krai, name: Ставропольский край, kind: region}, {id: spa, name: Ессентуки, kind: city, within: krai}, {id: sea, name: Сочи, kind: city}]\nparticipants:")


@pytest.mark.parametrize(("place", "code"), [("Ставропольский край, г. Ессентуки", ""), ("г. Ессентуки; Ставропольский край", ""), ("Ессентуки, Сочи", "XL105"), ("Ессентуки, ул. Мира", "XL105")])
def test_of_places_within_each_other_the_narrowest_counts_and_of_others_none(run: Run, path: Path, place: str, code: str) -> None:
    path.write_text(KRAI, "utf-8")
    result = bring(run, path, "participants", [["Участник", "Город"], ["ООО Вода", place], ["ООО Соль", "Сочи"]])
    text = path.read_text("utf-8")
    assert ("place: spa" in text, "Вода" in text, "place: sea" in text, "XL112" in result.stderr) == (not code, not code, True, False)
    assert ("XL105" in result.stderr, "XL113" in result.stderr) == (bool(code), not code)


@pytest.mark.parametrize(("heading", "text", "meant"), [("Plan 2021", "1,250", None), ("Plan 2021", "1,25", "1.25"), ("Plan 2021", "0,125", "0.125"), ("План 2021", "1,250", "1.250")])
def test_a_comma_of_an_english_table_that_may_part_thousands_is_asked_for(run: Run, path: Path, heading: str, text: str, meant: str | None) -> None:
    rows = [["Indicator" if heading.isascii() else "Показатель", "Unit" if heading.isascii() else "Ед. изм.", heading], ["Beds", "pcs", text]]
    result = bring(run, path, "kpis", rows)
    assert ("if 1250 is meant, write it without the comma; if 1.250, with a point" in result.stderr) == (meant is None)
    assert (f"targets: {{2021: {meant}}}" in path.read_text("utf-8")) == (meant is not None)


SHOWN = [
    ('0" чел."', 120, "120", "чел."), ('0.0"%"', 12.5, "12.5", "%"), ("#,##0.00\\ [$₽-419]", 1500, "1500", "₽"), ("0\\ \\ш\\т", 7, "7", "шт"),
    ('"около "0', 40, "~40", None), ('"≈"0', 40, "~40", None), ('0" чел."', 98.6, "99", "чел."), ('0"."', 5, "5", None),
    ('[Red]0" {x}"', 5, "5", None), ('0.0" чел.";"нет"', 5, "5", "чел."),
]  # fmt: skip


@pytest.mark.parametrize("case", SHOWN)
def test_what_a_number_format_writes_around_a_number_counts(run: Run, path: Path, case: tuple[str, float, str, str | None]) -> None:
    form, held, number, unit = case
    result = bring(run, path, "kpis", [["Показатель", "План 2021", "Ед. изм."], ["Beds", held, None], ["Books", 3, "шт."]], formats={"B2": form})
    loaded = load(path)
    assert loaded.program is not None
    beds = next((one for one in loaded.program.kpis if one.name == "Beds"), None)
    assert (beds and str(beds.targets[0].value), beds and beds.unit) == (number, unit)
    assert ("is read as numbers in" in result.stderr) == (unit is not None)


def test_the_unit_of_a_number_format_is_converted_to_that_of_the_programme(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("name: Guests", "name: Guests\n    unit: тыс. руб."), "utf-8")
    result = bring(run, path, "kpis", [["Показатель", "Факт 2021"], ["Guests", 1.5]], formats={"B2": '0.0" млн руб."'})
    loaded = load(path)
    assert loaded.actuals is not None
    assert (str(loaded.actuals.kpis["K2"][0].value), "XL113 Л!B2: '1.5 млн руб.' is read as 1,500" in result.stderr) == ("1500", True)


def test_a_number_format_without_end_does_not_keep_anybody_waiting(run: Run, path: Path) -> None:
    bring(run, path, "kpis", [["Показатель", "Ед. изм.", "План 2021"], ["Beds", "шт.", 5]], formats={"C2": "[$" * 3000})
    assert "targets: {2021: 5}" in path.read_text("utf-8")


def test_notes_of_cells_are_told(run: Run, path: Path) -> None:
    rows = [["Показатель", "Ед. изм.", "План 2021"], ["Beds", "шт.", 5], ["Books", "шт.", 5]]
    result = bring(run, path, "kpis", rows, notes={"C2": "Doubtful.", "C3": "Sure.", "A1": "As approved."})
    assert "advice XL146 Л!A1, C2:C3: what is written in the notes of cells is not read" in result.stderr
    assert "XL146" not in bring(run, path, "kpis", rows).stderr
