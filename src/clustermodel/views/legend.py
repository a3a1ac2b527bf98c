"""What the signs in a document mean, told at the end of a chapter or in a chapter of their own."""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

import attrs

from clustermodel.views.blocks import Block, Chapter, Column, Inline, Paragraph, Piece, joined, line, table
from clustermodel.views.labels import KINDS, LISTS
from clustermodel.views.marks import Mark
from clustermodel.views.telling import Teller

_NUMBERED = ("objective", "pairing", "kpi", "direction", "action", "risk", "link")
"""Kinds that others refer to by number; factors are told list by list."""


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
    """A chapter that says what the signs in some chapters and the numbers of elements mean; none if there are no signs."""
    used = marks(block for chapter in chapters for block in chapter.blocks)
    said = [(line(Piece("", mark)), line(tell.label(mark.meaning))) for mark in Mark if mark in used]
    columns: list[Column[tuple[Inline, Inline]]] = [Column("", itemgetter(0)), Column("", itemgetter(1))]
    if said:
        yield Chapter(tell.label("Numbers and signs"), tuple(table([*numbers(tell), *said], columns)))


def numbers(tell: Teller) -> Iterator[tuple[Inline, Inline]]:
    """What is known by numbers: the first and the last of them, and what they number."""
    lists = [(LISTS[letter], factors) for letter, factors in tell.program.swot.lists.items()]
    kinds = [(KINDS[kind], tell.links.of_kind(kind)) for kind in _NUMBERED]
    for name, found in (*kinds[:1], *lists, *kinds[1:]):
        known = list(filter(None, map(tell.designation, found)))
        if known:
            ends = "–".join(dict.fromkeys((known[0], known[-1])))
            yield line(Piece(ends, strong=True)), line(tell.label(name))
