"""One run over many programmes: who checks them, how far it has come, and what happens on Ctrl-C."""

import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import click

from clustermodel import portfolio
from clustermodel.cli import INTERRUPTED
from clustermodel.cli.checking import Tell
from clustermodel.cli.crew import crew
from clustermodel.cli.hosting import Choice
from clustermodel.cli.progress import Progress
from clustermodel.cli.speaking import inform, reason_of, said
from clustermodel.diagnostics import Diagnostic
from clustermodel.messages import render
from clustermodel.portfolio.job import Finish, Job, Look, plugins
from clustermodel.portfolio.line import ticket
from clustermodel.portfolio.memory import Memory
from clustermodel.rendering.formats import WORDED
from clustermodel.settings import Settings

_WATCHED = 100
"""Programmes that a supervised process checks before it ends: starting one takes as long as checking several."""


class Run(NamedTuple):
    """What is to be checked, and how."""

    files: list[str]
    settings: Settings
    as_of: date
    choice: Choice
    language: str
    jobs: int | None = None
    address: str | None = None
    timeout: float | None = None
    cache: Path | None = None
    look: Look | None = None
    """What is kept of each programme beside its findings."""

    def results(self, finish: Finish) -> tuple[Generator[Any, None, None], list[Diagnostic]]:
        """What `finish` makes of each programme, in order; and what plugins did that had to be ended.

        Without a time limit the results come as they are made.
        """
        if self.timeout is None:
            return self._stream(finish, self.choice), []
        from clustermodel.cli import supervised  # only those who set a limit pay for a second process

        attempt = partial(self._gathered, finish)
        made, ended = supervised.without_culprits(attempt, self.choice, self.timeout)
        return (one for one in made), ended

    def _gathered(self, finish: Finish, choice: Choice) -> list[Any]:
        return list(self._stream(finish, choice))

    def _stream(self, finish: Finish, choice: Choice) -> Generator[Any, None, None]:
        job = Job(
            settings=self.settings, as_of=self.as_of, host=choice, folder=Path.cwd(), run=ticket(),
            finish=finish, look=self.look, memory=self._memory(finish),
        )  # fmt: skip
        progress = Progress(len(self.files))
        with self._interruptible(progress), self._crew(progress) as line:
            for result in self._run(job, choice, line):
                progress.done += 1
                progress.clear()
                yield result
                progress.tick()

    def _memory(self, finish: Finish) -> Memory | None:
        if self.cache is None or not isinstance(finish, Tell) or finish.shape not in WORDED:
            return None
        from clustermodel.cli.codec import decode, encode  # only those who keep results pay for the means to
        from clustermodel.portfolio.store import prepare

        try:
            renewed = prepare(self.cache)
        except OSError as error:
            problem = "cannot keep results in {folder}: {reason}"
            raise click.ClickException(said(problem, folder=str(self.cache), reason=reason_of(error))) from None
        if renewed:
            news = "the results that were kept in {folder} were damaged; a new file of them is begun"
            inform(render(news, {"folder": str(self.cache)}, language=self.language))
        return Memory(self.cache, finish.kind, partial(encode, finish.language), decode)

    def _crew(self, progress: Progress) -> Any:
        return crew(
            len(self.files),
            jobs=self.jobs,
            address=self.address,
            supervised=self.timeout is not None,
            tick=progress.tick,
        )

    def _run(self, job: Job, choice: Choice, line: portfolio.Line) -> Iterator[Any]:
        if self.timeout is not None:
            from clustermodel.cli import supervised

            watched = partial(supervised.work, choice=choice, seconds=self.timeout)
            return portfolio.run(self.files, job, line, watched, _WATCHED)
        if self.address is None:
            plugins(job.host, job.run)  # before the processes begin, so that they have them from the beginning
        return portfolio.run(self.files, job, line)

    @contextmanager
    def _interruptible(self, progress: Progress) -> Iterator[None]:
        try:
            yield
        except KeyboardInterrupt:
            progress.clear()
            self._stop(progress.done)
        finally:
            progress.clear()

    def _stop(self, done: int) -> NoReturn:
        values = {"n": done, "total": len(self.files)}
        news = "interrupted; {n} of {total} programmes checked"
        inform(render(news, values, language=self.language))
        sys.exit(INTERRUPTED)
