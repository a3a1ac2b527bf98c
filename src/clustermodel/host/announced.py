"""The entry points that installed packages announce, read where pip leaves them: `*.dist-info/entry_points.txt`.

Importing importlib.metadata costs more than checking a programme does (docs/decisions), and most of it parses what nobody
asks for. It is asked all the same wherever packages may be anything else than folders on `sys.path`.
"""

import importlib
import os
import re
import sys
from collections.abc import Iterator
from functools import reduce
from importlib.machinery import PathFinder
from typing import NamedTuple


class Announced(NamedTuple):
    """An entry point."""

    name: str
    value: str
    origin: str
    """Distribution and version."""

    def load(self) -> object:
        """What it names: a module, or something in one."""
        module, _, attribute = self.value.partition("[")[0].partition(":")
        names = [one.strip() for one in attribute.split(".")] if attribute else []
        return reduce(getattr, names, importlib.import_module(module.strip()))


def announced(group: str) -> list[Announced]:
    """The entry points of a group. Of a distribution that is on the path several times, the first counts."""
    return _in_folders(group) if _plain() else _by_metadata(group)


def _plain() -> bool:
    """Whether packages are nothing but folders on the path: no archives, no eggs, no finders that know of others."""
    strange = any(hasattr(finder, "find_distributions") for finder in sys.meta_path if finder is not PathFinder)
    return not strange and not any(one.lower().endswith(".egg") or os.path.isfile(one) for one in sys.path)  # noqa: PTH113


def _by_metadata(group: str) -> list[Announced]:
    from importlib.metadata import entry_points

    found = [(one, one.dist) for one in entry_points(group=group)]
    return [Announced(one.name, one.value, f"{dist.name} {dist.version}" if dist else "unknown") for one, dist in found]


def _in_folders(group: str) -> list[Announced]:
    seen: set[str] = set()
    found: list[Announced] = []
    for folder in sys.path:
        for info, name in _distributions(folder or "."):
            if name not in seen:
                seen.add(name)
                found += _announced_by(info, group)
    return found


def _distributions(folder: str) -> Iterator[tuple[str, str]]:
    """The folders of metadata in a folder, each with the name of its distribution, spelt as all spellings of it are."""
    try:
        inside = os.listdir(folder)  # noqa: PTH208 - pathlib is slow
    except OSError:
        return
    for one in inside:
        stem, _, kind = one.lower().rpartition(".")
        if kind in ("dist-info", "egg-info"):
            yield os.path.join(folder, one), re.sub(r"[-_.]+", "_", stem.partition("-")[0])  # noqa: PTH118


def _announced_by(info: str, group: str) -> Iterator[Announced]:
    """The entry points of a group in a folder of metadata."""
    text = _read(info, "entry_points.txt")
    if f"[{group}]" not in text:
        return
    section, origin = "", _origin(info)
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        elif section == group and "=" in line and not line.startswith("#"):
            name, value = map(str.strip, line.split("=", 1))
            yield Announced(name, value, origin)


def _origin(info: str) -> str:
    """Name and version, from the head of the metadata."""
    head = (_read(info, "METADATA") or _read(info, "PKG-INFO")).split("\n\n", 1)[0]
    told = dict(re.findall(r"^(Name|Version): *(.*?)\s*$", head, re.MULTILINE))
    return f"{told['Name']} {told['Version']}" if len(told) == len(("Name", "Version")) else "unknown"


def _read(folder: str, name: str) -> str:
    """A file of metadata; empty where there is none."""
    try:
        with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as stream:  # noqa: PTH118, PTH123
            return stream.read()
    except OSError:
        return ""
