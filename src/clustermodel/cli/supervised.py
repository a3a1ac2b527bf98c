"""`clustermodel check --timeout`: the plugins work in another process, so that a hang or a crash of one ends only that.

The process says which plugin works, and at what. When one takes too long, or the process is gone, the run is repeated
without that plugin.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar, cast

import attrs
import click

from clustermodel import portfolio
from clustermodel.cli.hosting import Choice
from clustermodel.cli.speaking import said
from clustermodel.diagnostics import Diagnostic
from clustermodel.host import Plugin
from clustermodel.host.rules import CRASHED, HANGS
from clustermodel.portfolio import Job, Task
from clustermodel.portfolio.processes import begin

T = TypeVar("T")

_DONE = "done"
_WORKS = "works"


@attrs.frozen
class Culprit:
    """The plugin that worked when it came to an end, and what it was at."""

    name: str
    origin: str
    where: str
    status: int | None = None
    """Exit code of the process; None if it had to be ended."""

    @property
    def key(self) -> str:
        """Tells it from a plugin of another package that bears the same name."""
        return f"{self.name} ({self.origin})"

    def told(self, seconds: float) -> Diagnostic:
        """What it did."""
        values = {"plugin": self.name, "origin": self.origin, "where": self.where}
        if self.status is None:
            return HANGS(values={**values, "seconds": f"{seconds:g}"})
        return CRASHED(values={**values, "status": self.status})


class CulpritError(Exception):
    """A plugin hung, or ended the process."""

    def __init__(self, culprit: Culprit) -> None:
        super().__init__(culprit.key)
        self.culprit = culprit


def without_culprits(attempt: Callable[[Choice], T], choice: Choice, seconds: float) -> tuple[T, list[Diagnostic]]:
    """The result of some attempt that no plugin spoils, repeated without those that do; and what they did."""
    told: list[Diagnostic] = []
    while True:
        try:
            return attempt(choice), told
        except CulpritError as error:
            culprit = error.culprit
        if culprit.key in choice.blocked:
            raise click.ClickException(said("the plugin {plugin} cannot be left out", plugin=culprit.key))
        told.append(culprit.told(seconds))
        choice = attrs.evolve(choice, blocked=(*choice.blocked, culprit.key))


def work(job: Job, tasks: Sequence[Task], *, choice: Choice, seconds: float) -> list[Any]:
    """Check some programmes in a process of their own. Raises CulpritError."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(job, tasks, choice, there), daemon=True)
    with _deaf():
        process.start()
    there.close()
    result = _listen(here, seconds)
    if isinstance(result, Culprit) or result is None:
        process.kill()
    process.join()
    if result is None:
        template = "the checking process ended before any plugin worked; run without --timeout to see why"
        raise click.ClickException(said(template))
    if isinstance(result, Culprit):
        raise CulpritError(result if result.status is None else attrs.evolve(result, status=process.exitcode))
    return cast("list[Any]", result)


def _listen(here: Connection, seconds: float) -> Any:
    """What the process comes to. None if it ends without a word and no plugin was at work."""
    culprit: Culprit | None = None
    try:
        while here.poll(None if culprit is None else seconds):
            what, value = here.recv()
            if what == _DONE:
                return value
            culprit = value
    except EOFError:
        return None if culprit is None else attrs.evolve(culprit, status=0)
    return culprit


@contextmanager
def _deaf() -> Iterator[None]:
    """A process that is started meanwhile takes no notice of Ctrl-C from its very beginning."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)


def _work(job: Job, tasks: Sequence[Task], choice: Choice, there: Connection) -> None:
    """In the other process: do the work and say who works. What anybody prints goes nowhere."""
    begin()
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def tell(what: str, value: Any) -> None:
        try:
            there.send((what, value))
        except OSError:  # whoever asked is gone
            os._exit(1)

    def watch(plugin: Plugin | None, where: str) -> None:
        tell(_WORKS, Culprit(plugin.name, plugin.origin, where) if plugin else None)

    tell(_DONE, portfolio.work(job._replace(host=partial(choice.host, watch)), tasks))
