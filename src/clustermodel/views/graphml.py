"""The graph of a programme in GraphML, the XML format of graph programs: Gephi, yEd, Cytoscape, networkx."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from clustermodel.views.printable import printable

if TYPE_CHECKING:
    import networkx as nx

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_KEYS = {
    "graph": {"title": "string", "markings": "string"},
    "node": {"kind": "string", "label": "string", "group": "string", "code": "string", "first": "string", "last": "string"},
    "edge": {
        "relation": "string", "basis": "string", "source": "string",
        "title": "string", "rank": "int", "inferred": "boolean", "quote": "string",
    },
}  # fmt: skip
"""What is told of the graph, of nodes and edges, and the type of each; the exporter says what they mean."""


def graphml(graph: "nx.MultiDiGraph[str]", about: dict[str, str]) -> bytes:
    """A graph in GraphML: nodes by their addresses, edges by numbers, and what is told of the whole.

    What XML cannot hold becomes U+FFFD. (The writer of networkx would write control characters, and two edges of one name.)
    """
    root = ET.Element("graphml", xmlns=_SPACE)
    for of, names in _KEYS.items():
        for name, type in names.items():
            ET.SubElement(root, "key", {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": type})
    inside = ET.SubElement(root, "graph", id=printable(graph.name), edgedefault="directed")
    _data(inside, "graph", about)
    for address, told in graph.nodes.items():
        _data(ET.SubElement(inside, "node", id=address), "node", told)
    for number, ((source, target, _), told) in enumerate(graph.edges.items()):
        _data(ET.SubElement(inside, "edge", id=f"e{number}", source=source, target=target), "edge", told)
    ET.indent(root)
    made: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return made.replace(b"\r", b"&#13;") + b"\n"


def _data(parent: ET.Element, of: str, told: Mapping[str, Any]) -> None:
    for name in _KEYS[of]:
        value = told.get(name)
        if value not in ("", None):
            written = str(value).lower() if isinstance(value, bool) else printable(str(value))
            ET.SubElement(parent, "data", key=f"{of}-{name}").text = written
