"""`clustermodel export`."""

import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import click

from clustermodel import exporting, options
from clustermodel.api import Loaded, export, today
from clustermodel.cli import opting
from clustermodel.cli.codes import strange
from clustermodel.cli.common import INTERNAL, PROGRAM, account, in_force, load_usable, tell_losses
from clustermodel.cli.dating import AS_OF
from clustermodel.cli.helping import Verb
from clustermodel.cli.hosting import PLUGINS, choose
from clustermodel.cli.meaning import nothing_in
from clustermodel.cli.showing import show, tell_headings, tell_past, tell_written
from clustermodel.cli.speaking import asked, said, unwritable
from clustermodel.explaining import exporter_doc, option_doc
from clustermodel.exporting import NOT_INSTALLED, ExportError
from clustermodel.files import write_file
from clustermodel.hookspecs import Exporter
from clustermodel.host import Host

_CLAIMED = frozenset({".pdf", ".doc", ".odt", ".rtf", ".xls", ".ods", ".csv", ".png", ".svg"})
"""Ends of names by which programs know formats that none of ours is."""
_CALENDAR = ".ics"


class _Asked(click.Option):
    """Is answered before anything else is looked at, and yet knows the plugins that are named, before or behind it."""

    def handle_parse_result(self, ctx: click.Context, opts: Mapping[str, Any], args: list[str]) -> Any:
        ctx.params["plugins"] = tuple(opts.get("plugins", ()))
        return super().handle_parse_result(ctx, opts, args)


def _help_exporter(ctx: click.Context, _parameter: click.Parameter, name: str | None) -> None:
    """Show what an exporter makes and its options, and end."""
    if name is None:
        return
    configured, _, language = in_force(Path(), asked())
    exporter = opting.exporter(choose(["export"], configured, ctx.params["plugins"]).host(), name, language)
    click.echo(f"{exporter.name} ({exporter.suffix})\n\n{exporter_doc(exporter, language)}")
    for one in options.options(exporter.options):
        choices = f" ({', '.join(one.choices)})" if one.choices else ""
        click.echo(f"\n  --opt {one.name}={_shown(one.default)}{choices}\n      {option_doc(exporter, one, language)}")
    ctx.exit()


def _shown(default: Any) -> str:
    """A default as the user would write it."""
    if isinstance(default, bool):
        return "yes" if default else "no"
    return ",".join(default) if isinstance(default, tuple) else "" if default is None else str(default)


@click.command("export", cls=Verb)
@PROGRAM
@click.option("--to", "name", required=True, metavar="NAME", help="The format; `clustermodel plugins` lists them.")
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to write; - is the standard output (the default).")
@click.option(
    "--opt", "given", multiple=True, metavar="KEY=VALUE", help="An option of the format; may be given several times."
)
@click.option("--lang", "language", metavar="LANG", help="Language of headings and texts; by default the programme's own.")
@PLUGINS
@AS_OF
@click.option(
    "--help-exporter", cls=_Asked, metavar="NAME", is_eager=True, expose_value=False, callback=_help_exporter,
    help="Show the options of a format, and end.",
)
def command(
    path: Path,
    name: str,
    output: str,
    given: tuple[str, ...],
    language: str | None,
    plugins: tuple[str, ...],
    as_of: date | None,
) -> None:
    """Turn a programme into another format.

    Errors of the programme or of a file beside it are shown, since the result lacks what they stand at; the exit code is
    then 1.

    Example: clustermodel export programs/medical_tourism.yaml --to markdown -o programme.md
    """
    configured, problems, spoken = force = in_force(path, language)
    as_of = as_of or today()
    checkers = choose(["checks"], configured, plugins)
    host = choose(["export"], configured, plugins).host()
    exporter = opting.exporter(host, name, spoken)
    chosen = opting.read(exporter, given)
    _well_named(output, exporter, host)
    if exporter.shows_findings:
        problems = (*problems, *strange((), configured, checkers, ask=True))
    show(problems, spoken)
    loaded = load_usable(path, force, host)
    if language:
        language = _language(language, loaded)
    try:
        made = export(
            loaded, name, language=language, as_of=as_of, host=host,
            settings=configured, checkers=checkers, **chosen,
        )  # fmt: skip
    except ExportError as error:
        show([error.diagnostic], spoken)
        sys.exit(2 if error.diagnostic.code == NOT_INSTALLED.code else INTERNAL)
    _spare(output, loaded)
    _write(output, made, spoken)
    if exporter.suffix == _CALENDAR:
        tell_past(loaded, path, as_of)
    account(host, spoken)
    if tell_losses(loaded, configured, as_of, spoken) or problems:
        sys.exit(1)


def _language(tag: str, loaded: Loaded) -> str:
    """A language as it is usually written. Ends with exit code 2 for one that there is nothing in."""
    try:
        found = exporting.language(tag, loaded.languages)
    except exporting.UnknownLanguageError as error:
        nothing_in(error)
    tell_headings(found)
    return found


def _well_named(output: str, exporter: Exporter, host: Host) -> None:
    """End with exit code 2 if the name promises another format: whoever gets the file could not open it."""
    end = Path(output).suffix.lower()
    claimed = _CLAIMED | {one.suffix.lower() for one in host.exporters().values()}
    if end in claimed and not output.lower().endswith(exporter.suffix.lower()):
        name = output[: -len(end)] + exporter.suffix
        problem = "{output} would not be what its name says: the format {exporter} is a {suffix} file, so write -o {name}"
        raise click.UsageError(said(problem, output=output, exporter=exporter.name, suffix=exporter.suffix, name=name))


def _spare(output: str, loaded: Loaded) -> None:
    """End with exit code 2 if the output would take the place of what it is made from."""
    translations = (one.source for one in loaded.translations.values())
    for source in (loaded.source, loaded.actuals_source, *translations):
        with suppress(OSError, ValueError):
            if output != "-" and source is not None and Path(output).samefile(source.path):
                raise click.UsageError(said("{output} is what the result is made from; name another file", output=output))


def _write(output: str, made: bytes, spoken: str) -> None:
    if output == "-":
        if b"\0" in made and sys.stdout.isatty():
            raise click.UsageError(said("what this format makes is no text for a terminal: name a file with -o"))
        click.echo(made, nl=False)
        return
    try:
        write_file(Path(output), made)
    except OSError as error:
        raise click.UsageError(unwritable(output, error)) from None
    tell_written(output, len(made), spoken)
