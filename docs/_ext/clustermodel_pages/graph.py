"""The kinds of elements and the relations between them, from the metadata of the reference fields."""

import inspect
from collections.abc import Iterator

from clustermodel.model.element import Element
from clustermodel.model.meta import ANY
from clustermodel.reference import reachable, written_in
from clustermodel.relating import relations
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
    for one in relations():
        if one.rests is rests:
            ends = (_kinds(one.sources), code(one.name), _kinds(one.targets))
            yield [*ends, code(one.written_in), plain(one.meaning)]


def _kinds(kinds: tuple[str, ...]) -> str:
    return "any element" if kinds == ANY else codes(kinds)
