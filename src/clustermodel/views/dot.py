"""Graphviz's DOT: the text of a diagram, in which no label can become syntax.

In a quoted string of DOT only the quotation mark ends the string; but labels are read a second time, where a backslash
begins an escape (for the node's name, for a line break) and `&` an entity of HTML. All three are escaped.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from textwrap import wrap

from clustermodel.views.chart import Chart, Edge, Node
from clustermodel.views.naming import handle
from clustermodel.views.printable import printable

_WIDTH = 44
"""Signs in a line of a label."""
_COLOURS = {
    "goal": "#fde68a", "objective": "#fed7aa", "pairing": "#ddd6fe", "factor": "#ede9fe", "kpi": "#bbf7d0",
    "direction": "#bfdbfe", "action": "#dbeafe", "body": "#fecdd3", "function": "#ffe4e6", "organization": "#fce7f3",
}  # fmt: skip
_OTHER = "#e5e7eb"
_COLUMNS = (
    ("statistic", "claim"), ("factor",), ("pairing",), ("goal", "objective"), ("action",), ("kpi", "direction"),
    ("body", "function", "organization", "participant", "group"),
)  # fmt: skip
"""Kinds that stand in one column; others have columns after them. Objectives and actions are beside each other, since most
links run between these, and a line that goes round a column takes room. (Boxes around the kinds, Graphviz's clusters, make
it crash where they meet nodes that are held in a column.)"""
_FONT = 'fontname="Helvetica,Arial,sans-serif"'
_PLAIN = 'shape=plaintext, style="", fontsize=14'
_UNSEEN = "style=invis, constraint=true"
_HEAD = (
    f"graph [rankdir={{direction}}, ranksep=0.8, nodesep=0.06, {_FONT}, fontsize=18, labelloc=t]",
    f'node [shape=box, style="filled,rounded", {_FONT}, fontsize=11, margin="0.08,0.04", color="#475569"]',
    f'edge [constraint=false, color="#64748b", arrowsize=0.6, {_FONT}, fontsize=8, fontcolor="#475569"]',
)


def digraph(chart: Chart, *, direction: str, relations: bool) -> str:
    """A chart in DOT: the elements in columns, under the names of their kinds, in their order; inferred edges dashed.

    `direction` is Graphviz's `rankdir`; `relations` writes the relation on each edge, where
    otherwise it is a tooltip.
    """
    lines = ["digraph {", *("  " + line.format(direction=direction) for line in _HEAD)]
    lines.append(f"  label={label(chart.title, 2 * _WIDTH, chart.below)}")
    kinds = dict.fromkeys(kind for _, kind, _ in chart.nodes)
    lines += [f"  {_heading(kind)} [label={label(chart.titles.get(kind, kind))}, {_PLAIN}]" for kind in kinds]
    lines += map(_node, chart.nodes)
    lines += _columns(chart)
    lines += [_edge(edge, edge in chart.dashed, relations) for edge in chart.edges]
    return "\n".join([*lines, "}"]) + "\n"


def label(text: str, width: int = _WIDTH, below: Iterable[str] = ()) -> str:
    """A label in quotes, in lines of limited length; what stands `below` begins on lines of its own."""
    lines = [*(wrap(printable(text), width) or [""]), *(line for one in below for line in wrap(printable(one), width))]
    return '"' + "\\n".join(map(_escaped, lines)) + '"'


def _escaped(line: str) -> str:
    return line.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')


def _heading(kind: str) -> str:
    return handle(kind).replace("n_", "k_", 1)


def _node(node: Node) -> str:
    address, kind, text = node
    return f'  {handle(address)} [label={label(text or address)}, fillcolor="{_COLOURS.get(kind, _OTHER)}"]'


def _columns(chart: Chart) -> Iterator[str]:
    """What stands in one column, in which order, and that one column follows the other: edges that nobody sees."""
    home = {kind: number for number, kinds in enumerate(_COLUMNS) for kind in kinds}
    columns: dict[int, dict[str, None]] = {}
    for address, kind, _ in chart.nodes:
        columns.setdefault(home.setdefault(kind, len(home)), {}).update(dict.fromkeys((_heading(kind), handle(address))))
    found = [list(columns[number]) for number in sorted(columns)]
    yield from (f"  {{ rank=same; {' -> '.join(one)} [{_UNSEEN}, weight=100] }}" for one in found)
    yield from (f"  {one[0]} -> {other[0]} [{_UNSEEN}]" for one, other in pairwise(found))


def _edge(edge: Edge, dashed: bool, relations: bool) -> str:
    source, target, relation = edge
    style = ", style=dashed" if dashed else ""
    return f"  {handle(source)} -> {handle(target)} [{'label' if relations else 'tooltip'}={label(relation)}{style}]"
