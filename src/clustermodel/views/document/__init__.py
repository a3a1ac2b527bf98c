"""A programme as a document for people: which chapters it has, and in which order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

import attrs

from clustermodel.links.index import Links
from clustermodel.model.actuals import Actuals
from clustermodel.views.blocks import Block, Bullets, Chapter, Document, Heading, Item, Paragraph, Piece, line
from clustermodel.views.document import (
    actors,
    analysis,
    governance,
    groups,
    indicators,
    money,
    remarks,
    reported,
    roadmap,
    sources,
    statistics,
    strategy,
    value_chain,
    world,
)
from clustermodel.views.document.skeleton import Chapters, Part, Write, skeleton
from clustermodel.views.legend import at_the_end
from clustermodel.views.telling import Teller

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
    ("Groups of participants", groups.groups, ("group",)),
    ("Organisations", actors.organizations, ("organization",)),
    ("Value chain", value_chain.value_chain, ("stage", "activity", "product")),
    ("Governance", governance.governance, ("body", "function")),
    ("Roadmap", roadmap.roadmap, ("direction", "action")),
    ("Money", money.money, ("funding",)),
    ("Risks", world.risks, ("risk",)),
    ("Other clusters", world.neighbours, ("cluster", "link")),
    ("What is reported", reported.reports_told, ()),
    ("Sources", sources.sources, ("source", "unit")),
)
"""Heading, what writes the chapter, the kinds of elements that it remarks on. A chapter with nothing to say is left out."""

_UNREMARKED: dict[Write, Write] = {sources.sources: sources.rested_on}
"""What is written instead where no remarks are wanted: nor are the working notes of whoever made the model."""


class Remarks(StrEnum):
    """Where the remarks on the elements of a chapter stand."""

    CHAPTERS = "chapters"
    ANNEX = "annex"
    NONE = "none"


@attrs.frozen(kw_only=True)
class Arrangement:
    """What stands where in a document."""

    chapters: Chapters = CHAPTERS
    sections: bool = False
    """They stand under the sections of the text that they are from (see `clustermodel.views.document.skeleton`)."""
    remarks: Remarks = Remarks.CHAPTERS
    explain: Callable[[Teller, list[Block]], Iterable[Block]] = at_the_end
    """What puts the meaning of signs into a chapter."""
    outward: bool = False
    """It is for people who do not know the file (see `clustermodel.views.telling.Teller`)."""
    doubts: bool = True
    """The compiler notes where numbers of the text do not agree."""
    as_of: date | None = None
    """The day of the edition, if it says of when it is what is reported."""


def document(
    links: Links, language: str, arranged: Arrangement = Arrangement(), actuals: Actuals | None = None
) -> Document:
    """The whole programme, with headings and labels in a language (a BCP 47 tag), and what is reported of it."""
    tell = Teller(links, language, actuals, outward=arranged.outward, as_of=arranged.as_of)
    tell.doubts = arranged.doubts
    return Document(tell.wording.text(links.program.header.title), _standing(list(_chapters(tell, arranged))))


def _standing(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """The chapters without those that have nothing to say, nor stand above one that has."""
    found: list[Chapter] = []
    for one in reversed(chapters):
        if one.blocks or (found and found[-1].level > one.level):
            found.append(one)
    return tuple(reversed(found))


def _chapters(tell: Teller, arranged: Arrangement) -> Iterator[Chapter]:
    inside = arranged.remarks is Remarks.CHAPTERS
    for part in _parts(tell, arranged):
        blocks = [*part.write(tell), *(_remarks(tell, _noted(tell, part.kinds)) if inside else ())]
        yield Chapter(part.title, tuple(arranged.explain(tell, blocks)), part.level)
    if arranged.remarks is Remarks.ANNEX:
        yield Chapter(tell.label("Remarks"), tuple(arranged.explain(tell, _annex(tell, arranged.chapters))))


def _parts(tell: Teller, arranged: Arrangement) -> Iterable[Part]:
    """The chapters, arranged by the sections of the text if they are to be."""
    instead = _UNREMARKED if arranged.remarks is Remarks.NONE else {}
    chapters = tuple((title, instead.get(write, write), kinds) for title, write, kinds in arranged.chapters)
    if arranged.sections:
        return skeleton(tell, chapters)
    return [Part(tell.label(title), 1, write, kinds) for title, write, kinds in chapters]


def _remarks(tell: Teller, items: tuple[Item, ...]) -> Iterator[Block]:
    if items:
        yield Heading(line(tell.label("Remarks")))
        yield Bullets(items)


def _noted(tell: Teller, kinds: tuple[str, ...]) -> tuple[Item, ...]:
    """The remarks on all elements of some kinds."""
    return tuple(remarks.remarks(tell, (one for kind in kinds for one in tell.links.of_kind(kind))))


def _annex(tell: Teller, chapters: Chapters) -> list[Block]:
    """The remarks of all chapters."""
    found = ((title, _noted(tell, kinds)) for title, _, kinds in chapters)
    return [block for title, items in found if items for block in (_lead(tell, title), Bullets(items))]


def _lead(tell: Teller, title: str) -> Paragraph:
    return Paragraph(line(Piece(tell.label(title), strong=True)))
