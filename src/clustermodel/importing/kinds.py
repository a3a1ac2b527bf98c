"""What a cell is to hold that names an element of a kind that does not belong there."""

from collections.abc import Sequence

from clustermodel.links.index import Links
from clustermodel.messages import Phrase, Word


def other_kind(links: Links, kinds: Sequence[str], text: str) -> Word | Phrase | None:
    """The kinds that a cell takes, if a text is the id or the name of an element of another one."""
    folded = " ".join(text.casefold().split())
    if not any(folded in (one.id.casefold(), " ".join(one.label.casefold().split())) for one in links.elements.values()):
        return None
    *others, last = (Word(one) for one in kinds)
    return Phrase("{kinds} or {last}", {"kinds": others, "last": last}) if others else last
