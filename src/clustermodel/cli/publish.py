"""`clustermodel publish`."""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from clustermodel.api import Loaded, today
from clustermodel.cli import opting
from clustermodel.cli.codes import strange
from clustermodel.cli.common import in_force, named
from clustermodel.cli.dating import AS_OF
from clustermodel.cli.helping import Verb
from clustermodel.cli.hosting import PLUGINS, choose
from clustermodel.cli.pressing import UNUSABLE, Press, RefusedError
from clustermodel.cli.searching import files, is_there
from clustermodel.cli.showing import show, tell_headings
from clustermodel.cli.speaking import inform, said
from clustermodel.host import Host
from clustermodel.links.texts import untranslated
from clustermodel.loading.scalars import LANGUAGE
from clustermodel.messages import languages as spoken_languages
from clustermodel.messages import render
from clustermodel.portfolio.neighbours import beside
from clustermodel.publishing import Output
from clustermodel.views.shelf import Shelf

_LEFT_OVER = "there is no file '{word}'; if it belongs to an option, write {option}"


@click.command("publish", cls=Verb)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@click.option(
    "-o", "--output", "folder", required=True, type=click.Path(path_type=Path), metavar="DIR",
    help="The folder to write to; it is made if it is missing.",
)
@click.option(
    "--only", multiple=True, metavar="NAMES", help="Only these formats (docx,xlsx); else those of the settings, or all."
)
@click.option("--lang", "languages", multiple=True, metavar="LANGS", help="Languages (ru,en); else the programme's own.")
@click.option(
    "--opt", "given", multiple=True, metavar="[EXPORTER.]KEY=VALUE",
    help="An option of a format (ics.day=first), or of all that have it (findings=no); may be given several times.",
)
@PLUGINS
@AS_OF
def command(
    paths: tuple[Path, ...],
    folder: Path,
    only: tuple[str, ...],
    languages: tuple[str, ...],
    given: tuple[str, ...],
    plugins: tuple[str, ...],
    as_of: date | None,
) -> None:
    """Make all outputs of programmes, and a page that links to them; of several, also one that compares them.

    PATH is a programme, or a folder that is searched for programmes; a format is what `clustermodel export --to` takes. One
    that needs something that is not installed is left out with a line that says what to install, and the others go on.

    Exit codes: 1 a file holds no programme, or has errors, at which something is lacking; 2 something is not installed;
    3 a plugin failed.

    Example: clustermodel publish programs/medical_tourism.yaml -o out --lang ru,en
    """
    formats = named("--only", only, "name formats (docx,xlsx), or leave it out")
    tags = named("--lang", languages, "name languages (ru,en), or leave it out")
    _can_be_folder(folder)
    meant, unreadable = files(paths)
    configured, problems, language = in_force(paths[0], *tags)
    checkers = choose(["checks"], configured, plugins)
    problems = (*problems, *strange((), configured, checkers, ask=True))
    show((*problems, *unreadable), language)
    press = Press(folder, choose(["export"], configured, plugins).host(), as_of or today(), configured, checkers, language)
    press.spare_foreign()
    press.status = UNUSABLE if problems else 0
    made = formats or configured.publish
    _no_value_left_over(paths, tags, press.host)
    press.options = opting.of_several(press.host, given, made, language)
    loaded = [(path, one) for path in map(Path, meant) if (one := press.load(path))]
    plans = [(one, path.stem, press.plan(one, path, made, tags)) for path, one in loaded]
    press.tell_faults(told=problems)
    for tag in dict.fromkeys(output.language for *_, plan in plans for output in plan):
        tell_headings(tag)
    for (path, one), (*_, plan) in zip(loaded, plans, strict=True):
        for tag in dict.fromkeys(output.language for output in plan):
            _tell_untranslated(one, path, tag)
    for (path, _), (*_, plan) in zip(loaded, plans, strict=True):
        _tell_shortened(path, plan)
    twice = [file for file, number in _counted(plans).items() if number > 1]
    if twice:
        problem = "two programmes would both be written to {file}: publish them to different folders"
        raise click.UsageError(said(problem, file=twice[0]))
    press.know(dict(loaded), beside([str(path) for path, _ in loaded]))
    shelves = [found for one, stem, plan in plans for found in press.publish(one, stem, plan)]
    shelves += _compared(press, {one: plan for one, _, plan in plans})
    if press.written:
        press.index(shelves)
    for path, one in loaded:
        press.tell_concerns(one, path)
    inform(_summary(press))
    sys.exit(press.status)


def _tell_untranslated(loaded: Loaded, path: Path, tag: str) -> None:
    """Say that most texts of what is made in a language are in another one, and how to change that."""
    own = untranslated(loaded.in_languages.program, tag)
    if own:
        template = "{path}: most texts are not translated into '{tag}', and stay in '{own}'; `{verb}` begins a translation"
        verb = f"clustermodel translate {path} --to {tag}"
        inform(said(template, path=str(path), tag=tag, own=own, verb=verb))


def _tell_shortened(path: Path, plan: Iterable[Output]) -> None:
    """Say what the files are called that cannot bear the whole name of their programme."""
    short = next((output.file for output in plan if not output.file.startswith(path.stem)), None)
    if short is not None:
        template = "{path}: its name is too long for those of the files made of it, which are shortened: {file}"
        inform(said(template, path=str(path), file=short))


def _compared(press: Press, plans: Mapping[Loaded, list[Output]]) -> Iterable[Shelf]:
    """Of several programmes whose reports are made, a page with them beside each other."""
    planned = [output for plan in plans.values() for output in plan]
    if len(plans) < 2 or not any(output.exporter == "html" for output in planned):  # noqa: PLR2004
        return ()
    return press.compare(plans, dict.fromkeys(output.language for output in planned))


def _summary(press: Press) -> str:
    """One line: how many files were written where, and how many outputs are lacking."""
    written = {"n": press.written, "folder": str(press.folder)}
    told = render("{n} files in {folder}", written, plural="{n} files in {folder}", language=press.language)
    if not press.missing:
        return told
    return f"{told}, {render('{n} not made', {'n': press.missing}, plural='{n} not made', language=press.language)}"


def _no_value_left_over(paths: Iterable[Path], tags: tuple[str, ...], host: Host) -> None:
    """End with exit code 2 if what is taken for a path is the second value of an option: `--lang ru en`."""
    for path in paths:
        word = str(path)
        if path.suffix or is_there(path):
            continue
        if LANGUAGE.fullmatch(word) and (tags or word.lower() in spoken_languages()):
            raise click.UsageError(said(_LEFT_OVER, word=word, option=f"--lang {','.join((*tags, word))}"))
        if word in host.exporters():
            raise click.UsageError(said(_LEFT_OVER, word=word, option=f"--only …,{word}"))


def _can_be_folder(folder: Path) -> None:
    """End at once, before anything is made, if a file stands where the folder is to be, or on the way to it."""
    with suppress(OSError):  # of a path that is too long; writing will tell
        for one in (folder, *folder.parents):
            if one.exists() and not one.is_dir():
                raise RefusedError(said("{path} is a file: name a folder to write to", path=str(one)))


def _counted(plans: Iterable[tuple[Loaded, str, list[Output]]]) -> dict[str, int]:
    """How many outputs would be written under each name; many a disk takes capitals and small letters for the same."""
    files = [output.file for *_, plan in plans for output in plan]
    same = Counter(map(str.casefold, files))
    return {file: same[file.casefold()] for file in files}
