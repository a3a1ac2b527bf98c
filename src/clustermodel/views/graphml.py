"""The graph of a programme in GraphML, the XML format of graph programs: Gephi, yEd, Cytoscape, networkx."""

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from clustermodel.views.printable import printable

if TYPE_CHECKING:
    import networkx as nx

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_KEYS = {"node": ("kind", "label"), "edge": ("relation", "basis", "source")}


def graphml(graph: "nx.MultiDiGraph[str]") -> bytes:
    """A graph in GraphML: nodes by their addresses, edges by numbers.

    What XML cannot hold becomes U+FFFD. (The writer of networkx would write control characters, and two edges of one name.)
    """
    root = ET.Element("graphml", xmlns=_SPACE)
    for of, names in _KEYS.items():
        for name in names:
            ET.SubElement(root, "key", {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": "string"})
    inside = ET.SubElement(root, "graph", id=printable(graph.name), edgedefault="directed")
    for address, told in graph.nodes.items():
        _data(ET.SubElement(inside, "node", id=address), "node", told)
    for number, ((source, target, _), told) in enumerate(graph.edges.items()):
        _data(ET.SubElement(inside, "edge", id=f"e{number}", source=source, target=target), "edge", told)
    ET.indent(root)
    made: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return made.replace(b"\r", b"&#13;") + b"\n"


def _data(parent: ET.Element, of: str, told: dict[str, str]) -> None:
    for name in _KEYS[of]:
        if told[name]:
            ET.SubElement(parent, "data", key=f"{of}-{name}").text = printable(told[name])
