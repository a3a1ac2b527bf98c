"""Signs that show a reader what in a published programme is not simply the text of the document."""

from enum import Enum

from clustermodel.model.element import Element
from clustermodel.model.quantity import Missing
from clustermodel.model.ref import Basis


class Mark(Enum):
    """A sign and what it means; the meaning is a label, to be shown in the reader's language."""

    CORRECTED = "†", "a misprint in the text, corrected here"
    JUDGED = "‡", "added or interpreted when this document was drawn up; the text does not say it in so many words"
    STRONG = "°", "inferred by the compiler from shared wording"
    WEAK = "◊", "inferred by the compiler, merely plausible"
    UNRESOLVED = "?", "as printed; the programme has nothing of this name or number"
    PARTIAL = "+", "sum of the numbers that are given; some are missing"
    NOT_SET = "—", "the document gives no number"
    LOST = "[…]", "the number was in the document and cannot be read any more"
    NOT_REPORTED = "…", "the number was not reported"
    NOT_APPLICABLE = "×", "not applicable: there can be no number"

    @property
    def sign(self) -> str:
        """What is printed."""
        return self.value[0]

    @property
    def on_paper(self) -> str:
        """The same where a question mark would be taken for a doubt of whoever made the paper: a usual footnote's."""
        return "**" if self is Mark.UNRESOLVED else self.sign

    @property
    def meaning(self) -> str:
        """The label that explains it."""
        return self.value[1]


OF_BASIS: dict[Basis, Mark | None] = {
    Basis.STATED: None,
    Basis.CORRECTED: Mark.CORRECTED,
    Basis.STRONG: Mark.STRONG,
    Basis.WEAK: Mark.WEAK,
    Basis.UNRESOLVED: Mark.UNRESOLVED,
}
"""The mark of each basis; what the text states bears none."""

OF_MISSING: dict[Missing, Mark] = {
    Missing.NOT_SET: Mark.NOT_SET,
    Missing.LOST: Mark.LOST,
    Missing.NOT_REPORTED: Mark.NOT_REPORTED,
    Missing.NOT_APPLICABLE: Mark.NOT_APPLICABLE,
}
"""What stands in the place of a missing number."""

_NAMED_IN_FULL = frozenset({"action", "funding", "kpi", "participant"})
"""Kinds whose elements stand in lists of the text by their names; of others the text may have oblique cases only."""


def is_added(element: Element) -> bool:
    """An element was added to the lists of the text: what it is called is no wording of that."""
    return element.KIND in _NAMED_IN_FULL and not {"name", "title"}.isdisjoint(element.judged)
