"""A programme made anew from a given one, with some of its elements and references."""

from collections.abc import Callable, Container
from typing import Any

import attrs

from clustermodel.links.index import Links
from clustermodel.model.element import Element
from clustermodel.model.frozen import Map
from clustermodel.model.meta import Refers
from clustermodel.model.period import Period
from clustermodel.model.quantity import Quantity
from clustermodel.model.ref import Basis, Ref

Name = Callable[[str, Refers], str | None]
"""How a reference is named, as it was written and by what its field may point at; None if it is left out."""


class Rebuilt:
    """Makes a value anew, with some of its elements, and with its references as a function names them (None: without)."""

    def __init__(self, links: Links, gone: Container[str], name: Name, ids: dict[str, str] | None = None) -> None:
        self.links = links
        self.gone = gone
        self.name = name
        self.ids = ids or {}
        self.lost: set[str] = set()
        """Elements that cannot be without a reference that is gone."""

    def value(self, value: Any, refers: Refers | None = None) -> Any:
        """The value made anew; None if it cannot be."""
        if isinstance(value, Ref):
            return self.ref(value, refers)
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
            new = self.field(value, field)
            if new is None and old is not None and field.default is attrs.NOTHING:
                if isinstance(value, Element):
                    self.lost.add(value.address)
                return None
            made[field.name] = new
        if isinstance(value, Element):
            made["id"] = self.ids.get(value.address, value.id)
        return type(value)(**made)

    def field(self, holder: Any, field: "attrs.Attribute[Any]") -> Any:
        """What a field of an object holds."""
        return self.value(getattr(holder, field.name), field.metadata.get("refers"))

    def ref(self, ref: Ref, refers: Refers | None) -> Ref | None:
        """A reference, if it stays."""
        if refers is None:
            return ref
        or_ = [name for name in (self.name(other, refers) for other in ref.or_) if name is not None]
        source = self.value(ref.source, attrs.fields(Ref).source.metadata["refers"])
        name = ref.id if ref.basis is Basis.UNRESOLVED else self.name(ref.id, refers)
        return None if name is None else attrs.evolve(ref, id=name, or_=tuple(or_), source=source)


def leaving_out(links: Links, gone: Container[str]) -> Name:
    """Names references as they are written, but for those to some elements: they are left out."""

    def name(written: str, refers: Refers) -> str | None:
        found = links.candidates(written, refers.kinds)
        return None if len(found) == 1 and found[0] in gone else written

    return name


def _below(value: Any) -> list[Element]:
    found: list[Element] = []
    for field in attrs.fields(type(value)):
        inner = getattr(value, field.name)
        items = inner if isinstance(inner, tuple) else (inner,)
        found += [one for one in items if isinstance(one, Element)]
    return found
