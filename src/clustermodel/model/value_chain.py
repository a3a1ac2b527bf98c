"""The value chain: stages in their order, the activities in them, the products that come out."""

from typing import ClassVar

import attrs

from clustermodel.model.actors import Role
from clustermodel.model.element import Element, Profiled
from clustermodel.model.frozen import Frozen
from clustermodel.model.meta import doc, holds, refers
from clustermodel.model.ref import Refs
from clustermodel.model.text import Text


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Activity(Element):
    """A kind of economic activity, best with its code in a classification (`codes: {okved: "86.23"}`)."""

    KIND: ClassVar[str] = "activity"
    name: Text = attrs.field(metadata=doc("What the text calls it."))
    role: Role | None = attrs.field(default=None, metadata=doc("core or supporting."))


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Stage(Element):
    """A step in which value is added (Porter, Competitive Advantage, 1985)."""

    KIND: ClassVar[str] = "stage"
    name: Text = attrs.field(metadata=doc("What the text calls it."))
    after: Refs = attrs.field(default=(), metadata=refers("Stages that come before it.", "stage", relation="follows"))
    activities: Refs = attrs.field(
        default=(), metadata=refers("What is done in it.", "activity", relation="performs")
    )


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Product(Profiled):
    """A product or service that the cluster sells, or a direction of them."""

    KIND: ClassVar[str] = "product"
    name: Text = attrs.field(metadata=doc("What the text calls it."))
    stages: Refs = attrs.field(default=(), metadata=refers("Where it is made.", "stage", relation="made_in"))
    audience: tuple[Text, ...] = attrs.field(default=(), metadata=doc("Whom it is for."))


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class ValueChain(Frozen):
    """Activities, stages and products."""

    activities: tuple[Activity, ...] = attrs.field(default=(), metadata=holds("Kinds of economic activity."))
    stages: tuple[Stage, ...] = attrs.field(default=(), metadata=holds("Stages, first to last."))
    products: tuple[Product, ...] = attrs.field(default=(), metadata=holds("Products and services."))
