"""Whether a text says already what is to be told beside it."""

from clustermodel.views.blocks import Inline

_STEM = 4
"""Letters by which a word is known again in another case."""


def says(text: Inline, detail: Inline) -> bool:
    """A line says something already, in whatever inflection: each longer word begins as one of the line's does."""
    said = "".join(piece.text for piece in text).casefold()
    words = "".join(piece.text for piece in detail).casefold().split()
    return all(word[:_STEM] in said for word in words if len(word) >= _STEM) and len("".join(words)) >= _STEM
