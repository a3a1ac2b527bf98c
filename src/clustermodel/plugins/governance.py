"""Checks of the bodies that steer the cluster (family GV)."""

from collections import defaultdict
from collections.abc import Iterator

from clustermodel.hookspecs import ADVICE, WARNING, Check, CheckContext, Finding, Word, check, checks_in, hookimpl
from clustermodel.links.edges import Edge
from clustermodel.model.actors import Group, Membership
from clustermodel.model.governance import BodyKind, Function, Office

LEADING = frozenset({"leads", "appoints", "pays"})
"""Kinds of function that give power over a body."""
OVERSEEING = frozenset({"assesses", "supervises", "controls", "audits"})
"""Kinds of function that judge a body."""


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


def _functions(ctx: CheckContext, kinds: frozenset[str]) -> Iterator[tuple[str, Function, Edge]]:
    """Body, function and the edge to what it is exercised over, for functions of some kinds."""
    for body in ctx.program.governance.bodies:
        for function in body.functions:
            if function.kind in kinds:
                for edge in ctx.links.out(function.address, "over"):
                    yield body.address, function, edge


def _same(ctx: CheckContext, body: str) -> set[str]:
    """A body, the organisation that it is or belongs to, and the bodies that belong to it."""
    near = {body} | {edge.target for edge in ctx.links.out(body, "is", "within")}
    return near | {edge.source for one in list(near) for edge in ctx.links.into(one, "is", "within")}


@check("GV101", severity=WARNING)
def overseer_overseen(ctx: CheckContext) -> Iterator[Finding]:
    """A body is led by those whom it oversees.

    A function of kind `assesses`, `supervises`, `controls` or `audits` is exercised over a body; and that body, its head or
    the organisation it belongs to has a function of kind `leads`, `appoints` or `pays` over the overseer. Such oversight
    cannot be independent.

    Fails: the working group assesses the organisation, and the organisation's head leads the working group
    Passes: somebody else leads the group
    Fix: take one of the two functions away.
    """
    power: dict[str, list[tuple[str, Function]]] = defaultdict(list)
    for leader, leading, over in _functions(ctx, LEADING):
        power[over.target].append((leader, leading))
    for overseer, function, edge in _functions(ctx, OVERSEEING):
        overseen = _same(ctx, edge.target) if overseer in power else set()
        for leader, leading in power.get(overseer, ()):
            if leader in overseen and leader != overseer:
                yield Finding(
                    function.address,
                    "{overseer} oversees {overseen}, but {leader} has power over it ({kind})",
                    {"overseer": overseer, "overseen": edge.target, "leader": leader, "kind": Word(leading.kind or "")},
                    at=edge.at,
                    hint="take one of the two functions away",
                    related=(leading.address,),
                )


@check("GV102", severity=WARNING)
def leader_not_member(ctx: CheckContext) -> Iterator[Finding]:
    """A body is led by somebody who is not in the list of its members.

    Either the list is incomplete, or the leader may not vote; the document does not tell.

    Fails: the head `leads` the working group, whose members do not include the head
    Passes: `members: [{text: Head, is: head}]`
    Fix: add the leader to the list of members.
    """
    bodies = {body.address: body for body in ctx.program.governance.bodies}
    seated = {address: {one.target for one in ctx.links.out(address, "staffed_by")} for address in bodies}
    for leader, function, edge in _functions(ctx, frozenset({"leads"})):
        body = bodies.get(edge.target)
        if body is not None and body.members and leader not in seated[edge.target]:
            yield Finding(
                body.address,
                "{leader} leads this body, but is not among its members",
                {"leader": leader},
                at=("members",),
                hint="add the leader to the list of members",
                related=(function.address,),
            )


@check("GV103", severity=ADVICE)
def open_membership(ctx: CheckContext) -> Iterator[Finding]:
    """A line of members that does not say how many they are.

    How many sit, and who chooses them, is left open, so nobody knows what a majority is.

    Fails: `{text: Representatives of firms, number: open}`
    Passes: `{text: Representatives of firms, number: 3}`
    Fix: say how many they are, and who sends them.
    """
    for body in ctx.program.governance.bodies:
        for index, member in enumerate(body.members):
            if member.number == "open":
                yield Finding(
                    body.address,
                    "'{text}' leaves open how many sit",
                    {"text": member.text},
                    at=("members", index),
                    hint="say how many they are, and who sends them",
                )


@check("GV104", severity=ADVICE, completeness=True)
def no_chair(ctx: CheckContext) -> Iterator[Finding]:
    """A council or group without a chair.

    Nobody is told to convene it. A body that another one leads has a chair in that one.

    Fails: `{kind: council, members: [{text: Minister}, {text: Rector}]}`
    Passes: `members: [{text: Minister, office: chair}, {text: Rector}]`
    Fix: say who chairs it.
    """
    led = {edge.target for _, _, edge in _functions(ctx, frozenset({"leads"}))}
    for body in ctx.program.governance.bodies:
        chaired = any(member.office is Office.CHAIR for member in body.members)
        if body.kind in (BodyKind.COUNCIL, BodyKind.GROUP) and not chaired and body.address not in led:
            yield Finding(body.address, "nobody chairs this body", hint="say who chairs it")


