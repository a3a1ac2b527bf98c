"""Checks of how far the plan has come: what is late, missed, or not reported (family AC)."""

from collections.abc import Iterator
from datetime import date

from clustermodel.hookspecs import ADVICE, WARNING, Check, CheckContext, Finding, Word, check, checks_in, hookimpl
from clustermodel.model.actuals import Actual, Progress
from clustermodel.model.objectives import Desired, Kpi
from clustermodel.model.period import Period
from clustermodel.model.quantity import Quantity
from clustermodel.model.roadmap import Action
from clustermodel.model.series import Observation


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


_Days = tuple[date | None, date | None]


def _days(period: Period) -> _Days:
    """First and last day, so that `2021-Q1` and `2021-01..2021-03` are one and the same."""
    return period.first, period.last


def _over(period: Period, day: date) -> bool:
    return period.last is not None and period.last < day


@check("AC105", severity=WARNING)
def due_and_not_reported(ctx: CheckContext) -> Iterator[Finding]:
    """Occurrences of an action that are over, with nothing reported of them.

    Counted up to the day of which the actuals tell. Nobody knows whether they took place; `cancelled` is a report too. If
    the actuals reach beyond the day of the check, and tell of an occurrence only as of a later day, they are not silent on
    it: that is said apart.

    Fails: an action of 2020-H2 and 2021-H1, actuals as of 2021-08, and a report of 2020-H2 only
    Passes: a report of both
    Fix: report each occurrence, by the calendar unit it falls in.
    """
    actuals, today = ctx.reported, ctx.told_until
    for action in ctx.program.roadmap.actions if actuals else ():
        could, whole = _reported(ctx, action)
        planned = action.occurrences(ctx.program.header.horizon)
        over = [one for one in planned if _over(action.due(one), today) and _days(one) not in could]
        silent = [one for one in over if _days(one) not in whole]
        if silent:
            yield Finding(
                action.address,
                "an occurrence was due by {today} and is not reported: {periods}",
                {"n": len(silent), "today": today, "periods": silent},
                plural="{n} occurrences were due by {today} and are not reported: {periods}",
                at=("actions", action.id),
                hint="report each occurrence, by the calendar unit it falls in",
                related=(action.address,),
                file="actuals",
            )
        if len(silent) < len(over):
            yield _only_later(action, [one for one in over if one not in silent], today)


def _only_later(action: Action, periods: list[Period], today: date) -> Finding:
    return Finding(
        action.address,
        "an occurrence was due by {today} and is reported only as of a later day: {periods}",
        {"n": len(periods), "today": today, "periods": periods},
        plural="{n} occurrences were due by {today} and are reported only as of a later day: {periods}",
        at=("actions", action.id),
        hint="say how it stood by then, or check as of the day of the report",
        related=(action.address,),
        file="actuals",
    )


def _reported(ctx: CheckContext, action: Action) -> tuple[set[_Days], set[_Days]]:
    """The occurrences of which something is reported that could be known on the day of the check, and all reported ones."""
    if ctx.reported is None:
        return set(), set()
    could = ctx.reported.known_on(ctx.as_of)
    told = ctx.reported.actions.get(action.id, ())
    known = {_days(one.period) for one in told if could(one.tells_of(action.due(one.period)))}
    return known, {_days(one.period) for one in told}


@check("AC107", severity=WARNING)
def late(ctx: CheckContext) -> Iterator[Finding]:
    """An occurrence of an action that should be over, and is reported as still planned or running.

    Compared with the day up to which the actuals tell. Actions that build on it are late too.

    Fails: `{period: 2026-H1, status: running}`, actuals as of 2026-09
    Passes: `{period: 2026-H1, status: done, date: 2026-08}`
    Fix: report what has become of it: done, with its `date`, or cancelled.
    """
    actuals, today = ctx.reported, ctx.told_until
    planned = {action.id: action for action in ctx.program.roadmap.actions}
    for id, reported in actuals.actions.items() if actuals else ():
        for index, one in enumerate(reported):
            due = planned[id].due(one.period) if id in planned else one.period
            if one.status in (Progress.PLANNED, Progress.RUNNING) and _over(due, today):
                yield Finding(
                    f"action:{id}",
                    "late: {period} was over by {today}, and it is reported as {status}",
                    {"period": due, "today": today, "status": Word(one.status)},
                    at=("actions", id, index, "status"),
                    hint="report what has become of it: done, with its date, or cancelled",
                    related=(f"action:{id}",),
                    file="actuals",
                )


