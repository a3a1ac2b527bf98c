"""`compare` shows programmes beside each other, in figures that can be counted in the files."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from clustermodel import load, profile
from clustermodel.rendering.comparison import render
from tests.cli.conftest import Run
from tests.plugins.pages import read

REAL, DAIRY = "programs/medical_tourism.yaml", "examples/dairy/dairy_valley.yaml"
DAY = ("--as-of", "2026-11-26")


def called(good: Path, title: str) -> Path:
    """The same programme with another title."""
    path = good.with_name("evil.yaml")
    path.write_text(good.read_text("utf-8").replace("title: Demo", f"title: '{title}'"), "utf-8")
    return path


def row(out: str, label: str) -> list[str]:
    line = next(one for one in out.splitlines() if one.startswith(label))
    return [one.strip() for one in line.removeprefix(label).split("   ") if one.strip()]


def test_each_programme_has_a_column_in_the_order_in_which_it_is_named(run: Run) -> None:
    out = run("compare", REAL, DAIRY, *DAY).stdout
    assert out.splitlines()[0].startswith("1  DEVELOPMENT PROGRAMME OF THE MEDICAL TOURISM CLUSTER")
    assert row(out, "period") == ["2020–2024", "2025–2029"]
    assert row(out, "objectives that an indicator measures") == ["5 of 6", "5 of 5"]
    assert row(out, "actions with somebody responsible") == ["2 of 29", "20 of 20"]
    turned = run("compare", DAIRY, REAL, *DAY).stdout
    assert row(turned, "period") == ["2025–2029", "2020–2024"]


def test_it_is_told_in_russian(run: Run) -> None:
    out = run("compare", REAL, DAIRY, *DAY, "--lang", "ru").stdout
    assert "по состоянию на 26 ноября 2026\N{NO-BREAK SPACE}г." in out
    assert out.startswith("1  ПРОГРАММА РАЗВИТИЯ КЛАСТЕРА МЕДИЦИНСКОГО ТУРИЗМА")
    assert row(out, "мероприятия с ответственным") == ["2 из 29", "20 из 20"]


def test_the_figures_of_findings_are_those_of_a_check(run: Run) -> None:
    told = json.loads(run("compare", DAIRY, *DAY, "--format", "json").stdout)
    found = json.loads(run("check", DAIRY, *DAY, "--format", "json").stdout)["summary"]
    figures = told["programmes"][0]["figures"]
    assert figures["findings_error"] == {"n": found["error"], "of": None}
    assert figures["findings_warning"] == {"n": found["warning"], "of": None}


def test_what_is_overdue_depends_on_the_day(run: Run) -> None:
    def overdue(day: str) -> dict[str, int]:
        told = json.loads(run("compare", REAL, "--as-of", day, "--format", "json").stdout)
        figure: dict[str, int] = told["programmes"][0]["figures"]["occurrences_overdue"]
        return figure

    assert overdue("2020-01-01") == {"n": 0, "of": 0}
    assert overdue("2026-11-26") == {"n": 93, "of": 93}


def test_what_is_done_late_cancelled_or_below_plan_adds_up_to_what_the_report_counts(run: Run) -> None:
    told = json.loads(run("compare", DAIRY, "--as-of", "2026-11-26", "--format", "json").stdout)["programmes"][0]["figures"]
    names = ("occurrences_done", "occurrences_late", "occurrences_cancelled", "occurrences_overdue", "results_below")
    assert [told[one]["n"] for one in names] == [28, 1, 3, 0, 3]
    assert {told[one]["of"] for one in names} == {31}
    account = run("export", DAIRY, "--as-of", "2026-11-26", "--to", "markdown").stdout
    assert "carried out or cancelled: 31 (done: 27, of which with a result below plan: 3, result not reported: 13; done late: 1; cancelled: 3)" in account


def test_a_share_of_nothing_is_a_dash(run: Run) -> None:
    out = run("compare", "examples/minimal.yaml", "--as-of", "2019-01-01").stdout
    assert row(out, "dates over or settled: done") == ["–"]


def test_a_folder_gives_a_line_for_each_programme_as_csv(run: Run) -> None:
    lines = list(csv.DictReader(io.StringIO(run("compare", "examples/dairy", "--format", "csv").stdout)))
    assert [one["id"] for one in lines] == ["dairy-valley", "packaging"]
    assert (lines[0]["kpis_with_target"], lines[0]["kpis_with_target_of"]) == ("9", "9")


def test_no_cell_of_the_csv_is_a_formula(run: Run, good: Path) -> None:
    evil = called(good, "=HYPERLINK(1)")
    (line,) = csv.DictReader(io.StringIO(run("compare", evil, "--format", "csv").stdout))
    assert line["title"] == "'=HYPERLINK(1)"


def test_more_programmes_than_fit_side_by_side_go_below(run: Run, good: Path) -> None:
    several = [good.with_name(f"p{number}.yaml") for number in range(8)]
    for one in several:
        one.write_text(good.read_text("utf-8"), "utf-8")
    out = run("compare", *several).stdout
    heads = [one.split() for one in out.splitlines() if one.replace(" ", "").isdecimal()]
    assert heads == [list("123456"), list("78")]


def test_a_file_of_which_nothing_can_be_read_stands_there_and_is_told(run: Run, good: Path) -> None:
    broken = good.with_name("broken.yaml")
    broken.write_text("format: clustermodel/1\nprogram: [", "utf-8")
    done = run("compare", good, broken)
    assert done.exit_code == 1
    assert f"2  nothing of the file could be read ({broken})" in done.stdout
    assert row(done.stdout, "bodies")[0] == "1"
    assert "broken.yaml:2" in done.stderr


def test_the_markdown_is_a_table_whose_titles_are_no_markup(run: Run, good: Path) -> None:
    evil = called(good, "A | <b> *x*")
    out = run("compare", evil, "--format", "markdown").stdout
    assert r"1. A \| \<b\> \*x\*" in out
    assert "| bodies | 1 |" in out


def test_the_page_has_a_column_for_each_programme_and_runs_nothing(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "programmes.html"
    done = run("compare", REAL, DAIRY, *DAY, "--lang", "ru", "--format", "html", "-o", page)
    assert (done.stdout, done.exit_code) == ("", 0)
    found = read(page.read_text("utf-8"))
    assert found.all("html")[0].attributes["lang"] == "ru"
    heads = [one.text() for one in found.all("thead")[0].all("th")]
    assert [one.partition(" ПРОГ")[0].partition(" DEV")[0] for one in heads] == [
        "Кластер медицинского туризма", "Молочно-сыродельный кластер долины Тарроу",
    ]  # fmt: skip
    assert REAL not in page.read_text("utf-8")
    assert found.all("thead")[0].all("a") == []
    cells = {one.all("th")[0].text(): [cell.text() for cell in one.all("td")] for one in found.all("tbody")[0].all("tr")}
    assert cells["Мероприятия с ответственным"] == ["2 из 29", "20 из 20"]
    bars = [one.attributes["width"] for one in found.all("rect", class_="n")]
    assert {"6.9%", "100.0%"} <= set(bars)
    assert found.all("script") == []
    assert "script-src" not in page.read_text("utf-8")


def test_the_page_takes_no_text_for_markup(run: Run, good: Path) -> None:
    evil = called(good, "<script>alert(1)</script>")
    found = read(run("compare", evil, "--format", "html").stdout)
    assert found.all("script") == []
    assert "<script>alert(1)</script>" in found.all("thead")[0].text()


def test_a_page_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    done = run("compare", DAIRY, "--format", "html", "-o", tmp_path / "none" / "page.html")
    assert done.exit_code == 2
    assert "page.html" in done.stderr


def test_processes_change_nothing(run: Run) -> None:
    paths = (REAL, DAIRY, "examples/minimal.yaml", "examples/dairy/packaging.yaml")
    assert run("compare", *paths, *DAY, "--jobs", "2").stdout == run("compare", *paths, *DAY, "--jobs", "1").stdout


def test_money_and_indicators_that_reach_their_targets_are_told(run: Run) -> None:
    out = run("compare", REAL, DAIRY, *DAY, "--lang", "ru").stdout
    assert row(out, "запланировано средств на всю программу") == ["–", "около 513,7 млн крон"]
    assert row(out, "израсходовано средств по отчётам") == ["–", "5,4 млн крон*"]
    assert row(out, "показатели, достигшие планового значения по последнему отчёту") == ["–", "4 из 9*"]
    assert row(out, "показатели, не достигшие планового значения по последнему отчёту") == ["–", "3 из 9*"]
    told = json.loads(run("compare", DAIRY, *DAY, "--format", "json").stdout)["programmes"][0]["sums"]
    assert told["money_planned"] == {"value": "~513.7", "unit": "million crowns"}
    (line,) = csv.DictReader(io.StringIO(run("compare", DAIRY, *DAY, "--format", "csv").stdout))
    assert (line["money_spent"], line["money_spent_unit"]) == ("5.4", "million crowns")


def test_a_sum_of_which_a_part_is_missing_is_at_least_that_of_the_others(run: Run, good: Path) -> None:
    money = "roadmap: {actions: [{id: '1', title: A, budget: {a: {2021: 2, 2022: lost}}}]}\nfunding: {sources: [{id: a, name: A}]}\n"
    bare = "format: clustermodel/1\nprogram: {id: p, title: t, cluster: c, horizon: 2021..2022}\n"
    good.with_name("paid.yaml").write_text(bare + money, "utf-8")
    assert row(run("compare", good.with_name("paid.yaml")).stdout, "money planned for the whole programme") == ["2.."]


def test_what_only_a_later_day_tells_is_said_to_be_left_out(run: Run) -> None:
    said = "what is reported only as of a later day, 28 February 2027, is not counted"
    out = run("compare", REAL, DAIRY, "--as-of", "2026-11-26").stdout
    assert f"2  * {said}" in out
    assert row(out, "actions that are reported on") == ["0 of 29", "13 of 20*"]
    assert row(out, "indicators of which the last report reaches the target") == ["–", "4 of 9*"]
    assert row(out, "indicators of which the last report misses the target") == ["–", "3 of 9*"]
    assert row(out, "indicators of which the last report decides neither") == ["–", "2 of 9*"]
    assert row(out, "money spent, as reported") == ["–", "5.4 million crowns*"]
    assert (row(out, "indicators with an actual value")[1], row(out, "actions with a date")[1]) == ("9 of 9", "20 of 20")
    assert said in run("compare", DAIRY, "--as-of", "2026-11-26", "--format", "markdown").stdout
    assert said in run("compare", DAIRY, "--as-of", "2026-11-26", "--format", "html").stdout
    (told,) = json.loads(run("compare", DAIRY, "--as-of", "2026-11-26", "--format", "json").stdout)["programmes"]
    assert told["reports_until"] == "2027-02-28"
    later = run("compare", DAIRY, "--as-of", "2027-03-31").stdout
    assert (said in later, "*" in later) == (False, False)
    page = run("compare", DAIRY, "--as-of", "2026-11-26", "--format", "html", "--lang", "ru").stdout
    assert ("28 февраля 2027\N{NO-BREAK SPACE}г." in page, "28.02.2027" in page, "13 из 20*" in page) == (True, False, True)


def test_data_have_what_the_page_says_of_a_programme(run: Run) -> None:
    (line,) = csv.DictReader(io.StringIO(run("compare", DAIRY, "--as-of", "2026-11-26", "--format", "csv", "--lang", "ru").stdout))
    assert (line["reports_until"], line["cluster"]) == ("2027-02-28", "Молочно-сыродельный кластер долины Тарроу")
    assert line["markings"].startswith("Вымышленный пример:")
    assert line["title"].startswith("ПРОГРАММА РАЗВИТИЯ")
    (told,) = json.loads(run("compare", DAIRY, "--as-of", "2026-11-26", "--format", "json").stdout)["programmes"]
    assert (told["cluster"], len(told["markings"])) == ("Dairy and cheese cluster of the Tarrow Valley", 1)


def test_more_programmes_than_a_sheet_has_room_for_stand_in_several_tables(run: Run, good: Path) -> None:
    for number in range(2, 11):
        good.with_name(f"p{number}.yaml").write_text(good.read_text("utf-8").replace("id: demo", f"id: demo{number}", 1), "utf-8")
    page = run("compare", good.parent, "--format", "html").stdout
    assert (page.count("<table"), "A4 landscape" in page) == (2, True)
    assert "A4 portrait" in run("compare", good, "--format", "html").stdout


@pytest.mark.parametrize(("room", "tables"), [(60, 2), (80, 1), (None, 1)])
def test_on_a_terminal_no_line_of_the_table_is_broken(room: int | None, tables: int) -> None:
    profiles = [profile(load(one), as_of=date(2026, 11, 26)) for one in (REAL, DAIRY)]
    lines = render(profiles, "text", date(2026, 11, 26), "ru", room=room).splitlines()
    table = lines[lines.index("") :]
    assert sum(one.startswith("срок ") for one in table) == tables
    assert max(map(len, table)) <= (room or 200)
    assert len(table) >= 30


def test_where_nothing_is_reported_nobody_knows_what_is_done(run: Run) -> None:
    out = run("compare", REAL, DAIRY, *DAY).stdout
    for kind in ("done", "done late", "cancelled", "with a result below plan"):
        assert row(out, f"dates over or settled: {kind}")[0] == "–"
    assert row(out, "dates over or settled: not done, or nothing reported")[0] == "93 of 93"
    said = "– : there is nothing to count, or nothing is reported"
    assert out.rstrip().endswith(said)
    assert said in run("compare", REAL, *DAY, "--format", "html").stdout
    assert said not in run("compare", DAIRY, *DAY).stdout
