"""The remarks on the elements of a chapter: what the modeller notes, and what is printed where the model reads otherwise."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import attrs

from clustermodel.model.element import Annotated, Element
from clustermodel.model.period import Period
from clustermodel.model.quantity import Quantity
from clustermodel.views.blocks import Inline, Item, Piece, line
from clustermodel.views.telling import Teller

SHOWN = ("when", "every", "until", "factors")
"""Fields whose printed wordings the roadmap and the SWOT matrix show themselves."""
_NAMES = frozenset({"name", "title", "text", "response"})
"""Fields whose printed wording is no news if the element's own words hold it. The passport has that of the status."""


def remarks(tell: Teller, elements: Iterable[Element]) -> Iterator[Item]:
    """One item for each element on which there is something to remark; several remarks stand below it."""
    for element in elements:
        found = remarked(tell, element)
        name = Piece(tell.name(element), strong=True)
        if len(found) == 1:
            yield Item(line(name, " — ", *found))
        elif found:
            yield Item(line(name))
            yield from (Item(one, level=1) for one in found)


def remarked(tell: Teller, element: Element) -> list[Inline]:
    """All that is to be remarked on an element."""
    holders = [*within(element)]
    notes = (note for one in holders for note in getattr(one, "notes", ()))
    return [*_printed(tell, element, holders), *(line(tell.wording.text(note)) for note in notes)]


def _printed(tell: Teller, element: Element, holders: Iterable[Any]) -> Iterator[Inline]:
    for holder in holders:
        if isinstance(holder, Annotated):
            for field, wording in holder.printed.items():
                repeats = (field in _NAMES and wording in element.label) or (element.KIND, field) == ("program", "status")
                if field not in SHOWN and wording != tell.designation(element) and not repeats:
                    yield line(tell.label("as printed"), ": ", tell.wording.quoted(wording))


def within(value: Any) -> Iterator[Any]:
    """An element and the objects it consists of, but no other element."""
    if isinstance(value, tuple):
        for one in value:
            if one and not isinstance(one, _APART):
                yield from within(one)
    elif isinstance(value, dict):
        yield from within(tuple(value.values()))
    elif names := _fields(value.__class__):
        yield value
        yield from within(tuple(getattr(value, name) for name in names))


_APART = (str, Element, Quantity, Period)
"""What holds neither notes nor words as printed, which most values are, and what is told of by itself."""


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Names of the fields of a class of attrs; none of another."""
    return tuple(one.name for one in attrs.fields(kind)) if attrs.has(kind) else ()
