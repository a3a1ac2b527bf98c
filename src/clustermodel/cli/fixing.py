"""`clustermodel check --fix` and `--diff`: the fixes that need no decision, made or shown."""

import difflib
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import click

from clustermodel.api import Loaded, loads
from clustermodel.diagnostics import Diagnostic
from clustermodel.editing import Accept, EditError, Fix, apply, choose, edit_file
from clustermodel.files import FileChangedError
from clustermodel.loading.load import load_actuals
from clustermodel.loading.source import Source
from clustermodel.rendering.safe import printable


def make(loaded: Iterable[Loaded], found: Iterable[Diagnostic]) -> int:
    """Make the fixes of some findings in their files, and say how many there were; returns that."""
    made = 0
    for source, fixes in _fixes(loaded, found):
        try:
            edit_file(Path(source.path), [edit for fix in fixes for edit in fix], seen=source.text)
        except (FileChangedError, EditError) as error:
            raise click.ClickException(str(error)) from None
        except OSError as error:
            raise click.ClickException(f"cannot write {source.path}: {error.strerror or error}") from None
        made += len(fixes)
    click.echo(f"{made} fixed", err=True)
    return made


def show(loaded: Iterable[Loaded], found: Iterable[Diagnostic]) -> NoReturn:
    """Print what the fixes of some findings would change, as a unified diff, and end: with exit code 1 if it is anything."""
    shown = 0
    for source, fixes in _fixes(loaded, found):
        edited = apply(source.text, [edit for fix in fixes for edit in fix])
        print_difference(source.path, source.text, edited)
        shown += len(fixes)
    click.echo(f"{shown} can be fixed", err=True)
    sys.exit(1 if shown else 0)


def print_difference(path: str, before: str, after: str) -> None:
    """Print what changes in a file, as a unified diff."""
    for line in difflib.unified_diff(_lines(before), _lines(after), path, path):
        click.echo(printable(line.rstrip("\r\n")) if sys.stdout.isatty() else line.removesuffix("\n"))
        if not line.endswith("\n"):
            click.echo("\\ No newline at end of file")


def _fixes(loaded: Iterable[Loaded], found: Iterable[Diagnostic]) -> Iterator[tuple[Source, list[Fix]]]:
    """The files in which there is something to fix, each with the fixes that can be made together."""
    by_path: dict[str, list[Fix]] = {}
    for one in found:
        if one.span is not None:
            by_path.setdefault(one.span.path, []).append(one.fix)
    for programme in loaded:
        for source in (programme.source, programme.actuals_source):
            fixes = choose(source.text, by_path.get(source.path, []), _gone(programme, source)) if source else []
            if source and fixes:
                yield source, fixes


def _gone(programme: Loaded, source: Source) -> Accept:
    """Whether what some fixes were to mend is no longer found when one of the two files is loaded again."""

    def gone(text: str, fixes: Sequence[Fix]) -> bool:
        is_programme = source is programme.source
        found = loads(text).diagnostics if is_programme else load_actuals(Source(source.path, text)).problems
        return not any(one.fix in fixes for one in found)

    return gone


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends."""
    return list(io.StringIO(text, newline=""))
