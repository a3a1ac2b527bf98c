"""The notes of the text, which stand on paper where the text has signs that lead to them."""

from collections.abc import Iterable, Iterator

from clustermodel.model.element import Annotated
from clustermodel.model.evidence import Loss, Source, SourceKind
from clustermodel.views.blocks import Block, Paragraph, line
from clustermodel.views.telling import Teller

SIGNS = "*⁰¹²³⁴⁵⁶⁷⁸⁹"
"""What leads to a note."""


def footnote(tell: Teller, note: Source) -> str:
    """A note of the text after its sign; for readers of a translation nothing, unless it is translated.

    Outside the house one that refers to an appendix says that this is not there: nobody is to look for it.
    """
    said = _note(tell, note)
    absent = _absent(tell, note) if said and tell.outward else 0
    several = "Several" if absent > 1 else ""
    return f"{said} ({tell.label('not attached to the text', several)})" if absent else said


def _absent(tell: Teller, note: Source) -> int:
    """To how many appendices it refers that never came with the text."""
    found = (tell.links.elements.get(edge.source) for edge in tell.links.into(note.address, "sourced_from"))
    appendices = (one for one in found if isinstance(one, Source) and one.kind is SourceKind.APPENDIX)
    return sum(one.missing is Loss.ABSENT for one in appendices)


def _note(tell: Teller, note: Source) -> str:
    quote = note.quote or ""
    sign = quote[: len(quote) - len(quote.lstrip(SIGNS))]
    if note.title:
        return f"{sign} {tell.own_words(note)}".strip()
    return "" if tell.translates else quote


def footnotes(tell: Teller, said: Iterable[Annotated]) -> Iterator[Block]:
    """The notes of the text to what it says, below that."""
    sources = [one for each in said for _, one in tell.targets(each, "source") if isinstance(one, Source)]
    found = dict.fromkeys(filter(None, (footnote(tell, one) for one in sources if one.kind is SourceKind.NOTE)))
    if found:
        yield Paragraph(line("\n".join(found)), note=True)
