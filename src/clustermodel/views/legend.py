"""What the signs in a document mean, told at the end of a chapter or right below what bears them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import attrs

from clustermodel.model.evidence import Source, SourceKind
from clustermodel.model.quantity import Missing
from clustermodel.views.blocks import Block, Chapter, Heading, Paragraph, Piece, Table, joined, line
from clustermodel.views.marks import Mark
from clustermodel.views.telling import Teller

_ON_CHARTS = "the number was shown on a chart, and the text has not preserved it"


def marks(blocks: Iterable[Block]) -> set[Mark]:
    """The marks that some blocks bear."""
    return {piece.mark for block in blocks for piece in block.pieces() if piece.mark}


def legend(tell: Teller, blocks: Iterable[Block]) -> Iterator[Block]:
    """What the signs in some blocks mean, as a note below them."""
    used = marks(blocks)
    found = [line(Piece("", mark), " ", tell.label(_meaning(tell, mark))) for mark in Mark if mark in used]
    if found:
        yield Paragraph(joined("\n", found), note=True)


def _meaning(tell: Teller, mark: Mark) -> str:
    return _ON_CHARTS if mark is Mark.LOST and _lost_with_charts(tell) else mark.meaning


def _lost_with_charts(tell: Teller) -> bool:
    """Every number that is lost stood on a chart."""
    program = tell.program
    series: list[tuple[Any, ...]] = [
        *((seen, row, one) for one in program.statistics for row in (one, *one.rows) for seen in row.values),
        *((seen, kpi) for kpi in program.kpis for seen in (*kpi.targets, *filter(None, [kpi.baseline]))),
    ]
    return all(_charted(tell, *holders) for holders in series if holders[0].value.missing is Missing.LOST)


def _charted(tell: Teller, *holders: Any) -> bool:
    """The nearest of some holders that tells its source has it from charts."""
    told = next((one for one in holders if one.source), None)
    found = [one for _, one in tell.targets(told, "source")] if told else []
    return bool(found) and all(isinstance(one, Source) and one.kind is SourceKind.CHART for one in found)


def at_the_end(tell: Teller, blocks: list[Block]) -> list[Block]:
    """A chapter with a note at its end."""
    return [*blocks, *legend(tell, blocks)]


def at_once(tell: Teller, blocks: list[Block]) -> Iterator[Block]:
    """A chapter with a note below each table and its own notes, and at the end of each section, that bears signs."""
    met: list[Block] = []
    for block, following in pairwise((*blocks, None)):
        assert block is not None
        yield block
        met.append(block)
        noted = isinstance(following, Paragraph) and following.note
        if following is None or isinstance(following, Heading) or (_ends(block) and not noted):
            yield from legend(tell, met)
            met = []


def _ends(block: Block) -> bool:
    return isinstance(block, Table) or (isinstance(block, Paragraph) and block.note)


def explained(tell: Teller, chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """Some chapters, with a note at the very end that says what the signs in them mean."""
    note = tuple(legend(tell, (block for chapter in chapters for block in chapter.blocks)))
    return (*chapters[:-1], *(attrs.evolve(one, blocks=(*one.blocks, *note)) for one in chapters[-1:]))
