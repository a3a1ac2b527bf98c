"""Implementation of the programme of the plan stands beside it in every format that people read, as far as it could be known on the day."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from clustermodel import check, export, load
from clustermodel.cli import group
from tests.plugins.pages import Node, read

DAY = date(2027, 3, 31)
PROGRAM = """
format: clustermodel/1
program: {id: p, title: T, cluster: C, horizon: 2025..2028}
funding: {unit: mln, sources: [{id: county, name: The county}]}
kpis:
  - {id: K1, name: Jars, unit: pcs, direction: increase, targets: {2025: 10.0, 2026: 20, 2027: 30}}
  - {id: K2, name: Complaints, direction: decrease, targets: {2025: 5}}
statistics: [{id: milk, name: Milk, values: {2024: 1}}]
roadmap: {actions: [{id: a, title: Boil, when: 2025, every: year}, {id: b, title: Fill, when: 2026}]}
"""
ACTUALS = """
format: clustermodel-actuals/1
program: {program}
as_of: 2027-03-31
kpis:
  K1: [{{period: 2025, value: 12.5, source: "Office *7*"}}, {{period: 2026, value: not-reported, notes: [in May]}}]
statistics: {{milk: [{{period: 2025, value: 2}}]}}
actions:
  a:
    - {{period: 2025, status: done, date: 2025-12-11, result: {{text: Lids, value: 3, unit: pcs}}, spent: {{county: 1.1, x: 2}},
        evidence: Minutes 4}}
    - {{period: 2027, status: running}}
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    (tmp_path / "p.yaml").write_text(PROGRAM, "utf-8")
    (tmp_path / "p.actuals.yaml").write_text(ACTUALS.format(program="p"), "utf-8")
    return tmp_path / "p.yaml"


def page(program: Path, as_of: date = DAY) -> Node:
    return read(export(load(program), "html", as_of=as_of).decode())


def rows(node: Node) -> list[list[str]]:
    return [[cell.text() for cell in (*row.all("th"), *row.all("td"))] for row in node.all("tr")]


def test_the_page_of_an_action_shows_each_occurrence_that_is_reported(program: Path) -> None:
    found = page(program)
    assert rows(found.at("action:a").all("table")[0]) == [
        ["Period", "Status", "Date", "Result", "Spent, mln", "Evidence"],
        ["2025", "done", "11 December 2025", "Lids: 3 pcs", "1.1 (The county)\n2 (x)", "Minutes 4"],
        ["2027", "running", "", "", "", ""],
    ]
    assert found.at("action:b").all("table") == []


def test_the_page_of_an_indicator_shows_values_beside_targets(program: Path) -> None:
    found = page(program)
    assert rows(found.at("kpi:K1").all("table")[0]) == [
        ["Period", "Plan", "Actual", "Deviation", "Outcome", "Source", "Remarks"],
        ["2025", "10.0", "12.5", "+2.5", "met", "Office *7*", ""],
        ["2026", "20", "…", "", "", "", "in May"],
        ["2027", "30", "", "", "", "", ""],
    ]
    assert found.at("kpi:K2").all("table") == []
    assert rows(found.at("statistic:milk").all("table")[0]) == [["Period", "Actual"], ["2025", "2"]]


def test_what_was_still_to_come_on_the_day_is_left_out_and_the_overview_says_so(program: Path) -> None:
    found = page(program, date(2026, 1, 10))
    assert [row[:3] for row in rows(found.at("kpi:K1").all("table")[0])][2] == ["2026", "20", ""]
    assert [row[0] for row in rows(found.at("action:a").all("table")[0])] == ["Period", "2025"]
    note = "What is reported reaches to 31 March 2027; what ended after the day of this report is left out."
    assert note in found.at("overview").text()
    assert note not in page(program).at("overview").text()


def test_without_a_day_of_their_own_actuals_reach_to_the_last_thing_they_tell_of(program: Path) -> None:
    actuals = program.with_name("p.actuals.yaml")
    actuals.write_text(actuals.read_text("utf-8").replace("as_of: 2027-03-31\n", ""), "utf-8")
    assert "left out" not in page(program, date(2027, 1, 1)).at("overview").text()
    assert "reaches to 1 January 2027" in page(program, date(2026, 12, 31)).at("overview").text()


