"""The records that say what to change in a file, by path; `clustermodel.editing` makes the changes in the text.

A path is what `clustermodel.loading.paths` tells: keys and indexes from the root. In a list, a string stands for the item
that is, or whose `id` or `period` is, that; in a map, an index stands for the nth entry. All edits of a file speak of it as
it is before any of them is made, so that no index shifts.

Values are plain containers: texts, dictionaries and lists (`clustermodel.loading.dump.plain` makes them of model objects). A
text that looks like a number or a date is written in quotes, unless it is a `clustermodel.loading.dump.Bare`, which is one.
"""

from typing import Any, Self

import attrs

from clustermodel.model.frozen import Frozen


@attrs.frozen(eq=False, repr=False)
class Edit(Frozen):
    """A change at a path."""

    path: tuple[str | int, ...]

    def below(self, path: tuple[str | int, ...]) -> Self:
        """The same change, whose path begins at `path`."""
        return attrs.evolve(self, path=(*path, *self.path))


@attrs.frozen(eq=False, repr=False)
class Set(Edit):
    """Write another value at a path, in place of the one that is there."""

    value: Any


@attrs.frozen(eq=False, repr=False)
class Insert(Edit):
    """Add an entry to the map or list at a path."""

    value: Any
    key: str | None = None
    """The new key in a map; None for an item of a list."""
    index: int | None = None
    """Before which entry it goes; None for the end."""


@attrs.frozen(eq=False, repr=False)
class Delete(Edit):
    """Take out an entry: a key with its value, or an item. A map or list that loses its last one becomes `{}` or `[]`."""


@attrs.frozen(eq=False, repr=False)
class Rename(Edit):
    """Write the name that ends a path otherwise.

    The name is a key of a map, an item of a list of names, or a single name in their place, so that a reference is renamed
    in whichever form it is written.
    """

    name: str
