"""Many programmes checked as one run: in this process, on several, or on other machines; in order, and within bounds.

A first pass over all files learns who is whose neighbour; the second one checks them. Both go through the same line.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clustermodel.api import today
from clustermodel.host import Host
from clustermodel.portfolio.job import Job, Outcome, Task, installed, lost, work
from clustermodel.portfolio.line import Line, ticket
from clustermodel.portfolio.neighbours import Survey, chosen, survey, unknown
from clustermodel.settings import Settings

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["Job", "Line", "Outcome", "Task", "check_files", "run", "work"]

SURVEYED = 64
"""Files that are looked through in one go. That is much faster than checking them."""
Work = Callable[[Job, Sequence[Task]], list[Any]]
CHECKED = 8
"""Files that are checked in one go: enough that nobody waits for messages, few enough that the last goes end together."""


def check_files(
    paths: Iterable[str | Path],
    *,
    executor: "Executor | None" = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    as_of: date | None = None,
    parameters: Mapping[str, Mapping[str, Any]] | None = None,
    host: Callable[[], Host] | None = None,
) -> Iterator[Outcome]:
    """Check many programmes; yields an outcome for each path, in their order, while the rest is still being checked.

    Each programme knows of its neighbours among them. `executor` is any of `concurrent.futures`, or `client.get_executor()`
    of Dask; it is not shut down. Without one, all happens in this process. What is found does not depend on it. A file on
    which a worker dies is named by a diagnostic (PL120), and the others are checked all the same, by new processes if the
    executor is broken. The files must be there under the same paths wherever the executor works. The other arguments are
    those of `check`; `host` makes the plugins where the work is done, and must be hashable and picklable.
    """
    settings = Settings(select=tuple(select), ignore=tuple(ignore), parameters=parameters or {})
    job = Job(settings=settings, as_of=as_of or today(), host=host or installed, folder=Path.cwd(), run=ticket())
    return run([str(path) for path in paths], job, Line(executor))


def run(paths: Sequence[str], job: Job, line: Line, work: Work = work, size: int = CHECKED) -> Iterator[Any]:
    """What a job makes of each path, in their order. The line is closed at the end.

    `work` does so many tasks in one go, where the line has it done.
    """
    common = Survey(job.folder, job.memory.folder if job.memory else None)
    with line:
        known = list(line.map(survey, common, paths, SURVEYED, unknown)) if len(paths) > 1 else [None] * len(paths)
        tasks = (Task(path, beside) for path, beside in zip(paths, chosen(paths, known), strict=True))
        yield from line.map(work, job, tasks, size, lambda task: lost(job, task))
