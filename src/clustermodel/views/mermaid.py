"""Mermaid's flowcharts: the text of a diagram, in which no label can become syntax.

Mermaid hands labels on to a Markdown reader and to HTML, so every sign that means something to any of the three is
written as a numeric entity (`#35;`), which Mermaid turns back into the sign when it draws. The title is a text of YAML that
it cleans of HTML and then draws as it is, entities and all: signs of HTML have their lookalikes there.
"""

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping

from clustermodel.views.chart import Edge, Node
from clustermodel.views.naming import handle
from clustermodel.views.printable import printable

_UNSAFE = re.compile(r"[^\w ,()«»–—…-]|_|^-")
_LOOKALIKES = str.maketrans("<>&", "‹›＆")
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")


def flowchart(
    nodes: Iterable[Node],
    edges: Iterable[Edge],
    *,
    titles: Mapping[str, str] | None = None,
    dashed: Container[Edge] = (),
    title: str = "",
    notes: Iterable[str] = (),
) -> str:
    """The nodes, grouped by kind in the order in which the kinds first appear, and the edges between them.

    `title` stands above it, `notes` beside it, as Mermaid's titles have one line only. `titles` names the groups (else a
    kind is its own title). Edges in `dashed` are drawn with a broken line. An edge with an end that is not among the nodes
    is left out, and so is the second of two equal edges.
    """
    groups: dict[str, dict[str, str]] = {}
    for address, kind, label in nodes:
        groups.setdefault(kind, {})[address] = label
    lines = [*_above(title), "flowchart LR", *_beside(notes)]
    for kind, members in groups.items():
        lines += _group(kind, (titles or {}).get(kind, kind), members)
    known = {address for members in groups.values() for address in members}
    lines += [_edge(edge, edge in dashed) for edge in dict.fromkeys(edges) if known.issuperset(edge[:2])]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A label in quotes. White space and control characters become single spaces."""
    return '"' + _UNSAFE.sub(lambda sign: f"#{ord(sign[0])};", _in_a_line(text)) + '"'


def _in_a_line(text: str) -> str:
    return " ".join(text.translate(_CONTROLS).split())


def _above(title: str) -> Iterator[str]:
    """The front matter of a diagram, in JSON, which is YAML too."""
    if title:
        written = json.dumps(printable(_in_a_line(title)).translate(_LOOKALIKES), ensure_ascii=False)
        yield from ("---", f"title: {written}", "---")


def _beside(notes: Iterable[str]) -> Iterator[str]:
    """Texts without a frame, which belong to no group."""
    shown = [f"  note_{number}[{quoted(note)}]:::note" for number, note in enumerate(notes, 1)]
    yield from (*shown, "  classDef note fill:none,stroke:none") if shown else ()


def _group(kind: str, title: str, members: Mapping[str, str]) -> Iterator[str]:
    yield f"  subgraph {handle(kind).replace('n_', 'g_', 1)}[{quoted(title)}]"
    for address, label in members.items():
        yield f"    {handle(address)}[{quoted(label or address)}]"
    yield "  end"


def _edge(edge: Edge, dashed: bool) -> str:
    source, target, label = edge
    return f"  {handle(source)} {'-.->' if dashed else '-->'}|{quoted(label)}| {handle(target)}"
