"""The relations of the graph, read off the metadata of the reference fields."""

from collections.abc import Iterator

import attrs

from clustermodel.model.element import Element
from clustermodel.model.header import Goal
from clustermodel.model.meta import Holds, Refers, yaml_key
from clustermodel.reference import hint, inner, is_record, reachable


@attrs.frozen
class Relation:
    """What the references of one field, or the elements that it holds, make of two elements."""

    name: str
    """Read from the source: `driven_by`."""
    sources: tuple[str, ...]
    """Kinds of elements at its beginning; `*` for any."""
    targets: tuple[str, ...]
    rests: bool
    """The source rests on the target; else it only gives context."""
    written_in: str
    """The class and the key that hold it: `Action.drives`."""
    meaning: str


def relations() -> Iterator[Relation]:
    """Every relation, once for each field that makes it; `sourced_from`, which anything may have, once."""
    for cls in filter(is_record, reachable()):
        for field in attrs.fields(cls):
            refers, holds = field.metadata.get("refers"), field.metadata.get("holds")
            where, meaning = f"{cls.__name__}.{yaml_key(field)}", field.metadata["doc"]
            if refers and refers.relation != "sourced_from":
                yield Relation(refers.relation, *_ends(cls, refers), refers.rests, where, meaning)
            elif holds and holds.relation:
                yield Relation(holds.relation, *_held(cls, field, holds), True, where, meaning)  # noqa: FBT003 - it rests
    yield Relation("sourced_from", ("*",), ("source",), rests=False, written_in="source", meaning="Where the text says it.")


def _ends(cls: type, refers: Refers) -> tuple[tuple[str, ...], tuple[str, ...]]:
    holder = (cls.KIND if issubclass(cls, Element) else _owner(cls),)
    return (refers.kinds, holder) if refers.reverse else (holder, refers.kinds)


def _held(cls: type, field: "attrs.Attribute[object]", holds: Holds) -> tuple[tuple[str, ...], tuple[str, ...]]:
    held = next(part for part in inner(hint(cls, field)) if hasattr(part, "KIND"))
    holder = Goal.KIND if holds.holder else getattr(cls, "KIND", cls.__name__)
    return (holder,), (held.KIND,)


def _owner(cls: type) -> str:
    """The kind of the element in which a record without an id is written."""
    elements = (one for one in reachable() if issubclass(one, Element))
    return next(one.KIND for one in elements if any(cls in inner(hint(one, field)) for field in attrs.fields(one)))
