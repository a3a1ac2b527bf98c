"""How wide the columns of a table are, so that few words are broken and the table is low. All lengths in twips."""

import re
from collections.abc import Iterable, Iterator
from itertools import permutations

from clustermodel.views.blocks import Inline, Table, plain

_SIGN, _BROAD, _TIGHT, _LEAN = 112, 134, 104, 95
"""An average sign of 10 points, some of them bold; one of the broad font that is taken where there is no better; one of long
words, in which broad letters are few; one of the longest, which is measured."""
_CAPITAL = 60
"""What a capital letter needs more; it matters for numbers like `WO3`, which must never be broken."""
_PADDING = 230
"""Both margins of a cell, and a little air."""
_LONGEST_WORD, _LONGEST_HEADING = 14, 24
"""Signs; longer words are hyphenated."""
_GENEROUS = (
    (24, _BROAD), (18, _BROAD), (24, _SIGN), (20, _SIGN), (17, _SIGN), (20, _TIGHT), (24, _LEAN), (17, _TIGHT),
    (_LONGEST_WORD, _SIGN),
)  # fmt: skip
"""Signs of the longest word that is not broken, and the width of one: the first pair that the page has room for is taken.

Not every program has a dictionary to hyphenate by, and breaks words anywhere.
"""
_KEPT = (20, _SIGN)
"""Signs of the longest word that is not broken to make a table lower, and the width of one."""
_STEP, _ROUNDS, _SEEN = 420, 6, 40
"""How much room is moved at a time, how often, and how many rows are looked at for that."""
_SIGNS = 3
"""Letters of a label that is a mere sign."""
_BREAK = re.compile(r"[ \t\n]+|(?<=[-–/])")


def needed(table: Table) -> int:
    """The width at which no word of usual length must be broken."""
    return sum(map(_least, _columns(table)))


def widths(table: Table, room: int) -> list[int]:
    """A width for each column; together they fill the room.

    Each column gets what its longest word needs. What is left goes to the columns by how much they have to say, but to none
    more than its longest line needs, as long as another can use it. Then room is moved where that makes the table lower. In
    a form, that is a table of two columns without headings, the widths do not depend on what it says.
    """
    columns = _columns(table)
    if table.even:
        share = room // len(columns)
        return [room - share * (len(columns) - 1), *[share] * (len(columns) - 1)]
    if len(columns) == 2 and not any(table.columns):  # noqa: PLR2004 - labels and what is said under them
        return _form(columns[0], room)
    found = [float(one) for one in _base(columns, room)]
    least = [min(width, _least(column, *_KEPT)) for width, column in zip(found, columns, strict=True)]
    full = [float(max(_natural(column), least)) for column, least in zip(columns, found, strict=True)]
    weights = [sum(map(len, column)) + 1.0 for column in columns]
    _pour(found, full, weights, room - sum(found))
    _level(found, least, columns)
    scale = room / sum(found)
    made = [int(width * scale) for width in found]
    made[-1] += room - sum(made)
    return made


def _base(columns: list[list[str]], room: int) -> list[int]:
    """What each column gets for its longest word; that of the broad font only if room is left for those that say much."""
    for longest, sign in _GENEROUS:
        least = [_least(column, longest, sign) for column in columns]
        if sum(least) <= (room * 5 // 6 if sign == _BROAD else room):
            return least
    return [_least(column) for column in columns]


def height(row: Iterable[Inline], sizes: Iterable[int]) -> int:
    """About how many lines a row of a table takes, whose columns are so wide."""
    return max(_lines(plain(cell), size) for cell, size in zip(row, sizes, strict=True))


def _lines(text: str, size: int) -> int:
    signs = max(1, (size - _PADDING) // _SIGN)
    return sum(max(1, -(-len(line) // signs)) for line in text.split("\n"))


def _form(labels: list[str], room: int) -> list[int]:
    """Forms look alike: labels have a quarter of the room, mere signs a tenth."""
    first = room // 10 if max(map(len, labels)) <= _SIGNS else room // 4
    return [first, room - first]


def _pour(found: list[float], full: list[float], weights: list[float], left: float) -> None:
    """Give what is left to the columns that are not full yet, by weight."""
    open_ = [index for index in range(len(found)) if found[index] < full[index]]
    while left > 1 and open_:
        share = left / sum(weights[index] for index in open_)
        for index in open_:
            given = min(share * weights[index], full[index] - found[index])
            found[index] += given
            left -= given
        open_ = [index for index in open_ if full[index] - found[index] > 1]


def _level(found: list[float], least: list[float], columns: list[list[str]]) -> None:
    """Move room between columns as long as its rows, tall ones above all, get lower; none of what keeps words whole."""
    texts = [[[len(line) for line in cell.split("\n")] for cell in column[: _SEEN + 1]] for column in columns]
    for _ in range(_ROUNDS):
        tried = [(_ugliness(texts, moved), moved) for moved in _moves(found, least)]
        ugliness, moved = min(tried, default=(0, found))
        if not tried or ugliness >= _ugliness(texts, found):
            return
        found[:] = moved


def _moves(found: list[float], least: list[float]) -> Iterator[list[float]]:
    """The widths after each possible step."""
    for giver, taker in permutations(range(len(found)), 2):
        if found[giver] - _STEP >= least[giver]:
            moved = list(found)
            moved[giver] -= _STEP
            moved[taker] += _STEP
            yield moved


def _ugliness(texts: list[list[list[int]]], sizes: list[float]) -> int:
    """Of a table of such lines: the cubes of its rows' heights, as one tall row is worse than some low ones."""
    tall = (_heights(text, size) for text, size in zip(texts, sizes, strict=True))
    return sum(max(row) ** 3 for row in zip(*tall, strict=True))


def _heights(cells: list[list[int]], size: float) -> list[int]:
    """How many lines each cell of a column takes; lines that end with a word are not full, hence the broad signs."""
    signs = max(1, int(size - _PADDING) // _BROAD)
    return [sum(max(1, -(-length // signs)) for length in lines) for lines in cells]


def _columns(table: Table) -> list[list[str]]:
    """The texts of each column, its heading first."""
    return [[plain(row[index]) for row in (table.columns, *table.rows)] for index in range(len(table.columns))]


def _least(column: list[str], longest: int = _LONGEST_WORD, sign: int = _SIGN) -> int:
    """What the longest word needs; those of a heading are bold, and never hyphenated.

    Below an empty heading stand headings of rows.
    """
    head, *cells = column
    headings = [head] if head else cells
    widest = [_width(word, longest, sign) for cell in cells for word in _BREAK.split(cell)]
    widest += [_width(word, _LONGEST_HEADING - 1, sign) + _SIGN for one in headings for word in _BREAK.split(one)]
    return max(widest, default=0) + _PADDING


def _width(word: str, longest: int, sign: int) -> int:
    """The width of a word, or of as much of it as stays together; digits are never broader than usual letters."""
    kept = word[:longest]
    each = sign if any(map(str.isalpha, kept)) else min(sign, _SIGN)
    return len(kept) * each + sum(map(str.isupper, kept)) * _CAPITAL


def _natural(column: list[str]) -> int:
    return max(len(line) for cell in column for line in cell.split("\n")) * _SIGN + _PADDING
