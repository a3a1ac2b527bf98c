"""A plugin as a third party would write it: one check and one exporter, found by its entry point alone."""

from collections.abc import Iterator
from decimal import Decimal

import attrs

from clustermodel.hookspecs import (
    WARNING,
    Check,
    CheckContext,
    ExportContext,
    Exporter,
    Finding,
    check,
    checks_in,
    hookimpl,
)


@check("ACM101", severity=WARNING)
def single_payer(ctx: CheckContext, *, limit: int = 100) -> Iterator[Finding]:
    """An action that takes more than `limit` from one source of money.

    If that one withdraws, the action falls.

    Fails: `budget: {state: {2026: 80, 2027: 40}}`
    Passes: `budget: {state: {2026: 50}, county: {2026: 70}}`
    Fix: find somebody who shares the cost.
    """
    for action in ctx.program.roadmap.actions:
        for payer, tranches in action.budget.items():
            total = sum((one.value.middle or Decimal(0) for one in tranches), Decimal(0))
            if total > limit:
                yield Finding(
                    action.address,
                    "{payer} alone pays {total} of this action",
                    {"payer": f"funding:{payer}", "total": total},
                    at=("budget", payer),
                    hint="find somebody who shares the cost",
                    related=(f"funding:{payer}",),
                )


@attrs.frozen
class ChecklistOptions:
    """What a user can choose."""

    mark: str = attrs.field(default="[ ]", metadata={"doc": "What stands before each action."})


def checklist(ctx: ExportContext) -> str:
    """The actions as a checklist, one in a line."""
    actions = ctx.program.roadmap.actions
    return "".join(f"{ctx.options.mark} {one.id} {' '.join(one.title.split())}\n" for one in actions)


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The check."""
    return checks_in(globals())


@hookimpl
def clustermodel_exporters() -> Iterator[Exporter]:
    """The exporter."""
    yield Exporter(name="acme-checklist", suffix=".txt", render=checklist, options=ChecklistOptions)
