"""The translations that stand beside a programme: `NAME.LANG.yaml` beside `NAME.yaml`."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from clustermodel.diagnostics import Diagnostic
from clustermodel.loading.folders import names_in
from clustermodel.loading.load import load_translation
from clustermodel.loading.losses import Losses
from clustermodel.loading.scalars import LANGUAGE
from clustermodel.loading.source import Source, read
from clustermodel.model.translation import Translation

_PROGRAM = "format: clustermodel/"


class Translated(NamedTuple):
    """A file of translations as it was read."""

    translation: Translation | None
    """None when nothing of it could be kept."""
    source: Source | None
    problems: tuple[Diagnostic, ...]
    losses: Losses


def path_of(program: Path, language: str) -> Path:
    """Where the translation of a programme into a language stands."""
    return program.with_name(f"{program.stem}.{language}{program.suffix}")


def translations(program: Path) -> Mapping[str, Translated]:
    """Language → translation, of those beside a programme, by the names of their files."""
    return {language: _read(path) for language, path in _beside(program) if not _is_program(path)}


def _beside(program: Path) -> Iterator[tuple[str, Path]]:
    start, end = f"{program.stem}.", program.suffix
    try:
        names = names_in(program.parent)
    except OSError:
        return
    for name in names[bisect_left(names, start) :]:
        if not name.startswith(start):
            return
        language = name[len(start) : len(name) - len(end)]
        if name.endswith(end) and LANGUAGE.fullmatch(language):
            yield language, path_of(program, language)


def _is_program(path: Path) -> bool:
    """Another programme whose name only looks like that of a translation: `pharma.old.yaml`."""
    try:
        with path.open("rb") as stream:
            return _PROGRAM.encode() in stream.read(4096)
    except OSError:
        return False


def _read(path: Path) -> Translated:
    source, problems = read(path)
    if source is None:
        return Translated(None, None, problems, Losses())
    structured = load_translation(source)
    return Translated(structured.value, source, (*problems, *structured.problems), structured.losses)
