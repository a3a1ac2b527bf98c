"""What the markup of a sheet says that openpyxl does not tell of a book that is only read."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from clustermodel.importing.merged import Merged

_ROW = re.compile(rb"""<(?:\w+:)?row(?=[\s/>])([^<>]*)""")
_NUMBER = re.compile(rb"""\sr\s*=\s*["']\s*(-?[0-9]{1,9})""")
_COLUMNS = re.compile(rb"""<(?:\w+:)?col(?=[\s/>])([^<>]*)""")
_FROM, _TO = (re.compile(rb"""\s%b\s*=\s*["']\s*([0-9]{1,9})""" % name) for name in (b"min", b"max"))
_HIDDEN = re.compile(rb"""\shidden\s*=\s*["'](?:1|true)["']""")
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\b[^<>]*?\bref=["']([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})["']""")


class Markup:
    """The markup of a sheet. What is said of cells beyond the `limit` of columns is not looked at."""

    def __init__(self, part: bytes = b"", limit: int = 0) -> None:
        self.merged = tuple(one.decode() for one in _MERGED.findall(part))
        """The ranges of cells that are merged: `D4:D7`."""
        self._rows = [(_NUMBER.search(row), bool(_HIDDEN.search(row))) for row in _ROW.findall(part)]
        self.hidden_columns = frozenset(chain.from_iterable(_hidden_columns(part, limit)))

    @cached_property
    def over(self) -> Merged:
        """The merged ranges by their cells."""
        return Merged(self.merged)

    @cached_property
    def is_in_order(self) -> bool:
        """The rows have numbers that grow, from 1 on. Where they do not, openpyxl would leave out rows without a word."""
        numbers = [number for number, _ in self._numbered()]
        return all(before < number for before, number in zip([0, *numbers], numbers, strict=False))

    @cached_property
    def hidden_rows(self) -> frozenset[int]:
        """The rows that nobody sees."""
        return frozenset(number for number, hidden in self._numbered() if hidden)

    def _numbered(self) -> Iterator[tuple[int, bool]]:
        """The rows with their numbers; one without a number follows the one before it."""
        last = 0
        for number, hidden in self._rows:
            last = int(number[1]) if number else last + 1
            yield last, hidden


def _hidden_columns(part: bytes, limit: int) -> Iterator[range]:
    for said in _COLUMNS.findall(part):
        first, last = _FROM.search(said), _TO.search(said)
        if _HIDDEN.search(said) and first and last:
            yield range(int(first[1]), min(int(last[1]), limit) + 1)
