"""What a section of the text has and a paper does not: nobody is to miss it without a word."""

from collections.abc import Iterator, Sequence

from clustermodel.model.evidence import Loss, Source, SourceKind
from clustermodel.views.blocks import Block, Paragraph, line
from clustermodel.views.document.footnotes import SIGNS
from clustermodel.views.document.sources import only_itself
from clustermodel.views.telling import Teller


def left_out(tell: Teller, inside: Sequence[Source]) -> Iterator[Block]:
    """Of what is in a section: the charts that are lost and of which nothing else is told; the table, if it is only kept."""
    if not tell.outward:
        return
    charts = [one for one in inside if one.kind is SourceKind.CHART and one.missing is Loss.LOST and not _cited(tell, one)]
    titles = dict.fromkeys(tell.own_words(one).rstrip(SIGNS) for one in charts if one.title)
    if titles:
        told = tell.label("Charts of this section that have not been preserved: {titles}.")
        yield Paragraph(line(told.format(titles="; ".join(titles))), note=True)
    if any(one.rows for one in inside) and only_itself(tell):
        yield Paragraph(line(tell.label("The table that the text has in this section is not reproduced here.")), note=True)


def appendices(tell: Teller) -> Iterator[Block]:
    """Those to which the text refers, and which never came with it."""
    absent = [one for one in tell.program.sources if one.kind is SourceKind.APPENDIX and one.missing is Loss.ABSENT]
    titles = dict.fromkeys(tell.own_words(one) for one in absent)
    if titles:
        told = tell.label("The text refers to them, but they are not attached to it: {titles}.")
        yield Paragraph(line(told.format(titles=", ".join(titles))))


def _cited(tell: Teller, chart: Source) -> bool:
    return bool(tell.links.into(chart.address, "sourced_from"))
