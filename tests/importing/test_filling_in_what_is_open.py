"""What a programme leaves open is filled in where it stands: who is responsible, how values count, what is expected, money."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from openpyxl import load_workbook

from clustermodel import export, load
from clustermodel.model.roadmap import Action, Counted
from clustermodel.views.workbook import forms
from tests.importing.books import Edits, write_book

Run = Callable[..., Result]
PROGRAMME = """\
format: clustermodel/1
program: {id: p, title: Programme, cluster: Cluster, horizon: 2021..2022}
governance: {bodies: [{id: council, kind: council, name: "Council, the first"}, {id: group, kind: group, name: Working group}]}
organizations: [{id: club, name: Club}]
participants:
  members:
    - {id: firm, name: Firm, role: core}
kpis:
  - id: K1
    name: Jars
    targets: {2021: 12}   # one year
  - {id: K2, name: Guests, aggregation: flow, judged: [aggregation], responsible: [council]}
roadmap:
  directions: [{id: D1, title: Food}]
  actions:
    - id: "1.1"
      direction: D1
      title: Cook
      when: 2021
      responsible: {group: {basis: weak, notes: [A guess.]}}   # who else
      result: {text: Soup}
    - id: "1.2"
      direction: D1
      title: Eat
      when: 2022
      responsible: [council]
funding:
  unit: thousand crowns
  sources: [{id: fund, name: Fund}]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "plan.yaml"
    made.write_text(PROGRAMME, "utf-8")
    return made


def opened(path: Path, sheet: str, language: str = "en") -> dict[str, list[Any]]:
    """Heading → what stands in the cells that are open, by row; None for those that are not."""
    made = load_workbook(io.BytesIO(export(load(path), "xlsx", language=language, as_of=date(2024, 1, 1))))[sheet]
    rows = [line for line in made.iter_rows(4) if line[0].value]
    return {
        str(head.value): [None if line[at].protection.locked else line[at].value or "" for line in rows]
        for at, head in enumerate(made[3])
    }


def edited(run: Run, path: Path, edits: Edits, language: str = "en") -> Result:
    return run("import", write_book(path, edits, language), "--into", path, "--lang", language)


def actions(path: Path) -> tuple[Action, ...]:
    program = load(path).program
    assert program is not None
    return program.roadmap.actions


