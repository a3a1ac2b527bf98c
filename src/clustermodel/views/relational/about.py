"""Tables that tell what the others are of, what is wrong with it, and what the words in them mean."""

from collections.abc import Iterable
from pathlib import PurePath

from clustermodel.diagnostics import Diagnostic
from clustermodel.model.quantity import Missing
from clustermodel.model.ref import Basis
from clustermodel.reference import members
from clustermodel.relating import relations
from clustermodel.views.labels import labels
from clustermodel.views.relational.cells import day, text
from clustermodel.views.relational.dictionary import meant
from clustermodel.views.relational.shape import Column, Table, Value
from clustermodel.views.relations import relation_label
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
        Column("as_of", "DATE", doc="The day as of which everything is told: what could not be known then is left out."),
        Column("reported_until", "DATE", doc="The day up to which the actuals tell; empty without actuals."),
    )
    reach = tell.actuals.reach if tell.actuals else None
    row = (text(tell, program.header.title), program.format, __version__, tell.wording.tag, day(tell.as_of), day(reach))
    return Table("meta", heads, [row], ("as_of",), "What the tables are made of, in one row.")


def bases(language: str) -> Table:
    """The scale of how well something is founded."""
    rank = Column("rank", "INTEGER", doc="0 for the firmest, growing as the footing gets looser.")
    heads = (Column("name", doc="The term."), rank, Column("meaning", doc="What it means."))
    terms = members(Basis)
    doc = "How well a statement is founded in the programme's text, from firm to loose."
    return Table("bases", heads, [(str(one), one.rank, meant(terms[one], language)) for one in Basis], ("name",), doc)


_NUMBERS = {
    "12.5": "An exact number.",
    "~7": "About 7.",
    "25..29": "Between 25 and 29.",
    "130..": "At least 130.",
    "..7": "At most 7.",
    "over 130": "More than 130.",
    "under 7": "Less than 7.",
}
_PERIODS = {
    "2021": "A year.",
    "2021-H1": "The first half of a year; H2 is the second one.",
    "2021-Q3": "A quarter, from Q1 to Q4.",
    "2020-12": "A month.",
    "2020-12-15": "A day.",
    "2014..2018": "From the beginning of the one to the end of the other; both may be years, months or days.",
    "undated": "The text gives no date.",
}


def notation(language: str) -> Table:
    """How numbers and periods are written, by examples, and the words that stand for a number that is missing."""
    heads = (
        Column("form", doc="An example, or the word itself."),
        Column("of", doc="number or period: what is written so; beside its column there are those of its bounds or days."),
        Column("meaning", doc="What it means."),
    )
    words = {str(one): meaning for one, meaning in members(Missing).items()}
    told = (("number", {**_NUMBERS, **words}), ("period", _PERIODS))
    rows = [(form, of, meant(meaning, language)) for of, forms in told for form, meaning in forms.items()]
    doc = "A way in which a number or a period is written; a text of the programme may word it otherwise, «more than 130»."
    return Table("notation", heads, rows, ("form",), doc)


def relations_table(language: str) -> Table:
    """How elements may be related."""
    heads = (
        Column("relation", doc="Its name in `edges`."),
        Column("label", doc="What it is called."),
        Column("sources", doc="The kinds of elements at its beginning; * for any."),
        Column("targets", doc="The kinds of elements at its end; * for any."),
        Column("rests", "INTEGER", doc="1: the source rests on the target, it belongs to the chain; 0: it gives context."),
        Column("written_in", doc="The class and the key of the format that hold it."),
        Column("meaning", doc="What it means, seen from the element in which it is written."),
    )
    label = labels(language)
    rows = [
        (
            one.name, relation_label(label, one.name, down=True), " ".join(one.sources), " ".join(one.targets),
            int(one.rests), one.written_in, meant(one.meaning, language),
        )
        for one in relations()
    ]  # fmt: skip
    return Table("relations", heads, rows, ("written_in",), "A way in which elements may be related.")


def findings_table(tell: Teller, found: Iterable[Diagnostic]) -> Table:
    """What the checks find."""
    heads = (
        Column("code", doc="The code of the check; `clustermodel explain CODE` tells what it finds."),
        Column("severity", doc="error, warning or advice."),
        Column("message", doc="What is wrong."),
        Column("hint", doc="What to do; empty when there is nothing to say beyond the message."),
        Column("subject", doc="The element and, after a slash, its field."),
        Column("element", refers="elements", doc="The element, if there is one."),
        Column("file", doc="The name of the file."),
        Column("line", "INTEGER", doc="The line in that file, from 1."),
        Column("position", "INTEGER", doc="The number of the row."),
    )
    rows = [(*_finding(tell, one), position) for position, one in enumerate(found, 1)]
    return Table("finding", heads, rows, ("position",), "A finding of the checks.")


def _finding(tell: Teller, one: Diagnostic) -> tuple[Value, ...]:
    language, address = tell.wording.language, one.subject.partition("/")[0]
    place = (PurePath(one.span.path).name, one.span.line or None) if one.span else (None, None)
    told = (one.code, str(one.severity), one.text(language), one.advice(language) or None, one.subject or None)
    return (*told, address if tell.links.get(address) else None, *place)
