"""`clustermodel export`."""

from datetime import date
from pathlib import Path

import click

from clustermodel.api import export
from clustermodel.cli.common import AS_OF, PROGRAM, load_usable, unknown
from clustermodel.files import write_file
from clustermodel.host import Host


@click.command("export")
@PROGRAM
@click.option("--to", "name", required=True, metavar="NAME", help="The format; `clustermodel plugins` lists them.")
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to write; - is the standard output (the default).")
@click.option("--lang", "language", metavar="LANG", help="Language of headings; by default that of the programme.")
@AS_OF
def command(path: Path, name: str, output: str, language: str | None, as_of: date | None) -> None:
    """Turn a programme into another format.

    Example: clustermodel export programs/medical_tourism.yaml --to markdown -o programme.md
    """
    loaded = load_usable(path)
    host = Host(["export"])
    exporters = host.exporters()
    if name not in exporters:
        unknown("exporter", name, exporters)
    made = export(loaded, name, language=language, as_of=as_of, host=host)
    if output == "-":
        click.echo(made, nl=False)
        return
    try:
        write_file(Path(output), made)
    except OSError as error:
        raise click.UsageError(f"cannot write {output}: {error.strerror or error}") from None
    click.echo(f"{output}: {len(made)} bytes", err=True)
