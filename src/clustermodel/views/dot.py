"""Graphviz's DOT: the text of a diagram, in which no label can become syntax.

In a quoted string of DOT only the quotation mark ends the string; but labels are read a second time, where a backslash
begins an escape (for the node's name, for a line break) and `&` an entity of HTML. All three are escaped.
"""

from collections.abc import Iterator
from textwrap import wrap

from clustermodel.views.chart import Chart, Edge
from clustermodel.views.naming import handle
from clustermodel.views.printable import printable

_WIDTH = 34
"""Signs in a line of a label."""
_COLOURS = {
    "goal": "#fde68a", "objective": "#fed7aa", "pairing": "#ddd6fe", "factor": "#ede9fe", "kpi": "#bbf7d0",
    "direction": "#bfdbfe", "action": "#dbeafe", "body": "#fecdd3", "function": "#ffe4e6", "organization": "#fce7f3",
}  # fmt: skip
_OTHER = "#e5e7eb"
_FONT = 'fontname="Helvetica,Arial,sans-serif"'
_HEAD = (
    f"graph [rankdir={{direction}}, ranksep=1.1, nodesep=0.12, {_FONT}, fontsize=18, labelloc=t, style=rounded]",
    f'node [shape=box, style="filled,rounded", {_FONT}, fontsize=10, margin="0.1,0.05", color="#475569"]',
    f'edge [color="#64748b", arrowsize=0.6, {_FONT}, fontsize=8, fontcolor="#475569"]',
)


def digraph(chart: Chart, *, legend: str, direction: str, relations: bool) -> str:
    """A chart in DOT: a cluster for each kind; inferred edges dashed, and without pull on the layout.

    `legend` stands below the title; `direction` is Graphviz's `rankdir`; `relations` writes the relation on each edge, where
    otherwise it is a tooltip.
    """
    lines = ["digraph {", *("  " + line.format(direction=direction) for line in _HEAD)]
    lines.append(f"  label={label(chart.title, 2 * _WIDTH, legend)}")
    for kind in dict.fromkeys(kind for _, kind, _ in chart.nodes):
        lines += _cluster(chart, kind)
    lines += [_edge(edge, edge in chart.dashed, relations) for edge in chart.edges]
    return "\n".join([*lines, "}"]) + "\n"


def label(text: str, width: int = _WIDTH, below: str = "") -> str:
    """A label in quotes, in lines of limited length."""
    lines = [*(wrap(printable(text), width) or [""]), *([printable(below)] if below else [])]
    return '"' + "\\n".join(map(_escaped, lines)) + '"'


def _escaped(line: str) -> str:
    return line.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')


def _cluster(chart: Chart, kind: str) -> Iterator[str]:
    yield f"  subgraph cluster_{handle(kind)} {{"
    yield f"    label={label(chart.titles.get(kind, kind))}; fontsize=14"
    for address, of, text in chart.nodes:
        if of == kind:
            yield f'    {handle(address)} [label={label(text or address)}, fillcolor="{_COLOURS.get(kind, _OTHER)}"]'
    yield "  }"


def _edge(edge: Edge, dashed: bool, relations: bool) -> str:
    source, target, relation = edge
    style = ", style=dashed" if dashed else ""
    return f"  {handle(source)} -> {handle(target)} [{'label' if relations else 'tooltip'}={label(relation)}{style}]"
