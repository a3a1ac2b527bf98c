"""Runs one exporter inside a guard."""

from clustermodel.diagnostics import Diagnostic, Rule, Severity
from clustermodel.hookspecs import ExportContext, Exporter
from clustermodel.host import Host, Plugin

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


def render(exporter: Exporter, plugin: Plugin, context: ExportContext, host: Host) -> bytes:
    """What an exporter makes, as bytes. Raises ExportError if it makes nothing."""
    made: list[bytes] = []
    with host.guard(plugin, EXPORT_FAILED, name=exporter.name):
        try:
            made.append(_bytes(exporter.render(context)))
        except ModuleNotFoundError as error:
            if not exporter.install:
                raise
            host.report(NOT_INSTALLED, plugin, name=exporter.name, module=error.name, install=exporter.install)
    if not made:
        raise ExportError(next(one for one in reversed(host.problems) if one.code in CODES))
    return made[0]


def _bytes(rendered: object) -> bytes:
    if isinstance(rendered, str):
        return rendered.encode()
    if isinstance(rendered, bytes):
        return rendered
    raise TypeError(f"it returned {type(rendered).__name__}")
