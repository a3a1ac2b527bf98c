"""`load(dump(program))` is the same programme, whatever it holds."""

from hypothesis import HealthCheck, given, settings

import clustermodel
from clustermodel import Program
from clustermodel.testing.strategies import programs


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(programs())
def test_dump_and_load_give_the_same_programme(program: Program) -> None:
    loaded = clustermodel.loads(clustermodel.dump(program))
    assert [one for one in loaded.problems if one.severity == "error"] == []
    assert loaded.program == program


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(programs())
def test_dump_is_stable(program: Program) -> None:
    text = clustermodel.dump(program)
    again = clustermodel.loads(text).program
    assert again is not None
    assert clustermodel.dump(again) == text
