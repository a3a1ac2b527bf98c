"""The page that links to everything that has been published, and what such a page says."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import PurePath
from urllib.parse import quote, unquote

import attrs

from clustermodel.model.period import parse_period
from clustermodel.views.printable import printable
from clustermodel.views.web import shell, text
from clustermodel.views.wording import Wording

_ORDER = (".html", ".docx", ".xlsx", ".ics", ".zip", ".sqlite", ".json", ".md", ".graphml", ".dot")
"""Suffixes in the order in which they are listed; others follow."""
_CALENDAR = ".ics"
_EARLIER = re.compile(r'<main>\s*<section lang="[^"]*">\s*<h2>')
"""How the first editions of the page began, in which sections told nothing of what they were."""
_LINES = "\n"
"""Between the lines of a title page in one attribute."""
_START = "Open this file first: {title}. The others are for particular work."
_GROUPS = {"read": "To read", "work": "To work with", "data": "Data for analysts and developers"}
"""What people do with files → the heading above them."""


@attrs.frozen(kw_only=True)
class Item:
    """A file."""

    title: str
    """A label in English."""
    format: str
    """The name of the format: `html`."""
    file: str
    size: int
    """Bytes."""
    about: str = ""
    """For whom it is and what opens it, a label in English."""
    use: str = "data"
    """What people do with it: read, work, data."""

    @property
    def rank(self) -> tuple[bool, int, str]:
        """The report and the document come first; other pages and documents that are read, after them."""
        suffix = PurePath(self.file).suffix
        place = _ORDER.index(suffix) if suffix in _ORDER else len(_ORDER)
        return self.use == "read" and suffix != f".{self.format}", place, self.file


@attrs.frozen(kw_only=True)
class Shelf:
    """The files of one programme in one language."""

    stem: str
    """What the names of its files begin with."""
    title: str
    """That of the programme."""
    language: str
    items: tuple[Item, ...]
    texts: str = ""
    """The language of the programme's texts, where they are not in that of the shelf."""
    markings: tuple[str, ...] = ()
    """What the title page of the programme bears besides, such as that it is a draft."""
    day: date | None = None
    """Of the last edition: what was due, and could be known, by then."""
    past: str = ""
    """That all dates of the roadmap lie before that day, if they do: its calendar has none to come."""


def page(shelves: Iterable[Shelf]) -> str:
    """A page of HTML, each part of it in the language of the files that it links to."""
    shelves = list(shelves)
    language = shelves[0].language if shelves else "en"
    content = _switch(shelves) + "".join(map(_section, shelves))
    return shell(Wording(language).label("Publications"), content, language)


def _switch(shelves: list[Shelf]) -> str:
    """Links to the parts: to the languages of one programme, or to each of several; none where there is one part only."""
    programmes: dict[str, list[Shelf]] = {}
    for one in shelves:
        programmes.setdefault(one.stem, []).append(one)
    if len(programmes) > 1:
        return f"<nav><ul>\n{''.join(map(_programme, programmes.values()))}</ul></nav>\n"
    return f"<p>{_languages(shelves)}</p>\n" if len(shelves) > 1 else ""


def _programme(parts: list[Shelf]) -> str:
    first = parts[0]
    title = text(Wording(first.language).text(first.title))
    return f"<li>{title}: {_languages(parts)}</li>\n" if len(parts) > 1 else f"<li>{_link(first, title)}</li>\n"


def _languages(parts: Iterable[Shelf]) -> str:
    return " · ".join(_link(one, text(Wording(one.language).own_name())) for one in parts)


def _link(shelf: Shelf, content: str) -> str:
    return f'<a href="#{text(_quoted(printable(_anchor(shelf))))}" lang="{text(shelf.language)}">{content}</a>'


def _anchor(shelf: Shelf) -> str:
    return f"{shelf.stem}.{shelf.language}"


def _quoted(name: str) -> str:
    """A name of a file for an address: bytes of it that are no UTF-8 stay what they are on the disk."""
    return quote(name, errors="surrogateescape")


def _unquoted(address: str) -> str:
    return unquote(address, errors="surrogateescape")


def _section(shelf: Shelf) -> str:
    wording = Wording(shelf.language)
    texts = f' data-texts="{text(shelf.texts)}"' if shelf.texts else ""
    told = f'lang="{text(shelf.language)}" id="{text(_anchor(shelf))}"'
    told += f' data-stem="{text(shelf.stem)}" data-title="{text(shelf.title)}"{texts}'
    told += f' data-name="{text(_quoted(shelf.stem))}"' + (f' data-day="{shelf.day.isoformat()}"' if shelf.day else "")
    told += f' data-past="{text(shelf.past)}"' if shelf.past else ""
    told += f' data-markings="{text(_LINES.join(shelf.markings))}"' if shelf.markings else ""
    marks = "".join(f"<p>{text(one)}</p>\n" for one in shelf.markings)
    heading = f"<h2>{text(wording.text(shelf.title))}</h2>\n{marks}<p>{text(', '.join(_edition(shelf, wording)))}</p>\n"
    note = f'<p class="note">{text(wording.untranslated(shelf.texts))}</p>\n' if shelf.texts else ""
    first = next((item for item in shelf.items if item.format == "html" and len(shelf.items) > 1), None)
    if first:
        note += f"<p>{text(wording.label(_START).format(title=wording.label(first.title)))}</p>\n"
    return f"<section {told}>\n{heading}{note}{''.join(_groups(shelf, wording))}</section>\n"


