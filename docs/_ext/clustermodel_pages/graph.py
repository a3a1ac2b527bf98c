"""The kinds of elements and the relations between them, from the metadata of the reference fields."""

import inspect
from collections.abc import Iterator

import attrs

from clustermodel.model.element import Element
from clustermodel.model.header import Goal
from clustermodel.model.meta import ANY, Holds, Refers, yaml_key
from clustermodel.reference import hint, inner, is_record, reachable, written_in
from clustermodel_pages.markdown import code, codes, page, plain, table


def pages() -> dict[str, str]:
    """One page with three tables."""
    kinds = sorted((cls for cls in reachable() if issubclass(cls, Element)), key=lambda cls: cls.KIND)
    at = written_in()
    return {
        "graph.md": page(
            "# Kinds and relations",
            "Made from the metadata of the model; [](../graph.md) says how to read it.",
            "## Kinds of elements",
            table(["kind", "is", "stands at"], ([code(cls.KIND), _is(cls), codes(at[cls])] for cls in kinds)),
            "## Relations of the graph",
            "Read a line from left to right: the first rests on the last.",
            table(["element", "relation", "rests on", "written in", "meaning"], sorted(_relations(rests=True))),
            "## References that only give context",
            "They are resolved and checked like all others, but no element rests on another because of them.",
            table(["element", "relation", "refers to", "written in", "meaning"], sorted(_relations(rests=False))),
        )
    }


def _is(cls: type[Element]) -> str:
    return plain((inspect.getdoc(cls) or "").partition("\n")[0])


def _relations(*, rests: bool) -> Iterator[list[str]]:
    for cls in filter(is_record, reachable()):
        for field in attrs.fields(cls):
            refers, holds = field.metadata.get("refers"), field.metadata.get("holds")
            where, meaning = code(f"{cls.__name__}.{yaml_key(field)}"), plain(field.metadata["doc"])
            if refers and refers.rests is rests and refers.relation != "sourced_from":
                yield [*_ends(cls, refers), where, meaning]
            elif holds and holds.relation and rests:
                yield [*_held(cls, field, holds), where, meaning]
    if not rests:
        yield ["any element", code("sourced_from"), code("source"), code("source"), "Where the text says it."]


def _ends(cls: type, refers: Refers) -> list[str]:
    holder = code(cls.KIND) if issubclass(cls, Element) else code(_owner(cls))
    others = "any element" if refers.kinds == ANY else codes(refers.kinds)
    first, last = (others, holder) if refers.reverse else (holder, others)
    return [first, code(refers.relation), last]


def _held(cls: type, field: "attrs.Attribute[object]", holds: Holds) -> list[str]:
    held = next(part for part in inner(hint(cls, field)) if hasattr(part, "KIND"))
    holder = Goal.KIND if holds.holder else getattr(cls, "KIND", cls.__name__)
    return [code(holder), code(holds.relation), code(held.KIND)]


def _owner(cls: type) -> str:
    """The kind of the element in which a record without an id is written."""
    elements = (one for one in reachable() if issubclass(one, Element))
    return next(one.KIND for one in elements if any(cls in inner(hint(one, field)) for field in attrs.fields(one)))
