"""The option by which the user names plugins."""

import click

from clustermodel.host.choice import Choice, choose

__all__ = ["PLUGINS", "Choice", "choose"]

PLUGINS = click.option(
    "-p",
    "plugins",
    multiple=True,
    metavar="NAME",
    help="Use this plugin too, a file or a module, or require an installed one; no:NAME leaves one out.",
)