def test_markdown_and_word_have_a_chapter_of_it(program: Path) -> None:
    told = export(load(program), "markdown", as_of=DAY).decode()
    assert "| **K1** Jars, pcs | 2025 | 10.0 | 12.5 | +2.5 | met | Office \\*7\\* |  |" in told.partition("## Implementation of the programme")[2]
    assert "As of 31 March 2027\n\n- **Actions of the programme**: 2 (due to have begun: 2; reported on: 1)\n- **Instances due to have begun (each repetition counted)**: 4\n" in told
    made = docx.Document(io.BytesIO(export(load(program), "docx", as_of=DAY, language="ru")))
    texts = [one.text for one in made.paragraphs]
    assert texts[texts.index("Исполнение программы") + 1] == "По состоянию на 31\u00a0марта 2027\u00a0г."
    cells = [[cell.text for cell in row.cells] for table in made.tables for row in table.rows]
    assert ["a Boil", "2027\u00a0г.", "выполняется"] in [one[:3] for one in cells]


def paper(program: Path, as_of: date = DAY) -> list[list[list[str]]]:
    """The tables of the Word document."""
    made = docx.Document(io.BytesIO(export(load(program), "docx", as_of=as_of)))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables]


def test_paper_names_what_is_due_or_over_without_a_word_of_it(program: Path) -> None:
    (told,) = [rows for rows in paper(program) if rows[0][0] == "Action" and rows[0][2] == "Execution"]
    assert [row[:3] for row in told[1:]] == [
        ["a Boil", "2025", "done, 11\u00a0December 2025"],
        ["a Boil", "2026", "time over, nothing reported"],
        ["a Boil", "2027", "running"],
        ["b Fill", "2026", "time over, nothing reported"],
    ]
    (told,) = [rows for rows in paper(program, date(2026, 11, 1)) if rows[0][0] == "Action" and rows[0][2] == "Execution"]
    assert ["b Fill", "2026", "period running, nothing reported yet"] in [row[:3] for row in told]


def test_paper_shows_the_number_that_was_promised_beside_the_one_that_came(program: Path) -> None:
    text, result = program.read_text("utf-8"), ", result: {text: Lids, value: 5, unit: pcs}}"
    program.write_text(text.replace(", every: year}", result), "utf-8")
    assert "Plan: 5 pcs\nResult: Lids (3 pcs)" in cells(program)
    program.write_text(text.replace(", every: year}", f", every: year{result}"), "utf-8")
    assert "Result: Lids (3 pcs)" in cells(program), "of an action that recurs nobody knows if the number is that of each time"


def cells(program: Path) -> list[str]:
    """What the last cells of rows say of results."""
    return [row[-1].partition("\nSpent")[0] for rows in paper(program) for row in rows]


def short(program: Path, as_of: date = DAY, language: str = "en") -> list[str]:
    """What the Word document says before the tables of what is reported."""
    made = docx.Document(io.BytesIO(export(load(program), "docx", as_of=as_of, language=language)))
    told = [(one.text, one.style.name if one.style else "") for one in made.paragraphs]
    start = next(number for number, (text, _) in enumerate(told) if text.startswith(("As of", "По состоянию")))
    return [text for text, style in told[start + 1 :] if style and style.startswith("List")]


REPORT = """
format: clustermodel-actuals/1
program: p
as_of: 2027-03-31
kpis:
  K1: [{period: 2025, value: 9}, {period: 2026, value: 20}]
  K2: [{period: 2025, value: 7}]
actions:
  a: [{period: 2025, status: done, date: 2026-02-11, result: {value: 3, unit: pcs}, spent: {county: 1.1}}, {period: 2026, status: running}]
  b: [{period: 2026, status: done, result: {value: 9, unit: pcs}}]
"""