@check("GV105", severity=WARNING, completeness=True)
def idle_function(ctx: CheckContext) -> Iterator[Finding]:
    """A function of a body that no action of the roadmap carries out.

    It is promised, and nothing planned comes of it. Councils and groups fulfil theirs by sitting, and functions over other
    bodies (leading, assessing …) need no action either.

    Fails: a function `f1: Monitoring`, and no action with `fulfils: [f1]`
    Passes: `actions: [{id: "3.1", fulfils: [f1]}]`
    Fix: plan an action for it, or say which of the planned ones carries it out.
    """
    for body in ctx.program.governance.bodies:
        for function in body.functions if body.kind in (BodyKind.ORGANIZATION, BodyKind.POST) else ():
            if not ctx.links.into(function.address, "fulfils") and not ctx.links.out(function.address, "over"):
                yield Finding(
                    function.address,
                    "no action carries out this function of {body}",
                    {"body": body.address},
                    hint="plan an action for it, or say which of the planned ones carries it out",
                )


@check("GV106", severity=ADVICE, completeness=True)
def body_not_created(ctx: CheckContext) -> Iterator[Finding]:
    """A council or group that no action brings about, while other councils or groups are.

    The roadmap sets up some of them; this one is taken for granted, or forgotten. That posts are filled says nothing of it.

    Fails: a roadmap with `creates: [working-group]`, and a council that no action creates
    Passes: `creates: [council]`
    Fix: plan its formation; if it exists already, waive this finding with that reason.
    """
    bodies = [one for one in ctx.program.governance.bodies if one.kind in (BodyKind.COUNCIL, BodyKind.GROUP)]
    created = {body.address for body in bodies if ctx.links.out(body.address, "created_by")}
    for body in bodies:
        if created and body.address not in created:
            yield Finding(
                body.address,
                "no action forms this body, though the roadmap forms others",
                hint="plan its formation; if it exists already, waive this finding with that reason",
            )


@check("GV107", severity=WARNING, completeness=True)
def body_without_function(ctx: CheckContext) -> Iterator[Finding]:
    """A body without a function.

    Fails: `{id: council, name: Council, kind: council}`
    Passes: `{id: council, name: Council, kind: council, functions: [{id: f1, text: Decides on projects}]}`
    Fix: say what it is there for.
    """
    for body in ctx.program.governance.bodies:
        if not body.functions:
            yield Finding(body.address, "this body has no function", hint="say what it is there for")


@check("GV108", severity=WARNING)
def maybe_the_same(ctx: CheckContext) -> Iterator[Finding]:
    """Two organisations that may be one and the same.

    The text uses two names, and it is only inferred that they mean one organisation. Who answers is unclear until somebody
    decides.

    Fails: `{id: ckr, same_as: {centre: weak}}`
    Passes: one organisation with `aliases`, or `same_as: [centre]` because the text states it
    Fix: join them into one with `aliases`, or take `same_as` back.
    """
    for organization in ctx.program.organizations:
        for edge in ctx.links.out(organization.address, "same_as"):
            if edge.basis.inferred:
                yield Finding(
                    organization.address,
                    "may be the same as {other} ({basis}): one organisation or two?",
                    {"other": edge.target, "basis": Word(edge.basis)},
                    at=edge.at,
                    hint="join them into one with `aliases`, or take `same_as` back",
                    related=(edge.target,),
                )


@check("GV110", severity=ADVICE, completeness=True)
def risk_of_nobody(ctx: CheckContext) -> Iterator[Finding]:
    """A risk to which nothing is done, or which nobody watches.

    A risk is written down so that somebody acts when it comes true.

    Fails: `risks: [{id: R1, text: Tariffs rise}]`
    Passes: `risks: [{id: R1, text: Tariffs rise, response: Agree on prices for a year, owner: [council]}]`
    Fix: say what is done, and who watches it.
    """
    for risk in ctx.program.risks:
        if not risk.response:
            yield Finding(risk.address, "nothing is done about this risk", hint="say what is done, and who watches it")
        elif not ctx.links.out(risk.address, "owned_by"):
            yield Finding(risk.address, "nobody watches this risk", hint="say what is done, and who watches it")


@check("GV109", severity=WARNING)
def seat_without_holder(ctx: CheckContext) -> Iterator[Finding]:
    """A seat for a group to which no actual participant is known to belong.

    Representatives of anchor firms, for example, sit in a body, and no participant is known to be such a firm.

    Fails: `{text: Representatives of anchors, is: anchors}` where the group `anchors` is not `actual`
    Passes: the group is `actual`
    Fix: name the participants that belong to the group.
    """
    for body in ctx.program.governance.bodies:
        for edge in ctx.links.out(body.address, "staffed_by"):
            group = ctx.links.elements[edge.target]
            if isinstance(group, Group) and group.status is not Membership.ACTUAL:
                yield Finding(
                    body.address,
                    "a seat is held by {group}, and no participant is known to belong to it",
                    {"group": group.address},
                    at=edge.at,
                    hint="name the participants that belong to the group",
                    related=(group.address,),
                )
