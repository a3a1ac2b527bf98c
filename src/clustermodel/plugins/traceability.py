"""Checks of the chain from factors to actions, in both directions (family TR)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from clustermodel.hookspecs import ADVICE, ERROR, WARNING, Check, CheckContext, Finding, Word, check, checks_in, hookimpl
from clustermodel.model.element import Element


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("TR101", severity=WARNING, completeness=True)
def objective_without_kpi(ctx: CheckContext) -> Iterator[Finding]:
    """An objective to which no KPI is tied.

    What it is measured by is not said, nor how anybody would know that it has been reached.

    Fails: an objective `G3`, and no KPI with `measures: [G3]`
    Passes: `kpis: [{id: K1, measures: [G3]}]`
    Fix: name a KPI that measures it, or reword the objective so that one can.
    """
    found = (one for one in ctx.program.objectives if not ctx.links.out(one.address, "measured_by"))
    yield from _untied(ctx, "measured_by", found, "no KPI is tied to this objective", "name a KPI that measures it")


@check("TR102", severity=WARNING, completeness=True)
def kpi_without_objective(ctx: CheckContext) -> Iterator[Finding]:
    """A KPI that is tied to no objective.

    It is not said which of the objectives its numbers would show.

    Fails: `{id: K4, name: Jobs created}` without `measures`
    Passes: `{id: K4, name: Jobs created, measures: [G2]}`
    Fix: say which objective it measures, add that objective, or drop the KPI.
    """
    found = (one for one in ctx.program.kpis if not ctx.links.into(one.address, "measured_by"))
    yield from _untied(ctx, "measured_by", found, "this KPI is tied to no objective", "say which objective it measures")


@check("TR103", severity=WARNING, completeness=True)
def kpi_without_action(ctx: CheckContext) -> Iterator[Finding]:
    """A KPI to which no action is tied.

    Its targets are promised, and it is not said what on the roadmap works towards them.

    Fails: a KPI `K6`, and no action with `drives: [K6]`
    Passes: `actions: [{id: "2.1", drives: [K6]}]`
    Fix: plan an action that moves it, or say which of the planned ones does.
    """
    found = (one for one in ctx.program.kpis if not ctx.links.out(one.address, "driven_by"))
    yield from _untied(ctx, "driven_by", found, "no action is tied to this KPI", "plan an action that moves it")


@check("TR104", severity=WARNING, completeness=True)
def pairing_without_answer(ctx: CheckContext) -> Iterator[Finding]:
    """A pairing to which nothing is tied: neither the goal, nor an objective, nor an action.

    It is not said what takes up the response that the analysis worked out.

    Fails: a pairing `ST2` to which nothing refers in `answers`
    Passes: `objectives: [{id: G1, answers: [ST2]}]`
    Fix: take it up in an objective or an action, or take it out of the analysis.
    """
    found = (one for one in ctx.program.swot.pairings if not ctx.links.into(one.address, "answers"))
    said, todo = "no objective and no action is tied to this pairing", "take it up in an objective or an action"
    yield from _untied(ctx, "answers", found, said, todo)


@check("TR105", severity=WARNING, completeness=True)
def pairing_without_action(ctx: CheckContext) -> Iterator[Finding]:
    """A pairing to which an objective is tied, but no action.

    The response is promised, and it is not said what carries it out.

    Fails: `objectives: [{id: G1, answers: [SO2]}]`, and no action with `answers: [SO2]`
    Passes: `actions: [{id: "2.1", answers: [SO2]}]`
    Fix: plan an action that carries it out.
    """
    answers = {one: [edge.source for edge in ctx.links.into(one.address, "answers")] for one in ctx.program.swot.pairings}
    found = (one for one, by in answers.items() if by and not any(source.startswith("action:") for source in by))
    said, todo = "{answers} is tied to this pairing, but no action", "plan an action that carries it out"
    yield from _untied(ctx, "answers", found, said, todo, values=lambda one: {"answers": answers[one]})


@check("TR106", severity=WARNING, completeness=True)
def action_without_objective(ctx: CheckContext) -> Iterator[Finding]:
    """An action that is tied to no objective.

    It is not said which objective it serves. Where such ties are readings, other readers may find one.

    Fails: `{id: "2.11", title: Sign an agreement}` without `pursues`
    Passes: `{id: "2.11", title: Sign an agreement, pursues: [G1]}`
    Fix: say which objective it serves, or drop it.
    """
    found = (one for one in ctx.program.roadmap.actions if not ctx.links.into(one.address, "pursued_by"))
    yield from _untied(ctx, "pursued_by", found, "this action is tied to no objective", "say which objective it serves")


@check("TR111", severity=ADVICE, completeness=True)
def factor_without_evidence(ctx: CheckContext) -> Iterator[Finding]:
    """A strength or weakness that no number and no statement of the analysis bears out.

    It may be an opinion. Opportunities and threats come from outside and are left alone. If most of them are like that, it
    is one finding, and none where the programme founds no factor at all on evidence: then it keeps no track of it.

    Fails: `weaknesses: [{id: W1, text: Wages are low}]`, while other factors have `evidence`
    Passes: `weaknesses: [{id: W1, text: Wages are low, evidence: [wage]}]`
    Fix: name the statistic or the statement that shows it.
    """
    factors = [factor for _, factor in ctx.program.swot.factors()]
    inner = [factor for letter, factor in ctx.program.swot.factors() if letter in "SW"]
    if any(ctx.links.out(factor.address, "evidenced_by") for factor in factors):
        yield from _lacking(
            ctx,
            "evidenced_by",
            {factor: bool(ctx.links.out(factor.address, "evidenced_by")) for factor in inner},
            one="no number and no statement bears this factor out",
            most="{n} of {all} strengths and weaknesses rest on no number and no statement: {which}",
            todo="name the statistic or the statement that shows it",
        )


@check("TR112", severity=ADVICE, completeness=True)
def action_without_kpi(ctx: CheckContext) -> Iterator[Finding]:
    """An action that is tied to no KPI.

    It is not said which of the numbers that the programme is judged by it moves. If most actions are like that, it is one
    finding. A programme without KPIs is left alone.

    Fails: `{id: "1.4", title: Hold a seminar}`, while other actions have `drives`
    Passes: `{id: "1.4", title: Hold a seminar, drives: [K3]}`
    Fix: say which KPI it moves, or think of one that would show it.
    """
    actions = ctx.program.roadmap.actions
    if ctx.program.kpis:
        yield from _lacking(
            ctx,
            "driven_by",
            {action: bool(ctx.links.into(action.address, "driven_by")) for action in actions},
            one="this action is tied to no KPI",
            most="{n} of {all} actions are tied to no KPI: {which}",
            todo="say which KPI it moves, or think of one that would show it",
        )


CONTAINING = ("within", "part_of")
"""Relations that say that one thing is inside another one of its kind."""


@check("TR113", severity=ERROR)
def inside_itself(ctx: CheckContext) -> Iterator[Finding]:
    """Elements that lie within each other in a circle.

    Places, groups, bodies and parts of the document lie `within` others, indicators count a `part_of` others. In a circle
    none of them is the whole, and nothing can be added up or traced through them.

    Fails: `{id: town, within: county}` and `{id: county, within: town}`
    Passes: only one of the two
    Fix: take one of the two back.
    """
    for relation in CONTAINING:
        graph = {edge.source: edge.target for edge in ctx.links.edges if edge.relation == relation}
        safe: set[str] = set()
        for start in graph:
            path: dict[str, None] = {}
            address = start
            while address in graph and address not in path and address not in safe:
                path[address] = None
                address = graph[address]
            if address in path:
                circle = [*list(path)[list(path).index(address) :], address]
                yield Finding(
                    address,
                    "lies within itself, through {circle}",
                    {"circle": circle},
                    at=(relation,),
                    hint="take one of the two back",
                    related=tuple(circle[1:-1]),
                )
            safe.update(path)


def _lacking(
    ctx: CheckContext, relation: str, has_it: Mapping[Element, bool], *, one: str, most: str, todo: str
) -> Iterator[Finding]:
    """A finding for each element that lacks something; a single one if most of them do."""
    lacking = [element for element, has in has_it.items() if not has]
    if len(lacking) * 2 > len(has_it) > 1:
        values = {"n": len(lacking), "all": len(has_it), "which": [element.code or element.id for element in lacking]}
        yield from _untied(ctx, relation, [ctx.program.header], most, todo, values=lambda _: values)
    else:
        yield from _untied(ctx, relation, lacking, one, todo)


def _untied(
    ctx: CheckContext,
    relation: str,
    found: Iterable[Element],
    template: str,
    todo: str,
    *,
    values: Callable[[Any], Mapping[str, object]] = lambda _: {},
) -> Iterator[Finding]:
    """A finding for each element that lacks a tie. If most such ties are readings, it says so: others may find more."""
    lacking = list(found)
    inferred = [edge.basis.inferred for edge in ctx.links.edges if edge.relation == relation] if lacking else []
    footing: dict[str, object] = {"todo": Word(todo), "readings": sum(inferred), "ties": len(inferred)}
    told, hint = (footing, _READINGS) if sum(inferred) * 2 > len(inferred) else ({}, todo)
    for element in lacking:
        yield Finding(element.address, template, {**values(element), **told}, hint=hint)


_READINGS = "{todo}; {readings} of the {ties} ties of this kind are readings of the compiler"


@check("TR107", severity=WARNING, completeness=True)
def objective_without_action(ctx: CheckContext) -> Iterator[Finding]:
    """An objective to which no action is tied.

    It is promised, and it is not said what carries it out. A direction that pursues it without any action that does is not
    enough.

    Fails: an objective `G5`, and no action with `pursues: [G5]`
    Passes: `actions: [{id: "2.1", pursues: [G5]}]`
    Fix: plan an action for it.
    """
    found = (
        one
        for one in ctx.program.objectives
        if not any(edge.target.startswith("action:") for edge in ctx.links.out(one.address, "pursued_by"))
    )
    yield from _untied(ctx, "pursued_by", found, "no action is tied to this objective", "plan an action for it")


@check("TR108", severity=WARNING, completeness=True)
def objective_without_reason(ctx: CheckContext) -> Iterator[Finding]:
    """An objective that answers no pairing and no factor.

    The analysis does not lead to it: either a reason is missing there, or the objective comes from elsewhere.

    Fails: `{id: G6, text: Build a management system}` without `answers`
    Passes: `{id: G6, text: Build a management system, answers: [WO2]}`
    Fix: say which pairing or factor it answers.
    """
    if not any(ctx.program.swot.lists.values()):
        return
    for objective in ctx.program.objectives:
        if not ctx.links.out(objective.address, "answers"):
            yield Finding(
                objective.address,
                "this objective answers nothing in the SWOT analysis",
                hint="say which pairing or factor it answers",
            )


@check("TR109", severity=WARNING, completeness=True)
def no_goal(ctx: CheckContext) -> Iterator[Finding]:
    """Objectives without a goal, or a goal without objectives.

    The goal says what all of it is for; the objectives say how one gets there.

    Fails: `objectives: [...]` and no `goal` in `program`
    Passes: `program: {goal: {text: ...}}` with objectives
    Fix: write what is missing.
    """
    goal = ctx.program.header.goal
    if goal is None and ctx.program.objectives:
        yield Finding(ctx.program.header.address, "the programme has objectives, but no goal", hint="write the goal")
    if goal is not None and not ctx.program.objectives:
        yield Finding(goal.address, "no objective leads to this goal", hint="write the objectives")


@check("TR110", severity=ADVICE, completeness=True)
def goal_without_kpi(ctx: CheckContext) -> Iterator[Finding]:
    """No KPI measures the goal itself.

    The objectives may all be reached and the goal missed: the KPIs count what is done, and nobody counts what it is for.

    Fails: a goal, and KPIs with `measures: [G1]` only
    Passes: `kpis: [{id: K1, measures: [G1, "goal:goal"]}]`
    Fix: name a KPI that measures the goal, or reword the goal so that one can.
    """
    goal = ctx.program.header.goal
    if goal is not None and ctx.program.kpis and not ctx.links.out(goal.address, "measured_by"):
        yield Finding(
            goal.address,
            "no KPI measures the goal itself",
            hint="name a KPI that measures the goal, or reword the goal so that one can",
        )
