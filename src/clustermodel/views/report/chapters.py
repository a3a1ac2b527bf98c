"""The other chapters of the programme, as they read on paper, without those that have a view of their own."""

from collections.abc import Iterator

import attrs

from clustermodel.views.blocks import Block, Table
from clustermodel.views.document import CHAPTERS, Arrangement, Remarks, document
from clustermodel.views.document.strategy import passport
from clustermodel.views.marks import Mark
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Html, tag
from clustermodel.views.telling import Teller

_SHOWN = frozenset({"SWOT analysis", "Key performance indicators", "Roadmap", "Statements"})
"""Headings of the chapters that the report tells in another way."""
_DOUBTFUL = frozenset({Mark.WEAK, Mark.UNRESOLVED})


def _passport(tell: Teller) -> Iterator[Block]:
    """The passport without what the compiler merely supposes: a form that people copy from is no place for that."""
    for block in passport(tell):
        rows = getattr(block, "rows", ())
        kept = tuple(row for row in rows if not any(piece.mark in _DOUBTFUL for cell in row for piece in cell))
        yield attrs.evolve(block, rows=kept) if isinstance(block, Table) else block


_ARRANGED = Arrangement(
    chapters=tuple(
        (title, _passport if write is passport else write, kinds) for title, write, kinds in CHAPTERS if title not in _SHOWN
    ),
    remarks=Remarks.NONE,
)
"""Remarks stand on the pages of the elements."""


def chapters(ed: Edition) -> Iterator[Html]:
    """A table of contents, then the chapters."""
    found = document(ed.facts.links, ed.language, _ARRANGED).chapters
    items = (tag("li", tag("a", one.title, href=ed.link(f"chapter-{number}"))) for number, one in enumerate(found, 1))
    yield tag("ul", items, class_="contents")
    for number, chapter in enumerate(found, 1):
        heading = tag("h3", chapter.title, id=ed.anchor(f"chapter-{number}"), tabindex=-1)
        yield tag("section", heading, ed.blocks(chapter.blocks), class_="chapter")
