"""Which columns of a free table say what: known by their headings, which may stand in two rows."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import zip_longest
from typing import Literal

import attrs

from clustermodel.importing import measures, partly, words
from clustermodel.importing.opening import COLUMNS, Grid
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.forms import levelled

Table = Literal["kpis", "roadmap", "participants"]

NAMES: dict[Table, str] = {"kpis": "name", "roadmap": "title", "participants": "name"}
"""Table → the field that says what a row is about."""
BASELINE = "baseline/value"
BEGIN, END = "when/begin", "when/end"
"""The fields of a date that a table tells by its ends."""
_YEAR = re.compile(r"(.*?)\b((?:19|20)[0-9]{2})(?![0-9])(.*)", re.ASCII)
_ALONE = re.compile(r"\b(?:19|20)[0-9]{2}(?![0-9])", re.ASCII)
_SIGNS = re.compile(r"[\s,.():;*–—-]+")
_BESIDE = re.compile(r"\([^()]*\)")
"""A remark in a heading: «Срок (месяц, год)»."""
_ENOUGH = 2
"""Headings by which a row is known as that of the headings."""
_STOREYS = 4
"""Rows that headings may take: «Values» above «2026» above «plan» is three."""


@attrs.frozen
class Headings:
    """The headings of a table."""

    top: int
    """The first row that they take."""
    row: int
    """The last one."""
    said: Sequence[str]
    columns: Mapping[int, str]
    """Column → the field that it is of."""
    twins: Mapping[int, int]
    """Column → the one before it that is of the same field."""
    again: Collection[int] = ()
    """The rows further below that say them once more."""

    def others(self, grid: Grid) -> Mapping[int, str]:
        """The columns that say something, are of no known field and do not only count the rows, and their headings."""
        rows = [self.said, *grid.rows[self.row :]]
        filled = {index for row in rows for index, value in enumerate(row, 1) if forms.written(value).strip()}
        others = sorted(filled - {*self.columns, *self.twins})
        said = {index: self.said[index - 1] if index <= len(self.said) else "" for index in others}
        return {index: text for index, text in said.items() if text.casefold() not in words.ORDINAL}

    def unsaid(self) -> Mapping[int, str]:
        """The columns of a year of which no heading says if they hold what is planned or what was reached."""
        years = {column: field for column, field in self.columns.items() if "/" in field}
        fields = {column: field for column, field in years.items() if not field.startswith("baseline/")}
        targets = {column: self.said[column - 1] for column, field in fields.items() if field.startswith("targets/")}
        told = len(fields) > len(targets) or any(_beside(partly.parted(text).text) for text in targets.values())
        return {} if told else targets

    def parts(self) -> Mapping[int, partly.Heading]:
        """The columns of a part of a year, or of several years, and how their headings name it."""
        years = (column for column, field in self.columns.items() if "/" in field)
        found = ((column, partly.parted(self.said[column - 1])) for column in years)
        return {column: one for column, one in found if one.period}

    def known(self, table: Table) -> list[str]:
        """The headings that would be known and are not there, in the script of those that are."""
        there = set(self.columns.values())
        latin = all(text.isascii() for text in self.said)
        open_ = (said for field, said in words.HEADINGS[table].items() if field not in there)
        return [one for said in open_ for one in said if one.isascii() == latin]


def find(grid: Grid, table: Table) -> Headings | None:
    """The headings of a sheet; None if it has none of such a table."""
    return next(filter(None, (find_at(grid, table, number) for number in range(1, len(grid.rows) + 1))), None)


def find_at(grid: Grid, table: Table, number: int) -> Headings | None:
    """The headings that begin in a row; None if it has none of such a table."""
    row, said = _stacked(grid, table, number)
    columns, twins = _columns(table, said)
    is_one = len(columns) >= _ENOUGH and NAMES[table] in columns.values()
    return Headings(number, row, said, columns, twins) if is_one else None


def _stacked(grid: Grid, table: Table, number: int) -> tuple[int, Sequence[str]]:
    """The last row of headings that begin in a row, and what all of them say together."""
    said = _texts(grid, number)
    last, bottom = number, _bottom(grid, table, number, said)
    for row in range(number + 1, number + _STOREYS):
        below = _texts(grid, row)
        both = _combined(said, below, _behind_merged(grid, number, row - 1))
        if row > bottom and not _are_below(table, said, below, both):
            break
        last, said = row, both
    return last, said


def _bottom(grid: Grid, table: Table, number: int, said: Sequence[str]) -> int:
    """The last row to which a known heading of a row is merged."""
    areas = (grid.markup.over.at(number, column) for column in _columns(table, said)[0])
    return max((one.bottom for one in areas if one and one.top == number), default=number)


def _columns(table: Table, said: Sequence[str]) -> tuple[dict[int, str], dict[int, int]]:
    """Column → field; and for each further column of the same field the first one."""
    fields = {index: field for index, text in enumerate(said, 1) if (field := field_of(table, text))}
    first: dict[str, int] = {}
    for index, field in fields.items():
        first.setdefault(field, index)
    twins = {index: first[field] for index, field in fields.items() if first[field] != index}
    return {index: field for field, index in first.items()}, twins


def _are_below(table: Table, above: Sequence[str], below: Sequence[str], both: Sequence[str]) -> bool:
    """A second row makes headings of a year of what stands above it, and says nothing below a heading that is whole."""
    under = [index for index, text in enumerate(below, 1) if text]
    made = {index: field for index, field in _columns(table, both)[0].items() if index in under}
    whole = {index for index, field in _columns(table, above)[0].items() if "/" not in field and index not in made}
    return bool(made) and all("/" in field for field in made.values()) and whole.isdisjoint(under)


def _behind_merged(grid: Grid, first: int, last: int) -> Collection[int]:
    """The columns behind headings of some rows that are merged over several columns: these reach no further."""
    if not grid.markup.merged:
        return ()
    rows = ((row, range(1, len(grid.rows[row - 1]) + 1)) for row in range(first, min(last, len(grid.rows)) + 1))
    areas = (grid.markup.over.at(row, column) for row, columns in rows for column in columns)
    return {one.right + 1 for one in areas if one and one.right > one.left}


def _combined(above: Sequence[str], below: Sequence[str], ends: Collection[int]) -> list[str]:
    """Headings of two rows; one of the first reaches over those of the second that have none of their own.

    It reaches over gaps, as texts have them for merged cells, but not over the columns that are `ends`.
    """
    found, reaching = [], ""
    for column, (top, low) in enumerate(zip_longest(above, below, fillvalue=""), 1):
        reaching = top or ("" if column in ends else reaching)
        found.append(f"{reaching} {low}".strip() if top or low else "")
    return found


def _texts(grid: Grid, number: int) -> list[str]:
    """What the cells of a row say; what is merged over several columns says it in each."""
    found = [forms.written(value).strip() for value in (grid.rows[number - 1] if number <= len(grid.rows) else ())]
    areas = ((index, text, grid.markup.over.at(number, index)) for index, text in enumerate(found, 1) if text)
    for index, text, area in [one for one in areas if one[2]]:
        for column in range(index + 1, min(area.right, COLUMNS) + 1 if area else 0):
            found[column - 1 : column] = [text]
    return found


def field_of(table: Table, heading: str) -> str:
    """The field that a heading names; of a year `targets/2021`, `2021/value`, `baseline/2021`; empty if unknown."""
    folded, bare = _folded(heading)
    known = {one: field for field, said in words.HEADINGS[table].items() for one in said}
    year = _YEAR.fullmatch(folded) if table == "kpis" else None
    if year:
        return known.get(folded) or (_of_a_part(folded) if partly.parted(folded).period else _of_a_year(folded, year[2]))
    return next(filter(None, (known.get(one) for one in (folded, bare, measures.parted(folded)[0]))), "") or _end(folded)


def is_of_names(heading: str) -> bool:
    """It stands above the names of a table, of whatever kind."""
    return not _OF_NAMES.isdisjoint(_folded(heading))


_OF_NAMES = {one for table, field in NAMES.items() for one in words.HEADINGS[table][field]}


def _folded(heading: str) -> tuple[str, str]:
    """A heading in small letters, and the same without a remark in it."""
    folded = " ".join(heading.casefold().replace("ё", "е").split())
    return folded, " ".join(_BESIDE.sub(" ", folded).split()).rstrip(" *:.")


def _end(heading: str) -> str:
    """The beginning or the end of something, said below its heading; empty if it is neither."""
    ends = {field: words.HEADINGS["roadmap"][field] for field in (BEGIN, END)}
    return next((field for field, said in ends.items() for one in said if heading.endswith(f" {one}")), "")


def has_year(heading: str) -> bool:
    """It tells a year."""
    return bool(_ALONE.search(heading))


def unit_of(heading: str) -> str:
    """The unit of the numbers below a heading, as it says: «План, млн руб. 2026»; empty if it says none."""
    return _measured(" ".join(partly.parted(heading).text.split()))[1]


def _measured(heading: str) -> tuple[str, str]:
    """A heading without its year and unit, and the unit. A percentage may be that of what was planned: it is none."""
    text = _ALONE.sub(" ", heading, 1)
    while text and (last := _SIGNS.split(text.rstrip(" .,)"))[-1]) and last.casefold() in words.BESIDE_YEAR:
        text = text.rstrip(" .,)").removesuffix(last)
    before, unit = measures.parted(text) if text.strip(" ,.(") else (text, "")
    bare = text.strip(" ,.()")
    if not unit and measures.is_mere(bare):
        before, unit = "", bare
    return (text, "") if "%" in unit else (before, unit)


def _of_a_year(heading: str, year: str) -> str:
    """The field that a heading with a year names; empty if unknown."""
    kept = _beside(heading)
    if kept in words.ACTUAL:
        return f"{year}/value"
    if {kept, _around(heading)} & {*words.HEADINGS["kpis"][BASELINE]}:
        return f"baseline/{year}"
    return f"targets/{year}" if not kept or kept in words.PLANNED else ""


def _of_a_part(heading: str) -> str:
    """The field that a heading with a part of a year names, or with several years; empty if unknown."""
    part = partly.parted(heading)
    year = _ALONE.search(part.text)
    field = _of_a_year(part.text, year[0]) if year else ""
    return "/".join(part.period if one == year[0] else one for one in field.split("/")) if field and year else ""


def _beside(heading: str) -> str:
    """What stands beside the year in a heading, without words that say nothing."""
    said = _around(heading)
    value = next((one for one in words.VALUES if one in said), "")
    return " ".join(said.replace(value, " ").split()) if value else said


def _around(heading: str) -> str:
    """The words around the year of a heading, without those that go with it."""
    said, unit = _measured(levelled(heading))
    dumb = (*words.BESIDE_YEAR, *(words.AMOUNTS if unit else ()))
    return " ".join(one for one in _SIGNS.split(said) if one and one not in dumb)
