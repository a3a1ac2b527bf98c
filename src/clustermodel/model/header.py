"""What the programme is: its title page, its mission and its goal."""

from enum import StrEnum
from typing import ClassVar

import attrs

from clustermodel.model.element import Element
from clustermodel.model.frozen import Frozen
from clustermodel.model.meta import doc, holds, refers
from clustermodel.model.period import Period
from clustermodel.model.ref import Ref, Refs
from clustermodel.model.text import Text


class Status(StrEnum):
    """Where the document stands in its life."""

    DRAFT = "draft"
    APPROVED = "approved"
    REPLACED = "replaced"
    UNKNOWN = "unknown"


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Edition(Frozen):
    """Which edition of the document this is, and who made it under which contract."""

    number: str | None = attrs.field(default=None, metadata=doc("Number of the edition."))
    issued: Period | None = attrs.field(default=None, metadata=doc("When it was issued."))
    prepared_by: Ref | None = attrs.field(
        default=None, metadata=refers("Who prepared it.", "organization", relation="prepared_by", rests=False)
    )
    contract: Text | None = attrs.field(default=None, metadata=doc("Contract under which it was prepared."))
    replaces: Text | None = attrs.field(default=None, metadata=doc("The edition that it replaces."))
    markings: tuple[Text, ...] = attrs.field(
        default=(),
        metadata=doc("What else its title page bears, line by line, verbatim: «Draft», «For official use only»."),
    )


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Mission(Element):
    """The mission: whom the cluster wants to be, at large."""

    KIND: ClassVar[str] = "mission"
    id: str = attrs.field(default="mission", metadata=doc("Handle; there is one mission."))
    text: Text = attrs.field(metadata=doc("The mission, verbatim."))


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Goal(Element):
    """The goal that all objectives serve."""

    KIND: ClassVar[str] = "goal"
    id: str = attrs.field(default="goal", metadata=doc("Handle; there is one goal."))
    text: Text = attrs.field(metadata=doc("The goal, verbatim."))
    answers: Refs = attrs.field(
        default=(), metadata=refers("Pairings or factors it answers.", "pairing", "factor", relation="answers")
    )


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Header(Element):
    """The head of a programme, `program:` in YAML."""

    KIND: ClassVar[str] = "program"
    title: Text = attrs.field(metadata=doc("Title of the document, verbatim."))
    cluster: Text = attrs.field(metadata=doc("Name of the cluster."))
    territory: Ref | None = attrs.field(
        default=None, metadata=refers("The territory it is made for.", "place", relation="located_in", rests=False)
    )
    language: str = attrs.field(default="en", metadata=doc("Language of plain texts, a BCP 47 tag: ru, en."))
    horizon: Period | None = attrs.field(default=None, metadata=doc("First to last year of the programme."))
    status: Status = attrs.field(default=Status.UNKNOWN, metadata=doc("Where the document stands in its life."))
    edition: Edition | None = attrs.field(default=None, metadata=doc("Which edition this is."))
    mission: Mission | None = attrs.field(
        default=None, metadata=holds("The mission.")
    )
    goal: Goal | None = attrs.field(default=None, metadata=holds("The goal."))
