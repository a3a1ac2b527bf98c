"""The model is immutable, compares and hashes by value, and survives the way to another process."""

import pickle
from collections.abc import Callable
from copy import copy, deepcopy
from typing import Any

import attrs
import pytest
from hypothesis import given

from clustermodel import Program, dump, loads
from clustermodel.model.frozen import EMPTY, Map
from clustermodel.model.objectives import Kpi, Objective
from clustermodel.testing.strategies import programs

CHANGES: list[Callable[[Map[str, int]], Any]] = [
    lambda one: one.__setitem__("a", 2),
    lambda one: one.__delitem__("a"),
    lambda one: one.__ior__({"a": 2}),
    lambda one: one.update(a=2),
    lambda one: one.setdefault("b", 2),
    lambda one: one.pop("a"),
    lambda one: one.popitem(),
    lambda one: one.clear(),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_map_cannot_be_changed(change: Callable[[Map[str, int]], Any]) -> None:
    one = Map({"a": 1})
    with pytest.raises(TypeError, match="immutable"):
        change(one)
    assert one == {"a": 1}


def test_a_map_keeps_its_order_and_hashes_by_value() -> None:
    one, other = Map({"b": 1, "a": 2}), Map({"a": 2, "b": 1})
    assert list(one) == ["b", "a"]
    assert one == other
    assert hash(one) == hash(other)


@pytest.mark.parametrize("duplicate", [copy, deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_copy_of_a_map_is_a_map(duplicate: Callable[[Any], Any]) -> None:
    made = duplicate(Map({"a": Map({"b": 1})}))
    assert type(made) is type(made["a"]) is Map
    assert made == {"a": {"b": 1}}


def test_a_field_cannot_be_set() -> None:
    objective = Objective(id="G1", text="Grow")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        objective.text = "Shrink"  # type: ignore[misc]
    assert attrs.evolve(objective, text="Shrink") != objective


def test_objects_are_equal_by_class_and_value() -> None:
    assert Objective(id="G1", text="Grow") == Objective(id="G1", text="Grow", codes=Map())
    assert Objective(id="G1", text="Grow") != Objective(id="G2", text="Grow")
    assert Objective(id="G1", text="Grow") != Kpi(id="G1", name="Grow")
    assert len({Objective(id="G1", text="Grow"), Objective(id="G1", text="Grow"), Objective(id="G2", text="Grow")}) == 2


def test_an_object_shows_what_is_not_at_its_default() -> None:
    assert repr(Objective(id="G1", text="Grow", codes=EMPTY)) == "Objective(id='G1', text='Grow')"


@given(programs())
def test_a_whole_programme_is_hashed_copied_and_pickled(program: Program) -> None:
    for same in (pickle.loads(pickle.dumps(program)), deepcopy(program)):
        assert same == program
        assert hash(same) == hash(program)
        assert dump(same) == dump(program)


def test_the_index_of_a_programme_can_be_pickled() -> None:
    links = loads("format: clustermodel/1\nprogram: {id: a, title: A, cluster: A, goal: {text: Thrive}}\n").links
    assert pickle.loads(pickle.dumps(links)).elements == links.elements
