"""The examples load clean, say what their README says, and go through everything that the library does with a programme."""

import re
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from clustermodel import Links, Loaded, check, coverage, dump, impact, load, loads, to_graph, trace
from clustermodel.model.period import Every, occurrences
from clustermodel.model.program import Program
from clustermodel.model.quantity import Missing, Quantity
from clustermodel.model.text import Localized, in_language

EXAMPLES = Path(__file__).parents[2] / "examples"
DAIRY = EXAMPLES / "dairy" / "dairy_valley.yaml"
PACKAGING = EXAMPLES / "dairy" / "packaging.yaml"
MINIMAL = EXAMPLES / "minimal.yaml"
PROGRAMMES = (MINIMAL, DAIRY, PACKAGING)
TODAY = date(2027, 3, 1)

WEAKNESSES = {
    ("ST101", "statistic:milk"),
    ("SR105", "pairing:WT2"),
    ("SR108", "pairing:WT1"),
    ("TR103", "kpi:K9"),
    ("RM103", "action:3.4"),
    ("LK102", "cluster:lakes"),
    *(("AC108", f"kpi:K{number}") for number in (2, 3, 4, 5, 7)),
}


def program_of(path: Path) -> Program:
    program = load(path).program
    assert program is not None
    return program


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(DAIRY)


@pytest.fixture(scope="module")
def program() -> Program:
    return program_of(DAIRY)


def found(path: Path, as_of: date = TODAY) -> set[tuple[str, str]]:
    """Code and address of each finding."""
    return {(one.code, one.subject.partition("/")[0]) for one in check(load(path), as_of=as_of).diagnostics}


def test_these_are_all_the_programmes_there_are() -> None:
    files = (path for path in EXAMPLES.rglob("*.yaml") if not path.is_relative_to(EXAMPLES / "plugin"))  # it has tests of its own
    programmes = {path for path in files if "format: clustermodel/1" in path.read_text("utf-8")}
    assert programmes == set(PROGRAMMES)


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
class TestEveryProgramme:
    def test_loads_without_a_finding(self, path: Path) -> None:
        assert load(path).diagnostics == ()

    def test_is_the_same_after_dump_and_load(self, path: Path) -> None:
        program = program_of(path)
        again = loads(dump(program))
        assert again.diagnostics == ()
        assert again.program == program

    def test_says_in_its_first_comment_that_it_is_invented(self, path: Path) -> None:
        assert "invented example" in path.read_text("utf-8").partition("\n")[0].lower()

    def test_traces_from_the_goal_to_somebody_who_acts(self, path: Path) -> None:
        reached = {address.partition(":")[0] for address in trace(load(path), "goal:goal").nodes}
        assert {"objective", "kpi", "pairing", "factor", "action"} <= reached
        assert reached & {"body", "organization"}

    def test_its_graph_has_an_edge_for_each_link_of_its_coverage(self, path: Path) -> None:
        loaded = load(path)
        graph = to_graph(loaded)
        cells = [cell for matrix in coverage(loaded) for cell in matrix.cells]
        assert cells
        assert all(graph.has_edge(row, column) or graph.has_edge(column, row) for row, column in cells)


class TestFindings:
    def test_the_small_programmes_have_none(self) -> None:
        assert found(MINIMAL) == found(PACKAGING) == set()

    def test_the_dairy_programme_has_its_weaknesses(self) -> None:
        assert found(DAIRY) == WEAKNESSES

    def test_the_readme_lists_just_these(self) -> None:
        told = re.findall(r"\(`(\S+)`, ([A-Z]{2}\d{3})\)", (EXAMPLES / "README.md").read_text("utf-8"))
        assert {(code, address) for address, code in told} == WEAKNESSES

    def test_each_has_a_place_in_the_file(self, loaded: Loaded) -> None:
        places = {one.code: one.span for one in check(loaded, as_of=TODAY).diagnostics}
        assert all(span is not None and span.line > 1 for span in places.values())

    def test_three_are_waived(self, loaded: Loaded) -> None:
        waived = check(loaded, as_of=TODAY).waived
        assert {(one.code, one.subject.partition("/")[0]) for one in waived} == {
            ("SW104", "factor:S4"),
            ("TR111", "factor:S4"),
            ("SR102", "source:chart-power"),
        }

    def test_the_waivers_lapse_with_2027(self) -> None:
        back = found(DAIRY, date(2028, 1, 1)) - WEAKNESSES
        assert back == {("SW104", "factor:S4"), ("TR111", "factor:S4"), ("SR102", "source:chart-power"), ("WV102", "")}

    def test_the_neighbour_loaded_with_it_changes_none(self, loaded: Loaded) -> None:
        report = check(loaded, as_of=TODAY, others=[program_of(PACKAGING)])
        assert {(one.code, one.subject.partition("/")[0]) for one in report.diagnostics} == WEAKNESSES