def test_paper_says_in_short_what_is_missed_late_forgotten_or_less_than_promised_and_what_it_cost(program: Path) -> None:
    text = program.read_text("utf-8").replace("every: year}", "every: year, result: {value: 5, unit: pcs}, budget: {county: {2025: 1, 2026: 2}}}")
    program.write_text(text.replace("when: 2026}", "when: 2026, budget: {county: {2026: 4}}, result: {value: 12, unit: pcs}}"), "utf-8")
    program.with_name("p.actuals.yaml").write_text(REPORT, "utf-8")
    assert short(program) == [
        "Actions of the programme: 2 (due to have begun: 2; reported on: 2; done at every date: 1)",
        "Instances due to have begun (each repetition counted): 4",
        "carried out, cancelled or past their period: 3 (done: 1, of which with a result below plan: 1; done late: 1; overdue, not done: 1)",
        "period not yet over: 1 (period running, nothing reported yet: 1)",
        "Done, but late:", "a Boil: 11\u00a0February 2026 (plan: 2025)",
        "Overdue and not done:", "a Boil: 2026",
        "Results below plan:", "b Fill, 2026: 9 pcs (plan: 12 pcs)",
        "Indicators with an actual value: 2 (met: 1; not met: 1)",
        "Targets missed:", "2. Complaints, 2025: 7 (plan: 5)",
        "Spent, as reported (actions: 1 of 2): 1.1 mln", "Planned for the same actions, 2025–2026: 3.0 mln",
        "Planned for the same actions, for all years: 3.0 mln", "Planned for the whole programme: 7.0 mln",
        "Spent more than planned:", "a Boil: 1.1 mln in 2025 (plan: 1.0 mln)",
    ]  # fmt: skip
    assert ["a Boil", "2025", "done late, 11\u00a0February 2026"] in [row[:3] for rows in paper(program) for row in rows]
    assert paper(program)[-1] == [
        ["Action", "Planned for 2025–2026, mln", "Spent, mln", "Planned for all years, mln"], ["a Boil", "3.0", "1.1", "3.0"],
    ]  # fmt: skip


def test_paper_says_what_nobody_reports_and_what_is_planned_anew_is_not_that(tmp_path: Path) -> None:
    program = dated(tmp_path, "when: 2026-06, every: year", "period: 2027, status: planned, date: 2027-11")
    assert short(program, date(2027, 6, 10), "ru") == [
        "Мероприятий в программе: 1 (срок начала наступил: 1; сведения представлены: 1)",
        "Сроков, начало которых наступило (каждое повторение считается отдельно): 2",
        "исполнено, отменено или срок истёк: 1 (срок истёк, сведения не представлены: 1)",
        "срок ещё не истёк: 1 (срок не истёк, сведений нет: 1)",
        "Срок истёк, сведения об исполнении не представлены:",
        "a Meet: июнь 2026\u00a0г.",
    ]


def test_what_is_done_and_promised_a_number_is_told_to_have_none_reported(tmp_path: Path) -> None:
    done = "period: 2026-H1, status: done, result: {value: 7, unit: pcs}}, {period: 2026-H2, status: done"
    promised = "result: {value: 6..8, unit: pcs, counted: each}"
    program = dated(tmp_path, f"when: 2026-H1, every: half-year, until: 2026, {promised}", done)
    assert short(program, date(2027, 2, 1))[2] == "carried out or cancelled: 2 (done: 2, result not reported: 1)"
    (told,) = [rows for rows in paper(program, date(2027, 2, 1)) if rows[0][1:3] == ["Period", "Execution"]]
    assert [row[3] for row in told[1:]] == ["Plan: 6–8 pcs\nResult: 7 pcs", "Plan: 6–8 pcs\nResult: not reported"]


