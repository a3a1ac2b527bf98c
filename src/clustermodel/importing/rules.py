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
TAKE_ALL = Word(
    "to take back the whole report, write 'delete' in its other cells that are filled in, too; else leave the status"
)
"""The hint for a status that is taken back from a report that says more."""
REFUSED = Rule(
    "XL112", Severity.ERROR, "the changes cannot be written into {path}: {reason}", "make them in the YAML file by hand",
    doc="The file is written in such a way that it would not load to what is meant after the edit. Nothing was written.",
)
ASSUMED = Rule(
    "XL113", Severity.ADVICE, "{place}: '{found}' is read as {meaning}", "correct it in the table if that is not meant",
    doc="A free table leaves things unsaid, and cells are filled in as people write. Each assumption made is told.",
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
LEFT_OUT = Rule(
    "XL118", Severity.ADVICE, "{place}: the column '{found}' is not read", "headings that are known: {known}",
    doc="A column of a free table has a heading that says nothing to the import.",
)
OWN_COLUMN = Word("columns of your own stay in the workbook; what concerns the programme is written in the YAML file")
"""The hint for a column that somebody has added to a workbook."""
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
MISCOMPUTED = Word("mend the formula, or write the value instead of it")
"""The hint for a formula that came to an error."""
NEW_UNIT = Word("a unit that is new to the programme")
"""What the unit of a new indicator is read as that no other one has."""
UNITLESS = Rule(
    "XL128", Severity.ADVICE, "{place}: the new indicator has no unit", "write it into the column of units",
    doc="A number without a unit is of nothing.",
)
NO_MONEY = Rule(
    "XL145", Severity.ADVICE, "{place}: nothing says what sums are in", "write their unit beside a source of money",
    doc="The programme gets a source of money and has no unit of sums: a number without a unit is of nothing.",
)
NO_TEXT = Word("what stands in this column is not brought back; it is written in the YAML file")
"""The hint for a locked cell that was empty."""
COPIED = Word("write into the sheet '{sheet}' what is to be brought in")
"""The hint for a copy of one that was."""
MERGED = Word("unmerge them, and fill in each")
"""The hint for cells that were merged."""
FAR = Rule(
    "XL143", Severity.WARNING, "{place}: {period} is far from the time of the programme, {horizon}",
    "correct it, if it is a slip of the hand",
    doc="A date or a year in a workbook or a table lies more than twenty years before or after the programme. It is "
    "brought in all the same.",
)
