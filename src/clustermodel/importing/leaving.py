"""What an import tells of that stays although something else has changed."""

from clustermodel.diagnostics import Rule, Severity

ATTRIBUTED = Rule(
    "XL147", Severity.ADVICE, "{place}: the number is another one now, and what {file} says of it stays: {said}",
    "if that is said of the old number, correct it in the file",
    doc="A number has a source or remarks in the file, which no cell of the workbook holds. The new number stands beside "
    "them.",
)
TRANSLATED = Rule(
    "XL148", Severity.WARNING,
    "{place}: the text is another one now, and {file} still has the wording of the old one: {key}",
    "translate the new text there, and delete what is said of the old one",
    doc="A text that an import replaces has been translated. Readers of the other language would be told the old one, or "
    "would find the new one untranslated.",
)
UNPLANNED = Rule(
    "XL149", Severity.WARNING,
    "{place}: {subject} is planned for {now} now, and there is a report for {period}, for which nothing is planned any more",
    "if it is the report of the new date, correct its `period` in {file}; if not, put the date back",
    doc="A report names the planned date that it is of. When the date of the action is changed, the report stays with the "
    "old one, and the new date looks as if nobody had reported of it.",
)
