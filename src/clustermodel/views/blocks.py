"""A document without a format: chapters of paragraphs, lists and tables, for exporters to write down in their own way."""

from collections.abc import Callable, Container, Iterable, Iterator
from typing import Generic, TypeVar

import attrs

from clustermodel.views.marks import Mark

T = TypeVar("T")


@attrs.frozen
class Piece:
    """A run of text. A line break in it is one in the document too."""

    text: str
    mark: Mark | None = None
    """A sign that follows the text and is explained at the end of the chapter."""
    strong: bool = False
    to: str = attrs.field(default="", eq=False)
    """Address of the element that it names, for formats that have links."""


Inline = tuple[Piece, ...]
"""A line of text; empty: nothing to say."""

BREAK = Piece("\n")
"""The end of a line within a paragraph or a cell."""


def line(*parts: str | Piece | Inline | None) -> Inline:
    """One line of several parts; empty ones are left out."""
    pieces: list[Piece] = []
    for part in parts:
        pieces += [Piece(part)] if isinstance(part, str) else [part] if isinstance(part, Piece) else part or ()
    return tuple(piece for piece in pieces if piece.text or piece.mark)


def joined(separator: str, lines: Iterable[Inline]) -> Inline:
    """Lines one after the other with a separator between them; empty ones are left out."""
    found: list[Piece] = []
    for one in filter(None, lines):
        found += [Piece(separator), *one] if found else one
    return tuple(found)


def marked(content: Inline, mark: Mark) -> Inline:
    """A line with a mark at its end, unless it has one there."""
    if not content or content[-1].mark:
        return content
    return line(*content[:-1], attrs.evolve(content[-1], mark=mark))


def sentence(said: Inline) -> Inline:
    """A statement with a full stop, which one that is cut out of a longer sentence has not."""
    last = plain(said)[-1:]
    return line(said, "." if last.isalnum() or last in "%»)”" else None)


def plain(content: Inline) -> str:
    """A line as mere text, with its signs."""
    return "".join(piece.text + (piece.mark.sign if piece.mark else "") for piece in content)


def capital(words: Inline) -> Inline:
    """Words that are cut out of a sentence, as they look at the beginning of a line; a name or a code stays as it is."""
    if not words:
        return ()
    first, *rest = words
    word = first.text.partition(" ")[0]
    text = first.text[:1].upper() + first.text[1:] if word.replace("-", "").isalpha() and word.islower() else first.text
    return line(attrs.evolve(first, text=text), *rest)


@attrs.frozen
class Heading:
    """A heading within a chapter."""

    content: Inline

    def pieces(self) -> Iterator[Piece]:
        """Every piece of it."""
        yield from self.content


@attrs.frozen
class Paragraph:
    """A paragraph."""

    content: Inline
    note: bool = False
    """It explains what stands before it, and is set smaller."""

    def pieces(self) -> Iterator[Piece]:
        """Every piece of it."""
        yield from self.content


@attrs.frozen
class Item:
    """An item of a list."""

    content: Inline
    level: int = 0
    """How deep it stands below the items before it."""


@attrs.frozen
class Bullets:
    """A list without numbers."""

    items: tuple[Item, ...]

    def pieces(self) -> Iterator[Piece]:
        """Every piece of it."""
        for item in self.items:
            yield from item.content


@attrs.frozen
class Table:
    """A table; each row has as many cells as there are columns."""

    columns: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    numeric: frozenset[int] = frozenset()
    """Indexes of the columns of numbers, which are set flush right."""
    even: bool = False
    """Its columns are equally wide, whatever they say: they are to be compared."""

    def pieces(self) -> Iterator[Piece]:
        """Every piece of it."""
        for row in (self.columns, *self.rows):
            for cell in row:
                yield from cell


Block = Heading | Paragraph | Bullets | Table


@attrs.frozen
class Chapter:
    """A chapter with its heading."""

    title: str
    blocks: tuple[Block, ...]
    level: int = 1
    """How deep it stands: one of level 2 is a part of that of level 1 before it. Headings in it are one deeper."""


