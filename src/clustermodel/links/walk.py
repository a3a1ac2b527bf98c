"""The one generic walk over the model's field metadata: it finds elements, and the references in them."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple, get_args

import attrs

from clustermodel.loading.paths import Path
from clustermodel.model.element import Element
from clustermodel.model.frozen import Map
from clustermodel.model.meta import Holds, Refers, yaml_key
from clustermodel.model.ref import Ref


class Step(NamedTuple):
    """A field that the walk goes into."""

    name: str
    key: str
    refers: Refers | None = None
    holds: Holds | None = None


@cache
def steps(cls: type) -> tuple[tuple[Step, ...], tuple[Step, ...], tuple[Step, ...]]:
    """The fields of a class that hold elements, that hold references, and that hold plain objects with references."""
    attrs.resolve_types(cls)
    elements, references, nested = [], [], []
    for field in attrs.fields(cls):
        step = Step(field.name, yaml_key(field), field.metadata.get("refers"), field.metadata.get("holds"))
        if step.holds:
            elements.append(step)
        if step.refers:
            references.append(step)
        if not step.holds and any(_has_references(inner) for inner in _classes(field.type)):
            nested.append(step)
    return tuple(elements), tuple(references), tuple(nested)


def _steps_of(holder: Any) -> tuple[tuple[Step, ...], tuple[Step, ...], tuple[Step, ...]]:
    cls: Any = type(holder)
    return steps(cls)


def _classes(annotation: Any) -> Iterator[type]:
    if attrs.has(annotation) and annotation is not Ref:
        yield annotation
    for inner in get_args(annotation):
        yield from _classes(inner)


@cache
def _has_references(cls: type) -> bool:
    elements, references, nested = steps(cls)
    return bool(elements or references or nested)


def elements(holder: Any, path: Path = (), owner: str = "") -> Iterator[tuple[Element, Path, Holds, str]]:
    """Every element below an object: itself, its path, the field that holds it, and the address of the element around it.

    An element comes before those within it.
    """
    for step in _steps_of(holder)[0]:
        value = getattr(holder, step.name)
        here = (*path, step.key)
        if type(value) is tuple:
            for index, item in enumerate(value):
                yield from _with_parts(item, (*here, index), step, owner)
        elif value is not None:
            yield from _with_parts(value, here, step, owner)


def _with_parts(item: Any, path: Path, step: Step, owner: str) -> Iterator[tuple[Element, Path, Holds, str]]:
    if isinstance(item, Element) and step.holds is not None:
        yield item, path, step.holds, owner
        owner = item.address
    if _steps_of(item)[0]:
        yield from elements(item, path, owner)


def references(holder: Any, at: Path = ()) -> Iterator[tuple[Ref, Refers, Path]]:
    """Every reference that an element writes, in its own fields and in the plain objects it consists of."""
    _, own, nested = _steps_of(holder)
    for step in own:
        value = getattr(holder, step.name)
        if value:
            yield from _each(value, step, at)
    for step in nested:
        value = getattr(holder, step.name)
        if value:
            yield from _inside(value, (*at, step.key))


_SOURCED = steps(Ref)[1][0]


def _each(value: Any, step: Step, at: Path) -> Iterator[tuple[Ref, Refers, Path]]:
    refs = value if type(value) is tuple else [Ref(id=key) for key in value] if type(value) is Map else (value,)
    for ref, name in zip(refs, names([ref.id for ref in refs]), strict=True):
        here = (*at, step.key, name)
        yield ref, step.refers, here  # type: ignore[misc]
        if ref.source:  # few have one, and a generator that yields nothing costs as much as the rest
            yield from _each(ref.source, _SOURCED, here)


def names(ids: Sequence[str]) -> Sequence[str | int]:
    """What each of several references is called in a path: its id, or its index if that id has been there already."""
    if len(ids) == 1 or len(set(ids)) == len(ids):
        return ids
    seen: set[str] = set()
    found: list[str | int] = []
    for index, id in enumerate(ids):
        found.append(index if id in seen else id)
        seen.add(id)
    return found


def _inside(value: Any, at: Path) -> Iterator[tuple[Ref, Refers, Path]]:
    if type(value) is tuple:
        for index, item in enumerate(value):
            yield from references(item, (*at, index))
    elif type(value) is Map:
        for key, item in value.items():
            yield from _inside(item, (*at, key))
    else:
        yield from references(value, at)
