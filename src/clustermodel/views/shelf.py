"""The page that links to everything that has been published."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from urllib.parse import quote

import attrs
from babel import Locale, UnknownLocaleError

from clustermodel.views.web import shell, text
from clustermodel.views.wording import Wording


@attrs.frozen(kw_only=True)
class Item:
    """A file."""

    title: str
    """A label in English."""
    file: str
    size: int
    """Bytes."""


@attrs.frozen(kw_only=True)
class Shelf:
    """The files of one programme in one language."""

    title: str
    """That of the programme."""
    language: str
    items: tuple[Item, ...]


def page(shelves: Iterable[Shelf]) -> str:
    """A page of HTML, each part of it in the language of the files that it links to."""
    shelves = list(shelves)
    language = shelves[0].language if shelves else "en"
    return shell(Wording(language).label("Publications"), "".join(map(_section, shelves)), language)


def _section(shelf: Shelf) -> str:
    wording = Wording(shelf.language)
    links = "".join(_links(shelf, wording))
    title = text(wording.text(shelf.title))
    tongue = text(_called(shelf.language))
    return f'<section lang="{text(shelf.language)}">\n<h2>{title}</h2>\n<p>{tongue}</p>\n<ul>\n{links}</ul>\n</section>\n'


def _called(language: str) -> str:
    """What a language calls itself; its tag if that is not known."""
    try:
        return (Locale.parse(language, sep="-").get_display_name() or language).capitalize()
    except (UnknownLocaleError, ValueError):
        return language


def _links(shelf: Shelf, wording: Wording) -> Iterator[str]:
    for item in shelf.items:
        size = wording.label("{n} KB").format(n=max(1, round(item.size / 1024)))
        kind = PurePath(item.file).suffix.removeprefix(".").upper()
        title = text(wording.label(item.title))
        yield f'<li><a href="{text(quote(item.file))}">{title}</a> ({text(kind)}, {text(size)})</li>\n'
