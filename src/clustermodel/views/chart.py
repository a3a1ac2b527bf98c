"""What a diagram of a programme shows: elements of some kinds, and the links among them."""

from collections.abc import Collection, Iterable, Iterator, Mapping

import attrs

from clustermodel.links.edges import Edge as Link
from clustermodel.links.index import Links
from clustermodel.messages import Phrase
from clustermodel.model.element import Element
from clustermodel.views.blocks import plain
from clustermodel.views.labels import KINDS
from clustermodel.views.members import markings
from clustermodel.views.naming import shortened
from clustermodel.views.telling import Teller

CHAIN = ("goal", "objective", "pairing", "factor", "kpi", "direction", "action", "body")
"""The kinds that are drawn unless others are asked for."""
_LEGEND = "An arrow reads «rests on»; a dashed one is the compiler's inference."

Node = tuple[str, str, str]
"""Address, kind, label."""
Edge = tuple[str, str, str]
"""Address of the source, address of the target, label."""


def kinds(value: str | Iterable[str]) -> tuple[str, ...]:
    """Kinds as they come from a command line, `goal,objective`, or as a sequence.

    Raises ValueError for one that no element has, or if there is none: the diagram would be empty.
    """
    named = tuple(value.replace(",", " ").split()) if isinstance(value, str) else tuple(value)
    there = sorted({cls.KIND for cls in _below(Element) if hasattr(cls, "KIND")})
    if not named:
        raise ValueError(Phrase("no kind is named; there are: {there}", {"there": there}))
    strange = next((one for one in named if one not in there), None)
    if strange:
        raise ValueError(Phrase("there is no kind '{strange}'; there are: {there}", {"strange": strange, "there": there}))
    return named


def _below(cls: type[Element]) -> Iterator[type[Element]]:
    """The classes of elements, those of plugins too."""
    for one in cls.__subclasses__():
        yield from (one, *_below(one))


@attrs.frozen(kw_only=True)
class Chart:
    """A diagram, before it is written in anybody's notation."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    """Each reads «the source rests on the target», and is there once."""
    titles: Mapping[str, str]
    """Kind → what its elements are called together."""
    dashed: frozenset[Edge]
    """Those that are a reader's inference only, where nothing in the programme's text says so."""
    below: tuple[str, ...] = ()
    """What stands below the title: what the title page bears («Draft»), and what dashed arrows mean if there are any."""


def chart(links: Links, language: str, shown: Iterable[str], max_label: int) -> Chart:
    """The elements of some kinds, in this order, with labels of limited length, and the links among them."""
    tell, shown = Teller(links, language), tuple(dict.fromkeys(shown))
    drawn = [*(one for kind in shown for one in links.of_kind(kind)), *_doers(links, shown)]
    nodes = tuple((one.address, one.KIND, _caption(tell, one, max_label)) for one in drawn)
    known = {address for address, _, _ in nodes}
    found = [edge for edge in links.edges if edge.rests and known.issuperset((edge.source, edge.target))]
    firm = {_arrow(tell, edge) for edge in found if not edge.basis.inferred}
    arrows = tuple(dict.fromkeys(_arrow(tell, edge) for edge in found))
    dashed = frozenset(arrows) - firm
    return Chart(
        title=tell.wording.text(tell.program.header.title),
        nodes=nodes,
        edges=arrows,
        titles={kind: tell.label(title) for kind, title in KINDS.items()},
        dashed=dashed,
        below=(*map(plain, markings(tell)), *([tell.label(_LEGEND)] if dashed else ())),
    )


def _doers(links: Links, shown: Collection[str]) -> list[Element]:
    """Where actions and bodies are drawn: who carries out an action although it is no body, as an organisation does."""
    if not {"action", "body"} <= set(shown):
        return []
    found = {edge.target: links.elements[edge.target] for edge in links.edges if edge.relation == "done_by"}
    return sorted((one for one in found.values() if one.KIND not in shown), key=lambda one: one.KIND)


def _arrow(tell: Teller, edge: Link) -> Edge:
    return edge.source, edge.target, tell.label(edge.relation.replace("_", " "), "relation")


def _caption(tell: Teller, element: Element, length: int) -> str:
    """Number and wording: `K1 Jars sold with the common label`."""
    return shortened(f"{tell.designation(element)} {tell.own_words(element)}".strip(), length)
