"""Rows of a free table that are about no element: headings, sums, remarks, and the numbers of the columns."""

import re
from collections.abc import Iterable
from functools import cached_property

from clustermodel.importing import tabular, words
from clustermodel.importing.cells import Row
from clustermodel.importing.directions import Directions
from clustermodel.importing.headings import NAMES, Table
from clustermodel.importing.lines import Lines
from clustermodel.importing.notes import Notes
from clustermodel.views.workbook.forms import levelled

NUMBER = re.compile(r"[0-9]+(\.[0-9]+)*", re.ASCII)
_ROMAN = re.compile("[ivxlcхіІ]+", re.IGNORECASE)
"""A number of a chapter, in Latin letters or in Cyrillic ones that look alike."""


class Asides:
    """What is passed over is told, except for empty rows and the numbers of the columns."""

    def __init__(self, table: Table, lines: Lines, directions: Directions, notes: Notes) -> None:
        self.table, self.lines, self.directions, self.notes = table, lines, directions, notes
        self.name = NAMES[table]

    def is_one(self, row: Row, number: int) -> bool:
        """A row is about no element."""
        said = self.lines.said(row, number)
        if not said or _counts(said.values()) or self.lines.is_heading(said):
            return True
        name = row.text(self.name)
        text = name or next(iter(said.values()))
        lonely = len(said) == 1 and not (name and self.table == "participants" and not self._is_over_a_group(number))
        titled = lonely or {field for field, text in row.texts.items() if text} <= {"id", self.name}
        chapter = titled and self._has_parts(row, number)
        if self.table == "roadmap" and titled and self.directions.is_heading(text, row.text("id"), row.place):
            return True
        text = next(filter(is_sum, (text, *[*said.values()][:1])), text)
        if not (lonely or chapter or is_sum(text)):
            return False
        if not NUMBER.fullmatch(text):  # rows that were numbered beforehand
            self.tell(row, text)
        return True

    def tell(self, row: Row, text: str) -> None:
        """Tell that a row is passed over."""
        self.notes.report(tabular.ROW_LEFT_OUT, row.place, found=text)

    def _is_over_a_group(self, number: int) -> bool:
        """What stands alone where participants are named is merged over columns, or lacks the number that others have."""
        areas = (self.lines.grid.markup.over.at(number, column) for column in self.lines.headings.columns)
        return any(one and one.right > one.left for one in areas) or (
            self._are_numbered and not self.lines.text(number, self.lines.ordinal)
        )

    @cached_property
    def _are_numbered(self) -> bool:
        """Most rows that say more than a name have a number."""
        column = self.lines.ordinal
        said = (self.lines.said(self.lines.row(number), number) for number in self.lines) if column else ()
        full = [column in one for one in said if len(one) > 1]
        return 2 * sum(full) > len(full)

    def _has_parts(self, row: Row, number: int) -> bool:
        """A row has the number of a chapter: the next one is numbered on in it, 1.1 behind 1, or it is a Roman one."""
        own = row.text("id").rstrip(".")
        ids = (self.lines.row(one).text("id") for one in range(number + 1, len(self.lines.grid.rows) + 1))
        return bool(own) and (bool(_ROMAN.fullmatch(own)) or next(filter(None, ids), "").startswith(f"{own}."))


def is_sum(text: str) -> bool:
    """A text where a name is expected says that the row adds up others."""
    folded = levelled(text)
    return folded.rstrip(":. ") in words.TOTALS or folded.startswith(words.SUMS)


def _counts(texts: Iterable[str]) -> bool:
    """The numbers of the columns, the first of which may have letters."""
    said = [one.casefold().rstrip(".") for one in texts]
    letters = sum(1 for one, letter in zip(said, words.LETTERS, strict=False) if one == letter)
    return len(said) > 1 and said[letters:] == [str(number) for number in range(1, len(said) - letters + 1)]
