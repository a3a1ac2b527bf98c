"""`clustermodel translate`."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from clustermodel.api import Loaded
from clustermodel.cli.common import LANG, PROGRAM, InForce, in_force, load_usable
from clustermodel.cli.helping import Verb
from clustermodel.cli.meaning import unknown
from clustermodel.cli.showing import show
from clustermodel.cli.speaking import inform, said, unwritable
from clustermodel.editing import EditError, apply, edit_file
from clustermodel.files import FileChangedError, create_file
from clustermodel.links.texts import Wording
from clustermodel.loading.load import load_translation
from clustermodel.loading.scalars import LANGUAGE
from clustermodel.loading.source import Source
from clustermodel.loading.translations import path_of
from clustermodel.model.program import Program
from clustermodel.model.translation import Translation
from clustermodel.rendering.safe import printable
from clustermodel.translating import State, blank, refresh, state

ALL = "all"


@click.command("translate", cls=Verb)
@PROGRAM
@click.option("--to", "wanted", required=True, metavar="LANG", help="The language, a BCP 47 tag: en.")
@click.option(
    "--accept", "accepted", multiple=True, metavar="ADDRESS",
    help="Its wording fits the original as it is now: kind:id, kind:id/field, or `all`; may be given several times.",
)
@LANG
def command(path: Path, wanted: str, accepted: tuple[str, ...], language: str | None) -> None:
    """Lay out what a translation of a programme lacks, in the file NAME.LANG.yaml beside it.

    What is there is kept. What is not translated yet gets an entry with `~` in the place of its wording; a wording keeps a
    mark of its original, and is listed as stale when that has been changed since. Put it right and accept it.

    Example: clustermodel translate programs/medical_tourism.yaml --to en
    """
    force = in_force(path, language)
    loaded = load_usable(path, force)
    program = loaded.links.program
    if not LANGUAGE.fullmatch(wanted) or wanted == program.header.language:
        raise click.UsageError(said("'{text}' is not a tag of another language than that of the programme", text=wanted))
    beside = path_of(path, wanted)
    source, translation = _present(loaded, beside, wanted, force)
    found = state(program, wanted, translation, loaded.actuals)
    fresh = _accepted(found, accepted)
    edits = refresh(source, translation, found, fresh)
    try:
        if wanted in loaded.translations:
            edit_file(beside, edits, seen=source.text)
        else:
            create_file(beside, apply(source.text, edits).encode())
    except FileExistsError:
        raise click.ClickException(said("{path} is there already; nothing was written", path=str(beside))) from None
    except (FileChangedError, EditError) as error:
        raise click.ClickException(said("{problem}", problem=error.args[0])) from None
    except OSError as error:
        raise click.ClickException(unwritable(beside, error)) from None
    _report(found, beside, fresh)


def _present(loaded: Loaded, beside: Path, wanted: str, force: InForce) -> tuple[Source, Translation]:
    """The file as it is, or a blank one. Ends with exit code 1 if it cannot be used."""
    program = loaded.links.program
    present = loaded.translations.get(wanted)
    if present is None:
        return _blank(program, beside, wanted)
    if present.problems or present.source is None or present.translation is None:
        show(present.problems, force.language, {} if present.source is None else {present.source.path: present.source})
        sys.exit(1)
    if (present.translation.program, present.translation.language) != (program.header.id, wanted):
        template = "{file} is not a translation of '{program}' into '{language}'"
        raise click.ClickException(said(template, file=str(beside), program=program.header.id, language=wanted))
    return present.source, present.translation


def _blank(program: Program, beside: Path, language: str) -> tuple[Source, Translation]:
    if beside.exists():
        template = "{file} is something else than a translation; nothing was written"
        raise click.ClickException(said(template, file=str(beside)))
    source = Source(str(beside), blank(program, language))
    return source, load_translation(source).value


def _accepted(found: State, given: Iterable[str]) -> list[Wording]:
    """The stale wordings that are accepted."""
    names = {name: one for one in found.stale for name in (ALL, one.address, _name(one))}
    for name in given:
        if name not in names and name != ALL:
            unknown("stale wording", name, names)
    wanted = set(given)
    return [one for one in found.stale if wanted & {ALL, one.address, _name(one)}]


def _name(one: Wording) -> str:
    return f"{one.address}/{one.field}"


def _report(found: State, beside: Path, accepted: list[Wording]) -> None:
    stale = [one for one in found.stale if one not in accepted]
    for one in stale:
        click.echo(said("stale: {address}", address=printable(_name(one))))
    parts = [
        said("{number} of {total} texts translated", number=found.translated, total=len(found.needed)),
        said("{number} missing", number=len(found.missing)),
        said("{number} stale", number=len(stale)),
    ]
    parts += [said("{number} accepted", number=len(accepted))] if accepted else []
    inform(f"{beside}: {', '.join(parts)}")
