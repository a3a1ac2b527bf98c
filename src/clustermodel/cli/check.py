"""`clustermodel check`."""

import sys
from datetime import date
from pathlib import Path

import click

from clustermodel import settings
from clustermodel.api import today
from clustermodel.cli import checking, fixing
from clustermodel.cli.checking import Checked
from clustermodel.cli.common import AS_OF, LANG, codes, style, user_language
from clustermodel.cli.hosting import PLUGINS, choose
from clustermodel.diagnostics import Severity
from clustermodel.messages import render
from clustermodel.rendering.findings import Findings
from clustermodel.rendering.formats import FORMATS, renderer
from clustermodel.settings import Settings


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
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
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="End a plugin that takes longer at one thing, and go on without it.",
)
@click.option("--diff", is_flag=True, help="Print what --fix would change, and end; exit code 1 if it is anything.")
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
    plugins: tuple[str, ...],
    as_of: date | None,
    language: str | None,
) -> None:
    """Say what is wrong with programmes, file by file.

    PATH is a programme, or a folder that is searched for programmes. Programmes that are checked together know of each
    other.

    Example: clustermodel check programs/ --as-of 2026-12-31 --ignore TR
    """
    configured, problems = settings.read(settings.find(paths[0] if checking.is_folder(paths[0]) else paths[0].parent))
    chosen = settings.override(
        configured,
        select=codes(select),
        ignore=codes(ignore),
        fail_on=fail_on,
        strict=strict or None,
        language=language,
    )
    day = as_of or today()
    choice = choose(["checks"], chosen, plugins)
    checked = checking.run(paths, chosen, day, choice, timeout)
    if diff:
        fixing.show(checked.loaded, checked.found)
    if fix and fixing.make(checked.loaded, checked.found):
        checked = checking.run(paths, chosen, day, choice, timeout)
    findings = Findings(
        diagnostics=(*problems, *checked.found, *(checked.waived if show_waived else ())),
        waived=() if show_waived else tuple(checked.waived),
        files=tuple(one.source.path for one in checked.loaded if one.source),
        sources=checked.sources,
        as_of=day,
        language=user_language(chosen.language),
        style=style(),
    )
    click.echo(renderer(shape)(findings), nl=False, color=True)
    click.echo(_summary(findings, checked), err=True)
    _exit(checked, findings, chosen)


def _summary(findings: Findings, checked: Checked) -> str:
    """One line: how many findings of each severity, in how many programmes; how many were waived, or wait for `--fix`."""

    def say(one: str, many: str, number: int) -> str:
        return render(one, {"n": number}, plural=many, language=findings.language)

    counts = findings.counts()
    parts = [
        say("{n} error", "{n} errors", counts["error"]),
        say("{n} warning", "{n} warnings", counts["warning"]),
        say("{n} advice", "{n} advice", counts["advice"]),
    ]
    fixable = sum(bool(one.fix) for one in findings.diagnostics)
    if checked.waived:
        parts.append(say("{n} waived", "{n} waived", len(checked.waived)))
    if fixable:
        parts.append(say("{n} for --fix", "{n} for --fix", fixable))
    return f"{', '.join(parts)} {say('in {n} programme', 'in {n} programmes', len(checked.loaded))}"


def _exit(checked: Checked, findings: Findings, chosen: Settings) -> None:
    fail_on = chosen.fail_on or "error"
    if any(report.incomplete for report in checked.reports):
        sys.exit(3)
    reaching = [one for one in findings.diagnostics if one not in checked.waived]
    if fail_on != "never" and any(one.severity.rank <= Severity(fail_on).rank for one in reaching):
        sys.exit(1)
