"""A Dask cluster as the place where programmes are checked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import click

from clustermodel import __version__
from clustermodel.cli.speaking import said
from clustermodel.portfolio import Line

_CONNECT = 15
"""Seconds in which a scheduler must answer."""
_PATIENCE = 300
"""Seconds without a worker after which nobody waits any longer; a worker that has died is soon replaced by a new one."""
_LOOK = 5
"""Seconds between two looks at the workers."""


@contextmanager
def cluster(address: str, tick: Callable[[], None]) -> Iterator[Line]:
    """A line whose work is done by the workers of a scheduler at an address."""
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise click.ClickException(said("--dask needs the package distributed: pip install 'clustermodel[dask]'")) from None
    import logging  # whoever needs no cluster needs no log

    logging.disable()  # nothing else logs in this process; what matters is told by us, once
    try:
        client = Client(address, timeout=_CONNECT)
    except (OSError, ValueError, TypeError) as error:
        template = "there is no Dask scheduler at {address}: {problem}"
        raise click.ClickException(said(template, address=address, problem=_line(error))) from None
    with client:
        try:
            yield Line(client.get_executor(), ahead=2 * _ready(client, address), tick=_watched(client, address, tick))
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:  # whatever happens on other machines, one line says so
            template = "the Dask cluster at {address} failed: {problem}"
            raise click.ClickException(said(template, address=address, problem=_line(error))) from None


def _ready(client: Any, address: str) -> int:
    """How many can work at the same time. Ends the command when there is nobody, or when somebody is not up to it."""
    if not client.scheduler_info()["workers"]:
        raise click.ClickException(said("the Dask scheduler at {address} has no workers", address=address))
    for worker, (version, there) in client.run(_equipment, str(Path.cwd())).items():
        if version != __version__:
            template = "the worker {worker} has clustermodel {version}, this is {own}"
            raise click.ClickException(said(template, worker=worker, version=version, own=__version__))
        if not there:
            template = "the worker {worker} has no folder {folder}: workers must see the same files"
            raise click.ClickException(said(template, worker=worker, folder=str(Path.cwd())))
    return sum(client.ncores().values())


def _equipment(folder: str) -> tuple[str, bool]:
    """Run on a worker: its version, and whether it sees the user's folder."""
    return __version__, Path(folder).is_dir()


def _watched(client: Any, address: str, tick: Callable[[], None]) -> Callable[[], None]:
    """Tick, and see from time to time whether there is still somebody at work."""
    looked, missing = monotonic(), 0

    def look() -> None:
        nonlocal looked, missing
        tick()
        if monotonic() - looked >= _LOOK:
            looked = monotonic()
            missing = 0 if client.scheduler_info()["workers"] else missing + 1
            if missing > _PATIENCE // _LOOK:
                template = "the Dask scheduler at {address} has had no workers for {seconds} seconds"
                raise click.ClickException(said(template, address=address, seconds=_PATIENCE))

    return look


def _line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]
