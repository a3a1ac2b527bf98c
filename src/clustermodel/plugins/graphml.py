"""The exporter `graphml`: the dependency graph, for programs that analyse and draw graphs."""

from typing import Any

from clustermodel.hookspecs import ExportContext, Exporter, hookimpl
from clustermodel.model.element import Element
from clustermodel.model.evidence import Source
from clustermodel.model.ref import Basis
from clustermodel.model.roadmap import Action
from clustermodel.views.blocks import plain
from clustermodel.views.graphml import graphml
from clustermodel.views.members import markings
from clustermodel.views.relations import kind_label, relation_label
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

    An edge A → B reads «A rests on B». It is the graph that `clustermodel.to_graph` gives, with words in the language asked
    for. Nodes are addresses, `kpi:K1`, with `kind`, `label`, what their kind is called (`group`), the number printed before
    them (`code`) and, if they are actions, the `first` and the `last` day of the time they are planned for. Edges have
    `relation` and what it is called (`title`), `basis` and its place on the scale (`rank`, from 0 for the firmest),
    whether that is a reader's inference (`inferred`) and, where the place in the text is known, its ids (`source`) and its
    words (`quote`). The graph has `title` and, if the title page bears such lines, `markings` («Draft»). In networkx:
    `read_graphml(file, force_multigraph=True)`.
    """
    tell = Teller(ctx.links, ctx.language)
    graph = ctx.graph
    for address, node in graph.nodes.items():
        node.update(_of_element(tell, ctx.links.elements[address]))
    for edge in graph.edges.values():
        edge.update(_of_link(tell, edge))
    about = {"title": tell.wording.text(tell.program.header.title), "markings": "\n".join(map(plain, markings(tell)))}
    return graphml(graph, about)


def _of_element(tell: Teller, element: Element) -> dict[str, object]:
    when = element.when if isinstance(element, Action) else None
    days = {"first": when.first, "last": when.last} if when else {}
    own = {"label": tell.own_words(element), "code": tell.designation(element)}
    return {**own, "group": kind_label(tell.label, element.KIND), **days}


def _of_link(tell: Teller, edge: dict[str, Any]) -> dict[str, object]:
    basis, found = Basis(edge["basis"]), (tell.links.get(f"source:{id}") for id in edge["source"].split(", "))
    quotes = [tell.wording.text(one.quote) for one in found if isinstance(one, Source) and one.quote]
    title = relation_label(tell.label, edge["relation"], down=True)
    return {"title": title, "rank": basis.rank, "inferred": basis.inferred, "quote": " | ".join(quotes)}
