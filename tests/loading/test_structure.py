"""What does not fit the model: unknown and missing keys, values of another shape, rows of another length."""

import pytest

from clustermodel import loads
from tests.loading.reading import HEAD, codes, good, only, place, places


def test_an_unknown_key_names_the_one_that_was_meant() -> None:
    finding = only("kpis:\n  - id: K1\n    name: n\n    agregation: flow\n")
    assert place(finding) == "YM202 6:5-6:15"
    assert (finding.message, finding.hint) == ("unknown key 'agregation' in kpi", "did you mean aggregation?")
    assert finding.subject == "kpi:K1/agregation"


def test_a_key_like_no_other_shows_those_that_are_known() -> None:
    assert only("roadmap: {actions: [], xyzzy: 1}").hint == "known keys: directions, actions"
    assert only("value_chain: {xyzzy: 1}").message == "unknown key 'xyzzy' in value chain"


def test_a_section_that_no_plugin_claims_is_an_error() -> None:
    finding = only("x-budget: {}")
    assert (finding.code, finding.message) == ("YM212", "no plugin has claimed the section 'x-budget'")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("objectives:\n  - id: G1\n", "YM203 4:9-4:11"),
        ("objectives:\n  - {text: a}\n", "YM203 4:5-4:6"),
        ("objectives:\n  - text: a\n", "YM203 4:5-4:6"),
        ("statistics: [{id: s, rate: {per: 10}}]\n", "YM203 3:22-3:26"),
    ],
)
def test_a_missing_key_is_shown_at_the_id_or_at_what_lacks_it(text: str, found: str) -> None:
    assert places(text) == [found]


def test_a_missing_key_says_what_it_means() -> None:
    finding = only("objectives: [{id: G1}]")
    assert (finding.message, finding.hint) == ("objective has no 'text'", "add `text:` — The objective, verbatim.")
    assert finding.subject == "objective:G1"


def test_without_its_head_there_is_no_programme() -> None:
    loaded = loads("format: clustermodel/1\nkpis: [{id: K1, nam: n}]\n")
    assert loaded.program is None
    assert [place(one) for one in loaded.diagnostics] == ["YM203 1:1-1:2", "YM203 2:13-2:15", "YM202 2:17-2:20"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("objectives: {a: b}\n", "YM204 3:13-3:19"),
        ("objectives: many\n", "YM204 3:13-3:17"),
        ("objectives:\n  a: 1\n  b: 2\n\nrisks: []\n", "YM204 4:3-5:7"),
        ("objectives: [one]\n", "YM204 3:14-3:17"),
        ("objectives: [{id: G1, text: [a, b]}]\n", "YM204 3:29-3:35"),
        ("objectives: [{id: {a: b}, text: a}]\n", "YM204 3:19-3:25"),
        ("objectives: [{id: G1, text: a, answers: P1}]\n", "YM204 3:41-3:43"),
        ("objectives: [{id: G1, text: a, answers: [{P1: weak}]}]\n", "YM204 3:42-3:52"),
        ("objectives: [{id: G1, text: a, answers: {P1: [weak]}}]\n", "YM204 3:46-3:52"),
        ("objectives: [{id: G1, text: a, codes: [x]}]\n", "YM204 3:39-3:42"),
        ("objectives: [{id: G1, text: a, notes: n}]\n", "YM204 3:39-3:40"),
        ("places: [{id: p, name: n, within: {a: weak, b: weak}}]\n", "YM204 3:35-3:53"),
        ("kpis: [{id: K1, name: n, targets: 5}]\n", "YM204 3:35-3:36"),
        ("sources: [{id: s, rows: [a, b]}]\n", "YM204 3:26-3:27"),
        ("roadmap: [a]\n", "YM204 3:10-3:13"),
    ],
)
def test_a_value_of_another_shape_is_shown_whole(text: str, found: str) -> None:
    assert places(text)[0] == found
    assert loads(HEAD + text).diagnostics[0].hint


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("objectives: [{id: G1, text: a, answers: {P1: weka}}]\n", "YM208 3:46-3:50"),
        ("objectives: [{id: G1, text: a, answers: {P1: {basis: weka}}}]\n", "YM208 3:54-3:58"),
        ("objectives: [{id: G1, text: a, answers: {P1: {baiss: weak}}}]\n", "YM202 3:47-3:52"),
        ("places: [{id: p, name: n, within: {q: {basis: weka}}}]\n", "YM208 3:47-3:51"),
        ("places: [{id: p, name: n, within: {q: {id: r}}}]\n", "YM202 3:40-3:42"),
        ("objectives: [{id: G1, text: a, answers: {P1: ''}}]\n", "YM205 3:46-3:48"),
        ("objectives: [{id: G1, text: {ru: '', en: b}}]\n", "YM205 3:34-3:36"),
        ("kpis: [{id: K1, name: n, targets: {soon: 5}}]\n", "YM207 3:36-3:40"),
        ("kpis: [{id: K1, name: n, targets: [{period: soon, value: 5}]}]\n", "YM207 3:45-3:49"),
        ("roadmap: {actions: [{id: a, title: t, budget: {f: {2020: x}}}]}\n", "YM206 3:58-3:59"),
        ("sources: [{id: s, rows: [[a, {b: c}]]}]\n", "YM204 3:30-3:36"),
    ],
)
def test_in_a_nested_value_the_very_part_is_shown(text: str, found: str) -> None:
    assert found in places(text)


