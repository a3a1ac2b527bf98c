"""`clustermodel import`."""  # noqa: N999 - the verb is called so

import sys
from pathlib import Path
from typing import NoReturn

import click

from clustermodel.api import import_table, import_workbook
from clustermodel.cli import fixing
from clustermodel.cli.common import LANG, in_force, load_usable
from clustermodel.cli.helping import Verb
from clustermodel.cli.showing import show
from clustermodel.cli.speaking import inform, said, unwritable
from clustermodel.diagnostics import Severity, shown_path
from clustermodel.editing import EditError
from clustermodel.files import FileChangedError
from clustermodel.importing import Brought, Table, save
from clustermodel.importing.values import told
from clustermodel.importing.wishes import Change
from clustermodel.messages import render
from clustermodel.rendering.safe import printable
from clustermodel.views.workbook import forms


@click.command("import", cls=Verb)
@click.argument("book", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE")
@click.option(
    "--into", "path", required=True, type=click.Path(path_type=Path), metavar="PROGRAM.yaml", help="The programme to change."
)
@click.option(
    "--actuals", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="The file of actuals; by default the one beside the programme, which is made if it is missing.",
)
@click.option("--table", type=click.Choice(["kpis", "roadmap", "participants"]), help="FILE is a free table of these.")
@click.option("--dry-run", is_flag=True, help="Say what would be changed, and write nothing.")
@click.option("--diff", is_flag=True, help="Print the difference, and write nothing; exit code 1 if there is any.")
@LANG
def command(
    book: Path, path: Path, table: Table | None, actuals: Path | None, dry_run: bool, diff: bool, language: str | None
) -> None:
    """Bring the edits of a workbook back into the programme that it was exported from, and into its actuals.

    What somebody has changed in the file since the export, and somebody else in the workbook, is shown and left as it is.
    With --table, FILE is any table (.xlsx or .csv) with headings in Russian or English: it fills in what the programme
    leaves open, and every assumption made about it is told.

    Example: clustermodel import dairy.xlsx --into examples/dairy/dairy_valley.yaml --diff
    """
    if actuals and actuals.exists() and not actuals.is_file():
        raise click.UsageError(said("{path} is not a regular file", path=str(actuals)))
    force = in_force(path, language)
    language = force.language
    loaded = load_usable(path, force)
    brought = import_table(loaded, book, table, actuals=actuals) if table else import_workbook(loaded, book, actuals=actuals)
    show(brought.diagnostics, language)
    if diff:
        _diff(brought)
    for line in _lines(brought, language):
        click.echo(printable(line))
    if not dry_run:
        _save(brought)
    number = {"n": len(brought.changes) + len(brought.new)}
    counted = "{n} to be brought in" if dry_run else "{n} brought in"
    inform(render(counted, number, plural=counted, language=language))
    if number["n"] and not table and not dry_run:
        inform(said("Export the workbook anew before you go on in it."))
    sys.exit(1 if _failed(brought) else 0)


def _lines(brought: Brought, language: str) -> list[str]:
    new = (f"{one.place}  + {one.address}: {one.name}" for one in brought.new)
    return [*(_line(one, language) for one in brought.changes), *new]


def _line(change: Change, language: str) -> str:
    before, after = (_worded(change, one or "–", language) for one in (change.exported, change.value))
    return f"{change.place}  {change.subject}: {before} → {after}"


def _worded(change: Change, value: str, language: str) -> str:
    """A value as a reader of a language words it."""
    if value == "–":
        return value
    if language == "en" and change.slot.form.name == "quantity":
        return str(forms.show(change.slot.form, value, language))  # as its workbook has it, other than messages of checks
    return render("{value}", {"value": told(change.slot.form.name, value)}, language=language)


def _diff(brought: Brought) -> NoReturn:
    """Print the difference, and end."""
    for file in brought.files:
        fixing.print_difference(shown_path(file.path), file.before or "", file.after)
    sys.exit(1 if brought.files or _failed(brought) else 0)


def _save(brought: Brought) -> None:
    try:
        save(brought)
    except (FileChangedError, EditError) as error:
        raise click.ClickException(said("{problem}", problem=error.args[0])) from None
    except OSError as error:
        raise click.ClickException(unwritable(error.filename, error)) from None


def _failed(brought: Brought) -> bool:
    return any(one.severity is Severity.ERROR for one in brought.diagnostics)
