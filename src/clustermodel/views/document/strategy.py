"""What the programme is and what it is for: passport, mission and goal, objectives."""

from collections.abc import Iterable, Iterator

from clustermodel.model.element import Element
from clustermodel.model.governance import Body
from clustermodel.model.header import Status
from clustermodel.model.objectives import Objective
from clustermodel.views.blocks import (
    Block,
    Column,
    Cover,
    Inline,
    Paragraph,
    Piece,
    capital,
    filled,
    form,
    joined,
    line,
    table,
)
from clustermodel.views.document.money import totals
from clustermodel.views.marks import Mark
from clustermodel.views.telling import Teller


def passport(tell: Teller) -> Iterator[Block]:
    """The title page as a table."""
    yield from form((tell.label(name), value) for name, value in _passport(tell))


def passport_told(tell: Teller) -> Iterator[Block]:
    """The programme on a page, for paper: what it is, what it is for, what is promised, who steers, what it costs.

    What goes out of the house has no row that is a reading, and does not say that something is not known.
    """
    head, program = tell.program.header, tell.program
    formal = dict(_passport(tell))
    if head.status is Status.UNKNOWN:
        formal.pop("Status")
    rows: list[tuple[str, Inline]] = [
        ("Full title", line(tell.wording.text(head.title))),
        *((name, formal.pop(name)) for name in ("Cluster", "Territory", "Period of the programme")),
        ("Mission", tell.titled(head.mission) if head.mission else ()),
        ("Goal", tell.titled(head.goal) if head.goal else ()),
        ("Objectives", _list(tell, program.objectives)),
        ("Key performance indicators", _list(tell, program.kpis)),
        ("Directions of work", _list(tell, program.roadmap.directions)),
        ("Governing bodies", joined("\n", (_body(tell, one) for one in program.governance.bodies))),
        ("Money", totals(tell)),
        *formal.items(),
    ]
    shown = ((name, _as_printed(tell, name) if tell.outward and _judged(value) else value) for name, value in rows)
    yield from form((tell.label(name), value) for name, value in shown)


def _list(tell: Teller, elements: Iterable[Element]) -> Inline:
    return joined("\n", map(tell.titled, elements))


def _body(tell: Teller, body: Body) -> Inline:
    """A body, and the organisation that acts as it."""
    return joined(" — ", (tell.called(body), tell.refs(body, "is_")))


def _judged(said: Inline) -> bool:
    return any(piece.mark is Mark.JUDGED for piece in said)


def _as_printed(tell: Teller, name: str) -> Inline:
    """What the text has in the place of a reading, if that is a phrase which can stand by itself."""
    printed = tell.program.header.printed.get("horizon", "")
    if name != "Period of the programme" or tell.translates:
        return ()
    return line(printed.lower() if printed.isupper() else printed)


def _passport(tell: Teller) -> list[tuple[str, Inline]]:
    head = tell.program.header
    edition = head.edition
    rows: list[tuple[str, Inline]] = [
        ("Cluster", tell.field(head, "cluster")),
        ("Territory", tell.field(head, "territory", tell.refs(head, "territory"))),
        ("Period of the programme", tell.field(head, "horizon", tell.wording.period(head.horizon))),
        ("Status", tell.term(head, "status")),
    ]
    if edition:
        rows += [
            ("Edition", line(edition.number)),
            ("Issued", line(tell.wording.period(edition.issued))),
            ("Prepared by", tell.refs(edition, "prepared_by")),
            ("Contract", line(tell.wording.text(edition.contract))),
            ("Replaces", line(edition.replaces)),
        ]
    return rows


def cover(tell: Teller) -> Cover:
    """The title page: what the programme says of itself, without anything that is a modeller's reading of it."""
    head = tell.program.header
    edition = head.edition
    status = () if head.status is Status.UNKNOWN else capital(tell.term(head, "status"))
    named = all(year in head.title for year in (head.horizon.text if head.horizon else "").split(".."))
    period = () if named else tell.field(head, "horizon", tell.wording.period(head.horizon))
    number = line(tell.label("Edition"), " ", edition.number) if edition and edition.number else ()
    made = (tell.refs(edition, "prepared_by"), line(tell.wording.period(edition.issued))) if edition else ()
    return Cover(
        above=_certain(tell.field(head, "territory", tell.refs(head, "territory"))),
        below=tuple(filter(None, map(_certain, (period, status, number)))),
        foot=joined(", ", map(_certain, made)),
    )


def _certain(said: Inline) -> Inline:
    """A line, if nothing in it bears a sign: a title page has no legend."""
    return () if any(piece.mark for piece in said) else said


def purpose(tell: Teller) -> Iterator[Block]:
    """Mission and goal."""
    head = tell.program.header
    for one in filter(None, (head.mission, head.goal)):
        name = Piece(tell.label(one.KIND.capitalize()), strong=True)
        yield Paragraph(line(name, " — ", tell.titled(one)))


def objectives(tell: Teller) -> Iterator[Block]:
    """The objectives, with what each answers and what carries it out."""
    yield from table(tell.program.objectives, [*_names(tell), *_ties(tell)])


def objectives_told(tell: Teller) -> Iterator[Block]:
    """The same for paper, if it says more than the passport does."""
    if filled(tell.program.objectives, _ties(tell)) or not tell.outward:
        yield from objectives(tell)


def _names(tell: Teller) -> list[Column[Objective]]:
    return [Column(tell.label("No."), tell.number), Column(tell.label("Objective"), tell.called)]


def _ties(tell: Teller) -> list[Column[Objective]]:
    return [
        Column(tell.label("Answers"), lambda one: tell.refs(one, "answers")),
        Column(tell.label("Measured by"), lambda one: tell.resting_on(one, "measured_by")),
        Column(tell.label("Pursued by"), lambda one: tell.resting_on(one, "pursued_by")),
    ]
