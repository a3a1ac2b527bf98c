"""What `--help` says of a verb, in the language that is spoken."""

import inspect
from collections.abc import Callable
from copy import copy
from typing import Any

import click

from clustermodel.cli.speaking import said
from clustermodel.docstrings import docstring

_EXAMPLE = "Example: "


class Verb(click.Command):
    """A verb whose help is told in the language that is spoken: paragraph by paragraph, option by option."""

    def __init__(
        self, name: str | None, *, help: str | None = None, callback: Callable[..., Any] | None = None, **more: Any
    ) -> None:
        super().__init__(name, help=help or docstring(callback), callback=callback, **more)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the paragraphs of the help."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text("\n\n".join(map(_told, inspect.cleandoc(self.help or "").split("\n\n"))))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options with their help."""
        click.Command.format_options(spoken(self), ctx, formatter)


def spoken(command: click.Command) -> click.Command:
    """A copy that is only to be shown, its options told in the language: click knows the ones that it parses by identity."""
    shown = copy(command)
    shown.params = list(map(_translated, command.params))
    return shown


def _told(paragraph: str) -> str:
    """A paragraph, whose lines are broken anew; an example is a command, of which nothing is translated."""
    line = " ".join(paragraph.split())
    if line.startswith(_EXAMPLE):
        return said("Example: {command}", command=line.removeprefix(_EXAMPLE))
    return said(line)


def _translated(parameter: click.Parameter) -> click.Parameter:
    """A parameter that is only to be shown, with its help in the language."""
    if not isinstance(parameter, click.Option) or not parameter.help:
        return parameter
    other = copy(parameter)
    other.help = said(parameter.help)
    return other
