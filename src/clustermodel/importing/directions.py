"""Which direction of the roadmap a new action of a free table stands in."""

import re
from functools import cached_property

from clustermodel.importing import tabular, words
from clustermodel.importing.likeness import is_alike
from clustermodel.importing.notes import Notes
from clustermodel.importing.values import shortened
from clustermodel.links.index import Links
from clustermodel.views.workbook.forms import levelled

_CHAPTER = re.compile(r"([0-9]+)(?:\.|\s|$)", re.ASCII)
"""The number before a heading."""
_NUMBER = re.compile(r"([^\W\d_]+) ([0-9]+)\.?")


class Directions:
    """The directions of a programme, and the one whose heading was read last."""

    def __init__(self, links: Links, notes: Notes) -> None:
        self.links, self.notes = links, notes
        self.current = ""
        self._unknown = ""
        """How numbers below the last heading begin, if it is numbered as a direction and is none."""

    def is_heading(self, text: str, number: str, place: str) -> bool:
        """A row is the heading of a direction: the rows below it stand in that. Any other heading ends it.

        `number` is what stands in the column of numbers, if that is another one.
        """
        found = self._of(text)
        self.current = found
        numbered = _CHAPTER.match(f"{number} {text}".strip())
        self._unknown = f"{numbered[1]}." if numbered and not found else ""
        if found:
            self._assume(place, text, found)
        return bool(found)

    def of(self, number: str, place: str) -> str:
        """The direction of a new action: of the heading above it, or of all actions numbered like it; empty if unknown."""
        siblings = set() if _stem(number) == self._unknown else self._siblings(number)
        if self.current and siblings and siblings != {self.current}:
            both = [f"direction:{one or '–'}" for one in sorted({self.current, *siblings})]
            self.notes.refuse(tabular.UNSURE, place, found=number, subjects=both)
            return ""
        if not self.current and len(siblings) == 1:
            self._assume(place, f"{_stem(number)}…", min(siblings))
        return self.current or (min(siblings) if len(siblings) == 1 else "")

    def _assume(self, place: str, found: str, direction: str) -> None:
        """Something is read as a direction, which is told by its title."""
        known = self.links.get(f"direction:{direction}")
        self.notes.assume(place, found, shortened(known.label if known else direction))

    def _siblings(self, number: str) -> set[str]:
        """The directions of the actions that are numbered alike."""
        stem = _stem(number)
        return self._numbered.get(stem, set()) if stem else set()

    @cached_property
    def _numbered(self) -> dict[str, set[str]]:
        """How numbers begin → the directions of the actions that have such."""
        found: dict[str, set[str]] = {}
        for one in self.links.program.roadmap.actions:
            found.setdefault(_stem(one.id), set()).add(one.direction.id if one.direction else "")
        return found

    def _of(self, text: str) -> str:
        """The direction of a title; of a number only where no title stands beside it that could say something else."""
        known = self.links.program.roadmap.directions
        titled = [one.id for one in known if is_alike(one.label, text)]
        number = _NUMBER.fullmatch(levelled(text))
        if number and number[1] in words.DIRECTION:
            titled = [one.id for one in known if number[2] in (one.id, (one.code or "").rstrip("."))]
        return titled[0] if len(titled) == 1 else ""


def _stem(number: str) -> str:
    """What numbers in one part of the roadmap have in common: `1.` of 1.8."""
    return number.rstrip("0123456789")