def test_the_dairy_programme_holds_what_it_holds(loaded: Loaded) -> None:
    assert Counter(address.partition(":")[0] for address in loaded.links.elements) == {
        "program": 1, "mission": 1, "goal": 1, "unit": 6, "source": 30, "place": 4, "organization": 6,
        "participant": 10, "group": 4, "activity": 10, "stage": 5, "product": 4, "claim": 5, "statistic": 20,
        "factor": 16, "pairing": 8, "objective": 5, "kpi": 9, "body": 6, "function": 9, "funding": 4,
        "direction": 4, "action": 20, "risk": 6, "cluster": 4, "link": 5,
    }  # fmt: skip


class TestSourceText:
    lines = (DAIRY.parent / "sources" / "dairy_valley.txt").read_text("utf-8").splitlines()

    def test_holds_each_quotation_on_its_line(self, program: Program) -> None:
        quoted = [(source.quote, source.line) for source in program.sources if source.quote]
        assert len(quoted) == 10
        for quote, line in quoted:
            assert line is not None
            assert quote in self.lines[line - 1]

    def test_says_on_its_title_page_that_it_is_invented(self, loaded: Loaded) -> None:
        assert [one.id for one in loaded.links.program.header.source] == ["title-page", "abridged"]
        assert "Invented example" in self.lines[2]

    def test_holds_each_row_of_the_table_of_milk(self, program: Program) -> None:
        table = program.statistics[0]
        start = next(index for index, line in enumerate(self.lines) if line.startswith("Table 1."))
        for line, row in zip(self.lines[start + 2 :], table.rows, strict=False):
            name, *cells = line.split(" | ")
            counted = [one.value for one in row.values if not one.source]
            assert name == row.name
            cells = [cell.replace("about ", "~").replace("none made", "0") for cell in cells]
            assert [cell for cell in cells if cell[-1].isdigit()] == [
                str(value) for value in counted if value.known
            ]

    def test_holds_every_factor_pairing_and_objective(self, program: Program) -> None:
        text = "\n".join(self.lines)
        for _, factor in program.swot.factors():
            assert f"{factor.id}. {factor.text}\n" in text
        for pairing in program.swot.pairings:
            assert f"{pairing.printed['factors']}. {pairing.response}\n" in text
        for objective in program.objectives:
            assert f"{objective.id}. {objective.text}\n" in text


class TestEveryPartOfTheFormat:
    def values(self, program: Program) -> list[Quantity]:
        observed = [one.value for statistic in program.indicators() for one in statistic.values]
        return observed + [one.value for kpi in program.kpis for one in (kpi.baseline, *kpi.targets) if one]

    def test_numbers_are_missing_for_all_four_reasons(self, program: Program) -> None:
        assert {value.missing for value in self.values(program) if not value.known} == set(Missing)

    def test_numbers_have_all_their_qualifiers(self, program: Program) -> None:
        marks = {re.sub(r"\d+(\.\d+)?", "N", str(value)) for value in self.values(program) if value.known}
        assert marks == {"N", "~N", "N..N", "N..", "..N", "over N"}

    def test_actions_recur_in_all_four_ways(self, program: Program) -> None:
        assert {action.every for action in program.roadmap.actions if action.every} == set(Every)

    def test_every_action_has_a_budget_and_a_result(self, program: Program) -> None:
        assert all(action.budget and action.result and action.result.value for action in program.roadmap.actions)

    def test_money_adds_up_by_source_and_year(self, program: Program) -> None:
        sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for action in program.roadmap.actions:
            for source, tranches in action.budget.items():
                for one in tranches:
                    sums[source, str(one.period)] += one.value.middle or Decimal(0)
        assert sums["state", "2026"] == Decimal("64.8")
        assert sums["loans", "2027"] == Decimal(75)
        assert sums["county", "2029"] == Decimal("6.2")

    def test_units_are_multiples_of_each_other(self, program: Program) -> None:
        assert {unit.id: (unit.of, unit.times) for unit in program.units if unit.of} == {
            "kt": ("t", Decimal(1000)), "mcr": ("crown", Decimal(1_000_000)), "kpeople": ("people", Decimal(1000)),
        }  # fmt: skip

    def test_texts_have_two_languages(self, program: Program) -> None:
        cluster = program.header.cluster
        assert isinstance(cluster, Localized)
        assert in_language(cluster, "ru").startswith("Молочно")
        assert in_language(cluster, "fr") == cluster

    def test_no_remark_is_cut_by_a_comma(self, program: Program) -> None:
        remarks = [note for element in Links(program).elements.values() for note in element.notes]
        remarks += [note for edge in Links(program).edges if edge.ref for note in edge.ref.notes]
        assert len(remarks) == 4
        assert all(note[0].isupper() and note.endswith(".") for note in remarks)


