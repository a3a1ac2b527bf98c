"""clustermodel: territorial cluster development programmes as code.

The public names are loaded when they are first used, so that importing the package costs next to nothing.
"""

TYPE_CHECKING = False  # type checkers know the name; importing typing takes as long as the rest of `--version`
if TYPE_CHECKING:
    from typing import Any

    from clustermodel.api import (
        check,
        coverage,
        dump,
        export,
        impact,
        import_table,
        import_workbook,
        to_graph,
        trace,
    )
    from clustermodel.comparing import Figure, Profile, profile
    from clustermodel.diagnostics import Diagnostic, Severity, Span
    from clustermodel.engine import Report
    from clustermodel.exporting import ExportError
    from clustermodel.links.edges import Edge
    from clustermodel.links.index import Links
    from clustermodel.links.trace import UnknownElementError
    from clustermodel.loaded import Loaded, load, loads
    from clustermodel.model.program import Program
    from clustermodel.portfolio import Outcome, check_files
    from clustermodel.publishing import publish

__version__ = "0.1.0"

_HOMES = {
    "api": (
        "check",
        "coverage",
        "dump",
        "export",
        "impact",
        "import_table",
        "import_workbook",
        "to_graph",
        "trace",
    ),
    "comparing": ("Figure", "Profile", "profile"),
    "diagnostics": ("Diagnostic", "Severity", "Span"),
    "engine": ("Report",),
    "exporting": ("ExportError",),
    "links.edges": ("Edge",),
    "links.index": ("Links",),
    "links.trace": ("UnknownElementError",),
    "loaded": ("Loaded", "load", "loads"),
    "model.program": ("Program",),
    "portfolio": ("Outcome", "check_files"),
    "publishing": ("publish",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Diagnostic",
    "Edge",
    "ExportError",
    "Figure",
    "Links",
    "Loaded",
    "Outcome",
    "Profile",
    "Program",
    "Report",
    "Severity",
    "Span",
    "UnknownElementError",
    "__version__",
    "check",
    "check_files",
    "coverage",
    "dump",
    "export",
    "impact",
    "import_table",
    "import_workbook",
    "load",
    "loads",
    "profile",
    "publish",
    "to_graph",
    "trace",
]


def __getattr__(name: str) -> "Any":
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
