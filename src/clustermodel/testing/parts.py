"""Programmes made of a given one: a part of it, the same with another id, in another order, or with an element gone."""

from collections.abc import Callable, Container, Iterator
from typing import Any

import attrs

from clustermodel.hookspecs import Path
from clustermodel.links.index import Links
from clustermodel.model.element import Element
from clustermodel.model.frozen import Map
from clustermodel.model.meta import Refers
from clustermodel.model.period import Period
from clustermodel.model.program import Program
from clustermodel.model.quantity import Quantity
from clustermodel.model.ref import Basis, Ref

Name = Callable[[str, Refers], str | None]


def part(links: Links, kept: Container[str]) -> Program:
    """The programme with only the elements at some addresses, and without references to the others.

    What holds a kept element is kept too; what cannot be without a reference to an element that is gone, goes with it.
    """
    gone = {address for address in links.elements if address not in kept}
    while True:
        rebuilt = _Rebuilt(links, gone, _without(links, gone))
        program: Program = rebuilt.value(links.program)
        if not rebuilt.lost:
            return program
        gone = gone | rebuilt.lost


def without(links: Links, gone: Container[str]) -> Program:
    """The programme without some elements; references to them stay, and dangle."""
    program: Program = _Rebuilt(links, gone, lambda written, _: written).value(links.program)
    return program


def renamed(links: Links, address: str, id: str) -> Program:
    """The programme in which an element has another id, wherever it is named."""

    def name(written: str, refers: Refers) -> str:
        if links.candidates(written, refers.kinds) != [address]:
            return written
        return f"{address.partition(':')[0]}:{id}" if ":" in written else id

    rebuilt = _Rebuilt(links, (), name, {address: id})
    program: Program = rebuilt.value(links.program)
    return program


def lists(holder: Any, path: Path = ()) -> Iterator[tuple[Path, tuple[Any, ...]]]:
    """The lists below an object of the model whose order is of no meaning, with their paths: attributes and indexes."""
    for field in attrs.fields(type(holder)):
        value = getattr(holder, field.name)
        here = (*path, field.name)
        if isinstance(value, tuple):
            if all(isinstance(one, Element | Ref) for one in value):
                yield here, value
            for index, one in enumerate(value):
                if isinstance(one, Element):
                    yield from lists(one, (*here, index))
        elif attrs.has(type(value)):
            yield from lists(value, here)


def with_list(holder: Any, path: Path, items: tuple[Any, ...]) -> Any:
    """The same object with another list at a path."""
    if not path:
        return items
    if isinstance(holder, tuple):
        at = int(path[0])
        return (*holder[:at], with_list(holder[at], path[1:], items), *holder[at + 1 :])
    name = str(path[0])
    changed: dict[str, Any] = {name: with_list(getattr(holder, name), path[1:], items)}
    return attrs.evolve(holder, **changed)


def _without(links: Links, gone: Container[str]) -> Name:
    def name(written: str, refers: Refers) -> str | None:
        found = links.candidates(written, refers.kinds)
        return None if len(found) == 1 and found[0] in gone else written

    return name


class _Rebuilt:
    """Makes a value anew, with some of its elements, and with its references as a function names them (None: without)."""

    def __init__(self, links: Links, gone: Container[str], name: Name, ids: dict[str, str] | None = None) -> None:
        self.links = links
        self.gone = gone
        self.name = name
        self.ids = ids or {}
        self.lost: set[str] = set()
        """Elements that cannot be without a reference that is gone."""

    def value(self, value: Any, refers: Refers | None = None) -> Any:
        if isinstance(value, Ref):
            return self._ref(value, refers)
        if isinstance(value, tuple):
            items = [self.value(one, refers) for one in value if not isinstance(one, Element) or self._stays(one)]
            return tuple(one for one in items if one is not None)
        if isinstance(value, Map):
            pairs = ((self.name(key, refers) if refers else key, self.value(one)) for key, one in value.items())
            return Map({key: one for key, one in pairs if key is not None and one is not None})
        plain = isinstance(value, Period | Quantity) or not attrs.has(type(value))
        return value if plain else self._object(value)

    def _stays(self, element: Element) -> bool:
        """It is kept itself, or something below it is."""
        return element.address not in self.gone or any(map(self._stays, _below(element)))

    def _object(self, value: Any) -> Any:
        made = {}
        for field in attrs.fields(type(value)):
            old = getattr(value, field.name)
            new = self.value(old, field.metadata.get("refers"))
            if new is None and old is not None and field.default is attrs.NOTHING:
                if isinstance(value, Element):
                    self.lost.add(value.address)
                return None
            made[field.name] = new
        if isinstance(value, Element):
            made["id"] = self.ids.get(value.address, value.id)
        return type(value)(**made)

    def _ref(self, ref: Ref, refers: Refers | None) -> Ref | None:
        if refers is None:
            return ref
        or_ = [name for name in (self.name(other, refers) for other in ref.or_) if name is not None]
        source = self.value(ref.source, attrs.fields(Ref).source.metadata["refers"])
        name = ref.id if ref.basis is Basis.UNRESOLVED else self.name(ref.id, refers)
        return None if name is None else attrs.evolve(ref, id=name, or_=tuple(or_), source=source)


def _below(value: Any) -> list[Element]:
    found: list[Element] = []
    for field in attrs.fields(type(value)):
        inner = getattr(value, field.name)
        items = inner if isinstance(inner, tuple) else (inner,)
        found += [one for one in items if isinstance(one, Element)]
    return found
