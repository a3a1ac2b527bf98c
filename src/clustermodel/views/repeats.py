"""Whether a text says already what is to be told beside it."""

from clustermodel.model.element import Element
from clustermodel.views.blocks import Inline, joined
from clustermodel.views.telling import Teller

_STEM = 4
"""Letters by which a word is known again in another case."""


def says(text: Inline, detail: Inline) -> bool:
    """A line says something already, in whatever inflection: each longer word begins as one of the line's does.

    A word of just so many letters may end in another one.
    """
    said = "".join(piece.text for piece in text).casefold()
    words = "".join(piece.text for piece in detail).casefold().split()
    stems = [word[: min(_STEM, len(word) - 1)] for word in words if len(word) >= _STEM]
    return all(stem in said for stem in stems) and len("".join(words)) >= _STEM


def unnamed(tell: Teller, element: Element, name: str) -> Inline:
    """The references of a field; in papers that are signed only those that the element's own text does not name.

    One that bears a sign is told in any case.
    """
    own = tell.called(element)
    return joined("; ", (one for one in tell.each(element, name) if not tell.outward or one[0].mark or not says(own, one)))
