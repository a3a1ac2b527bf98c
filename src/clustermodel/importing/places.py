"""How cells are called."""

from collections.abc import Sequence

from clustermodel.messages import Phrase

_SHOWN = 12
"""Places that a message names."""


def letter(column: int) -> str:
    """The letters of a column, from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def number_of(letters: str) -> int:
    """The number of a column, from 1."""
    number = 0
    for sign in letters:
        number = 26 * number + ord(sign) - ord("A") + 1
    return number


def row_of(sheet: str, row: int) -> str:
    """A row: `KPIs!5`; the one table of a text has no name."""
    return f"{sheet}!{row}".lstrip("!")


def place_of(sheet: str, column: int, row: int) -> str:
    """A cell: `KPIs!D5`."""
    return f"{sheet}!{letter(column)}{row}".lstrip("!")


def together(places: Sequence[str]) -> list[str | Phrase]:
    """Places in few words: cells that stand one below the other are a range, a sheet is named once, and many are counted."""
    runs = _runs(places)
    rest = sum(map(len, runs[_SHOWN:]))
    return [*_called(runs[:_SHOWN]), *([Phrase("{n} more", {"n": rest})] if rest else [])]


def _runs(places: Sequence[str]) -> list[list[str]]:
    """Places, those together that stand one below the other."""
    runs: list[list[str]] = []
    for place in places:
        if runs and _follows(place, runs[-1][-1]):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _called(runs: Sequence[Sequence[str]]) -> list[str]:
    found, before = [], ""
    for run in runs:
        sheet, last = _split(run[0])[0], run[-1].rpartition("!")[2] if len(run) > 1 else ""
        first = run[0].removeprefix(f"{sheet}!") if sheet == before else run[0]
        found.append(f"{first}:{last}" if last else first)
        before = sheet
    return found


def _follows(place: str, other: str) -> bool:
    """It is the place below another one."""
    (sheet, letters, row), (other_sheet, other_letters, other_row) = _split(place), _split(other)
    return (sheet, letters, row) == (other_sheet, other_letters, other_row + 1)


def _split(place: str) -> tuple[str, str, int]:
    """The sheet, the letters and the row of a place."""
    sheet, _, cell = place.rpartition("!")
    letters = cell.rstrip("0123456789")
    return sheet, letters, int(cell.removeprefix(letters))
