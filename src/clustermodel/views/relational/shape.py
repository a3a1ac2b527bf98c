"""Which tables and columns there are: told by the classes of the model, so the same for every programme."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

import attrs

from clustermodel.model.element import Element
from clustermodel.model.frozen import Map
from clustermodel.model.meta import yaml_key
from clustermodel.model.period import Period
from clustermodel.model.quantity import Quantity
from clustermodel.model.ref import Ref
from clustermodel.model.text import Text

Value = str | int | Decimal | None


@attrs.frozen
class Column:
    """A column of a table."""

    name: str
    type: str = "TEXT"
    """TEXT, INTEGER or REAL."""
    refers: str = ""
    """The table whose key it holds."""


@attrs.frozen
class Table:
    """A table and its rows."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Value, ...]]
    key: tuple[str, ...] = ()
    """The columns that tell its rows apart."""


@attrs.frozen
class Slot:
    """A field that holds one value, in an object or in an object within it."""

    name: str
    path: tuple[str, ...]
    """Attribute by attribute."""
    type: Any


@attrs.frozen
class Records:
    """A field that holds a list of records, or a map of such lists."""

    name: str
    attribute: str
    cls: Any
    keyed: bool


def columns(slot: Slot) -> Iterator[Column]:
    """The columns of a field."""
    yield Column(slot.name, "INTEGER" if slot.type in (int, bool) else "REAL" if slot.type is Decimal else "TEXT")
    if slot.type is Quantity:
        yield from (Column(f"{slot.name}_{bound}", "REAL") for bound in ("low", "high"))
    if slot.type is Period:
        yield from (Column(f"{slot.name}_{day}") for day in ("first", "last"))


@cache
def slots(cls: Any, prefix: str = "", path: tuple[str, ...] = ()) -> tuple[Slot, ...]:
    """The fields of a class that hold one value each; those of an object within it bear its name before theirs."""
    found: list[Slot] = []
    for field, of in _fields(cls):
        name, here = prefix + yaml_key(field), (*path, field.name)
        if _is_single(of):
            found.append(Slot(name, here, of))
        elif attrs.has(of) and not field.metadata.get("holds"):
            found += slots(of, f"{name}_", here)
    return tuple(found)


@cache
def records(cls: Any) -> tuple[Records, ...]:
    """The fields of a class that hold lists of records which are no elements."""
    found = []
    for field, of in _fields(cls):
        keyed = get_origin(of) is Map
        inner = get_args(of)[-1] if keyed else of
        item: Any = get_args(inner)[0] if get_origin(inner) is tuple else NoneType
        if attrs.has(item) and item is not Ref and not field.metadata.get("holds"):
            found.append(Records(yaml_key(field), field.name, item, keyed))
    return tuple(found)


def kinds(cls: Any) -> dict[str, Any]:
    """Kind → class of every element that a programme of some class may hold, in the order of the file."""
    found: dict[str, Any] = {}
    waiting, seen = [cls], set()
    while waiting:
        one = waiting.pop(0)
        if one in seen:
            continue
        seen.add(one)
        if issubclass(one, Element):
            found[one.KIND] = one
        held = [of for field, of in _fields(one) if field.metadata.get("holds")]
        waiting += [inner for of in held for inner in (of, *get_args(of)) if attrs.has(inner)]
    return found


def _fields(cls: Any) -> list[tuple["attrs.Attribute[Any]", Any]]:
    """The fields of a class with their types, `None` left out of these; references but for maps have none."""
    attrs.resolve_types(cls)
    found = [(field, _without_none(field.type)) for field in sorted(attrs.fields(cls), key=_rank)]
    return [(field, of) for field, of in found if of is not Ref]


def _rank(field: "attrs.Attribute[Any]") -> int:
    """What tells a row apart comes first, its footing last."""
    return {"id": 0, "period": 0, "code": 1, "basis": 3}.get(field.name, 2)


def _without_none(of: Any) -> Any:
    inner = [one for one in get_args(of) if one is not NoneType]
    if NoneType not in get_args(of):
        return str if of == Text else of
    return inner[0] if len(inner) == 1 else str


def _is_single(of: Any) -> bool:
    return isinstance(of, type) and issubclass(of, str | int | Decimal | Enum | Quantity | Period)
