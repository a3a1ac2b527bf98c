"""Checks of the cluster's participants (family PT)."""

from collections.abc import Iterator

from clustermodel.hookspecs import ADVICE, WARNING, Check, CheckContext, Finding, check, checks_in, hookimpl
from clustermodel.model.actors import Membership, Role


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("PT101", severity=WARNING, completeness=True)
def core_without_participant(ctx: CheckContext) -> Iterator[Finding]:
    """A core activity for which no actual participant is named.

    The programme calls it the heart of the cluster, and it is said of no member that it does it. Potential participants do
    not count.

    Fails: an activity of `role: core`, and no participant with it in `activities`
    Passes: `members: [{id: clinic, activities: [hospitals]}]`
    Fix: recruit somebody who does it, or say which member does.
    """
    members = {one.address for one in ctx.program.participants.members if one.status is Membership.ACTUAL}
    members |= {one.address for one in ctx.program.participants.groups if one.status is Membership.ACTUAL}
    for activity in ctx.program.value_chain.activities:
        doing = {edge.target for edge in ctx.links.out(activity.address, "carried_out_by")}
        if activity.role is Role.CORE and members and not doing & members:
            yield Finding(
                activity.address,
                "no actual participant is named for this core activity",
                hint="recruit somebody who does it, or say which member does",
            )


@check("PT102", severity=ADVICE, completeness=True)
def participant_without_activity(ctx: CheckContext) -> Iterator[Finding]:
    """A participant of whom nobody knows what it does.

    Fails: `members: [{id: p1, name: Blesk}]`
    Passes: `members: [{id: p1, name: Blesk, activities: [dentistry]}]`
    Fix: name its activity, from the register of companies if the programme does not tell.
    """
    for participant in ctx.program.participants.members:
        if not ctx.links.into(participant.address) + ctx.links.out(participant.address, "is"):
            yield Finding(
                participant.address,
                "it is not known what this participant does",
                at=("activities",),
                hint="name its activity",
            )


@check("PT103", severity=WARNING)
def subgroup_exceeds_group(ctx: CheckContext) -> Iterator[Finding]:
    """A group larger than the group it is a part of.

    Fails: `{id: firms, within: all, size: 700}` in `{id: all, size: 645}`
    Passes: `size: 600`
    Fix: correct the sizes.
    """
    groups = {group.address: group for group in ctx.program.participants.groups}
    for group in groups.values():
        for edge in ctx.links.out(group.address, "within"):
            whole = groups[edge.target]
            if group.size and whole.size and whole.size.surely_below(group.size):
                yield Finding(
                    group.address,
                    "{size} in a group of {whole}",
                    {"size": group.size, "whole": whole.size},
                    at=("size",),
                    hint="correct the sizes",
                    related=(whole.address,),
                )


@check("PT104", severity=ADVICE, completeness=True)
def no_as_of(ctx: CheckContext) -> Iterator[Finding]:
    """A list of participants without a date.

    Members come and go; without `as_of` nobody knows how old the list is.

    Fails: `participants: {members: [...]}`
    Passes: `participants: {as_of: 2020-08, members: [...]}`
    Fix: date the list.
    """
    if ctx.program.participants.members and ctx.program.participants.as_of is None:
        yield Finding(
            ctx.program.participants.members[0].address, "the list of participants has no date", hint="add `as_of`"
        )
