"""What clustermodel-budget exports."""

import attrs

from clustermodel.hookspecs import ExportContext, Exporter, hookimpl

CLUSTERMODEL_API = "1.0"


@attrs.frozen
class Options:
    """What a user can choose by `--opt`."""

    mark: str = attrs.field(default="[ ]", metadata={"doc": "What stands before each action."})


@hookimpl
def clustermodel_exporters() -> list[Exporter]:
    """The exporter of this module."""
    return [Exporter(name="bud-checklist", suffix=".txt", render=checklist, options=Options)]


def checklist(ctx: ExportContext) -> str:
    """The actions as a checklist, one in a line."""
    actions = ctx.program.roadmap.actions
    return "".join(f"{ctx.options.mark} {one.id} {' '.join(one.title.split())}\n" for one in actions)
