"""The SWOT matrix of factors and the TOWS matrix of what follows from them."""

from collections.abc import Iterator

from clustermodel.model.swot import Factor, Quadrant
from clustermodel.views.document.analysis import response
from clustermodel.views.labels import LISTS
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Html, tag


def swot(ed: Edition) -> Iterator[Html]:
    """Two by two: what is within above what is around; then what follows where two of them meet."""
    lists = ed.facts.links.program.swot.lists
    yield tag("div", (_square(ed, letter, factors) for letter, factors in lists.items()), class_="squares")
    if ed.facts.links.program.swot.pairings:
        yield tag("h3", ed.label("What follows: the matrix of responses"))
        yield tag("div", (_quadrant(ed, one) for one in Quadrant), class_="squares")


def _square(ed: Edition, letter: str, factors: tuple[Factor, ...]) -> Html:
    items = (tag("li", ed.inline(ed.tell.titled(one)), _evidence(ed, one)) for one in factors)
    return tag("section", tag("h3", ed.label(LISTS[letter])), tag("ul", items), class_=f"square {letter.lower()}")


def _evidence(ed: Edition, factor: Factor) -> Html | None:
    grounds = ed.tell.refs(factor, "evidence", "; ")
    return tag("div", ed.label("Evidence"), ": ", ed.inline(grounds), class_="note") if grounds else None


def _quadrant(ed: Edition, quadrant: Quadrant) -> Html:
    found = [one for one in ed.facts.links.program.swot.pairings if one.quadrant is quadrant]
    heading = " × ".join(ed.label(LISTS[letter]) for letter in quadrant)
    items = (tag("li", ed.inline(response(ed.tell, one))) for one in found)
    said = tag("ul", items) if found else tag("p", ed.label("nothing is said"), class_="note")
    return tag("section", tag("h4", heading), said, class_="square")