@attrs.frozen
class Cover:
    """What stands on a title page besides the title."""

    above: Inline = ()
    below: tuple[Inline, ...] = ()
    foot: Inline = ()


@attrs.frozen
class Document:
    """A whole document."""

    title: str
    chapters: tuple[Chapter, ...]


@attrs.frozen
class Column(Generic[T]):
    """A column of a table of things: its heading and what it says of each of them."""

    heading: str
    cell: Callable[[T], Inline]
    numeric: bool = False


def filled(things: Iterable[T], columns: Iterable[Column[T]]) -> list[Column[T]]:
    """The columns that say something of at least one of some things."""
    things = list(things)
    return [column for column in columns if any(column.cell(thing) for thing in things)]


def unsaid(things: Iterable[T], columns: Iterable[Column[T]]) -> str:
    """The headings, in a sentence, of the columns that say nothing of any of some things."""
    things = list(things)
    headings = (column.heading for column in columns if not any(map(column.cell, things)))
    return ", ".join(map(_lowered, headings))


def shared(things: Iterable[T], columns: Iterable[Column[T]]) -> tuple[list[Column[T]], list[Column[T]]]:
    """The columns that say the same of all of several things, to be said once; and the others that say anything."""
    things = list(things)
    said = {column: set(map(column.cell, things)) for column in filled(things, columns)}
    once = [column for column, cells in said.items() if len(things) > 1 and len(cells) == 1]
    return once, [column for column in said if column not in once]


def merged(things: Iterable[T], columns: Iterable[Column[T]]) -> list[Column[T]]:
    """The columns that say something of some things as one of several lines, whose heading names them; none if none does."""
    found = filled(things, columns)
    heading = ", ".join((*(one.heading for one in found[:1]), *(_lowered(one.heading) for one in found[1:])))
    return [Column(heading, lambda thing: joined("\n", (one.cell(thing) for one in found)))] if found else []


def _lowered(heading: str) -> str:
    return heading[:1].lower() + heading[1:]


def labelled(columns: Iterable[Column[T]], thing: T) -> Inline:
    """What some columns say of a thing, each on a line of its own after its heading; those that say nothing are left out.

    What a column without a heading says stands for itself.
    """
    said = ((column.heading, column.cell(thing)) for column in columns)
    return joined("\n", (line(f"{heading}: " if heading else None, cell) for heading, cell in said if cell))


def table(things: Iterable[T], columns: Iterable[Column[T]]) -> Iterator[Table]:
    """The table of some things; none if there are none. Columns that say nothing are dropped."""
    things = list(things)
    shown = filled(things, columns)
    if things and shown:
        yield Table(
            columns=tuple(line(column.heading) for column in shown),
            rows=tuple(tuple(column.cell(thing) for column in shown) for thing in things),
            numeric=frozenset(index for index, column in enumerate(shown) if column.numeric),
        )


def strong_below(column: Column[T], sums: Container[T]) -> Column[T]:
    """A column in which what is said of the sums below a table is set bold."""

    def cell(thing: T) -> Inline:
        said = column.cell(thing)
        return tuple(attrs.evolve(piece, strong=True) for piece in said) if thing in sums else said

    return attrs.evolve(column, cell=cell)


def listing(things: Iterable[T], first: Column[T], others: Iterable[Column[T]]) -> Iterator[Table | Bullets]:
    """The table of some things; where only the first column says anything, a list."""
    things, shown = list(things), filled(things, others)
    if shown:
        yield from table(things, [first, *shown])
    elif things:
        yield Bullets(tuple(Item(first.cell(thing)) for thing in things))


def form(said: Iterable[tuple[str, Inline]]) -> Iterator[Table]:
    """The table of what is said under some labels; what is empty is left out."""
    yield from table(
        [one for one in said if one[1]],
        [Column("", lambda one: line(Piece(one[0], strong=True))), Column("", lambda one: one[1])],
    )
