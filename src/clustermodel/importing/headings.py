"""Which columns of a free table say what: known by their headings, which may stand in two rows."""

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Literal

import attrs

from clustermodel.importing import words
from clustermodel.importing.opening import Grid
from clustermodel.views.workbook import forms

Table = Literal["kpis", "roadmap", "participants"]

NAMES = {"kpis": "name", "roadmap": "title", "participants": "name"}
"""Table → the field that says what a row is about."""
BASELINE = "baseline/value"
_YEAR = re.compile(r"(.*?)\b((?:19|20)[0-9]{2})(?![0-9])(.*)", re.ASCII)
_ENOUGH = 2
"""Headings by which a row is known as that of the headings."""


@attrs.frozen
class Headings:
    """The headings of a table."""

    row: int
    """The last row that they take."""
    said: Sequence[str]
    columns: Mapping[int, str]
    """Column → the field that it is of."""
    twins: Mapping[int, int]
    """Column → the one before it that is of the same field."""

    def others(self, grid: Grid) -> Mapping[int, str]:
        """The columns that say something, are of no known field and do not only count the rows, and their headings."""
        rows = [self.said, *grid.rows[self.row :]]
        filled = {index for row in rows for index, value in enumerate(row, 1) if forms.written(value).strip()}
        others = sorted(filled - {*self.columns, *self.twins})
        said = {index: self.said[index - 1] if index <= len(self.said) else "" for index in others}
        return {index: text for index, text in said.items() if text.casefold() not in words.ORDINAL}

    def known(self, table: Table) -> list[str]:
        """The headings that would be known and are not there, in the script of those that are."""
        there = set(self.columns.values())
        latin = all(text.isascii() for text in self.said)
        open_ = (said for field, said in words.HEADINGS[table].items() if field not in there)
        return [one for said in open_ for one in said if one.isascii() == latin]


def find(grid: Grid, table: Table) -> Headings | None:
    """The headings of a sheet; None if it has none of such a table."""
    for number in range(1, len(grid.rows) + 1):
        above, below = _texts(grid, number), _texts(grid, number + 1)
        both = _combined(above, below)
        row, said = (number + 1, both) if _are_below(below, _columns(table, both)[0]) else (number, above)
        columns, twins = _columns(table, said)
        if len(columns) >= _ENOUGH and NAMES[table] in columns.values():
            return Headings(row, said, columns, twins)
    return None


def _columns(table: Table, said: Sequence[str]) -> tuple[dict[int, str], dict[int, int]]:
    """Column → field; and for each further column of the same field the first one."""
    fields = {index: field for index, text in enumerate(said, 1) if (field := field_of(table, text))}
    first: dict[str, int] = {}
    for index, field in fields.items():
        first.setdefault(field, index)
    twins = {index: first[field] for index, field in fields.items() if first[field] != index}
    return {index: field for field, index in first.items()}, twins


def _are_below(below: Sequence[str], columns: Mapping[int, str]) -> bool:
    """Each text of a second row makes the heading of a year, together with what stands above it."""
    under = [index for index, text in enumerate(below, 1) if text]
    return bool(under) and all("/" in columns.get(index, "") for index in under)


def _combined(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Headings of two rows; one of the first reaches over those of the second that have none of their own."""
    found, reaching = [], ""
    for top, low in zip_longest(above, below, fillvalue=""):
        reaching = top or (reaching if low else "")
        found.append(f"{reaching} {low}".strip())
    return found


def _texts(grid: Grid, number: int) -> list[str]:
    return [forms.written(value).strip() for value in (grid.rows[number - 1] if number <= len(grid.rows) else ())]


def field_of(table: Table, heading: str) -> str:
    """The field that a heading names; of a year `targets/2021`, `2021/value`, `baseline/2021`; empty if unknown."""
    folded = " ".join(heading.casefold().split())
    for field, said in words.HEADINGS[table].items():
        if folded in said:
            return field
    year = _YEAR.fullmatch(folded) if table == "kpis" else None
    if year is None:
        return ""
    beside = re.split(r"[\s,.():;–—-]+", year[1] + " " + year[3])
    kept = " ".join(word for word in beside if word and word not in words.BESIDE_YEAR)
    if kept in words.HEADINGS[table][BASELINE]:
        return f"baseline/{year[2]}"
    if kept in words.ACTUAL:
        return f"{year[2]}/value"
    return f"targets/{year[2]}" if not kept or kept in words.PLANNED else ""
