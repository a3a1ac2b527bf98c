"""The first sheet of a workbook: what is to be filled in, in which order, by whom, and what happens then."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from clustermodel.model.period import parse_period
from clustermodel.views.blocks import BREAK, Block, Bullets, Chapter, Heading, Inline, Item, Paragraph, Piece, Table, line
from clustermodel.views.wording import Wording
from clustermodel.views.workbook.layout import Sheet

_ADVICE = (
    ("Fill in and correct the yellow cells; green rows below a table take what is new. White cells are the approved text "
    "and are locked."),
    ("Begin at the top of the table below: first what has become of the actions, then the values that were reached, then "
    "what the programme leaves open."),
    ("The workbook is filled in on behalf of the body that manages the programme; what it says of an action or an indicator "
    "comes from whoever is responsible for that."),
    ("Where nothing is known, leave the cell empty. Clear nothing: a planned value that is withdrawn is “not set”, and what "
    "was reported is taken back by the word “delete”."),
    "How a column is filled in is explained in the note on its heading; what can be chosen, in its drop-down list.",
    "Save the file as .xlsx and send it back to whoever sent it to you, with the name and the post of whoever filled it in.",
    ("The recipient brings it in with the command clustermodel import, tells you what was not accepted and why, and sends "
    "you a new workbook: go on in that one."),
)


_FOREIGN = (
    "Where the text of a yellow cell is in the language of the programme's file, not in that of this workbook, leave it so: "
    "it is compared with the file. Its translation, if there is one, is given in the note on the cell."
)


def guide(title: Sequence[str], sheets: Sequence[Sheet], language: str, as_of: date, *, foreign: bool = False) -> Chapter:
    """How the workbook of a programme is filled in, as of a day; its title has the lines that stand below it.

    It is `foreign` if the file is in another language than the workbook, for open cells hold what the file says.
    """
    wording, advice = Wording(language), (*_ADVICE, *([_FOREIGN] if foreign else ()))
    return Chapter(wording.label("How to fill in this workbook"), tuple(_blocks(title, sheets, wording, as_of, advice)))


def _blocks(
    title: Sequence[str], sheets: Sequence[Sheet], wording: Wording, as_of: date, advice: Iterable[str]
) -> Iterator[Block]:
    label = wording.label
    day = label("As of {day}").format(day=wording.period(parse_period(as_of.isoformat())))
    below = (piece for one in (*title[1:], day) for piece in (BREAK, one))
    yield Paragraph(line(Piece(title[0], strong=True), *below))
    yield Bullets(tuple(Item(line(label(one))) for one in advice))
    rows = tuple((line(one.title), line(one.about), _lacking(one, wording)) for one in _in_order(sheets))
    if rows:
        yield Heading(line(label("What is filled in")))
        yield Table((line(label("Sheet")), line(label("What is entered")), line(label("Still empty"))), rows)


def _in_order(sheets: Iterable[Sheet]) -> list[Sheet]:
    """The sheets, those in which something is asked for first."""
    return sorted(sheets, key=lambda one: (one.rank, one.title))


def _lacking(sheet: Sheet, wording: Wording) -> Inline:
    """Columns in which cells are empty that somebody is to fill in, and how many they are."""
    empty = [one for one in sheet.lacks if one.empty]
    if sheet.lacks and not empty:
        return line(wording.label("nothing is missing"))
    told = wording.label("{title}: {n} of {total}")
    return line("\n".join(told.format(title=one.title, n=one.empty, total=one.total) for one in empty))
