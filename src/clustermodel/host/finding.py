"""Where plugins come from: installed packages, modules, files."""

import importlib
import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from clustermodel.hookspecs import GROUP
from clustermodel.host.announced import Announced, announced
from clustermodel.host.plugin import names_of

LOCAL = "local"
"""What all plugins are called together that settings name by their files."""


class Found(NamedTuple):
    """A plugin that is there to be loaded."""

    name: str
    origin: str
    """Distribution and version, or who named it."""
    load: Callable[[], object]
    local: bool = False
    """A file named in the settings."""

    @property
    def names(self) -> set[str]:
        """What it can be called: its name, with its origin or without; its distribution; `local`."""
        found = names_of(self.name, self.origin)
        return found | {LOCAL} if self.local else found


def installed(holds: tuple[str, ...]) -> list[Found]:
    """The plugins of installed packages, by name; equal ones (a package found twice on the path) once.

    The library's own come first, so that nobody can take a code or a name from them.
    """
    wanted: dict[tuple[str, str], Announced] = {}
    for entry in announced(GROUP):
        prefix, point, _ = entry.name.partition(".")
        if not point or not holds or prefix in holds:
            wanted.setdefault((entry.name, entry.value), entry)
    ordered = sorted(wanted, key=lambda key: (not key[1].startswith(f"{GROUP}."), key))
    return [Found(wanted[key].name, wanted[key].origin, wanted[key].load) for key in ordered]


def named(name: str, folder: Path, origin: str, *, local: bool = False) -> Found:
    """A plugin that is no installed package: a file (`./rules.py`), seen from a folder, or a module (`rules`)."""
    if name.endswith(".py") or "/" in name or "\\" in name:
        return Found(name, origin, lambda: _from_file(folder / name), local)
    return Found(name, origin, lambda: importlib.import_module(name), local)


def _from_file(path: Path) -> object:
    """The module in a file. It is entered among the modules under a name that no installed one has."""
    path = path.resolve(strict=True)
    name = f"{GROUP}_local_{path.stem}_{abs(hash(str(path))):x}"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path.name} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module
