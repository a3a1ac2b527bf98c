"""The notes of the text, which stand on paper where the text has signs that lead to them."""

from clustermodel.model.evidence import Source
from clustermodel.views.telling import Teller

SIGNS = "*⁰¹²³⁴⁵⁶⁷⁸⁹"
"""What leads to a note."""


def footnote(tell: Teller, note: Source) -> str:
    """A note of the text after its sign; for readers of a translation nothing, unless it is translated."""
    quote = note.quote or ""
    sign = quote[: len(quote) - len(quote.lstrip(SIGNS))]
    if note.title:
        return f"{sign} {tell.own_words(note)}".strip()
    return "" if tell.translates else quote
