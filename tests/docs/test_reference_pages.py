"""The reference pages leave nothing out: fields, terms, relations, codes, hooks and verbs."""

import inspect
import pkgutil
from collections.abc import Iterator, Mapping
from enum import StrEnum
from importlib import import_module
from typing import Any

import attrs
import pytest

import clustermodel
from clustermodel import hookspecs, model
from clustermodel.catalogue import entries
from clustermodel.cli import VERBS
from clustermodel.diagnostics import FAMILIES
from clustermodel.model.frozen import Frozen
from clustermodel.model.meta import yaml_key
from clustermodel.settings import Settings

Pages = Mapping[str, str]
MODULES = [import_module(f"{model.__name__}.{one.name}") for one in pkgutil.iter_modules(model.__path__)]


def by_name(cls: type) -> str:
    return cls.__name__


CLASSES = sorted({cls for module in MODULES for cls in vars(module).values() if inspect.isclass(cls)}, key=by_name)
RECORDS = [cls for cls in CLASSES if issubclass(cls, Frozen) and cls is not Frozen]
VOCABULARIES = [cls for cls in CLASSES if issubclass(cls, StrEnum) and cls is not StrEnum]
ENTRIES = entries()


def sections(text: str) -> dict[str, str]:
    """Heading of the second level → what stands below it."""
    return {head: body for head, _, body in (part.partition("\n") for part in text.split("\n## ")[1:])}


@pytest.fixture(scope="module")
def format_sections(pages: Pages) -> dict[str, str]:
    return sections(pages["format.md"]) | sections(pages["actuals.md"]) | sections(pages["translations.md"])


@pytest.mark.parametrize("cls", RECORDS, ids=by_name)
def test_every_field_of_the_model_says_what_it_means(cls: type[Frozen]) -> None:
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cls)
    assert inspect.getdoc(cls)
    assert [field.name for field in fields if not field.metadata.get("doc", "").endswith((".", "…"))] == []


@pytest.mark.parametrize("cls", RECORDS, ids=by_name)
def test_every_key_of_the_format_is_listed(cls: type[Frozen], format_sections: dict[str, str]) -> None:
    shared = format_sections["Keys that all elements have"]
    listed = format_sections.get(cls.__name__, "") + shared
    assert [yaml_key(field) for field in attrs.fields(cls) if f"| `{yaml_key(field)}` |" not in listed] == []


@pytest.mark.parametrize("cls", VOCABULARIES, ids=by_name)
def test_every_term_of_a_vocabulary_is_listed(cls: type[StrEnum], pages: Pages) -> None:
    told = (sections(pages["vocabularies.md"]) | sections(pages["actuals.md"]))[cls.__name__]
    assert inspect.getdoc(cls)
    assert [term for term in cls if f"`{term}`" not in told] == []


def references() -> Iterator[tuple[str, str]]:
    """Each reference field, `Action.drives`, and its relation; but for `source`, which everything has."""
    for cls in RECORDS:
        for field in attrs.fields(cls):
            refers = field.metadata.get("refers")
            if refers and field.name != "source":
                yield f"`{cls.__name__}.{yaml_key(field)}`", f"`{refers.relation}`"


def test_every_relation_is_listed_with_the_field_that_writes_it(pages: Pages) -> None:
    _, *tables = pages["graph.md"].split("\n| element | ")
    rows = [line.split(" | ") for table in tables for line in table.splitlines() if line.startswith("| ")]
    listed = {(written_in, relation) for _, relation, _, written_in, _ in rows}
    assert set(references()) - listed == set()


def test_every_code_is_explained_on_the_page_of_its_family(pages: Pages) -> None:
    told = {family: sections(pages[f"diagnostics/{family}.md"]) for family in {entry.family for entry in ENTRIES}}
    assert set(told) <= set(FAMILIES)
    assert [family for family in told if f"({family}.md)" not in pages["diagnostics/index.md"]] == []
    assert [entry.code for entry in ENTRIES if entry.code not in told[entry.family] or not entry.doc.strip()] == []


def test_every_hook_and_every_name_for_extenders_is_documented(pages: Pages) -> None:
    hooks = {name for name, value in vars(hookspecs).items() if hasattr(value, "clustermodel_spec")}
    told_elsewhere = [getattr(clustermodel, name) for name in clustermodel.__all__]
    offered = {name: getattr(hookspecs, name) for name in hookspecs.__all__}
    callables = {name for name, value in offered.items() if inspect.isfunction(value) or inspect.isclass(value)}
    names = hooks | {name for name in callables if offered[name] not in told_elsewhere}
    assert {"clustermodel_checks", "check", "Finding", "Dated"} <= names
    assert {name for name in names if f":: clustermodel.hookspecs.{name}\n" not in pages["hooks.md"]} == set()


def test_every_argument_of_a_hook_is_documented() -> None:
    hooks = [value for value in vars(hookspecs).values() if hasattr(value, "clustermodel_spec")]
    arguments = {f"{hook.__name__}({name})": hook for hook in hooks for name in inspect.signature(hook).parameters}
    assert "clustermodel_relations(program)" in arguments
    assert [one for one, hook in arguments.items() if f"{one.partition('(')[2][:-1]}: " not in (inspect.getdoc(hook) or "")] == []
    assert [hook.__name__ for hook in hooks if not (inspect.getdoc(hook) or "").strip()] == []


def test_every_public_name_is_documented(pages: Pages) -> None:
    names = set(clustermodel.__all__) - {"__version__"}
    assert {name for name in names if f":: clustermodel.{name}\n" not in pages["api.md"]} == set()


def test_every_verb_and_every_setting_is_documented(pages: Pages) -> None:
    told = sections(pages["commands.md"])
    settings = [field.name.replace("_", "-") for field in attrs.fields(Settings) if "doc" in field.metadata]
    assert [verb for verb in VERBS if f"Usage: clustermodel {verb} " not in told[f"clustermodel {verb}"]] == []
    assert [name for name in settings if f"| `{name}` |" not in told["Settings"]] == []
