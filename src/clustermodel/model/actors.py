"""Who and where: places, organisations, the cluster's participants and the groups they are counted in."""

from enum import StrEnum
from typing import ClassVar

import attrs

from clustermodel.model.element import Profiled
from clustermodel.model.frozen import EMPTY, Frozen, Map
from clustermodel.model.meta import doc, holds, refers
from clustermodel.model.period import Period
from clustermodel.model.quantity import Quantity
from clustermodel.model.ref import Ref, Refs
from clustermodel.model.text import Text


class Role(StrEnum):
    """How an activity or a firm stands to what the cluster is for."""

    CORE = "core"
    SUPPORTING = "supporting"


class Membership(StrEnum):
    """Whether a group belongs to the cluster already."""

    ACTUAL = "actual"
    POTENTIAL = "potential"
    PLANNED = "planned"
    FORMER = "former"


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Place(Profiled):
    """A territory: a region, a town, an industrial park."""

    KIND: ClassVar[str] = "place"
    name: Text = attrs.field(metadata=doc("Its official name."))
    kind: str | None = attrs.field(default=None, metadata=doc("What sort of territory it is.", word=True))
    within: Ref | None = attrs.field(
        default=None, metadata=refers("The territory around it.", "place", relation="within")
    )


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Organization(Profiled):
    """A body outside the cluster's own governance: a ministry, a university, a fund, a register."""

    KIND: ClassVar[str] = "organization"
    name: Text = attrs.field(metadata=doc("Its official name."))
    kind: str | None = attrs.field(default=None, metadata=doc("What sort of organisation it is.", word=True))
    aliases: tuple[str, ...] = attrs.field(default=(), metadata=doc("Other names in the text.", aside=True))
    same_as: Refs = attrs.field(
        default=(),
        metadata=refers("Organisations that may be the same one.", "organization", relation="same_as", rests=False),
    )
    place: Ref | None = attrs.field(default=None, metadata=refers("Where it sits.", "place", relation="located_in"))


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Participant(Profiled):
    """A member of the cluster: a firm, a clinic, a university."""

    KIND: ClassVar[str] = "participant"
    name: Text = attrs.field(metadata=doc("Its official name."))
    kind: str | None = attrs.field(default=None, metadata=doc("company, university, research, public …", word=True))
    role: Role | None = attrs.field(default=None, metadata=doc("core or supporting."))
    status: Membership = attrs.field(default=Membership.ACTUAL, metadata=doc("Whether it is a member already."))
    anchor: bool = attrs.field(default=False, metadata=doc("It is one of the firms the others gather around."))
    activities: Refs = attrs.field(
        default=(), metadata=refers("What it does.", "activity", relation="carried_out_by", reverse=True)
    )
    place: Ref | None = attrs.field(default=None, metadata=refers("Where it works.", "place", relation="located_in"))
    services: tuple[Text, ...] = attrs.field(default=(), metadata=doc("What it offers to partners and customers."))
    is_: Ref | None = attrs.field(
        default=None, metadata=refers("The organisation that it is.", "organization", relation="is")
    )


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Group(Profiled):
    """Participants known only as a number: «1142 companies», or a kind of firm that is to be recruited."""

    KIND: ClassVar[str] = "group"
    name: Text = attrs.field(metadata=doc("What the text calls them."))
    role: Role | None = attrs.field(default=None, metadata=doc("core or supporting."))
    status: Membership | None = attrs.field(default=None, metadata=doc("Whether they belong to the cluster already."))
    size: Quantity | None = attrs.field(default=None, metadata=doc("How many they are."))
    within: Ref | None = attrs.field(
        default=None, metadata=refers("The group this one is a part of.", "group", relation="within", rests=False)
    )
    activities: Refs = attrs.field(
        default=(), metadata=refers("What they do.", "activity", relation="carried_out_by", reverse=True)
    )
    place: Ref | None = attrs.field(default=None, metadata=refers("Where they work.", "place", relation="located_in"))
    open: bool = attrs.field(default=False, metadata=doc("The text leaves the list open: «and so on»."))


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Participants(Frozen):
    """The cluster's members, as of a date."""

    as_of: Period | None = attrs.field(default=None, metadata=doc("When this was the list."))
    printed: Map[str, str] = attrs.field(default=EMPTY, metadata=doc("Field → its wording as printed: `as_of`.", aside=True))
    members: tuple[Participant, ...] = attrs.field(default=(), metadata=holds("Members known by name."))
    groups: tuple[Group, ...] = attrs.field(default=(), metadata=holds("Members known only as a number."))