@pytest.mark.parametrize(
    ("budget", "told"),
    [
        ("{county: {2026: 2}, eu: {2026: 1, 2027: 1}}", ["a Meet: 3.5 mln in 2026 (plan: 3.0 mln)"]),
        ("{county: {2026: 2}, eu: {2026: 1.5, 2027: 1}}", []),
        ("{county: {2026: 2, 2027: not-set}}", ["a Meet: 3.5 mln in 2026 (plan: 2.0 mln)"]),
        ("{county: {2026..2027: 3}}", ["a Meet: 3.5 mln in 2026–2027 (plan: 3.0 mln)"]),
        ("{county: {2026: not-set, 2027: 3}}", []),
        ("{county: {2027: 2}}", ["a Meet: 3.5 mln (plan: 2.0 mln)"]),
        ("{county: {2026: 1, 2026-Q1: 1}}", ["a Meet: 3.5 mln (plan: 2.0 mln)"]),
        ("{county: {2026: 4}}", []),
        ("{county: {2026: 3..4}}", []),
    ],
)
def test_paper_names_what_surely_cost_more_than_was_planned_for_it(tmp_path: Path, budget: str, told: list[str]) -> None:
    program = dated(tmp_path, f"when: 2026, budget: {budget}", "period: 2026, status: done, spent: {county: 3.5}")
    program.write_text(program.read_text("utf-8") + "funding: {unit: mln, sources: [{id: county, name: C}, {id: eu, name: E}]}\n", "utf-8")
    said = short(program)
    title = "Spent more than planned:"
    assert said[said.index(title) + 1 :] == told if told else title not in said


def test_occurrences_of_which_only_that_they_are_done_is_reported_stand_in_one_row(tmp_path: Path) -> None:
    done = "}, {".join(f"period: 2026-{month}, status: done" for month in ("01", "02", "03"))
    program = dated(tmp_path, "when: 2026-01, every: month, until: 2026-05", f"{done}, date: 2026-03-02}}, {{period: 2026-04, status: done")
    (told,) = [rows for rows in paper(program) if rows[0][1:3] == ["Period", "Execution"]]
    assert [row[1:3] for row in told[1:]] == [
        ["January 2026\u00a0– February 2026", "done, date not stated"],
        ["March 2026", "done, 2\u00a0March 2026"],
        ["April 2026", "done, date not stated"],
        ["May 2026", "time over, nothing reported"],
    ]


def test_what_is_spent_stands_beside_the_plan_of_the_time_that_has_begun(tmp_path: Path) -> None:
    budget = "{county: {2026: 2, 2027: 3, 2028: 4}}"
    program = dated(tmp_path, f"when: 2026, every: year, budget: {budget}", "period: 2026, status: done, spent: {county: 2.5}")
    program.write_text(program.read_text("utf-8") + "funding: {unit: mln, sources: [{id: county, name: C}]}\n", "utf-8")
    assert short(program, date(2027, 6, 1), "ru")[-6:] == [
        "Израсходовано (сведения по мероприятиям: 1\u00a0из 1): 2,5 mln",
        "План тех же мероприятий на 2026–2027\u00a0гг. (2027\u00a0г. не завершён, план учтён полностью): 5,0 mln",
        "План тех же мероприятий на все годы: 9,0 mln",
        "План всей программы: 9,0 mln",
        "Израсходовано больше плана:",
        "a Meet: 2,5 mln за 2026\u00a0г. (план: 2,0 mln)",
    ]
    assert short(program, date(2027, 1, 1))[-5] == "Planned for the same actions, 2026–2027 (2027 is not over, its plan is counted in full): 5.0 mln"
    assert rows(page(program, date(2027, 6, 1)).at("action:a").all("table")[1]) == [
        ["Period", "Plan, mln", "Spent, mln", "Remarks"],
        ["2026", "2.0", "2.5", "▲\u00a0more than planned"], ["2027", "3.0", "", ""], ["2028", "4.0", "", ""],
    ]  # fmt: skip
    assert paper(program, date(2027, 6, 1))[-1][1] == ["a Meet", "5.0", "2.5", "9.0"]


@settings(max_examples=15)
@given(plan=st.integers(0, 3), later=st.integers(0, 3), gone=st.integers(0, 4))
def test_a_year_is_overspent_if_more_is_gone_than_was_planned_for_it(
    tmp_path_factory: pytest.TempPathFactory, plan: int, later: int, gone: int
) -> None:
    budget = f"{{county: {{2026: {plan}, 2027: {later}}}}}"
    told = f"period: 2026, status: done, spent: {{county: {gone}}}"
    program = dated(tmp_path_factory.mktemp("p"), f"when: 2026, every: year, until: 2027, budget: {budget}", told)
    assert (f"a Meet: {gone} in 2026 (plan: {plan})" in short(program)) == (gone > plan)


