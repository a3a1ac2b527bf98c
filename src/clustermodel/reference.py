"""What the file format holds, read off the model's classes: for `explain` and for the reference in the documentation."""

import ast
import inspect
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from clustermodel.model.element import Annotated, Element, Profiled
from clustermodel.model.frozen import Map
from clustermodel.model.meta import yaml_key
from clustermodel.model.program import Program
from clustermodel.model.text import Text

COMMON = (Annotated, Element, Profiled)
"""The bases whose fields are documented once."""


def is_record(cls: Any) -> bool:
    """The class is one of the model's, with documented fields (a number or a period is a single value in YAML)."""
    return isinstance(cls, type) and attrs.has(cls) and all("doc" in field.metadata for field in attrs.fields(cls))


def is_vocabulary(cls: Any) -> bool:
    """The class lists the terms that a field may hold."""
    return isinstance(cls, type) and issubclass(cls, StrEnum)


def own_fields(cls: type) -> list["attrs.Attribute[Any]"]:
    """The fields that a class does not share with all others of its sort."""
    shared = {field for base in COMMON if issubclass(cls, base) and cls is not base for field in attrs.fields(base)}
    return [field for field in attrs.fields(cls) if field not in shared]


def hint(cls: type, field: "attrs.Attribute[Any]") -> Any:
    """The type of a field, forward references resolved."""
    return get_type_hints(cls)[field.name]


def inner(type_: Any) -> Iterator[Any]:
    """A type and all types it is made of."""
    yield type_
    for argument in get_args(type_):
        yield from inner(argument)


def without_none(type_: Any) -> Any:
    """The type of a field that may be left out."""
    if get_origin(type_) not in (Union, UnionType) or type_ == Text:
        return type_
    left = tuple(one for one in get_args(type_) if one is not NoneType)
    return Union[left]  # noqa: UP007 - made at run time


def item_of(type_: Any) -> tuple[str, Any]:
    """How a container is written («list of», «map to») and what it holds; an empty word for a single value."""
    origin = get_origin(type_)
    if origin is tuple:
        return "list of", get_args(type_)[0]
    return ("map to", get_args(type_)[1]) if origin is Map else ("", type_)


def reachable(root: type = Program) -> list[type]:
    """The records and vocabularies that a file may hold, in the order in which it is read."""
    found: dict[type, None] = {}
    waiting = [root]
    while waiting:
        cls = waiting.pop(0)
        if cls in found:
            continue
        found[cls] = None
        if is_record(cls):
            parts = [part for field in attrs.fields(cls) for part in inner(hint(cls, field))]
            waiting[:0] = [part for part in parts if is_record(part) or is_vocabulary(part)]
    return list(found)


def written_in(root: type = Program) -> dict[type, list[str]]:
    """Record → the paths under which it stands in the file: `roadmap.actions`."""
    found: dict[type, list[str]] = {}
    waiting: list[tuple[type, str]] = [(root, "")]
    while waiting:
        cls, at = waiting.pop(0)
        for field in own_fields(cls):
            container, item = item_of(without_none(hint(cls, field)))
            path = f"{at}.{yaml_key(field)}".lstrip(".")
            if is_record(item) and "refers" not in field.metadata and (item is not cls):
                found.setdefault(item, []).append(path + ("[]" if container == "list of" else ""))
                waiting.append((item, path))
    return found


def members(vocabulary: type[StrEnum]) -> dict[str, str]:
    """Term → what it means; empty where the term speaks for itself."""
    docs = _docstrings(vocabulary)
    return {str(member): docs.get(member.name, "") for member in vocabulary}


def _docstrings(vocabulary: type[StrEnum]) -> dict[str, str]:
    """Python keeps no docstrings of members, so they are read from the source."""
    found = {}
    for before, after in pairwise(ast.parse(inspect.getsource(vocabulary)).body[0].body):  # type: ignore[attr-defined]
        if isinstance(before, ast.Assign) and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            found[before.targets[0].id] = str(after.value.value)  # type: ignore[attr-defined]
    return found