def test_what_the_text_says_is_locked_and_what_it_does_not_say_is_open(path: Path) -> None:
    kpis, roadmap = opened(path, "KPIs"), opened(path, "Roadmap")
    assert kpis["Counted as"] == ["not stated", "the sum over the period"]
    assert kpis["Responsible"] == ["", None]
    assert roadmap["Responsible"] == ["Working group", None]
    assert roadmap["Expected result"] == [None, ""]
    assert roadmap["Taking part"] == roadmap["Unit of the result"] == ["", ""]
    path.write_text(PROGRAMME.replace("title: Programme,", "title: Programme, status: draft,"), "utf-8")
    assert opened(path, "Roadmap")["Responsible"] == ["Working group", "Council, the first"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_names_in_open_cells_that_nobody_edited_change_nothing(run: Run, path: Path, language: str) -> None:
    path.write_text(PROGRAMME.replace("title: Programme,", "title: Programme, status: draft,"), "utf-8")
    before = path.read_bytes()
    result = edited(run, path, {}, language)
    assert result.exit_code == 0
    assert len(result.stderr.splitlines()) == 1  # nothing is brought in
    assert path.read_bytes() == before


def test_who_is_responsible_is_filled_in_by_name_and_marked_as_no_part_of_the_text(run: Run, path: Path) -> None:
    result = edited(run, path, {("KPIs", "K1", "Responsible"): "Council, the first; Club", ("KPIs", "K1", "Counted as"): "the sum over the period"})
    assert result.exit_code == 0
    wanted = PROGRAMME.replace(
        "    targets: {2021: 12}   # one year\n",
        "    aggregation: flow\n    targets: {2021: 12}   # one year\n    responsible: [council, club]\n    judged: [aggregation, responsible]\n",
    )
    assert sorted(path.read_text("utf-8").splitlines()) == sorted(wanted.splitlines())
    assert opened(path, "KPIs")["Responsible"] == ["Council, the first; Club", None]


def test_references_that_stay_keep_what_is_said_of_them(run: Run, path: Path) -> None:
    edited(run, path, {("Roadmap", "1.1", "Responsible"): "Working group; Club"})
    assert "responsible: {group: {basis: weak, notes: [A guess.]}, club: stated}   # who else" in path.read_text("utf-8")
    edited(run, path, {("Roadmap", "1.1", "Responsible"): "Club"})
    assert "responsible: {club: stated}   # who else" in path.read_text("utf-8")


def test_a_draft_marks_nothing_as_no_part_of_the_text(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("title: Programme,", "title: Programme, status: draft,"), "utf-8")
    edited(run, path, {("Roadmap", "1.2", "Responsible"): "Club", ("Roadmap", "1.2", "Taking part"): "firm"})
    assert "responsible: [club]\n      with: [firm]" in path.read_text("utf-8")
    assert "judged: [aggregation]" in path.read_text("utf-8")
    assert path.read_text("utf-8").count("judged") == 1


def test_a_name_that_nobody_has_is_told_with_its_cell_and_the_rest_is_brought_in(run: Run, path: Path) -> None:
    result = edited(run, path, {("KPIs", "K1", "Responsible"): "Club; Nobody", ("KPIs", "K1", "Plan 2021"): 13})
    assert result.exit_code == 1
    assert "XL105 KPIs!" in result.stderr
    assert "'Nobody'" in result.stderr
    assert "targets: {2021: 13}   # one year" in path.read_text("utf-8")
    assert "club" not in path.read_text("utf-8").partition("kpis:")[2]


def test_somebody_who_is_new_in_the_same_workbook_may_be_named(run: Run, path: Path) -> None:
    edits = {("Participants", "+", "ID"): "bakery", ("Participants", "+", "Name"): "Bakery", ("Roadmap", "1.1", "Taking part"): "Bakery"}
    assert edited(run, path, edits).exit_code == 0
    assert "with: [bakery]" in path.read_text("utf-8")


def test_what_somebody_else_has_written_meanwhile_is_not_overwritten(run: Run, path: Path) -> None:
    book = write_book(path, {("KPIs", "K1", "Responsible"): "Club", ("Roadmap", "1.1", "Expected result in figures"): "3 pots"})
    other = PROGRAMME.replace("# one year", "# one year\n    responsible: [group]").replace("{text: Soup}", "{text: Soup, value: 2}")
    path.write_text(other, "utf-8")
    result = run("import", book, "--into", path)
    assert result.exit_code == 1
    assert result.stderr.count("XL106") == 2
    assert "responsible: [group]" in path.read_text("utf-8")


def test_an_expected_result_is_filled_in_with_the_unit_beside_its_number(run: Run, path: Path) -> None:
    edits = {
        ("Roadmap", "1.1", "Expected result in figures"): "3 pots",
        ("Roadmap", "1.2", "Expected result"): "Guests",
        ("Roadmap", "1.2", "Expected result in figures"): "25..29",
    }
    result = edited(run, path, edits)
    assert result.exit_code == 0
    assert result.stderr.count("XL127") == 1  # the number without a unit
    text = path.read_text("utf-8")
    assert "result: {text: Soup, value: 3, unit: pots}" in text
    found = actions(path)[1].result
    assert found is not None
    assert (str(found.text), str(found.value), found.judged) == ("Guests", "25..29", ("text",))


def test_money_is_filled_in_by_source_and_year_in_the_unit_of_the_programme(run: Run, path: Path) -> None:
    edits: Edits = {
        ("Budgets by action", "1.1", "Fund, 2021, thousand crowns"): 12.5,
        ("Budgets by action", "1.2", "Fund, 2022, thousand crowns"): "7 thousand crowns",
    }
    sheet = opened(path, "Budgets by action")
    assert sheet["Fund, 2021, thousand crowns"] == ["", ""]
    assert edited(run, path, edits).exit_code == 0
    budgets = [one.budget["fund"][0] for one in actions(path)]
    assert [(str(one.period), str(one.value)) for one in budgets] == [("2021", "12.5"), ("2022", "7")]


def test_a_programme_without_sources_of_money_gets_them_and_then_the_columns_for_sums(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.partition("funding:")[0], "utf-8")
    result = edited(run, path, {("Sources of funding", "+", "Source of funding"): "County"})
    assert result.exit_code == 0
    assert path.read_text("utf-8").endswith("funding:\n  sources:\n    - id: F1\n      name: County\n      judged: [name]\n")
    assert "County, 2021" in opened(path, "Budgets by action")
    assert edited(run, path, {}).exit_code == 0


def test_conflicts_and_emptied_cells_are_told_in_words_and_names(run: Run, path: Path) -> None:
    book = write_book(path, {("Показатели", "K1", "Ответственный"): "Club", ("Показатели", "K2", "Как считается"): ""}, "ru")
    path.write_text(PROGRAMME.replace("# one year", "# one year\n    responsible: [council]"), "utf-8")
    told = run("import", book, "--into", path, "--lang", "ru").stderr
    assert "в файле теперь «Council, the first», а в ячейке «Club»" in told
    assert "«за период» здесь удалено" in told


def test_a_quarter_without_the_word_for_a_year_is_no_assumption(run: Run, path: Path) -> None:
    result = edited(run, path, {("Дорожная карта", "1.1", "Срок"): "II квартал 2022"}, "ru")
    assert "when: 2022-Q2" in path.read_text("utf-8")
    assert "XL113" not in result.stderr


def test_of_what_recurs_it_is_filled_in_of_which_times_the_number_is(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("      when: 2021\n", "      when: 2021\n      every: half-year\n"), "utf-8")
    assert opened(path, "Roadmap")["The number is"] == ["", None]
    edits: Edits = {("Дорожная карта", "1.1", "Ожидаемый результат в числах"): "3 котла"}
    edits[("Дорожная карта", "1.1", "Число указано")] = forms.term(Counted.TOTAL, "ru")
    assert edited(run, path, edits, "ru").exit_code == 0
    assert "result: {text: Soup, value: 3, unit: котла, counted: total}" in path.read_text("utf-8")
    assert opened(path, "Roadmap")["The number is"] == ["in all", None]


ADDED: Edits = {
    ("KPIs", "+", "Indicator"): "Beds", ("KPIs", "+", "Unit"): "beds", ("KPIs", "+", "Plan 2022"): 5,
    ("KPIs", "+", "Measures"): "Eat well", ("Roadmap", "+", "Action"): "Sleep", ("Roadmap", "+", "Direction"): "Food",
    ("Roadmap", "+", "Responsible"): "Club", ("Roadmap", "+", "Expected result"): "Rest",
    ("Participants", "+", "Name"): "Inn",
}  # fmt: skip
WITH_AIM = PROGRAMME.replace("kpis:\n", "objectives: [{id: G1, text: Eat well}]\nkpis:\n", 1)


def test_what_a_new_row_says_is_marked_as_no_part_of_the_text_and_can_be_corrected(run: Run, path: Path) -> None:
    path.write_text(WITH_AIM, "utf-8")
    assert edited(run, path, ADDED).exit_code == 0
    text = path.read_text("utf-8")
    assert "judged: [name, unit, targets, measures]" in text
    assert "text: Rest\n        judged: [text]" in text
    assert "name: Inn\n      judged: [name]" in text
    kpis, roadmap = opened(path, "KPIs"), opened(path, "Roadmap")
    assert (kpis["Indicator"], kpis["Unit"], kpis["Measures"]) == ([None, None, "Beds"], [None, None, "beds"], [None, None, "Eat well"])
    assert (roadmap["Action"], roadmap["Direction"]) == ([None, None, "Sleep"], [None, None, "Food"])
    assert (roadmap["Responsible"][-1], roadmap["Expected result"][-1]) == ("Club", "Rest")
    before = path.read_bytes()
    assert (edited(run, path, {}).exit_code, path.read_bytes()) == (0, before)
    better = {("KPIs", "K3", "Indicator"): "Beds in inns", ("Participants", "P1", "Name"): "The Inn", ("KPIs", "K3", "Baseline"): 4, ("KPIs", "K3", "Baseline period"): "2020"}
    assert edited(run, path, better).exit_code == 0
    assert "name: Beds in inns" in path.read_text("utf-8")
    assert "judged: [name, unit, targets, measures, baseline]" in path.read_text("utf-8")
    assert "name: The Inn" in path.read_text("utf-8")


def test_in_a_draft_a_new_row_is_not_marked_and_can_be_corrected(run: Run, path: Path) -> None:
    path.write_text(WITH_AIM.replace("title: Programme,", "title: Programme, status: draft,"), "utf-8")
    edited(run, path, ADDED)
    assert path.read_text("utf-8").count("judged") == 1
    assert opened(path, "KPIs")["Indicator"] == ["Jars", "Guests", "Beds"]


def test_papers_say_that_a_new_row_is_no_part_of_the_text(run: Run, path: Path) -> None:
    path.write_text(WITH_AIM, "utf-8")
    edited(run, path, ADDED)
    told = export(load(path), "markdown", language="en", as_of=date(2024, 1, 1)).decode()
    assert [one for one in ("Beds‡", "Sleep‡", "Inn‡") if one not in told] == []


def chosen(path: Path) -> set[str]:
    """The names and words of all lists."""
    made = load_workbook(io.BytesIO(export(load(path), "xlsx", language="en", as_of=date(2024, 1, 1))))
    return {str(cell.value) for column in made["lists"].columns for cell in column}


def test_of_a_participant_and_the_body_that_it_is_the_name_means_the_body(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("name: Firm, role: core}", "name: Club, is: club, role: core}"), "utf-8")
    assert "Club" in chosen(path)
    assert edited(run, path, {("Roadmap", "1.1", "Responsible"): "Club"}).exit_code == 0
    assert [one.id for one in actions(path)[0].responsible] == ["club"]


def test_a_name_that_several_have_is_refused_with_the_ids_to_choose_from(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME.replace("name: Firm, role: core}", "name: Club, role: core}"), "utf-8")
    told = edited(run, path, {("Roadmap", "1.1", "Taking part"): "Club"}).stderr
    assert "several have this name: write the id of one, club; firm" in told


def test_groups_of_one_name_are_listed_with_those_that_they_are_a_part_of(run: Run, path: Path) -> None:
    groups = "  groups:\n" + "".join(
        f"    - {{id: {one}, name: Firms {one}}}\n    - {{id: sole-{one}, within: {one}, name: sole traders}}\n" for one in "ab"
    )
    path.write_text(PROGRAMME.replace("role: core}\n", f"role: core}}\n{groups}", 1), "utf-8")
    assert chosen(path) >= {"Firms a: sole traders", "Firms b: sole traders"}
    assert edited(run, path, {("Roadmap", "1.1", "Taking part"): "Firms b: sole traders"}).exit_code == 0
    assert [one.id for one in actions(path)[0].with_] == ["sole-b"]
