"""The other chapters of the programme, as they read on paper, without those that have a view of their own."""

from collections.abc import Iterator

from clustermodel.views.document import CHAPTERS, Arrangement, Remarks, document
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Html, tag

_SHOWN = frozenset({"SWOT analysis", "Key performance indicators", "Roadmap", "Statements"})
"""Headings of the chapters that the report tells in another way."""
_ARRANGED = Arrangement(
    chapters=tuple(one for one in CHAPTERS if one[0] not in _SHOWN),
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
