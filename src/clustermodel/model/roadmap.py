"""The roadmap: directions of work and the actions in them, and the money they take."""

from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar

import attrs

from clustermodel.model.element import Annotated, Element
from clustermodel.model.frozen import EMPTY, Frozen, Map
from clustermodel.model.meta import doc, holds, refers
from clustermodel.model.period import Every, Period, due, final, occurrences
from clustermodel.model.quantity import Quantity
from clustermodel.model.ref import Ref, Refs
from clustermodel.model.series import Series
from clustermodel.model.text import Text

DATES = frozenset({"when", "every", "until"})
"""The fields of an action that its wording of `when` as printed speaks of."""


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class FundingSource(Element):
    """Where money comes from: a budget, a fund, the firms themselves."""

    KIND: ClassVar[str] = "funding"
    name: Text = attrs.field(metadata=doc("What it is called."))


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Funding(Frozen):
    """The sources of money and the unit of all sums."""

    unit: str | None = attrs.field(default=None, metadata=doc("Id of a declared unit, or the unit as text.", unit=True))
    sources: tuple[FundingSource, ...] = attrs.field(default=(), metadata=holds("Where money comes from."))


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Result(Annotated):
    """What is there when an action, or one of its occurrences, has been carried out."""

    text: Text | None = attrs.field(default=None, metadata=doc("The result in words."))
    value: Quantity | None = attrs.field(default=None, metadata=doc("Its measure."))
    unit: str | None = attrs.field(default=None, metadata=doc("Id of a declared unit, or the unit as text.", unit=True))


class Counted(StrEnum):
    """Of what the number of a result is, if an action takes place several times."""

    EACH = "each"
    """Each time brings so much."""
    TOTAL = "total"
    """All times together bring so much: what is reported of each is added."""
    LEVEL = "level"
    """So much is reached in the end: each report tells how much there is by then, and nothing is added."""


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Promise(Result):
    """The result that an action is to have."""

    counted: Counted | None = attrs.field(
        default=None,
        metadata=doc("each, total or level: its number is of each time, of all together, or of the end; absent: not told."),
    )


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Direction(Element):
    """A direction of work: a chapter of the roadmap."""

    KIND: ClassVar[str] = "direction"
    title: Text = attrs.field(metadata=doc("Its heading, verbatim."))
    pursues: Refs = attrs.field(
        default=(), metadata=refers("Objectives it serves.", "objective", "goal", relation="pursued_by", reverse=True)
    )


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Action(Element):
    """An action (a measure) of the roadmap."""

    KIND: ClassVar[str] = "action"
    title: Text = attrs.field(metadata=doc("What is to be done, verbatim."))
    direction: Ref | None = attrs.field(
        default=None,
        metadata=refers("The direction it stands in.", "direction", relation="comprises", reverse=True),
    )
    when: Period | None = attrs.field(default=None, metadata=doc("When it is due or running; the first time, if it recurs."))
    every: Every | None = attrs.field(
        default=None, metadata=doc("How often it recurs; absent: once. Each year: in the part of it that `when` names.")
    )
    until: Period | None = attrs.field(default=None, metadata=doc("End of the recurrence; absent: the horizon's end."))
    pursues: Refs = attrs.field(
        default=(), metadata=refers("Objectives it serves.", "objective", "goal", relation="pursued_by", reverse=True)
    )
    answers: Refs = attrs.field(
        default=(), metadata=refers("Pairings or factors it answers.", "pairing", "factor", relation="answers")
    )
    drives: Refs = attrs.field(
        default=(), metadata=refers("KPIs it moves.", "kpi", relation="driven_by", reverse=True)
    )
    requires: Refs = attrs.field(
        default=(), metadata=refers("Actions that must come before it.", "action", relation="requires")
    )
    responsible: Refs = attrs.field(
        default=(), metadata=refers("Who does it.", "body", "organization", "participant", relation="done_by")
    )
    with_: Refs = attrs.field(
        default=(), metadata=refers("Who takes part.", "organization", "participant", "body", "group", relation="with")
    )
    uses: Refs = attrs.field(
        default=(),
        metadata=refers(
            "What it draws on.", "product", "stage", "place", "participant", "body", "organization", relation="uses"
        ),
    )
    creates: Refs = attrs.field(
        default=(), metadata=refers("Bodies it brings about.", "body", relation="created_by", reverse=True)
    )
    fulfils: Refs = attrs.field(
        default=(), metadata=refers("Functions of bodies it carries out.", "function", relation="fulfils")
    )
    result: Promise | None = attrs.field(default=None, metadata=doc("What is there afterwards."))
    budget: Map[str, Series] = attrs.field(
        default=EMPTY, metadata=refers("Funding source → sums by period.", "funding", relation="funded_by")
    )

    @property
    def dates_as_printed(self) -> str:
        """The wording of its dates in the text; empty if there is none, or if they are not what that says."""
        return "" if DATES & {*self.judged} else self.printed.get("when", "")

    def end(self, horizon: Period | None) -> Period | None:
        """What its recurrence goes on to, in a programme of some horizon."""
        return self.until or horizon or self.when

    @property
    def counted(self) -> Counted | None:
        """Of what the number of its result is; what happens once brings it then. None: the text does not tell."""
        return (self.result.counted if self.result else None) if self.every else Counted.EACH

    def occurrences(self, horizon: Period | None) -> Iterator[Period]:
        """When it is to take place, in a programme of some horizon; nothing if it has no date."""
        end = self.end(horizon)
        return occurrences(self.when, self.every, end) if self.when and end else iter(())

    def final(self, horizon: Period | None) -> Period | None:
        """The last of its occurrences, told without counting them; None if it has none."""
        end = self.end(horizon)
        return final(self.when, self.every, end) if self.when and end else None

    def due(self, occurrence: Period) -> Period:
        """When one of its occurrences is to take place: in its unit, or in the part of it that `when` names."""
        return due(self.when, self.every, occurrence) if self.when else occurrence


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Roadmap(Frozen):
    """Directions and their actions."""

    directions: tuple[Direction, ...] = attrs.field(default=(), metadata=holds("Directions of work."))
    actions: tuple[Action, ...] = attrs.field(default=(), metadata=holds("Actions."))
