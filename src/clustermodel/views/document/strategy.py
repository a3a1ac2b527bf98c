"""What the programme is and what it is for: passport, mission and goal, objectives."""

from collections.abc import Iterator

from clustermodel.model.objectives import Objective
from clustermodel.views.blocks import Block, Column, Inline, Paragraph, Piece, line, table
from clustermodel.views.telling import Teller


def passport(tell: Teller) -> Iterator[Block]:
    """The title page as a table."""
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
    said = [(tell.label(name), value) for name, value in rows if value]
    yield from table(said, [Column("", lambda row: line(Piece(row[0], strong=True))), Column("", lambda row: row[1])])


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
