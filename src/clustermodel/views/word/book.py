"""A whole document: title page, contents, chapters on pages that are wide enough for their tables."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import count, groupby
from operator import itemgetter

import attrs
from docx.document import Document as File

from clustermodel.views.blocks import Block, Bullets, Chapter, Cover, Document, Heading, Inline, Table, plain
from clustermodel.views.word import pages
from clustermodel.views.word.content import content, keep_end
from clustermodel.views.word.package import blank, saved
from clustermodel.views.word.widths import height, needed, widths
from clustermodel.views.word.xml import Xml, heading, paragraph, run, runs

_WIDEST = pages.PORTRAIT * 26 // 25
"""What a table may need at most to stand on an upright page: it is reckoned with some air in each cell."""
_SHORT = 12
"""Rows and items of a chapter that does not get a page of another shape."""
_MANY, _TALL, _GAIN, _FULL = 6, 4, 2.2, 45
"""Columns of a table that may be squeezed; lines of a row that is tall; how much lower it must get on a landscape page, and
how many lines it must have there, one page and a half: to turn leaves the upright pages before and behind half empty."""
_FEW_PAGES = 150
"""Rows, items and headings on about four pages: a document of no more needs no contents."""

_SIGN = "*"
"""What leads from a title to a note below it; from the contents it leads nowhere."""


@attrs.frozen(kw_only=True)
class Imprint:
    """What a file says besides its chapters."""

    language: str
    """A BCP 47 tag."""
    as_of: date
    """When it was made, as far as the file is concerned."""
    cover: Cover | None = None
    """What the title page says besides the title; None: there is no title page, and the title stands above the text."""
    above: str = ""
    """What stands above the title where there is no title page."""
    below: Inline = ()
    """What stands below it there."""
    signed: Inline = ()
    """What stands at the very end, to be filled in by hand."""
    running: str = ""
    """What stands at the head of each page but the title page, or the first where there is none."""
    landscape: bool = False
    """All chapters stand on landscape pages, not only those with wide tables."""
    contents: str = ""
    """The heading of the contents; there are none if it is empty or the document is short."""
    foreword: Inline = ()
    """What stands above the contents, or above the first chapter if there are none."""


def book(document: Document, imprint: Imprint) -> bytes:
    """The document as a .docx file, the same for the same content.

    Looks are named styles, all of them in styles.xml. Chapters with wide tables stand on landscape pages.
    """
    file = blank(imprint.language)
    _fill(file.element.body, list(_sections(file, document, imprint)))
    return saved(file, imprint.running or document.title, imprint.language, imprint.as_of)


Section = tuple[list[Xml], Xml]
"""Paragraphs and tables, and the properties of the section they are in."""


def _sections(file: File, document: Document, imprint: Imprint) -> Iterator[Section]:
    numbered = pages.footer(file, pages.page_number())
    if imprint.cover:
        foot = pages.footer(file, paragraph("CoverFoot", *runs(imprint.cover.foot)))
        yield list(pages.cover(document.title, imprint.cover)), pages.section(foot)
    dressed = partial(pages.section, numbered, header=pages.header(file, imprint.running))
    foreword = [paragraph("BodyText", *runs(imprint.foreword))] if imprint.foreword else []
    chapters = list(_chapters(document, dressed, landscape=imprint.landscape)) or [([], dressed())]
    if imprint.contents and _length(document) > _FEW_PAGES:
        yield [*foreword, *pages.contents(imprint.contents, list(_entries(document)))], dressed()
    else:
        chapters[0][0][:0] = foreword
    if not imprint.cover:
        pages.titled(chapters[0][1], numbered)
        above = [paragraph("CoverHead", run(imprint.above))] if imprint.above else []
        below = [paragraph("CoverFoot", *runs(imprint.below))] if imprint.below else []
        chapters[0][0][:0] = [*above, paragraph("DocumentTitle", run(document.title)), *below]
    if imprint.signed:
        keep_end(chapters[-1][0])
        chapters[-1][0].append(paragraph("Signature", *runs(imprint.signed)))
    yield from chapters


def _fill(body: Xml, sections: list[Section]) -> None:
    """Each section ends with a paragraph that bears its properties; those of the last are the body's."""
    for index, (content_, properties) in enumerate(sections, start=1):
        body.extend(content_)
        body.append(properties if index == len(sections) else paragraph("SectionEnd", section=properties))


def _length(document: Document) -> int:
    """About how many lines there are if each row is one; what the texts say must not change the build of a document."""
    return sum(2 + sum(map(_rows, chapter.blocks)) for chapter in document.chapters)


def _entries(document: Document) -> Iterator[pages.Entry]:
    """The headings, from first to last."""
    for chapter in document.chapters:
        yield chapter.level, chapter.title.rstrip(_SIGN)
        below = chapter.level + 1
        yield from ((below, plain(block.content)) for block in chapter.blocks if isinstance(block, Heading))


def _chapters(document: Document, dressed: Callable[..., Xml], *, landscape: bool) -> Iterator[Section]:
    """The content and the properties of each section of chapters that stand on pages of the same kind.

    `dressed` makes the properties.
    """
    numbers = count(1)
    wide = [True] * len(document.chapters) if landscape else _wide(document.chapters)
    oriented = zip(wide, document.chapters, strict=True)
    for across, chapters in groupby(oriented, itemgetter(0)):
        room = pages.LANDSCAPE if across else pages.PORTRAIT
        written = [one for _, chapter in chapters for one in _chapter(chapter, room, numbers)]
        yield written, dressed(landscape=across)


def _chapter(chapter: Chapter, room: int, numbers: Iterator[int]) -> Iterator[Xml]:
    yield heading(chapter.level, next(numbers), run(chapter.title))
    yield from content(chapter.blocks, room, numbers, chapter.level + 1)


def _wide(chapters: Sequence[Chapter]) -> list[bool]:
    """Which chapters stand on landscape pages: those with wide tables, a short one alone between such, a short last one.

    One that is only a heading stands on the page of what it is the heading of.
    """
    wide = [False, *map(_is_wide, chapters), bool(chapters) and _is_short(chapters[-1])]
    for place in range(len(chapters), 0, -1):
        wide[place] |= not chapters[place - 1].blocks and wide[place + 1]
    around = zip(chapters, wide, wide[1:], wide[2:], strict=False)
    return [
        here or (before and after and bool(chapter.blocks) and _is_short(chapter)) for chapter, before, here, after in around
    ]


def _is_short(chapter: Chapter) -> bool:
    """It would leave a page of its own nearly empty."""
    return sum(_rows(block) for block in chapter.blocks) <= _SHORT


def _rows(block: Block) -> int:
    match block:
        case Table():
            return len(block.rows) + 1
        case Bullets():
            return len(block.items)
        case _:
            return 2


def _is_wide(chapter: Chapter) -> bool:
    """It has a table whose words an upright page would break, or that makes tall rows there and fills a landscape page."""
    return any(needed(block) > _WIDEST or _is_squeezed(block) for block in chapter.blocks if isinstance(block, Table))


def _is_squeezed(table: Table) -> bool:
    """It has many columns, and few lines a row only on a landscape page."""
    if len(table.columns) < _MANY:
        return False
    upright, across = (_lines(table, room) for room in (pages.PORTRAIT, pages.LANDSCAPE))
    return upright > len(table.rows) * _TALL and upright > across * _GAIN and across > _FULL


def _lines(table: Table, room: int) -> int:
    sizes = widths(table, room)
    return sum(height(row, sizes) for row in table.rows)
