"""What every element of a programme has."""

from typing import ClassVar

import attrs

from clustermodel.model.frozen import EMPTY, Frozen, Map
from clustermodel.model.meta import doc, refers
from clustermodel.model.ref import Basis, Refs
from clustermodel.model.text import Text


@attrs.frozen(kw_only=True, slots=True, weakref_slot=False, eq=False, repr=False)
class Annotated(Frozen):
    """The marks that any element may carry: where it stands in the text and what in it is a judgement."""

    source: Refs = attrs.field(
        default=(), metadata=refers("Where the text says it.", "source", relation="sourced_from", rests=False)
    )
    basis: Basis = attrs.field(default=Basis.STATED, metadata=doc("How well the element is founded in the text."))
    printed: Map[str, str] = attrs.field(
        default=EMPTY, metadata=doc("Field → its wording or number as printed.", aside=True)
    )
    judged: tuple[str, ...] = attrs.field(default=(), metadata=doc("Fields that are a reading, not the text."))
    notes: tuple[Text, ...] = attrs.field(default=(), metadata=doc("Remarks of the compiler."))


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Element(Annotated):
    """Something that can be referred to as `kind:id`."""

    KIND: ClassVar[str]
    """The kind in its address."""

    id: str = attrs.field(metadata=doc("ASCII handle, unique within its kind."))
    code: str | None = attrs.field(default=None, metadata=doc("Designation as printed, in any script."))
    codes: Map[str, str] = attrs.field(
        default=EMPTY, metadata=doc("Scheme → code in that scheme: inn, okved, tnved, oktmo …")
    )

    @property
    def address(self) -> str:
        """`kind:id`, the one form of address."""
        return f"{self.KIND}:{self.id}"

    @property
    def label(self) -> str:
        """What a reader calls it: its name, title or text, else its id."""
        return str(self.wording)

    @property
    def wording(self) -> str:
        """The same in all languages that it is given in."""
        names = ("name", "title", "text", "response", "quote")
        found = (getattr(self, name, None) for name in names)
        return next(filter(None, found), self.id)


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Profiled(Element):
    """An element with free attributes of its own: what makes this town or firm unlike the next."""

    profile: Map[str, tuple[Text, ...]] = attrs.field(default=EMPTY, metadata=doc("Label → texts."))
