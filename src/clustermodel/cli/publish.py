"""`clustermodel publish`."""

import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

import attrs
import click

from clustermodel import settings
from clustermodel.api import Loaded, load, today
from clustermodel.cli.codes import strange
from clustermodel.cli.common import AS_OF, codes, nothing_in, show, sources_of, tell_headings, tell_losses, unknown
from clustermodel.cli.hosting import PLUGINS, Choice, choose
from clustermodel.cli.searching import files, is_folder
from clustermodel.cli.speaking import said, unwritable
from clustermodel.exporting import NOT_INSTALLED, UnknownLanguageError
from clustermodel.files import write_file
from clustermodel.host import Host
from clustermodel.model.program import Program
from clustermodel.portfolio.neighbours import beside
from clustermodel.publishing import Output, Published, make, outputs, shelf
from clustermodel.settings import Settings
from clustermodel.views.shelf import Shelf, joined, page, shelves_of

UNUSABLE, NOT_MADE, FAULT = 1, 2, 3
"""Exit codes, the highest counts: a file holds no programme, or errors; something is not installed; a plugin failed."""
INDEX = "index.html"


@click.command("publish")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@click.option(
    "-o", "--output", "folder", required=True, type=click.Path(path_type=Path), metavar="DIR",
    help="The folder to write to; it is made if it is missing.",
)
@click.option(
    "--only", multiple=True, metavar="NAMES", help="Only these formats (docx,xlsx); else those of the settings, or all."
)
@click.option("--lang", "languages", multiple=True, metavar="LANGS", help="Languages (ru,en); else the programme's own.")
@PLUGINS
@AS_OF
def command(
    paths: tuple[Path, ...],
    folder: Path,
    only: tuple[str, ...],
    languages: tuple[str, ...],
    plugins: tuple[str, ...],
    as_of: date | None,
) -> None:
    """Make all outputs of programmes, and a page that links to them.

    PATH is a programme, or a folder that is searched for programmes; a format is what `clustermodel export --to` takes. One
    that needs something that is not installed is left out with a line that says what to install, and the others go on.

    Exit codes: 1 a file holds no programme, or has errors, at which something is lacking; 2 something is not installed;
    3 a plugin failed.

    Example: clustermodel publish programs/medical_tourism.yaml -o out --lang ru,en
    """
    formats, tags = _names("--only", only), _names("--lang", languages)
    _can_be_folder(folder)
    meant, unreadable = files(paths)
    configured, problems = settings.read(settings.find(paths[0] if is_folder(paths[0]) else paths[0].parent))
    checkers = choose(["checks"], configured, plugins)
    problems = (*problems, *strange((), configured, checkers, ask=True))
    show((*problems, *unreadable), configured.language)
    press = _Press(folder, choose(["export"], configured, plugins).host(), as_of or today(), configured, checkers)
    press.status = UNUSABLE if problems else 0
    loaded = [(path, one) for path in map(Path, meant) if (one := press.load(path))]
    plans = [(one, path.stem, press.plan(one, path, formats or configured.publish, tags)) for path, one in loaded]
    for tag in dict.fromkeys(output.language for *_, plan in plans for output in plan):
        tell_headings(tag)
    twice = [file for file, number in _counted(plans).items() if number > 1]
    if twice:
        problem = "two programmes would both be written to {file}: publish them to different folders"
        raise click.UsageError(said(problem, file=twice[0]))
    press.know(dict(loaded), beside([str(path) for path, _ in loaded]))
    shelves = [found for one, stem, plan in plans for found in press.publish(one, stem, plan)]
    if press.written:
        press.write(INDEX, page(joined(press.older(), shelves)).encode())
    click.echo(f"{press.written} files in {folder}{f', {press.missing} not made' if press.missing else ''}", err=True)
    sys.exit(press.status)


