"""Runs one exporter inside a guard."""

from clustermodel.diagnostics import Diagnostic, Rule, Severity
from clustermodel.hookspecs import ExportContext, Exporter
from clustermodel.host import Plugin, describe

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


class ExportError(RuntimeError):
    """An exporter gave no result; `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def render(exporter: Exporter, plugin: Plugin, context: ExportContext) -> bytes:
    """What an exporter makes, as bytes. Raises ExportError if it makes nothing."""
    values = {"name": exporter.name, "plugin": plugin.name, "origin": plugin.origin}
    try:
        rendered: object = exporter.render(context)
        made = rendered.encode() if isinstance(rendered, str) else rendered
    except ModuleNotFoundError as error:
        if exporter.install:
            raise ExportError(NOT_INSTALLED(values={**values, "module": error.name, "install": exporter.install})) from error
        raise ExportError(EXPORT_FAILED(values={**values, "error": describe(error)})) from error
    except (Exception, SystemExit) as error:
        raise ExportError(EXPORT_FAILED(values={**values, "error": describe(error)})) from error
    if isinstance(made, bytes):
        return made
    raise ExportError(EXPORT_FAILED(values={**values, "error": f"it returned {type(made).__name__}"}))
