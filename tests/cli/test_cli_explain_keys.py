"""`clustermodel explain KIND`: the keys of the file, read off the model, in both languages."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from clustermodel import load
from clustermodel.cli import ties
from clustermodel.cli.keys import known

Run = Callable[..., Result]
NAMES = sorted(known())
TIES = sorted(ties.known())
ROOT = Path(__file__).parents[2]


def test_a_kind_is_told_with_its_place_and_its_keys(run: Run) -> None:
    told = run("explain", "kpi").stdout
    assert told.startswith("kpi · kpis[]\n")
    assert "\n  name: text (required)\n      What is measured, verbatim.\n" in told
    assert "\n  measures: references to objective, goal\n" in told
    assert "\n      stock – The state at the end of a period.\n" in told


@pytest.mark.parametrize("name", ["roadmap", "roadmap.actions", "funding.sources", "program", "actuals", "observation"])
def test_sections_and_records_can_be_asked_for_too(run: Run, name: str) -> None:
    done = run("explain", name)
    assert (done.exit_code, done.stdout.splitlines()[0].split(" · ")[0]) == (0, name)


def test_a_misspelt_kind_gets_a_proposal(run: Run) -> None:
    done = run("explain", "acton")
    assert done.exit_code == 2
    assert "Did you mean action" in done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_is_told_in_russian(run: Run, name: str) -> None:
    told = run("explain", name, "--lang", "ru").stdout
    assert re.findall("[A-Z][a-z]+ [a-z]+ [a-z]+", told) == []  # the words of a sentence, not a list of terms


def test_a_relation_of_the_graph_is_told_with_what_it_ties(run: Run) -> None:
    told = run("explain", "driven_by").stdout
    assert told.splitlines()[:2] == ["driven_by · driven by / drives", "  kpi –driven_by→ action"]
    assert "Action.drives: KPIs it moves." in told
    assert "The first rests on the last." in told
    assert "It gives context only" in run("explain", "about").stdout


def test_all_relations_can_be_listed(run: Run) -> None:
    told = run("explain", "relations").stdout
    assert {edge.relation for edge in load(ROOT / "programs/medical_tourism.yaml").links.edges} <= {
        line.partition(" ")[0] for line in told.splitlines() if not line.startswith(" ")
    }


def test_the_terms_of_a_vocabulary_are_told(run: Run) -> None:
    assert "weak – A reader's inference that is merely plausible." in run("explain", "basis").stdout
    assert "not-set – " in run("explain", "missing").stdout


@pytest.mark.parametrize("name", TIES)
def test_relations_and_vocabularies_are_told_in_russian(run: Run, name: str) -> None:
    told = run("explain", name, "--lang", "ru").stdout
    assert re.findall("[A-Z][a-z]+ [a-z]+ [a-z]+|· [a-z]", told) == []
