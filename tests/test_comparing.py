"""A profile holds the same figures for every programme, and each share lies within its whole."""

from datetime import date

import pytest
from hypothesis import given

import clustermodel
from clustermodel.api import dump
from clustermodel.testing.strategies import programs

DAY = date(2026, 11, 26)


def test_the_figures_are_those_of_the_programme() -> None:
    loaded = clustermodel.load("examples/dairy/dairy_valley.yaml")
    told = clustermodel.profile(loaded, as_of=DAY)
    assert (told.id, told.horizon, told.status) == ("dairy-valley", "2025..2029", "approved")
    assert (told.figures["kpis_with_target"].n, told.figures["kpis_with_target"].of) == (9, 9)
    assert told.figures["participants"].n == len(loaded.links.of_kind("participant"))
    assert "findings_error" not in told.figures


def test_findings_are_counted_if_a_check_was_run() -> None:
    loaded = clustermodel.load("examples/dairy/dairy_valley.yaml")
    report = clustermodel.check(loaded, as_of=DAY)
    told = clustermodel.profile(loaded, report, as_of=DAY).figures
    counted = {severity: told[f"findings_{severity}"].n for severity in ("error", "warning", "advice")}
    assert sum(counted.values()) == len(report.diagnostics)
    assert counted["warning"] == sum(str(one.severity) == "warning" for one in report.diagnostics)


def test_without_a_programme_there_are_no_figures() -> None:
    with pytest.raises(ValueError, match="no programme"):
        clustermodel.profile(clustermodel.loads("format: ["))


@given(programs())
def test_every_share_lies_within_its_whole(program: clustermodel.Program) -> None:
    told = clustermodel.profile(clustermodel.loads(dump(program)), as_of=DAY)
    assert list(told.figures)
    assert all(0 <= one.n <= one.of for one in told.figures.values() if one.of is not None)
    assert told.figures["objectives_measured"].of == len(program.objectives)
