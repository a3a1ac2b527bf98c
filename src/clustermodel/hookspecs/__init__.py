"""The manual for extenders: the records that plugins yield and the hooks that yield them.

A plugin is a module (or object) with functions of the names below, marked with `hookimpl`, and announced in its package's
metadata:

    [project.entry-points.clustermodel]
    "checks.tourism" = "my_package.checks"

The part before the point says what the plugin holds, so that a command loads only what it needs: `checks`, `export`; a name
without a point is always loaded. Hooks yield typed records and change nothing they are given. The host calls each by itself:
one that fails is reported by name (family PL), and the others go on.
"""

from clustermodel.diagnostics import Severity
from clustermodel.edits import Delete, Edit, Insert, Rename, Set
from clustermodel.hookspecs.checks import Check, Finding, check, checks_in
from clustermodel.hookspecs.context import CheckContext
from clustermodel.hookspecs.exporters import ExportContext, Exporter, Use
from clustermodel.hookspecs.hooks import (
    GROUP,
    Section,
    clustermodel_checks,  # noqa: F401 - the hooks are found among the names of this module
    clustermodel_exporters,  # noqa: F401
    clustermodel_relations,  # noqa: F401
    clustermodel_sections,  # noqa: F401
    hookimpl,
)
from clustermodel.links.edges import Edge
from clustermodel.loading.paths import Path
from clustermodel.messages import Phrase, Word
from clustermodel.model.element import Element
from clustermodel.model.meta import doc, holds, refers
from clustermodel.scope import Dated, Scope

API = "1.0"
"""The version of this interface: the major one changes when a plugin may have to, the minor one when there is more to use.

A plugin may say which one it is made for by a module attribute `CLUSTERMODEL_API = "1.0"`.
"""

ERROR, WARNING, ADVICE = Severity
"""The severities, for short."""

__all__ = [
    "ADVICE",
    "API",
    "ERROR",
    "GROUP",
    "WARNING",
    "Check",
    "CheckContext",
    "Dated",
    "Delete",
    "Edge",
    "Edit",
    "Element",
    "ExportContext",
    "Exporter",
    "Finding",
    "Insert",
    "Path",
    "Phrase",
    "Rename",
    "Scope",
    "Section",
    "Set",
    "Severity",
    "Use",
    "Word",
    "check",
    "checks_in",
    "doc",
    "holds",
    "hookimpl",
    "refers",
]
