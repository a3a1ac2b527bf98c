"""What can be wrong with the rows and columns of a free table."""

from clustermodel.diagnostics import Rule, Severity
from clustermodel.messages import Word

NO_TABLE = Rule(
    "XL114", Severity.ERROR, "no row of the file has the headings of this table: {expected}",
    "give the columns such headings, in one row",
    doc="The columns of a free table are known by their headings, in Russian or English.",
)
DIFFERENT = Rule(
    "XL117", Severity.ERROR, "{place}: {subject} is '{current}' in the file, and '{wanted}' in the table",
    "decide which of the two is right, and write it in the YAML file",
    doc="A free table fills in what the file leaves open; it does not overwrite what is there.",
)
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
OTHER_TABLE = Rule(
    "XL144", Severity.WARNING, "{place}: the headings of another table stand here; it is not read",
    "put it on a sheet of a file of its own, and import that, too",
    doc="A free table ends where the headings of another one stand, and only the first one is read. Where the same headings "
    "stand once more, as on each page of a long table, it goes on.",
)
HIDDEN = Rule(
    "XL142", Severity.ADVICE, "{place}: hidden in the sheet, and read all the same",
    "delete it in the table, if it is not meant",
    doc="Rows and columns of a free table are read even where they are hidden, by hand or by a filter: nobody can tell why.",
)
NOTED = Rule(
    "XL146", Severity.ADVICE, "{place}: what is written in the notes of cells is not read",
    "what is to stay of it is written into the cells, or under `notes` in the YAML file",
    doc="Cells of a spreadsheet may have notes, or comments, beside their values. A free table is read without them.",
)
ROWS_HELD = Word("{place}: the rows are held back as wholes, as one cell of each, or several, cannot be brought in")
"""What is said of several rows that are held back."""
MEND_THEM = Word("mend these cells, and import the file again")
"""The hint for them."""
OF_YEARS = Word(
    "numbers are read from columns such as plan 2026, fact 2026, fact Q1 2026 or fact 9 months 2026; "
    "a season such as 2026/2027 is written with its months: September 2026 – August 2027"
)
"""The hint for a column whose heading tells a year, and something else."""
NO_YEAR = Word("write the year into the heading: fact Q1 2026")
"""The hint for a column whose heading tells a part of a year, and no year."""
PLANNED = Word("planned values")
"""What columns of years are read as where no heading says planned or reached."""
ACTUAL = Word("actual values")
"""What the numbers of a row are read as that says so."""
TWO_ROWS = Word("put the planned and the actual values of an indicator one below the other, in the same unit, and once")
"""The hint for an indicator that a table with rows for planned and for actual values has again."""
