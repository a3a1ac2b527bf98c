"""What a result was made from, as short digests: the programme, what stands beside it, neighbours, documents, the code."""

import os
import stat
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from itertools import takewhile
from pathlib import Path

import attrs

from clustermodel import __version__
from clustermodel.host import Host
from clustermodel.loading.reader import YAML
from clustermodel.loading.source import LIMIT


def digest(*parts: object) -> str:
    """A digest of the way in which some things are written."""
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@attrs.frozen
class Stamps:
    """Digests of files, each read once."""

    _files: dict[str, str] = attrs.field(factory=dict)
    _names: dict[str, list[str]] = attrs.field(factory=dict)

    def programme(self, path: str, neighbours: Iterable[str]) -> str:
        """Of a programme, the files beside it, and the programmes of its neighbours."""
        around = [(one, self.file(one)) for one in neighbours]
        return digest(path, os.path.realpath(path), self.file(path), [*self._beside(path)], around)

    def document(self, folder: str, file: str) -> str:
        """Of a document that a programme in a folder names: a file inside that folder, or none."""
        with suppress(OSError, ValueError):
            path, inside = os.path.realpath(os.path.join(folder, file)), os.path.realpath(folder)  # noqa: PTH118
            return digest(path, self.file(path) if Path(path).is_relative_to(inside) else "outside")
        return "nowhere"

    def file(self, path: str) -> str:
        """Of the content of a file, or of why there is none."""
        if path not in self._files:
            self._files[path] = _content(path)
        return self._files[path]

    def _beside(self, path: str) -> Iterator[tuple[str, str]]:
        """The files whose names begin as that of a programme does, with their digests: actuals, translations."""
        folder, name = os.path.split(path)
        if folder not in self._names:
            self._names[folder] = _listed(folder or ".")
        names, start = self._names[folder], name.rpartition(".")[0] + "."
        for one in takewhile(lambda one: one.startswith(start), names[bisect_left(names, start) :]):
            yield one, self.file(os.path.join(folder, one))  # noqa: PTH118


def _content(path: str) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116 - a hundred thousand times: without Path
        if not stat.S_ISREG(found.st_mode) or found.st_size > LIMIT:
            return f"{stat.S_IFMT(found.st_mode)} {found.st_size}"
        with open(path, "rb") as stream:  # noqa: PTH123
            return blake2b(stream.read(), digest_size=16).hexdigest()
    except (OSError, ValueError) as error:
        return str(getattr(error, "errno", None))


def _listed(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208
    except OSError:
        return []


def changed_since(path: str, moment: int) -> bool:
    """Whether a file has, or may have, changed since a moment (nanoseconds of the clock of the system)."""
    with suppress(OSError, ValueError):
        return os.stat(path).st_mtime_ns >= moment  # noqa: PTH116
    return False


@lru_cache(maxsize=1)
def library() -> str:
    """Of the library itself, and of what it reads YAML with."""
    return digest(__version__, sys.version, YAML, _package("clustermodel"))


def code(host: Host) -> str:
    """Of the library and all plugins: their names, and what stands in their packages."""
    modules = {_top(plugin.module) for plugin in host.plugins}
    named = sorted((plugin.name, plugin.origin) for plugin in host.plugins)
    return digest(library(), named, sorted(host.blocked), sorted(map(_package, modules)))


def _top(module: object) -> str:
    """The package that a plugin belongs to; of an object, that of its class."""
    name = getattr(module, "__name__", None) or type(module).__module__
    return str(name).partition(".")[0]


def _package(name: str) -> list[tuple[str, int, int]]:
    """Names, sizes and times of all files of a package; of a module in a file of its own, of all modules beside it."""
    module = sys.modules.get(name)
    folders = list(getattr(module, "__path__", ()))
    if folders:
        files = (one for folder in folders for one in Path(folder).rglob("*") if one.parent.name != "__pycache__")
    else:
        files = Path(getattr(module, "__file__", None) or "nowhere/nothing").parent.glob("*.py")
    with suppress(OSError):
        return sorted((str(one), (found := one.stat()).st_size, found.st_mtime_ns) for one in files if one.is_file())
    return [("changing", 0, os.getpid())]
