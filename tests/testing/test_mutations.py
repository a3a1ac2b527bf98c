"""Mutations are found by the code they name, and none of them makes the library raise."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from clustermodel import check, load, loads
from clustermodel.testing.mutations import Mutation, mutations, tree_mutations

ROOT = Path(__file__).parents[2]
SMALL = (ROOT / "examples" / "minimal.yaml").read_text("utf-8")
DAIRY = (ROOT / "examples" / "dairy" / "dairy_valley.yaml").read_text("utf-8")
REAL = (ROOT / "programs" / "medical_tourism.yaml").read_text("utf-8")
COMMON = settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))


def assert_said(mutation: Mutation, folder: Path) -> None:
    """Loading and checking it raises nothing, and the code that is meant for it is found."""
    path = folder / "mutated.yaml"
    path.write_bytes(mutation.data)
    codes = [one.code for one in check(load(path)).diagnostics]
    assert not mutation.code or any(code.startswith(mutation.code) for code in codes), mutation.what


@pytest.mark.parametrize(("text", "times"), [(SMALL, 430), (DAIRY, 50), (REAL, 20)], ids=["small", "dairy", "real"])
def test_five_hundred_mutated_programmes_are_told_what_is_wrong(text: str, times: int, tmp_path: Path) -> None:
    @settings(COMMON, max_examples=times)
    @given(mutations(text))
    def holds(mutation: Mutation) -> None:
        assert_said(mutation, tmp_path)

    holds()


@pytest.mark.slow
@pytest.mark.parametrize(("text", "times"), [(SMALL, 17_000), (DAIRY, 2_500), (REAL, 500)], ids=["small", "dairy", "real"])
def test_twenty_thousand_mutated_programmes_are_told_what_is_wrong(text: str, times: int, tmp_path: Path) -> None:
    @settings(COMMON, max_examples=times)
    @given(mutations(text))
    def holds(mutation: Mutation) -> None:
        assert_said(mutation, tmp_path)

    holds()


@pytest.mark.parametrize("kind", ["byte", "line", "unknown key", "missing key", "wrong type", "wrong term", "wrong number", "dangling", "second id"])
def test_there_are_mutations_of_each_kind(kind: str) -> None:
    found = find(mutations(SMALL), lambda one: one.what.startswith(kind), settings=settings(max_examples=5_000, database=None))
    assert found.data != SMALL.encode()


def test_a_mutation_of_the_tree_names_its_code_and_its_place() -> None:
    one = find(tree_mutations(SMALL, ("wrong number",)), lambda one: bool(one.code), settings=settings(database=None))
    assert one.code == "YM206"
    found = [finding for finding in loads(one.text).diagnostics if finding.code == "YM206"]
    assert [finding.subject.partition("/")[2] for finding in found] == [one.path[-2]]


@settings(COMMON, max_examples=50)
@given(st.text(max_size=30), st.data())
def test_any_text_can_be_mutated(text: str, data: st.DataObject) -> None:
    assert isinstance(data.draw(mutations(text)).data, bytes)
