"""Which links of the chain are there: tables with a cell for each pair, the darker the firmer."""

from collections import defaultdict
from collections.abc import Iterator

from clustermodel.links.coverage import Matrix, coverage
from clustermodel.model.ref import Basis
from clustermodel.views.labels import KINDS
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Html, tag

SIGNS = {Basis.STATED: "●", Basis.CORRECTED: "◐", Basis.STRONG: "○", Basis.WEAK: "◌"}
_WHY = "A sign leads to the page of its row, which says in which words the text makes the link, or who has inferred it."
_MOST_CELLS = 4000
"""A larger matrix is told as lists: it would be mostly empty, and nobody could read it."""


def matrices(ed: Edition) -> Iterator[Html]:
    """Every matrix of the chain, with what is tied to nothing."""
    bases = (tag("li", tag("span", sign, class_=f"cell {basis}"), " ", ed.label(str(basis), "Basis"))
             for basis, sign in SIGNS.items())  # fmt: skip
    yield tag("ul", bases, class_="legend")
    yield tag("p", ed.label(_WHY), class_="note")
    for matrix in coverage(ed.facts.links):
        if matrix.rows and matrix.columns:
            yield tag("section", tag("h3", titled(ed, matrix)), _summary(ed, matrix), _shown(ed, matrix), class_="matrix",
                      id=ed.anchor(anchor(matrix)), tabindex=-1)  # fmt: skip


def anchor(matrix: Matrix) -> str:
    """The name of a matrix in links."""
    return f"matrix-{matrix.row_kind}-{matrix.column_kind}"


def titled(ed: Edition, matrix: Matrix) -> str:
    """What a matrix is called: «Objectives × Actions»."""
    return " × ".join(ed.label(KINDS[kind]) for kind in (matrix.row_kind, matrix.column_kind))


def _summary(ed: Edition, matrix: Matrix) -> Iterator[Html]:
    """The elements without a single link."""
    for kind, loose in ((matrix.row_kind, matrix.uncovered_rows()), (matrix.column_kind, matrix.uncovered_columns())):
        if loose:
            names = ", ".join(ed.name(ed.facts.links.elements[one]) for one in loose)
            yield tag("p", tag("strong", ed.label("Without a link"), class_="gap"), f" ({ed.label(KINDS[kind])}): {names}")


def _shown(ed: Edition, matrix: Matrix) -> Html:
    if len(matrix.rows) * len(matrix.columns) > _MOST_CELLS:
        return _lists(ed, matrix)
    heads = (tag("th", _head(ed, one), scope="col") for one in matrix.columns)
    corner = tag("td", class_="corner")
    total = tag("th", ed.label("Total"), scope="col")
    rows = (_row(ed, matrix, one) for one in matrix.rows)
    table = tag("table", tag("thead", tag("tr", corner, heads, total)), tag("tbody", rows), class_="heat")
    hint = ed.label("Scroll the table to the right →")
    return tag("div", table, class_="wide", tabindex=0, role="region", aria_label=titled(ed, matrix), data_hint=hint)


def _head(ed: Edition, address: str) -> Html:
    element = ed.facts.links.elements[address]
    name = ed.tell.designation(element)
    link = tag("a", name or ed.caption(element, 44), href=ed.link(address))
    return link if name else tag("span", link, class_="tall")


def _row(ed: Edition, matrix: Matrix, row: str) -> Html:
    found = [matrix.cells.get((row, column)) for column in matrix.columns]
    cells = (tag("td", tag("a", SIGNS[one], href=ed.link(row)), class_=str(one)) if one else tag("td")
             for one in found)  # fmt: skip
    number = sum(one is not None for one in found)
    total = tag("td", str(number), class_="number" if number or row in matrix.elsewhere else "number gap")
    return tag("tr", tag("th", ed.named(ed.facts.links.elements[row], 50), scope="row"), cells, total)


def _lists(ed: Edition, matrix: Matrix) -> Html:
    """Each row with the columns it is tied to."""
    tied: defaultdict[str, list[tuple[str, Basis]]] = defaultdict(list)
    for (row, column), basis in matrix.cells.items():
        tied[row].append((column, basis))
    items = (
        tag("li", ed.named(ed.facts.links.elements[row], 70), ": ", (
            tag("span", SIGNS[basis], " ", ed.name(ed.facts.links.elements[column]), " ") for column, basis in tied[row]
        )) for row in matrix.rows if row in tied
    )  # fmt: skip
    return tag("ul", items)
