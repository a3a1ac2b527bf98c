"""The documentation is made from the code, so the code must say what there is to say."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import attrs
import pytest

import clustermodel.model
from clustermodel.catalogue import FAMILIES, Entry, entries
from clustermodel.model.frozen import Frozen


def model_classes() -> Iterator[type[Frozen]]:
    for module in iter_modules(clustermodel.model.__path__, "clustermodel.model."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, Frozen) and value is not Frozen and value.__module__ == module.name:
                yield value


CLASSES = list(model_classes())


def test_the_model_has_its_classes() -> None:
    assert {"Program", "Kpi", "Action", "Actuals", "Waiver"} <= {cls.__name__ for cls in CLASSES}


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_class_and_field_of_the_model_says_what_it_means(cls: type[Frozen]) -> None:
    assert cls.__doc__
    assert [field.name for field in attrs.fields(cls) if not field.metadata.get("doc")] == []


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.code)
def test_every_code_is_documented_and_belongs_to_a_family(entry: Entry) -> None:
    assert entry.doc.strip()
    assert entry.title
    assert entry.family in FAMILIES
