"""`clustermodel check`."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from clustermodel import settings
from clustermodel.api import Loaded, check, load, today
from clustermodel.cli import fixing
from clustermodel.cli.common import AS_OF, LANG, codes, sources_of, style, user_language
from clustermodel.diagnostics import Diagnostic, Severity
from clustermodel.engine import Report
from clustermodel.host import Host
from clustermodel.rendering import json, text
from clustermodel.settings import Settings


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="Shape of the output.")
@click.option("--select", multiple=True, metavar="CODES", help="Report only these codes, or families (SW,KP1).")
@click.option("--ignore", multiple=True, metavar="CODES", help="Leave these codes, or families, out.")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "never"]), help="From which severity on the exit code is 1 [error]."
)
@click.option("--fix", is_flag=True, help="Mend what needs no decision, then check again.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and end; exit code 1 if it is anything.")
@AS_OF
@LANG
def command(
    paths: tuple[Path, ...],
    shape: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    fix: bool,
    diff: bool,
    as_of: date | None,
    language: str | None,
) -> None:
    """Say what is wrong with programmes, file by file.

    PATH is a programme, or a folder that is searched for programmes. Programmes that are checked together know of each other.

    Example: clustermodel check programs/ --as-of 2026-12-31 --ignore TR
    """
    configured, problems = settings.read(settings.find(paths[0] if paths[0].is_dir() else paths[0].parent))
    chosen = settings.override(configured, select=codes(select), ignore=codes(ignore), fail_on=fail_on, language=language)
    loaded, reports = _check(paths, chosen, as_of)
    if diff:
        fixing.show(loaded, _found(reports))
    if fix and fixing.make(loaded, _found(reports)):
        loaded, reports = _check(paths, chosen, as_of)
    found = [*problems, *_found(reports)]
    spoken = user_language(chosen.language)
    if shape == "json":
        click.echo(json.render(found, {**json.counts(found), "files": len(loaded)}, spoken), nl=False)
    else:
        _text(loaded, found, spoken)
    click.echo(_summary(reports, found, len(loaded)), err=True)
    _exit(reports, found, chosen.fail_on or "error")


def _check(paths: tuple[Path, ...], chosen: Settings, as_of: date | None) -> tuple[list[Loaded], list[Report]]:
    loaded = [load(path) for path in _files(paths)]
    return loaded, _reports(loaded, chosen, as_of or today())


def _found(reports: list[Report]) -> list[Diagnostic]:
    return [one for report in reports for one in report.diagnostics]


def _files(paths: tuple[Path, ...]) -> list[Path]:
    """The programmes meant: a file is one whatever is in it, a folder holds those that say so."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(one for one in path.rglob("*") if one.suffix in (".yaml", ".yml")) if path.is_dir() else [path]
        found.update(dict.fromkeys(one for one in inside if not path.is_dir() or _says_so(one)))
    if not found:
        raise click.UsageError("no programme in " + ", ".join(map(str, paths)))
    return list(found)


def _says_so(path: Path) -> bool:
    try:
        return b"format: clustermodel/" in path.read_bytes()[:4096]
    except OSError:
        return False


def _reports(loaded: list[Loaded], chosen: Settings, as_of: date) -> list[Report]:
    host = Host(["checks"])
    programs = [one.program for one in loaded if one.program is not None]
    reports = []
    for one in loaded:
        path = one.source.path if one.source else ""
        reports.append(
            check(
                one,
                select=chosen.select,
                ignore=(*chosen.ignore, *chosen.ignored_at(path)),
                as_of=as_of,
                parameters=chosen.parameters,
                others=[program for program in programs if program is not one.program],
                host=host,
            )
        )
        host.problems.clear()
    return reports


def _text(loaded: list[Loaded], found: list[Diagnostic], language: str) -> None:
    sources: dict[str, Any] = {}
    for one in loaded:
        sources |= sources_of(one)
    renderer = text.TextRenderer(sources=sources, style=style(), language=language)
    for diagnostic in found:
        click.echo(renderer.render(diagnostic), color=True)


def _summary(reports: list[Report], found: list[Diagnostic], files: int) -> str:
    """One line: how many findings of each severity, in how many programmes; how many were waived, or wait for `--fix`."""
    counts = json.counts(found)
    shown = ", ".join(f"{number} {name}{'s' if number != 1 and name != 'advice' else ''}" for name, number in counts.items())
    waived = sum(len(report.waived) for report in reports)
    fixable = sum(bool(one.fix) for one in found)
    rest = (f", {waived} waived" if waived else "") + (f", {fixable} for --fix" if fixable else "")
    return f"{shown}{rest} in {files} programme{'s' if files != 1 else ''}"


def _exit(reports: list[Report], found: list[Diagnostic], fail_on: str) -> None:
    if any(report.incomplete for report in reports):
        sys.exit(3)
    if fail_on != "never" and any(one.severity.rank <= Severity(fail_on).rank for one in found):
        sys.exit(1)
