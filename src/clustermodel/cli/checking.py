"""What `clustermodel check` does: find the programmes, load and check them together."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path

import attrs
import click

from clustermodel.api import Loaded, check, load
from clustermodel.cli import supervised
from clustermodel.cli.hosting import Choice, Watch
from clustermodel.diagnostics import Diagnostic, Severity
from clustermodel.engine import Report
from clustermodel.host import Host
from clustermodel.loading.source import Source
from clustermodel.settings import Settings


@attrs.frozen
class Checked:
    """Programmes and what was found in each."""

    loaded: list[Loaded]
    reports: list[Report]

    @property
    def found(self) -> list[Diagnostic]:
        """All findings, file by file."""
        return [one for report in self.reports for one in report.diagnostics]

    @property
    def waived(self) -> list[Diagnostic]:
        """All findings that a waiver accepts."""
        return [one for report in self.reports for one in report.waived]

    @property
    def sources(self) -> dict[str, Source]:
        """Path → text of all files that anything is said of, or may be: those beside a programme included."""
        texts = [text for one in self.loaded for text in (one.source, one.actuals_source) if text is not None]
        known = {text.path: text for text in texts}
        if any(one.span and one.span.path not in known for one in [*self.found, *self.waived]):
            read = (file.source for one in self.loaded for file in one.translations.values())
            known |= {text.path: text for text in read if text is not None}
        return known


def run(paths: Iterable[Path], chosen: Settings, as_of: date, choice: Choice, timeout: float | None = None) -> Checked:
    """Load and check the programmes meant by some paths; each knows of the others.

    With a timeout, in seconds, the plugins work in another process: see `supervised`.
    """
    meant = files(paths)
    if timeout is None:
        host = choice.host()
        loaded = [load(path, host) for path in meant]
        return Checked(loaded, _reports(loaded, chosen, as_of, host))
    loaded = [load(path, Host(installed=False)) for path in meant]  # plugins stay in the other process
    reports, told = supervised.run(partial(_load_and_check, meant, chosen, as_of), choice, timeout)
    if told:
        first = attrs.evolve(reports[0], diagnostics=(*told, *reports[0].diagnostics), incomplete=True)
        reports = [first, *reports[1:]]
    return Checked(loaded, reports)


def _load_and_check(meant: list[Path], chosen: Settings, as_of: date, choice: Choice, watch: Watch) -> list[Report]:
    host = choice.host(watch)
    return _reports([load(path, host) for path in meant], chosen, as_of, host)


def _reports(loaded: list[Loaded], chosen: Settings, as_of: date, host: Host) -> list[Report]:
    reports = []
    for one in loaded:
        reports.append(_check(one, loaded, chosen, as_of, host))
        host.problems.clear()  # what is wrong with a plugin is told once
    return reports


def _check(one: Loaded, loaded: list[Loaded], chosen: Settings, as_of: date, host: Host) -> Report:
    report = check(
        one,
        select=chosen.select,
        ignore=(*chosen.ignore, *chosen.ignored_at(one.source.path if one.source else "")),
        as_of=as_of,
        parameters=chosen.parameters,
        others=[other.program for other in loaded if other.program is not None and other is not one],
        host=host,
    )
    return attrs.evolve(report, diagnostics=tuple(map(_raised, report.diagnostics))) if chosen.strict else report


def _raised(one: Diagnostic) -> Diagnostic:
    """A warning as an error."""
    return attrs.evolve(one, severity=Severity.ERROR) if one.severity is Severity.WARNING else one


def files(paths: Iterable[Path]) -> list[Path]:
    """The programmes meant: a file is one whatever is in it, a folder holds those that say so."""
    found: dict[Path, None] = {}
    for path in paths:
        if is_folder(path):
            inside = sorted(one for one in path.rglob("*") if one.suffix in (".yaml", ".yml") and _says_so(one))
            found.update(dict.fromkeys(inside))
        else:
            found[path] = None
    if not found:
        raise click.UsageError("no programme in " + ", ".join(map(str, paths)))
    return list(found)


def is_folder(path: Path) -> bool:
    """Whether a path is a folder; one that is too long for the system is not."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _says_so(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            return b"format: clustermodel/" in stream.read(4096)
    except OSError:
        return False
