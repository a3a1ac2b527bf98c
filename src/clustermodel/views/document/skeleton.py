"""The skeleton of a paper: its chapters stand under the sections of the text that they are from, with number and title."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator
from typing import NamedTuple

import attrs

from clustermodel.model.element import Element
from clustermodel.model.evidence import Source, SourceKind
from clustermodel.model.neighbours import Cluster
from clustermodel.views.blocks import Block, Paragraph, line, plain
from clustermodel.views.document.actors import places_told
from clustermodel.views.document.conditions import (
    conditions,
    elsewhere,
    misprinted,
    places_elsewhere,
    said_in,
    told_charts,
)
from clustermodel.views.document.footnotes import footnote
from clustermodel.views.document.left_out import left_out
from clustermodel.views.document.sources import home, ordered, section, wholes
from clustermodel.views.document.ties import charted
from clustermodel.views.telling import Teller

Write = Callable[[Teller], Iterator[Block]]
Chapters = tuple[tuple[str, Write, tuple[str, ...]], ...]
_ELSEWHERE: dict[Write, Write] = {conditions: elsewhere, places_told: places_elsewhere}
_ENOUGH = 0.5
"""What part of the chapters must be from sections of the text, so that its numbers are those of the paper."""
_SIGN = "*"
"""What the text puts after a title on which there is a note."""


@attrs.frozen
class Part:
    """A chapter of a paper: its title as it is told, how deep it stands, what writes it, the kinds that it remarks on."""

    title: str
    level: int
    write: Write
    kinds: tuple[str, ...] = ()


class Inside(NamedTuple):
    """What is in a section: what it says, its parts, the chapters that are from it; the charts that are told."""

    said: list[Block]
    sources: list[Source]
    chapters: list[Part]
    told: Container[str]


def skeleton(tell: Teller, chapters: Chapters) -> Iterator[Part]:
    """The first chapter, the sections with numbers, then all other chapters, without numbers, in their own order.

    Sections stand in the order of the text, each with the chapters that are from it. Where the text has a section for few of
    the chapters, all of them stand in their own order, without numbers.
    """
    homes: defaultdict[str, list[Part]] = defaultdict(list)
    subjects = [_subject(tell, write, kinds) for _, write, kinds in chapters]
    told = [(Part(_titled(tell, one[0], about), 1, *one[1:]), about) for one, about in zip(chapters, subjects, strict=True)]
    for number, (part, subject) in enumerate(told):
        found = home(tell, subject) if number else None  # the first stands before all sections
        homes[found.address if found else ""].append(part)
    if sum(map(len, homes.values())) - len(homes[""]) < _ENOUGH * sum(1 for _, subject in told if subject):
        yield from (part for part, _ in told)
        return
    first, *others = homes.pop("")
    yield first
    said = said_in(tell)
    inside: defaultdict[str, list[Source]] = defaultdict(list)
    for one in tell.program.sources:
        inside[section(tell, one).address].append(one)
    filled = {*said, *homes}
    numbered = [one for one in tell.program.sources if one.address in filled and tell.designation(one)]
    told_in = told_charts(tell)
    for one in ordered(tell, dict.fromkeys(whole for part in numbered for whole in wholes(tell, part))):
        address = one.address
        below = [_instead(part) for part in homes[address]]
        yield from _section(tell, one, Inside(said.get(address, []), inside[address], below, told_in))
    for part in others:
        yield _instead(part)


def _instead(part: Part) -> Part:
    """A chapter without what is told in sections already."""
    return attrs.evolve(part, write=_ELSEWHERE.get(part.write, part.write))


def _titled(tell: Teller, title: str, subject: tuple[Element, ...]) -> str:
    """The title of a chapter; of neighbours that only a chart of the text shows, one that says so."""
    drawn = tell.outward and bool(subject) and isinstance(subject[0], Cluster) and charted(tell)
    return tell.label(f"{title} that a chart of the text shows" if drawn else title)


def _subject(tell: Teller, write: Write, kinds: tuple[str, ...]) -> tuple[Element, ...]:
    """What a chapter is about first of all; of what it cites there is no section, and statements stand in many."""
    if write is conditions:
        return ()
    return next(filter(None, (tell.links.of_kind(kind) for kind in kinds if kind != "source")), ())


def _section(tell: Teller, section: Source, inside: Inside) -> Iterator[Part]:
    """A section: what it says in words and tables, and its chapters.

    One that is alone with what is said needs no heading of its own, nor does the first where nothing is said before it.
    """
    level = len(wholes(tell, section))
    said = [*misprinted(tell, section), *inside.said]
    missing, note = list(left_out(tell, inside.sources, inside.told)), list(_note(tell, section))
    filled = [one for one in inside.chapters if any(True for _ in one.write(tell))]
    below = filled[1:] if len(filled) == 1 or not said else filled
    merged = [one for one in inside.chapters if one not in below]

    def write(tell: Teller) -> Iterator[Block]:
        yield from note
        yield from said
        for one in merged:
            yield from one.write(tell)
        yield from missing

    title = plain(tell.titled(section))
    kinds = tuple(kind for one in merged for kind in one.kinds)
    yield Part(title if note else title.rstrip(_SIGN), level, write, kinds)
    yield from (attrs.evolve(one, level=level + 1) for one in below)


def _note(tell: Teller, section: Source) -> Iterator[Block]:
    """The note of the text on the title of a section; without its sign and it where it is not translated."""
    if tell.own_words(section).endswith(_SIGN):
        notes = [one for one in tell.program.sources if one.kind is SourceKind.NOTE and (one.quote or "").startswith(_SIGN)]
        inside = [one for one in notes if any(around == section for _, around in tell.targets(one, "within"))]
        told = (footnote(tell, one) for one in inside)
        yield from (Paragraph(line(one), note=True) for one in told if one)
