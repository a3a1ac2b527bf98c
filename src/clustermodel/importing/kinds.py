"""What a cell is to hold that names an element of a kind that does not belong there."""

from collections.abc import Sequence

from clustermodel.links.index import Links
from clustermodel.messages import Phrase, Word
from clustermodel.views.workbook.forms import levelled


def other_kind(links: Links, kinds: Sequence[str], text: str) -> Word | Phrase | None:
    """The kinds that a cell takes, if a text is the id or the name of an element of another one."""
    folded = levelled(text)
    if not any(folded in (one.id.casefold(), levelled(one.label)) for one in links.elements.values()):
        return None
    *others, last = (Word(one) for one in kinds)
    return Phrase("{kinds} or {last}", {"kinds": others, "last": last}) if others else last
