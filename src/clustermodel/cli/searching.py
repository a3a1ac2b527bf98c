"""The programmes that are meant by paths on the command line."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import attrs
import click

from clustermodel.cli.speaking import said
from clustermodel.diagnostics import Diagnostic, Severity, Span
from clustermodel.loading.looks import BEGINNING, is_programme
from clustermodel.loading.rules import UNREADABLE
from clustermodel.messages import Word
from clustermodel.reachable import unreadable

_Entry = tuple[str, bool]
"""A path, and whether it is a folder."""


def files(paths: Iterable[Path]) -> tuple[list[str], list[Diagnostic]]:
    """The programmes meant, none twice, and what is wrong with folders.

    A file is one whatever is in it, a folder holds those that look like one.
    """
    paths = tuple(paths)
    problems: list[Diagnostic] = []
    found: dict[str, str] = {}
    for path in paths:
        for one in _inside(path, problems) if is_folder(path) else (str(path),):
            found.setdefault(_place(one), one)
    if not found and not any(one.severity is Severity.ERROR for one in problems):
        named = {_place(str(one)): str(one) for one in paths}
        raise click.UsageError(said("no programme in {paths}", paths=list(named.values())))
    return list(found.values()), list({one.span and Path(one.span.path).absolute(): one for one in problems}.values())


def is_folder(path: Path) -> bool:
    """Whether a path is a folder; one that is too long for the system is not."""
    with suppress(OSError):
        return path.is_dir()
    return False


def is_there(path: Path) -> bool:
    """Whether there is something at a path; nothing is at one that is too long for the system."""
    with suppress(OSError, ValueError):
        return path.exists()
    return False


def _place(path: str) -> str:
    """Where a file really is, so that it is checked once however often, and by whatever links, it is named."""
    with suppress(OSError, ValueError):
        return os.path.realpath(path)
    return path


def _inside(folder: Path, problems: list[Diagnostic]) -> Iterator[str]:
    """The programmes in a folder and below it, in the order of their names. Links to folders are not followed."""
    waiting: list[_Entry] = [(str(folder), True)]
    while waiting:
        path, is_folder = waiting.pop()
        if is_folder:
            waiting += reversed(_entries(path, problems))
        elif _is_one(path):
            yield path
        elif _is_dead(path):
            dead = UNREADABLE(span=_whole(path), values={"reason": unreadable(Path(path))})
            problems.append(attrs.evolve(dead, severity=Severity.WARNING))  # what it led to may have been no programme


def _entries(folder: str, problems: list[Diagnostic]) -> list[_Entry]:
    """What stands in a folder, as far as it is a folder or may be a programme. One that cannot be looked into is told."""
    prefix = "" if folder == "." else folder.rstrip("/") + "/"
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda one: one.name)
    except OSError as error:
        problems.append(UNREADABLE(span=_whole(folder), values={"reason": Word(error.strerror or error)}))
        return []
    told = ((prefix + one.name, one.is_dir(follow_symlinks=False)) for one in entries)
    return [(path, is_folder) for path, is_folder in told if is_folder or path.endswith((".yaml", ".yml"))]


def _whole(path: str) -> Span:
    return Span(Path(path).as_posix(), 1, 1, 1, 1)


def _is_dead(path: str) -> bool:
    """Whether it is a link that leads nowhere. Emacs makes such links, beginning with `.#`, to lock what is being edited."""
    return Path(path).is_symlink() and not is_there(Path(path)) and not Path(path).name.startswith(".#")


def _is_one(path: str) -> bool:
    """Whether a file begins as a programme does; one that may not be read counts, so that it is told."""
    try:
        if not Path(path).is_file():
            return False
        with open(path, "rb") as stream:  # noqa: PTH123 - a hundred thousand times
            return is_programme(stream.read(BEGINNING))
    except FileNotFoundError:
        return False
    except OSError:
        return True