@check("AC108", severity=ADVICE)
def target_missed(ctx: CheckContext) -> Iterator[Finding]:
    """The last reported value of a KPI misses the target of its period.

    The programme is not wrong, but somebody has to act, or to say why the target was. Only values that surely fall short
    count: a value "from 33 to 36" does not miss 35. If the actuals reach beyond the day of the check, what they tell of a
    period that ends later is left out, as everywhere.

    Fails: `targets: {2026: 155}`, reported `{period: 2026, value: 151.8}`, when the KPI should increase
    Passes: `{period: 2026, value: 155}`, or `~155`
    Fix: act on what drives the KPI (`clustermodel trace` shows it), or have the target changed.
    """
    for kpi in ctx.program.kpis if ctx.reported else ():
        index, actual, target = _last_comparable(ctx, kpi)
        if actual and target and _misses(actual.value, target.value, kpi.direction):
            yield Finding(
                kpi.address,
                "the target of {period} is missed: {actual}, where {target} was to be reached",
                {"period": target.period, "actual": actual.value, "target": target.value},
                at=("kpis", kpi.id, index, "value"),
                hint="act on what drives it (`clustermodel trace` shows it), or have the target changed",
                related=(kpi.address,),
                file="actuals",
            )


def _last_comparable(ctx: CheckContext, kpi: Kpi) -> tuple[int, Actual | None, Observation | None]:
    """The latest reported number for whose period there is a target, where it stands among the reports, and the target."""
    targets = {_days(one.period): one for one in kpi.targets if one.value.known and one.period.dated}
    reported = enumerate(ctx.reported.kpis.get(kpi.id, ())) if ctx.reported else ()
    could = ctx.reported.known_on(ctx.as_of) if ctx.reported else bool
    comparable = (pair for pair in reported if could(pair[1].period) and _days(pair[1].period) in targets)
    found = [(index, one) for index, one in comparable if one.value.known]
    index, actual = max(found, key=lambda pair: _days(pair[1].period)[::-1], default=(0, None))
    return index, actual, targets[_days(actual.period)] if actual else None


def _misses(actual: Quantity, target: Quantity, direction: Desired) -> bool:
    """Whatever the exact values are, the actual is on the wrong side of the target."""
    short, long = actual.surely_below(target), target.surely_below(actual)
    return {Desired.INCREASE: short, Desired.DECREASE: long, Desired.MAINTAIN: short or long}[direction]


@check("AC109", severity=WARNING)
def kpi_not_reported(ctx: CheckContext) -> Iterator[Finding]:
    """The period of a target is over, and the KPI has no report for it.

    Counted up to the day of which the actuals tell. `not-reported` is a report too: it says that the number is owed.

    Fails: `targets: {2025: 4, 2026: 18}`, actuals as of 2027-02 that report 2025 only
    Passes: `{period: 2026, value: not-reported}`
    Fix: report the value, or `not-reported` with a note on when it comes.
    """
    actuals, today = ctx.reported, ctx.told_until
    for kpi in ctx.program.kpis if actuals and actuals.kpis else ():
        reported = {_days(one.period) for one in actuals.kpis.get(kpi.id, ())} if actuals else set()
        due = [one.period for one in kpi.targets if one.value.known and _over(one.period, today)]
        owed = [one for one in due if _days(one) not in reported]
        if owed:
            yield Finding(
                kpi.address,
                "the target of {periods} is over, and nothing is reported for it",
                {"n": len(owed), "periods": owed},
                plural="the targets of {n} periods are over, and nothing is reported for them: {periods}",
                at=("kpis", kpi.id),
                hint="report the value, or not-reported with a note on when it comes",
                related=(kpi.address,),
                file="actuals",
            )


@check("AC110", severity=ADVICE)
def out_of_date(ctx: CheckContext, *, months: int = 12) -> Iterator[Finding]:
    """The actuals tell of a day long past, while the programme goes on.

    Nothing that fell due since then is looked at: a report that nobody continues makes a programme look punctual.

    Parameters: `months`, how old the actuals may be.
    Fails: `as_of: 2025-03`, checked in July 2026
    Passes: `as_of: 2026-03`
    Fix: report what has happened since, and bring `as_of` up to date.
    """
    actuals, horizon = ctx.reported, ctx.program.header.horizon
    told = actuals.as_of.last if actuals and actuals.as_of else None
    until = min(ctx.as_of, horizon.last) if horizon and horizon.last else ctx.as_of
    if told and (until.year - told.year) * 12 + until.month - told.month > months:
        yield Finding(
            ctx.program.header.address,
            "the actuals tell only up to {told}; what fell due since then is not looked at",
            {"told": told},
            at=("as_of",),
            hint="report what has happened since, and bring `as_of` up to date",
            file="actuals",
        )
