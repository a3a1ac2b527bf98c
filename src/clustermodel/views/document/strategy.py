"""What the programme is and what it is for: passport, mission and goal, objectives."""

from collections.abc import Iterator

from clustermodel.model.header import Status
from clustermodel.model.objectives import Objective
from clustermodel.views.blocks import Block, Column, Cover, Inline, Paragraph, Piece, form, joined, line, table
from clustermodel.views.telling import Teller


def passport(tell: Teller) -> Iterator[Block]:
    """The title page as a table."""
    yield from form((tell.label(name), value) for name, value in _passport(tell))


def passport_told(tell: Teller) -> Iterator[Block]:
    """The same for paper, which does not say that something is not known."""
    unknown = "Status" if tell.program.header.status is Status.UNKNOWN else None
    yield from form((tell.label(name), value) for name, value in _passport(tell) if name != unknown)


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
            ("Contract", line(edition.contract)),
            ("Replaces", line(edition.replaces)),
        ]
    return rows


def cover(tell: Teller) -> Cover:
    """The title page: what the programme says of itself, without anything that is a modeller's reading of it."""
    head = tell.program.header
    edition = head.edition
    status = () if head.status is Status.UNKNOWN else tell.term(head, "status")
    period = tell.field(head, "horizon", tell.wording.period(head.horizon))
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
    columns: list[Column[Objective]] = [
        Column(tell.label("No."), tell.number),
        Column(tell.label("Objective"), tell.called),
        Column(tell.label("Answers"), lambda one: tell.refs(one, "answers")),
        Column(tell.label("Measured by"), lambda one: tell.resting_on(one, "measured_by")),
        Column(tell.label("Pursued by"), lambda one: tell.resting_on(one, "pursued_by")),
    ]
    yield from table(tell.program.objectives, columns)
