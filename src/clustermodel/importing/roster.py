"""Which row of a sheet is which: rows are known by what stands in their first cells."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from clustermodel.importing.page import Page
from clustermodel.messages import Word

Problem = tuple[str, Word, str]
"""Place, what is wrong there, and what the row is known by."""


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
        """The rows that can be read: what each is known by → its number. Those there twice or mixed are left out."""
        return {key: row for key, row in self._single.items() if key not in self._mixed}

    @cached_property
    def _single(self) -> dict[str, int]:
        return {key: rows[0] for key, rows in self.keys.items() if len(rows) == 1}

    @cached_property
    def _mixed(self) -> dict[str, int]:
        """The rows that have the id of one element and the name of another: cells were sorted without the ids."""
        now = {key: self.page.text(row, self.page.table.keys + 1) for key, row in self._single.items() if key in self.names}
        others = set(self.names.values())
        return {key: self._single[key] for key, text in now.items() if text != self.names[key] and text in others}

    @property
    def unsure(self) -> bool:
        """Rows are missing, or there twice: a new row may be one of them with another id."""
        return any(True for _ in (*self._gone(), *self._twice()))

    def new(self) -> Iterator[int]:
        """The rows that were not exported, empty ones among them."""
        for key, found in self.keys.items():
            if key not in self.known:
                yield from found

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the rows that were exported."""
        for key, row in self._mixed.items():
            problem = Word("the row has the name of another one, as if it was sorted without its id; it is not read:")
            yield self.page.row(row), problem, key
        yield from self._gone()
        yield from self._twice()

    def _gone(self) -> Iterator[Problem]:
        for key in self.known:
            if key not in self.keys:
                yield self.page.grid.title, Word("a row of the export is not there any more:"), key

    def _twice(self) -> Iterator[Problem]:
        for key, rows in self.keys.items():
            if key and len(rows) > 1:
                yield self.page.row(rows[1]), Word("several rows have the same id:"), key
