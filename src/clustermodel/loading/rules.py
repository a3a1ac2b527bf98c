"""What can be wrong with a file before anybody looks at its meaning: the family YM."""

from clustermodel.diagnostics import Rule, Severity

_E, _W, _A = Severity.ERROR, Severity.WARNING, Severity.ADVICE

NEAR_HINT = "did you mean {near}?"
"""Where a word that is known is not far from what is written."""

COMMENT_HINT = "a # after a space begins a comment: put the value in quotes if the sign belongs to it"

_BOUND = "a number with a bound is written `over 1`, `1..` or `..1`; any other text beginning with > or | goes in quotes"

UNREADABLE = Rule(
    "YM001", _E, "cannot read the file: {reason}", "check its name and who may read it",
    doc="The file does not exist, is a directory, or may not be read. "
    "In a folder, a link that leads nowhere is only a warning.",
)
ENCODING = Rule(
    "YM002", _E, "not UTF-8 at byte {offset}: the file looks like {guess}",
    "save it as UTF-8, in the editor (Save as, Encoding), or by: iconv -f {guess} -t UTF-8",
    doc="A programme is a UTF-8 file. Windows-1251, KOI8-R, Windows-1252 and UTF-16 are recognised and named, "
    "never guessed silently.",
)
TOO_LARGE = Rule(
    "YM003", _E, "the file has {size} bytes; {limit} are read at most", "move long texts into files of their own (`file`)",
    doc="Files over the limit are refused before they are read.",
)
TOO_DEEP = Rule(
    "YM004", _E, "nested deeper than {limit} levels; the rest of the file is not read",
    "delete the brackets or the indentation that is too much: no field of the format nests so deep",
    doc="No programme nests that deep; a hostile file does, to exhaust whoever reads it.",
)
NOT_YAML = Rule(
    "YM005", _E, "not YAML: {problem}; the rest of the file is not read",
    "look at this place and at the line before it: quotes, brackets, indentation",
    doc="The YAML scanner cannot go on. What stands before the place has been checked, what follows has not.",
)
TAB = Rule(
    "YM006", _E, "a tab where YAML wants spaces; the rest of the file is not read", "indent with spaces",
    doc="YAML does not allow tabs in indentation.",
)
RESERVED = Rule(
    "YM007", _E, "a value cannot begin with {character}; the rest of the file is not read",
    'put the whole value in quotes: "{character}…"',
    doc="`%`, `@` and the backtick are reserved by YAML at the beginning of an unquoted value.",
)
CONTROL = Rule(
    "YM008", _E, "the character {character} is not allowed in YAML", "delete it, or write it as an escape in double quotes",
    doc="Control characters come into a file by copying from PDF or Word. A text that holds one is not read.",
)
EMPTY_BLOCK = Rule(
    "YM009", _E, "'{written}' begins a block of text, and the block is empty", _BOUND,
    doc="In YAML `>1` is a folded text with an indentation of 1, not «more than one».",
)
SPLIT = Rule(
    "YM010", _E, "'{key}' has no value: inside {{…}} a comma begins a new key",
    "write decimals with a point, and texts that hold a comma in quotes or on a line of their own",
    doc="`{2014: 22,6}` is two keys, `2014: 22` and `6`. A sentence with a comma is cut in the same way.",
)
CUT = Rule(
    "YM011", _W, "the value ends here, because ' #' begins a comment: '{lost}' is not part of it",
    "put the value in quotes if the number sign belongs to it, or leave a space after # if it is a comment",
    doc="A number sign after a space begins a comment, and the rest of the line is lost without a word.",
)
SPLIT_TEXT = Rule(
    "YM016", _W, "'{first}' and '{second}' are two texts: inside […] a comma begins a new one",
    "if this is one sentence, put it in quotes or on a line of its own",
    doc="""
    `notes: [Who made it, is not told.]` is a list of two texts. Reported where a text in […] begins with a small letter
    after one that begins with a capital, both of several words and without quotes.
    """,
)
EMPTY_FILE = Rule(
    "YM012", _E, "there is nothing in the file", "a programme begins with `format: clustermodel/1`",
    doc="An empty file, or one with comments only.",
)
NOT_A_MAP = Rule(
    "YM013", _E, "the file holds {found}, not `key: value` lines", "a programme begins with `format: clustermodel/1`",
    doc="The top of the file is a list or a single text.",
)
PURE = Rule(
    "YM014", _A, "PyYAML was built without libyaml, so loading is many times slower",
    "install a wheel of PyYAML, or libyaml before building it",
    doc="Everything works without libyaml, only slower.",
)
BLOCK = Rule(
    "YM015", _E, "'{written}' begins a block of text, which cannot stand here; the rest of the file is not read", _BOUND,
    doc="Inside {…} and […] there are no blocks of text, and elsewhere they begin on the next line.",
)
TAG = Rule(
    "YM101", _E, "a tag ({tag}) is not part of the format", "delete it: the field itself tells the type",
    doc="A scalar gets its type from the field that holds it, so tags have nothing to say and are refused.",
)
ANCHOR = Rule(
    "YM102", _E, "an anchor (&{name}) is not part of the format", "delete it, or put a text beginning with & in quotes",
    doc="Anchors hide from the reader what stands where; elements are referred to by their ids.",
)
ALIAS = Rule(
    "YM103", _E, "an alias (*{name}) is not part of the format",
    "write the value out, or put a text beginning with * in quotes",
    doc="Aliases hide from the reader what stands where, and let a small file grow without bound.",
)
MERGE = Rule(
    "YM104", _E, "a merge key (<<) is not part of the format", "write the keys out",
    doc="Merge keys hide from the reader what stands where.",
)
DOCUMENTS = Rule(
    "YM105", _E, "a second document begins here and is not read", "one file holds one programme; delete the line ---",
    doc="A YAML stream may hold several documents; a programme is one.",
)
DUPLICATE_KEY = Rule(
    "YM106", _E, "the key '{key}' stands twice; the second value is not read", "keep one of them",
    doc="Most YAML readers keep the last of two equal keys and say nothing, and a row of a table is gone.",
)
COMPLEX_KEY = Rule(
    "YM107", _E, "a key must be a plain text", "write `key: value`",
    doc="YAML allows lists and maps as keys; the format does not.",
)
FORMAT = Rule(
    "YM201", _E, "{problem}", "the first line is `format: {expected}`",
    doc="The format line tells which edition of the file format is meant.",
)
UNKNOWN_KEY = Rule(
    "YM202", _E, "unknown key '{key}' in {where}", "known keys: {known}",
    doc="A misspelt key would be ignored in silence, and with it what stands behind it.",
)
MISSING_KEY = Rule(
    "YM203", _E, "{where} has no '{key}'", "add `{key}:` — {meaning}",
    doc="The element cannot be understood without it.",
)
SHAPE = Rule(
    "YM204", _E, "expected {expected}, found {found}", "{example}",
    doc="The field holds another kind of value: a text where a list belongs, a list where a map belongs.",
)
EMPTY_VALUE = Rule(
    "YM205", _E, "no value here",
    "leave the key out; a number that is missing says why: not-set, lost, not-reported or not-applicable",
    doc="YAML reads nothing at all, or empty quotes. Missing is never zero, and says why.",
)
NUMBER = Rule(
    "YM206", _E, "'{text}' is not a number",
    "write 12, 12.5, ~7, 25..29, 130.., ..7, over 130, under 7, or why it is missing: not-set, lost, not-reported, "
    "not-applicable",
    doc="Numbers are decimal, with a point, without spaces, and carry their qualifier.",
)
PERIOD = Rule(
    "YM207", _E, "'{text}' is not a period",
    "write 2021, 2021-H1, 2021-Q3, 2020-12, 2020-12-15, 2014..2018 or undated",
    doc="Periods are partial dates: a year, a half-year, a quarter, a month, a day, a range, or undated.",
)
VOCABULARY = Rule(
    "YM208", _E, "'{text}' is none of: {allowed}", "write one of them",
    doc="The field takes its value from a list of standard terms.",
)
ID = Rule(
    "YM209", _E, "'{text}' cannot be an id",
    "use letters a-z, digits, points, dashes and underscores, beginning with a letter or digit; what is printed goes to "
    "`code`",
    doc="An id is an ASCII handle that can be typed on any keyboard and told from its neighbours.",
)
BOOLEAN = Rule(
    "YM210", _E, "'{text}' is neither true nor false", "write true or false", doc="The field takes true or false."
)
INTEGER = Rule(
    "YM211", _E, "'{text}' is not a whole number", "write digits only: 12", doc="The field takes digits only."
)
SECTION = Rule(
    "YM212", _E, "no plugin has claimed the section '{key}'", "install the plugin that it belongs to, or delete it",
    doc="Sections beginning with x- belong to plugins.",
)
ROW_LENGTH = Rule(
    "YM213", _E, "the row has {found} cells, the table {expected} columns",
    "inside […] a comma begins a new cell: put a cell that holds one in quotes",
    doc="A row of a source table does not fit its columns.",
)
LANGUAGE = Rule(
    "YM214", _E, "'{text}' is not a language",
    "a text in several languages is written {{ru: …, en: …}}; if it is one text with a colon in it, put it in quotes",
    doc="A wording stands under the tag of its language (BCP 47): ru, en, en-GB.",
)
