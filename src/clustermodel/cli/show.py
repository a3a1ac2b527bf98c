"""`clustermodel show`."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import click

from clustermodel.api import Loaded, today
from clustermodel.cli.common import LANG, PROGRAM, conclude, in_force, load_usable
from clustermodel.cli.dating import AS_OF
from clustermodel.cli.helping import Verb
from clustermodel.cli.hosting import PLUGINS
from clustermodel.cli.meaning import address_in
from clustermodel.cli.showing import short
from clustermodel.cli.words import Words
from clustermodel.links.edges import Edge
from clustermodel.loading.dump import dump
from clustermodel.loading.locate import locate
from clustermodel.messages import Word
from clustermodel.model.element import Element
from clustermodel.model.evidence import Source
from clustermodel.model.header import Header
from clustermodel.rendering.safe import printable

_WIDTHS = (16, 24, 10)
"""Columns of the words of the file; those of another language are as wide as they must be."""


@click.command("show", cls=Verb)
@PROGRAM
@click.argument("address", required=False, metavar="[KIND:ID]")
@PLUGINS
@AS_OF
@LANG
def command(
    path: Path, address: str | None, plugins: tuple[str, ...], as_of: date | None, language: str | None
) -> None:
    """Show a programme, or one of its elements with what refers to it and what it refers to, and what is reported of it.

    Errors of the file, for which the result lacks something, are shown, and the exit code is then 1.

    Example: clustermodel show programs/medical_tourism.yaml kpi:K7
    """
    force = in_force(path, language)
    loaded = load_usable(path, force, plugins=plugins)
    words = Words(force.language)
    lines = _overview(loaded, words)
    if address is not None:
        lines = _element(loaded, address_in(loaded, address), as_of or today(), words)
    for line in lines:
        click.echo(printable(line))
    conclude(loaded, force, as_of)


def _overview(loaded: Loaded, words: Words) -> Iterator[str]:
    header = words.links(loaded).program.header
    yield words.text(header.title)
    yield words.say("{cluster} · {status} · {horizon} · {language}", _head(header, words))
    for label, one in (("Mission", header.mission), ("Goal", header.goal)):
        if one is not None:
            yield f"{words.label(label)}: {words.text(one.text)}"
    yield ""
    kinds = Counter(words.kind(element.KIND) for element in loaded.links.elements.values())
    width = max(map(len, kinds))
    for kind, number in kinds.items():
        yield f"  {kind:<{width}}  {number}"
    resting = sum(edge.rests for edge in loaded.links.edges)
    numbers = {"elements": len(loaded.links.elements), "links": resting, "unresolved": len(loaded.links.unresolved)}
    yield words.say("{elements} elements, {links} links between them, {unresolved} unresolved", numbers)


def _head(header: Header, words: Words) -> dict[str, object]:
    """What the line under the title is filled with."""
    horizon: object = header.horizon or Word("no horizon")
    cluster = words.text(header.cluster)
    told = {"cluster": cluster, "status": str(header.status), "horizon": horizon, "language": header.language}
    if words.foreign:
        told["status"] = words.label(str(header.status), "Status")
    return told


def _element(loaded: Loaded, address: str, as_of: date, words: Words) -> Iterator[str]:
    element = loaded.links.elements[address]
    yield f"{address}  {words.text(words.links(loaded).elements[address].wording)}"
    yield f"  {_place(loaded, address)}"
    yield ""
    yield from ("  " + line for line in dump(_bare(element)).splitlines())
    yield from _reported(loaded, element, as_of, words)
    yield from _edges("Rests on", [edge for edge in loaded.links.out(address) if edge.rests], loaded, words)
    yield from _edges("Carries", [edge for edge in loaded.links.into(address) if edge.rests], loaded, words, incoming=True)
    yield from _sources(loaded, address, words)


def _reported(loaded: Loaded, element: Element, as_of: date, words: Words) -> Iterator[str]:
    """What is reported of it, as far as it could be known on a day, in columns."""
    if loaded.actuals is None:
        return
    from clustermodel.views.blocks import plain  # only those who have actuals pay for Babel
    from clustermodel.views.document.reported import reported
    from clustermodel.views.execution import known
    from clustermodel.views.telling import Teller

    links = words.links(loaded)
    reports = loaded.actuals if links is loaded.links else loaded.reported_in_languages
    tell = Teller(links, words.language, known(links.program, reports, as_of), as_of=as_of)
    for table in reported(tell, element):
        rows = [[plain(cell).replace("\n", "; ") for cell in row] for row in (table.columns, *table.rows)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        yield from ("", f"{words.label('Reported', 'Heading')}:")
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


def _edges(title: str, edges: list[Edge], loaded: Loaded, words: Words, *, incoming: bool = False) -> Iterator[str]:
    if edges:
        yield ""
        yield f"{words.label(title)}:"
    ends = [edge.source if incoming else edge.target for edge in edges]
    rows = [(words.relation(edge, down=not incoming), end, words.basis(edge)) for edge, end in zip(edges, ends, strict=True)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)] if words.foreign else _WIDTHS
    elements = words.links(loaded).elements
    for row in rows:
        columns = " ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        yield f"  {columns} {short(words.text(elements[row[1]].wording))}"


def _sources(loaded: Loaded, address: str, words: Words) -> Iterator[str]:
    found = [loaded.links.elements[edge.target] for edge in loaded.links.out(address, "sourced_from")]
    if found:
        yield ""
        yield f"{words.label('Sources')}:"
    for source in dict.fromkeys(one for one in found if isinstance(one, Source)):
        line = words.say(", line {line}", {"line": str(source.line)}) if source.line else ""
        title = words.text(words.links(loaded).elements[source.address].wording) if source.title else ""
        yield f"  {source.id}{line}: {short(source.quote or title)}"
