"""`clustermodel check`."""

import sys
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

import click

from clustermodel import settings
from clustermodel.api import today
from clustermodel.cli import INTERNAL
from clustermodel.cli.checking import Fixable, Tally, Tell, fixable
from clustermodel.cli.codes import strange, unmade
from clustermodel.cli.common import LANG, in_force, named
from clustermodel.cli.crew import DASK, JOBS
from clustermodel.cli.dating import AS_OF
from clustermodel.cli.helping import Verb
from clustermodel.cli.hosting import PLUGINS, choose
from clustermodel.cli.running import Run
from clustermodel.cli.searching import files
from clustermodel.cli.showing import counted, style
from clustermodel.cli.speaking import inform, said
from clustermodel.cli.telling import Telling
from clustermodel.diagnostics import Diagnostic, Severity
from clustermodel.engine import Selection
from clustermodel.messages import render
from clustermodel.rendering.formats import FORMATS

_HINT = "name codes or their beginnings (SW,KP1), or leave it out"
_DAY = 24 * 60 * 60


def _seconds(ctx: click.Context, param: click.Parameter, given: float | None) -> float | None:
    """A time that the system can wait for; that which is no number (`nan`) is in no range."""
    if given is None or 0 < given <= _DAY:
        return given
    values = {"value": f"{given:g}", "range": f"0<x<={_DAY}"}
    raise click.BadParameter(said("{value} is not in the range {range}.", **values), ctx, param)


@click.command("check", cls=Verb)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False), metavar="PATH…")
@click.option("--format", "shape", type=click.Choice(FORMATS), default="text", help="Shape of the output.")
@click.option("--select", multiple=True, metavar="CODES", help="Report only these codes, or families (SW,KP1).")
@click.option("--ignore", multiple=True, metavar="CODES", help="Leave these codes, or families, out.")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "never"]), help="From which severity on the exit code is 1 [error]."
)
@click.option("--strict", is_flag=True, help="Raise warnings to errors.")
@click.option("--show-waived", is_flag=True, help="Show what waivers accept, too.")
@click.option("--fix", is_flag=True, help="Mend what needs no decision, then check again.")
@click.option(
    "--timeout",
    type=float,
    callback=_seconds,
    metavar="SECONDS",
    help="End a plugin that takes longer at one thing, and go on without it.",
)
@click.option("--diff", is_flag=True, help="Print what --fix would change, and end; exit code 1 if it is anything.")
@JOBS
@DASK
@click.option(
    "--cache",
    type=click.Path(path_type=Path, readable=False),
    metavar="FOLDER",
    help="Keep results in this folder, and check only what has changed since.",
)
@PLUGINS
@AS_OF
@LANG
def command(
    paths: tuple[Path, ...],
    shape: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    strict: bool,
    show_waived: bool,
    fix: bool,
    timeout: float | None,
    diff: bool,
    jobs: int | None,
    address: str | None,
    cache: Path | None,
    plugins: tuple[str, ...],
    as_of: date | None,
    language: str | None,
) -> None:
    """Say what is wrong with programmes, file by file.

    PATH is a programme, or a folder that is searched for programmes. Programmes that are checked together know of their
    neighbours. What is found, and its order, do not depend on who checks.

    Example: clustermodel check programs/ --as-of 2026-12-31 --ignore TR
    """
    if address is not None and (jobs, timeout, cache) != (None, None, None):
        raise click.UsageError(said("--dask goes neither with --jobs nor with --timeout nor with --cache"))
    configured, problems, language = in_force(paths[0], language)
    selected, ignored = (named(option, given, _HINT) for option, given in (("--select", select), ("--ignore", ignore)))
    chosen = settings.override(
        configured,
        select=selected,
        ignore=ignored,
        fail_on=fail_on,
        strict=strict or None,
    )
    day = as_of or today()
    choice = choose(["checks"], chosen, plugins)
    problems = (*problems, *settings.unmatched(configured))
    problems = (*problems, *strange((*selected, *ignored), configured, choice, ask=timeout is None))
    problems = (*problems, *unmade(configured, choice, ask=timeout is None))
    found, unreadable = files(paths)
    run = Run(
        files=found, settings=chosen, as_of=day, choice=choice, language=language,
        jobs=jobs, address=address, timeout=timeout, cache=cache,
    )  # fmt: skip
    if diff or fix:
        from clustermodel.cli import fixing  # only those who want fixes pay for the means to edit files

        def find() -> list[Fixable]:
            return list(run.results(fixable)[0])

        fixing.show(find(), language) if diff else fixing.make(find, language)
    selection = Selection(chosen.select, chosen.ignore)
    tell = Tell(shape=shape, as_of=day, language=language, style=style(), show_waived=show_waived, selection=selection)
    telling = _tell(run, tell, (*problems, *unreadable))
    for line in (*telling.apart(), _summary(telling.tally, language)):
        inform(line)
    _exit(telling.tally, chosen.fail_on or "error")


def _tell(run: Run, tell: Tell, problems: Iterable[Diagnostic]) -> Telling:
    """Print what is found, as it is found if the format allows that, and count it."""
    results, ended = run.results(tell)
    telling = Telling(tell, (*ended, *problems), incomplete=bool(ended))
    with closing(results):
        _print(telling.first())
        for told in results:
            _print(telling.next(told))
    _print(telling.last())
    return telling


def _print(text: str) -> None:
    if text:
        click.echo(text, nl=False, color=True)


def _summary(tally: Tally, language: str) -> str:
    """One line: how many findings of each severity, in how many programmes; how many were waived, or wait for `--fix`."""

    def say(one: str, many: str, number: int) -> str:
        return render(one, {"n": number}, plural=many, language=language)

    parts = [
        counted(tally.shown["error"], tally.shown["warning"], language=language),
        say("{n} advice", "{n} advice", tally.shown["advice"]),
    ]
    if tally.waived:
        parts.append(say("{n} waived", "{n} waived", tally.waived))
    if tally.fixable:
        parts.append(say("{n} for --fix", "{n} for --fix", tally.fixable))
    return f"{', '.join(parts)} {say('in {n} programme', 'in {n} programmes', tally.programmes)}"


def _exit(tally: Tally, fail_on: str) -> None:
    if tally.incomplete:
        sys.exit(INTERNAL)
    if fail_on != "never" and tally.reaches(Severity(fail_on)):
        sys.exit(1)
