"""Runs one exporter inside a guard, and says in which languages it can."""

from collections.abc import Iterable

from clustermodel.diagnostics import Diagnostic, Rule, Severity
from clustermodel.hookspecs import ExportContext, Exporter
from clustermodel.host import Host, Plugin
from clustermodel.loading.scalars import LANGUAGE
from clustermodel.messages import languages

EXPORT_FAILED = Rule(
    "PL110", Severity.ERROR, "the exporter '{name}' of '{plugin}' ({origin}) failed: {error}",
    "report it to the plugin's author; nothing was written",
    doc="An exporter raised an exception, or returned something else than text or bytes.",
)
NOT_INSTALLED = Rule(
    "PL111", Severity.ERROR, "the exporter '{name}' needs the module '{module}', which is not installed",
    "install it with pip: {install}",
    doc="Formats that need more than the library itself name the extra that brings it.",
)
RULES = (EXPORT_FAILED, NOT_INSTALLED)
CODES = {rule.code for rule in RULES}


class ExportError(RuntimeError):
    """An exporter gave no result; `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class UnknownLanguageError(ValueError):
    """There are neither headings nor texts in a language."""

    def __init__(self, tag: str, known: tuple[str, ...]) -> None:
        super().__init__(f"there is nothing in the language {tag!r}; there are: {', '.join(known)}")
        self.tag = tag
        self.known = known


def language(tag: str, spoken: Iterable[str]) -> str:
    """The tag of a language that there are headings in, or texts (those that are `spoken`), as it is usually written.

    Raises UnknownLanguageError for any other.
    """
    known = {one.casefold(): one for one in (*languages(), *spoken)}
    asked = tag.strip().replace("_", "-")
    found = known.get(asked.casefold())
    if found or (LANGUAGE.fullmatch(asked) and asked.partition("-")[0].casefold() in known):
        return found or asked
    raise UnknownLanguageError(tag, tuple(known.values()))


def has_headings(tag: str) -> bool:
    """Whether headings, numbers and dates are written in a language; else they are in English."""
    return tag.partition("-")[0].casefold() in languages()


def render(exporter: Exporter, plugin: Plugin, context: ExportContext, host: Host) -> bytes:
    """What an exporter makes, as bytes. Raises ExportError if it makes nothing."""
    made: list[bytes] = []
    with host.guard(plugin, EXPORT_FAILED, name=exporter.name) as unseen:
        try:
            made.append(_bytes(exporter.render(context)))
        except ModuleNotFoundError as error:
            if not exporter.install:
                raise
            host.report(NOT_INSTALLED, plugin, name=exporter.name, module=error.name, install=exporter.install)
        finally:
            unseen()
    if not made:
        raise ExportError(next(one for one in reversed(host.problems) if one.code in CODES))
    return made[0]


def _bytes(rendered: object) -> bytes:
    if isinstance(rendered, str):
        return str.encode(rendered)
    if isinstance(rendered, bytes):
        return bytes(memoryview(rendered))  # no class of the plugin's own, which could fail later
    raise TypeError(f"it returned {type(rendered).__name__}")