class TestLinks:
    def test_a_kpi_rests_on_its_actions_and_on_those_who_do_them(self, loaded: Loaded) -> None:
        reached = trace(loaded, "kpi:K4").nodes
        assert {"action:1.1", "action:1.2", "body:whey-group", "participant:wheywell", "stage:whey-line"} <= set(reached)
        assert "action:2.2" not in reached

    def test_the_goal_suffers_if_the_whey_group_goes(self, loaded: Loaded) -> None:
        suffering = impact(loaded, "body:whey-group").nodes
        assert {"action:1.2", "kpi:K4", "objective:G3", "goal:goal", "risk:R1"} <= set(suffering)

    def test_coverage_shows_what_is_not_linked(self, loaded: Loaded) -> None:
        gaps = {matrix.name: (matrix.uncovered_rows(), matrix.uncovered_columns()) for matrix in coverage(loaded)}
        assert gaps["objective × kpi"] == ((), ())
        assert gaps["objective × action"] == ((), ())
        assert gaps["kpi × action"] == (("kpi:K9",), ())
        assert gaps["factor × pairing"] == (("factor:S4",), ())
        assert gaps["pairing × action"] == ((), ())

    def test_the_graph_reaches_what_the_trace_reaches(self, loaded: Loaded) -> None:
        graph = to_graph(loaded)
        reached, waiting = set(), ["goal:goal"]
        while waiting:
            node = waiting.pop()
            if node not in reached:
                reached.add(node)
                waiting += graph.successors(node)
        assert reached == set(trace(loaded, "goal:goal").nodes)

    def test_an_unresolved_factor_is_no_node(self, loaded: Loaded) -> None:
        assert "factor:T6" not in to_graph(loaded)
        assert [(one.holder, one.ref.id) for one in loaded.links.unresolved] == [("pairing:WT2", "T6")]


class TestActuals:
    def test_speak_of_what_the_programme_holds(self, loaded: Loaded) -> None:
        actuals = loaded.actuals
        assert actuals is not None
        assert actuals.program == loaded.links.program.header.id
        for kind, reported in (("kpi", actuals.kpis), ("statistic", actuals.statistics), ("action", actuals.actions)):
            assert reported
            assert all(f"{kind}:{id}" in loaded.links.elements for id in reported)

    def test_name_occurrences_that_the_roadmap_has(self, loaded: Loaded) -> None:
        assert loaded.actuals is not None
        horizon = loaded.links.program.header.horizon
        planned = {action.id: action for action in loaded.links.program.roadmap.actions}
        for id, reported in loaded.actuals.actions.items():
            action = planned[id]
            assert action.when is not None
            assert horizon is not None
            periods = {one.text for one in occurrences(action.when, action.every, action.until or horizon)}
            assert {one.period.text for one in reported} <= periods

    def test_leave_no_occurrence_out_that_was_due(self, loaded: Loaded) -> None:
        assert loaded.actuals is not None
        horizon = loaded.links.program.header.horizon
        for action in loaded.links.program.roadmap.actions:
            assert action.when is not None
            assert horizon is not None
            due = occurrences(action.when, action.every, action.until or horizon)
            over = [one.text for one in due if one.last is not None and one.last < TODAY]
            assert set(over) <= {one.period.text for one in loaded.actuals.actions.get(action.id, ())}


class TestNeighbours:
    @pytest.mark.parametrize(("path", "other"), [(DAIRY, PACKAGING), (PACKAGING, DAIRY)], ids=["there", "back"])
    def test_name_each_other_by_file_and_id(self, path: Path, other: Path) -> None:
        named = [cluster for cluster in program_of(path).clusters if cluster.programme]
        assert [path.parent / str(cluster.programme) for cluster in named] == [other]
        assert [cluster.id for cluster in named] == [program_of(other).header.id]

    def test_tell_the_same_ties_from_both_sides(self) -> None:
        def ties(path: Path, neighbour: str) -> set[tuple[str, str]]:
            links = program_of(path).links
            return {(link.kind, link.flow) for link in links if neighbour in [ref.id for ref in link.with_]}

        mirrored = {"in": "out", "out": "in", "both": "both"}
        ours, theirs = ties(DAIRY, "packaging"), ties(PACKAGING, "dairy-valley")
        assert len(ours) == 2
        assert {(kind, mirrored[flow]) for kind, flow in ours} == theirs