@pytest.mark.parametrize(
    ("kpi", "verdict"),
    [
        ("direction: maintain, baseline: {period: 2025, value: 6.9}, targets: {2028: 6.9}", "below the baseline (no plan for 2026)"),
        ("direction: decrease, baseline: {period: 2025, value: 6.9}, targets: {2028: 6.9}", "no plan for 2026"),
        ("direction: decrease, baseline: {period: 2025, value: 6.5}", "above the baseline (no plan for 2026)"),
        ("direction: maintain, baseline: {period: 2025, value: ~6.8}", "no plan for 2026"),
        ("baseline: {period: 2025-06, value: 6.9}", "no plan for 2026"),
        ("aggregation: stock, baseline: {period: 2025-06, value: 6.9}", "below the baseline (no plan for 2026)"),
        ("targets: {2026: ~6.8}", "cannot be determined (the plan is approximate)"),
        ("direction: decrease, targets: {2026: 7}", "met (the desired trend is a decrease)"),
        ("direction: decrease, judged: [direction], targets: {2026: 7}", "met"),
    ],
)
def test_verdicts_say_by_what_they_judge(tmp_path: Path, kpi: str, verdict: str) -> None:
    head = "format: clustermodel/1\nprogram: {id: p, title: T, cluster: C, horizon: 2026..2028}\n"
    (tmp_path / "p.yaml").write_text(f"{head}kpis: [{{id: K1, name: Jobs, {kpi}}}]\n", "utf-8")
    actuals = "format: clustermodel-actuals/1\nprogram: p\nas_of: 2027-01-31\nkpis: {K1: {2026: 6.8}}\n"
    (tmp_path / "p.actuals.yaml").write_text(actuals, "utf-8")
    made = rows(page(tmp_path / "p.yaml").at("kpi:K1").all("table")[0])
    told = dict(zip(made[0], next(row for row in made if row[0] == "2026"), strict=True))
    assert told["Outcome"] == verdict
    overview = rows(page(tmp_path / "p.yaml").at("overview"))
    assert any("▼ below the baseline" in cell for row in overview for cell in row) == verdict.startswith("below")
    said = any(one.startswith("Worse than before") for one in short(tmp_path / "p.yaml"))
    assert said == verdict.endswith("baseline (no plan for 2026)")


def test_paper_tells_an_indicator_by_name_once_and_remarks_beside_the_source(program: Path) -> None:
    (told,) = [rows for rows in paper(program) if rows[0][-1] == "Source, remarks"]
    assert [(row[0], row[-1]) for row in told[1:]] == [("1. Jars, pcs", "Office *7*"), ("1", "in May")]


def test_a_statistic_of_a_table_is_reported_in_the_unit_of_the_table(program: Path) -> None:
    rows = "[{id: all, name: All, unit: kt, rows: [{id: milk, name: Milk, values: {2024: 1}}]}]"
    program.write_text(program.read_text("utf-8").replace("[{id: milk, name: Milk, values: {2024: 1}}]", rows), "utf-8")
    assert ["Milk, kt", "2025", "2"] in [row for rows in paper(program) for row in rows]


@pytest.mark.parametrize("exporter", ["markdown", "docx", "html", "ics"])
def test_actuals_of_another_programme_and_none_are_alike(program: Path, exporter: str) -> None:
    actuals = program.with_name("p.actuals.yaml")
    options: dict[str, Any] = {"findings": False} if exporter == "html" else {}
    actuals.write_text(ACTUALS.format(program="q"), "utf-8")
    other = export(load(program), exporter, as_of=DAY, **options)
    actuals.unlink()
    assert export(load(program), exporter, as_of=DAY, **options) == other


def test_json_has_it_when_asked(program: Path) -> None:
    made = json.loads(export(load(program), "json", as_of=DAY, actuals=True))
    assert made["kpis"]["K1"][0] == {"period": "2025", "value": "12.5", "source": "Office *7*"}
    assert "actuals" not in json.loads(export(load(program), "json", as_of=DAY))


