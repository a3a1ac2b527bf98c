"""Tables that tell what the others are of, and what the words in them mean."""

from clustermodel.model.ref import Basis
from clustermodel.views.relational.cells import day, text
from clustermodel.views.relational.shape import Column, Table
from clustermodel.views.telling import Teller


def meta(tell: Teller) -> Table:
    """What the tables are made of, and as of which day; one row."""
    from clustermodel import __version__  # the package is complete only now

    program = tell.program
    heads = (
        Column("title", doc="The programme's title."),
        Column("format", doc="The edition of the file format."),
        Column("version", doc="The version of clustermodel that has made the tables."),
        Column("language", doc="The language of the texts, where they are there in it."),
        Column("as_of", doc="The day as of which everything is told: what could not be known then is left out."),
        Column("reported_until", doc="The day up to which the actuals tell; empty without actuals."),
    )
    reach = tell.actuals.reach if tell.actuals else None
    row = (text(tell, program.header.title), program.format, __version__, tell.wording.tag, day(tell.as_of), day(reach))
    return Table("meta", heads, [row], ("as_of",), "What the tables are made of, in one row.")


def bases() -> Table:
    """The scale of how well something is founded."""
    rank = Column("rank", "INTEGER", doc="0 for the firmest, growing as the footing gets looser.")
    heads = (Column("name", doc="The term."), rank)
    doc = "How well a statement is founded in the programme's text, from firm to loose."
    return Table("bases", heads, [(str(one), one.rank) for one in Basis], ("name",), doc)
