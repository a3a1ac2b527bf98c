"""Checks of the chain from factors to actions, in both directions (family TR)."""

from collections.abc import Iterator, Mapping

from clustermodel.hookspecs import ADVICE, ERROR, WARNING, Check, CheckContext, Finding, check, checks_in, hookimpl
from clustermodel.model.element import Element


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("TR101", severity=WARNING, completeness=True)
def objective_without_kpi(ctx: CheckContext) -> Iterator[Finding]:
    """An objective that no KPI measures.

    Nobody will be able to say whether it has been reached.

    Fails: an objective `G3`, and no KPI with `measures: [G3]`
    Passes: `kpis: [{id: K1, measures: [G3]}]`
    Fix: name a KPI that measures it, or reword the objective so that one can.
    """
    for objective in ctx.program.objectives:
        if not ctx.links.out(objective.address, "measured_by"):
            yield Finding(objective.address, "no KPI measures this objective", hint="name a KPI that measures it")


@check("TR102", severity=WARNING, completeness=True)
def kpi_without_objective(ctx: CheckContext) -> Iterator[Finding]:
    """A KPI that measures no objective.

    It counts something that the programme does not set out to change.

    Fails: `{id: K4, name: Jobs created}` without `measures`
    Passes: `{id: K4, name: Jobs created, measures: [G2]}`
    Fix: say which objective it measures, add that objective, or drop the KPI.
    """
    for kpi in ctx.program.kpis:
        if not ctx.links.into(kpi.address, "measured_by"):
            yield Finding(kpi.address, "this KPI measures no objective", hint="say which objective it measures")


@check("TR103", severity=WARNING, completeness=True)
def kpi_without_action(ctx: CheckContext) -> Iterator[Finding]:
    """A KPI that no action drives.

    Its targets are promised, and nothing on the roadmap works towards them.

    Fails: a KPI `K6`, and no action with `drives: [K6]`
    Passes: `actions: [{id: "2.1", drives: [K6]}]`
    Fix: plan an action that moves it, or say which of the planned ones does.
    """
    for kpi in ctx.program.kpis:
        if not ctx.links.out(kpi.address, "driven_by"):
            yield Finding(kpi.address, "no action drives this KPI", hint="plan an action that moves it")


@check("TR104", severity=WARNING, completeness=True)
def pairing_without_answer(ctx: CheckContext) -> Iterator[Finding]:
    """A pairing that nothing answers: neither the goal, nor an objective, nor an action.

    The response was worked out in the analysis and then left behind.

    Fails: a pairing `ST2` to which nothing refers in `answers`
    Passes: `objectives: [{id: G1, answers: [ST2]}]`
    Fix: take it up in an objective or an action, or take it out of the analysis.
    """
    for pairing in ctx.program.swot.pairings:
        if not ctx.links.into(pairing.address, "answers"):
            yield Finding(
                pairing.address,
                "no objective and no action answers this pairing",
                hint="take it up in an objective or an action",
            )


@check("TR105", severity=WARNING, completeness=True)
def pairing_without_action(ctx: CheckContext) -> Iterator[Finding]:
    """A pairing that an objective answers, but no action.

    The response is promised and not planned.

    Fails: `objectives: [{id: G1, answers: [SO2]}]`, and no action with `answers: [SO2]`
    Passes: `actions: [{id: "2.1", answers: [SO2]}]`
    Fix: plan an action that carries it out.
    """
    for pairing in ctx.program.swot.pairings:
        answers = ctx.links.into(pairing.address, "answers")
        if answers and not any(edge.source.startswith("action:") for edge in answers):
            yield Finding(
                pairing.address,
                "{answers} answers this pairing, but no action carries it out",
                {"answers": [edge.source for edge in answers]},
                hint="plan an action that carries it out",
            )


@check("TR106", severity=WARNING, completeness=True)
def action_without_objective(ctx: CheckContext) -> Iterator[Finding]:
    """An action that pursues no objective.

    It takes time and money, and nobody can say what for.

    Fails: `{id: "2.11", title: Sign an agreement}` without `pursues`
    Passes: `{id: "2.11", title: Sign an agreement, pursues: [G1]}`
    Fix: say which objective it serves, or drop it.
    """
    for action in ctx.program.roadmap.actions:
        if not ctx.links.into(action.address, "pursued_by"):
            yield Finding(action.address, "this action pursues no objective", hint="say which objective it serves")


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
            {factor: bool(ctx.links.out(factor.address, "evidenced_by")) for factor in inner},
            "no number and no statement bears this factor out",
            "{n} of {all} strengths and weaknesses rest on no number and no statement: {which}",
            "name the statistic or the statement that shows it",
        )


@check("TR112", severity=ADVICE, completeness=True)
def action_without_kpi(ctx: CheckContext) -> Iterator[Finding]:
    """An action that drives no KPI.

    It may be done or not: no number that the programme is judged by will change. If most actions are like that, it is one
    finding. A programme without KPIs is left alone.

    Fails: `{id: "1.4", title: Hold a seminar}`, while other actions have `drives`
    Passes: `{id: "1.4", title: Hold a seminar, drives: [K3]}`
    Fix: say which KPI it moves, or think of one that would show it.
    """
    actions = ctx.program.roadmap.actions
    if ctx.program.kpis:
        yield from _lacking(
            ctx,
            {action: bool(ctx.links.into(action.address, "driven_by")) for action in actions},
            "this action drives no KPI",
            "{n} of {all} actions drive no KPI: {which}",
            "say which KPI it moves, or think of one that would show it",
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


def _lacking(ctx: CheckContext, has_it: Mapping[Element, bool], one: str, most: str, hint: str) -> Iterator[Finding]:
    """A finding for each element that lacks something; a single one if most of them do."""
    lacking = [element for element, has in has_it.items() if not has]
    if len(lacking) * 2 > len(has_it) > 1:
        values = {"n": len(lacking), "all": len(has_it), "which": [element.code or element.id for element in lacking]}
        yield Finding(ctx.program.header.address, most, values, hint=hint)
    else:
        yield from (Finding(element.address, one, hint=hint) for element in lacking)


@check("TR107", severity=WARNING, completeness=True)
def objective_without_action(ctx: CheckContext) -> Iterator[Finding]:
    """An objective that no action pursues.

    It is promised and not planned. A direction that pursues it without any action that does is not enough.

    Fails: an objective `G5`, and no action with `pursues: [G5]`
    Passes: `actions: [{id: "2.1", pursues: [G5]}]`
    Fix: plan an action for it.
    """
    for objective in ctx.program.objectives:
        edges = ctx.links.out(objective.address, "pursued_by")
        if not any(edge.target.startswith("action:") for edge in edges):
            yield Finding(objective.address, "no action pursues this objective", hint="plan an action for it")


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
