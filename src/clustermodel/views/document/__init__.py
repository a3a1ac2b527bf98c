"""A programme as a document for people: which chapters it has, and in which order."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from clustermodel.links.index import Links
from clustermodel.views.blocks import Block, Bullets, Chapter, Document, Heading, Item, Paragraph, Piece, joined, line
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
Chapters = tuple[tuple[str, Write, tuple[str, ...]], ...]

CHAPTERS: Chapters = (
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


PRINTED = tuple((title, analysis.squares if write is analysis.swot else write, kinds) for title, write, kinds in CHAPTERS)
"""The same for paper, where lists side by side are easier to compare than lists one after the other."""


class Remarks(StrEnum):
    """Where the remarks on the elements of a chapter stand."""

    CHAPTERS = "chapters"
    ANNEX = "annex"
    NONE = "none"


def document(links: Links, language: str, chapters: Chapters = CHAPTERS, where: Remarks = Remarks.CHAPTERS) -> Document:
    """The whole programme, with headings and labels in a language (a BCP 47 tag), and `where` its remarks are to stand."""
    tell = Teller(links, language)
    written = [_chapter(tell, title, list(write(tell)), _noted(tell, kinds, where)) for title, write, kinds in chapters]
    annex = _annex(tell, chapters) if where is Remarks.ANNEX else []
    shown = (*written, _chapter(tell, "Remarks", annex, ()))
    return Document(tell.wording.text(links.program.header.title), tuple(one for one in shown if one.blocks))


def _chapter(tell: Teller, title: str, blocks: list[Block], noted: tuple[Item, ...]) -> Chapter:
    """A chapter with remarks and, at its end, what its signs mean."""
    if noted:
        blocks += [Heading(line(tell.label("Remarks"))), Bullets(noted)]
    return Chapter(tell.label(title), (*blocks, *_legend(tell, blocks)))


def _noted(tell: Teller, kinds: tuple[str, ...], where: Remarks = Remarks.CHAPTERS) -> tuple[Item, ...]:
    """The remarks on all elements of some kinds, if they are to stand here."""
    if where is not Remarks.CHAPTERS:
        return ()
    return tuple(remarks.remarks(tell, (one for kind in kinds for one in tell.links.of_kind(kind))))


def _annex(tell: Teller, chapters: Chapters) -> list[Block]:
    """The remarks of all chapters."""
    found = ((title, _noted(tell, kinds)) for title, _, kinds in chapters)
    return [block for title, items in found if items for block in (_lead(tell, title), Bullets(items))]


def _lead(tell: Teller, title: str) -> Paragraph:
    return Paragraph(line(Piece(tell.label(title), strong=True)))


def _legend(tell: Teller, blocks: list[Block]) -> Iterator[Block]:
    """What the signs in a chapter mean."""
    used = {piece.mark for block in blocks for piece in block.pieces()}
    found = [line(Piece("", mark), " ", tell.label(mark.meaning)) for mark in Mark if mark in used]
    if found:
        yield Paragraph(joined("\n", found), note=True)
