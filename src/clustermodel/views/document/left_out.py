"""What a section of the text has and a paper does not: nobody is to miss it without a word."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from clustermodel.model.evidence import Claim, Loss, Source, SourceKind
from clustermodel.views.blocks import Block, Inline, Paragraph, joined, line, plain
from clustermodel.views.document.footnotes import SIGNS, footnote
from clustermodel.views.document.sources import only_itself, section
from clustermodel.views.telling import Teller

_SIGN = re.compile(rf"^(\d+ *[–—-]|[{SIGNS}]+ *[–—-]?) *")
"""What stands before a note: «5 – », «* »."""


def left_out(tell: Teller, inside: Sequence[Source], told: Container[str]) -> Iterator[Block]:
    """Of what is in a section: lost charts that are not `told` of already; a table that is only kept."""
    if not tell.outward:
        return
    yield from lost_charts(tell, (one for one in inside if one.address not in told))
    tables = [one for one in inside if one.rows]
    if tables and only_itself(tell):
        yield Paragraph(joined(" ", (_not_reproduced(tell, tables[0]), _doubtful(tell, tables[0]))), note=True)


def lost_charts(tell: Teller, found: Iterable[Source]) -> Iterator[Block]:
    """The titles of charts that are lost and of which nothing else is told, each with the notes that the text has on it."""
    charts = [one for one in found if one.kind is SourceKind.CHART and one.missing is Loss.LOST and not _cited(tell, one)]
    titles = dict.fromkeys(_captioned(tell, one) for one in charts if one.title)
    if titles and tell.outward:
        yield Paragraph(line("\n".join((tell.label("Charts that have not been preserved:"), *titles))), note=True)


def _captioned(tell: Teller, chart: Source) -> str:
    """Its title, then the notes on it, without the signs that lead from one to the other."""
    notes = (footnote(tell, one) for _, one in tell.targets(chart, "source") if isinstance(one, Source))
    said = (tell.own_words(chart).rstrip(SIGNS), *(_SIGN.sub("", one) for one in notes if one))
    return " ".join((*(one.removesuffix(".") + "." for one in said[:-1]), said[-1]))


def _not_reproduced(tell: Teller, table: Source) -> Inline:
    """That a table is left out, and why, if that is known."""
    told = "The table that the text has in this section is not reproduced here"
    other = plain(tell.refs(table, "belongs_to"))
    if not other:
        return line(tell.label(f"{told}."))
    read = tell.label(f"{told}: it is of another cluster ({{name}}).").format(name=other)
    return line(_noted(tell, read) if "belongs_to" in table.judged else read)


def _noted(tell: Teller, said: str) -> str:
    return "{}: {}{}".format(tell.label("Compiler's note"), said[:1].lower(), said[1:])


def _doubtful(tell: Teller, table: Source) -> Inline:
    """That a reader is to take the words beside a table of another cluster as they are, if they are printed wrong there.

    It is the compiler who says so: it follows his note on the table, or is one.
    """
    home = section(tell, table)
    beside = (one for one in tell.program.claims if any(section(tell, part) == home for part in tell.parts(one)[:1]))
    if not table.belongs_to or not any(verbatim(one) for one in beside):
        return ()
    told = "The words here stand as in the document; they are damaged, and some seem to be of that cluster, too"
    doubt = f"{tell.label(told)}."
    return line(doubt if "belongs_to" in table.judged else _noted(tell, doubt))


def verbatim(claim: Claim) -> bool:
    """Some words of a statement are declared to be printed just so: they make no sense, and stay."""
    printed, text = claim.printed.get("text", ""), str(claim.text)
    return printed != text and bool(printed) and printed in text


def appendices(tell: Teller) -> Iterator[Block]:
    """Those to which the text refers, and which never came with it."""
    absent = [one for one in tell.program.sources if one.kind is SourceKind.APPENDIX and one.missing is Loss.ABSENT]
    titles = dict.fromkeys(tell.own_words(one) for one in absent)
    if titles:
        told = tell.label("The text refers to them, but they are not attached to it: {titles}.")
        yield Paragraph(line(told.format(titles=", ".join(one.replace(" ", "\u00a0") for one in titles))))


def _cited(tell: Teller, chart: Source) -> bool:
    return bool(tell.links.into(chart.address, "sourced_from"))