def test_show_tells_it_of_one_element(program: Path) -> None:
    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(group, [str(one) for one in arguments])

    shown = run("show", program, "kpi:K1", "--as-of", "2027-03-31").output
    assert "\nReported:\n  Period  Plan  Actual  Deviation  Outcome  Source      Remarks\n  2025    10.0  12.5    +2.5" in shown
    assert "Reported" not in run("show", program, "kpi:K2", "--as-of", "2027-03-31").output
    assert "Reported" not in run("show", program, "kpi:K1", "--as-of", "2025-03-31").output


def test_a_calendar_tells_nothing_of_later_days(program: Path) -> None:
    assert b"Running: a Boil" in export(load(program), "ics", as_of=DAY)
    assert b"Running: a Boil" not in export(load(program), "ics", as_of=date(2026, 1, 10))


def drawn(made: Node) -> list[str]:
    """What the drawings of the roadmap say when they are pointed at; the legend says nothing."""
    return [one.text() for one in made.at("roadmap").all("title")]


def test_what_is_first_due_in_november_is_late_in_december(tmp_path: Path) -> None:
    plan = "roadmap: {actions: [{id: a, title: Meet, when: 2025-11, every: half-year}]}"
    head = "format: clustermodel/1\nprogram: {id: p, title: T, cluster: C, horizon: 2025..2026}\n"
    (tmp_path / "p.yaml").write_text(head + plan, "utf-8")
    assert drawn(page(tmp_path / "p.yaml", date(2025, 12, 1))) == [
        "November 2025 (by 30 November 2025): execution not known, no report",
        "H1 2026 (by 30 June 2026): ahead",
        "H2 2026 (by 31 December 2026): ahead",
    ]


def dated(folder: Path, action: str, told: str = "") -> Path:
    """A programme of one action, of which something may be reported up to the end of 2027."""
    head = "format: clustermodel/1\nprogram: {id: p, title: T, cluster: C, horizon: 2026..2028}\n"
    (folder / "p.yaml").write_text(f"{head}roadmap: {{actions: [{{id: a, title: Meet, {action}}}]}}\n", "utf-8")
    if told:
        said = f"format: clustermodel-actuals/1\nprogram: p\nas_of: 2027-12-31\nactions: {{a: [{{{told}}}]}}\n"
        (folder / "p.actuals.yaml").write_text(said, "utf-8")
    return folder / "p.yaml"


def test_lists_of_what_is_over_say_when_it_was_due(tmp_path: Path) -> None:
    made = page(dated(tmp_path, "when: 2026-Q1, every: year"), date(2027, 2, 1))
    assert drawn(made) == [
        "Q1 2026 (by 31 March 2026): execution not known, no report",
        "Q1 2027 (by 31 March 2027): period running",
        "Q1 2028 (by 31 March 2028): ahead",
    ]
    assert [one.text() for one in made.at("overview").all("div", class_="when")] == ["Q1 2026", "Q1 2027‡"]


def test_what_is_planned_for_later_is_ahead_and_known(tmp_path: Path) -> None:
    program = dated(tmp_path, "when: 2025-06", "period: 2026, status: planned, date: 2026-12-10")
    made = export(load(program), "ics", as_of=date(2026, 11, 26)).decode()
    assert "DTSTART;VALUE=DATE:20261210" in made


def test_what_is_done_is_known_when_its_month_is_over_though_its_year_is_not(tmp_path: Path) -> None:
    program = dated(tmp_path, "when: 2026-06, every: year", "period: 2026, status: done")
    assert b"Done: a Meet" in export(load(program), "ics", as_of=date(2026, 7, 1))
    assert b"Done: a Meet" not in export(load(program), "ics", as_of=date(2026, 6, 15))


def test_checks_know_no_more_on_a_day_than_the_report_of_that_day_shows(program: Path) -> None:
    program.with_name("p.actuals.yaml").write_text(
        """
format: clustermodel-actuals/1
program: p
as_of: 2027-03-31
kpis: {K1: [{period: 2025, value: 9}, {period: 2026, value: 15}]}
actions: {a: [{period: 2025, status: done, date: 2026-02-01}]}
""",
        "utf-8",
    )

    def found(day: date) -> list[str]:
        report = check(load(program), as_of=day, select=["AC105", "AC108"])
        return [f"{one.code} {one.message}" for one in report.diagnostics]

    missed = "AC108 the target of {} is missed: {}, where {} was to be reached"
    assert missed.format(2026, 15, 20) in found(date(2027, 1, 1))
    assert missed.format(2025, 9, "10.0") in found(date(2026, 12, 30))
    untold = "AC105 an occurrence was due by {} and is reported only as of a later day: {}"
    assert untold.format("15 January 2026", 2025) in found(date(2026, 1, 15))
    assert not [one for one in found(date(2026, 2, 1)) if "AC105" in one]


