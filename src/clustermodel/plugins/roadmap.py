"""Checks of the roadmap: dates, order and recurrence (family RM)."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from clustermodel.hookspecs import ADVICE, ERROR, WARNING, Check, CheckContext, Finding, Word, check, checks_in, hookimpl
from clustermodel.model.period import Period
from clustermodel.model.roadmap import Action


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("RM102", severity=WARNING)
def outside_horizon(ctx: CheckContext) -> Iterator[Finding]:
    """An action that begins, or recurs, outside the programme's horizon.

    It belongs to another programme, or its date is wrong.

    Fails: `horizon: 2020..2024` and an action `when: 2025`
    Passes: `when: 2024`
    Fix: correct the date, or the horizon.
    """
    horizon = ctx.program.header.horizon
    if horizon is None or horizon.first is None:
        return
    for action in ctx.program.roadmap.actions:
        for field, period in (("when", action.when), ("until", action.until)):
            if period is not None and period.dated and not horizon.overlaps(period):
                yield Finding(
                    action.address,
                    "{period} is outside the horizon {horizon}",
                    {"period": period, "horizon": horizon},
                    at=(field,),
                    hint="correct the date, or the horizon",
                    related=(ctx.program.header.address,),
                )


@check("RM103", severity=WARNING)
def before_its_requirement(ctx: CheckContext) -> Iterator[Finding]:
    """An action that begins before one that it requires.

    It needs something that is not there yet. Beginnings are compared: of a range, the first of its periods. The finding says
    how firm the requirement is: an inferred one may be wrong.

    Fails: `3.2` in 2020-11 requires `3.4` in 2020-12
    Passes: `3.2` in 2020-12 requires `3.4` in 2020-11
    Fix: exchange the dates, or take the requirement back.
    """
    actions = {action.address: action for action in ctx.program.roadmap.actions}
    for action in actions.values():
        for edge in ctx.links.out(action.address, "requires"):
            needed = actions[edge.target]
            if action.when is not None and needed.when is not None and _begins_before(action.when, needed.when):
                yield Finding(
                    action.address,
                    "begins {when}, but requires {needed}, which begins {later} (requirement: {basis})",
                    {"when": action.when, "needed": needed.id, "later": needed.when, "basis": Word(edge.basis)},
                    at=("when",),
                    hint="exchange the dates, or take the requirement back",
                    related=(needed.address,),
                )


def _begins_before(one: Period, other: Period) -> bool:
    """Surely: a year begins for this purpose on any of its days, and a range in the first of its periods."""
    return one.beginning.before(other.beginning)


@check("RM104", severity=ERROR)
def circular_requirement(ctx: CheckContext) -> Iterator[Finding]:
    """Actions that require each other in a circle.

    None of them can ever begin.

    Fails: `1.1` requires `1.2`, and `1.2` requires `1.1`
    Passes: only one of the two
    Fix: take one of the requirements back.
    """
    cycle = _cycle(ctx)
    if cycle:
        yield Finding(
            cycle[0],
            "requires itself: {circle}",
            {"circle": " → ".join(address.partition(":")[2] for address in [*cycle, cycle[0]])},
            at=("requires",),
            hint="take one of the requirements back",
            related=tuple(cycle[1:]),
        )


def _cycle(ctx: CheckContext) -> list[str]:
    """One circle of requirements, beginning with the first of its actions in the file; empty if there is none."""
    order = {action.address: index for index, action in enumerate(ctx.program.roadmap.actions)}
    graph = {address: [edge.target for edge in ctx.links.out(address, "requires")] for address in order}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1][:-1][::-1]
        start = min(range(len(circle)), key=lambda index: order[circle[index]])
        return circle[start:] + circle[:start]
    return []


@check("RM105", severity=WARNING, completeness=True)
def no_date(ctx: CheckContext) -> Iterator[Finding]:
    """An action without a date.

    Fails: `{id: "1.1", title: Draw up a schedule}`
    Passes: `{id: "1.1", title: Draw up a schedule, when: 2021}`
    Fix: say when it is due.
    """
    for action in ctx.program.roadmap.actions:
        if not _dated(action):
            yield Finding(action.address, "this action has no date", hint="say when it is due")


def _dated(action: Action) -> bool:
    return action.when is not None and action.when.dated


@check("RM108", severity=ADVICE)
def same_year(ctx: CheckContext) -> Iterator[Finding]:
    """An action that requires another one of the same undivided year.

    Both are due «in 2021»; nothing says that the one will be ready for the other.

    Fails: `2.5` in 2021 requires `2.4` in 2021
    Passes: `2.4` in 2021-Q1, `2.5` in 2021-Q3
    Fix: date both more exactly.
    """
    actions = {action.address: action for action in ctx.program.roadmap.actions}
    for action in actions.values():
        for edge in ctx.links.out(action.address, "requires"):
            needed = actions[edge.target]
            if action.when is not None and action.when == needed.when and len(action.when.text) == len("2021"):
                yield Finding(
                    action.address,
                    "requires {needed}, and both are due in {when} (requirement: {basis})",
                    {"needed": needed.id, "when": action.when, "basis": Word(edge.basis)},
                    at=edge.at,
                    hint="date both more exactly",
                    related=(needed.address,),
                )


@check("RM109", severity=ADVICE, completeness=True)
def empty_years(ctx: CheckContext) -> Iterator[Finding]:
    """A year of the horizon in which nothing new begins or runs: actions that recur only go on.

    Nothing else is planned for it: the roadmap may have been drawn up for the first years only. An action of
    several years that happens once (`when: 2022..2024`) fills all of them.

    Fails: `horizon: 2020..2024` with actions that begin in 2020 to 2023
    Passes: an action that begins in 2024
    Fix: plan the year, or shorten the horizon.
    """
    horizon = ctx.program.header.horizon
    used = {year for action in ctx.program.roadmap.actions for year in _new_in(action)}
    empty = [str(year) for year in (horizon.years if horizon else ()) if year not in used]
    if used and empty:
        yield Finding(
            ctx.program.header.address,
            "{years}: nothing new begins or runs, recurring actions only go on",
            {"years": empty},
            at=("horizon",),
            hint="plan the year, or shorten the horizon",
        )


def _new_in(action: Action) -> range:
    """The years in which an action is more than one that recurs."""
    years = action.when.years if action.when else range(0)
    return years[:1] if action.every else years


@check("RM114", severity=WARNING, completeness=True)
def endless_recurrence(ctx: CheckContext) -> Iterator[Finding]:
    """An action recurs, and nothing says until when.

    A recurrence ends with `until`, or with the programme's horizon. Without both it is a duty for ever: it can be neither
    counted nor paid for.

    Fails: a programme without `horizon`, and `{when: 2021, every: year}`
    Passes: `{when: 2021, every: year, until: 2024}`
    Fix: add `until` to the action, or `horizon` to the programme.
    """
    horizon = ctx.program.header.horizon
    if horizon is not None and horizon.dated:
        return
    for action in ctx.program.roadmap.actions:
        if action.every and (action.until is None or not action.until.dated):
            yield Finding(
                action.address,
                "recurs every {every} without end",
                {"every": Word(action.every)},
                at=("every",),
                hint="add `until` to the action, or `horizon` to the programme",
            )


@check("RM115", severity=WARNING)
def ends_before_it_begins(ctx: CheckContext) -> Iterator[Finding]:
    """An action that recurs until a time before its first date.

    It never takes place, and stands on the roadmap all the same.

    Fails: `{when: 2023, every: year, until: 2021}`
    Passes: `{when: 2021, every: year, until: 2023}`
    Fix: correct one of the two dates.
    """
    for action in ctx.program.roadmap.actions:
        if action.when is not None and action.until is not None and action.until.before(action.when):
            yield Finding(
                action.address,
                "begins {when}, and is to recur until {until}",
                {"when": action.when, "until": action.until},
                at=("until",),
                hint="correct one of the two dates",
            )


@check("RM110", severity=ADVICE)
def unknown_phase(ctx: CheckContext) -> Iterator[Finding]:
    """A recurring action whose first date is coarser than its recurrence.

    «2021, then every half-year» does not tell in which half it begins, so its occurrences are an assumption.

    Fails: `{when: 2021, every: half-year}`
    Passes: `{when: 2021-H1, every: half-year}`
    Fix: date the first occurrence as exactly as it recurs.
    """
    for action in ctx.program.roadmap.actions:
        if action.every and action.when and action.when.first and action.when.last:
            first, last = action.when.first, action.when.last
            if (last.year - first.year) * 12 + last.month - first.month >= action.every.months:
                yield Finding(
                    action.address,
                    "recurs every {every}, but begins some time in {when}",
                    {"every": Word(action.every), "when": action.when},
                    at=("when",),
                    hint="date the first occurrence as exactly as it recurs",
                )
