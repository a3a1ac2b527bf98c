"""The section `x-budget`: who pays how much for which actions; with checks, an exporter and the edges that follow.

All four hooks in one module, so its entry point has no point in its name and is always loaded.
"""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

import attrs

from clustermodel.hookspecs import (
    WARNING,
    Check,
    CheckContext,
    Edge,
    Element,
    ExportContext,
    Exporter,
    Finding,
    Section,
    check,
    checks_in,
    doc,
    holds,
    hookimpl,
    refers,
)
from clustermodel.model.program import Program
from clustermodel.model.ref import Refs

CLUSTERMODEL_API = "1.0"


@attrs.frozen(kw_only=True)
class Line(Element):
    """A line of the budget."""

    KIND: ClassVar[str] = "line"
    text: str = attrs.field(metadata=doc("What the money is for."))
    amount: Decimal = attrs.field(metadata=doc("How much, in the unit of the budget."))
    pays: Refs = attrs.field(
        default=(), metadata=refers("The actions it pays for.", "action", relation="paid_from", reverse=True)
    )


@attrs.frozen(kw_only=True)
class Budget:
    """The money of the programme."""

    unit: str = attrs.field(metadata=doc("The unit of all amounts."))
    limit: Decimal | None = attrs.field(default=None, metadata=doc("The sum that has been granted."))
    lines: tuple[Line, ...] = attrs.field(default=(), metadata=holds("Its lines."))


def _budget(program: Program) -> Budget | None:
    found = program.section("x-budget")
    return found if isinstance(found, Budget) else None


@hookimpl
def clustermodel_sections() -> list[Section]:
    """The section."""
    return [Section("x-budget", Budget)]


@hookimpl
def clustermodel_relations(program: Program) -> Iterator[Edge]:
    """A KPI rests on the money of the actions that drive it: without the line, the action falls and the KPI with it."""
    budget = _budget(program)
    drivers = {action.id: [ref.id for ref in action.drives] for action in program.roadmap.actions}
    for line in budget.lines if budget else ():
        for ref in line.pays:
            yield from (Edge(f"kpi:{kpi}", line.address, "funded_by") for kpi in drivers.get(ref.id, ()))


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("BUD201", severity=WARNING)
def over_the_limit(ctx: CheckContext) -> Iterator[Finding]:
    """The lines of the budget come to more than has been granted.

    Fails: `x-budget: {unit: k€, limit: 10, lines: [{id: a, text: Stand, amount: 12}]}`
    Passes: `limit: 12`
    Fix: cut a line, or apply for more.
    """
    budget = _budget(ctx.program)
    total = sum((line.amount for line in budget.lines), Decimal(0)) if budget else Decimal(0)
    if budget and budget.limit is not None and total > budget.limit:
        last = budget.lines[-1]
        yield Finding(
            last.address,
            "with this line the budget comes to {total} {unit}, and {limit} are granted",
            {"total": total, "unit": budget.unit, "limit": budget.limit},
            at=("amount",),
            hint="cut a line, or apply for more",
        )


@check("BUD202", severity=WARNING, completeness=True)
def unpaid_action(ctx: CheckContext) -> Iterator[Finding]:
    """An action that no line of the budget pays for.

    Only programmes that have a budget are looked at.

    Fails: an action `1.2`, and no line with `pays: ["1.2"]`
    Passes: a line with `pays: ["1.2"]`
    Fix: add it to a line.
    """
    for action in ctx.program.roadmap.actions if _budget(ctx.program) else ():
        if not ctx.links.out(action.address, "paid_from"):
            yield Finding(action.address, "nobody pays for this action", hint="add it to a line of `x-budget`")


@hookimpl
def clustermodel_exporters() -> list[Exporter]:
    """The exporter of this module."""
    return [Exporter(name="budget", suffix=".csv", render=table)]


def table(ctx: ExportContext) -> str:
    """The budget as a CSV table: line, amount, actions."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["line", "amount", "actions"])
    budget = _budget(ctx.program)
    for line in budget.lines if budget else ():
        actions = [edge.source.partition(":")[2] for edge in ctx.links.into(line.address, "paid_from")]
        writer.writerow([_safe(line.text), line.amount, " ".join(actions)])
    return text.getvalue()


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text
