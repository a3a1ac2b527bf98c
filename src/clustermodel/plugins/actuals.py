"""Checks of what is reported: whether it belongs to the programme and its time (family AC)."""

from collections.abc import Iterator, Mapping
from datetime import date

from clustermodel.hookspecs import ERROR, WARNING, Check, CheckContext, Finding, Path, Word, check, checks_in, hookimpl
from clustermodel.model.actuals import Actuals, Progress
from clustermodel.model.period import Period
from clustermodel.model.roadmap import Action


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
            "the programme's period, {horizon}, is over, and no actual value of any KPI is reported",
            {"horizon": horizon},
            at=("horizon",),
            hint="report actuals beside the programme, with not-reported where there are none",
        )


SECTIONS = {"kpis": "kpi", "statistics": "statistic", "actions": "action"}
"""Section of the actuals → the kind of element whose ids are its keys."""


@check("AC102", severity=ERROR)
def unknown_key(ctx: CheckContext) -> Iterator[Finding]:
    """Actuals of a KPI, statistic or action that the programme does not have.

    What is reported there is counted nowhere.

    Fails: `kpis: {K77: [...]}` in the actuals of a programme with the KPIs `K1` to `K7`
    Passes: `kpis: {K7: [...]}`
    Fix: correct the id; the keys of the actuals are ids of the programme.
    """
    actuals = ctx.reported
    for section, kind in SECTIONS.items() if actuals else ():
        known = [element.id for element in ctx.links.of_kind(kind)]
        for id in [one for one in getattr(actuals, section) if f"{kind}:{one}" not in ctx.links.elements]:
            from difflib import get_close_matches  # only misspelt ids need it

            near = get_close_matches(id, known[:10_000], n=1, cutoff=0.5)
            yield Finding(
                f"{kind}:{id}",
                "'{id}' is reported, but the programme has no {kind} of that id",
                {"id": id, "kind": Word(kind), "near": near},
                at=(section, id),
                hint="did you mean {near}?" if near else "the keys of the actuals are ids of the programme",
                file="actuals",
            )


@check("AC103", severity=WARNING)
def at_a_wrong_time(ctx: CheckContext) -> Iterator[Finding]:
    """An actual that lies outside the horizon, or after the day up to which the actuals tell.

    What has not happened yet cannot be reported, unless as `planned`, `running` or `cancelled`; what lies outside the
    horizon is not the programme's. New values of statistics may come from any time that is over. Actuals that say of which
    day they are may be of a later one than the day of the check: what is later is left out. Where they do not say it, what
    is later than the day of the check is counted in one finding.

    Fails: `as_of: 2021-03-01` and `K1: [{period: 2022, value: 12}]`
    Passes: `K1: [{period: 2020, value: 12}]`
    Fix: correct the period, or the day.
    """
    actuals, horizon = ctx.reported, ctx.program.header.horizon
    told = actuals.as_of.last if actuals and actuals.as_of else None
    later = []
    for at, period, claimed in _periods(actuals) if actuals else ():
        begins = period.first if claimed else None
        planned = at[0] != "statistics" and at[-1] == "period"
        if begins and told and begins > told:
            template = "{period} begins after {today}, up to which the actuals tell"
            yield _mistimed(at, {"period": period, "today": told}, template)
        elif begins and begins > ctx.as_of and not told:
            later.append((at, period))
        elif planned and horizon is not None and period.dated and not horizon.overlaps(period):
            values = {"period": period, "horizon": horizon}
            yield _mistimed(at, values, "{period} is outside the horizon {horizon}", "correct the period, or the horizon")
    for at, period in later[:1]:
        yield _mistimed(
            at,
            {"n": len(later), "period": period, "today": ctx.as_of},
            "{period} begins after {today}, the day of the check",
            plural="{n} periods and days begin after {today}, the day of the check; the first is {period}",
        )


def _mistimed(
    at: Path, values: Mapping[str, object], template: str, hint: str = "correct the period, or the day", plural: str = ""
) -> Finding:
    subject = f"{SECTIONS[str(at[0])]}:{at[1]}"
    return Finding(subject, template, values, at=at, hint=hint, plural=plural, file="actuals")


def _periods(actuals: Actuals) -> Iterator[tuple[Path, Period, bool]]:
    """Where each period and each day of what is reported stands, and whether something is claimed to have happened then."""
    for section in ("kpis", "statistics"):
        for id, values in getattr(actuals, section).items():
            for index, value in enumerate(values):
                yield (section, id, index, "period"), value.period, value.value.known
    for id, reported in actuals.actions.items():
        for index, one in enumerate(reported):
            done = one.status is Progress.DONE
            yield ("actions", id, index, "period"), one.period, done
            if one.date is not None:
                yield ("actions", id, index, "date"), one.date, done


@check("AC104", severity=ERROR)
def of_another_programme(ctx: CheckContext) -> Iterator[Finding]:
    """Actuals of another programme stand beside this one.

    They were copied from a neighbour, or the programme was renamed. None of them is compared with the plan.

    Fails: `program: pharma` in the actuals beside the programme `tourism`
    Passes: `program: tourism`
    Fix: correct the id, or put the right file beside the programme.
    """
    if ctx.actuals is not None and ctx.actuals.program != ctx.program.header.id:
        yield Finding(
            ctx.program.header.address,
            "these are actuals of the programme '{found}'; this one is '{id}'",
            {"found": ctx.actuals.program, "id": ctx.program.header.id},
            at=("program",),
            hint="correct the id, or put the right file beside the programme",
            file="actuals",
        )


def _planned(ctx: CheckContext, action: Action) -> list[Period]:
    return list(action.occurrences(ctx.program.header.horizon))


def _days(period: Period) -> tuple[date | None, date | None]:
    """First and last day, so that `2021-Q1` and `2021-01..2021-03` are one and the same."""
    return period.first, period.last


@check("AC106", severity=WARNING)
def not_planned(ctx: CheckContext) -> Iterator[Finding]:
    """A reported occurrence of an action that the roadmap does not plan.

    The report names another period than the plan, so that the planned one looks forgotten. What happened late is reported
    under its planned period, with its `date`.

    Fails: an action planned for 2020-H2, reported as `{period: 2021-H1, status: done}`
    Passes: `{period: 2020-H2, status: done, date: 2021-02-03}`
    Fix: name the planned occurrence, and say in `date` when it happened.
    """
    actuals = ctx.reported
    actions = {action.id: action for action in ctx.program.roadmap.actions}
    for id, reported in actuals.actions.items() if actuals else ():
        planned = _planned(ctx, actions[id]) if id in actions else []
        days = {_days(one) for one in planned}
        for index, one in enumerate(reported):
            if planned and _days(one.period) not in days:
                yield Finding(
                    f"action:{id}",
                    "{period} is no occurrence that the roadmap plans: {planned}",
                    {"period": one.period, "planned": _some(planned)},
                    at=("actions", id, index, "period"),
                    hint="name the planned occurrence, and say in `date` when it happened",
                    related=(f"action:{id}",),
                    file="actuals",
                )


def _some(planned: list[Period]) -> list[Period | str]:
    """The first two, and the last."""
    return [*planned[:2], "…", planned[-1]] if planned[3:] else [*planned]
