"""Processes on this machine that start cheaply, leave Ctrl-C to whoever started them, and do not outlive him."""

import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.context import BaseContext


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def pool(workers: int | None = None) -> ProcessPoolExecutor:
    """Some worker processes, by default one for each processor."""
    return ProcessPoolExecutor(workers or cores(), mp_context=_context(), initializer=begin)


def _context() -> BaseContext:
    """A fork has everything imported already. It is safe on Linux while no other thread works."""
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


def begin() -> None:
    """In a new worker: what is pressed on the terminal is a matter of its parent, which it does not outlive."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def end() -> None:
    """End all worker processes at once: nobody wants their results any more."""
    for child in multiprocessing.active_children():
        child.kill()
