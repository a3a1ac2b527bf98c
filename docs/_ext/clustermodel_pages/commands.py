"""The reference of the command line: what `--help` says, verb by verb."""

import inspect
from importlib import import_module

import attrs
import click

from clustermodel.cli import VERBS, group
from clustermodel.cli.speaking import go_on_in
from clustermodel.settings import Settings
from clustermodel_pages.markdown import code, fenced, page, plain, table

COLUMNS = 86
"""So many fit into the column of text of a page."""


def pages() -> dict[str, str]:
    """One page, in English whatever was spoken before."""
    go_on_in("en")
    top = click.Context(group, info_name="clustermodel", **group.context_settings)
    verbs = [_verb(verb, top) for verb in VERBS]
    overview = plain(inspect.getdoc(group.callback) or "")
    return {"commands.md": page("# The command line", overview, _verbs(), *verbs, "## Settings", _settings())}


def _verbs() -> str:
    return table(["verb", "does"], ([f"[{verb}](#verb-{verb})", plain(what)] for verb, what in VERBS.items()))


def _verb(verb: str, top: click.Context) -> str:
    command: click.Command = import_module(f"clustermodel.cli.{verb}").command
    context = click.Context(
        command, info_name=verb, parent=top, color=False, terminal_width=COLUMNS, max_content_width=COLUMNS
    )
    return f"(verb-{verb})=\n## clustermodel {verb}\n\n" + fenced(command.get_help(context), "text")


def _settings() -> str:
    documented = [field for field in attrs.fields(Settings) if "doc" in field.metadata]
    rows = ([code(field.name.replace("_", "-")), plain(field.metadata["doc"])] for field in documented)
    return page(plain(inspect.getdoc(inspect.getmodule(Settings)) or ""), table(["setting", "meaning"], rows))
