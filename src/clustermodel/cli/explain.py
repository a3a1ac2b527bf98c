"""`clustermodel explain`."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import click

from clustermodel.catalogue import Entry, entries
from clustermodel.cli import ties
from clustermodel.cli.common import LANG, account, in_force
from clustermodel.cli.helping import Verb
from clustermodel.cli.hosting import PLUGINS, choose
from clustermodel.cli.keys import described
from clustermodel.cli.keys import known as names
from clustermodel.cli.meaning import unknown
from clustermodel.cli.showing import show
from clustermodel.diagnostics import FAMILIES
from clustermodel.explaining import explanation, title
from clustermodel.messages import Word, render


@click.command("explain", cls=Verb)
@click.argument("code", default="")
@PLUGINS
@LANG
def command(code: str, plugins: tuple[str, ...], language: str | None) -> None:
    """Explain a code: what it finds, why that matters, what to do; or the keys of an element or a section of the file.

    Without a code, or with the beginning of one, list the codes there are.

    Instead of a code, give a kind of element (kpi, action), the path of a section (program, roadmap), a relation of the
    graph (driven_by; all: relations) or a vocabulary (basis).

    Example: clustermodel explain SW104
    """
    configured, _, language = in_force(Path(), language)
    host = choose(["checks"], configured, plugins).host()
    known = {entry.code: entry for entry in entries(host)}
    meant = [entry for entry in known.values() if entry.code.startswith(code.upper())]
    if not meant:
        keys = described(code) or described(code.lower()) or ties.told(code.lower())
        if keys is None:
            show(host.problems, language)
            unknown("code", code, [*known, *names(), *ties.known()])
        click.echo(keys)
    else:
        exact = known.get(code.upper())
        click.echo(explanation(exact, language) if exact else "\n".join(_listed(meant, language)))
    account(host, language)


def _listed(found: Iterable[Entry], language: str) -> Iterator[str]:
    """Codes with what they find, family by family."""
    for family, members in groupby(found, key=lambda one: one.family):
        yield f"{family} · {render('{name}', {'name': Word(FAMILIES.get(family, ''))}, language=language)}".rstrip(" ·")
        yield from (f"  {one.code}  {title(one, language)}" for one in members)
