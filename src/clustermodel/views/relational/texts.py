"""The table of the items of lists and maps of texts."""

from collections.abc import Iterator
from typing import Any

import attrs

from clustermodel.model.element import Element
from clustermodel.model.frozen import Map
from clustermodel.model.meta import yaml_key
from clustermodel.model.quantity import Quantity
from clustermodel.model.ref import Ref
from clustermodel.views.relational.cells import cells, is_record, text
from clustermodel.views.relational.shape import Column, Table, Value, slots
from clustermodel.views.telling import Teller

Row = tuple[Value, ...]
_SPENT = "spent"
"""Sums have a table of their own."""
_HEADS = (
    Column("element", refers="elements", doc="The element that the text belongs to."),
    Column("field", doc="The path of the list or map in the element; items of lists are counted from 1."),
    Column("item", doc="The key in a map, or the number in a list, from 1."),
    Column("text", doc="The text."),
    Column("position", "INTEGER", doc="The number of the row, in the order of the file."),
)


def texts(tell: Teller, reported: Iterator[tuple[str, Any]]) -> Table:
    """Notes, services, codes, profiles …: of elements, of the programme, and of what is reported of them."""
    found = list(_found(tell, reported))
    rows = [(*row, position) for position, row in enumerate(found, 1)]
    doc = "An item of a list or map of texts: notes, services, codes, profiles …"
    return Table("texts", _HEADS, rows, ("position",), doc)


def _found(tell: Teller, reported: Iterator[tuple[str, Any]]) -> Iterator[Row]:
    program, head = tell.program, tell.program.header.address
    for address, one in tell.links.elements.items():
        yield from _told(tell, address, (), one)
    for field in attrs.fields(type(program)):
        section = getattr(program, field.name)
        if not isinstance(section, Element):
            yield from _section(tell, head, yaml_key(field), section)
    for address, series in reported:
        yield from _items(tell, address, ("reported",), series)


def _section(tell: Teller, head: str, key: str, section: Any) -> Iterator[Row]:
    """What a section of the file says besides its elements, as of the programme itself."""
    cls: Any = type(section)
    if attrs.has(cls):
        for slot in slots(cls):
            value = cells(tell, slot, section)[0]
            if value is not None:
                yield head, key, slot.name, value
    yield from _items(tell, head, (key,), section)


def _told(tell: Teller, address: str, at: tuple[str, ...], holder: Any) -> Iterator[Row]:
    for field in attrs.fields(type(holder)):
        if field.name != _SPENT:
            yield from _items(tell, address, (*at, yaml_key(field)), getattr(holder, field.name))


def _items(tell: Teller, address: str, at: tuple[str, ...], value: Any) -> Iterator[Row]:
    """The texts in a value of a field; elements in it tell their own."""
    if isinstance(value, tuple):
        for index, one in enumerate(value, 1):
            yield from _item(tell, address, at, one.id if isinstance(one, Ref) else str(index), one)
    elif isinstance(value, Map):
        for label, one in value.items():
            yield from _item(tell, address, at, label, one)
    elif is_record(value):
        yield from _told(tell, address, at, value)


def _item(tell: Teller, address: str, at: tuple[str, ...], label: str, one: Any) -> Iterator[Row]:
    if isinstance(one, tuple | Map | Element) or is_record(one):
        yield from _items(tell, address, (*at, label), one)
    else:
        yield address, "/".join(at), label, text(tell, str(one) if isinstance(one, Quantity) else one)
