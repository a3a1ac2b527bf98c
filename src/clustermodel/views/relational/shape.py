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

_RESERVED = frozenset({"as", "from", "group", "is", "of", "over", "to", "when", "with"})
"""Names of the format that are words of SQL, too: they get a `_` at the end, so that nobody has to quote them."""
_LOW, _HIGH = "Its lower bound as a plain number; empty where there is none.", "Its upper bound, likewise."
_FIRST, _LAST = "Its first day.", "Its last day."
UNIT_DOC = "The unit, if it is declared."


@attrs.frozen
class Column:
    """A column of a table."""

    name: str
    type: str = "TEXT"
    """TEXT, INTEGER, REAL, or DATE, a text of the form YYYY-MM-DD."""
    refers: str = ""
    """The table whose key it holds."""
    doc: str = ""
    """What it holds: sentences in English, one a line, whose translations are those of `clustermodel explain`."""


@attrs.frozen
class Table:
    """A table and its rows."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Value, ...]]
    key: tuple[str, ...] = ()
    """The columns that tell its rows apart."""
    doc: str = ""
    """What a row is."""


@attrs.frozen
class Slot:
    """A field that holds one value, in an object or in an object within it."""

    name: str
    path: tuple[str, ...]
    """Attribute by attribute."""
    type: Any
    doc: str = ""

    @property
    def is_unit(self) -> bool:
        """It may name a declared unit."""
        return self.path[-1] == "unit"


@attrs.frozen
class Records:
    """A field that holds a list of records, or a map of such lists."""

    name: str
    attribute: str
    cls: Any
    keyed: bool


def plainly(name: str) -> str:
    """A name that can stand in a query without quotation marks."""
    return f"{name}_" if name in _RESERVED else name


def columns(slot: Slot) -> Iterator[Column]:
    """The columns of a field."""
    if slot.type is Quantity:
        yield from quantity(slot.name, slot.doc)
    elif slot.type is Period:
        yield from period(slot.name, slot.doc)
    else:
        yield Column(plainly(slot.name), _SQL.get(slot.type, "TEXT"), doc=slot.doc)
        if slot.is_unit:
            yield Column(f"{slot.name}_address", refers="unit", doc=UNIT_DOC)


_SQL: dict[Any, str] = {int: "INTEGER", bool: "INTEGER", Decimal: "REAL"}


def quantity(name: str, doc: str) -> Iterator[Column]:
    """The columns of a number: as it is written, and its bounds."""
    yield Column(plainly(name), doc=doc)
    bounds = (("low", _LOW), ("high", _HIGH))
    yield from (Column(f"{name}_{bound}", "REAL", doc=f"{doc}\n{said}") for bound, said in bounds)


def period(name: str, doc: str) -> Iterator[Column]:
    """The columns of a period: as it is written, and its days."""
    yield Column(plainly(name), doc=doc)
    yield from (Column(f"{name}_{day}", "DATE", doc=f"{doc}\n{said}") for day, said in (("first", _FIRST), ("last", _LAST)))


@cache
def slots(cls: Any, prefix: str = "", path: tuple[str, ...] = (), around: str = "") -> tuple[Slot, ...]:
    """The fields of a class that hold one value each; those of an object within it bear its name before theirs."""
    found: list[Slot] = []
    for field, of in _fields(cls):
        name, here = prefix + yaml_key(field), (*path, field.name)
        said = "\n".join(filter(None, (around, field.metadata.get("doc", ""))))
        if _is_single(of):
            found.append(Slot(name, here, of, said))
        elif attrs.has(of) and not field.metadata.get("holds"):
            found += slots(of, f"{name}_", here, said)
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
