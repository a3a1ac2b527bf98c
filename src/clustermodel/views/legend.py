"""What the signs in a document mean, told at the end of a chapter or in a chapter of their own."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from clustermodel.views.blocks import Block, Chapter, Column, Paragraph, Piece, joined, line, table
from clustermodel.views.marks import Mark
from clustermodel.views.telling import Teller


def marks(blocks: Iterable[Block]) -> set[Mark]:
    """The marks that some blocks bear."""
    return {piece.mark for block in blocks for piece in block.pieces() if piece.mark}


def legend(tell: Teller, blocks: Iterable[Block]) -> Iterator[Block]:
    """What the signs in some blocks mean, as a note below them."""
    used = marks(blocks)
    found = [line(Piece("", mark), " ", tell.label(mark.meaning)) for mark in Mark if mark in used]
    if found:
        yield Paragraph(joined("\n", found), note=True)


def explained(tell: Teller, chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """Some chapters, with a note at the very end that says what the signs in them mean."""
    note = tuple(legend(tell, (block for chapter in chapters for block in chapter.blocks)))
    return (*chapters[:-1], *(attrs.evolve(one, blocks=(*one.blocks, *note)) for one in chapters[-1:]))


def signs(tell: Teller, chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    """A chapter that says what the signs in some chapters mean; none if there are none."""
    used = marks(block for chapter in chapters for block in chapter.blocks)
    columns: list[Column[Mark]] = [
        Column("", lambda mark: line(Piece("", mark))),
        Column("", lambda mark: line(tell.label(mark.meaning))),
    ]
    found = tuple(table([mark for mark in Mark if mark in used], columns))
    if found:
        yield Chapter(tell.label("Signs"), found)
