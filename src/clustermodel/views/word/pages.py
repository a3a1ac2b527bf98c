"""The pages of a document: their size, their footers, the title page and the contents."""

from collections.abc import Iterator

from docx.document import Document as File
from docx.oxml.ns import qn
from docx.parts.hdrftr import FooterPart

from clustermodel.views.blocks import Cover
from clustermodel.views.word.xml import Xml, bookmark, field, make, paragraph, run, runs

PORTRAIT, LANDSCAPE = 9354, 14570
"""The room between the margins, in twips, of A4 with 30 mm on the side where it is bound, 15 mm opposite and 20 mm else."""
_SHORT, _LONG = 11906, 16838
_BINDING, _EDGE, _SIDE = 1701, 851, 1134

Entry = tuple[int, str]
"""A line of the contents: the level and the text of a heading."""


def section(footer: str, *, landscape: bool = False) -> Xml:
    """The properties of a section; `footer` is the relationship of its footer."""
    reference = make("footerReference", type="default")
    reference.set(qn("r:id"), footer)
    if landscape:
        size = make("pgSz", w=_LONG, h=_SHORT, orient="landscape")
        margins = make("pgMar", top=_BINDING, right=_SIDE, bottom=_EDGE, left=_SIDE, header=567, footer=425, gutter=0)
    else:
        size = make("pgSz", w=_SHORT, h=_LONG)
        margins = make("pgMar", top=_SIDE, right=_EDGE, bottom=_SIDE, left=_BINDING, header=567, footer=567, gutter=0)
    return make("sectPr", reference, make("type", val="nextPage"), size, margins)


def footer(file: File, *content: Xml) -> str:
    """Add a footer of one paragraph to a file; returns its relationship."""
    part: FooterPart
    relationship: str
    part, relationship = file.part.add_footer_part()  # type: ignore[no-untyped-call]
    for old in list(part.element):
        part.element.remove(old)
    part.element.extend(content)
    return relationship


def page_number() -> Xml:
    """The footer of a page: its number."""
    return paragraph("Footer", *field("PAGE", run("2")))


def cover(title: str, said: Cover) -> Iterator[Xml]:
    """The title page, except what stands at its foot."""
    yield paragraph("CoverHead", *runs(said.above))
    yield paragraph("Title", run(title))
    yield from (paragraph("Subtitle", *runs(one)) for one in said.below)


def contents(title: str, entries: list[Entry]) -> Iterator[Xml]:
    """The headings, each with a field that holds the number of its page.

    One field for all of them would be easier to renew, but LibreOffice leaves that one as it finds it: without numbers.
    """
    yield paragraph("TOCHeading", run(title))
    for number, (level, text) in enumerate(entries, start=1):
        page = field(rf"PAGEREF {bookmark(number)} \h")
        link = make("hyperlink", run(" ".join(text.split()) + "\t"), *page, anchor=bookmark(number), history="1")
        yield paragraph(f"TOC{level}", link)
