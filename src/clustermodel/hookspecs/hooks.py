"""The hooks: what a plugin may implement."""

from collections.abc import Iterable

import attrs
import pluggy

from clustermodel.hookspecs.checks import Check
from clustermodel.hookspecs.exporters import Exporter
from clustermodel.links.edges import Edge
from clustermodel.model.frozen import Frozen
from clustermodel.model.program import Program

GROUP = "clustermodel"
"""The entry-point group, and pluggy's project name."""

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


@attrs.frozen(eq=False, repr=False)
class Section(Frozen):
    """A section of a plugin's own at the root of a programme file."""

    key: str
    """Its key: `x-budget`."""
    cls: type
    """A frozen attrs class, declared like those of the model by `doc`, `refers` and `holds`.

    Its elements are classes derived from `Element`, with kinds of their own.
    """


@hookspec
def clustermodel_checks() -> Iterable[Check]:
    """The checks of the plugin.

    They run on every programme that is checked, in the order of their codes, unless `--select` or `--ignore` say otherwise.
    """
    raise AssertionError("a specification is never called")


@hookspec
def clustermodel_sections() -> Iterable[Section]:
    """The sections that the plugin adds to the format.

    They are read as strictly as any other; their elements have addresses, their references are resolved, and checks and
    exporters find them by `program.section("x-budget")`. Name the entry point `sections.…` or without a point.
    """
    raise AssertionError("a specification is never called")


@hookspec
def clustermodel_relations(program: Program) -> Iterable[Edge]:
    """Edges between elements that no reference in the file makes.

    An edge A → B reads «A rests on B»; both must be elements of the programme. They are in the index and in the graph like
    any other. Name the entry point `relations.…` or without a point.

    Args:
        program: The programme, with the sections of plugins.
    """
    raise AssertionError(f"a specification is never called: {program}")


@hookspec
def clustermodel_exporters() -> Iterable[Exporter]:
    """The exporters of the plugin.

    Each is offered by `clustermodel export --to NAME`. A name that is taken already is refused and reported.
    """
    raise AssertionError("a specification is never called")
