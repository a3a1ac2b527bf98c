"""Who steers: each body with its members and functions."""

from collections.abc import Iterator

from clustermodel.model.governance import Body, Function, Member, Office
from clustermodel.views.blocks import Block, Bullets, Heading, Inline, Item, Paragraph, joined, line
from clustermodel.views.telling import Teller

_STEM = 4
"""Letters by which a word is known again in another case."""


def governance(tell: Teller) -> Iterator[Block]:
    """The bodies one after the other."""
    for body in tell.program.governance.bodies:
        yield Heading(tell.called(body))
        yield Paragraph(joined(". ", _about(tell, body)))
        yield from _list(tell, "Members", (member(tell, one) for one in body.members))
        yield from _list(tell, "Functions", (_function(tell, one) for one in body.functions))


def _about(tell: Teller, body: Body) -> Iterator[Inline]:
    yield line(tell.label("Kind"), ": ", tell.term(body, "kind"))
    for name, field in (("Acts as this body", "is_"), ("Belongs to", "within")):
        refs = tell.refs(body, field)
        yield line(tell.label(name), ": ", refs) if refs else ()


def _list(tell: Teller, name: str, lines: Iterator[Inline]) -> Iterator[Block]:
    items = tuple(Item(one) for one in lines)
    if items:
        yield Paragraph(line(tell.label(name), ":"))
        yield Bullets(items)


def member(tell: Teller, seat: Member) -> Inline:
    """The line as printed; then who that is, and in what quality, as far as the model says more than the line."""
    text = tell.field(seat, "text")
    details = (
        tell.refs(seat, "is_"),
        tell.refs(seat, "of"),
        tell.term(seat, "as_"),
        () if seat.office is Office.MEMBER else tell.term(seat, "office"),
        tell.field(seat, "number", _seats(tell, seat.number)),
    )
    return _with_details(text, tuple(one for one in details if not _says(text, one)))


def _says(text: Inline, detail: Inline) -> bool:
    """A line says something already, in whatever inflection: each longer word begins as one of the line's does."""
    said = "".join(piece.text for piece in text).casefold()
    words = "".join(piece.text for piece in detail).casefold().split()
    return all(word[:_STEM] in said for word in words if len(word) >= _STEM) and len("".join(words)) >= _STEM


def _seats(tell: Teller, number: str | None) -> str:
    if number is None:
        return ""
    return tell.label("number not told") if number == "open" else f"{tell.label('seats')}: {number}"


def _function(tell: Teller, function: Function) -> Inline:
    """The function, and over whom it is exercised, as far as the text does not tell that by itself."""
    over = tell.refs(function, "over")
    if _says(tell.called(function), over) and not any(piece.mark for piece in over):
        over = ()
    return _with_details(tell.called(function), (joined(": ", (tell.term(function, "kind"), over)),) if over else ())


def _with_details(text: Inline, details: tuple[Inline, ...]) -> Inline:
    found = joined(", ", details)
    return line(text, " (", found, ")") if found else text
