"""Rows of a free table of indicators that say themselves whether their numbers are planned or actual ones."""

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

import attrs

from clustermodel.importing import expected, rules, tabular, words
from clustermodel.importing.cells import Row
from clustermodel.importing.headings import NAMES, Table
from clustermodel.importing.lines import Lines
from clustermodel.importing.notes import EMPTY, Notes
from clustermodel.importing.places import place_of
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.forms import levelled

_SIDES = dict.fromkeys(words.PLANNED, "targets") | dict.fromkeys(words.ACTUAL, "value")
_SIGNS = " \t\r\n\u00a0(,:;/–—-"
"""What stands between a name and the word behind it."""
_NAME = NAMES["kpis"]


class Side(NamedTuple):
    """What a row says of its numbers."""

    name: str
    """What the indicator is called, without the word behind it."""
    text: str
    """The word; empty if there is none."""
    place: str
    of: str
    """`targets` or `value`; empty if that is not said."""


class Sides:
    """Planned and actual values in rows: told by a column that has no known heading, or by the end of the name."""

    def __init__(self, table: Table, lines: Lines, notes: Notes, is_known: Callable[[str], bool]) -> None:
        self.lines, self.notes, self.is_known = lines, notes, is_known
        self.applies = table == "kpis"
        self._looked: dict[tuple[int, str], Side] = {}
        self._unsaid = {*lines.headings.unsaid().values()}

    @cached_property
    def column(self) -> int:
        """The column that says it, of whose cells most do; 0 if there is none."""
        for column in self.lines.headings.others(self.lines.grid) if self.applies else ():
            filled = [text for number in self.lines if (text := self._text(number, column))]
            if 2 * sum(_side(text) != "" for text in filled) > len(filled):
                return column
        return 0

    @cached_property
    def are_said(self) -> bool:
        """Some row says it."""
        return self.applies and any(self.look(self.lines.row(number), number).of for number in self.lines)

    def look(self, row: Row, number: int) -> Side:
        """What a row says of its numbers: looked at once, as the rows around it ask for it, too."""
        key = number, row.text(_NAME)
        if key not in self._looked:
            self._looked[key] = self._look(row, number)
        return self._looked[key]

    def _look(self, row: Row, number: int) -> Side:
        name = row.text(_NAME)
        if self.column:
            text = self._text(number, self.column)
            return Side(name, text, place_of(self.lines.grid.title, self.column, number), _side(text))
        rest, text = _parted(name)
        if not self.applies or not self._is_sure(name, rest, text):
            return Side(name, "", row.place, "")
        return Side(rest.rstrip(_SIGNS), text, row.places[_NAME], _side(text))

    def read(self, row: Row, number: int) -> Row:
        """A row with its numbers where they belong, which is told; without them if that is not sure."""
        side = self.look(row, number)
        numbers = [field for field, text in row.texts.items() if text and _is_of_a_year(field)]
        if not self.are_said or not numbers:
            return _named(row, side)
        if not side.of and not self.column:
            if self._unsaid:  # else the headings say it
                self.notes.assume(row.place, side.name, tabular.PLANNED)
            return row
        form, help = expected.OTHER_SIDE if side.of else expected.NO_SIDE
        if not side.of or any(self._is_apart(field, side.of) for field in numbers):
            self.notes.refuse(rules.BAD_CELL, side.place, found=side.text or EMPTY, form=form, help=help)
            return row.without(numbers)
        self.notes.assume(side.place, side.text, tabular.ACTUAL if side.of == "value" else tabular.PLANNED)
        return _moved(_named(row, side), side.of)

    def go_together(self, row: Row, number: int) -> bool:
        """The next row has the other values of the same indicator, and says nothing else that differs."""
        one, below = self.look(row, number), self.lines.row(number + 1)
        other = self.look(below, number + 1)
        same = all(text in ("", row.text(field)) for field, text in below.texts.items() if field not in ("id", _NAME)
                   and not _is_of_a_year(field))  # fmt: skip
        return bool(one.of and other.of) and one.of != other.of and other.name in ("", one.name) and same

    def _is_sure(self, name: str, rest: str, text: str) -> bool:
        """A word ends a name that is not meant as a whole: without a sign before it, the other one ends a name, too."""
        if not text or self.is_known(name):
            return False
        behind = rest[len(rest.rstrip(_SIGNS)) :]
        return not behind.isspace() or {*_SIDES.values()} == self._ends[levelled(rest.rstrip(_SIGNS))]

    @cached_property
    def _ends(self) -> dict[str, set[str]]:
        """What names are without the words behind them, and what these say."""
        found: dict[str, set[str]] = {}
        for number in self.lines:
            rest, text = _parted(self.lines.row(number).text(_NAME))
            if text:
                found.setdefault(levelled(rest.rstrip(_SIGNS)), set()).add(_side(text))
        return found

    def _is_apart(self, field: str, side: str) -> bool:
        """The heading of a column says the other."""
        column = next(column for column, one in self.lines.headings.columns.items() if one == field)
        is_said = self.lines.headings.said[column - 1] not in self._unsaid
        return is_said and field.startswith("targets/") != (side == "targets")

    def _text(self, number: int, column: int) -> str:
        return forms.written(self.lines.grid.at(number, column)).strip()


def joined(one: Row, other: Row) -> Row:
    """Two rows of one indicator as one."""
    filled = {field: text for field, text in other.texts.items() if text and not one.text(field)}
    places = {field: other.places[field] for field in filled}
    return attrs.evolve(one, texts={**one.texts, **filled}, places={**one.places, **places})


def is_a_side(name: str) -> bool:
    """A name says nothing but a side."""
    return bool(_side(name))


def _named(row: Row, side: Side) -> Row:
    return attrs.evolve(row, texts={**row.texts, _NAME: side.name}) if row.text(_NAME) else row


def _moved(row: Row, side: str) -> Row:
    """A row of one side has nothing of the other."""
    fields = {field: f"{field.partition('/')[2]}/value" if side == "value" and field.startswith("targets/") else field
              for field in row.texts}  # fmt: skip
    texts = {fields[field]: text for field, text in row.texts.items()}
    return attrs.evolve(row, texts=texts, places={fields.get(field, field): place for field, place in row.places.items()})


def _parted(name: str) -> tuple[str, str]:
    """A name without the word behind it that says a side, and that word; empty if there is none."""
    bare = name.rstrip(" ).:")
    for word in words.BEHIND:
        rest, text = bare[: -len(word)], bare[-len(word) :]
        if text.casefold() == word and rest.rstrip(_SIGNS) and rest[-1] in _SIGNS and not _is_a_hyphen(rest):
            return rest, text
    return name, ""


def _is_a_hyphen(rest: str) -> bool:
    return rest.endswith("-") and not rest[:-1].endswith(tuple(_SIGNS))


def _side(text: str) -> str:
    return _SIDES.get(levelled(text).rstrip(".:"), "")


def _is_of_a_year(field: str) -> bool:
    return "/" in field and not field.startswith("baseline/")
