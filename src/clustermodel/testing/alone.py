"""A plugin without network and clock, and in other processes: what it makes must depend on the programme alone."""

import datetime as dt
import importlib.util
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import ModuleType
from typing import Any, NoReturn
from unittest.mock import patch

__all__ = ["alone", "elsewhere"]

_REFUSED = {
    socket: ("socket", "create_connection", "getaddrinfo"),
    time: ("time", "time_ns"),
}
_GIVEN = {"localtime": 1, "gmtime": 1, "ctime": 1, "strftime": 2}
"""Functions of `time` that look at the clock only if they get fewer arguments: dates write themselves by `strftime`."""
_WORLDS = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C.UTF-8"},
)


def _refuse(*_: object, **__: object) -> NoReturn:
    raise AssertionError("an exporter needs neither the network nor the clock: the date is `ctx.as_of`")


def _refuse_unless_given(function: Callable[..., Any], number: int) -> Callable[..., Any]:
    """The function, for those who give it the time."""
    return lambda *given: function(*given) if len(given) >= number else _refuse()


class _AnyDate(type(dt.date)):  # type: ignore[misc] # its metaclass is only known at run time
    """What was made before is still a date."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, cls.__mro__[1])


class _NoToday(dt.date, metaclass=_AnyDate):
    today = _refuse


class _NoNow(dt.datetime, metaclass=_AnyDate):
    now = utcnow = today = _refuse


@contextmanager
def alone(plugin: Any, *renderers: Any) -> Iterator[None]:
    """Whatever asks for network or time raises AssertionError, in the standard library and in the plugin's modules."""
    wrong: dict[int, Any] = {id(getattr(module, name)): _refuse for module, names in _REFUSED.items() for name in names}
    wrong |= {id(one): _refuse_unless_given(one, given) for name, given in _GIVEN.items() for one in [getattr(time, name)]}
    wrong |= {id(dt.date): _NoToday, id(dt.datetime): _NoNow}
    with ExitStack() as patches:
        for module in (socket, time, dt, *_own(plugin, renderers)):
            for name, value in list(vars(module).items()):
                if id(value) in wrong:
                    patches.enter_context(patch.object(module, name, wrong[id(value)]))
        yield


def _own(plugin: Any, renderers: tuple[Any, ...]) -> list[Any]:
    """The plugin, and the modules of the packages that it and its renderers come from."""
    names = [getattr(one, "__module__", "") for one in renderers]
    names += [plugin.__name__] if isinstance(plugin, ModuleType) else []
    roots = {name.partition(".")[0] for name in names} - {"clustermodel", ""}
    modules = [module for name, module in list(sys.modules.items()) if name in names or name.partition(".")[0] in roots]
    return [one for one in (*modules, plugin) if hasattr(one, "__dict__")]


def elsewhere(plugin: Any, program_text: str, as_of: dt.date) -> list[dict[str, str]]:
    """What each exporter makes in processes with other hash seeds, time zones and locales: name → digest, for each process.

    A plugin that is no module cannot be found there; then there is nothing.
    """
    if not (isinstance(plugin, ModuleType) and importlib.util.find_spec(plugin.__name__)):
        return []
    command = [sys.executable, "-m", "clustermodel.testing.digests", plugin.__name__, as_of.isoformat()]
    found = []
    for world in _WORLDS:
        environment = os.environ | world | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        ran = subprocess.run(command, input=program_text.encode(), env=environment, capture_output=True, check=False)  # noqa: S603
        assert ran.returncode == 0, ran.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        found.append(json.loads(ran.stdout))
    return found
