"""`clustermodel fuzz`."""

import sys
from pathlib import Path

import click

from clustermodel.cli.common import LANG, PROGRAM, in_force, load_usable
from clustermodel.cli.helping import Verb
from clustermodel.cli.speaking import inform, said
from clustermodel.docstrings import docstring
from clustermodel.rendering.safe import printable


@click.command("fuzz", cls=Verb)
@PROGRAM
@click.option("--max-examples", type=click.IntRange(min=1), default=100, show_default=True, help="Trials of each property.")
@click.option("--seed", type=int, default=0, show_default=True, help="Another number makes other trials.")
@LANG
def command(path: Path, max_examples: int, seed: int, language: str | None) -> None:
    """Try what must hold for any programme on one of yours: changed, cut up and damaged at random.

    A property that fails prints a programme, as small as can be found, for which it does. Exit code 1 if there is one.

    Example: clustermodel fuzz programs/medical_tourism.yaml --max-examples 500 --seed 7
    """
    force = in_force(path, language)
    try:
        from clustermodel.testing.properties import PROPERTIES, PropertyError, hold
    except ModuleNotFoundError as error:
        template = "fuzz needs {module}: pip install 'clustermodel[test]'"
        raise click.UsageError(said(template, module=error.name)) from None
    text = load_usable(path, force).source
    failed = 0
    for name, property_ in PROPERTIES.items():
        meaning = said(docstring(property_).partition("\n")[0])
        told = f"{said(name)}: {meaning}"
        if sys.stderr.isatty():
            inform(f"… {told}", end="\r")
        try:
            hold(text.text if text else "", name, max_examples=max_examples, seed_=seed)
        except PropertyError as error:
            failed += 1
            click.echo(f"{said('FAILS  {property}', property=told)}\n")
            click.echo(f"{printable(said(error.problem))}\n\n{_shown(error.program_text)}\n")
        else:
            click.echo(said("holds  {property}", property=told))
    sys.exit(1 if failed else 0)


def _shown(program_text: str) -> str:
    return "\n".join(f"    {printable(line)}" for line in program_text.splitlines())
