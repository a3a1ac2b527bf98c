"""Where statements come from: units, the tree of sources, and what the text claims in words."""

from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

import attrs

from clustermodel.model.element import Element
from clustermodel.model.meta import ANY, doc, refers
from clustermodel.model.ref import Ref, Refs
from clustermodel.model.text import Text


class SourceKind(StrEnum):
    """What part of a document a source is, or that it is a producer of data."""

    DOCUMENT = "document"
    SECTION = "section"
    TABLE = "table"
    CHART = "chart"
    LIST = "list"
    APPENDIX = "appendix"
    NOTE = "note"
    QUOTATION = "quotation"
    PRODUCER = "producer"


class Loss(StrEnum):
    """Why the content of a source is not here."""

    LOST = "lost"
    """It stood in the document and cannot be read any more."""
    ABSENT = "absent"
    """The document refers to it, but it never came with it."""


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Unit(Element):
    """A unit of measurement. A unit that nobody declares is just its text."""

    KIND: ClassVar[str] = "unit"
    name: Text = attrs.field(metadata=doc("How the unit is written."))
    of: str | None = attrs.field(default=None, metadata=doc("The unit that this one is a multiple of."))
    times: Decimal | None = attrs.field(default=None, metadata=doc("How many of those make one of these."))


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Source(Element):
    """A place in a document (document > section > table, chart, list > quotation) or a producer of numbers."""

    KIND: ClassVar[str] = "source"
    kind: SourceKind = attrs.field(default=SourceKind.QUOTATION, metadata=doc("What part of a document it is."))
    title: Text | None = attrs.field(default=None, metadata=doc("Its heading, verbatim."))
    within: Ref | None = attrs.field(
        default=None, metadata=refers("The source it is a part of.", "source", relation="within", rests=False)
    )
    file: str | None = attrs.field(
        default=None, metadata=doc("The text of a document: a path inside the programme's folder.")
    )
    line: int | None = attrs.field(default=None, metadata=doc("Line in that file, from 1."))
    quote: str | None = attrs.field(default=None, metadata=doc("What stands there, verbatim."))
    missing: Loss | None = attrs.field(default=None, metadata=doc("Why its content is not here."))
    belongs_to: Ref | None = attrs.field(
        default=None,
        metadata=refers("The other cluster this content is about.", "cluster", relation="belongs_to", rests=False),
    )
    columns: tuple[str, ...] = attrs.field(default=(), metadata=doc("Headings of a table's columns.", aside=True))
    rows: tuple[tuple[str, ...], ...] = attrs.field(default=(), metadata=doc("Cells of a table, as printed.", aside=True))


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Claim(Element):
    """What the text says in words about something, and the numbers behind it."""

    KIND: ClassVar[str] = "claim"
    text: Text = attrs.field(metadata=doc("The statement, verbatim."))
    about: Refs = attrs.field(default=(), metadata=refers("What it speaks of.", *ANY, relation="about", rests=False))
    evidence: Refs = attrs.field(
        default=(), metadata=refers("Numbers that bear it out.", "statistic", "claim", relation="evidenced_by")
    )
