"""Indicators of which only the ranks are left: one column tells them all."""

import re
from collections.abc import Iterator
from typing import Protocol

from clustermodel.model.evidence import Source, SourceKind
from clustermodel.model.quantity import Missing
from clustermodel.model.series import Observation, Series
from clustermodel.model.statistics import Statistic
from clustermodel.views.blocks import Block, Column, Inline, Paragraph, Piece, capital, joined, line, plain, table
from clustermodel.views.document.told import tells
from clustermodel.views.telling import Teller

_EXAMPLE = re.compile(r"(\d+) *[–—-] *")
"""The beginning of a note that explains a number."""


class Line(Protocol):
    """A line of a table: an indicator and its values."""

    @property
    def one(self) -> Statistic:
        """The indicator."""

    @property
    def values(self) -> Series:
        """What is known of it."""


def only_ranks(tell: Teller, lines: list[Line]) -> bool:
    """In what is sent: each indicator has one number that is lost but for its rank, and no other that no sentence tells."""
    return tell.outward and bool(lines) and all(_is_ranked(tell, each) for each in lines)


def ranked(tell: Teller, whole: Statistic, lines: list[Line]) -> Iterator[Block]:
    """The table: names with what limits them, and ranks; above it whose ranks they are, below it what is lost."""
    among = {tell.field(each.one, "ranked_among") for each in lines}
    common = among.pop() if len(among) == 1 else ()
    legend = _legend(tell, whole, lines)
    title = legend or plain(tell.refs(whole, "about"))
    if title:
        yield Paragraph(line(Piece(title, strong=True)))
    told = joined(" ", (line(tell.label("Ranked among")), common)) if common and not legend else line(tell.label("Rank"))
    columns: list[Column[Line]] = [
        Column(tell.label("Indicator"), lambda each: _named(tell, each, among=not common)),
        Column(
            "".join(piece.text for piece in told),
            lambda each: line(str(_lost(each)[0].rank)),
            numeric=True,
        ),
    ]
    yield from table(lines, columns)


def _legend(tell: Teller, whole: Statistic, lines: list[Line]) -> str:
    """What the text says of a rank by way of example («22 – rank of the county among …»)."""
    ranks = {str(_lost(each)[0].rank) for each in lines}
    for _, note in tell.targets(whole, "source"):
        example = _EXAMPLE.match(note.quote or "") if isinstance(note, Source) and note.kind is SourceKind.NOTE else None
        if example and example[1] in ranks and isinstance(note, Source) and (note.title or not tell.translates):
            told = tell.own_words(note) if note.title else (note.quote or "")[example.end() :]
            return told[:1].upper() + told[1:]
    return ""


def lost_values(tell: Teller, lines: list[Line]) -> Inline:
    """That only ranks are left, and in which units the values were: these do not stand beside ranks."""
    units = dict.fromkeys(filter(None, (plain(tell.field(each.one, "unit", tell.unit(each.one.unit))) for each in lines)))
    told = "The values of these indicators{units} have not been preserved; only the ranks are given."
    return line(tell.label(told).format(units=f" ({', '.join(units)})" if units else ""))


def _lost(each: Line) -> list[Observation]:
    return [seen for seen in each.values if seen.rank is not None and seen.value.missing is Missing.LOST]


def _is_ranked(tell: Teller, each: Line) -> bool:
    lost = _lost(each)
    return len(lost) == 1 and all(tells(tell, each.one, seen) for seen in each.values if seen not in lost)


def _named(tell: Teller, each: Line, *, among: bool) -> Inline:
    """The name, the period unless the name has it; below that what limits it."""
    period = tell.time_of(_lost(each)[0])
    name = tell.called(each.one)
    said = "".join(piece.text for piece in name)
    dated = line(period) if period and period.replace("–", "-") not in said.replace("–", "-") else ()
    rank = tell.field(each.one, "ranked_among") if among else ()
    limits = (tell.field(each.one, "scope"), line(tell.label("Ranked among"), " ", rank) if rank else ())
    return joined("\n", (joined(", ", (capital(name), dated)), *limits))
