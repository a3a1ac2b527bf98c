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


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(programs())
def test_a_programme_is_the_same_whether_its_elements_are_made_as_they_are_read_or_afterwards(program: Program) -> None:
    text = clustermodel.dump(program)
    afterwards = clustermodel.loads(f"{text}no-such-key: 1\n")  # after a mistake, all is read again and made with care
    assert [one.code for one in afterwards.problems] == ["YM202"]
    assert afterwards.program == clustermodel.loads(text).program
