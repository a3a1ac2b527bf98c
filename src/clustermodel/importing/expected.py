"""What a cell is to hold, and how that is written: what is said of one that holds something else."""

from collections.abc import Collection

from clustermodel.messages import Phrase, Word

NO_DAY = (
    Word("day of the calendar"),
    Word(
        "the cell is shown as a date, and no calendar has such a day: "
        "write the date anew, or give the cell the format of numbers"
    ),
)
"""What a number is not that is shown as a day, and what to do with it."""
TOO_NARROW = (
    Word("value"),
    Word("it was copied from a column too narrow to show it: make that wider, and copy the cell again"),
)
"""What the signs are not that stand for a number that has no room, and what to do with them."""
NO_ACTION = Word("action of the programme"), Word("write the id of an action as it stands in the sheet of the roadmap")
"""What the first cell of a new report is to hold, and how it is written."""
ONE_UNIT = (
    Word("unit of all numbers of the row"),
    Word("numbers of one row are in one unit: write it in the headings, or in a column of units"),
)
"""What the unit in a heading is not that contradicts another one, and what to do."""
ONE_MONEY = (
    Word("unit of all sums"),
    Word("the sums of all sources are in one unit: write the same beside each, or beside one of them"),
)
"""What the unit beside a source of money is not where another one stands beside another, and what to do."""
NO_SIDE = (
    Word("word for planned or actual values"),
    Word("write plan or fact, as in the other rows; the rows of anything else are left out of the table"),
)
"""What a row does not say in a table whose rows hold the one or the other, and what to do."""
OTHER_SIDE = (
    Word("word that agrees with the headings of the numbers"),
    Word("say either in the headings or in the rows which numbers are planned and which are actual"),
)
"""What a row says against the headings, and what to do."""
ALONE = (
    Word("name that stands alone"),
    Word("write the whole name, together with that of the row above"),
)
"""What a name is not that goes on from the row above, and what to do with it."""
TERM = Word("word of the vocabulary"), Word("choose a word from the list")
_WORD = TERM[0]
EXPECTED = {
    "Progress": (
        _WORD,
        Word("write planned, running, done or cancelled; put off is planned or running, and the date says until when"),
    ),
    "Role": (_WORD, Word("write core or supporting")),
    "Membership": (_WORD, Word("write current, potential, planned or former")),
    "Every": (_WORD, Word("write every month, every quarter, twice a year or every year")),
    "quantity": (
        Word("number"),
        Word(
            "write 12, 12.5, about 7, 25–29, at least 130, at most 7, or not set, lost, not reported, not applicable; "
            "no unit beside it"
        ),
    ),
    "period": (Word("period"), Word("write 2021, H1 2021, Q3 2021, December 2021, 15.12.2021, 2021–2023 or undated")),
    "id": (Word("id"), Word("write no more than 40 Latin letters, digits, dots, dashes and low lines")),
    "ref": (Word("id of an element"), Word("write the name or the id of one element that the programme has")),
    "refs": (
        Word("id of an element"),
        Word("write names or ids of elements that the programme has, with semicolons between them"),
    ),
}
"""What a cell is to hold: what it is called, and how it is written."""


def one_of(ids: Collection[str]) -> tuple[Word, Phrase]:
    """What a name is not that several elements have, and what to write instead."""
    return Word("name of one element"), Phrase("several have this name: write the id of one, {ids}", {"ids": "; ".join(ids)})


def sure(thousands: str, rest: str) -> tuple[Word, Phrase]:
    """What 1,250 is not in English, where it may be a thousand or one and a quarter, and what to write instead."""
    said = {"whole": thousands + rest, "part": f"{thousands}.{rest}"}
    help = Phrase("if {whole} is meant, write it without the comma; if {part}, with a point", said)
    return Word("number that is sure"), help
