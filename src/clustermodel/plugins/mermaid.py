"""The exporter `mermaid`: the chain of a programme as a flowchart."""

import attrs

from clustermodel.hookspecs import ExportContext, Exporter, hookimpl
from clustermodel.options import within
from clustermodel.views.chart import CHAIN, chart, kinds
from clustermodel.views.mermaid import flowchart


@attrs.frozen(kw_only=True)
class Options:
    """What the diagram shows."""

    kinds: tuple[str, ...] = attrs.field(
        default=CHAIN, converter=kinds, metadata={"doc": "Kinds of elements to draw, in the order of their groups."}
    )
    max_label: int = attrs.field(
        default=40,
        converter=int,
        validator=within(2),
        metadata={"doc": "Longest label, in signs; Mermaid draws no diagram of more than 50,000 signs unless told to."},
    )


@hookimpl
def clustermodel_exporters() -> list[Exporter]:
    """The exporter of this module."""
    return [
        Exporter(
            name="mermaid",
            suffix=".mmd",
            title="The chain as a diagram",
            render=render,
            options=Options,
            about="For pages on GitHub, GitLab and wikis, which draw the chain by themselves.",
        ),
    ]


def render(ctx: ExportContext) -> str:
    """The chain as a Mermaid flowchart, its elements grouped by kind.

    An arrow A → B, labelled with the relation, reads «A rests on B». It is solid where the programme's text says so (or says
    so with a slip), and dashed where the link is a reader's inference.
    """
    options: Options = ctx.options or Options()
    found = chart(ctx.links, ctx.language, options.kinds, options.max_label)
    return flowchart(
        found.nodes, found.edges, titles=found.titles, dashed=found.dashed, title=found.title, notes=found.below
    )
