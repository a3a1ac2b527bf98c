"""Lines and columns count as editors count them: in characters, from 1, whatever stands before."""

import pytest

from clustermodel import loads
from clustermodel.loading.locate import Place, locate
from clustermodel.loading.paths import Path, dotted
from clustermodel.loading.source import Source
from tests.loading.reading import HEAD, place, places


@pytest.mark.parametrize(
    "before",
    [
        "plain",
        "next \x85 line",
        "line \u2028 and paragraph \u2029 separators",
        "emoji \U0001f3e5",
        "combining e\u0301",
        "Кириллица",
        "mark \ufeff in the middle",
        "tab \t",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_place_does_not_depend_on_what_stands_before(before: str, end: str, mark: str) -> None:
    text = mark + HEAD + f"risks: [{{id: R1, text: '{before}'}}]\n" + "objectives:\n  - {id: G1, txt: a}\n"
    assert places(text.replace("\n", end), head="") == ["YM203 5:10-5:12", "YM202 5:14-5:17"]


def test_characters_before_it_on_the_line_count_as_one_each() -> None:
    line = "risks: [{id: R1, text: '\U0001f3e5\x85\u2028е\u0301', kin: x}]\n"
    [found] = places(line)
    assert found == f"YM202 3:{line.index('kin') + 1}-3:{line.index('kin') + 4}"


def test_a_value_of_several_lines_ends_where_its_text_ends() -> None:
    text = "kpis:\n  - id: K1\n    name: n\n    targets:\n      2020: >-\n        one\n        two\n\n\n    unit: a\n"
    assert places(text) == ["YM206 7:13-9:12"]


TEXT = """\
kpis:
  - name: a
    id: K1
    measures: {G1: strong,
       G2: weak}
    targets: {2020: 1, 2021: 5}
    unit:
  - id: K2
    measures: [G1, G2]
    within: town
    values: [{period: 2020, value: 1}, {value: 2, period: 2021}]
? [a, b]
: {x: 1}
*y : 2
z: 3
z: 4
"""


def span_of(place: Place, *, key: bool = False) -> str:
    span = place.key if key else place.value
    return f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"


@pytest.mark.parametrize(
    ("path", "steps", "key", "value"),
    [
        (("kpis",), 1, "1:1-1:5", "2:3-11:65"),
        (("kpis", 0), 2, "2:5-7:10", "2:5-7:10"),
        (("kpis", "K1"), 2, "2:5-7:10", "2:5-7:10"),
        (("kpis", "K1", "name"), 3, "2:5-2:9", "2:11-2:12"),
        (("kpis", "K1", "measures"), 3, "4:5-4:13", "4:15-5:17"),
        (("kpis", "K1", "measures", "G2"), 4, "5:8-5:10", "5:12-5:16"),
        (("kpis", 0, "targets", "2021"), 4, "6:24-6:28", "6:30-6:31"),
        (("kpis", 0, "targets", 1), 4, "6:24-6:28", "6:30-6:31"),
        (("kpis", 0, "unit"), 3, "7:5-7:9", "7:5-7:9"),
        (("kpis", 1, "measures", "G2"), 4, "9:20-9:22", "9:20-9:22"),
        (("kpis", 1, "measures", 1), 4, "9:20-9:22", "9:20-9:22"),
        (("kpis", 1, "within", "town"), 4, "10:5-10:11", "10:13-10:17"),
        (("kpis", 1, "values", "2021", "value"), 5, "11:41-11:46", "11:48-11:49"),
        (("z",), 1, "15:1-15:2", "15:4-15:5"),
        (("kpis", 0, "targets", "2029"), 3, "6:5-6:12", "6:14-6:32"),
        (("kpis", 9, "name"), 1, "1:1-1:5", "2:3-11:65"),
        ((), 0, "1:1-16:5", "1:1-16:5"),
    ],
)
def test_a_path_leads_to_its_place_or_to_the_nearest_one(path: Path, steps: int, key: str, value: str) -> None:
    found = locate(Source("f", TEXT), [path])[path]
    assert (found.found, span_of(found, key=True), span_of(found)) == (steps, key, value)


def test_paths_asked_for_together_are_found_as_when_asked_for_alone() -> None:
    by_index: list[Path] = [("kpis", 0, "targets", 1), ("kpis", 0), ("kpis", 1, "values", 1)]
    by_name: list[Path] = [("kpis", "K1", "targets", "2021"), ("kpis", "K1", "id"), ("kpis", "K2", "values", "2021", "value")]
    paths = [*by_index, *by_name]
    source = Source("f", TEXT)
    assert locate(source, paths) == {path: locate(source, [path])[path] for path in paths}
    assert locate(source, []) == {}


def test_before_an_error_places_are_found_and_after_it_the_nearest() -> None:
    source = Source("f", "a:\n  b: 1\n  c: @x\n  d: 2\n")
    found = locate(source, [("a", "b"), ("a", "d")])
    assert span_of(found["a", "b"]) == "2:6-2:7"
    assert found["a", "d"].found == 1


def test_a_path_is_shown_with_points() -> None:
    assert dotted(("kpis", 0, "targets", "2021")) == "kpis[0].targets.2021"


def test_every_line_can_be_asked_for() -> None:
    source = Source("f", "a\r\nb\x85c\rd\n")
    assert [source.line(number) for number in range(1, source.lines + 1)] == ["a", "b\x85c", "d", ""]


def test_the_name_of_the_file_is_the_one_given() -> None:
    [finding] = loads("a", path="dir/file.yaml").diagnostics
    assert str(finding.span) == "dir/file.yaml:1:1"
    assert place(finding) == "YM013 1:1-1:1"