def _edition(shelf: Shelf, wording: Wording) -> Iterator[str]:
    """In which language the files are, and of which day."""
    yield wording.own_name()
    if shelf.day:
        said = wording.label("As of {day}").format(day=wording.period(parse_period(shelf.day.isoformat())))
        yield said[:1].lower() + said[1:]


def _groups(shelf: Shelf, wording: Wording) -> Iterator[str]:
    for use, title in _GROUPS.items():
        links = "".join(_links([one for one in shelf.items if one.use == use], wording, shelf.past))
        if links:
            yield f"<h3>{text(wording.label(title))}</h3>\n<ul class=files>\n{links}</ul>\n"


def _links(items: Iterable[Item], wording: Wording, past: str) -> Iterator[str]:
    for item in sorted(items, key=lambda one: one.rank):
        kind = PurePath(item.file).suffix.removeprefix(".").upper()
        told = f'data-format="{text(item.format)}" data-title="{text(item.title)}" data-size="{item.size}"'
        told += f' data-use="{text(item.use)}" data-about="{text(item.about)}"'
        about = f'<br><span class="note">{text(wording.label(item.about))}</span>' if item.about else ""
        about += f'<br><span class="note past">{text(past)}</span>' if past and item.file.endswith(_CALENDAR) else ""
        link = f'<a href="{text(_quoted(item.file))}">{text(wording.label(item.title))}</a>'
        yield f"<li {told}>{link} ({text(kind)}, {text(_size(item.size, wording))}){about}</li>\n"


def _size(size: int, wording: Wording) -> str:
    """In kilobytes, from a thousand on in megabytes with one decimal."""
    kilobytes = max(1, round(size / 1024))
    if kilobytes < 1000:  # noqa: PLR2004 - as people read it
        return _together(wording.label("{n} KB").format(n=kilobytes))
    return _together(wording.label("{n} MB").format(n=wording.number(round(Decimal(size) / 2**20, 1))))


def _together(said: str) -> str:
    """A number and its unit on one line."""
    return said.replace(" ", "\u00a0")


def shelves_of(page: str) -> list[Shelf]:
    """What a page links to, if it is one of these; a page of another kind links to nothing."""
    reader = _Reader()
    reader.feed(page)
    return reader.shelves


def is_page(page: str) -> bool:
    """Whether this is a page that `page` made, in this edition or an earlier one, or nothing at all: it may be replaced."""
    return not page.strip() or bool(shelves_of(page)) or _EARLIER.search(page) is not None


def joined(older: Iterable[Shelf], newer: Iterable[Shelf]) -> list[Shelf]:
    """The shelves of both, in the order in which they came; a newer file takes the place of an older one."""
    found: dict[tuple[str, str], Shelf] = {}
    for one in (*older, *newer):
        before = found.get((one.stem, one.language))
        items = {item.file: item for item in (*(before.items if before else ()), *one.items)}
        found[one.stem, one.language] = attrs.evolve(one, items=tuple(items.values()))
    return list(found.values())


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None


class _Reader(HTMLParser):
    """Takes the shelves from the attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.shelves: list[Shelf] = []
        self._item: dict[str, str] = {}

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Whatever lacks an attribute was not written by `page`."""
        told = {name: value or "" for name, value in attributes}
        if tag == "section" and {"lang", "data-stem", "data-title"} <= told.keys():
            stem = _unquoted(told["data-name"]) if "data-name" in told else told["data-stem"]
            title, language = told["data-title"], told["lang"]
            day, texts, past = _day(told.get("data-day", "")), told.get("data-texts", ""), told.get("data-past", "")
            marks = tuple(filter(None, told.get("data-markings", "").split(_LINES)))
            found = Shelf(
                stem=stem, title=title, language=language, items=(), texts=texts, markings=marks, day=day, past=past
            )
            self.shelves.append(found)
        elif tag == "li":
            self._item = told
        elif tag == "a" and self.shelves and {"data-format", "data-title", "data-size"} <= self._item.keys():
            self._add(_unquoted(told.get("href", "")))

    def _add(self, file: str) -> None:
        size = self._item["data-size"]
        if not file or PurePath(file).name != file or not size.isdecimal():
            return
        use = self._item.get("data-use", "")
        item = Item(
            title=self._item["data-title"], format=self._item["data-format"], file=file, size=int(size[:15]),
            about=self._item.get("data-about", ""), use=use if use in _GROUPS else "data",
        )  # fmt: skip
        self.shelves[-1] = attrs.evolve(self.shelves[-1], items=(*self.shelves[-1].items, item))
