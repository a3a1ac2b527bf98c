"""What the declarations of the model promise to the loader, the walk, the documentation and to plugins."""

from collections.abc import Iterator
from inspect import Parameter, signature
from typing import Any, get_args

import attrs
import pytest

from clustermodel.model.actuals import Actuals
from clustermodel.model.element import Element
from clustermodel.model.frozen import Frozen
from clustermodel.model.meta import ANY, keys
from clustermodel.model.program import Program
from clustermodel.model.quantity import Quantity


def classes_in(annotation: Any) -> Iterator[type]:
    """The model classes in a type, and those in their fields."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        yield annotation
    for inner in get_args(annotation):
        yield from classes_in(inner)


def reachable(*roots: type) -> list[type]:
    """Every class that a file may be made of."""
    found: dict[type, None] = {}
    waiting = list(roots)
    while waiting:
        cls: Any = waiting.pop()
        if cls not in found:
            found[cls] = None
            attrs.resolve_types(cls)
            waiting += [inner for field in attrs.fields(cls) for inner in classes_in(field.type)]
    return sorted(found, key=lambda cls: cls.__name__)


CLASSES = reachable(Program, Actuals)
KINDS = {cls.KIND for cls in CLASSES if issubclass(cls, Element)}


def test_the_whole_model_is_reached() -> None:
    assert {"Program", "Actuals", "Action", "Observation", "Ref", "Rate"} <= {cls.__name__ for cls in CLASSES}
    assert len(KINDS) == len([cls for cls in CLASSES if issubclass(cls, Element)]), "a kind tells one class"


each_class = pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)


@each_class
def test_every_field_says_what_it_means(cls: Any) -> None:
    for field in attrs.fields(cls):
        assert field.metadata["doc"].strip().endswith((".", "…")), field.name


@each_class
def test_references_name_kinds_that_exist(cls: Any) -> None:
    for field in attrs.fields(cls):
        refers = field.metadata.get("refers")
        if refers is not None:
            assert refers.kinds == ANY or set(refers.kinds) <= KINDS, field.name
            assert refers.relation.replace("_", "").isalpha()


@each_class
def test_elements_stand_where_the_walk_finds_them(cls: Any) -> None:
    for field in attrs.fields(cls):
        holds = field.metadata.get("holds")
        assert bool(holds) or not any(issubclass(inner, Element) for inner in classes_in(field.type)), field.name
        assert not holds or not holds.holder or holds.holder in KINDS


@each_class
def test_no_two_fields_share_a_key(cls: Any) -> None:
    assert len(keys(cls)) == len(attrs.fields(cls))


@each_class
def test_every_class_compares_by_value_and_has_no_dictionary(cls: Any) -> None:
    assert cls.__eq__ is Frozen.__eq__
    assert cls.__hash__ is Frozen.__hash__
    assert "__dict__" not in dir(cls)


@each_class
def test_fields_are_given_by_name_only(cls: Any) -> None:
    assert {one.kind for one in signature(cls).parameters.values()} == {Parameter.KEYWORD_ONLY}


@each_class
def test_every_class_shows_itself_in_the_same_way(cls: Any) -> None:
    assert cls.__repr__ is Frozen.__repr__


def test_values_have_no_dictionary_either() -> None:
    assert not hasattr(Quantity(), "__dict__")


def test_keys_are_the_names_of_the_yaml() -> None:
    assert keys(Program)["program"] == "header"
    assert {"is", "as", "of"} <= set(keys(next(cls for cls in CLASSES if cls.__name__ == "Member")))
