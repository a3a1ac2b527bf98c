"""`load(dump(program))` is the same programme, whatever it holds."""

from hypothesis import HealthCheck, given, settings

import clustermodel
from clustermodel import Program
from clustermodel.testing.strategies import programs


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(programs())
def test_dump_and_load_give_the_same_programme_and_the_same_text(program: Program) -> None:
    text = clustermodel.dump(program)
    loaded = clustermodel.loads(text)
    assert loaded.problems == ()
    assert loaded.program == program
    assert clustermodel.dump(program) == text == clustermodel.dump(loaded.links.program)