def _names(option: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """What an option names. Ends with exit code 2 if it is given and names nothing: that must not come to everything."""
    found = codes(given)
    if given and not found:
        raise click.UsageError(said("{option} names nothing", option=option))
    return found


def _can_be_folder(folder: Path) -> None:
    """End at once, before anything is made, if a file stands where the folder is to be, or on the way to it."""
    with suppress(OSError):  # of a path that is too long; writing will tell
        for one in (folder, *folder.parents):
            if one.exists() and not one.is_dir():
                raise _RefusedError(said("{path} is a file: name a folder to write to", path=str(one)))


class _RefusedError(click.ClickException):
    """What is no matter of how the command is written."""

    exit_code = NOT_MADE


def _counted(plans: Iterable[tuple[Loaded, str, list[Output]]]) -> dict[str, int]:
    files = [output.file for *_, plan in plans for output in plan]
    return {file: files.count(file) for file in files}


@attrs.define
class _Press:
    """Makes and writes outputs, and remembers what became of them."""

    folder: Path
    host: Host
    as_of: date
    configured: Settings
    checkers: Choice
    """The plugins whose checks find what a report shows."""
    neighbours: dict[Loaded, list[Program]] = attrs.field(factory=dict)
    written: int = 0
    missing: int = 0
    status: int = 0

    def load(self, path: Path) -> Loaded | None:
        """A programme; None, with its diagnostics shown, if there is none."""
        loaded = load(path, self.host)
        if loaded.program is not None:
            if tell_losses(loaded, self.configured, self.as_of, self.configured.language):
                self.status = max(self.status, UNUSABLE)
            return loaded
        show(loaded.diagnostics, self.configured.language, sources_of(loaded))
        self.status = max(self.status, UNUSABLE)
        return None

    def know(self, loaded: Mapping[Path, Loaded], beside: Mapping[str, Iterable[str]]) -> None:
        """Make the programmes known to their neighbours among them, as a check of them all does."""
        for path, one in loaded.items():
            near = (loaded.get(Path(other)) for other in beside[str(path)])
            self.neighbours[one] = [other.program for other in near if other and other.program]

    def plan(self, loaded: Loaded, path: Path, only: Iterable[str], languages: Iterable[str]) -> list[Output]:
        """What is to be made of it."""
        try:
            return outputs(loaded, path.stem, only=only, languages=languages, host=self.host)
        except LookupError as error:
            unknown("exporter", error.args[0], self.host.exporters())
        except UnknownLanguageError as error:
            nothing_in(error)

    def publish(self, loaded: Loaded, stem: str, plan: list[Output]) -> list[Shelf]:
        """Make and write the outputs, one after the other."""
        made = []
        for number, output in enumerate(plan, 1):
            _progress(f"[{number}/{len(plan)}] {output.file}")
            one = make(
                loaded, output, as_of=self.as_of, others=self.neighbours[loaded],
                host=self.host, settings=self.configured, checkers=self.checkers,
            )  # fmt: skip
            _progress("")
            self._take(one)
            made.append(one)
        return shelf(loaded, stem, made)

    def older(self) -> list[Shelf]:
        """What the index in the folder links to that is still there: whoever makes less than before keeps the rest."""
        try:
            page = (self.folder / INDEX).read_text("utf-8")
        except (OSError, ValueError):
            return []
        there = [
            attrs.evolve(shelf, items=tuple(one for one in shelf.items if (self.folder / one.file).is_file()))
            for shelf in shelves_of(page)
        ]
        return [one for one in there if one.items]

    def _take(self, one: Published) -> None:
        if one.problem is None:
            self.write(one.output.file, one.data)
            return
        show([one.problem], self.configured.language)
        self.missing += 1
        self.status = max(self.status, NOT_MADE if one.problem.code == NOT_INSTALLED.code else FAULT)

    def write(self, name: str, data: bytes) -> None:
        """Write a file whole, or not at all."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_file(self.folder / name, data)
        except OSError as error:
            raise _RefusedError(unwritable(self.folder / name, error)) from None
        self.written += 1
        click.echo(f"{self.folder / name}: {len(data)} bytes", err=True)


def _progress(text: str) -> None:
    """What is being made, on a terminal only; an empty text wipes it away."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{text}", nl=False, err=True)
