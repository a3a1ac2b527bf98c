"""What can be wrong with a workbook or a table that is imported."""

from clustermodel.diagnostics import Rule, Severity
from clustermodel.messages import Word

UNREADABLE = Rule(
    "XL101", Severity.ERROR, "this is no workbook that can be read: {reason}",
    "open it in the spreadsheet program, and save it as .xlsx, without a password",
    doc="The file is not Office Open XML, or it is damaged.",
)
AS_TEXT = Word("save the table as .xlsx, or as CSV in UTF-8")
"""The hint for a table that is saved in a way that nobody can read."""
AS_TABLE = Word("say what it is a table of: --table kpis, --table roadmap or --table participants")
"""The hint for a text where a workbook is expected."""
TOO_LARGE = Rule(
    "XL102", Severity.ERROR, "the workbook is too large: {reason}",
    "a programme's workbook is far smaller: this one was not made for it",
    doc="A small file can unpack to one that fills the memory, or name so many cells that reading them takes hours. "
    "Sizes are read before anything is unpacked, and tags are counted before any is read.",
)
NOT_OURS = Rule(
    "XL103", Severity.ERROR, "the workbook does not say where its cells go: {reason}",
    "export it anew by `clustermodel export --to xlsx`, or import it with --table",
    doc="A workbook that can be brought back has a hidden sheet, which the export writes. It is missing or changed.",
)
OTHER_PROGRAMME = Rule(
    "XL104", Severity.ERROR, "the workbook is of the programme '{found}', the file of '{expected}'",
    "name the file that the workbook was exported from",
    doc="Ids of different programmes are alike, so a workbook goes only into the programme that it came from.",
)
BAD_CELL = Rule(
    "XL105", Severity.ERROR, "{place}: '{found}' is no {form}", "{help}",
    doc="A cell holds something that its field cannot take. The other cells are brought in, except those of the same row "
    "where only the whole row makes sense (XL122).",
)
CONFLICT = Rule(
    "XL106", Severity.ERROR,
    "{place}: {subject} was '{exported}' at the export, is '{current}' in the file now, and '{wanted}' in the cell",
    "if an import has brought in what the file says now, export the workbook anew and go on in that one; else decide which "
    "of the two is right, and write it in the YAML file",
    doc="The file has changed since the workbook was exported, and the cell has, too. Nothing is overwritten. A workbook "
    "does not know what was brought in from it: after each import it is exported anew.",
)
GONE = Rule(
    "XL107", Severity.ERROR, "{place}: {subject} is not in the file any more, and the cell now says '{wanted}'",
    "see what has become of it in the YAML file",
    doc="An element was deleted or renamed after the export, while somebody edited it in the workbook.",
)
EMPTIED = Rule(
    "XL108", Severity.WARNING, "{place}: '{exported}' was deleted here, and stays in the file",
    "a number that is withdrawn is 'not set'; what was reported is taken back by 'delete' in its cell, and the rest in the "
    "YAML file",
    doc="An empty cell may be a slip. Missing is never zero and never nothing: a number that is not there has a reason.",
)
MOVED = Rule(
    "XL109", Severity.ERROR, "{place}: the sheet is not as it was: {problem}",
    "put it right again: rows may be sorted, and columns moved, as long as each keeps its id or its heading",
    doc="Rows are known by their first cells, columns by their headings. Where these have changed, nothing is read.",
)
TAKEN = Rule(
    "XL110", Severity.ERROR, "{place}: the id '{id}' is taken by another {kind}",
    "choose another id; if it is the row that an import has brought in, export the workbook anew and go on in that one",
    doc="A new row has the id of an element that is called otherwise. Where it is called so, the row is about that element.",
)
INCOMPLETE = Rule(
    "XL111", Severity.ERROR, "{place}: {missing} is missing", "fill it in, or clear the row",
    doc="A new element needs an id and a name; what is reported of an action needs a status.",
)
REFUSED = Rule(
    "XL112", Severity.ERROR, "the changes cannot be written into {path}: {reason}", "make them in the YAML file by hand",
    doc="The file is written in such a way that it would not load to what is meant after the edit. Nothing was written.",
)
ASSUMED = Rule(
    "XL113", Severity.ADVICE, "{place}: '{found}' is read as {meaning}", "correct it in the table if that is not meant",
    doc="A free table leaves things unsaid, and cells are filled in as people write. Each assumption made is told.",
)
NO_TABLE = Rule(
    "XL114", Severity.ERROR, "no row of the file has the headings of this table: {expected}",
    "give the columns such headings, in one row",
    doc="The columns of a free table are known by their headings, in Russian or English.",
)
CUT = Rule(
    "XL115", Severity.WARNING, "{place}: what lies beyond row {rows} or column {columns} is not read",
    "move it nearer to the beginning of the sheet",
    doc="A single far cell would make a sheet of a million rows.",
)
NO_READER = Rule(
    "XL116", Severity.ERROR, "reading a workbook needs the module '{module}', which is not installed",
    "install it with pip: clustermodel[xlsx]",
    doc="Workbooks are read by openpyxl, which the extra `xlsx` brings.",
)
DIFFERENT = Rule(
    "XL117", Severity.ERROR, "{place}: {subject} is '{current}' in the file, and '{wanted}' in the table",
    "decide which of the two is right, and write it in the YAML file",
    doc="A free table fills in what the file leaves open; it does not overwrite what is there.",
)
LEFT_OUT = Rule(
    "XL118", Severity.ADVICE, "{place}: the column '{found}' is not read", "headings that are known: {known}",
    doc="A column of a free table has a heading that says nothing to the import.",
)
OWN_COLUMN = Word("columns of your own stay in the workbook; what concerns the programme is written in the YAML file")
"""The hint for a column that somebody has added to a workbook."""
TWIN = Rule(
    "XL140", Severity.WARNING,
    "{place}: the column '{found}' is of the same as the column '{other}' in {cell}, which is read",
    "leave one of the two, or word the headings so that they tell what is in each",
    doc="Two columns of a free table have headings that mean the same. The first is read; where both have the same heading, "
    "or are of the same year, and say different things in a row, neither is (XL141).",
)
APART = Rule(
    "XL141", Severity.ERROR, "{place}: '{found}' here, and '{other}' in {cell}, although the columns are of the same",
    "leave the column that is right, or word the headings so that they tell what is in each",
    doc="Two columns of a free table have headings that mean the same, and say different things in a row. Nobody can know "
    "which is right, so neither is brought in.",
)
NO_PERIOD = Rule(
    "XL119", Severity.WARNING, "{place}: the baseline '{found}' of a new indicator is left out: no year is given",
    "write the year into the heading of the column: Baseline 2024",
    doc="A baseline is a number of some time. The heading of its column in a free table can name the year.",
)
UNCOMPUTED = Rule(
    "XL120", Severity.ERROR, "{place}: the formula {found} has no value",
    "open the file in the spreadsheet program and save it, or write the value instead of the formula",
    doc="A spreadsheet program saves with each formula what it comes to. This one was written by a program that does not "
    "compute, or it comes to nothing or to an error. The import computes no formulas.",
)
LOCKED = Rule(
    "XL121", Severity.WARNING,
    "{place}: '{exported}' was exported here, and now it says '{found}'; that is not brought in",
    "official text is changed in the YAML file",
    doc="Only yellow and green cells come back. What somebody has written elsewhere, past the protection, stays "
    "in the workbook.",
)
HELD = Rule(
    "XL122", Severity.WARNING, "{place}: the row is held back as a whole, as one of its cells cannot be brought in",
    "mend that cell, and import the file again",
    doc="A status, its date and its result belong together, and so do the cells of a new element: half of them would say "
    "something that nobody means.",
)
NO_SHEET = Rule(
    "XL123", Severity.WARNING, "{place}: the sheet is not there any more, or not what it was",
    "nothing of it is brought in, so nothing is lost; but if nobody has deleted it, the file is damaged: export it anew",
    doc="A sheet of official text was exported, and no sheet of the workbook holds its text. Somebody has deleted it, or a "
    "program has lost it, and may have lost more.",
)
PRINTED = Rule(
    "XL124", Severity.ADVICE, "the programme now says something else than what is printed in the document: {subjects}",
    "the wording as printed is kept beside it, and the field is listed under `judged`: documents show the new value",
    doc="`printed` holds what the approved text says, word for word, and stays as evidence. A value that comes from a "
    "workbook or a table is not that text any more, so the field is marked as one that is not printed so.",
)
DUPLICATE = Rule(
    "XL125", Severity.ERROR, "{place}: '{found}' is there already, as {subject}",
    "write it there, and clear this row; if something else is meant, give it a name that tells them apart",
    doc="A new row is called as an element that there is. It is not brought in, so that nothing is there twice. Quotes, "
    "capital letters and spaces make no other name.",
)
UNREAD = Rule(
    "XL126", Severity.WARNING, "{place}: the sheet is not read",
    "it was not exported; what is to be brought in is written into the sheets that were",
    doc="Copies of sheets, and sheets of one's own, stay in the workbook.",
)
NO_UNIT = Rule(
    "XL127", Severity.ADVICE, "{place}: the result '{found}' has no unit", "write it beside the number: 12 people",
    doc="A number without a unit is of nothing. The unit of a result stands in a column of its own, or beside the number.",
)
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
MISCOMPUTED = Word("mend the formula, or write the value instead of it")
"""The hint for a formula that came to an error."""
NO_ACTION = Word("action of the programme"), Word("write the id of an action as it stands in the sheet of the roadmap")
"""What the first cell of a new report is to hold, and how it is written."""
NEW_UNIT = Word("a unit that is new to the programme")
"""What the unit of a new indicator is read as that no other one has."""
UNITLESS = Rule(
    "XL128", Severity.ADVICE, "{place}: the new indicator has no unit", "write it into the column of units",
    doc="A number without a unit is of nothing.",
)
NO_TEXT = Word("what stands in this column is not brought back; it is written in the YAML file")
"""The hint for a locked cell that was empty."""
COPIED = Word("write into the sheet '{sheet}' what is to be brought in")
"""The hint for a copy of one that was."""
MERGED = Word("unmerge them, and fill in each")
"""The hint for cells that were merged."""

