"""Which of many programmes are each other's neighbours, found without reading more of them than that takes."""

import os
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from clustermodel.loading.load import load_program
from clustermodel.loading.source import Source, read
from clustermodel.model.header import Status
from clustermodel.portfolio.folder import working_in

_KEY = re.compile(r"""^["']?([A-Za-z][\w-]*)["']?[ \t]*:(?=\s|$)""", re.MULTILINE)
"""A key of the root in block style."""
_WANTED = ("format", "program", "clusters")


class Identity(NamedTuple):
    """What a programme is called, and whom it calls its neighbours."""

    id: str
    names: tuple[str, ...]
    replaced: bool = False
    """It is an older edition of another one, which may bear the same id."""


class Survey(NamedTuple):
    """Where files are looked through, and where it is remembered what they were."""

    folder: Path
    memory: Path | None = None


def survey(common: Survey, paths: Sequence[str]) -> list[Identity | None]:
    """The identities of some programmes; None where there is none to be found."""
    with working_in(common.folder):
        if common.memory is None:
            return [_identity(path) for path in paths]
        return _remembered(common.memory, paths)


def _remembered(memory: Path, paths: Sequence[str]) -> list[Identity | None]:
    """The same, looking only into files that have changed since."""
    from clustermodel.portfolio.stamps import Stamps, digest, library
    from clustermodel.portfolio.store import opened

    stamps, context, new = Stamps(), library(), []
    found: list[Identity | None] = []
    with opened(memory) as store:
        for path in paths:
            slot, stamp = digest("identity", os.path.realpath(path)), digest(context, stamps.file(path))
            match store.get(slot, stamp):
                case [str(id), [*names], bool(replaced)] if all(isinstance(name, str) for name in names):
                    found.append(Identity(id, tuple(names), replaced))
                case _:
                    found.append(one := _identity(path))
                    new += [(path, slot, stamp, [one.id, one.names, one.replaced])] if one is not None else []
        now = Stamps()
        store.put((slot, stamp, value) for path, slot, stamp, value in new if digest(context, now.file(path)) == stamp)
    return found


def _identity(path: str) -> Identity | None:
    try:
        return identity(Path(path))
    except Exception:  # a fault of ours, which is told when the file is checked
        return None


def unknown(_: str) -> None:
    """The identity of a file that cannot be looked at: checking it will tell why."""


def identity(path: Path) -> Identity | None:
    """What a programme is called, and whom it calls its neighbours."""
    source, _ = read(path)
    if source is None:
        return None
    essence = load_program(_essence(source))
    program = essence.value if essence.value is not None and not essence.problems else load_program(source).value
    if program is None:
        return None
    header, names = program.header, tuple(one.id for one in program.clusters)
    return Identity(header.id, names, replaced=header.status is Status.REPLACED)


def _essence(source: Source) -> Source:
    """The sections that matter, cut out by their looks; all of it where the looks do not tell."""
    text = source.text
    keys = [(found[1], found.start()) for found in _KEY.finditer(text)]
    names = {name for name, _ in keys}
    if "program" not in names or ("clusters" in text and "clusters" not in names):
        return source
    pieces = pairwise([*keys, ("", len(text))])
    return Source(source.path, "".join(text[start:end] for (name, start), (_, end) in pieces if name in _WANTED))


def chosen(paths: Sequence[str], known: Sequence[Identity | None]) -> Iterator[tuple[str, ...]]:
    """For each path the paths of its neighbours: of several programmes that bear a neighbour's id, the nearest.

    That is the one in the same folder, or else below the nearest folder around it; and of several such the last. One that
    bears the programme's own id in the same folder is among them, too: it must be told.
    """
    named = {name for one in known if one is not None for name in one.names}
    found: dict[tuple[str, str], int] = {}
    for index, one in enumerate(known):
        if one is not None and one.id in named:
            found.update(((one.id, folder), index) for folder in _around(paths[index]))
    twins = _twins(paths, known)
    for index, one in enumerate(known):
        names = [name for name in one.names if name != one.id] if one is not None else []
        hits = {hit for name in names if (hit := _nearest(found, name, paths[index])) is not None}
        hits |= {twins[index]} if index in twins else set()
        yield tuple(paths[hit] for hit in sorted(hits))


def beside(paths: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Path → the paths of its neighbours, of some programmes that are published together."""
    known = survey(Survey(Path.cwd()), paths) if len(paths) > 1 else [None] * len(paths)
    return dict(zip(paths, chosen(paths, known), strict=True))


def _twins(paths: Sequence[str], known: Sequence[Identity | None]) -> dict[int, int]:
    """A programme → another one of its id in its folder: one is enough to tell it, and there may be thousands."""
    found: dict[tuple[str, str], int] = {}
    twins: dict[int, int] = {}
    for index, one in enumerate(known):
        if one is None or one.replaced:
            continue
        first = found.setdefault((one.id, next(_around(paths[index]))), index)
        if first != index:
            twins[index] = first
            twins.setdefault(first, index)
    return twins


def _nearest(found: dict[tuple[str, str], int], id: str, path: str) -> int | None:
    return next((found[id, folder] for folder in _around(path) if (id, folder) in found), None)


def _around(path: str) -> Iterator[str]:
    """The folders around a file, from the inside."""
    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120 - a hundred thousand times: without Path
    while True:
        yield folder
        outer = os.path.dirname(folder)  # noqa: PTH120
        if outer == folder:
            return
        folder = outer
