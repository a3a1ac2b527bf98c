"""One programme by itself, checked as the command line does: with the settings and plugins in force where it lies."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

import attrs

from clustermodel import catalogue, settings
from clustermodel.api import today
from clustermodel.diagnostics import Diagnostic
from clustermodel.engine import Report
from clustermodel.host.choice import Choice, choose
from clustermodel.loading.source import Source
from clustermodel.portfolio.job import Job, Outcome, Task, plugins, work
from clustermodel.settings import Settings


@attrs.frozen
class Alone:
    """What came of checking a programme by itself."""

    report: Report
    sources: Mapping[str, Source]
    """Path → text of the files that anything is said of."""
    settings: Settings
    """What is in force for it."""


@attrs.frozen
class _Force:
    """What is in force for the programmes below a folder."""

    settings: Settings
    choice: Choice
    problems: tuple[Diagnostic, ...]


def check_alone(path: Path, *, select: Iterable[str] = (), as_of: date | None = None, run: str = "") -> Alone:
    """Check a programme, without its neighbours, as `clustermodel check` would; what is wrong with the settings is told too.

    `select` wins over the settings. Plugins are loaded once for a `run`.
    """
    force = _in_force(settings.find(path.parent), run)
    chosen = settings.override(force.settings, select=tuple(select))
    job = Job(settings=chosen, as_of=as_of or today(), host=force.choice, folder=Path.cwd(), finish=_kept, run=run)
    ((report, sources),) = work(job, [Task(str(path))])
    return Alone(attrs.evolve(report, diagnostics=(*force.problems, *report.diagnostics)), sources, chosen)


def _kept(outcome: Outcome, sources: Mapping[str, Source]) -> tuple[Report, Mapping[str, Source]]:
    return outcome.report, sources


@lru_cache(maxsize=64)
def _in_force(file: Path | None, run: str) -> _Force:
    configured, problems = settings.read(file)
    choice = choose(["checks"], configured)
    if any(configured.codes):
        host = plugins(choice, run).host
        known = [one.code for one in catalogue.entries(host)]
        problems = (*problems, *catalogue.strange_codes(configured, known, all_there=not host.problems))
    return _Force(configured, choice, problems)
