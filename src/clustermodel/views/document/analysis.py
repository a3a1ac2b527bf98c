"""The SWOT analysis: lists of factors, and the TOWS matrix of responses."""

import re
from collections.abc import Iterator

from clustermodel.confusables import skeleton
from clustermodel.model.evidence import Claim, Source, SourceKind
from clustermodel.model.ref import Basis
from clustermodel.model.statistics import Statistic
from clustermodel.model.swot import Factor, Pairing, Quadrant
from clustermodel.views.blocks import Block, Bullets, Heading, Inline, Item, Paragraph, Piece, Table, joined, line, sentence
from clustermodel.views.document.figures import last_number
from clustermodel.views.document.sources import listed
from clustermodel.views.document.told import in_words
from clustermodel.views.labels import LISTS
from clustermodel.views.naming import designation
from clustermodel.views.telling import Teller

_WORD = re.compile(r"\w+")


def swot(tell: Teller) -> Iterator[Block]:
    """The four lists, then the matrix."""
    for letter, factors in tell.program.swot.lists.items():
        if factors:
            yield Heading(line(tell.label(LISTS[letter])))
            yield Bullets(tuple(item for factor in factors for item in _factor(tell, factor)))
    yield from _responses(tell)


def squares(tell: Teller) -> Iterator[Block]:
    """The same as squares: what is within above what is around; then what bears the factors out, and the matrix."""
    lists = tell.program.swot.lists
    for pair in ("SW", "OT"):
        if any(lists[letter] for letter in pair):
            heads = tuple(line(tell.label(LISTS[letter])) for letter in pair)
            cells = tuple(joined("\n", map(tell.titled, lists[letter])) for letter in pair)
            yield Table(heads, (cells,), even=True)
    grounds = [(one, _grounds(tell, one)) for factors in lists.values() for one in factors]
    items = tuple(Item(line(tell.number(one), ": ", said)) for one, said in grounds if said)
    if items:
        yield Paragraph(line(tell.label("Evidence for the factors"), ":"))
        yield Bullets(items)
    yield from _concluded(tell)


def _responses(tell: Teller) -> Iterator[Block]:
    if tell.program.swot.pairings:
        yield Heading(line(tell.label("What follows: the matrix of responses")))
        yield _matrix(tell)


def _concluded(tell: Teller) -> Iterator[Block]:
    """The matrix under the title that it has in the text, and what the text concludes from it."""
    if tell.program.swot.pairings:
        around = _around_pairings(tell)
        yield Heading(tell.called(around) if around else line(tell.label("What follows: the matrix of responses")))
        yield _matrix(tell)
        yield from (Paragraph(sentence(tell.called(one))) for one in conclusions(tell))


def conclusions(tell: Teller) -> list[Claim]:
    """What the text says where the pairings stand: it is concluded from them."""
    around = _around_pairings(tell)
    return [one for one in tell.program.claims if around and tell.parts(one)[:1] == (around,)]


def _around_pairings(tell: Teller) -> Source | None:
    """The titled part of a section in which all pairings stand, in lists of their own or at once."""
    parts = {part for one in tell.program.swot.pairings for part in tell.parts(one)[:1]}
    if len(parts) > 1:
        parts = {one for part in parts for _, one in tell.targets(part, "within") if isinstance(one, Source)}
    around = parts.pop() if len(parts) == 1 else None
    return around if around and around.title and around.kind in (SourceKind.LIST, SourceKind.TABLE) else None


def _grounds(tell: Teller, factor: Factor) -> Inline:
    """What bears a factor out, unless it is a number that what is sent tells in words."""
    found = [one for _, one in tell.targets(factor, "evidence")]
    known = tell.outward and all(isinstance(one, Statistic) and in_words(tell, one) for one in found)
    return () if known else joined("; ", _numbered(tell, factor))


def _numbered(tell: Teller, factor: Factor) -> Iterator[Inline]:
    """What bears a factor out, in full; of an indicator the last number, too."""
    known = {one.address: one for one in tell.program.indicators()}
    for said, (_, one) in zip(tell.each(factor, "evidence", full=True), tell.targets(factor, "evidence"), strict=True):
        number = last_number(tell, known[one.address]) if one and one.address in known else ()
        yield line(said, ": ", number) if number else said


def _factor(tell: Teller, factor: Factor) -> Iterator[Item]:
    yield Item(tell.titled(factor))
    grounds = tell.refs(factor, "evidence", "; ")
    if grounds:
        yield Item(line(tell.label("Evidence"), ": ", grounds), level=1)


def _matrix(tell: Teller) -> Table:
    """Strengths and weaknesses down, opportunities and threats across."""
    heads = {letter: line(tell.label(name)) for letter, name in LISTS.items()}
    rows = ((_strong(heads[down]), *(_cell(tell, Quadrant(down + across)) for across in "OT")) for down in "SW")
    return Table(columns=((), heads["O"], heads["T"]), rows=tuple(rows))


def _strong(heading: Inline) -> Inline:
    return tuple(Piece(piece.text, piece.mark, strong=True, to=piece.to) for piece in heading)


def _cell(tell: Teller, quadrant: Quadrant) -> Inline:
    found = [one for one in tell.program.swot.pairings if one.quadrant is quadrant]
    title = listed(tell, found)
    return joined("\n", (line(Piece(title, strong=True)) if title else (), *(response(tell, one) for one in found)))


def _paired(tell: Teller, pairing: Pairing) -> Inline:
    """The factors as two sides, «S1 + S2 – O4»: what is within, then what is around, as is a factor that the text lacks."""
    around = {factor.address for letter in "OT" for factor in tell.program.swot.lists[letter]}
    said, found = list(tell.each(pairing, "factors")), [one for _, one in tell.targets(pairing, "factors")]
    outer = [place for place, one in enumerate(found) if one and one.address in around]
    first = next(iter(outer or [place for place, one in enumerate(found) if one is None]), len(found))
    return joined(" – ", (joined(" + ", said[:first]), joined(" + ", said[first:])))


def response(tell: Teller, pairing: Pairing) -> Inline:
    """What is to be done about which factors; as printed, too, where they had to be interpreted and it looks otherwise.

    What is sent has a list of misprints, and a response begins with its factors unless something refers to it by its number.
    """
    if tell.outward:
        named = bool(tell.links.into(pairing.address))
        factors = _paired(tell, pairing)
        lead = (tell.number(pairing), line("(", factors, ")") if factors else ()) if named else (_strong(factors),)
        return joined(" ", (*lead, tell.called(pairing)))
    factors = tell.refs(pairing, "factors", " + ")
    printed = pairing.printed.get("factors")
    seen = [designation(one) if one else ref.id for ref, one in tell.targets(pairing, "factors")]
    looks = skeleton(" ".join(seen)) == skeleton(" ".join(_WORD.findall(printed or "")))
    if printed and not looks and any(ref.basis is not Basis.STATED for ref in pairing.factors):
        factors = joined("; ", (factors, line(tell.label("as printed"), ": ", tell.wording.quoted(printed))))
    return joined(" ", (tell.number(pairing), line("(", factors, ")") if factors else (), tell.called(pairing)))
