"""`clustermodel trace`."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import click

from clustermodel.api import Loaded, trace
from clustermodel.cli.common import LANG, PROGRAM, conclude, in_force, load_usable
from clustermodel.cli.helping import Verb
from clustermodel.cli.hosting import PLUGINS
from clustermodel.cli.meaning import address_in
from clustermodel.cli.showing import short
from clustermodel.cli.words import Words
from clustermodel.links.edges import Edge
from clustermodel.links.trace import Trace
from clustermodel.rendering.safe import printable


@click.command("trace", cls=Verb)
@PROGRAM
@click.argument("address", metavar="KIND:ID")
@click.option("--down/--up", default=True, help="What it rests on (the default), or what rests on it.")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "mermaid"]), default="text", help="Shape of the output."
)
@PLUGINS
@LANG
def command(
    path: Path, address: str, shape: str, plugins: tuple[str, ...], language: str | None, *, down: bool
) -> None:
    """Show what an element rests on (--down), or what rests on it and would suffer (--up).

    Errors of the file, for which the result lacks something, are shown, and the exit code is then 1.

    Example: clustermodel trace programs/medical_tourism.yaml kpi:K7 --up
    """
    force = in_force(path, language)
    loaded = load_usable(path, force, plugins=plugins)
    found = trace(loaded, address_in(loaded, address), down=down)
    shapes = {"text": _text, "json": _json, "mermaid": _mermaid}
    click.echo(shapes[shape](loaded, found, down, Words(force.language)))
    conclude(loaded, force)


def _json(_: Loaded, found: Trace, __: bool, ___: Words) -> str:
    edges = [
        {"source": edge.source, "target": edge.target, "relation": edge.relation, "basis": str(edge.basis)}
        for edge in found.edges
    ]
    return json.dumps({"root": found.root, "nodes": found.nodes, "edges": edges}, ensure_ascii=False, indent=2)


def _mermaid(loaded: Loaded, found: Trace, _: bool, words: Words) -> str:
    from clustermodel.views.mermaid import flowchart

    elements = words.links(loaded).elements
    nodes = [(address, elements[address].KIND, words.text(elements[address].wording)) for address in found.nodes]
    edges = {(edge.source, edge.target, words.relation(edge, down=True)): edge.basis.inferred for edge in found.edges}
    titles = {kind: words.kind(kind) for _, kind, _ in nodes}
    dashed = {edge for edge, inferred in edges.items() if inferred}
    return flowchart(nodes, edges, titles=titles, dashed=dashed).rstrip("\n")


def _text(loaded: Loaded, found: Trace, down: bool, words: Words) -> str:
    """A tree; what has been shown once is named again, but not unfolded again."""
    branches: dict[str, list[Edge]] = defaultdict(list)
    for edge in found.edges:
        branches[edge.source if down else edge.target].append(edge)
    return "\n".join(printable(line) for line in _tree(loaded, found.root, branches, down, words))


def _tree(
    loaded: Loaded, root: str, branches: dict[str, list[Edge]], down: bool, words: Words
) -> Iterator[str]:
    elements = words.links(loaded).elements
    yield f"{root}  {short(words.text(elements[root].wording))}"
    seen = {root}
    waiting = [(edge, 1) for edge in reversed(branches[root])]
    while waiting:
        edge, depth = waiting.pop()
        address = edge.target if down else edge.source
        again = words.say(" (shown above)", {}) if address in seen and branches[address] else ""
        relation = words.relation(edge, down=True)
        arrow = f"–{relation}→" if down else f"←{relation}–"
        called = short(words.text(elements[address].wording))
        yield f"{'  ' * depth}{arrow} {address} [{words.basis(edge)}]  {called}{again}"
        if address not in seen:
            seen.add(address)
            waiting += [(one, depth + 1) for one in reversed(branches[address])]
