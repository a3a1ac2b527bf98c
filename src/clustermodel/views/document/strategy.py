"""What the programme is and what it is for: passport, mission and goal, objectives."""

from collections.abc import Iterable, Iterator

from clustermodel.model.element import Element
from clustermodel.model.evidence import Source, SourceKind
from clustermodel.model.governance import Body
from clustermodel.model.header import Edition, Status
from clustermodel.model.objectives import Objective
from clustermodel.model.period import parse_period
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
    sentence,
    table,
)
from clustermodel.views.document.misprints import misprints
from clustermodel.views.document.money import totals
from clustermodel.views.document.occurrences import day_of_report
from clustermodel.views.document.sources import home, listed
from clustermodel.views.marks import Mark
from clustermodel.views.members import markings
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
    formal.pop("Markings", None)  # they stand on the title page
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
    if tell.outward:
        told = [tell.label("Drawn up from the text of the programme.")]
        told += [tell.label(_EDITED).format(sign=Mark.JUDGED.sign)] if any(misprints(tell)) else []
        yield Paragraph(line(" ".join(told)), note=True)


_EDITED = (
    "The text is the document's; misprints put right are listed at the end, additions bear {sign} or are told to be such."
)
"""What readers have to know of a text that is not quite what is printed."""


def foreword(tell: Teller) -> Inline:
    """The notes that the programme as a whole is from: on what it is founded. In a translation those with a title."""
    notes = (one for _, one in tell.targets(tell.program.header, "source") if isinstance(one, Source))
    found = [one for one in notes if one.kind is SourceKind.NOTE and (one.title or not tell.translates)]
    return joined("\n", (sentence(tell.called(one)) for one in found if tell.outward))


def _list(tell: Teller, elements: Iterable[Element]) -> Inline:
    return joined("\n", map(tell.titled, elements))


def _body(tell: Teller, body: Body) -> Inline:
    """A body, and the organisation that acts as it."""
    return joined(" — ", (tell.called(body), tell.refs(body, "is_")))


def _judged(said: Inline) -> bool:
    return any(piece.mark is Mark.JUDGED for piece in said)


def _as_printed(tell: Teller, name: str) -> Inline:
    """What the text has in the place of a reading, if that is a phrase which can stand by itself.

    A phrase with the last year alone is told in every language.
    """
    head = tell.program.header
    printed = head.printed.get("horizon", "")
    if name != "Period of the programme":
        return ()
    told = tell.as_printed(printed)
    if told:
        return line(told.lower() if told.isupper() else told)
    first, _, last = (head.horizon.text if head.horizon else "").partition("..")
    return line(tell.label("until {year}").format(year=last)) if last and last in printed and first not in printed else ()


def _passport(tell: Teller) -> list[tuple[str, Inline]]:
    head = tell.program.header
    edition = head.edition
    rows: list[tuple[str, Inline]] = [
        ("Cluster", tell.field(head, "cluster")),
        ("Territory", tell.field(head, "territory", tell.refs(head, "territory"))),
        ("Period of the programme", tell.field(head, "horizon", tell.wording.period(head.horizon))),
        ("Status", _status(tell)),
    ]
    if edition:
        rows += [
            ("Edition", line(edition.number)),
            (_when_issued(edition), line(tell.wording.period(edition.issued))),
            ("Prepared by", _more_than_plausible(tell.refs(edition, "prepared_by"))),
            ("Contract", line(tell.wording.text(edition.contract))),
            ("Replaces", line(tell.wording.text(edition.replaces))),
            ("Markings", joined("\n", markings(tell))),
        ]
    return rows


def _more_than_plausible(said: Inline) -> Inline:
    """A line, unless it is a mere guess, which is a remark and nothing that a summary says."""
    return () if any(piece.mark is Mark.WEAK for piece in said) else said


def _status(tell: Teller) -> Inline:
    """The status; in the words of the text if it says who approved it, and when."""
    head = tell.program.header
    printed = tell.as_printed(head.printed.get("status"))
    return tell.field(head, "status", printed) if printed else tell.term(head, "status")


def _when_issued(edition: Edition) -> str:
    """What a day, a month or a mere year is told as."""
    return "Year issued" if edition.issued and edition.issued.text.isdecimal() else "Issued"


