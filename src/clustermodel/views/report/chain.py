"""The chain as a graph that can be walked: its data, and the frame that a script fills."""

from collections.abc import Iterator

from clustermodel.links.edges import Edge
from clustermodel.model.element import Element
from clustermodel.views.chart import CHAIN
from clustermodel.views.labels import KINDS
from clustermodel.views.relations import relation_label
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Html, data, tag

_DRAWN = 400
"""With more elements than these, only the upper kinds of the chain are drawn at first."""
_UPPER = ("goal", "objective", "kpi", "direction")


def chain(ed: Edition) -> Iterator[Html]:
    """The graph with its filter, and a place for the element that is chosen. Without a script: where to read the same."""
    kinds = [kind for kind in KINDS if ed.facts.links.of_kind(kind)]
    if not kinds:
        return
    yield tag("p", ed.label(_ARROWS), " ", tag("span", ed.label(_KEYS), class_="scripted screen keys"), class_="note")
    yield tag("p", ed.label("The graph needs JavaScript. The same links stand on the page of each element."), class_="plain")
    usual, others = ([_box(ed, one) for one in kinds if (one in CHAIN) is chain] for chain in (True, False))
    more = tag("details", tag("summary", ed.label("Other kinds")), others) if others else None
    box = tag("fieldset", tag("legend", ed.label("Show")), usual, more, class_="sieve")
    chooser = tag("label", ed.label("Element"), " ", tag("select", tag("option", "—", value=""), class_="chooser"))
    tools = tag("p", chooser, " ", tag("button", ed.label("Whole graph"), type="button", class_="fit"))
    graph = tag("div", class_="graph", tabindex=0, role="application", aria_label=ed.label("The chain as a graph"))
    further = tag("p", ed.label(_FURTHER), class_="note further")
    hint = tag("p", tag("strong", ed.label("Choose an element.")))
    chosen = tag("div", hint, _beginnings(ed, kinds), class_="chosen", aria_live="polite")
    yield tag("div", box, tools, further, tag("div", graph, chosen, class_="beside"), class_="scripted explorer",
              data_led=ed.label("In the strategy chain"))  # fmt: skip
    yield tag("script", data(_data(ed, kinds)), type="application/json", class_="chain-data")


_LONGEST = 100
"""Signs of a name in words."""
_FEW = 16
"""More elements of a kind than these are no place to begin at."""


def _beginnings(ed: Edition, kinds: list[str]) -> Iterator[Html]:
    """Links to the upper elements of the chain, from which a reader goes on."""
    for kind in _UPPER:
        found = ed.facts.links.of_kind(kind) if kind in kinds else ()
        if 0 < len(found) <= _FEW:
            links = ((" ", tag("a", _called(ed, one), href=ed.link(one.address))) for one in found)
            yield tag("p", ed.label(KINDS[kind]), ":", links, class_="beginnings")


def _called(ed: Edition, element: Element) -> str:
    """By its number; what is the only one of its kind by its words, since its kind stands before it."""
    return ed.tell.designation(element) or ed.caption(element, _LONGEST)


_COLUMNS = {
    "goal": 0, "objective": 1, "kpi": 2, "direction": 2, "pairing": 2, "action": 3, "body": 4, "factor": 4, "risk": 4,
}  # fmt: skip
"""Kind → the column it stands in; others stand in one more."""
_ARROWS = "An arrow leads from an element to what it depends on; a broken one is an inference of the compiler."
_FURTHER = "The graph goes on beyond its frame: drag it."
_KEYS = "Arrow keys walk along the links; Escape lets go."


def _drawn(ed: Edition, kinds: list[str]) -> tuple[str, ...]:
    number = sum(len(ed.facts.links.of_kind(kind)) for kind in kinds if kind in CHAIN)
    return _UPPER if number > _DRAWN else CHAIN


def _box(ed: Edition, kind: str) -> Html:
    shown = kind in _drawn(ed, [*KINDS])
    box = tag("input", type="checkbox", value=kind, checked=shown)
    return tag("label", box, tag("span", class_=f"dot k-{kind}"), ed.label(KINDS[kind]))


def _data(ed: Edition, kinds: list[str]) -> dict[str, object]:
    """Edges: the numbers of two elements, whether a reader has inferred that they are tied, and the number of the relation.

    Elements are counted as their entries follow each other, those of other kinds left out: their addresses, and what they
    are called, stand there.
    """
    found = [one.address for kind in kinds for one in ed.facts.links.of_kind(kind)]
    numbers = {address: number for number, address in enumerate(found)}
    edges = [edge for edge in ed.facts.links.edges if edge.rests and edge.source in numbers and edge.target in numbers]
    relations = [*dict.fromkeys(edge.relation for edge in edges)]
    return {
        "columns": _COLUMNS,
        "kinds": kinds,
        "relations": [relation_label(ed.label, one, down=True) for one in relations],
        "edges": [_edge(one, numbers, relations) for one in edges],
    }


def _edge(edge: Edge, numbers: dict[str, int], relations: list[str]) -> list[int]:
    return [numbers[edge.source], numbers[edge.target], int(edge.basis.inferred), relations.index(edge.relation)]
