"""What is done with each of many programmes, wherever that happens. All that crosses to another process is small."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import attrs

from clustermodel.api import check_by
from clustermodel.diagnostics import Diagnostic, Span, shown_path
from clustermodel.engine import Report
from clustermodel.host import Host
from clustermodel.host.plugin import describe
from clustermodel.host.rules import UNFINISHED
from clustermodel.links.texts import in_words
from clustermodel.loaded import Loaded, load
from clustermodel.loading.source import Source
from clustermodel.messages import Word
from clustermodel.model.frozen import Frozen
from clustermodel.portfolio.folder import working_in
from clustermodel.portfolio.memory import Made, Memory, remembered
from clustermodel.settings import Settings

_DIED = Word("the process that checked it came to an end")


@attrs.frozen(eq=False, repr=False)
class Outcome(Frozen):
    """What came of checking one of many programmes."""

    path: str
    """The file, as it was given."""
    report: Report
    file: str | None = None
    """The file as it is shown; None if it could not be read."""
    seen: Any = None
    """What the job's `look` has made of the programme; None if nothing of it could be read."""


Look = Callable[[Loaded, Report], Any]
"""A programme and what was found in it → what is kept of it."""
Finish = Callable[[Outcome, Mapping[str, Source]], Any]
"""Outcome and the texts of all files that it speaks of, by their paths → what is sent back."""


def only_outcome(outcome: Outcome, _: Mapping[str, Source]) -> Outcome:
    """Send back the outcome, without texts."""
    return outcome


def installed() -> Host:
    """The plugins of installed packages, loaded."""
    return Host(["checks", "sections", "relations"])


class Job(NamedTuple):
    """What is to be done with each programme."""

    settings: Settings
    as_of: date
    host: Callable[[], Host]
    """Makes the plugins; hashable, so that they are made once in a process."""
    folder: Path
    """Where the user works; paths are seen from there."""
    run: str
    """Tells one run from another where a worker is there for several."""
    finish: Finish = only_outcome
    look: Look | None = None
    memory: Memory | None = None
    """Where results are kept from run to run."""


class Task(NamedTuple):
    """A programme to be checked."""

    path: str
    neighbours: tuple[str, ...] = ()
    """Files of the programmes that it must know of."""


def work(job: Job, tasks: Sequence[Task]) -> list[Any]:
    """Check some programmes; one result for each."""
    with working_in(job.folder):
        return list(each(job, tasks))


def each(job: Job, tasks: Sequence[Task]) -> Iterator[Any]:
    """Check some programmes, one after the other. No file is loaded twice."""
    crew = plugins(job.host, job.run)
    files = _Files(crew, tasks)
    if job.memory is None:
        return (_finished(job, task, files).result for task in tasks)
    from clustermodel.portfolio.stamps import digest  # only those who keep results pay for digests

    context = digest(crew.code, job.settings, job.as_of)
    needed = [(task.path, task.neighbours) for task in tasks]
    return iter(remembered(job.memory, context, needed, lambda number: _finished(job, tasks[number], files)))


class Plugins:
    """The plugins of a run, and what is wrong with them from the beginning."""

    def __init__(self, host: Host) -> None:
        host.checks()
        self.host = host
        self.standing = tuple(host.problems)

    @cached_property
    def code(self) -> str:
        """A digest of everything that works: the library and all plugins."""
        from clustermodel.portfolio.stamps import code

        return code(self.host)


@lru_cache(maxsize=4)
def plugins(make: Callable[[], Host], _run: str) -> Plugins:
    """The plugins: made once in a process and run."""
    return Plugins(make())


class _Files:
    """The programmes of one go, each loaded when it is first needed, with what went wrong with plugins meanwhile.

    Each is let go when none of the tasks that are left needs it.
    """

    def __init__(self, plugins: Plugins, tasks: Iterable[Task]) -> None:
        self.host = plugins.host
        self._standing = plugins.standing
        self._needed = Counter(path for task in tasks for path in (task.path, *task.neighbours))
        self._loaded: dict[str, tuple[Loaded, tuple[Diagnostic, ...]]] = {}

    def get(self, path: str) -> Loaded:
        """The programme in a file. The host has then the problems that concern this file, and no others."""
        if path not in self._loaded:
            self.host.problems[:] = self._standing
            loaded = load(path, self.host)
            self._loaded[path] = loaded, tuple(self.host.problems)
        loaded, self.host.problems[:] = self._loaded[path]
        return loaded

    def let_go(self, task: Task) -> None:
        """A task is done."""
        for path in (task.path, *task.neighbours):
            self._needed[path] -= 1
            if not self._needed[path]:
                self._loaded.pop(path, None)


def _finished(job: Job, task: Task, files: _Files) -> Made:
    try:
        outcome, sources = _checked(job, task, files)
    except Exception as error:  # a fault of ours costs this file, not the run
        files.let_go(task)
        return Made(lost(job, task, describe(error)), lasting=False)
    documents = _documents(files.get(task.path))
    files.let_go(task)  # what is told of a large programme takes up the room that it leaves
    return Made(job.finish(outcome, sources), documents, lasting=not outcome.report.incomplete)


def _documents(loaded: Loaded) -> tuple[str, ...]:
    """The files that a programme names: the texts of its sources, and the programmes of its neighbours."""
    if loaded.program is None:
        return ()
    neighbours = (one.programme for one in loaded.program.clusters)
    return tuple(file for file in (*(one.file for one in loaded.program.sources), *neighbours) if file)


def _checked(job: Job, task: Task, files: _Files) -> tuple[Outcome, Mapping[str, Source]]:
    around = [program for path in task.neighbours if (program := files.get(path).program) is not None]
    loaded = files.get(task.path)
    report = check_by(job.settings, loaded, as_of=job.as_of, others=around, host=files.host)
    if loaded.program is not None:
        told = [in_words(some, loaded.program, loaded.own_translations) for some in (report.diagnostics, report.waived)]
        report = attrs.evolve(report, diagnostics=told[0], waived=told[1])
    seen = job.look(loaded, report) if job.look and loaded.program else None
    return Outcome(task.path, report, loaded.source.path if loaded.source else None, seen), _sources(loaded, report)


def _sources(loaded: Loaded, report: Report) -> dict[str, Source]:
    """Path → text of the files that anything is said of, those beside the programme included."""
    known = {text.path: text for text in (loaded.source, loaded.actuals_source) if text is not None}
    if any(one.span and one.span.path not in known for one in (*report.diagnostics, *report.waived)):
        read = (file.source for file in loaded.translations.values())
        known |= {text.path: text for text in read if text is not None}
    return known


def lost(job: Job, task: Task, reason: object = _DIED) -> Any:
    """What is told of a file that could not be checked to the end."""
    shown = shown_path(Path(task.path))
    found = UNFINISHED(span=Span(shown, 1, 1, 1, 1), values={"reason": reason})
    return job.finish(Outcome(task.path, Report((found,), incomplete=True), shown), {})
