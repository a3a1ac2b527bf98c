"""Who steers: bodies, their members, their functions and what these say of other bodies."""

from enum import StrEnum
from typing import ClassVar

import attrs

from clustermodel.model.element import Annotated, Element
from clustermodel.model.frozen import Frozen
from clustermodel.model.meta import doc, holds, refers
from clustermodel.model.ref import Ref, Refs
from clustermodel.model.text import Text


class BodyKind(StrEnum):
    """What sort of body it is."""

    COUNCIL = "council"
    GROUP = "group"
    ORGANIZATION = "organization"
    POST = "post"


class Seat(StrEnum):
    """In what quality a member sits (Popolo: membership/post, on_behalf_of)."""

    POST = "post"
    """Whoever holds the post."""
    REPRESENTATIVE = "representative"
    """Somebody sent by the organisation."""
    PERSON = "person"
    """That person."""


class Office(StrEnum):
    """What a member does in the body."""

    CHAIR = "chair"
    DEPUTY = "deputy"
    SECRETARY = "secretary"
    MEMBER = "member"


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Member(Annotated):
    """A line in the list of a body's members."""

    text: Text = attrs.field(metadata=doc("The line, verbatim."))
    is_: Ref | None = attrs.field(
        default=None,
        metadata=refers("The body, group or participant that sits.", "body", "group", "participant", relation="staffed_by"),
    )
    of: Ref | None = attrs.field(
        default=None,
        metadata=refers("The organisation behind the member.", "organization", "participant", "body", relation="staffed_by"),
    )
    as_: Seat | None = attrs.field(default=None, metadata=doc("In what quality: post, representative, person."))
    office: Office = attrs.field(default=Office.MEMBER, metadata=doc("chair, deputy, secretary or member."))
    number: str | None = attrs.field(default=None, metadata=doc("How many sit by this line; `open` if it is not told."))


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Function(Element):
    """What a body is there for."""

    KIND: ClassVar[str] = "function"
    text: Text = attrs.field(metadata=doc("The function, verbatim."))
    kind: str | None = attrs.field(default=None, metadata=doc("leads, assesses, supervises, pays, executes, appoints …"))
    over: Refs = attrs.field(
        default=(), metadata=refers("The bodies it is exercised over.", "body", "organization", relation="over")
    )


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Body(Element):
    """A body of the cluster's governance, or a single post in it."""

    KIND: ClassVar[str] = "body"
    name: Text = attrs.field(metadata=doc("Its official name."))
    kind: BodyKind = attrs.field(metadata=doc("council, group, organization or post."))
    is_: Ref | None = attrs.field(
        default=None, metadata=refers("The organisation that acts as this body.", "organization", relation="is")
    )
    within: Ref | None = attrs.field(
        default=None,
        metadata=refers("The body or organisation it belongs to.", "body", "organization", relation="within", rests=False),
    )
    members: tuple[Member, ...] = attrs.field(default=(), metadata=doc("Who sits in it."))
    functions: tuple[Function, ...] = attrs.field(default=(), metadata=holds("What it is there for.", relation="has"))


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Governance(Frozen):
    """The bodies that steer the cluster."""

    bodies: tuple[Body, ...] = attrs.field(default=(), metadata=holds("Councils, groups, organisations, posts."))
