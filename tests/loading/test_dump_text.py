"""What `dump` writes: readable, in the order of the model, and read by other tools as it is read here."""

import attrs
import pytest
import yaml
from hypothesis import given

from clustermodel import dump, loads
from clustermodel.loading import dump as dumping
from clustermodel.loading.load import load_actuals
from clustermodel.loading.source import Source
from clustermodel.model.actuals import Actuals
from clustermodel.model.objectives import Objective
from clustermodel.model.ref import Basis, Ref
from clustermodel.testing.strategies import actuals, texts
from tests.loading.reading import HEAD, good

WRITTEN = """\
format: clustermodel/1
program:
  id: demo
  title: Demo
  cluster: {ru: Кластер, en: Cluster}
  horizon: 2020..2024
sources:
- {id: q, quote: Как напечатано}
objectives:
- {id: G1, text: Grow, source: q}
- id: "2.10"
  code: "no"
  text: |-
    Первая строка.
    Вторая: строка #2.
kpis:
- id: K1
  name: Sales
  targets: {2020: not-set, 2021: 22.60, 2022: ~7}
  measures: [G1]
roadmap:
  actions:
  - id: a
    title: Exhibit
    when: 2020-11
    every: half-year
    answers: {С7: unresolved}
    drives: {K1: strong}
"""


def test_a_dumped_programme_reads_like_a_written_one() -> None:
    program = good(WRITTEN, head="").links.program
    assert dump(program) == WRITTEN


@pytest.mark.parametrize("text", ["no", "2.10", "010", "12:30", "null", "~", "1e3", "0o7", "2020-01-01", "true", "=", "<<", "", " a", "a "])
def test_texts_that_other_tools_take_for_something_else_are_in_quotes(text: str) -> None:
    program = attrs.evolve(good("").links.program, objectives=(Objective(id="G1", text="t", code=text),))
    assert yaml.safe_load(dump(program))["objectives"][0]["code"] == text


@given(texts())
def test_any_text_is_read_by_other_tools_as_it_is(text: str) -> None:
    program = attrs.evolve(good("").links.program, objectives=(Objective(id="G1", text=text),))
    assert yaml.safe_load(dump(program))["objectives"][0]["text"] == text


@given(actuals())
def test_actuals_are_written_and_read_too(reported: Actuals) -> None:
    structured = load_actuals(Source("f", dumping.dump(reported)))
    assert structured.problems == ()
    assert structured.value == reported


def test_what_cannot_be_written_is_refused() -> None:
    program = good("").links.program
    with pytest.raises(ValueError, match="surrogates"):
        dump(attrs.evolve(program, objectives=(Objective(id="G1", text="\ud800"),)))
    twice = (Ref(id="P1"), Ref(id="P1", basis=Basis.WEAK))
    with pytest.raises(ValueError, match="two references to one of: P1"):
        dump(attrs.evolve(program, objectives=(Objective(id="G1", text="t", answers=twice),)))


def test_numbers_are_written_with_the_digits_they_were_read_with() -> None:
    text = HEAD + "units: [{id: u, name: u, times: 1.500}]\nkpis: [{id: K1, name: n, targets: {2020: 1.0..2.50}}]\n"
    again = dump(loads(text).links.program)
    assert "times: 1.500" in again
    assert "2020: 1.0..2.50" in again
