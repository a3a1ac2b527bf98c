"""`clustermodel check --fix` and `--diff`: the fixes that need no decision, made or shown."""

import difflib
import io
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

from clustermodel.api import Loaded, load, loads
from clustermodel.cli.checking import Fixable, mark
from clustermodel.cli.speaking import inform
from clustermodel.diagnostics import Diagnostic
from clustermodel.editing import Accept, EditError, Fix, apply, choose, edit_file
from clustermodel.files import FileChangedError
from clustermodel.host import Host
from clustermodel.loading.load import load_actuals, load_translation
from clustermodel.loading.source import Source
from clustermodel.messages import Word, render
from clustermodel.rendering.safe import printable

Reread = Callable[[Source], Iterable[Diagnostic]]
"""Finds the mistakes in a file after it has been edited."""


_GOES = 3
"""So often fixes are looked for: an id that is mended shows which letters of the references to it are wrong, too."""


def make(find: Callable[[], Iterable[Fixable]], language: str) -> None:
    """Make the fixes of some findings in their files, as long as there are any, and say how many there were."""
    made = 0
    with _told(language):
        for _ in range(_GOES):
            before = made
            for source, fixes in _fixes(find()):
                _edit(source, fixes, language)
                made += len(fixes)
            if made == before:
                break
    inform(render("{n} fixed", {"n": made}, plural="{n} fixed", language=language))


def show(found: Iterable[Fixable], language: str) -> NoReturn:
    """Print what the fixes of some findings would change, as a unified diff, and end: with exit code 1 if it is anything."""
    shown = 0
    with _told(language):
        for source, fixes in _fixes(found):
            edited = apply(source.text, [edit for fix in fixes for edit in fix])
            print_difference(source.path, source.text, edited)
            shown += len(fixes)
    inform(render("{n} can be fixed", {"n": shown}, plural="{n} can be fixed", language=language))
    sys.exit(1 if shown else 0)


@contextmanager
def _told(language: str) -> Iterator[None]:
    """What goes wrong with a file ends the command with a message."""
    try:
        yield
    except FileChangedError as error:
        text = render("{path} has changed since it was read; it was left as it is", {"path": error.path}, language=language)
        raise click.ClickException(text) from None
    except EditError as error:
        raise click.ClickException(render("{problem}", {"problem": error.args[0]}, language=language)) from None


def _edit(source: Source, fixes: list[Fix], language: str) -> None:
    try:
        edit_file(Path(source.path), [edit for fix in fixes for edit in fix], seen=source.text)
    except OSError as error:
        values = {"path": source.path, "reason": Word(error.strerror or error)}
        raise click.ClickException(render("cannot write {path}: {reason}", values, language=language)) from None


def print_difference(path: str, before: str, after: str) -> None:
    """Print what changes in a file, as a unified diff."""
    for line in difflib.unified_diff(_lines(before), _lines(after), path, path):
        click.echo(printable(line.rstrip("\r\n")) if sys.stdout.isatty() else line.removesuffix("\n"))
        if not line.endswith("\n"):
            click.echo("\\ No newline at end of file")


def _fixes(found: Iterable[Fixable]) -> Iterator[tuple[Source, list[Fix]]]:
    """The files in which there is something to fix, each with the fixes that can be made together.

    Raises FileChangedError for a file that is no longer the one in which they were found.
    """
    for one in found:
        by_path = defaultdict(list)
        for finding in one.found:
            if finding.span is not None:
                by_path[finding.span.path].append(finding.fix)
        for source, reread in _files(load(one.path, Host(installed=False))) if by_path else ():
            if source is None or source.path not in by_path:
                continue
            if one.read.get(source.path) != mark(source):
                raise FileChangedError(Path(source.path))
            fixes = choose(source.text, by_path[source.path], _gone(source, reread))
            if fixes:
                yield source, fixes


def _files(programme: Loaded) -> Iterator[tuple[Source | None, Reread]]:
    """The programme and the files beside it, each with what finds the mistakes in it."""
    yield programme.source, lambda source: loads(source.text).diagnostics
    yield programme.actuals_source, lambda source: load_actuals(source).problems
    for one in programme.translations.values():
        yield one.source, lambda source: load_translation(source).problems


def _gone(source: Source, reread: Reread) -> Accept:
    """Whether what some fixes were to mend is no longer found when a file is loaded again."""

    def gone(text: str, fixes: Sequence[Fix]) -> bool:
        return not any(one.fix in fixes for one in reread(Source(source.path, text)))

    return gone


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends."""
    return list(io.StringIO(text, newline=""))
