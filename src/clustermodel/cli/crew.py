"""Who checks many programmes: this process, several, supervised ones, or a cluster."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from clustermodel.cli import dask
from clustermodel.cli.speaking import said
from clustermodel.portfolio import Line

FEW = 16
"""Programmes for which one process is enough; a second one costs more than it brings."""


MOST = 256
"""Processes that can be asked for."""


def _jobs(ctx: click.Context, param: click.Parameter, given: str) -> int | None:
    """The number of processes; None for `auto`."""
    if given == "auto":
        return None
    if not given.isascii() or not given.isdecimal() or not 0 < int(given) <= MOST:
        problem = "'{text}' is neither a number from 1 to {most} nor `auto`"
        raise click.BadParameter(said(problem, text=given, most=MOST), ctx, param)
    return int(given)


JOBS = click.option(
    "--jobs",
    "-j",
    default="auto",
    callback=_jobs,
    metavar="N",
    help="Check on so many processes; `auto`: as many as there are processors, one if there are few programmes [auto].",
)
DASK = click.option("--dask", "address", metavar="ADDRESS", help="Check on the Dask cluster of this scheduler.")


def _fitting(number: int) -> int:
    """The processes that are worth while for so many programmes."""
    if number < 2 * FEW:
        return 1
    from clustermodel.portfolio.processes import cores

    return min(cores(), number // FEW)


@contextmanager
def crew(
    number: int, *, jobs: int | None, address: str | None, supervised: bool, tick: Callable[[], None]
) -> Iterator[Line]:
    """A line for so many programmes. Whatever ends it early ends the processes, too."""
    if address is not None:
        with dask.cluster(address, tick) as line:
            yield line
        return
    hands = jobs or _fitting(number)
    if hands == 1 and not supervised:
        yield Line(tick=tick)
        return
    from concurrent.futures import Executor, ThreadPoolExecutor

    from clustermodel.portfolio.processes import end, pool

    executor: Executor = ThreadPoolExecutor(hands) if supervised else pool(hands)
    try:
        yield Line(executor, ahead=3 * hands, spare=lambda: pool(hands), tick=tick)
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        end()
        _wait_for_threads()
        raise
    finally:
        executor.shutdown()


def _wait_for_threads() -> None:
    """Those of a pool of processes that is not waited for might still end when Python does, and print a traceback."""
    for one in threading.enumerate():
        if one is not threading.current_thread() and not one.daemon:
            one.join()
