"""`clustermodel show`."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import click

from clustermodel.api import Loaded, today
from clustermodel.cli.common import AS_OF, PROGRAM, address_in, conclude, load_usable, short
from clustermodel.cli.hosting import PLUGINS
from clustermodel.links.edges import Edge
from clustermodel.loading.dump import dump
from clustermodel.loading.locate import locate
from clustermodel.model.element import Element
from clustermodel.model.evidence import Source
from clustermodel.rendering.safe import printable


@click.command("show")
@PROGRAM
@click.argument("address", required=False, metavar="[KIND:ID]")
@PLUGINS
@AS_OF
def command(path: Path, address: str | None, plugins: tuple[str, ...], as_of: date | None) -> None:
    """Show a programme, or one of its elements with what refers to it and what it refers to, and what is reported of it.

    Errors of the file, for which the result lacks something, are shown, and the exit code is then 1.

    Example: clustermodel show programs/medical_tourism.yaml kpi:K7
    """
    loaded = load_usable(path, plugins=plugins)
    lines = _overview(loaded) if address is None else _element(loaded, address_in(loaded, address), as_of or today())
    for line in lines:
        click.echo(printable(line))
    conclude(loaded, path, as_of=as_of)


def _overview(loaded: Loaded) -> Iterator[str]:
    program = loaded.links.program
    header = program.header
    yield header.title
    yield f"{header.cluster} · {header.status} · {header.horizon or 'no horizon'} · {header.language}"
    for label, one in (("Mission", header.mission), ("Goal", header.goal)):
        if one is not None:
            yield f"{label}: {one.text}"
    yield ""
    kinds = Counter(element.KIND for element in loaded.links.elements.values())
    width = max(map(len, kinds))
    for kind, number in kinds.items():
        yield f"  {kind:<{width}}  {number}"
    resting = sum(edge.rests for edge in loaded.links.edges)
    yield f"{len(loaded.links.elements)} elements, {resting} links between them, {len(loaded.links.unresolved)} unresolved"


def _element(loaded: Loaded, address: str, as_of: date) -> Iterator[str]:
    element = loaded.links.elements[address]
    yield f"{address}  {element.label}"
    yield f"  {_place(loaded, address)}"
    yield ""
    yield from ("  " + line for line in dump(_bare(element)).splitlines())
    yield from _reported(loaded, element, as_of)
    yield from _edges("Rests on", [edge for edge in loaded.links.out(address) if edge.rests], loaded)
    yield from _edges("Carries", [edge for edge in loaded.links.into(address) if edge.rests], loaded, incoming=True)
    yield from _sources(loaded, address)


def _reported(loaded: Loaded, element: Element, as_of: date) -> Iterator[str]:
    """What is reported of it, as far as it could be known on a day, in columns."""
    if loaded.actuals is None:
        return
    from clustermodel.views.blocks import plain  # only those who have actuals pay for Babel
    from clustermodel.views.document.reported import reported
    from clustermodel.views.execution import known
    from clustermodel.views.telling import Teller

    tell = Teller(loaded.links, "en", known(loaded.links.program, loaded.actuals, as_of))
    for table in reported(tell, element):
        rows = [[plain(cell).replace("\n", "; ") for cell in row] for row in (table.columns, *table.rows)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        yield from ("", "Reported:")
        for row in rows:
            yield "  " + "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()


def _bare(element: Element) -> Element:
    """The element without those within it, which have addresses of their own."""
    fields = attrs.fields(type(element))
    inner: dict[str, Any] = {one.name: () for one in fields if "holds" in one.metadata and one.default == ()}
    return attrs.evolve(element, **inner)


def _place(loaded: Loaded, address: str) -> str:
    if loaded.source is None:
        return ""
    path = loaded.losses.written((*loaded.links.paths[address], "id"))
    return str(locate(loaded.source, [path])[path].value)


def _edges(title: str, edges: list[Edge], loaded: Loaded, *, incoming: bool = False) -> Iterator[str]:
    if edges:
        yield ""
        yield f"{title}:"
    for edge in edges:
        other = edge.source if incoming else edge.target
        yield f"  {edge.relation:<16} {other:<24} {edge.basis:<10} {short(loaded.links.elements[other].label)}"


def _sources(loaded: Loaded, address: str) -> Iterator[str]:
    found = [loaded.links.elements[edge.target] for edge in loaded.links.out(address, "sourced_from")]
    if found:
        yield ""
        yield "Sources:"
    for source in dict.fromkeys(one for one in found if isinstance(one, Source)):
        line = f", line {source.line}" if source.line else ""
        yield f"  {source.id}{line}: {short(source.quote or source.title or '')}"
