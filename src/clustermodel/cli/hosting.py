"""The option by which the user names plugins."""

from collections.abc import Iterable

import attrs
import click

from clustermodel.cli import lookout
from clustermodel.host import Host, choice
from clustermodel.host.choice import Choice, Watch
from clustermodel.settings import Settings

__all__ = ["PLUGINS", "Choice", "choose"]

PLUGINS = click.option(
    "-p",
    "plugins",
    multiple=True,
    metavar="NAME",
    help="Use this plugin too, a file or a module, or require an installed one; no:NAME leaves one out.",
)


class _LookedOutFor(Choice):
    """The plugins that the user has chosen, none of which ends the process unseen."""

    def host(self, watch: Watch = lookout.watch) -> Host:
        return super().host(watch)


def choose(holds: Iterable[str], settings: Settings, given: Iterable[str] = ()) -> Choice:
    """What the settings and the options `-p` come to."""
    chosen = choice.choose(holds, settings, given)
    return _LookedOutFor(**{field.name: getattr(chosen, field.name) for field in attrs.fields(Choice)})