def test_a_key_and_its_value_may_both_be_wrong() -> None:
    assert places("kpis: [{id: K1, name: n, targets: {soon: '22,6', 2020: 1}}]\n") == ["YM207 3:36-3:40", "YM206 3:42-3:48"]


def test_what_is_wrong_is_dropped_and_the_rest_is_kept() -> None:
    loaded = loads(HEAD + "kpis: [{id: K1, name: n, unit: [x], targets: {2020: 1, soon: 2, 2021: '-', 2022: 3}, notes: [a, [b], c]}, {id: K2}]\n")
    assert loaded.program is not None
    [kpi] = loaded.program.kpis
    assert (kpi.unit, [str(one.period) for one in kpi.targets], kpi.notes) == (None, ["2020", "2022"], ("a", "c"))


def test_findings_after_what_was_dropped_are_shown_in_their_place() -> None:
    text = "objectives: [{id: G1}, {id: G2, text: a}, one, {id: G3, text: b, answers: [P9]}]\n"
    assert places(text) == ["YM203 3:19-3:21", "YM204 3:43-3:46", "RF101 3:76-3:78"]


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("columns: [a, b], rows: [[x, 270], [y, 22,6]]", ["YM213 3:53-3:62"]),
        ("columns: [a, b], rows: [[x], [y, z]]", ["YM213 3:43-3:46"]),
        ("rows: [[x, y], [z]]", ["YM213 3:34-3:37"]),
        ("columns: [a, b], rows: [['', y]]", []),
        ("columns: [a, b]", []),
    ],
)
def test_rows_have_as_many_cells_as_the_table_columns(table: str, found: list[str]) -> None:
    assert places(f"sources: [{{id: s, {table}}}]\n") == found


def test_rows_are_measured_in_a_file_with_other_mistakes_too() -> None:
    text = "sources:\n  - {id: r}\n  - {id: q, knd: table}\n  - {id: s, columns: [a], rows: [[x], {}, [y, z]]}\n"
    finding = next(one for one in loads(HEAD + text).diagnostics if one.code == "YM213")
    assert place(finding) == "YM213 6:43-6:49"
    assert (finding.message, finding.subject) == ("the row has 2 cells, the table 1 columns", "source:s/rows")
    assert codes(text) == ["YM202", "YM204", "YM213"]


def test_a_single_source_needs_no_brackets() -> None:
    loaded = good("sources: [{id: s}]\nobjectives: [{id: G1, text: a, source: s}]")
    assert [edge.target for edge in loaded.links.out("objective:G1", "sourced_from")] == ["source:s"]


def test_addresses_of_findings_name_the_innermost_element() -> None:
    text = (
        "governance: {bodies: [{id: b, name: n, kind: post, functions: [{id: f, text: t, over: x}], seats: 3}]}\n"
        "kpis: [{id: К1, name: [n]}]\nwaivers: [{code: XX1, at: '', until: soon}]\n"
    )
    found = {one.subject for one in loads(HEAD + text).diagnostics}
    assert found == {"function:f/over", "body:b/seats", "kpis[0].id", "kpis[0].name", "waivers[0].at", "waivers[0].until"}
