"""Which row of a sheet is which: rows are known by what stands in their first cells."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import attrs

from clustermodel.importing.page import Page
from clustermodel.messages import Phrase, Word

STANDS, THERE = "it stands in row {row} already:", Word("write it there, and clear this row")
"""What is said of a row that repeats another one, and the hint for it."""


@attrs.frozen
class Problem:
    """What is wrong with a row."""

    place: str
    what: Word | Phrase
    key: str
    """What the row is known by."""
    hint: Word | None = None


class Roster:
    """The rows of a sheet.

    `known` are those that were exported, and `names` what stood in each beside its id, in a locked cell.
    """

    def __init__(self, page: Page, known: Iterable[str], names: Mapping[str, str]) -> None:
        self.page, self.names = page, names
        self.known = list(dict.fromkeys(known))

    @cached_property
    def keys(self) -> dict[str, list[int]]:
        """What rows are known by → their numbers."""
        found: dict[str, list[int]] = {}
        for row in range(self.page.header + 1, len(self.page.grid.rows) + 1):
            key = " ".join(self.page.text(row, column + 1).strip() for column in range(self.page.table.keys)).strip()
            found.setdefault(key, []).append(row)
        return found

    @cached_property
    def rows(self) -> dict[str, int]:
        """The rows that can be read: what each is known by → its number.

        Mixed ones are left out, and those there twice of which none is clearly the one that was exported.
        """
        return {key: row for key, row in self._single.items() if key not in self._mixed}

    @cached_property
    def _single(self) -> dict[str, int]:
        found = ((key, self._first(key, rows)) for key, rows in self.keys.items())
        return {key: row for key, row in found if row is not None}

    def _first(self, key: str, rows: list[int]) -> int | None:
        """The row that has an id by right: of exported ones that which has the name, too; of new ones the first."""
        if len(rows) == 1 or (key and key not in self.known):
            return rows[0]
        named = [row for row in rows if key in self.names and self._name(row) == self.names[key]]
        return named[0] if len(named) == 1 else None

    def _name(self, row: int) -> str:
        return self.page.text(row, self.page.table.keys + 1)

    @cached_property
    def _mixed(self) -> dict[str, int]:
        """The rows that have the id of one element and the name of another: cells were sorted without the ids."""
        now = {key: self._name(row) for key, row in self._single.items() if key in self.names}
        others = set(self.names.values())
        return {key: self._single[key] for key, text in now.items() if text != self.names[key] and text in others}

    @cached_property
    def _gone(self) -> list[str]:
        return [key for key in self.known if key not in self.keys]

    def may_be_lost(self, row: int) -> bool:
        """A row that was not exported is called as one that is missing: it may be that one with another id."""
        return bool(name := self._name(row)) and name in {self.names.get(key) for key in self._gone}

    def new(self) -> Iterator[int]:
        """The rows that were not exported, empty ones among them; of several with one id the first."""
        for key, found in self.keys.items():
            if key not in self.known:
                yield from found[:1] if key else found

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the rows."""
        for key, row in self._mixed.items():
            what = Word("the row has the name of another one, as if it was sorted without its id; it is not read:")
            yield Problem(self.page.row(row), what, key)
        for key in self._gone:
            called = f"{key} {self.names.get(key, '')}".strip()
            yield Problem(self.page.grid.title, Word("a row of the export is not there any more:"), called)
        for key, rows in self.keys.items():
            if key and len(rows) > 1:
                yield from self._twice(key, rows)

    def _twice(self, key: str, rows: list[int]) -> Iterator[Problem]:
        first = self._single.get(key)
        for row in rows:
            if first is None:
                others = ", ".join(str(one) for one in rows if one != row)
                what = Phrase("the row has the id of another one ({rows}), and neither is read:", {"rows": others})
                yield Problem(self.page.row(row), what, key)
            elif row != first:
                what = Phrase(STANDS, {"row": str(first)})
                yield Problem(self.page.row(row), what, key, THERE)
