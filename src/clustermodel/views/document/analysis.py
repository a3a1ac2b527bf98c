"""The SWOT analysis: lists of factors, and the TOWS matrix of responses."""

from collections.abc import Iterator

from clustermodel.model.ref import Basis
from clustermodel.model.swot import Factor, Pairing, Quadrant
from clustermodel.views.blocks import Block, Bullets, Column, Heading, Inline, Item, Piece, Table, joined, line, table
from clustermodel.views.telling import Teller

LISTS = {"S": "Strengths", "W": "Weaknesses", "O": "Opportunities", "T": "Threats"}
"""Letter of a list of factors → its heading."""


def swot(tell: Teller) -> Iterator[Block]:
    """The four lists, then the matrix."""
    for letter, factors in tell.program.swot.lists.items():
        if factors:
            yield Heading(line(tell.label(LISTS[letter])))
            yield Bullets(tuple(item for factor in factors for item in _factor(tell, factor)))
    yield from _responses(tell)


def squares(tell: Teller) -> Iterator[Block]:
    """The same as squares: what is within above what is around; then what bears the factors out, and the matrix."""
    swot_ = tell.program.swot
    if any(swot_.lists.values()):
        heads = {letter: line(tell.label(name)) for letter, name in LISTS.items()}
        cells = {letter: joined("\n", map(tell.titled, factors)) for letter, factors in swot_.lists.items()}
        around = (_strong(heads["O"]), _strong(heads["T"]))
        yield Table((heads["S"], heads["W"]), ((cells["S"], cells["W"]), around, (cells["O"], cells["T"])))
    grounded = [one for factors in swot_.lists.values() for one in factors if one.evidence]
    if grounded:
        yield Heading(line(tell.label("What bears the factors out")))
    yield from table(grounded, _grounds(tell))
    yield from _responses(tell)


def _grounds(tell: Teller) -> list[Column[Factor]]:
    return [
        Column(tell.label("Factor"), tell.number),
        Column(tell.label("Evidence"), lambda factor: tell.refs(factor, "evidence", "\n")),
    ]


def _responses(tell: Teller) -> Iterator[Block]:
    if tell.program.swot.pairings:
        yield Heading(line(tell.label("What follows: the matrix of responses")))
        yield _matrix(tell)


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
    return tuple(Piece(piece.text, strong=True) for piece in heading)


def _cell(tell: Teller, quadrant: Quadrant) -> Inline:
    found = (response(tell, one) for one in tell.program.swot.pairings if one.quadrant is quadrant)
    return joined("\n", found)


def response(tell: Teller, pairing: Pairing) -> Inline:
    """What is to be done about which factors; as printed, too, where they had to be interpreted."""
    factors = tell.refs(pairing, "factors", " + ")
    printed = pairing.printed.get("factors")
    if printed and any(ref.basis is not Basis.STATED for ref in pairing.factors):
        factors = joined("; ", (factors, line(tell.label("as printed"), ": ", tell.wording.quoted(printed))))
    return joined(" ", (tell.number(pairing), line("(", factors, ")") if factors else (), tell.called(pairing)))
