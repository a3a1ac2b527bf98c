"""`clustermodel compare`."""

import sys
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path
from shutil import get_terminal_size

import click

from clustermodel import settings
from clustermodel.api import today
from clustermodel.cli.common import INTERNAL, LANG, in_force
from clustermodel.cli.crew import JOBS
from clustermodel.cli.dating import AS_OF
from clustermodel.cli.helping import Verb
from clustermodel.cli.hosting import PLUGINS, choose
from clustermodel.cli.running import Run
from clustermodel.cli.searching import files
from clustermodel.cli.showing import show, tell_written
from clustermodel.cli.speaking import unwritable
from clustermodel.comparing import Profile, profile
from clustermodel.diagnostics import Diagnostic, Severity
from clustermodel.files import write_file
from clustermodel.portfolio import Outcome
from clustermodel.portfolio.job import only_outcome
from clustermodel.rendering.comparison import NAMES, render


@click.command("compare", cls=Verb)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False), metavar="PATH…")
@click.option("--format", "shape", type=click.Choice(NAMES), default="text", help="Shape of the output.")
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to write; - is the standard output (the default).")
@JOBS
@PLUGINS
@AS_OF
@LANG
def command(
    paths: tuple[Path, ...],
    shape: str,
    output: str,
    jobs: int | None,
    plugins: tuple[str, ...],
    as_of: date | None,
    language: str | None,
) -> None:
    """Show programmes beside each other: how much each promises, on what that rests, what has come of it, what is wrong.

    PATH is a programme, or a folder that is searched for programmes. Shares are told as «n of all»: a programme with more
    indicators is not a better one. `csv` has a line for each programme, `json` all figures by name, `html` is a page.

    Errors of a file, for which its figures lack something, are shown, and the exit code is then 1.

    Example: clustermodel compare programs/ examples/ --as-of 2026-12-31 --format html -o programmes.html
    """
    force = in_force(paths[0], language)
    day = as_of or today()
    choice = choose(["checks"], force.settings, plugins)
    found, unreadable = files(paths)
    run = Run(
        files=found, settings=force.settings, as_of=day, choice=choice, language=force.language, jobs=jobs,
        look=partial(profile, as_of=day),
    )  # fmt: skip
    outcomes: list[Outcome] = list(run.results(only_outcome)[0])
    profiles = [one.seen or Profile(path=one.path) for one in outcomes]
    room = get_terminal_size().columns if output == "-" and sys.stdout.isatty() else None
    _write(output, render(profiles, shape, day, force.language, room=room), force.language)
    problems = [*force.problems, *settings.unmatched(force.settings), *unreadable]
    for outcome in outcomes:
        problems += [one for one in _lost(outcome) if one not in problems]
    show(problems, force.language)
    if any(one.report.incomplete for one in outcomes):
        sys.exit(INTERNAL)
    if problems and force.settings.fail_on != "never":
        sys.exit(1)


def _write(output: str, made: str, language: str) -> None:
    if output == "-":
        click.echo(made, nl=False)
        return
    data = made.encode()
    try:
        write_file(Path(output), data)
    except OSError as error:
        raise click.UsageError(unwritable(output, error)) from None
    tell_written(output, len(data), language)


def _lost(outcome: Outcome) -> Iterable[Diagnostic]:
    """The errors for which the figures of a programme lack something: of its file, of its references, of plugins."""
    found = (one for one in outcome.report.diagnostics if one.severity is Severity.ERROR)
    return (one for one in found if one.span is None or one.family in {"YM", "RF", "PL"})
