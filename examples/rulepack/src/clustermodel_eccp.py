"""A rule pack: the minimum that the European Cluster Collaboration Platform asks of a cluster that wants a profile.

Source: the platform's page «Register your profile» (clustercollaboration.eu), validation criteria, as read on 2026-11-23. A
cluster has at least 15 committed members, and members of at least two of the types business, research, public and civil.
The platform waives this for clusters that are officially recognised in their country; a waiver in the programme says so.

The page gives no day from which on the criteria hold, so the rule has none either. A pack whose source does give one writes
`scope=Scope(since=date(2022, 1, 1))`, and for a threshold that has changed, `Dated({date(2020, 1, 1): 10, …})`.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from clustermodel.hookspecs import WARNING, Check, CheckContext, Dated, Finding, Scope, check, checks_in, hookimpl
from clustermodel.model.actors import Membership, Participant

READ = date(2026, 11, 23)
"""The day on which the criteria were read; what held before is not known."""
MEMBERS: Any = Dated({READ: 15})
"""Committed members, by the day from which on the number is asked for. The check gets the number in force."""
ANYWHERE = Scope()
"""The platform takes clusters from anywhere; a national pack would name territories: `Scope(territories=("RU",))`."""


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this pack."""
    return checks_in(globals())


def _committed(ctx: CheckContext) -> list[Participant]:
    return [one for one in ctx.program.participants.members if one.status is Membership.ACTUAL]


@check("ECCP101", severity=WARNING, scope=ANYWHERE)
def too_few_members(ctx: CheckContext, *, members: int = MEMBERS) -> Iterator[Finding]:
    """Fewer committed members than the platform asks for.

    Parameters: `members`, how many it takes, with the day from which on it does.
    Fails: 5 actual participants
    Passes: 15 of them
    Fix: recruit members before registering, or register as an officially recognised cluster.
    """
    found = len(_committed(ctx))
    if found < members:
        yield Finding(
            ctx.program.header.address,
            "{found} committed members; the platform asks for {wanted}",
            {"found": found, "wanted": members},
            at=("cluster",),
            hint="recruit members before registering",
        )


@check("ECCP102", severity=WARNING, scope=ANYWHERE)
def too_few_kinds(ctx: CheckContext, *, kinds: int = 2) -> Iterator[Finding]:
    """Members of fewer kinds than the platform asks for.

    Kinds are those of the programme (`kind: company`, `university` …); members without one do not count.

    Parameters: `kinds`, how many it takes.
    Fails: five companies
    Passes: four companies and a university
    Fix: recruit members of another kind: research, public bodies, civil society.
    """
    found = sorted({one.kind for one in _committed(ctx) if one.kind})
    if len(found) < kinds:
        yield Finding(
            ctx.program.header.address,
            "members of one kind only ({found}); the platform asks for {kinds}",
            {"found": found, "kinds": kinds},
            at=("cluster",),
            hint="recruit members of another kind",
        )
