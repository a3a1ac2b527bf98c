"""`clustermodel import`: what is edited in a workbook comes back into the files, and nothing else."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from clustermodel import import_workbook, load
from clustermodel.importing import save
from tests.importing.books import PROGRAMME, edit_book, write_book

Run = Callable[..., Result]
ROOT = Path(__file__).parents[2]
ANEW = "Export the workbook anew before you go on in it.\n"


def bring(run: Run, path: Path, edits: dict[tuple[str, str, str], Any], *options: str, language: str = "en") -> Result:
    return run("import", write_book(path, edits, language), "--into", path, *options)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["programs/medical_tourism", "examples/dairy/dairy_valley", "examples/minimal"])
def test_a_workbook_that_nobody_edited_changes_nothing(run: Run, tmp_path: Path, name: str, language: str) -> None:
    path = tmp_path / "plan.yaml"
    shutil.copy(ROOT / f"{name}.yaml", path)
    beside = ROOT / f"{name}.actuals.yaml"
    if beside.exists():
        shutil.copy(beside, tmp_path / "plan.actuals.yaml")
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    book = write_book(path, language=language)
    load_workbook(book).save(book)  # another program writes it down in its own way
    result = run("import", book, "--into", path)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "0 brought in\n")
    assert run("import", book, "--into", path, "--lang", "ru").stderr == "внесено 0 изменений\n"
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir() if one != book} == before


def test_numbers_and_dates_come_back_and_every_other_byte_stays(run: Run, path: Path) -> None:
    edits = {
        ("KPIs", "K1", "Plan 2021"): 14.5, ("KPIs", "K1", "Baseline"): "~3", ("KPIs", "K2", "Plan 2021"): 8,
        ("KPIs", "K2", "Plan 2022"): "130..", ("Roadmap", "1.10", "When"): "01.02.2022", ("Roadmap", "1.10", "Until"): "2022-H1",
        ("Roadmap", "1.10", "How often"): "every quarter", ("Participants", "firm", "Status"): "former",
    }  # fmt: skip
    result = bring(run, path, edits)
    told, _, counted = result.stderr.partition("correct it in the file\n")
    assert (result.exit_code, told.count("XL147"), told.count("XL"), counted) == (0, 1, 1, f"8 brought in\n{ANEW}")
    assert "KPIs!G4  kpi:K1/targets/2021: 12 → 14.5" in result.stdout.splitlines()
    expected = (
        PROGRAMME.replace("{2021: 12,", "{2021: 14.5,")
        .replace("value: not-set", "value: ~3")
        .replace("value: 7.50, notes: [Doubtful.]}", "value: 8, notes: [Doubtful.]}\n      - {period: 2022, value: 130..}")
        .replace("when: 2021\n      every: half-year   # often", "when: 2022-02-01\n      every: quarter   # often\n      until: 2022-H1")
        .replace("role: core}", "role: core, status: former}")
    )
    assert path.read_text("utf-8") == expected
    assert not path.with_name("plan.actuals.yaml").exists()


def test_actuals_and_statuses_go_to_the_file_beside_which_is_made(run: Run, path: Path) -> None:
    edits = {
        ("Показатели", "K1", "Факт 2021"): 11, ("Показатели", "K1", "Факт 2022"): "не представлено",
        ("Исполнение", "1.10 II полугодие 2021 г.", "Статус"): "Выполнено", ("Исполнение", "1.10 II полугодие 2021 г.", "Дата"): "15.12.2021",
        ("Исполнение", "1.10 II полугодие 2021 г.", "Результат"): "Two: dishes", ("Исполнение", "1.10 II полугодие 2021 г.", "Результат в числах"): 2,
        ("Исполнение", "1.10 I полугодие 2021 г.", "Статус"): "отменено",
    }  # fmt: skip
    assert bring(run, path, edits, language="ru").exit_code == 0
    assert path.read_text("utf-8") == PROGRAMME
    actuals = load(path).actuals
    assert actuals is not None
    assert [(str(one.period), str(one.value)) for one in actuals.kpis["K1"]] == [("2021", "11"), ("2022", "not-reported")]
    first, second = actuals.actions["1.10"]
    assert (str(first.period), first.status) == ("2021-H1", "cancelled")
    assert (str(second.date), second.status) == ("2021-12-15", "done")
    assert second.result is not None
    assert (second.result.text, str(second.result.value)) == ("Two: dishes", "2")


def test_actuals_that_are_there_are_kept_and_may_lie_elsewhere(run: Run, path: Path) -> None:
    text = "format: clustermodel-actuals/1\nprogram: p\nkpis:\n  K1: [{period: 2022, value: 3}]  # sure\n"
    elsewhere = path.with_name("reports.yaml")
    elsewhere.write_text(text, "utf-8")
    result = bring(run, path, {("KPIs", "K1", "Actual 2021"): 2, ("KPIs", "K2", "Actual 2021"): 1}, "--actuals", str(elsewhere))
    assert result.exit_code == 0
    expected = text.replace("[{", "[{period: 2021, value: 2}, {") + "  K2: [{period: 2021, value: 1}]\n"
    assert elsewhere.read_text("utf-8").replace("\n    - {period: 2021, value: 1}", " [{period: 2021, value: 1}]") == expected


def test_actuals_that_are_written_in_short_stay_so(run: Run, path: Path) -> None:
    beside = path.with_name("plan.actuals.yaml")
    beside.write_text("format: clustermodel-actuals/1\nprogram: p\nkpis:\n  K1: {2022: 3}  # sure\n", "utf-8")
    assert bring(run, path, {("KPIs", "K1", "Actual 2021"): 2, ("KPIs", "K1", "Actual 2022"): 4}).exit_code == 0
    assert beside.read_text("utf-8").splitlines()[-1] == "  K1: {2021: 2, 2022: 4}  # sure"


def test_new_rows_become_new_elements(run: Run, path: Path) -> None:
    edits = {
        ("KPIs", "+", "ID"): "K3", ("KPIs", "+", "Indicator"): "Beds: new", ("KPIs", "+", "Plan 2022"): "12,5",
        ("KPIs", "+", "Unit"): "beds", ("KPIs", "+", "Actual 2021"): 4, ("KPIs", "+", "Responsible"): "club",
        ("Roadmap", "+", "ID"): "1.11", ("Roadmap", "+", "Action"): "Eat", ("Roadmap", "+", "When"): "2022",
        ("Roadmap", "+", "Direction"): "D1", ("Participants", "+", "ID"): "inn", ("Participants", "+", "Name"): "Inn",
        ("Participants", "+", "Role"): "core",
    }  # fmt: skip
    result = bring(run, path, edits)
    assert (result.exit_code, result.stderr) == (0, f"4 brought in\n{ANEW}")
    loaded = load(path)
    assert loaded.program is not None
    assert loaded.program.kpis[-1].name == "Beds: new"
    assert [str(one.value) for one in loaded.program.kpis[-1].targets] == ["12.5"]
    assert [one.title for one in loaded.program.roadmap.actions] == ["Cook", "Eat"]
    assert loaded.program.participants.members[-1].role == "core"
    assert loaded.actuals is not None
    assert "K3" in loaded.actuals.kpis
    assert path.read_text("utf-8").startswith(PROGRAMME[: PROGRAMME.index("kpis:")].removesuffix("\n"))


def test_a_new_row_without_an_id_gets_the_next_one_which_is_told_once_and_for_all(run: Run, path: Path) -> None:
    edits = {
        ("KPIs", "+", "Indicator"): "Beds", ("KPIs", "+", "Plan 2022"): 5, ("Roadmap", "+", "Action"): "Eat",
        ("Roadmap", "+", "Direction"): "D1",
    }  # fmt: skip
    result = bring(run, path, edits)
    assert (result.exit_code, result.stderr.splitlines()[-2]) == (0, "2 brought in")
    assert "KPIs!6  + kpi:K3: Beds\n" in result.stdout
    assert "+ action:1.11: " in result.stdout
    before = path.read_bytes()
    again = run("import", path.with_suffix(".xlsx"), "--into", path)
    assert (again.exit_code, again.stderr.splitlines()[-1], path.read_bytes()) == (0, "0 brought in", before)


def test_a_new_action_is_numbered_on_in_its_direction(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("title: Food}", "title: Food}, {id: D2, title: Rest}") + '    - {id: "2.3", direction: D2, title: Sleep}\n')
    bring(run, path, {("Roadmap", "+", "Action"): "Eat", ("Roadmap", "+", "Direction"): "Food"})
    program = load(path).program
    assert program is not None
    assert [one.id for one in program.roadmap.actions] == ["1.10", "2.3", "1.11"]


def test_a_new_row_is_not_given_the_id_of_another_new_one(run: Run, path: Path) -> None:
    book = write_book(path)
    made: Any = load_workbook(book)
    for row, (id, name) in enumerate([(None, "Beds"), ("K3", "Rooms"), (None, "Keys")], 6):
        made["KPIs"].cell(row, 1).value, made["KPIs"].cell(row, 2).value = id, name
    made.save(book)
    assert run("import", book, "--into", path).exit_code == 0
    program = load(path).program
    assert program is not None
    assert {one.name: one.id for one in program.kpis[2:]} == {"Beds": "K4", "Rooms": "K3", "Keys": "K5"}


def test_a_participant_gets_an_id_although_the_others_have_names_for_ids(run: Run, path: Path) -> None:
    result = bring(run, path, {("Participants", "+", "Name"): "Inn"})
    assert (result.exit_code, "+ participant:P1: Inn\n" in result.stdout) == (0, True)
    assert "name: Inn\n      judged: [name]" in path.read_text("utf-8")


def test_what_is_brought_in_twice_is_brought_in_once(run: Run, path: Path) -> None:
    edits = {
        ("KPIs", "+", "ID"): "K3", ("KPIs", "+", "Indicator"): "Beds", ("KPIs", "+", "Unit"): "beds",
        ("KPIs", "K1", "Plan 2021"): 3,
    }  # fmt: skip
    assert bring(run, path, edits).stderr == f"2 brought in\n{ANEW}"
    before = path.read_bytes()
    result = run("import", path.with_suffix(".xlsx"), "--into", path)
    assert (result.exit_code, result.stderr, path.read_bytes()) == (0, "0 brought in\n", before)


def test_a_conflict_is_shown_and_not_overwritten_while_the_rest_is_brought_in(run: Run, path: Path) -> None:
    book = write_book(path, {("KPIs", "K1", "Plan 2021"): 15, ("KPIs", "K1", "Plan 2022"): 30})
    path.write_text(PROGRAMME.replace("2021: 12,", "2021: 13,"), "utf-8")
    result = run("import", book, "--into", path)
    assert result.exit_code == 1
    assert "XL106 KPIs!G4: kpi:K1/targets/2021 was '12' at the export, is '13' in the file now, and '15' in the cell" in result.stderr
    assert "targets: {2021: 13, 2022: 30}" in path.read_text("utf-8")


def test_a_value_that_somebody_else_has_changed_alone_stays(run: Run, path: Path) -> None:
    book = write_book(path)
    changed = PROGRAMME.replace("2021: 12,", "2021: 13,")
    path.write_text(changed, "utf-8")
    assert run("import", book, "--into", path).exit_code == 0
    assert path.read_text("utf-8") == changed


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        (("KPIs", "K1", "Plan 2021"), "many", "KPIs!G4: 'many' is no number"),
        (("Roadmap", "1.10", "When"), "soon", "Roadmap!D4: 'soon' is no period"),
        (("Roadmap", "1.10", "How often"), "often", "Roadmap!E4: 'often' is no"),
        (("Execution", "1.10 H1 2021", "Date"), "2021-05", "Execution!E4: status is missing"),
        (("Execution", "1.10 H1 2021", "Status"), "perhaps", "write planned, running, done or cancelled"),
        (("Roadmap", "1.10", "When"), "03/04/2026", "write 2021, H1 2021"),
        (("KPIs", "K1", "Plan 2021"), None, "KPIs!G4: '12' was deleted here, and stays in the file"),
        (("KPIs", "+", "Plan 2022"), 5, "KPIs!6: Indicator is missing"),
        (("KPIs", "+", "ID"), "№ 8", "KPIs!A6: '№ 8' is no id"),
    ],
)
def test_a_bad_cell_is_named_and_changes_nothing(run: Run, path: Path, cell: tuple[str, str, str], value: object, said: str) -> None:
    result = bring(run, path, {cell: value})
    assert said in result.stderr
    assert "plan.xlsx: " in result.stderr
    assert path.read_text("utf-8") == PROGRAMME


def test_a_new_row_with_the_id_of_something_else_or_a_lost_reference_is_refused(run: Run, path: Path) -> None:
    taken = {("KPIs", "+", "ID"): "K3", ("KPIs", "+", "Indicator"): "Beds"}
    lost = {("Roadmap", "+", "ID"): "2", ("Roadmap", "+", "Action"): "Eat", ("Roadmap", "+", "Responsible"): "nobody"}
    book = write_book(path, {**taken, **lost})
    path.write_text(PROGRAMME.replace("K2", "K3"), "utf-8")
    result = run("import", book, "--into", path)
    assert "XL110" in result.stderr
    assert "'nobody' is no id of an element" in result.stderr
    assert path.read_text("utf-8") == PROGRAMME.replace("K2", "K3")


def test_sorted_rows_are_still_known_and_lost_ones_are_reported(run: Run, path: Path) -> None:
    book = write_book(path)
    made = load_workbook(book)
    page = made["KPIs"]
    for column in range(1, page.max_column + 1):
        first, second = page.cell(4, column), page.cell(5, column)
        first.value, second.value = second.value, first.value
    page.cell(5, 7).value = 99
    made.save(book)
    assert run("import", book, "--into", path).exit_code == 0
    assert "targets: {2021: 99, 2022: 25..29}" in path.read_text("utf-8")
    edit_book(book, {("KPIs", "K2", "ID"): "K9"})
    result = run("import", book, "--into", path)
    assert "a row of the export is not there any more: K2" in result.stderr
    assert "K9" not in path.read_text("utf-8")


PRINTED = PROGRAMME.replace("every: half-year   # often", "every: half-year   # often\n      printed: {when: 2021 and on}").replace(
    "targets: {2021: 12, 2022: 25..29}   # two years",
    "targets: {2021: 12, 2022: 25..29}   # two years\n    printed: {targets: 12 / 25-29}\n    judged: [unit]",
)


def test_the_print_is_not_taken_for_a_value_that_was_brought_in_later(run: Run, path: Path) -> None:
    path.write_text(PRINTED, "utf-8")
    book = write_book(path, {("Roadmap", "1.10", "When"): "2022", ("KPIs", "K1", "Plan 2021"): 99, ("KPIs", "K1", "Plan 2022"): 100})
    result = run("import", book, "--into", path)
    assert result.exit_code == 0
    told = "advice XL124 the programme now says something else than what is printed in the document: "
    assert f"{told}kpi:K1/targets, action:1.10/when\n" in result.stderr
    text = path.read_text("utf-8")
    assert "printed: {when: 2021 and on}\n      judged: [when]" in text
    assert "printed: {targets: 12 / 25-29}\n    judged: [unit, targets]" in text
    assert "When: 2022\\, then twice a year" in run("export", path, "--to", "ics", "--as-of", "2021-01-01").stdout
    assert re.search(r"Cook \| 2022‡.*<br>as printed: “2021 and on”", run("export", path, "--to", "markdown").stdout)


def test_a_value_that_stays_leaves_the_print_what_it_is(run: Run, path: Path) -> None:
    path.write_text(PRINTED, "utf-8")
    result = run("import", write_book(path, {("Roadmap", "1.10", "How often"): "quarter"}), "--into", path)
    assert "printed in the document: action:1.10/every\n" in result.stderr
    assert run("import", write_book(path), "--into", path).stderr == "0 brought in\n"


def test_changed_headings_are_reported(run: Run, path: Path) -> None:
    book = write_book(path, {("KPIs", "K1", "Plan 2021"): 99})
    made = load_workbook(book)
    made["KPIs"]["G3"].value = "Plan 2022"
    made.save(book)
    result = run("import", book, "--into", path)
    assert (result.exit_code, "XL109 KPIs!G3" in result.stderr) == (1, True)
    assert path.read_text("utf-8") == PROGRAMME


def test_the_difference_is_shown_and_nothing_written(run: Run, path: Path) -> None:
    edits = {("KPIs", "K1", "Plan 2021"): 99, ("KPIs", "K1", "Actual 2021"): 98}
    shown = bring(run, path, edits, "--diff")
    assert shown.exit_code == 1
    assert "+    targets: {2021: 99, 2022: 25..29}   # two years" in shown.stdout
    assert "+format: clustermodel-actuals/1" in shown.stdout
    said = bring(run, path, edits, "--dry-run")
    assert (said.exit_code, said.stderr) == (0, "2 to be brought in\n")
    assert sorted(one.name for one in path.parent.iterdir()) == ["plan.xlsx", "plan.yaml"]
    assert path.read_text("utf-8") == PROGRAMME


def test_a_workbook_of_another_programme_is_refused(run: Run, path: Path) -> None:
    book = write_book(path, {("KPIs", "K1", "Plan 2021"): 99})
    path.write_text(PROGRAMME.replace("id: p,", "id: q,"), "utf-8")
    result = run("import", book, "--into", path)
    assert (result.exit_code, "XL104" in result.stderr) == (1, True)


def test_a_programme_with_errors_is_mended_first(run: Run, path: Path) -> None:
    book = write_book(path, {("KPIs", "K1", "Plan 2021"): 99})
    broken = PROGRAMME.replace("2021: 12,", "2021: '12,5',")
    path.write_text(broken, "utf-8")
    result = run("import", book, "--into", path)
    assert (result.exit_code, "XL112" in result.stderr, path.read_text("utf-8")) == (1, True, broken)


NUMBERS = st.one_of(
    st.integers(-(10**9), 10**9),
    st.decimals(-1000, 1000, places=2, allow_nan=False).map(float),
    st.sampled_from(["~7", "25..29", "130..", "..7", "over 130", "under 7", "lost", "not applicable", "12,5", "1 619"]),
)
WHENS = st.sampled_from(["2021", "2022-H2", "2021-Q3", "2021-11", "15.12.2021", "2021..2022", "undated", 2022])
STATUSES = st.sampled_from(["planned", "running", "done", "cancelled"])
EDITS = st.fixed_dictionaries(
    {},
    optional={
        **{("KPIs", id, f"{what} {year}"): NUMBERS for id in ("K1", "K2") for what in ("Plan", "Actual") for year in (2021, 2022)},
        ("KPIs", "K1", "Baseline"): NUMBERS,
        ("Roadmap", "1.10", "When"): WHENS,
        ("Roadmap", "1.10", "Until"): WHENS,
        ("Participants", "firm", "Role"): st.sampled_from(["core", "supporting"]),
        **{("Execution", f"1.10 H{half} 2021", "Status"): STATUSES for half in (1, 2)},
    },
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EDITS, st.integers())
def test_random_edits_come_back_to_exactly_these_values(tmp_path: Path, edits: dict[tuple[str, str, str], Any], seed: int) -> None:
    path = tmp_path / f"{random.Random(seed).getrandbits(64)}.yaml"
    path.write_text(PROGRAMME, "utf-8")
    edited = load_workbook(write_book(path, edits))
    brought = import_workbook(load(path), path.with_suffix(".xlsx"))
    assert {one.code for one in brought.diagnostics} <= {"XL147"}  # K2 has a remark on its number of 2021
    save(brought)
    again = load_workbook(write_book(path))
    for place in edits:
        assert canonical(shown(edited, *place)) == canonical(shown(again, *place))
    assert len(brought.changes) <= len(edits)


def shown(book: Any, sheet: str, key: str, heading: str) -> Any:
    columns = {str(cell.value): cell.column for cell in book[sheet][3]}
    width = 2 if " " in key else 1
    rows = {" ".join(str(cell.value) for cell in line[:width]): line[0].row for line in book[sheet].iter_rows(4)}
    return book[sheet].cell(rows[key], columns[heading]).value


def canonical(value: Any) -> Any:
    """What both spellings of a value amount to."""
    texts = {
        "12,5": 12.5, "1 619": 1619, "15.12.2021": "15 Dec 2021", "not applicable": "not-applicable", "2022": 2022, "2021": 2021,
        "2022-H2": "H2 2022", "2021-Q3": "Q3 2021", "2021-11": "November 2021", "2021..2022": "2021–2022",
        "~7": "about 7", "25..29": "25–29", "130..": "at least 130", "..7": "at most 7", "over 130": "more than 130",
        "under 7": "less than 7",
    }  # fmt: skip
    return texts.get(value, value)
