"""The remarks on the elements of a chapter: what the modeller notes, and what is printed where the model reads otherwise."""

from collections.abc import Iterable, Iterator
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
"""Fields whose printed wording is no news if the element's own words hold it."""


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
    return [*_printed(tell, element), *(line(tell.wording.text(note)) for note in _notes(element))]


def _printed(tell: Teller, element: Element) -> Iterator[Inline]:
    for holder in within(element):
        if isinstance(holder, Annotated):
            for field, wording in holder.printed.items():
                repeats = field in _NAMES and wording in element.label
                if field not in SHOWN and wording != tell.designation(element) and not repeats:
                    yield line(tell.label("as printed"), ": ", tell.wording.quoted(wording))


def _notes(element: Element) -> Iterator[str]:
    for holder in within(element):
        yield from getattr(holder, "notes", ())


def within(value: Any) -> Iterator[Any]:
    """An element and the objects it consists of, but no other element."""
    if value is None or isinstance(value, str):  # most are, and to ask attrs of each takes long
        return
    if isinstance(value, tuple):
        for one in value:
            yield from within(one) if not isinstance(one, Element) else ()
    elif isinstance(value, dict):
        yield from within(tuple(value.values()))
    elif attrs.has(type(value)) and not isinstance(value, Quantity | Period):
        yield value
        for field in attrs.fields(type(value)):
            part = getattr(value, field.name)
            yield from within(part) if not isinstance(part, Element) else ()
