"""Checks of actuals against the programme (family AC)."""

from collections.abc import Iterator

from clustermodel.hookspecs import WARNING, Check, CheckContext, Finding, check, checks_in, hookimpl


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("AC101", severity=WARNING)
def over_without_actuals(ctx: CheckContext) -> Iterator[Finding]:
    """The programme's horizon is over, and nothing is reported of what became of it.

    Targets without actuals are read as results by whoever comes later.

    Fails: `horizon: 2020..2024`, checked in 2026, without an actuals file
    Passes: a file `NAME.actuals.yaml` beside it that reports its KPIs
    Fix: report actuals beside the programme, with `not-reported` where there are none.
    """
    horizon = ctx.program.header.horizon
    if horizon is None or horizon.last is None or horizon.last >= ctx.as_of or not ctx.program.kpis:
        return
    if ctx.actuals is None or not ctx.actuals.kpis:
        yield Finding(
            ctx.program.header.address,
            "the horizon ended with {horizon}, and no actual value of any KPI is reported",
            {"horizon": horizon},
            at=("horizon",),
            hint="report actuals beside the programme, with not-reported where there are none",
        )
