"""What makes the model immutable: the base of its classes and of other records, and a dictionary that cannot be changed."""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar, NoReturn, TypeVar

import attrs

K = TypeVar("K")
V = TypeVar("V")


class Frozen:
    """The base of the model's classes and of the public records that every check needs: equality, hash and repr by value.

    attrs would generate these three for each class each time the library is imported, and that takes a quarter of the time
    of an import. So the classes are declared with `eq=False, repr=False` and inherit them from here. Records of the
    library's own are `NamedTuple`s, which are made in a third of the time.
    """

    __slots__ = ()
    __attrs_attrs__: ClassVar[Any]

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return bool(self._values() == other._values())

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def _values(self) -> Any:
        cls: Any = type(self)
        return _getter(cls)(self)

    def __repr__(self) -> str:
        """The fields that are not at their default."""
        fields = [one for one in attrs.fields(type(self)) if one.repr]
        values = {one.name: getattr(self, one.name) for one in fields}
        usual = {one.name: default(one) for one in fields}
        shown = ", ".join(f"{name}={value!r}" for name, value in values.items() if value != usual[name])
        return f"{type(self).__name__}({shown})"


@cache
def _getter(cls: type) -> Callable[[Any], Any]:
    names = [field.name for field in attrs.fields(cls) if field.eq]
    return attrgetter(*names) if names else lambda _: ()


def default(field: "attrs.Attribute[Any]") -> Any:
    """What a field holds when it is not given; `attrs.NOTHING` if it must be."""
    given: Any = field.default
    factory = getattr(given, "factory", None)  # of attrs.Factory, which is no class to a type checker
    return given if factory is None else factory()


class Map(dict[K, V]):
    """A dictionary that cannot be changed and can be hashed; it keeps the order in which it was written."""

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("a programme is immutable; make a changed copy with attrs.evolve")

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = __ior__ = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)


EMPTY: Map[Any, Any] = Map()
"""The one empty map, the default of every map field."""