def test_the_title_page_of_a_paper_tells_of_when_its_report_is_and_that_stays_with_what_is_reported(program: Path) -> None:
    paper = docx.Document(io.BytesIO(export(load(program), "docx", as_of=date(2027, 2, 1))))
    styles = {one.text: one.style.name for one in paper.paragraphs if one.style}
    assert "With a report as of 1\u00a0February 2027" in list(styles)[:5]
    assert styles["As of 1\u00a0February 2027"] == "Lead In"
    assert "The report contains entries up to 31\u00a0March 2027; those dated after the day above are not shown, except for plans." in styles
    whole = docx.Document(io.BytesIO(export(load(program), "docx", as_of=date(2027, 4, 1))))
    assert not any(one.text.startswith("The report contains entries up to") for one in whole.paragraphs)
    program.with_name("p.actuals.yaml").unlink()
    plan = docx.Document(io.BytesIO(export(load(program), "docx", as_of=date(2027, 2, 1))))
    assert not [one for one in plan.paragraphs if "report as of" in one.text]


LATER = """
format: clustermodel-actuals/1
program: p
as_of: 2027-03-31
actions:
  a: [{period: 2025, status: done, date: 2026-02-01}, {period: 2026, status: running, spent: {county: 7}}]
  b: [{period: 2026, status: running, spent: {county: 5}}]
"""


def test_what_is_known_only_for_a_later_day_is_told_as_such_and_not_as_silence(program: Path) -> None:
    program.with_name("p.actuals.yaml").write_text(LATER.replace("2026-02-01}", "2026-02-01, spent: {county: 3}}"), "utf-8")
    told = page(program, date(2026, 11, 26)).at("overview").text()
    assert "Of the others: reported only as of a later day (31 March 2027), not counted – b." in told
    assert "sums reported only as of a later day, 31 March 2027, are not counted; actions: a, b" in told
    assert "nothing reported" not in told
    rows = [row[:3] for table in paper(program, date(2026, 11, 26)) for row in table]
    assert ["b Fill", "2026", "reported only as of a later day"] in rows
    assert "later day" not in page(program).at("overview").text()


def test_newer_values_that_could_not_be_known_yet_are_told_of(program: Path) -> None:
    values = "kpis: {K1: [{period: 2025, value: 9}, {period: 2026, value: 15}]}\n"
    program.with_name("p.actuals.yaml").write_text(LATER.replace("actions:", f"{values}actions:"), "utf-8")
    now, after = (page(program, day) for day in (date(2026, 11, 26), date(2027, 4, 1)))
    newer = "Newer values, reported as of 31 March 2027 and so later than the day of this report, are not counted: K1."
    assert newer in now.at("overview").text()
    later = "Not countedwhat is reported as of 31 March 2027, later than the day of this report"
    assert all(later in now.at(one).text() for one in ("kpi:K1", "action:b"))
    assert not any("of this report" in after.at(one).text() for one in ("overview", "kpi:K1", "action:b"))
    account = docx.Document(io.BytesIO(export(load(program), "docx", as_of=date(2026, 11, 26)))).paragraphs
    assert any(one.text.startswith("newer values of the indicators: ") for one in account)


def test_what_is_over_and_surely_done_later_was_not_done_on_the_day(tmp_path: Path) -> None:
    late = dated(tmp_path, "when: 2026-06", "period: 2026-06, status: done, date: 2026-12-10")
    assert drawn(page(late, date(2026, 11, 26))) == ["June 2026 (by 30 June 2026): overdue, not done"]
    maybe = dated(tmp_path, "when: 2026-06", "period: 2026-06, status: done, date: 2026-11")
    assert drawn(page(maybe, date(2026, 11, 26))) == ["June 2026 (by 30 June 2026): reported only as of a later day"]
