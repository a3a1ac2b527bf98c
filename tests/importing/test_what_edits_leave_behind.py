"""An edit tells what stays in the files although it does not fit any more: reports, sources and remarks, translations."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.importing.books import PROGRAMME, Edits, write_book

Run = Callable[..., Result]
REPORTED = """\
format: clustermodel-actuals/1
program: p
kpis:
  K1: [{period: 2021, value: 11, source: Office of statistics}, {period: 2022, value: 12}]
  K2: [{period: 2021, value: not-reported, notes: [Comes in May.]}]
actions:
  "1.10":
    - {period: 2021-H1, status: done, date: 2021-05-01, evidence: Minutes, notes: [three months late, Cold.]}
    - {period: 2021-H2, status: running, notes: [Cold.]}
"""
TRANSLATED = """\
format: clustermodel-translation/1
program: p
language: ru
labels: {three months late: на три месяца позже, Cold.: Холодно., Minutes: Протокол}
texts:
  "action:1.10": {title: Варить, result/text: Суп}
"""
RESULT = PROGRAMME.replace("responsible: [club]\n", "responsible: [club]\n      result: {text: Soup}\n")
ONCE = RESULT.replace("      every: half-year   # often\n", "")


@pytest.fixture
def plan(path: Path) -> Path:
    path.write_text(RESULT, "utf-8")
    path.with_name("plan.actuals.yaml").write_text(REPORTED, "utf-8")
    path.with_name("plan.ru.yaml").write_text(TRANSLATED, "utf-8")
    return path


def bring(run: Run, path: Path, edits: Edits, *options: str) -> Result:
    return run("import", write_book(path, edits), "--into", path, *options)


@pytest.mark.parametrize(("row", "heading", "said"), [
    ("K1", "Actual 2021", "plan.actuals.yaml says of it stays: Office of statistics"),
    ("K2", "Actual 2021", "plan.actuals.yaml says of it stays: Comes in May."),
    ("K2", "Plan 2021", "plan.yaml says of it stays: Doubtful."),
])  # fmt: skip
def test_a_new_number_beside_an_old_source_or_remark_is_told(run: Run, plan: Path, row: str, heading: str, said: str) -> None:
    result = bring(run, plan, {("KPIs", row, heading): 6.8})
    assert (result.exit_code, "advice XL147 KPIs!" in result.stderr, said in result.stderr) == (0, True, True)


def test_a_number_of_which_nothing_is_said_or_that_is_taken_back_leaves_nothing(run: Run, plan: Path) -> None:
    edits: Edits = {("KPIs", "K1", "Actual 2022"): 10, ("KPIs", "K1", "Actual 2021"): "delete", ("KPIs", "K1", "Plan 2022"): 30}
    assert "XL147" not in bring(run, plan, edits).stderr


def test_a_new_text_of_which_an_old_translation_stays_is_told_with_its_key(run: Run, plan: Path) -> None:
    edits: Edits = {
        ("Execution", "1.10 H1 2021", "Remarks"): "four months late", ("Execution", "1.10 H1 2021", "Evidence"): "Letter",
        ("Roadmap", "1.10", "Expected result"): "Stew",
    }  # fmt: skip
    result = bring(run, plan, edits)
    assert "plan.ru.yaml still has the wording of the old one: labels/three months late" in result.stderr
    assert "plan.ru.yaml still has the wording of the old one: labels/Minutes" in result.stderr
    assert "labels/Cold." not in result.stderr  # another report says it still
    assert result.stderr.count("XL148") == 2


@pytest.mark.parametrize(("when", "told"), [("Q3 2021", True), ("2022", True), ("2021-01..2021-12", False)])
def test_a_report_of_a_date_that_is_planned_no_more_is_told(run: Run, plan: Path, when: str, told: bool) -> None:
    plan.write_text(ONCE, "utf-8")
    reported = REPORTED.partition("actions:")[0] + 'actions: {"1.10": [{period: 2021, status: done, date: 2021-09-15}]}\n'
    plan.with_name("plan.actuals.yaml").write_text(reported, "utf-8")
    result = bring(run, plan, {("Roadmap", "1.10", "When"): when})
    assert ("warning XL149 Roadmap!" in result.stderr, "there is a report for 2021" in result.stderr) == (told, told)
    assert plan.with_name("plan.actuals.yaml").read_text("utf-8") == reported


def test_a_report_that_is_taken_back_or_was_planned_never_is_not_told(run: Run, plan: Path) -> None:
    plan.write_text(ONCE.replace("when: 2021", "when: 2021-H2"), "utf-8")
    edits: Edits = {("Roadmap", "1.10", "When"): "2022"}
    edits |= {("Execution", "1.10 H2 2021", heading): "delete" for heading in ("Status", "Remarks")}
    assert "XL149" not in bring(run, plan, edits).stderr
