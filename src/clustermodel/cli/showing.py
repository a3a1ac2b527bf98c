"""What is said on the standard error, in colours and in a language."""

import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from clustermodel.cli.speaking import environment, inform, language_of, said
from clustermodel.diagnostics import Diagnostic
from clustermodel.loaded import Loaded
from clustermodel.messages import languages, render
from clustermodel.rendering import text
from clustermodel.rendering.findings import Style, unstyled


def user_language(chosen: str | None, configured: str | None = None) -> str:
    """The language of messages: as chosen, as configured, or that of the environment; English if it is no known one."""
    short = language_of(chosen or configured or environment())
    return short if short in languages() else "en"


def style() -> Style:
    """Colours if the output is a terminal; NO_COLOR takes them away, FORCE_COLOR gives them anywhere."""
    if os.environ.get("NO_COLOR"):
        return unstyled
    return text.ansi if os.environ.get("FORCE_COLOR") or sys.stdout.isatty() else unstyled


def show(diagnostics: Iterable[Diagnostic], language: str | None = None, sources: Mapping[str, Any] | None = None) -> None:
    """Print diagnostics on the standard error."""
    renderer = text.TextRenderer(sources=sources or {}, language=user_language(None, language))
    for one in diagnostics:
        click.echo(renderer.render(one), err=True, nl=False)


def sources_of(loaded: Loaded) -> dict[str, Any]:
    """Path → text, for excerpts."""
    return {one.path: one for one in (loaded.source, loaded.actuals_source) if one is not None}


def counted(errors: int, warnings: int, *, language: str) -> str:
    """How many errors and warnings there are."""
    told = {"error": errors, "warning": warnings}
    return ", ".join(render(f"{{n}} {one}", {"n": n}, plural=f"{{n}} {one}s", language=language) for one, n in told.items())


def tell_written(path: object, size: int, language: str) -> None:
    """Say that a file has been written, and how large it is."""
    told = render("{n} bytes", {"n": size}, plural="{n} bytes", language=language)
    inform(f"{path}: {told}")


def tell_headings(tag: str) -> None:
    """Say that the headings of what is made are in English, if there are none in a language."""
    from clustermodel.exporting import has_headings  # a check exports nothing

    if not has_headings(tag):
        inform(said("headings, numbers and dates are in English: there are none in '{tag}'", tag=tag))


def tell_past(loaded: Loaded, path: Path, as_of: date) -> None:
    """Say that all dates of a roadmap are over on a day, if they are: its calendar has none to come."""
    from clustermodel.views.execution import last_day  # only for what is made, too

    last = last_day(loaded.links.program, loaded.actuals)
    if last and last < as_of:
        template = "{path}: all dates of the roadmap lie in the past, the last one is {day}: a calendar has none to come"
        inform(said(template, path=str(path), day=last))


SHORT = 80
"""Letters of a label that are shown in a line of many."""


def short(text: str) -> str:
    """A label in one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[: SHORT - 1] + "…"
