"""A plugin that was found, and the guard around everything that it does."""

import builtins
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import partial
from operator import call
from typing import Any, NamedTuple, TextIO, cast

from clustermodel.hookspecs import GROUP

_BUILTINS = vars(builtins)
_TRIES = 3
"""How often a function that is called at each step is taken back: it may object, and is then gone."""
Unseen = Callable[[], None]
"""Takes back a function that is called wherever a program enters one; called at the end of what is guarded."""
SHOWN = 200
"""Letters of a plugin's error or output that are shown."""


class Plugin(NamedTuple):
    """A plugin that was found."""

    name: str
    """The name of its entry point, `checks.swot`; of a local one, its path as the user wrote it."""
    origin: str
    """Distribution and version, `clustermodel 0.1.0`; or who named it."""
    module: Any = None
    """What the entry point names; None if it could not be loaded."""

    @property
    def key(self) -> str:
        """Tells it from a plugin of another package that bears the same name."""
        return f"{self.name} ({self.origin})"

    @property
    def names(self) -> set[str]:
        """What it can be called: its name, with its origin or without; its distribution."""
        return names_of(self.name, self.origin)

    @property
    def own(self) -> bool:
        """It is one of the library's own."""
        return getattr(self.module, "__name__", "").startswith(f"{GROUP}.")


def names_of(name: str, origin: str) -> set[str]:
    """What a plugin can be called: its name, with its origin or without; its distribution."""
    return {name, f"{name} ({origin})", origin.partition(" ")[0]}


def describe(error: BaseException) -> str:
    """An exception in one line."""
    try:
        told = f"{type(error).__name__}: {error}"
    except Exception:  # its own text is broken too
        told = type(error).__name__
    return shortened(told)


def shortened(text: str) -> str:
    """A text in one line, cut where it is long."""
    line = " ".join(text[: SHOWN * 2].split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


class _Kept(io.StringIO):
    """What a plugin prints. It is no plugin's to close."""

    def close(self) -> None: ...


class _Lasting:
    """The standard error as a plugin has it: it is not closed when the plugin closes it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def close(self) -> None: ...


@contextmanager
def _lent(replaced: Callable[[list[str]], None]) -> Iterator[Unseen]:
    """What everybody uses is afterwards as it was before. What had been added to it stays."""
    before, path, depth = _BUILTINS.copy(), sys.path.copy(), sys.getrecursionlimit()
    trace, profile, seen = sys.gettrace(), sys.getprofile(), list[Any]()
    try:
        steps: tuple[Callable[[], Any], ...] = (sys.gettrace, partial(sys.settrace, trace))
        yield partial(seen.extend, map(call, steps))  # without any function of Python's, which would be traced
    finally:
        unwatched = [*(["sys.settrace"] if seen and seen[0] is not trace else ()), *_unprofiled(profile)]
        after = _BUILTINS.copy()
        _BUILTINS.update(before)  # without which nothing can be compared
        sys.setrecursionlimit(max(depth, sys.getrecursionlimit()))
        found = [name for name, value in before.items() if after.get(name) is not value]
        if not set(path) <= set(sys.path):
            sys.path[:] = path
            found.append("sys.path")
        found += unwatched
        if found:
            replaced(found)


def _unprofiled(before: Any) -> list[str]:
    """A function that is called at each step is the one of before again; what had been replaced."""
    replaced = False
    for _ in range(_TRIES):
        try:
            if sys.getprofile() is before:
                break
            replaced = True
            sys.setprofile(before)
        except BaseException:  # noqa: S110 - raised by that function, of which Python rids itself then
            pass
    return ["sys.setprofile"] if replaced else []


@contextmanager
def guard(
    failed: Callable[[str], None], printed: Callable[[str], None], replaced: Callable[[list[str]], None]
) -> Iterator[Unseen]:
    """Around something of a plugin's: what it raises, prints or replaces is told, and goes no further.

    Only the user's own Ctrl-C passes. What it prints is kept out of the standard output, where it would spoil the result.
    A process that the plugin has forked ends here: it would go on as a second run.
    """
    process = os.getpid()
    output = _Kept()
    errors = cast("TextIO", _Lasting(sys.stderr)) if sys.stderr else None
    try:
        with _lent(replaced) as unseen, redirect_stdout(output), redirect_stderr(errors):
            yield unseen
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        if os.getpid() == process:
            failed(describe(error))
    if os.getpid() != process:
        os._exit(0)
    if output.getvalue():
        printed(shortened(output.getvalue()))
