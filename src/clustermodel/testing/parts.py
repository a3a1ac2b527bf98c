"""Programmes made of a given one: a part of it, the same with another id, in another order, or with an element gone."""

from collections.abc import Container, Iterator
from typing import Any

import attrs

from clustermodel.hookspecs import Path
from clustermodel.links.index import Links
from clustermodel.links.rebuilt import Rebuilt, leaving_out
from clustermodel.model.element import Element
from clustermodel.model.meta import Refers
from clustermodel.model.program import Program
from clustermodel.model.ref import Ref


def part(links: Links, kept: Container[str]) -> Program:
    """The programme with only the elements at some addresses, and without references to the others.

    What holds a kept element is kept too; what cannot be without a reference to an element that is gone, goes with it.
    """
    gone = {address for address in links.elements if address not in kept}
    while True:
        rebuilt = Rebuilt(links, gone, leaving_out(links, gone))
        program: Program = rebuilt.value(links.program)
        if not rebuilt.lost:
            return program
        gone = gone | rebuilt.lost


def without(links: Links, gone: Container[str]) -> Program:
    """The programme without some elements; references to them stay, and dangle."""
    program: Program = Rebuilt(links, gone, lambda written, _: written).value(links.program)
    return program


def renamed(links: Links, address: str, id: str) -> Program:
    """The programme in which an element has another id, wherever it is named."""

    def name(written: str, refers: Refers) -> str:
        if links.candidates(written, refers.kinds) != [address]:
            return written
        return f"{address.partition(':')[0]}:{id}" if ":" in written else id

    rebuilt = Rebuilt(links, (), name, {address: id})
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
