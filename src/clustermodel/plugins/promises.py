"""Checks of the results that actions are to have, and of what is reported of them (families RM and AC)."""

from collections.abc import Iterator

from clustermodel.hookspecs import ADVICE, WARNING, Check, CheckContext, Finding, Word, check, checks_in, hookimpl
from clustermodel.model.roadmap import Action, Counted


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


def _counting(ctx: CheckContext, counted: Counted | None) -> Iterator[Action]:
    """The actions that recur and promise a number which is counted in some way."""
    for action in ctx.program.roadmap.actions:
        promised = action.result.value if action.every and action.result else None
        if promised and promised.known and action.counted is counted:
            yield action


@check("RM118", severity=ADVICE, completeness=True)
def uncounted_result(ctx: CheckContext) -> Iterator[Finding]:
    """An action that recurs promises a number, and does not say if that is of each time or of all.

    «18 dairies, each quarter» may be 18 in each quarter, 18 in all quarters together, or 18 at the end. Until that is said,
    nothing that is reported can be called enough or too little.

    Fails: `{every: quarter, result: {text: Audited dairies, value: 18}}`
    Passes: `{every: quarter, result: {text: Audited dairies, value: 18, counted: total}}`
    Fix: say `counted: each`, `total` (what each time brings is added) or `level` (what there is in the end).
    """
    for action in _counting(ctx, None):
        yield Finding(
            action.address,
            "recurs every {every}, and does not say if its result, {value}, is of each time, of all together, or of the end",
            {"every": Word(action.every), "value": action.result.value if action.result else None},
            at=("result", "value"),
            hint="say `counted: each`, `counted: total` or `counted: level`",
        )


@check("RM119", severity=WARNING)
def added_share(ctx: CheckContext) -> Iterator[Finding]:
    """A share in per cent is to be added up over the times at which an action takes place.

    The sum of the shares of several years is the share of nothing.

    Fails: `{every: year, result: {text: Milk under contract, value: 70, unit: "%", counted: total}}`
    Passes: `{every: year, result: {text: Milk under contract, value: 70, unit: "%", counted: level}}`
    Fix: say `counted: level` if the share is to be reached in the end, `counted: each` if each time anew.
    """
    for action in _counting(ctx, Counted.TOTAL):
        if action.result and (action.result.unit or "").strip() == "%":
            yield Finding(
                action.address,
                "its result is a share in per cent, and shares of several times are not added",
                at=("result", "counted"),
                hint="say `counted: level` if the share is to be reached in the end, `counted: each` if each time anew",
            )


@check("AC111", severity=WARNING)
def shrinking_total(ctx: CheckContext) -> Iterator[Finding]:
    """What is reported of one time is below zero, and the results of all times are added.

    The total would shrink. Each report tells what its own time has brought, not the change since the last one.

    Fails: `result: {value: 18, counted: total}`, reported `{period: 2026-Q2, status: done, result: {value: -1}}`
    Passes: `{period: 2026-Q2, status: done, result: {value: 0}}`
    Fix: correct the number, or say `counted: level` if each report tells how much there is by then.
    """
    for action in _counting(ctx, Counted.TOTAL):
        for index, one in enumerate(ctx.reported.actions.get(action.id, ()) if ctx.reported else ()):
            came = one.result.value if one.result else None
            if came is not None and came.high is not None and came.high < 0:
                yield Finding(
                    action.address,
                    "{value} ({period}) would make the total of its results shrink",
                    {"value": came, "period": one.period},
                    at=("actions", action.id, index, "result", "value"),
                    hint="correct the number, or say `counted: level` if each report tells how much there is by then",
                    related=(action.address,),
                    file="actuals",
                )
