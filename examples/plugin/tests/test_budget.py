"""The section, its check, its exporter and its edges, through the public door."""

from datetime import date
from pathlib import Path

import clustermodel

FAIR = Path(__file__).parents[1] / "fair.yaml"
DAY = date(2027, 1, 1)


def test_the_section_is_read_and_its_references_are_resolved() -> None:
    loaded = clustermodel.load(FAIR)
    assert loaded.diagnostics == ()
    assert [str(line.amount) for line in loaded.program.section("x-budget").lines] == ["8", "3.5"]
    assert [edge.target for edge in loaded.links.out("action:1.1", "paid_from")] == ["line:stand", "line:posters"]


def test_a_mistake_in_it_is_shown_where_it_stands() -> None:
    text = FAIR.read_text("utf-8").replace("amount: 8, pays", "amount: '8,0', pays").replace('["1.1"]}\n    -', '["1.9"]}\n    -')
    (reference,) = [one for one in clustermodel.loads(text.replace("'8,0'", "8")).diagnostics if one.span]
    assert (reference.code, reference.subject, reference.span.line) == ("RF101", "line:stand/pays", 15)
    assert [one.subject for one in clustermodel.loads(text).diagnostics] == ["line:stand/amount"]


def test_its_checks_find_what_they_are_meant_for() -> None:
    report = clustermodel.check(clustermodel.load(FAIR), select=["BUD"], as_of=DAY)
    assert [(one.code, one.subject, one.span.line) for one in report.diagnostics] == [
        ("BUD202", "action:1.2", 10),
        ("BUD201", "line:posters/amount", 16),
    ]
    assert "comes to 11.5 k€, and 10 are granted" in report.diagnostics[1].message


def test_a_kpi_rests_on_the_money_of_its_actions() -> None:
    loaded = clustermodel.load(FAIR)
    assert {edge.target for edge in loaded.links.out("kpi:K1", "funded_by")} == {"line:stand", "line:posters"}
    assert "line:stand" in clustermodel.to_graph(loaded)["kpi:K1"]


def test_the_table_is_safe_in_a_spreadsheet() -> None:
    text = FAIR.read_text("utf-8").replace("text: Posters", 'text: "=1+1"')
    table = clustermodel.export(clustermodel.loads(text), "budget", as_of=DAY).decode()
    assert table.splitlines() == ["line,amount,actions", "Rent of the stand,8,1.1", "'=1+1,3.5,1.1"]


def test_dumped_and_loaded_it_is_the_same() -> None:
    program = clustermodel.load(FAIR).program
    assert clustermodel.loads(clustermodel.dump(program)).program == program
