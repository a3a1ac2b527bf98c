"""Hypothesis strategies for objects of any class of the model, told by the types and the metadata of its fields."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from clustermodel.links.walk import elements
from clustermodel.loading.load import ACTUALS, PROGRAM
from clustermodel.model.actuals import Actuals
from clustermodel.model.element import Element
from clustermodel.model.evidence import Source
from clustermodel.model.frozen import Map
from clustermodel.model.header import Header
from clustermodel.model.meta import ANY, Refers
from clustermodel.model.period import Period
from clustermodel.model.program import Program
from clustermodel.model.quantity import Quantity
from clustermodel.model.ref import Basis, Ref
from clustermodel.model.text import Text
from clustermodel.testing.values import decimals, ids, languages, localized, periods, quantities, tables, texts

T = TypeVar("T")
Known = Mapping[str, tuple[str, ...]]
"""Kind → ids of the elements that references may point at."""

_VALUES: dict[Any, SearchStrategy[Any]] = {
    str: texts(),
    Text: texts() | localized(),
    bool: st.booleans(),
    int: st.integers(0, 10**6),
    Decimal: decimals(),
    Quantity: quantities(),
    Period: periods(),
    tuple[tuple[str, ...], ...]: st.just(()),
}
_IDS = ids()
_FIELDS: dict[tuple[type, str], SearchStrategy[Any]] = {
    (Program, "format"): st.just(PROGRAM),
    (Actuals, "format"): st.just(ACTUALS),
    (Header, "language"): languages(),
}
"""Fields that do not take every value of their type."""


def objects(cls: type[T], known: Known | None = None, *, size: int = 2) -> SearchStrategy[T]:
    """An object of a model class. Its references point into itself and at the `known` elements."""
    return _objects(cls, known or {}, size)


@st.composite
def _objects(draw: DrawFn, cls: type[Any], known: Known, size: int) -> Any:
    maker = _Maker(draw, size)
    made = maker.make(cls)
    within = [made] if isinstance(made, Element) else []
    for element in (*within, *(found[0] for found in elements(made))):
        known = {**known, element.KIND: (*known.get(element.KIND, ()), element.id)}
    return maker.refer(made, known)


@st.composite
def references(draw: DrawFn, kinds: tuple[str, ...] = ANY, known: Known | None = None) -> Ref:
    """A reference of any form: to one of the known elements of these kinds, to another programme, or unresolved."""
    targets = st.sampled_from(_targets(kinds, known or {}))
    basis = draw(st.sampled_from(Basis))
    remark = draw(st.sampled_from((None, None, None, "source", "notes", "or_")))
    return Ref(
        id=draw(texts() if basis is Basis.UNRESOLVED else targets),
        basis=basis,
        source=draw(_few(references(("source",), known), by=_id)) if remark == "source" else (),
        notes=draw(_few(texts())) if remark == "notes" else (),
        or_=draw(_few(targets, by=str)) if remark == "or_" else (),
    )


def _targets(kinds: tuple[str, ...], known: Known) -> list[str]:
    """The ways to write a reference: an id, if it is the only one of these kinds; its address; one of another programme."""
    allowed = {kind: ids for kind, ids in known.items() if kinds == ANY or kind in kinds}
    bare = [id for ids in allowed.values() for id in ids]
    addresses = [f"{kind}:{id}" for kind, ids in allowed.items() for id in ids]
    return [*(id for id in bare if bare.count(id) == 1), *addresses, f"other#{'kpi' if kinds == ANY else kinds[0]}:X1"]


def _few(items: SearchStrategy[T], by: Callable[[Any], Any] | None = None) -> SearchStrategy[tuple[T, ...]]:
    """Two values at most; different ones, if told by what."""
    return st.lists(items, max_size=2, unique_by=by).map(tuple)


def _id(ref: Ref) -> str:
    return ref.id


class _Maker:
    """Makes one object: first without references, so that all ids are known when these are added."""

    def __init__(self, draw: DrawFn, size: int) -> None:
        self.draw = draw
        self.size = size
        self.used: set[tuple[str, str]] = set()
        self.around: set[type] = set()
        """The classes of the objects around, for classes that nest in themselves: a table's rows have no rows."""

    def make(self, cls: Any) -> Any:
        """An object without references: what must be there, what holds elements, and a few of its other fields."""
        attrs.resolve_types(cls)
        fields = [one for one in attrs.fields(cls) if not _refers(one) and self.around.isdisjoint(_classes(one.type))]
        wanted = {field.name for field in fields if field.default is attrs.NOTHING or field.metadata.get("holds")}
        wanted |= self._some({field.name for field in fields} - wanted)
        around, self.around = self.around, {*self.around, cls}
        waiting = {name: Ref(id="later", basis=Basis.UNRESOLVED) for name in _needed(cls)}
        made = cls(**waiting, **{field.name: self._value(field, cls) for field in fields if field.name in wanted})
        self.around = around
        if isinstance(made, Source) and self.draw(st.booleans()):
            columns, rows = self.draw(tables())
            made = attrs.evolve(made, columns=columns, rows=rows)
        return made

    def _some(self, names: set[str]) -> set[str]:
        return self.draw(_subsets(tuple(sorted(names))))

    def _value(self, field: "attrs.Attribute[Any]", cls: type) -> Any:
        if field.name == "id" and issubclass(cls, Element):
            return self._new_id(cls.KIND)
        strategy = _FIELDS.get((cls, field.name))
        return self._of(field.type) if strategy is None else self.draw(strategy)

    def _new_id(self, kind: str) -> str:
        id = self.draw(_IDS)
        while (kind, id) in self.used:
            id += "-2"
        self.used.add((kind, id))
        return id

    def _of(self, type_: Any) -> Any:
        """A value of a type."""
        if type_ in _VALUES:
            return self.draw(_VALUES[type_])
        origin, arguments = get_origin(type_), get_args(type_)
        if origin is tuple:
            return tuple(self._of(arguments[0]) for _ in range(self.draw(st.integers(0, self.size))))
        if origin is Map:
            return Map({key: self._of(arguments[1]) for key in self.draw(_few(texts(), by=str))})
        if arguments:
            return self._of(next(one for one in arguments if one is not NoneType))
        return self.draw(st.sampled_from(type_)) if issubclass(type_, Enum) else self.make(type_)

    def refer(self, value: Any, known: Known) -> Any:
        """The same value with references here and there, in it and in its parts."""
        if isinstance(value, tuple):
            return tuple(self.refer(item, known) for item in value)
        if isinstance(value, Map):
            return Map({key: self.refer(item, known) for key, item in value.items()})
        cls: Any = type(value)
        if cls in (Quantity, Period) or not attrs.has(cls):
            return value
        fields = attrs.fields_dict(cls)
        needed = _needed(cls)
        chosen = needed | self._some({name for name, field in fields.items() if _refers(field)} - needed)
        parts = {name: self.refer(getattr(value, name), known) for name in fields if name not in chosen}
        return cls(**parts, **{name: self._reference(fields[name], known) for name in sorted(chosen)})

    def _reference(self, field: "attrs.Attribute[Any]", known: Known) -> Any:
        """The value of a field that holds references, or an object that cannot be without one."""
        refers: Refers | None = field.metadata.get("refers")
        if refers is None:
            (cls,) = _classes(field.type)
            parts = attrs.fields(cls)
            return cls(**{one.name: self._reference(one, known) if _refers(one) else self._of(one.type) for one in parts})
        if get_origin(field.type) is Map:
            keys = self._some(set(known.get(refers.kinds[0], ())))
            return Map({key: self.refer(self._of(get_args(field.type)[1]), known) for key in sorted(keys)})
        one = references(refers.kinds, known)
        return self.draw(_few(one, by=_id) if get_origin(field.type) is tuple else one)


@cache
def _subsets(names: tuple[str, ...]) -> SearchStrategy[set[str]]:
    """A few of these names."""
    return st.sets(st.sampled_from(names), max_size=3) if names else st.just(set())


def _classes(type_: Any) -> list[Any]:
    """The model classes in a type."""
    return [type_] if attrs.has(type_) else [cls for inner in get_args(type_) for cls in _classes(inner)]


@cache
def _needed(cls: type) -> set[str]:
    """The references that an object of this class cannot be without."""
    return {one.name for one in attrs.fields(cls) if one.default is attrs.NOTHING and "refers" in one.metadata}


@cache
def _refers(field: "attrs.Attribute[Any]") -> bool:
    """A field that waits for the ids to be known: it holds references, or an object that cannot be without one."""
    if "refers" in field.metadata or Ref in _classes(field.type):
        return True
    return any(_needed(cls) for cls in _classes(field.type))
