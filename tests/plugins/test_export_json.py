"""`export --to json`: the whole model, as data that reads back to an equal one."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from clustermodel import Loaded, Program, export, load, loads
from clustermodel.model.objectives import Kpi
from clustermodel.testing.strategies import programs

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("examples/**/*.yaml"), *ROOT.glob("programs/*.yaml")])
PROGRAMMES = [path for path in FILES if "." not in path.stem]
LATE = date(2030, 1, 1)
SMALL = """
format: clustermodel/1
program: {id: p, title: Programme, cluster: {en: Cluster, ru: Кластер}, horizon: 2020..2024}
sources: [{id: s, kind: table, line: 7, columns: [a, b], rows: [[1, 2]]}]
units: [{id: krub, name: thousand, of: rub, times: 1000.50}]
statistics:
  - {id: series, values: {2014: 27.0, 12.2020: ~7}}
  - {id: long, values: [{period: 2018, value: lost, rank: 61, n: 68, as: target}]}
swot:
  strengths: [{id: S1, text: one}, {id: S2, text: two}]
  opportunities: [{id: O1, text: three}]
  pairings: [{id: SO1, quadrant: SO, response: do, factors: {S1: {basis: corrected, or: [S2]}, O1: stated}}]
objectives: [{id: G1, text: four, answers: [SO1]}]
clusters: [{id: c, name: Neighbour, required: true}]
"""


def exported(program: Program) -> Any:
    return json.loads(export(Loaded(program=program), "json"))


def small() -> Program:
    program = loads(SMALL).program
    assert program is not None
    return program


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_the_text_loads_as_yaml_to_an_equal_programme(path: Path) -> None:
    loaded = load(path)
    again = loads(export(loaded, "json").decode())
    assert again.program == loaded.program
    assert not again.problems


def test_the_keys_are_those_of_the_yaml_and_defaults_are_left_out() -> None:
    found = exported(small())
    assert list(found) == [
        "format", "program", "units", "sources", "statistics", "swot", "objectives", "clusters",
    ]  # fmt: skip
    assert found["program"] == {
        "id": "p", "title": "Programme", "cluster": {"en": "Cluster", "ru": "Кластер"}, "horizon": "2020..2024",
    }  # fmt: skip


def test_numbers_and_periods_are_texts_exactly_as_printed() -> None:
    found = exported(small())
    assert found["statistics"][0]["values"] == {"2014": "27.0", "2020-12": "~7"}
    assert found["units"][0]["times"] == "1000.50"
    assert found["sources"][0]["rows"] == [["1", "2"]]


def test_counts_are_integers_and_truth_values_are_truth_values() -> None:
    found = exported(small())
    assert found["statistics"][1]["values"] == [{"period": "2018", "value": "lost", "rank": 61, "n": 68, "as": "target"}]
    assert found["sources"][0]["line"] == 7
    assert found["clusters"][0]["required"] is True


def test_references_show_their_basis_where_the_text_does_not_state_them() -> None:
    found = exported(small())
    assert found["objectives"][0]["answers"] == ["SO1"]
    assert found["swot"]["pairings"][0]["factors"] == {"S1": {"basis": "corrected", "or": ["S2"]}, "O1": "stated"}


@settings(deadline=None)
@given(st.text(min_size=1))
def test_any_text_survives_the_way_through_json_and_yaml(text: str) -> None:
    program = small()
    header = attrs.evolve(program.header, title=text, notes=(text, text))
    changed = attrs.evolve(program, header=header)
    rendered = export(Loaded(program=changed), "json").decode()
    assert json.loads(rendered)["program"]["title"] == text
    assert loads(rendered).program == changed


def schema(**options: Any) -> Draft202012Validator:
    found = json.loads(export(Loaded(program=small()), "json", schema=True, **options))
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_programmes_and_their_actuals_hold_to_the_schema(path: Path) -> None:
    loaded = load(path)
    for actuals in (False, True):
        data = json.loads(export(loaded, "json", as_of=LATE, actuals=actuals))
        assert [one.message for one in schema(actuals=actuals).iter_errors(data)] == []


@settings(max_examples=40, deadline=None)
@given(programs())
def test_any_programme_holds_to_the_schema(program: Program) -> None:
    assert [one.message for one in schema().iter_errors(exported(program))] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("kpis", "kpi"), ('"required": true', '"required": "yes"'), ('"quadrant": "SO"', '"quadrant": "OS"'), ('"line": 7', '"line": "7"')],
)
def test_what_is_misspelt_does_not_hold_to_the_schema(old: str, new: str) -> None:
    program = attrs.evolve(small(), kpis=(Kpi(id="K1", name="one"),))
    text = json.dumps(exported(program))
    assert old in text
    assert not schema().is_valid(json.loads(text.replace(old, new)))


def test_an_edition_for_outsiders_has_no_waivers_and_is_the_same_programme_else() -> None:
    text = SMALL + "waivers: [{code: AC101, at: 'kpi:K1', reason: Known., by: Office}]\n"
    made = export(loads(text), "json", findings=False).decode()
    assert (loads(made).program, "AC101" in made) == (small(), False)


def test_the_actuals_load_again_beside_the_programme(tmp_path: Path) -> None:
    loaded = load(ROOT / "examples/dairy/dairy_valley.yaml")
    (tmp_path / "p.json").write_bytes(export(loaded, "json"))
    (tmp_path / "p.actuals.json").write_bytes(export(loaded, "json", actuals=True, as_of=LATE))
    again = load(tmp_path / "p.json")
    assert (again.program, again.actuals) == (loaded.program, loaded.actuals)
    assert not again.problems


def test_where_nothing_is_reported_the_actuals_say_just_that() -> None:
    data = json.loads(export(Loaded(program=small()), "json", actuals=True))
    assert data == {"format": "clustermodel-actuals/1", "program": "p"}
