"""`clustermodel init`."""

from pathlib import Path

import click

from clustermodel.cli.common import LANG, in_force
from clustermodel.cli.helping import Verb
from clustermodel.cli.showing import tell_written
from clustermodel.cli.speaking import inform, said, unwritable
from clustermodel.files import create_file
from clustermodel.loading.scalars import ID

STARTERS = Path(__file__).parent.parent / "starters"
"""A programme to be filled in for each language, with `{id}` in the place of its id."""

LONGEST = 100
"""Letters of an id that anybody would write again, in links and on the command line."""


@click.command("init", cls=Verb)
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--id", "handle", metavar="ID", help="Id of the programme; by default the name of the file.")
@LANG
def command(path: Path, handle: str | None, language: str | None) -> None:
    """Begin a programme: write a file that explains itself line by line and passes every check, to be filled in.

    It is written in the language of messages. A file that is there already is left as it is.

    Example: clustermodel init programs/agro.yaml --id stavropol-agro --lang ru
    """
    language = in_force(path, language).language
    id = path.stem if handle is None else handle
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise click.UsageError(said("the name of a programme ends with .yaml, not '{path}'", path=str(path)))
    if path.stem.endswith(".actuals"):
        problem = "'{path}' is what a file beside a programme is called; choose another name"
        raise click.UsageError(said(problem, path=str(path)))
    if not ID.fullmatch(id):
        raise click.UsageError(said("'{id}' is no id: letters a-z, digits and . _ - (give one with --id)", id=id))
    if len(id) > LONGEST:
        raise click.UsageError(said("an id of {n} letters is too long: at most {most}", n=len(id), most=LONGEST))
    text = (STARTERS / f"{language}.yaml").read_text("utf-8").replace("{id}", id, 1)
    data = text.encode()
    try:
        create_file(path, data)
    except FileExistsError:
        raise click.ClickException(said("{path} is there already; nothing was written", path=str(path))) from None
    except OSError as error:
        raise click.ClickException(unwritable(path, error)) from None
    tell_written(path, len(data), language)
    told = said("replace what stands there by what your document says; then: clustermodel check {path}", path=str(path))
    inform(told)
