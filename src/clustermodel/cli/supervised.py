"""`clustermodel check --timeout`: the plugins work in another process, so that a hang or a crash of one ends only that.

The process says which plugin works, and at what. When one takes too long, or the process is gone, the run is repeated
without that plugin.
"""

import os
import sys
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

import attrs
import click

from clustermodel.cli.hosting import Choice
from clustermodel.diagnostics import Diagnostic
from clustermodel.host import Plugin
from clustermodel.host.rules import CRASHED, HANGS

T = TypeVar("T")
Work = Callable[[Choice, Callable[[Plugin | None, str], None]], T]

_DONE = "done"
_WORKS = "works"


@attrs.frozen
class _Culprit:
    """The plugin that worked when it came to an end, and what it was at."""

    name: str
    origin: str
    where: str
    status: int | None = None
    """Exit code of the process; None if it had to be ended."""

    @property
    def key(self) -> str:
        return f"{self.name} ({self.origin})"

    def told(self, seconds: float) -> Diagnostic:
        values = {"plugin": self.name, "origin": self.origin, "where": self.where}
        if self.status is None:
            return HANGS(values={**values, "seconds": f"{seconds:g}"})
        return CRASHED(values={**values, "status": self.status})


def run(work: Work[T], choice: Choice, seconds: float) -> tuple[T, list[Diagnostic]]:
    """The result of some work, done in another process without those plugins that hang or crash; and what they did."""
    told: list[Diagnostic] = []
    while True:
        result = _attempt(work, choice, seconds)
        if not isinstance(result, _Culprit):
            return result, told
        if result.key in choice.blocked:
            raise click.ClickException(f"the plugin {result.key} cannot be left out")
        told.append(result.told(seconds))
        choice = attrs.evolve(choice, blocked=(*choice.blocked, result.key))


def _attempt(work: Work[T], choice: Choice, seconds: float) -> T | _Culprit:
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(work, choice, there), daemon=True)
    process.start()
    there.close()
    result: T | _Culprit | None = _listen(here, seconds)
    if isinstance(result, _Culprit) or result is None:
        process.kill()
    process.join()
    if result is None:
        raise click.ClickException("the checking process ended before any plugin worked; run without --timeout to see why")
    if isinstance(result, _Culprit) and result.status is not None:
        return attrs.evolve(result, status=process.exitcode)
    return result


def _listen(here: Connection, seconds: float) -> Any:
    """What the process comes to. None if it ends without a word and no plugin was at work."""
    culprit: _Culprit | None = None
    try:
        while here.poll(None if culprit is None else seconds):
            what, value = here.recv()
            if what == _DONE:
                return value
            culprit = value
    except EOFError:
        return None if culprit is None else attrs.evolve(culprit, status=0)
    return culprit


def _work(work: Work[T], choice: Choice, there: Connection) -> None:
    """In the other process: do the work and say who works. What anybody prints goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def watch(plugin: Plugin | None, where: str) -> None:
        there.send((_WORKS, _Culprit(plugin.name, plugin.origin, where) if plugin else None))

    there.send((_DONE, work(choice, watch)))
