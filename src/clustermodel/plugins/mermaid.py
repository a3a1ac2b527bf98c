"""The exporter `mermaid`: the chain of a programme as a flowchart."""

from collections.abc import Iterable

import attrs

from clustermodel.hookspecs import ExportContext, Exporter, hookimpl
from clustermodel.links.index import Edge
from clustermodel.model.element import Element
from clustermodel.views.labels import KINDS
from clustermodel.views.mermaid import flowchart
from clustermodel.views.naming import shortened
from clustermodel.views.telling import Teller

CHAIN = ("goal", "objective", "pairing", "factor", "kpi", "direction", "action", "body")
"""The kinds that are drawn unless others are asked for."""


def _kinds(value: str | Iterable[str]) -> tuple[str, ...]:
    """Kinds as they come from a command line, `goal,objective`, or as a sequence."""
    return tuple(value.replace(",", " ").split()) if isinstance(value, str) else tuple(value)


@attrs.frozen(kw_only=True)
class Options:
    """What the diagram shows."""

    kinds: tuple[str, ...] = attrs.field(
        default=CHAIN, converter=_kinds, metadata={"doc": "Kinds of elements to draw, in the order of their groups."}
    )
    max_label: int = attrs.field(
        default=40,
        converter=int,
        validator=attrs.validators.ge(2),
        metadata={"doc": "Longest label, in signs; Mermaid draws no diagram of more than 50,000 signs unless told to."},
    )


@hookimpl
def clustermodel_exporters() -> list[Exporter]:
    """The exporter of this module."""
    return [Exporter(name="mermaid", suffix=".mmd", render=render, options=Options)]


def render(ctx: ExportContext) -> str:
    """The chain as a Mermaid flowchart, its elements grouped by kind.

    An arrow A → B, labelled with the relation, reads «A rests on B». It is solid where the programme's text says so (or says
    so with a slip), and dashed where the link is a reader's inference.
    """
    options: Options = ctx.options or Options()
    tell = Teller(ctx.links, ctx.language)
    nodes = [
        (one.address, kind, _caption(tell, one, options.max_label))
        for kind in dict.fromkeys(options.kinds)
        for one in ctx.links.of_kind(kind)
    ]
    edges = [edge for edge in ctx.links.edges if edge.rests]
    firm = {_arrow(tell, edge) for edge in edges if not edge.basis.inferred}
    arrows = [_arrow(tell, edge) for edge in edges]
    titles = {kind: tell.label(title) for kind, title in KINDS.items()}
    return flowchart(nodes, arrows, titles=titles, dashed=set(arrows) - firm)


def _arrow(tell: Teller, edge: Edge) -> tuple[str, str, str]:
    return edge.source, edge.target, tell.label(edge.relation.replace("_", " "), "relation")


def _caption(tell: Teller, element: Element, length: int) -> str:
    """Number and wording: `K1 Jars sold with the common label`."""
    return shortened(f"{tell.designation(element)} {tell.own_words(element)}".strip(), length)
