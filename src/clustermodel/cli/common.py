"""What several verbs share: parameters, colours, loading with diagnostics on the standard error."""

import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import click

from clustermodel import settings
from clustermodel.api import Loaded, load, today
from clustermodel.cli.hosting import choose
from clustermodel.cli.searching import is_folder
from clustermodel.cli.speaking import environment, go_on_in, inform, language_of, said
from clustermodel.diagnostics import Diagnostic, Severity
from clustermodel.engine import Selection
from clustermodel.host import Host
from clustermodel.host.rules import NAME_TAKEN, PRINTED, REQUIRED
from clustermodel.messages import Phrase, Word, languages, render
from clustermodel.rendering import text
from clustermodel.rendering.findings import Style, unstyled
from clustermodel.settings import Settings
from clustermodel.waiving import apply_waivers

if TYPE_CHECKING:
    from clustermodel.exporting import UnknownLanguageError


def codes(groups: Iterable[str]) -> tuple[str, ...]:
    """Codes, or their beginnings, separated by commas, from an option that may be given several times."""
    return tuple(one.strip() for group in groups for one in group.split(",") if one.strip())


PROGRAM = click.argument("path", type=click.Path(path_type=Path, readable=False))
LANG = click.option(
    "--lang", "language", type=click.Choice(languages(), case_sensitive=False),
    help="Language of messages; by default that of the environment.",
)  # fmt: skip


def user_language(chosen: str | None, configured: str | None = None) -> str:
    """The language of messages: as chosen, as configured, or that of the environment; English if it is no known one."""
    short = language_of(chosen or configured or environment())
    return short if short in languages() else "en"


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


def style() -> Style:
    """Colours if the output is a terminal; NO_COLOR takes them away, FORCE_COLOR gives them anywhere."""
    if os.environ.get("NO_COLOR"):
        return unstyled
    return text.ansi if os.environ.get("FORCE_COLOR") or sys.stdout.isatty() else unstyled


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


def counted(errors: int, warnings: int, *, language: str) -> str:
    """How many errors and warnings there are."""
    told = {"error": errors, "warning": warnings}
    return ", ".join(render(f"{{n}} {one}", {"n": n}, plural=f"{{n}} {one}s", language=language) for one, n in told.items())


def tell_written(path: object, size: int, language: str) -> None:
    """Say that a file has been written, and how large it is."""
    told = render("{n} bytes", {"n": size}, plural="{n} bytes", language=language)
    inform(f"{path}: {told}")


def tell_headings(tag: str) -> None:
    """Say that the headings of what is made are in English, if there are none in a language."""
    from clustermodel.exporting import has_headings  # a check exports nothing

    if not has_headings(tag):
        inform(said("headings, numbers and dates are in English: there are none in '{tag}'", tag=tag))


def tell_past(loaded: Loaded, path: Path, as_of: date) -> None:
    """Say that all dates of a roadmap are over on a day, if they are: its calendar has none to come."""
    from clustermodel.views.execution import last_day  # only for what is made, too

    last = last_day(loaded.links.program, loaded.actuals)
    if last and last < as_of:
        template = "{path}: all dates of the roadmap lie in the past, the last one is {day}: a calendar has none to come"
        inform(said(template, path=str(path), day=last))


def nothing_in(error: "UnknownLanguageError") -> NoReturn:
    """End with exit code 2: there is nothing in the language."""
    template = "there is nothing in the language '{tag}'; there are: {known}"
    raise click.UsageError(said(template, tag=error.tag, known=error.known)) from None


INTERNAL = 3
"""Exit code when something is missing of the result, because of a plugin."""


def account(host: Host, language: str | None = None) -> None:
    """Say on the standard error what was wrong with the plugins; end with exit code 3 if the result lacks something.

    What an exporter lacks that was not asked for, or a plugin that only checks need, is no matter of this result.
    """
    faults = [one for one in host.problems if "plugin" in one.values and one.code != REQUIRED.code]
    show(faults, language)
    if any(one.code != PRINTED.code and not _of_exporter(one) for one in faults):
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


def show(diagnostics: Iterable[Diagnostic], language: str | None = None, sources: Mapping[str, Any] | None = None) -> None:
    """Print diagnostics on the standard error."""
    renderer = text.TextRenderer(sources=sources or {}, language=user_language(None, language))
    for one in diagnostics:
        click.echo(renderer.render(one), err=True, nl=False)


def sources_of(loaded: Loaded) -> dict[str, Any]:
    """Path → text, for excerpts."""
    return {one.path: one for one in (loaded.source, loaded.actuals_source) if one is not None}


def unknown(kind: str | Phrase, name: str, known: Iterable[str], *, akin: Iterable[str] = (), where: str = "") -> NoReturn:
    """End with exit code 2: there is no such thing, but perhaps one of a similar name, or akin; and `where` to look."""
    from difflib import get_close_matches

    known = list(known)
    alike = next(filter(None, (get_close_matches(one, known, n=3, cutoff=0.5) for one in (name, name.upper()))), [])
    near = list(dict.fromkeys((*akin, *alike)))[:3]
    hint = f" {said('Did you mean {near}?', near=said(' or ').join(near))}" if near else ""
    kind = kind if isinstance(kind, Phrase) else Word(kind)
    raise click.UsageError(said("there is no {kind} '{name}'.", kind=kind, name=name) + hint + (where and f" {where}"))


def address_in(loaded: Loaded, given: str) -> str:
    """The address that the user means: `kind:id`, or a bare id that only one element has; or what looks like either."""
    found = loaded.links.candidates(given) or _looking_like(loaded, given)
    if len(found) > 1:
        raise click.UsageError(said("'{id}' may be any of {candidates}: write the kind with it", id=given, candidates=found))
    if not found:
        unknown("element", given, [*loaded.links.elements, *(one.id for one in loaded.links.elements.values())])
    return found[0]


def _looking_like(loaded: Loaded, given: str) -> list[str]:
    """The addresses of the elements that are printed so, or whose id looks so: a Cyrillic К1 for K1, or Сл1."""
    from clustermodel.confusables import skeleton  # only for what is not found

    def seen(text: str) -> str:
        return skeleton(text.upper()).rstrip(".")

    kind, _, name = given.rpartition(":")
    elements = (one for one in loaded.links.elements.values() if kind in ("", one.KIND))
    return [one.address for one in elements if seen(name) in (seen(one.id), seen(one.code or ""))] if seen(name) else []


SHORT = 80
"""Letters of a label that are shown in a line of many."""


def short(text: str) -> str:
    """A label in one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[: SHORT - 1] + "…"