OTHER_UNIT = Rule(
    "XL131", Severity.ERROR, "{place}: the unit is '{found}' in the table, and '{unit}' in the programme",
    "write the numbers in the unit of the programme; if another indicator is meant, give the row its name",
    doc="Numbers in a unit of another scale are converted, and that is told. Where the two units measure different things, "
    "nothing of the row is brought in.",
)
OTHER_NAME = Rule(
    "XL132", Severity.ERROR, "{place}: the number is that of {subject}, '{name}', and the row is called '{found}'",
    "if it is the same, write its name as the programme does; if it is new, leave its number out, or give it a free one",
    doc="Tables number their rows anew, so a number counts only where the name does not say something else. Nothing of the "
    "row is brought in.",
)
ALIKE = Rule(
    "XL133", Severity.WARNING, "{place}: '{found}' is taken for new, although it looks like {subjects}",
    "if it is the same, write its number or its name as the programme does",
    doc="A new row of a free table has a name that is that of an element, cut short or made longer.",
)
REPEATED = Rule(
    "XL134", Severity.ERROR, "{place}: '{found}' is in row {row} already", "leave one row of the two",
    doc="Two rows of a free table are about the same element. The first one is read.",
)
UNSURE = Rule(
    "XL135", Severity.ERROR, "{place}: '{found}' may mean any of {subjects}", "write it so that it means one of them",
    doc="A name or a number of a free table points at several elements. Nothing of the row is brought in.",
)
ROW_LEFT_OUT = Rule(
    "XL136", Severity.ADVICE, "{place}: '{found}' is taken for a heading, a sum or a remark, and is not read",
    "if it is an element, fill in another cell of the row",
    doc="A row of a free table says only one thing, or begins with a word such as total.",
)
OTHER_NUMBER = Rule(
    "XL139", Severity.WARNING,
    "{place}: the name is that of {subject}, and the number {found} that of {other}; the name counts",
    "if the other one is meant, give the row its name",
    doc="A row of a free table has the name of one element and the number of another one. Tables number their rows anew, "
    "so it is read by its name.",
)
TOGETHER = Rule(
    "XL137", Severity.WARNING, "{place}: {subject}, which belongs to it, is not brought in either: '{wanted}'",
    "decide which is right, and write both in the YAML file",
    doc="A baseline and its period belong together, and so do a date and how often it recurs: half of them would say "
    "something that nobody means.",
)
OTHER_SHEET = Rule(
    "XL138", Severity.WARNING, "{place}: the sheet is not read; the table was found on '{read}'",
    "put it into a file of its own, and import that, too",
    doc="A free table is one sheet: the first one with headings that are known.",
)
HIDDEN = Rule(
    "XL142", Severity.ADVICE, "{place}: hidden in the sheet, and read all the same",
    "delete it in the table, if it is not meant",
    doc="Rows and columns of a free table are read even where they are hidden, by hand or by a filter: nobody can tell why.",
)
FAR = Rule(
    "XL143", Severity.WARNING, "{place}: {period} is far from the time of the programme, {horizon}",
    "correct it, if it is a slip of the hand",
    doc="A date or a year in a workbook or a table lies more than twenty years before or after the programme. It is "
    "brought in all the same.",
)
PLANNED = Word("planned values")
"""What columns of years are read as where no heading says planned or reached."""
ACTUAL = Word("actual values")
"""What the numbers of a row are read as that says so."""
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
TWO_ROWS = Word("put the planned and the actual values of an indicator one below the other, in the same unit, and once")
"""The hint for an indicator that a table with rows for planned and for actual values has again."""
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
        Word("write 12, 12.5, ~7, 25..29, 130.., ..7, or not set, lost, not reported, not applicable; no unit beside it"),
    ),
    "period": (Word("period"), Word("write 2021, H1 2021, Q3 2021, December 2021, 15.12.2021, 2021–2023 or undated")),
    "id": (Word("id"), Word("write no more than 40 Latin letters, digits, dots, dashes and low lines")),
    "ref": (Word("id of an element"), Word("write the name or the id of one element that the programme has")),
    "refs": (
        Word("id of an element"), Word("write names or ids of elements that the programme has, with commas between them"),
    ),
}
"""What a cell is to hold: what it is called, and how it is written."""
