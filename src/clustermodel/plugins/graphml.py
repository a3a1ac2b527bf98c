"""The exporter `graphml`: the dependency graph, for programs that analyse and draw graphs."""

from clustermodel.hookspecs import ExportContext, Exporter, hookimpl
from clustermodel.views.graphml import graphml
from clustermodel.views.telling import Teller


@hookimpl
def clustermodel_exporters() -> list[Exporter]:
    """The exporter of this module."""
    return [
        Exporter(
            name="graphml",
            suffix=".graphml",
            title="The chain as a graph for analyses",
            render=render,
            about="For analysts of networks: elements and links. Opens in Gephi, yEd or Cytoscape.",
        ),
    ]


def render(ctx: ExportContext) -> bytes:
    """The graph of the programme in GraphML, which Gephi, yEd, Cytoscape and networkx read.

    An edge A → B reads «A rests on B». Nodes are addresses, `kpi:K1`, with `kind` and `label`; edges have `relation`,
    `basis` and, where the place in the text is known, `source`. It is the graph that `clustermodel.to_graph` gives, with
    labels in the language asked for.
    """
    tell = Teller(ctx.links, ctx.language)
    graph = ctx.graph
    for address, told in graph.nodes.items():
        told["label"] = tell.own_words(ctx.links.elements[address])
    return graphml(graph)
