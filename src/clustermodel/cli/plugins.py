"""`clustermodel plugins`."""

import json
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from clustermodel.cli.common import LANG, in_force
from clustermodel.cli.helping import Verb
from clustermodel.cli.hosting import PLUGINS, choose
from clustermodel.cli.showing import show
from clustermodel.cli.speaking import said
from clustermodel.host import Host, Plugin
from clustermodel.rendering.safe import printable

_ENDLESS = 100_000
"""Columns of an output that is no terminal: programs that read it want a line for each plugin."""
_LEAST = 30
"""So narrow a column of offers is no good any more."""


@click.command("plugins", cls=Verb)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@PLUGINS
@LANG
def command(*, as_json: bool, plugins: tuple[str, ...], language: str | None) -> None:
    """List the plugins: name, origin, what they offer, and whether they work.

    Example: clustermodel plugins --json
    """
    configured, _, language = in_force(Path(), language)
    host = choose(["checks", "export"], configured, plugins).host()
    host.checks(), host.offered_exporters()
    records = [_record(host, one, language) for one in host.plugins]
    click.echo(json.dumps(records, ensure_ascii=False, indent=2) if as_json else "\n".join(map(_lines, records)))
    show((one for one in host.problems if "plugin" not in one.values or one.code == "PL108"), language)


def _record(host: Host, plugin: Plugin, language: str) -> dict[str, Any]:
    name, _, version = plugin.origin.rpartition(" ")
    problems = [one.text(language) for one in host.problems if one.values.get("plugin") == plugin.name]
    return {
        "name": plugin.name,
        "origin": name or plugin.origin,
        "version": version if name and version[:1].isdigit() else None,
        "hooks": host.hooks(plugin),
        "checks": [check.code for check, by in host.checks() if by is plugin],
        "exporters": [exporter.name for exporter, by in host.offered_exporters() if by is plugin],
        "health": "works" if not problems else "broken" if plugin.module is None else "faulty",
        "problems": problems,
    }


def _lines(record: dict[str, Any]) -> str:
    """A plugin; on a terminal, what it offers goes on under itself where the line is full."""
    width = shutil.get_terminal_size((_ENDLESS, 1)).columns
    return "\n".join(line for text, under in _told(record) for line in _wrapped(printable(text), under, width))


def _told(record: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Each line, and the column in which it goes on."""
    origin = " ".join(filter(None, (record["origin"], record["version"])))
    offers = [f"{said(kind)} {', '.join(record[kind])}" for kind in ("checks", "exporters") if record[kind]]
    head = f"{record['name']:<24} {origin:<22} "
    yield (head + "; ".join(offers)).rstrip(), len(head)
    yield from ((f"    ! {problem}", 6) for problem in record["problems"])


def _wrapped(text: str, under: int, width: int) -> list[str]:
    under = under if width - under >= _LEAST else 4
    return textwrap.wrap(text, width, subsequent_indent=" " * under, break_long_words=False, break_on_hyphens=False)
