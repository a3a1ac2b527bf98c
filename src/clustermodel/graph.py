"""The graph as networkx, for analyses and graph formats. The only module that imports networkx."""

import networkx as nx

from clustermodel.links.index import Links

CONTEXT = ("unit", "source", "program", "mission")
"""Kinds that say where a statement comes from or how it is measured. They are nodes only if something rests on them."""


def to_networkx(links: Links) -> "nx.MultiDiGraph[str]":
    """A directed multigraph: an edge A → B reads «A rests on B».

    Nodes are addresses with `kind` and `label`; edges carry `relation`, `basis` and, as one text, the ids of their `source`.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=links.program.header.id)
    tied = {end for edge in links.edges if edge.rests for end in (edge.source, edge.target)}
    for address, element in links.elements.items():
        if element.KIND not in CONTEXT or address in tied:
            graph.add_node(address, kind=element.KIND, label=element.label)
    for edge in links.edges:
        if edge.rests:
            source = tuple(ref.id for ref in edge.ref.source) if edge.ref else ()
            graph.add_edge(
                edge.source, edge.target, relation=edge.relation, basis=str(edge.basis), source=", ".join(source)
            )
    return graph
