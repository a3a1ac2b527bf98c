"""Who steers: each body with its members and functions."""

from collections.abc import Iterator

from clustermodel.messages import render
from clustermodel.model.actors import Organization
from clustermodel.model.governance import Body, BodyKind, Function, Member, Office
from clustermodel.views.blocks import Block, Bullets, Heading, Inline, Item, Paragraph, joined, line, plain
from clustermodel.views.document.sources import listed, section
from clustermodel.views.repeats import says
from clustermodel.views.telling import Teller

_ONE = {"Members": "Member", "Functions": "Function"}
"""What stands before a single one, which needs no list in papers that are sent."""


_DIGITS = 9
"""No body has more seats than a number of so many digits tells."""


def governance(tell: Teller) -> Iterator[Block]:
    """The bodies one after the other."""
    for body in tell.program.governance.bodies:
        yield Heading(_heading(tell, body))
        about = joined(" ", _sentences(tell, body)) if tell.outward else joined(". ", _about(tell, body))
        yield from [Paragraph(about)] if about else []
        alone = tell.outward and not body.members and not about
        yield from _list(tell, "Members", (member(tell, one) for one in body.members))
        yield from _list(tell, "" if alone else "Functions", (_function(tell, one) for one in body.functions))


def _heading(tell: Teller, body: Body) -> Inline:
    """Its name; in papers that are sent the heading of the text, if that says more: «Cluster office – the Fund»."""
    title, name = listed(tell, [body]), tell.called(body)
    return line(title) if tell.outward and title.startswith(plain(name)) else name


def _about(tell: Teller, body: Body) -> Iterator[Inline]:
    yield line(tell.label("Kind"), ": ", tell.term(body, "kind"))
    for name, field in (("Acts as this body", "is_"), ("Belongs to", "within")):
        refs = tell.refs(body, field)
        yield line(tell.label(name), ": ", refs) if refs else ()


def _sentences(tell: Teller, body: Body) -> Iterator[Inline]:
    """The same for those who see what kind of body it is: who acts as it, and what it is a part of.

    Unless its heading tells that, or the text says so in another section, which the paper has, too.
    """
    around = "Place of work: {name}." if body.kind is BodyKind.POST else "Part of: {name}."
    for wording, field in (("Role held by: {name}.", "is_"), (around, "within")):
        refs = tell.refs(body, field)
        if refs and not says(_heading(tell, body), refs) and not _said_elsewhere(tell, body, field):
            before, _, after = tell.label(wording).partition("{name}")
            yield line(before, refs, after)


def _said_elsewhere(tell: Teller, body: Body, field: str) -> bool:
    """References of a body are from other sections of the text than the body."""
    refs = [ref for ref, _ in tell.targets(body, field)]
    here, there = ({section(tell, part).address for part in tell.parts(*holders)} for holders in ([body], refs))
    return bool(there) and not here & there


def _list(tell: Teller, name: str, lines: Iterator[Inline]) -> Iterator[Block]:
    """A list, below a line that tells what it is of, unless it is the only one of a body."""
    items = tuple(Item(one) for one in lines)
    if len(items) == 1 and tell.outward and name:
        yield Paragraph(line(tell.label(_ONE[name]), ": ", items[0].content))
    elif items:
        yield from [Paragraph(line(tell.label(name), ":"))] if name else []
        yield Bullets(items)


def member(tell: Teller, seat: Member) -> Inline:
    """The line as printed; then who that is, and in what quality, as far as the model says more than the line.

    In papers that are signed, who holds a post or represents somebody is told by the line, one seat a line goes without
    saying, and an organisation that the line names by a short name is not named again.
    """
    text = tell.field(seat, "text")
    usual = tell.outward and seat.number in ("1", "open")
    details = (
        tell.refs(seat, "is_"),
        () if tell.outward and _is_short_for(tell, seat) else tell.refs(seat, "of"),
        () if tell.outward else tell.term(seat, "as_"),
        _office(tell, seat),
        () if usual else tell.field(seat, "number", _seats(tell, seat.number)),
    )
    return _with_details(text, tuple(one for one in details if not says(text, one)))


def _office(tell: Teller, seat: Member) -> Inline:
    """What the member does in the body; an organisation does it by whomever it sends."""
    if seat.office is Office.MEMBER:
        return ()
    itself = any(one and tell.own_words(one) == plain(tell.field(seat, "text")) for _, one in tell.targets(seat, "of"))
    return tell.field(seat, "office", tell.label(str(seat.office), "Organisation" if itself else "Office"))


def _is_short_for(tell: Teller, seat: Member) -> bool:
    """The line has other names of all organisations that the seat is of."""
    found = [one for _, one in tell.targets(seat, "of")]
    words = plain(tell.field(seat, "text")).split()
    return all(
        isinstance(one, Organization) and any(tell.wording.text(alias) in words for alias in one.aliases) for one in found
    )


def _seats(tell: Teller, number: str | None) -> str:
    if number is None:
        return ""
    if number == "open":
        return tell.label("number not given")
    if not number.isdecimal() or len(number) > _DIGITS:
        return number
    return render("{n} seat", {"n": int(number)}, plural="{n} seats", language=tell.wording.language)


def _function(tell: Teller, function: Function) -> Inline:
    """The function, and over whom it is exercised, as far as the text does not tell that by itself."""
    over = tell.refs(function, "over")
    if says(tell.called(function), over) and not any(piece.mark for piece in over):
        over = ()
    kind = () if tell.outward else tell.term(function, "kind")
    return _with_details(tell.called(function), (joined(": ", (kind, over)),) if over else ())


def _with_details(text: Inline, details: tuple[Inline, ...]) -> Inline:
    found = joined(", ", details)
    return line(text, " (", found, ")") if found else text
