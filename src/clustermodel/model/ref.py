"""References between elements, and the scale that says how well each is founded."""

from enum import StrEnum

import attrs

from clustermodel.model.frozen import Frozen
from clustermodel.model.meta import doc, refers
from clustermodel.model.text import Text


class Basis(StrEnum):
    """How well a statement is founded in the programme's text, from firm to loose."""

    STATED = "stated"
    """The text says so."""
    CORRECTED = "corrected"
    """The text says so with a slip, which is mended here."""
    STRONG = "strong"
    """A reader's inference from shared wording."""
    WEAK = "weak"
    """A reader's inference that is merely plausible."""
    UNRESOLVED = "unresolved"
    """Kept as printed; it points at nothing."""

    @property
    def inferred(self) -> bool:
        """A reader's inference, not the text."""
        return self in (Basis.STRONG, Basis.WEAK)

    @property
    def rank(self) -> int:
        """0 for the firmest (`stated`), growing as the footing gets looser."""
        return _RANKS[self]


_RANKS = {basis: rank for rank, basis in enumerate(Basis)}


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Ref(Frozen):
    """A reference as written. A bare list of ids means *stated*; a map gives each reference its basis."""

    id: str = attrs.field(metadata=doc("An id, `kind:id`, `cluster#kind:id`, or what is printed if unresolved."))
    basis: Basis = attrs.field(default=Basis.STATED, metadata=doc("How well the reference is founded."))
    source: "tuple[Ref, ...]" = attrs.field(
        default=(), metadata=refers("Where the text says it.", "source", relation="sourced_from", rests=False)
    )
    notes: tuple[Text, ...] = attrs.field(default=(), metadata=doc("Remarks of the compiler."))
    or_: tuple[str, ...] = attrs.field(default=(), metadata=doc("Second readings; not in the graph."))

    @property
    def plain(self) -> bool:
        """Nothing but an id that the text states."""
        return self.basis is Basis.STATED and not (self.source or self.notes or self.or_)


Refs = tuple[Ref, ...]
"""Any number of references."""
