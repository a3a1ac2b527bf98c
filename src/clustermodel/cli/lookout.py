"""A plugin of somebody else may end the process, and by an exit code that says that all is well: `os._exit(0)`.

Nothing in the process can tell of that. So before the first thing that such a plugin does, the process divides: all goes on
in the child, and the parent waits for what becomes of it. Where processes cannot divide, nobody looks out.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NoReturn

from clustermodel.cli.speaking import inform, said, spoken
from clustermodel.host import Plugin

if TYPE_CHECKING:
    from mmap import mmap

_OURS = __name__.partition(".")[0]
_ROOM = 4096
"""Bytes for who works, and at what."""
_ENDED = b"\xff"
"""What stands in their place when the run has come to its end."""
_HINT = "report it to the plugin's author; all that was to follow is missing: `--timeout 60` repeats a check without it"
_LOST = 3
"""Exit code when the result lacks something."""


class _Lookout:
    """Whether anybody looks out for this process, and where it writes who works."""

    def __init__(self) -> None:
        self.wanted = False
        self.process = 0
        self.board: mmap | None = None

    def write(self, told: bytes) -> None:
        """Leave word for the parent."""
        if self.board is not None and self.process == os.getpid():  # not that of a process that was forked from it
            self.board[: len(told) + 1] = told + b"\0"


_lookout = _Lookout()


@contextmanager
def looked_out_for() -> Iterator[None]:
    """Around a run of the command."""
    _lookout.wanted = hasattr(os, "fork")
    try:
        yield
    finally:
        _lookout.wanted = False
        _lookout.write(_ENDED)


def watch(plugin: Plugin | None, where: str) -> None:
    """Note who works, and at what. The first time that a stranger's plugin does, the process divides."""
    foreign = plugin is not None and plugin.origin.partition(" ")[0] != _OURS
    if foreign and _lookout.wanted:
        _lookout.wanted = False
        _divide()
    if _lookout.board is not None:
        told = [plugin.name, plugin.origin, where] if plugin is not None and foreign else []
        _lookout.write("\n".join(one[:500] for one in told).encode("utf-8", "replace"))


def _divide() -> None:
    """Go on as a child, if no other thread works: of those a fork makes nothing."""
    import threading
    from mmap import mmap

    if threading.active_count() > 1:
        return
    board = mmap(-1, _ROOM)
    reader, writer = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child:
        _wait(child, board)
    os.close(writer)
    _end_with_parent(reader)
    _take_one_interrupt()
    _lookout.board, _lookout.process = board, os.getpid()


def _end_with_parent(reader: int) -> None:
    """Have the system send a signal that ends this process when nobody holds the other end of a pipe any more."""
    import fcntl

    if hasattr(os, "O_ASYNC"):
        fcntl.fcntl(reader, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(reader, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)


def _take_one_interrupt() -> None:
    """A terminal sends Ctrl-C to parent and child, and the parent passes it on, since others send it to the parent alone."""
    import signal

    def interrupt(number: int, frame: Any) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.default_int_handler(number, frame)

    signal.signal(signal.SIGINT, interrupt)


def _wait(child: int, board: "mmap") -> NoReturn:
    """Wait for the child, pass on what it is sent, and end as it does, unless it has not come to its end.

    Whoever presses Ctrl-C again does not want to wait for what it still does.
    """
    import signal

    interrupts = 0

    def pass_on(number: int, _: Any) -> None:
        nonlocal interrupts
        interrupts += number == signal.SIGINT
        with suppress(ProcessLookupError):  # it has just come to its end
            os.kill(child, signal.SIGTERM if interrupts > 1 else number)

    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, pass_on)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if interrupts > 1 and code == -signal.SIGTERM:
        os._exit(_as_shells(-signal.SIGINT))
    told = bytes(board).partition(b"\0")[0]
    if told == _ENDED:
        os._exit(code if code >= 0 else _as_shells(code))
    if -code in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        os._exit(_as_shells(code))
    _tell(told.decode("utf-8").split("\n"), code)
    os._exit(_LOST)


def _as_shells(code: int) -> int:
    """The exit code for a signal."""
    return 128 - code


def _tell(told: list[str], code: int) -> None:
    """Name the plugin that was at work; nobody was if it was a thread of its own that ended the process."""
    from clustermodel.cli.showing import show
    from clustermodel.host.rules import CRASHED

    if len(told) == len(("plugin", "origin", "where")):
        values = dict(zip(("plugin", "origin", "where"), told, strict=True), status=code)
        show([CRASHED(values=values, hint=_HINT)], spoken())
    else:
        problem = "the process has been ended before its time, by a plugin or from without; the rest is missing"
        inform(said(problem))
    sys.stderr.flush()
