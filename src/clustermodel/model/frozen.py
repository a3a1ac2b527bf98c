"""An immutable dictionary, because frozen classes that hold a mutable one are not frozen."""

from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Map(dict[K, V]):
    """A dictionary that cannot be changed and can be hashed; it keeps the order in which it was written."""

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("a programme is immutable; make a changed copy with attrs.evolve")

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = __ior__ = _refuse  # type: ignore[assignment]

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)


EMPTY: Map[Any, Any] = Map()
"""The one empty map, the default of every map field."""
