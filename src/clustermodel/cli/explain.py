"""`clustermodel explain`."""

from pathlib import Path

import click

from clustermodel import settings
from clustermodel.catalogue import entries
from clustermodel.cli.common import LANG, unknown, user_language
from clustermodel.cli.hosting import PLUGINS, choose
from clustermodel.explaining import explanation


@click.command("explain")
@click.argument("code")
@PLUGINS
@LANG
def command(code: str, plugins: tuple[str, ...], language: str | None) -> None:
    """Explain a code: what it finds, why that matters, what to do.

    Example: clustermodel explain SW104
    """
    configured, _ = settings.read(settings.find(Path()))
    known = {entry.code: entry for entry in entries(choose(["checks"], configured, plugins).host())}
    found = known.get(code.upper())
    if found is None:
        unknown("code", code, known)
    click.echo(explanation(found, user_language(language, configured.language)))
