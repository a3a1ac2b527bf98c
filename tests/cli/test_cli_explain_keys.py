"""`clustermodel explain KIND`: the keys of the file, read off the model, in both languages."""

import re
from collections.abc import Callable

import pytest
from click.testing import Result

from clustermodel.cli.keys import known

Run = Callable[..., Result]
NAMES = sorted(known())


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
