"""The world around: risks, neighbouring clusters and the links to them."""

from enum import StrEnum
from typing import ClassVar

import attrs

from clustermodel.model.element import Element
from clustermodel.model.meta import ANY, doc, refers
from clustermodel.model.ref import Refs
from clustermodel.model.text import Text


class LinkKind(StrEnum):
    """What passes between two clusters."""

    GOODS = "goods"
    SERVICES = "services"
    KNOWLEDGE = "knowledge"
    PEOPLE = "people"
    BRAND = "brand"
    INFRASTRUCTURE = "infrastructure"
    GOVERNANCE = "governance"
    """They are steered or meet together; nothing need pass between their firms."""
    ADVERSE = "adverse"
    """One harms the other."""


class Flow(StrEnum):
    """Which way it passes, seen from this cluster."""

    IN = "in"
    OUT = "out"
    BOTH = "both"


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Risk(Element):
    """Something that may go wrong."""

    KIND: ClassVar[str] = "risk"
    text: Text = attrs.field(metadata=doc("The risk, verbatim."))
    from_: Refs = attrs.field(default=(), metadata=refers("Factors it comes from.", "factor", relation="from"))
    threatens: Refs = attrs.field(default=(), metadata=refers("What it endangers.", *ANY, relation="threatens"))
    response: Text | None = attrs.field(default=None, metadata=doc("What is done about it."))
    owner: Refs = attrs.field(
        default=(), metadata=refers("Who watches it.", "body", "organization", relation="owned_by")
    )


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Cluster(Element):
    """A neighbouring cluster."""

    KIND: ClassVar[str] = "cluster"
    name: Text = attrs.field(metadata=doc("Its name."))
    required: bool = attrs.field(default=False, metadata=doc("The programme must be tied to it by a link."))
    programme: str | None = attrs.field(
        default=None, metadata=doc("Its programme: a path inside this programme's folder.")
    )


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Link(Element):
    """A tie to neighbouring clusters."""

    KIND: ClassVar[str] = "link"
    text: Text | None = attrs.field(default=None, metadata=doc("What the tie consists in."))
    of: Refs = attrs.field(default=(), metadata=refers("Our elements that are tied.", *ANY, relation="of"))
    with_: Refs = attrs.field(default=(), metadata=refers("The neighbours.", "cluster", relation="with"))
    kind: LinkKind = attrs.field(metadata=doc("What passes: goods, services, knowledge, people …"))
    flow: Flow = attrs.field(default=Flow.BOTH, metadata=doc("in, out or both."))
