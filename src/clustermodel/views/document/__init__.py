"""A programme as a document for people: which chapters it has, and in which order."""

from collections.abc import Callable, Iterator

from clustermodel.links.index import Links
from clustermodel.views.blocks import Block, Bullets, Chapter, Document, Heading, Paragraph, Piece, joined, line
from clustermodel.views.document import (
    actors,
    analysis,
    governance,
    indicators,
    money,
    remarks,
    roadmap,
    sources,
    statistics,
    strategy,
    value_chain,
    world,
)
from clustermodel.views.marks import Mark
from clustermodel.views.telling import Teller

Write = Callable[[Teller], Iterator[Block]]

CHAPTERS: tuple[tuple[str, Write, tuple[str, ...]], ...] = (
    ("Passport of the programme", strategy.passport, ("program",)),
    ("Mission and goal", strategy.purpose, ("mission", "goal")),
    ("Objectives", strategy.objectives, ("objective",)),
    ("SWOT analysis", analysis.swot, ("factor", "pairing")),
    ("Key performance indicators", indicators.kpis, ("kpi",)),
    ("Statistics", statistics.statistics, ("statistic",)),
    ("Statements", statistics.claims, ("claim",)),
    ("Places", actors.places, ("place",)),
    ("Participants", actors.participants, ("participant",)),
    ("Groups of participants", actors.groups, ("group",)),
    ("Organisations", actors.organizations, ("organization",)),
    ("Value chain", value_chain.value_chain, ("stage", "activity", "product")),
    ("Governance", governance.governance, ("body", "function")),
    ("Roadmap", roadmap.roadmap, ("direction", "action")),
    ("Money", money.money, ("funding",)),
    ("Risks", world.risks, ("risk",)),
    ("Other clusters", world.neighbours, ("cluster", "link")),
    ("Sources", sources.sources, ("source", "unit")),
)
"""Heading, what writes the chapter, the kinds of elements that it remarks on. A chapter with nothing to say is left out."""


def document(links: Links, language: str) -> Document:
    """The whole programme, with headings and labels in a language (a BCP 47 tag)."""
    tell = Teller(links, language)
    written = (_chapter(tell, title, write, kinds) for title, write, kinds in CHAPTERS)
    return Document(tell.wording.text(links.program.header.title), tuple(one for one in written if one.blocks))


def _chapter(tell: Teller, title: str, write: Write, kinds: tuple[str, ...]) -> Chapter:
    blocks = list(write(tell))
    items = tuple(remarks.remarks(tell, (one for kind in kinds for one in tell.links.of_kind(kind))))
    if items:
        blocks += [Heading(line(tell.label("Remarks"))), Bullets(items)]
    return Chapter(tell.label(title), (*blocks, *_legend(tell, blocks)))


def _legend(tell: Teller, blocks: list[Block]) -> Iterator[Block]:
    """What the signs in a chapter mean."""
    used = {piece.mark for block in blocks for piece in block.pieces()}
    found = [line(Piece("", mark), " ", tell.label(mark.meaning)) for mark in Mark if mark in used]
    if found:
        yield Paragraph(joined("\n", found))
