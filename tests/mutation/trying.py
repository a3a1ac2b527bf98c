"""Tests in a child of this process, which has the other packages loaded already, so that a mutant takes little more than its
tests do. No file is changed: the child is given the mutated text in the place of the module's own.
"""

import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

_MEMORY = 3 << 30
# Rewriting assertions would load the modules of the package past the finder below.
_OPTIONS = ("-q", "-x", "-n0", "--assert=plain", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")


class _Mutated(SourceFileLoader):
    def __init__(self, name: str, path: str, text: str) -> None:
        super().__init__(name, path)
        self._text = text

    def get_code(self, fullname: str) -> CodeType:
        del fullname
        return compile(self._text, self.path, "exec")


class Finder(MetaPathFinder):
    """Finds one module, with another text."""

    def __init__(self, name: str, path: Path, text: str) -> None:
        self._name, self._path, self._text = name, str(path), text

    def find_spec(self, fullname: str, path: object = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """As the import system asks."""
        del path, target
        if fullname != self._name:
            return None
        return spec_from_file_location(fullname, self._path, loader=_Mutated(fullname, self._path, self._text))


def survives(tests: list[str], finder: Finder, seconds: float, log: Path) -> str:
    """What the tests say of a mutant: `survived`, `failed` (also if they could not even begin), `timeout`.

    Args:
        tests: What pytest is told to run.
        finder: Of the mutated module.
        seconds: Of processor time; on the clock it may be ten times as much, because others work here as well.
        log: What pytest printed.
    """

    def run() -> int:
        sys.meta_path.insert(0, finder)
        return pytest_main([*_OPTIONS, *tests])

    status = in_child(run, seconds, log)
    if status is None or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU):
        return "timeout"
    if os.WIFSIGNALED(status):
        return "failed"
    return "survived" if os.waitstatus_to_exitcode(status) == 0 else "failed"


def pytest_main(arguments: list[str], *plugins: object) -> int:
    """What pytest says in the end."""
    import pytest

    return int(pytest.main(arguments, plugins=plugins))


def in_child(run: Callable[[], int], seconds: float, log: Path) -> int | None:
    """The status with which a child ended that ran this; None if it had to be ended."""
    child = os.fork()
    if child == 0:
        _begin(run, seconds, log)
    until = time.monotonic() + 10 * seconds
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def _begin(run: Callable[[], int], seconds: float, log: Path) -> None:
    os.setpgid(0, 0)
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.dup2(output, 1)
    os.dup2(output, 2)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 5))
    code = 3
    try:
        code = run()
    finally:
        sys.stdout.flush()
        os._exit(code)
