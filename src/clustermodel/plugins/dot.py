"""The exporter `dot`: the chain of a programme as a graph that Graphviz draws."""

from typing import Literal

import attrs

from clustermodel.hookspecs import ExportContext, Exporter, hookimpl
from clustermodel.options import within
from clustermodel.views.chart import CHAIN, chart, kinds
from clustermodel.views.dot import digraph


@attrs.frozen(kw_only=True)
class Options:
    """What the diagram shows."""

    kinds: tuple[str, ...] = attrs.field(
        default=CHAIN, converter=kinds, metadata={"doc": "Kinds of elements to draw, in the order of their groups."}
    )
    max_label: int = attrs.field(
        default=76, converter=int, validator=within(2), metadata={"doc": "Longest label, in signs."}
    )
    direction: Literal["LR", "TB"] = attrs.field(
        default="LR", metadata={"doc": "The chain runs from left to right, or from top to bottom."}
    )
    relations: bool = attrs.field(
        default=False, metadata={"doc": "Write the relation on each arrow; otherwise it is shown under the mouse."}
    )


def parse(made: bytes) -> object:
    """Read a graph by pydot."""
    import pydot

    return pydot.graph_from_dot_data(made.decode())


@hookimpl
def clustermodel_exporters() -> list[Exporter]:
    """The exporter of this module."""
    return [
        Exporter(
            name="dot",
            suffix=".dot",
            title="The chain as a graph for Graphviz",
            render=render,
            options=Options,
            parse=parse,
            about="For those who draw: elements and links of the chain. Graphviz makes a picture of it.",
        )
    ]


def render(ctx: ExportContext) -> str:
    """The chain as a graph for Graphviz (`dot -Tsvg`, `-Tpng`, `-Tpdf`), in columns with the names of the kinds above them.

    An arrow A → B reads «A rests on B». It is solid where the programme's text says so (or says so with a slip), and dashed
    where the link is a reader's inference.
    """
    options: Options = ctx.options or Options()
    found = chart(ctx.links, ctx.language, options.kinds, options.max_label)
    return digraph(found, direction=options.direction, relations=options.relations)
