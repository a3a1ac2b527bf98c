"""One thing at a time in a process, in the folder in which the user works."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from threading import RLock

_ALONE = RLock()
"""Folder, standard output and garbage collector belong to the whole process: its threads take turns."""


@contextlib.contextmanager
def working_in(folder: Path) -> Iterator[None]:
    """Work in a folder, alone: on another machine, or in a worker that was there before, it need not be the current one.

    Raises OSError when there is no such folder.
    """
    with _ALONE, contextlib.chdir(folder) if Path.cwd() != folder else contextlib.nullcontext():
        yield