def cover(tell: Teller) -> Cover:
    """The title page: what the programme says of itself, without anything that is a modeller's reading of it."""
    head = tell.program.header
    edition = head.edition
    status = () if head.status is Status.UNKNOWN else capital(_status(tell))
    named = all(year in head.title for year in (head.horizon.text if head.horizon else "").split(".."))
    period = () if named else tell.field(head, "horizon", tell.wording.period(head.horizon))
    number = line(tell.label("Edition"), " ", edition.number) if edition and edition.number else ()
    made = (tell.refs(edition, "prepared_by"), _issued(tell, edition)) if edition else ()
    translation = line(tell.wording.translation(head.title, head.language))
    return Cover(
        above=joined("\n", (_contracted(tell), _certain(tell.field(head, "territory", tell.refs(head, "territory"))))),
        below=tuple(filter(None, (*map(_certain, (period, status, number)), _reported(tell), *markings(tell), translation))),
        foot=joined(", ", map(_certain, made)),
    )


def _contracted(tell: Teller) -> Inline:
    """The sentence of the text that names the contract, as its title page has it. In a translation if it has a title."""
    edition = tell.program.header.edition
    notes = (one for one in tell.program.sources if one.kind is SourceKind.NOTE and (one.title or not tell.translates))
    found = [one for one in notes if edition and edition.contract and edition.contract in (one.title or one.quote or "")]
    return line(tell.own_words(found[0])) if found and tell.outward else ()


def _reported(tell: Teller) -> Inline:
    """Of when the report is that stands beside the programme of an earlier day."""
    found = tell.actuals
    told = found and any(map(any, (found.kpis.values(), found.statistics.values(), found.actions.values())))
    day = day_of_report(tell) if told else None
    if day is None:
        return ()
    told_of = tell.label("with a report as of {day}").format(day=tell.wording.period(parse_period(day.isoformat())))
    return capital(line(told_of))


def _issued(tell: Teller, edition: Edition) -> Inline:
    """When it was issued, as the title page has it if that names the place, too."""
    printed, year = tell.as_printed(tell.program.header.printed.get("edition")), tell.wording.period(edition.issued)
    return line(printed if year and printed.endswith(year) else year)


def _certain(said: Inline) -> Inline:
    """A line, if nothing in it bears a sign: a title page has no legend."""
    return () if any(piece.mark for piece in said) else said


def purpose(tell: Teller) -> Iterator[Block]:
    """Mission and goal."""
    head = tell.program.header
    for one in filter(None, (head.mission, head.goal)):
        name = Piece(tell.label(one.KIND.capitalize()), strong=True)
        said = line(name, " — ", tell.titled(one))
        yield Paragraph(sentence(said) if tell.outward else said)


def objectives(tell: Teller) -> Iterator[Block]:
    """The objectives, with what each answers and what carries it out."""
    yield from table(tell.program.objectives, [*_names(tell), *_ties(tell)])


def objectives_told(tell: Teller) -> Iterator[Block]:
    """The same for paper, if more is said than in the passport; after mission and goal if there is a section for them."""
    found = tell.program.objectives
    if found and home(tell, found):
        yield from purpose(tell)
        title = (listed(tell, found) or tell.label("Objectives")).rstrip(":")
        yield Paragraph(line(Piece(f"{title}:", strong=tell.outward)))
        ties = filled(found, _ties(tell))
        yield from table(found if ties else (), [*_names(tell), *ties])
        yield from () if ties else (Paragraph(tell.titled(one)) for one in found)
    elif filled(found, _ties(tell)) or not tell.outward:
        yield from objectives(tell)


def _names(tell: Teller) -> list[Column[Objective]]:
    return [Column(tell.label("No."), tell.number), Column(tell.label("Objective"), tell.called)]


def _ties(tell: Teller) -> list[Column[Objective]]:
    return [
        Column(tell.label("Answers"), lambda one: (tell.in_full if tell.outward else tell.refs)(one, "answers")),
        Column(tell.label("Measured by"), lambda one: tell.resting_on(one, "measured_by")),
        Column(tell.label("Pursued by"), lambda one: tell.resting_on(one, "pursued_by")),
    ]
