"""What stands in the tables."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import attrs

from clustermodel.links.index import Links
from clustermodel.model.actuals import Actual, Actuals, Occurrence
from clustermodel.model.element import Element
from clustermodel.model.frozen import Map
from clustermodel.model.meta import yaml_key
from clustermodel.model.period import Period
from clustermodel.model.quantity import Quantity
from clustermodel.model.ref import Ref
from clustermodel.model.text import in_language
from clustermodel.views.relational.shape import Column, Records, Slot, Table, Value, columns, kinds, records, slots

_ELEMENT = Column("element", refers="elements")
_POSITION = Column("position", "INTEGER")
_REPORTED = (("kpi", "kpis", Actual), ("statistic", "statistics", Actual), ("action", "actions", Occurrence))


def tables(links: Links, actuals: Actuals | None, language: str) -> list[Table]:
    """The tables of a programme, with texts in one language; tables without rows are there too."""
    made = _Content(links, language)
    before = [made.elements(), *made.all_kinds(), *made.reported(actuals)]
    return [*before, made.texts(actuals), made.edges(), made.unresolved()]


class _Content:
    def __init__(self, links: Links, language: str) -> None:
        self.links = links
        self.language = language
        self.at = {path: address for address, path in links.paths.items()}

    def elements(self) -> Table:
        rows = [
            (address, one.KIND, one.id, self._text(one.label), self._owner(address), position)
            for position, (address, one) in enumerate(self.links.elements.items(), 1)
        ]
        heads = [Column("address"), *map(Column, ("kind", "id", "label")), Column("within", refers="elements"), _POSITION]
        return Table("elements", tuple(heads), rows, ("address",))

    def _owner(self, address: str) -> str | None:
        """The element that an element stands in, as a function stands in its body."""
        path = self.links.paths[address]
        return next(filter(None, (self.at.get(path[:length]) for length in range(len(path) - 1, 0, -1))), None)

    def all_kinds(self) -> Iterator[Table]:
        """A table for each kind, each followed by those of the lists within its elements."""
        program, root = self.links.program, type(self.links.program)
        for kind, cls in kinds(root).items():
            yield self._table(kind, cls)
            yield from self._lists(kind, cls, self.links.of_kind(kind))
        yield from self._lists("program", root, [program])

    def _lists(self, kind: str, cls: Any, holders: Sequence[Any]) -> Iterator[Table]:
        """What the programme itself lists belongs to its head."""
        for one in records(cls):
            listed = [(getattr(holder, "header", holder).address, getattr(holder, one.attribute)) for holder in holders]
            yield self._records(f"{kind}_{one.name}", one, listed)

    def _table(self, kind: str, cls: Any) -> Table:
        heads = _heads(Column("address", refers="elements"), of=cls)
        rows = [(one.address, *self._values(slots(cls), one)) for one in self.links.of_kind(kind)]
        return Table(kind, heads, rows, ("address",))

    def reported(self, actuals: Actuals | None) -> Iterator[Table]:
        for kind, name, cls in _REPORTED:
            told = getattr(actuals, name) if actuals else {}
            known = [(f"{kind}:{id}", series) for id, series in told.items() if self.links.get(f"{kind}:{id}")]
            yield self._records(f"{kind}_reported", Records("reported", name, cls, keyed=False), known)

    def _records(self, name: str, of: Records, listed: list[tuple[str, Any]]) -> Table:
        """The records of several elements, numbered."""
        keys = (_ELEMENT, *([Column("key")] if of.keyed else []), _POSITION)
        heads = _heads(*keys, of=of.cls)
        rows: list[tuple[Value, ...]] = []
        for address, value in listed:
            for key, series in value.items() if of.keyed else [(None, value)]:
                for position, one in enumerate(series, 1):
                    place = (address, key, position) if of.keyed else (address, position)
                    rows.append((*place, *self._values(slots(of.cls), one)))
        return Table(name, heads, rows, tuple(one.name for one in keys))

    def texts(self, actuals: Actuals | None) -> Table:
        """The items of lists and maps of texts."""
        program, head = self.links.program, self.links.program.header.address
        found = [row for address, one in self.links.elements.items() for row in self._told(address, (), one)]
        for field in attrs.fields(type(program)):
            section = getattr(program, field.name)
            if not isinstance(section, Element):
                found += self._section(head, yaml_key(field), section)
        for kind, name, _ in _REPORTED:
            for id, series in getattr(actuals, name).items() if actuals else ():
                if self.links.get(f"{kind}:{id}"):
                    found += self._items(f"{kind}:{id}", ("reported",), series)
        heads = (_ELEMENT, Column("field"), Column("item"), Column("text"), _POSITION)
        return Table("texts", heads, [(*row, position) for position, row in enumerate(found, 1)], ("position",))

    def _section(self, head: str, key: str, section: Any) -> Iterator[tuple[Value, ...]]:
        """What a section of the file says besides its elements, as of the programme itself."""
        cls: Any = type(section)
        if attrs.has(cls):
            for slot in slots(cls):
                value = self._value(slot, section)[0]
                if value is not None:
                    yield head, key, slot.name, value
        yield from self._items(head, (key,), section)

    def _told(self, address: str, at: tuple[str, ...], holder: Any) -> Iterator[tuple[Value, ...]]:
        for field in attrs.fields(type(holder)):
            yield from self._items(address, (*at, yaml_key(field)), getattr(holder, field.name))

    def _items(self, address: str, at: tuple[str, ...], value: Any) -> Iterator[tuple[Value, ...]]:
        """The texts in a value of a field; elements in it tell their own."""
        if isinstance(value, tuple):
            for index, one in enumerate(value):
                yield from self._item(address, at, one.id if isinstance(one, Ref) else str(index), one)
        elif isinstance(value, Map):
            for label, one in value.items():
                yield from self._item(address, at, label, one)
        elif _is_record(value):
            yield from self._told(address, at, value)

    def _item(self, address: str, at: tuple[str, ...], label: str, one: Any) -> Iterator[tuple[Value, ...]]:
        if isinstance(one, tuple | Map | Element) or _is_record(one):
            yield from self._items(address, (*at, label), one)
        else:
            yield address, "/".join(at), label, self._text(str(one) if isinstance(one, Quantity) else one)

    def edges(self) -> Table:
        """The references that point at something."""
        heads = (
            Column("source", refers="elements"), Column("target", refers="elements"), Column("relation"),
            Column("basis", refers="bases"), Column("rests", "INTEGER"), Column("written_in", refers="elements"),
            Column("field"), _POSITION,
        )  # fmt: skip
        rows = [
            (one.source, one.target, one.relation, str(one.basis), int(one.rests), one.holder, _path(one.at), position)
            for position, one in enumerate(self.links.edges, 1)
        ]
        return Table("edges", heads, rows, ("position",))

    def unresolved(self) -> Table:
        """The references that the programme itself says point at nothing."""
        heads = (_ELEMENT, Column("field"), Column("text"), _POSITION)
        rows = [(one.holder, _path(one.at), one.ref.id, position) for position, one in enumerate(self.links.unresolved, 1)]
        return Table("unresolved", heads, rows, ("position",))

    def _values(self, of: tuple[Slot, ...], holder: Any) -> Iterator[Value]:
        for slot in of:
            yield from self._value(slot, holder)

    def _value(self, slot: Slot, holder: Any) -> tuple[Value, ...]:
        """The cells of a field, in the order of its columns."""
        value = holder
        for name in slot.path:
            value = getattr(value, name) if value is not None else None
        if slot.type is Quantity:
            return (None,) * 3 if value is None else (str(value), value.low, value.high)
        if slot.type is Period:
            return (None,) * 3 if value is None else (str(value), _day(value.first), _day(value.last))
        return (self._text(value) if isinstance(value, str) else int(value) if isinstance(value, bool) else value,)

    def _text(self, text: str) -> str:
        return str(in_language(text, self.language))


def _heads(*keys: Column, of: Any) -> tuple[Column, ...]:
    """The columns of a table of objects of some class; a field called like a column before it gets another name."""
    found: dict[str, Column] = {}
    for column in (*keys, *(column for slot in slots(of) for column in columns(slot))):
        name = column.name
        while name.lower() in found:
            name += "_"
        found[name.lower()] = attrs.evolve(column, name=name)
    return tuple(found.values())


def _is_record(value: Any) -> bool:
    return attrs.has(type(value)) and not isinstance(value, Element | Quantity | Period)


def _path(at: tuple[str | int, ...]) -> str:
    return "/".join(map(str, at))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
