"""What a section of a plugin's own must be."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import attrs

from clustermodel.hookspecs import Section
from clustermodel.host.plugin import describe
from clustermodel.messages import Phrase, Word
from clustermodel.model.element import Element
from clustermodel.model.program import Program


def wrong(section: Section) -> Word | Phrase | None:
    """Why a section cannot be; None if it can."""
    if not re.fullmatch(r"x-[a-z0-9]+(-[a-z0-9]+)*", section.key):
        return Word("its key is not x- and small letters")
    if not attrs.has(section.cls):
        return Word("its class is no attrs class")
    if getattr(section.cls, "__setattr__", None) is object.__setattr__:
        return Word("its class is not frozen")
    try:
        taken = kinds(Program) & kinds(section.cls)
    except Exception as error:  # an annotation that names what is not there, above all
        return Phrase("the types of its fields cannot be read: {error}", {"error": describe(error)})
    return Phrase("the format has elements of the kind {kinds} already", {"kinds": sorted(taken)}) if taken else None


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
