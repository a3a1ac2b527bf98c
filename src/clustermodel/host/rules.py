"""What can be wrong with a plugin: the family PL."""

from clustermodel.diagnostics import Rule, Severity

IMPORT_FAILED = Rule(
    "PL101", Severity.ERROR, "the plugin '{plugin}' ({origin}) cannot be loaded: {error}",
    "repair it or leave it out; what it would have found is missing from this report",
    doc="Importing a plugin raised an exception. All others have been asked.",
)
HOOK_FAILED = Rule(
    "PL102", Severity.ERROR, "the plugin '{plugin}' ({origin}) failed in {hook}: {error}",
    "report it to the plugin's author; what it would have found is missing from this report",
    doc="A hook raised an exception. All other plugins have been asked.",
)
WRONG_TYPE = Rule(
    "PL103", Severity.ERROR, "the plugin '{plugin}' ({origin}) yields {found} from {hook}, where {expected} belongs",
    "report it to the plugin's author",
    doc="A hook yielded something else than the record it is specified to yield; it is left out.",
)
NAME_TAKEN = Rule(
    "PL104", Severity.ERROR, "the plugin '{plugin}' ({origin}) offers '{name}', which '{owner}' offers already",
    "rename it in one of the two",
    doc="Codes of checks and names of exporters are unique. The library's own plugins keep theirs; then the first, by name.",
)
CHECK_FAILED = Rule(
    "PL105", Severity.ERROR, "the check {check} of '{plugin}' ({origin}) failed: {error}",
    "report it to the plugin's author; what it would have found is missing from this report",
    doc="A check raised an exception in the middle of its work. All others have been run.",
)
BAD_FINDING = Rule(
    "PL106", Severity.ERROR, "the check {check} of '{plugin}' ({origin}) yields {found}, where a Finding belongs",
    "report it to the plugin's author",
    doc="A check yielded something else than a Finding; it is left out.",
)
NOT_A_PLUGIN = Rule(
    "PL107", Severity.ERROR, "the plugin '{plugin}' ({origin}) does not fit the hooks: {error}",
    "compare its functions with the hook reference",
    doc="A hook of that name does not exist, takes other arguments, or lacks the mark by which it is known.",
)
BAD_CODE = Rule(
    "PL109",
    Severity.ERROR,
    "the plugin '{plugin}' ({origin}) offers a check with the code '{check}'",
    "codes of plugins are three or more capital letters and a number: ACM101",
    doc="Two letters belong to the library's own families; a plugin's code must not be taken for one of them.",
)
REQUIRED = Rule(
    "PL108",
    Severity.ERROR,
    "{by} requires the plugin '{plugin}', which is not installed or does not work",
    "install it; what it would have found is missing from this report",
    doc="`required-plugins` in the settings, and the option `-p`, name plugins without which a check is not complete.",
)
PRINTED = Rule(
    "PL112", Severity.WARNING, "the plugin '{plugin}' ({origin}) prints to the standard output: {printed}",
    "report it to the plugin's author; nothing of the result is missing",
    doc="The standard output belongs to the result, which a program may read. What a plugin prints is left out of it.",
)
REPLACED = Rule(
    "PL121", Severity.WARNING, "the plugin '{plugin}' ({origin}) replaces what all programs use: {names}",
    "report it to the plugin's author; it has been put back, and nothing of the result is missing",
    doc="Builtin functions, the path of modules, and the functions that trace or profile are those of the whole process. "
    "What a plugin replaces there would be felt far away, by what has done nothing wrong, so it is put back as soon as the "
    "plugin has done its work.",
)
TOO_MANY = Rule(
    "PL113", Severity.ERROR, "the check {check} of '{plugin}' ({origin}) has more than {limit} findings",
    "report it to the plugin's author; the rest is left out",
    doc="Nobody reads so many findings, and a check that never ends would fill the memory.",
)
OTHER_API = Rule(
    "PL114", Severity.ERROR, "the plugin '{plugin}' ({origin}) is made for plugin interface {wanted}; this is {given}",
    "install a version of the plugin, or of clustermodel, that fits",
    doc="A plugin may say by `CLUSTERMODEL_API` which interface it is made for. One of another major version, or of a later "
    "minor version, is not asked.",
)
FOREIGN = Rule(
    "PL115", Severity.ERROR, "the settings in {folder} name local plugins, which are not loaded from here",
    "run the command in that folder, if you trust what is in it; or leave them out with `-p no:local`",
    doc="Loading a plugin runs its code. Settings that come with somebody's programme may not decide that; those of the "
    "folder you work in may.",
)
HANGS = Rule(
    "PL116", Severity.ERROR, "the plugin '{plugin}' ({origin}) did not come to an end within {seconds} s in {where}",
    "report it to the plugin's author, or give it more time with --timeout; the run was repeated without it",
    doc="With `--timeout` the plugins work in a process of their own, which is ended when one of them takes longer.",
)
CRASHED = Rule(
    "PL117", Severity.ERROR, "the plugin '{plugin}' ({origin}) ended the process it worked in ({where}, exit code {status})",
    "report it to the plugin's author; the run was repeated without it",
    doc="It called `os._exit`, or crashed. With `--timeout` the plugins work in a process of their own, so that this "
    "does not end the run; without it, everything that was to follow is missing.",
)
BAD_SECTION = Rule(
    "PL118", Severity.ERROR, "the plugin '{plugin}' ({origin}) declares the section '{key}', which cannot be: {error}",
    "compare it with the description of sections in the hook reference",
    doc="A section is `x-` and a name, with a frozen attrs class, and its elements have kinds that nobody else has.",
)
STRAY = Rule(
    "PL119",
    Severity.ERROR,
    "the plugin '{plugin}' ({origin}) adds an edge from {source} to {target}, of which one is not there",
    "report it to the plugin's author; the edge is left out",
    doc="Edges join elements of the programme.",
)
UNFINISHED = Rule(
    "PL120", Severity.ERROR, "this file could not be checked to the end: {reason}",
    "check it alone with --timeout 60, which names the plugin if one is to blame",
    doc="The process that checked this file ended (a plugin or the library crashed, or the memory was used up), or the "
    "library failed. Of many files that are checked together, all others are checked.",
)
RULES = (
    BAD_SECTION,
    STRAY,
    IMPORT_FAILED,
    HOOK_FAILED,
    WRONG_TYPE,
    NAME_TAKEN,
    CHECK_FAILED,
    BAD_FINDING,
    NOT_A_PLUGIN,
    REQUIRED,
    BAD_CODE,
    PRINTED,
    REPLACED,
    TOO_MANY,
    OTHER_API,
    FOREIGN,
    HANGS,
    CRASHED,
    UNFINISHED,
)
