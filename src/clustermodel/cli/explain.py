"""`clustermodel explain`."""

from pathlib import Path

import click

from clustermodel import settings
from clustermodel.catalogue import FAMILIES, Entry, entries
from clustermodel.cli.common import unknown
from clustermodel.cli.hosting import PLUGINS, choose


@click.command("explain")
@click.argument("code")
@PLUGINS
def command(code: str, plugins: tuple[str, ...]) -> None:
    """Explain a code: what it finds, why that matters, what to do.

    Example: clustermodel explain SW104
    """
    configured, _ = settings.read(settings.find(Path()))
    known = {entry.code: entry for entry in entries(choose(["checks"], configured, plugins).host())}
    found = known.get(code.upper())
    if found is None:
        unknown("code", code, known)
    click.echo(_text(found))


def _text(entry: Entry) -> str:
    family = FAMILIES.get(entry.family, entry.origin)
    lines = [f"{entry.code} · {entry.severity} · {family}", "", entry.doc or entry.title]
    if entry.doc and not entry.doc.startswith(entry.title):
        lines.insert(2, entry.title)
    if entry.hint:
        lines += ["", f"What to do: {entry.hint}"]
    if entry.parameters:
        lines += ["", "Parameters and their defaults:"]
        lines += [f"  {name} = {value!r}" for name, value in entry.parameters.items()]
    return "\n".join(lines)
