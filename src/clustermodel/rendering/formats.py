"""The formats of a report, by name; each is loaded only when it is asked for."""

from collections.abc import Callable
from importlib import import_module

from clustermodel.rendering.findings import Findings

FORMATS = ("text", "json", "sarif", "github", "junit", "markdown")
"""Names of the modules beside this one."""
WORDED = frozenset(FORMATS) - {"markdown"}
"""Those that show of a finding what it says, and do not look at its values once more."""
PIECEWISE = frozenset({"text", "github"})
"""Those in which the report of many programmes is their reports one after the other."""


NAMING = frozenset({"markdown"})
"""Those that call elements by their names."""


def renderer(name: str) -> Callable[[Findings], str]:
    """The function that renders findings in a format."""
    render: Callable[[Findings], str] = import_module(f"clustermodel.rendering.{name}").render
    return render
