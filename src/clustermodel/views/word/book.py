"""A whole document: title page, contents, chapters on pages that are wide enough for their tables."""

from collections.abc import Iterator
from datetime import date
from itertools import count, groupby

import attrs

from clustermodel.views.blocks import Chapter, Cover, Document, Heading, Table, plain
from clustermodel.views.word import pages
from clustermodel.views.word.content import content
from clustermodel.views.word.package import blank, saved
from clustermodel.views.word.widths import needed
from clustermodel.views.word.xml import Xml, heading, paragraph, run, runs


@attrs.frozen(kw_only=True)
class Imprint:
    """What a file says besides its chapters."""

    language: str
    """A BCP 47 tag."""
    as_of: date
    """When it was made, as far as the file is concerned."""
    contents: str
    """The heading of the contents."""
    cover: Cover


def book(document: Document, imprint: Imprint) -> bytes:
    """The document as a .docx file, the same for the same content.

    Looks are named styles, all of them in styles.xml. Chapters with wide tables stand on landscape pages.
    """
    file = blank(imprint.language)
    plain = pages.footer(file, paragraph("CoverFoot", *runs(imprint.cover.foot)))
    numbered = pages.footer(file, pages.page_number())
    cover = list(pages.cover(document.title, imprint.cover))
    contents = list(pages.contents(imprint.contents, list(_entries(document))))
    sections = [(cover, pages.section(plain)), (contents, pages.section(numbered)), *_chapters(document, numbered)]
    _fill(file.element.body, [one for one in sections if one[0]])
    return saved(file, document.title, imprint.language, imprint.as_of)


def _fill(body: Xml, sections: list[tuple[list[Xml], Xml]]) -> None:
    """Each section ends with a paragraph that bears its properties; those of the last are the body's."""
    for index, (content_, properties) in enumerate(sections, start=1):
        body.extend(content_)
        body.append(properties if index == len(sections) else paragraph("SectionEnd", section=properties))


def _entries(document: Document) -> Iterator[pages.Entry]:
    """The headings, from first to last."""
    for chapter in document.chapters:
        yield 1, chapter.title
        yield from ((2, plain(block.content)) for block in chapter.blocks if isinstance(block, Heading))


def _chapters(document: Document, footer: str) -> Iterator[tuple[list[Xml], Xml]]:
    """The content and the properties of each section of chapters that stand on pages of the same kind."""
    numbers = count(1)
    for wide, chapters in groupby(document.chapters, _is_wide):
        room = pages.LANDSCAPE if wide else pages.PORTRAIT
        written = [one for chapter in chapters for one in _chapter(chapter, room, numbers)]
        yield written, pages.section(footer, landscape=wide)


def _chapter(chapter: Chapter, room: int, numbers: Iterator[int]) -> Iterator[Xml]:
    yield heading(1, next(numbers), run(chapter.title))
    yield from content(chapter.blocks, room, numbers)


def _is_wide(chapter: Chapter) -> bool:
    """It has a table that an upright page cannot hold without breaking words."""
    return any(needed(block) > pages.PORTRAIT for block in chapter.blocks if isinstance(block, Table))
