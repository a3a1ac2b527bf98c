"""The pages of a document: their size, what stands at their head and foot, the title page and the contents."""

from collections.abc import Iterable, Iterator

from docx.document import Document as File
from docx.oxml.ns import qn
from docx.parts.hdrftr import FooterPart, HeaderPart

from clustermodel.views.blocks import Cover
from clustermodel.views.word.xml import Xml, bookmark, field, make, paragraph, run, runs

PORTRAIT, LANDSCAPE = 9354, 14570
"""The room between the margins, in twips, of A4 with 30 mm on the side where it is bound, 15 mm opposite and 20 mm else."""
_SHORT, _LONG = 11906, 16838
_BINDING, _EDGE, _SIDE = 1701, 851, 1134

Entry = tuple[int, str]
"""The level and the text of a heading."""
_LEVELS = 2
"""The contents lead to headings of so many levels: a page of them is enough."""


def section(footer: str, *, header: str = "", landscape: bool = False) -> Xml:
    """The properties of a section; `footer` and `header` are the relationships of what stands on its pages, if anything."""
    references = [_reference("headerReference", "default", header)] if header else []
    references.append(_reference("footerReference", "default", footer))
    if landscape:
        size = make("pgSz", w=_LONG, h=_SHORT, orient="landscape")
        margins = make("pgMar", top=_BINDING, right=_SIDE, bottom=_EDGE, left=_SIDE, header=567, footer=425, gutter=0)
    else:
        size = make("pgSz", w=_SHORT, h=_LONG)
        margins = make("pgMar", top=_SIDE, right=_EDGE, bottom=_SIDE, left=_BINDING, header=567, footer=567, gutter=0)
    return make("sectPr", *references, make("type", val="nextPage"), size, margins)


def titled(section: Xml, footer: str) -> None:
    """Let nothing stand at the head of the first page of a section: it begins with the title of the document."""
    section.insert(0, _reference("footerReference", "first", footer))
    section.append(make("titlePg"))


def _reference(tag: str, pages: str, relationship: str) -> Xml:
    made = make(tag, type=pages)
    made.set(qn("r:id"), relationship)
    return made


def footer(file: File, *content: Xml) -> str:
    """Add a footer of one paragraph to a file; returns its relationship."""
    part: FooterPart
    relationship: str
    part, relationship = file.part.add_footer_part()  # type: ignore[no-untyped-call]
    _filled(part.element, content)
    return relationship


def header(file: File, title: str) -> str:
    """Add a running title to a file; returns its relationship, which is empty if the title is."""
    if not title:
        return ""
    part: HeaderPart
    relationship: str
    part, relationship = file.part.add_header_part()  # type: ignore[no-untyped-call]
    _filled(part.element, (paragraph("Header", run(title)),))
    return relationship


def _filled(element: Xml, content: Iterable[Xml]) -> None:
    """Fill a part anew, without what the template of python-docx has there."""
    for old in list(element):
        element.remove(old)
    element.extend(content)


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
    shown = ((number, *entry) for number, entry in enumerate(entries, start=1) if entry[0] <= _LEVELS)
    for number, level, text in shown:
        page = field(rf"PAGEREF {bookmark(number)} \h")
        link = make("hyperlink", run(" ".join(text.split()) + "\t"), *page, anchor=bookmark(number), history="1")
        yield paragraph(f"TOC{level}", link)
