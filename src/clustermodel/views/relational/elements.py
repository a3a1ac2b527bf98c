"""The table of all elements."""

from clustermodel.links.index import Links
from clustermodel.model.element import Element
from clustermodel.model.evidence import Source
from clustermodel.model.neighbours import Link
from clustermodel.views.blocks import plain
from clustermodel.views.relational.cells import text
from clustermodel.views.relational.shape import Column, Table
from clustermodel.views.telling import Teller

_HEADS = (
    Column("address", doc="`kind:id`, by which other tables refer to it."),
    Column("kind", doc="The kind of element, which is the name of its table, too."),
    Column("id", doc="ASCII handle, unique within its kind."),
    Column("label", doc="What a reader calls it: its name, title or text, else what it is."),
    Column("within", refers="elements", doc="The element that it stands in, as a function stands in its body."),
    Column("position", "INTEGER", doc="The number of the row, in the order of the file."),
)


def elements(tell: Teller) -> Table:
    """Every element by its address."""
    at = {path: address for address, path in tell.links.paths.items()}
    rows = [
        (address, one.KIND, one.id, _label(tell, one), _owner(tell.links, at, address), position)
        for position, (address, one) in enumerate(tell.links.elements.items(), 1)
    ]
    return Table("elements", _HEADS, rows, ("address",), "Every element of the programme.")


def _owner(links: Links, at: dict[tuple[str | int, ...], str], address: str) -> str | None:
    """The element that an element stands in."""
    path = links.paths[address]
    return next(filter(None, (at.get(path[:length]) for length in range(len(path) - 1, 0, -1))), None)


def _label(tell: Teller, element: Element) -> str:
    """What a reader calls it; a tie and a part of a document without words of their own by what is around them."""
    if element.label != element.id:
        return text(tell, element.label)
    if isinstance(element, Link):
        ends = ("; ".join(tell.name(one) for _, one in tell.targets(element, name) if one) for name in ("of", "with_"))
        return " ↔ ".join(filter(None, ends)) or element.id
    if isinstance(element, Source):
        return ", ".join(dict.fromkeys(filter(None, (tell.own_words(element), plain(tell.place(element))))))
    return element.id
