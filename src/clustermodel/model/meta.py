"""How the fields of the model are declared: their documentation, and what the reference fields point at.

Everything the library knows about a field beyond its type stands in the field's attrs metadata, written by the three
functions below. One generic walk (`clustermodel.links`) reads it to resolve references, and so do the loader (YAML
keys), the documentation and the exporters. A plugin's own section classes are declared in just the same way.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import attrs

ANY = ("*",)
"""The kinds of a field that may refer to any element of the programme."""


class Refers(NamedTuple):
    """A field that holds references: the kinds it may point at and the edge that each reference makes."""

    kinds: tuple[str, ...]
    relation: str
    """Name of the edge, read from its source: `driven_by`, `done_by` …"""
    reverse: bool = False
    """The edge runs from the target to the holder: an action *drives* a KPI, so the KPI is `driven_by` the action."""
    rests: bool = True
    """The edge says «rests on» and belongs to the graph. A reference that only gives context (`about`, `source`) is
    resolved and indexed all the same."""


class Holds(NamedTuple):
    """A field that holds elements; with a relation, the holder rests on (or, reversed, carries) each of them."""

    relation: str = ""
    holder: str = ""
    """Address of the element that stands for the holder when the holder is no element itself (`goal:goal`)."""


def doc(
    text: str, *, key: str | None = None, word: bool = False, unit: bool = False, aside: bool = False
) -> dict[str, Any]:
    """Metadata of a plain field: what it means, and its key in YAML when that is not the attribute's name.

    A `word` is shown to readers as it is written, and is the same wherever it stands, so that translations give it once.
    So is a `unit` that is not declared. What is said `aside` is evidence, as it is printed: other wordings of fields, cells
    of tables, other names. Translations may give what it says, and need not.
    """
    return {"doc": text, "key": key, "word": word or unit, "unit": unit, "aside": aside}


def refers(
    text: str, *kinds: str, relation: str, reverse: bool = False, rests: bool = True, key: str | None = None
) -> dict[str, Any]:
    """Metadata of a reference field (see `Refers`)."""
    return {"doc": text, "key": key, "refers": Refers(kinds, relation, reverse, rests)}


def holds(text: str, *, relation: str = "", holder: str = "", key: str | None = None) -> dict[str, Any]:
    """Metadata of a field that holds elements (see `Holds`)."""
    return {"doc": text, "key": key, "holds": Holds(relation, holder)}


def yaml_key(field: "attrs.Attribute[Any]") -> str:
    """The key under which the field stands in YAML: `is_` is `is`, unless the field names another."""
    return field.metadata.get("key") or field.name.rstrip("_")


@cache
def keys(cls: type) -> Mapping[str, str]:
    """YAML key → attribute name of every field of a model class."""
    return {yaml_key(field): field.name for field in attrs.fields(cls)}
