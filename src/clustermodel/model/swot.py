"""SWOT factors and the TOWS pairings made of them.

A pairing matches internal with external factors (H. Weihrich, The TOWS Matrix, Long Range Planning 15/2, 1982): several
factors may meet in one pairing, and a factor may recur.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar

import attrs

from clustermodel.model.element import Element
from clustermodel.model.frozen import Frozen
from clustermodel.model.meta import ANY, doc, holds, refers
from clustermodel.model.ref import Refs
from clustermodel.model.text import Text


class Quadrant(StrEnum):
    """A field of the TOWS matrix; its two letters are the kinds of factor that meet there."""

    SO = "SO"
    ST = "ST"
    WO = "WO"
    WT = "WT"


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Factor(Element):
    """A strength, weakness, opportunity or threat: which one is told by the list it stands in."""

    KIND: ClassVar[str] = "factor"
    text: Text = attrs.field(metadata=doc("The factor, verbatim."))
    about: Refs = attrs.field(default=(), metadata=refers("What it speaks of.", *ANY, relation="about", rests=False))
    evidence: Refs = attrs.field(
        default=(), metadata=refers("What bears it out.", "statistic", "claim", relation="evidenced_by")
    )


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Pairing(Element):
    """A response to factors that meet."""

    KIND: ClassVar[str] = "pairing"
    quadrant: Quadrant = attrs.field(metadata=doc("The heading it stands under: SO, ST, WO or WT."))
    response: Text = attrs.field(metadata=doc("What is to be done, verbatim."))
    factors: Refs = attrs.field(default=(), metadata=refers("The factors that meet.", "factor", relation="combines"))
    conflicts: Refs = attrs.field(
        default=(),
        metadata=refers(
            "Pairings whose responses cannot be carried out together with this one.",
            "pairing",
            relation="conflicts_with",
            rests=False,
        ),
    )


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Swot(Frozen):
    """The analysis: four lists of factors and the pairings."""

    strengths: tuple[Factor, ...] = attrs.field(default=(), metadata=holds("Internal, helpful."))
    weaknesses: tuple[Factor, ...] = attrs.field(default=(), metadata=holds("Internal, harmful."))
    opportunities: tuple[Factor, ...] = attrs.field(default=(), metadata=holds("External, helpful."))
    threats: tuple[Factor, ...] = attrs.field(default=(), metadata=holds("External, harmful."))
    pairings: tuple[Pairing, ...] = attrs.field(default=(), metadata=holds("TOWS pairings."))

    @property
    def lists(self) -> dict[str, tuple[Factor, ...]]:
        """The four lists by the letter of a quadrant: S, W, O, T."""
        return {"S": self.strengths, "W": self.weaknesses, "O": self.opportunities, "T": self.threats}

    def factors(self) -> Iterator[tuple[str, Factor]]:
        """Every factor with the letter of its list."""
        return ((letter, factor) for letter, factors in self.lists.items() for factor in factors)
