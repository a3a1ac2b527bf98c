"""What several verbs share: parameters, what is in force, loading, and what a result lacks."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from clustermodel import settings
from clustermodel.api import Loaded, load, today
from clustermodel.cli.hosting import choose
from clustermodel.cli.searching import is_folder
from clustermodel.cli.showing import show, sources_of, user_language
from clustermodel.cli.speaking import go_on_in, language_of, said
from clustermodel.diagnostics import Diagnostic, Severity
from clustermodel.engine import Selection
from clustermodel.host import Host
from clustermodel.host.rules import NAME_TAKEN, REQUIRED
from clustermodel.messages import Word, languages
from clustermodel.settings import Settings
from clustermodel.waiving import apply_waivers

PROGRAM = click.argument("path", type=click.Path(path_type=Path, readable=False))
LANG = click.option(
    "--lang", "language", type=click.Choice(languages(), case_sensitive=False),
    help="Language of messages; by default that of the environment.",
)  # fmt: skip


def codes(groups: Iterable[str]) -> tuple[str, ...]:
    """Codes, or their beginnings, separated by commas, from an option that may be given several times."""
    return tuple(one.strip() for group in groups for one in group.split(",") if one.strip())


def named(option: str, given: tuple[str, ...], hint: str) -> tuple[str, ...]:
    """What an option names. Ends with exit code 2 if it is given and names nothing: that must not come to everything."""
    found = codes(given)
    if given and not found:
        raise click.UsageError(said("{option} names nothing: {hint}", option=option, hint=Word(hint)))
    return found


class InForce(NamedTuple):
    """What holds for a run of a verb."""

    settings: Settings
    problems: tuple[Diagnostic, ...]
    """What is wrong with the settings."""
    language: str
    """Of all that is said."""


def in_force(path: Path, *asked: str | None) -> InForce:
    """The settings for a programme, or for what stands in a folder; and the language of messages, spoken from now on.

    That is the first one which is asked for and known, that of the settings, or that of the environment.
    """
    configured, problems = settings.read(settings.find(path if is_folder(path) else path.parent))
    known = next((one for one in asked if one and language_of(one) in languages()), None)
    language = user_language(known, configured.language)
    go_on_in(language)
    return InForce(configured, problems, language)


def load_usable(path: Path, force: InForce, host: Host | None = None, plugins: Iterable[str] = ()) -> Loaded:
    """Load a programme, or end with its diagnostics on the standard error and exit code 1."""
    loaded = load(path, host or choose([], force.settings, plugins).host())
    if loaded.program is None:
        show(loaded.diagnostics, force.language, sources_of(loaded))
        sys.exit(1)
    return loaded


def tell_losses(loaded: Loaded, configured: Settings, as_of: date, language: str | None = None) -> bool:
    """Show the errors of the files, for which something of them was not read; says whether that is a failure.

    What is made of such a programme lacks what was refused, and nothing in it tells. As in a check, the settings and the
    programme's waivers may leave out what is known.
    """
    selection = Selection(configured.select, configured.ignored_at(loaded.source.path if loaded.source else ""))
    kept, _, _ = apply_waivers(list(loaded.diagnostics), loaded.links.program.waivers, as_of)
    lost = [one for one in kept if one.severity is Severity.ERROR and selection.takes(one.code)]
    show(lost, language, sources_of(loaded))
    return bool(lost) and configured.fail_on != "never"


INTERNAL = 3
"""Exit code when something is missing of the result, because of a plugin."""


def account(host: Host, language: str | None = None) -> None:
    """Say on the standard error what was wrong with the plugins; end with exit code 3 if the result lacks something.

    What an exporter lacks that was not asked for, or a plugin that only checks need, is no matter of this result.
    """
    faults = [one for one in host.problems if "plugin" in one.values and one.code != REQUIRED.code]
    show(faults, language)
    if any(one.severity is Severity.ERROR and not _of_exporter(one) for one in faults):
        sys.exit(INTERNAL)


def conclude(loaded: Loaded, force: InForce, as_of: date | None = None) -> None:
    """Say on the standard error what the result lacks; end with exit code 3 for a plugin, 1 for the file."""
    lost = tell_losses(loaded, force.settings, as_of or today(), force.language)
    account(loaded.host, force.language)
    if lost:
        sys.exit(1)


def _of_exporter(fault: Diagnostic) -> bool:
    told = fault.values
    exporter = told.get("hook") == "clustermodel_exporters" or str(told["plugin"]).startswith("export.")
    return exporter or fault.code == NAME_TAKEN.code
