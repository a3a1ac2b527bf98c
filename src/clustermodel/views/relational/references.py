"""Tables of the references between elements."""

from collections.abc import Iterator

import attrs

from clustermodel.links.edges import Edge
from clustermodel.links.index import Links
from clustermodel.views.relational.cells import path
from clustermodel.views.relational.shape import Column, Table, Value

_POSITION = Column("position", "INTEGER", doc="The number of the row, in the order of the file.")
_WRITTEN = Column("written_in", refers="elements", doc="The element in which the reference is written.")
_FIELD = Column("field", doc="Where in that element; items of lists are counted from 1.")


def references(links: Links) -> Iterator[Table]:
    """What points at something, on which quotations that rests, and what points at nothing."""
    yield _edges(links)
    yield _edge_sources(links)
    yield _unresolved(links)


def _edges(links: Links) -> Table:
    heads = (
        Column("source", refers="elements", doc="The element at its beginning: it rests on the target."),
        Column("target", refers="elements", doc="The element at its end."),
        Column("relation", doc="How the two are related, read from the source: measured_by, done_by …"),
        Column("basis", refers="bases", doc="How well the reference is founded."),
        Column("rests", "INTEGER", doc="1: the source rests on the target, it belongs to the chain; 0: it gives context."),
        _WRITTEN, _FIELD, _POSITION,
    )  # fmt: skip
    rows = [
        (one.source, one.target, one.relation, str(one.basis), int(one.rests), one.holder, path(one.at), position)
        for position, one in enumerate(links.edges, 1)
    ]
    return Table("edges", heads, rows, ("position",), "A reference from one element to another.")


def _edge_sources(links: Links) -> Table:
    heads = (
        Column("edge", "INTEGER", refers="edges", doc="The reference."),
        Column("source", refers="source", doc="The place in a document that bears it out."),
    )
    found = ((position, *row) for position, one in enumerate(links.edges, 1) for row in _sources(links, one))
    rows = list(dict.fromkeys(found))
    return Table("edge_source", heads, rows, ("edge", "source"), "Where the text says that two elements are related.")


def _sources(links: Links, edge: Edge) -> Iterator[tuple[Value, ...]]:
    for one in edge.ref.source if edge.ref else ():
        found = links.candidates(one.id, ("source",))
        if len(found) == 1:
            yield (found[0],)


def _unresolved(links: Links) -> Table:
    heads = (attrs.evolve(_WRITTEN, name="element"), _FIELD, Column("text", doc="What is printed."), _POSITION)
    rows = [(one.holder, path(one.at), one.ref.id, position) for position, one in enumerate(links.unresolved, 1)]
    doc = "A reference of which the programme itself says that it points at nothing."
    return Table("unresolved", heads, rows, ("position",), doc)
