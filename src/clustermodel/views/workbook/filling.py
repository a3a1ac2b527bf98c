"""What of a programme may be filled in: what its text does not say (see docs/decisions/0026)."""

from typing import Any

from clustermodel.model.element import Element
from clustermodel.model.header import Status
from clustermodel.model.objectives import Aggregation
from clustermodel.views.blocks import Inline
from clustermodel.views.marks import is_added
from clustermodel.views.telling import Teller


def said_in(tell: Teller, holder: Any, name: str) -> Inline:
    """What a field says; empty if that is nothing, or if nothing holds the field."""
    value = getattr(holder, name, None)
    if isinstance(value, tuple):
        return tell.refs(holder, name, "; ")
    if value is None or value is Aggregation.UNSPECIFIED:
        return ()
    return tell.term(holder, name) if isinstance(value, Aggregation) else tell.field(holder, name)


def is_of_the_text(tell: Teller, holder: Any, name: str) -> bool:
    """What a field says is official: no draft, and no reading of the compiler. So is what only the file can say."""
    value = getattr(holder, name)
    found = tell.targets(holder, name) if isinstance(value, tuple) else ()
    if any(element is None or element.id != ref.id for ref, element in found):
        return True
    inferred = bool(value) and isinstance(value, tuple) and all(ref.basis.inferred for ref in value)
    draft = tell.program.header.status is Status.DRAFT
    return not (draft or inferred or name.rstrip("_") in holder.judged)


def is_open(tell: Teller, one: Element) -> bool:
    """All of an element may be corrected: it is of a draft, or was added to the text."""
    return tell.program.header.status is Status.DRAFT or is_added(one)


def named(tell: Teller, holder: Any, name: str) -> str:
    """The elements that a field refers to, as lists call them."""
    return "; ".join(tell.own_words(one) for _, one in tell.targets(holder, name) if one)
