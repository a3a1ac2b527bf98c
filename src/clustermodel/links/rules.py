"""What can be wrong with a reference: the family RF."""

from clustermodel.diagnostics import Rule, Severity

CROSS_HINT = "an element of another programme is written cluster#kind:id"

LOOKS_HINT = "the {found} {meant} looks just the same, but does not belong here"

DANGLING = Rule(
    "RF101", Severity.ERROR, "'{id}' refers to nothing: there is no {kinds} of that id", "declare it, or mark the "
    "reference `unresolved` to keep what is printed",
    doc="A reference that points at nothing breaks the chain without anybody noticing.",
)
WRONG_KIND = Rule(
    "RF102", Severity.ERROR, "'{id}' is of the kind {found}; here belongs {kinds}",
    "refer to what belongs here, {kinds}, or move the reference",
    doc="The id exists, but the field does not take elements of that kind.",
)
AMBIGUOUS = Rule(
    "RF103", Severity.ERROR, "'{id}' may be any of {candidates}", "write the kind with it: {first}",
    doc="A bare id must be unique among the kinds that its field takes.",
)
CONFUSABLE = Rule(
    "RF104", Severity.ERROR, "'{id}' is written with other letters than '{meant}', which it looks like",
    "write {meant} ({difference})",
    doc="Latin C and Cyrillic С look alike and are different letters, so the reference points at nothing.",
)
DUPLICATE_ID = Rule(
    "RF105", Severity.ERROR, "the id '{id}' is declared twice among the kind {kind}", "rename one of them",
    doc="References to it could mean either. The first one is used.",
)
RESOLVABLE = Rule(
    "RF106", Severity.ADVICE, "'{id}' is marked unresolved, but an element of that id exists: {found}",
    "give the reference its basis, or rename the element",
    doc="An unresolved reference is kept as printed and points at nothing; here it could point at something.",
)
OTHER_CLUSTER = Rule(
    "RF107", Severity.ADVICE, "'{id}' refers to the programme '{cluster}', which is not loaded",
    "check both programmes together",
    doc="References across programmes can be checked when both are loaded.",
)
