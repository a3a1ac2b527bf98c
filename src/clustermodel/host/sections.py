"""What a section of a plugin's own must be."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import attrs

from clustermodel.hookspecs import Section
from clustermodel.model.element import Element
from clustermodel.model.program import Program


def wrong(section: Section) -> str:
    """Why a section cannot be; empty if it can."""
    if not re.fullmatch(r"x-[a-z0-9]+(-[a-z0-9]+)*", section.key):
        return "its key is not x- and small letters"
    if not attrs.has(section.cls):
        return "its class is no attrs class"
    if getattr(section.cls, "__setattr__", None) is object.__setattr__:
        return "its class is not frozen"
    taken = kinds(Program) & kinds(section.cls)
    return f"its elements are of the kind {', '.join(sorted(taken))}, which the format has already" if taken else ""


def kinds(cls: type) -> set[str]:
    """The kinds of element in a class."""
    return {one.KIND for one in _classes(cls, set()) if issubclass(one, Element)}


def _classes(cls: Any, seen: set[Any]) -> Iterator[Any]:
    if cls in seen:
        return
    seen.add(cls)
    if attrs.has(cls):
        attrs.resolve_types(cls)
        yield cls
        for field in attrs.fields(cls):
            yield from _classes(field.type, seen)
    for inner in get_args(cls):
        yield from _classes(inner, seen)
