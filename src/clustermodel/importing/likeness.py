"""Names as people write them: the same whatever quotes, letters and short forms they use, or only alike."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Generic, TypeVar

import attrs

from clustermodel.importing import words

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STEM = 6
"""Letters by which a word is known in all its cases."""
_ENOUGH = 2
"""Words by which a name that is cut short is known."""


@attrs.frozen
class Name:
    """A name without what may be written in several ways: quotes, capitals, spaces, dots and short forms."""

    form: str
    """The legal form of a firm; empty if none is told."""
    rest: str

    @classmethod
    def of(cls, name: str) -> "Name":
        """What a name says."""
        folded = " ".join(words.SHORT.get(one, one) for one in _WORD.findall(name.casefold().replace("ё", "е")))
        for form, said in words.LEGAL_FORMS.items():
            for one in said:
                if folded.startswith(one + " "):
                    return cls(form, folded.removeprefix(one).strip())
                if folded.endswith(" " + one):
                    return cls(form, folded.removesuffix(one).strip())
        return cls("", folded)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words that say something, as they are known in all their cases."""
        return frozenset(word[:_STEM] for word in self.rest.split(" ") if len(word) > _ENOUGH)

    def is_of(self, form: str) -> bool:
        """It may be of a firm of this legal form: two forms are two firms, unless one of the names leaves it out."""
        return form == self.form or not form or not self.form

    def is_cut(self, long: "Name") -> bool:
        """It is another name, cut short: all its words, and at least two, are in the other."""
        return len(self.stems) >= _ENOUGH and self.stems <= long.stems

    def is_alike(self, other: "Name") -> bool:
        """Whoever reads both names would ask if they mean the same."""
        return self.rest == other.rest or self.is_cut(other) or other.is_cut(self)


class Namesakes(Generic[T]):
    """Things by their names, each found by every name that is the same, without being compared with the others."""

    def __init__(self, named: Iterable[tuple[str, T]] = ()) -> None:
        self._found: dict[str, dict[str, list[T]]] = {}
        """The rest of the names → their legal forms → the things."""
        for name, thing in named:
            self.add(name, thing)

    def add(self, name: str, thing: T) -> None:
        """Another thing that is called so."""
        said = Name.of(name)
        self._found.setdefault(said.rest, {}).setdefault(said.form, []).append(thing)

    def of(self, name: str) -> Iterator[T]:
        """The things of a name: first the one that was added first, and those that have its legal form."""
        said = Name.of(name)
        return (one for form, things in self._found.get(said.rest, {}).items() if said.is_of(form) for one in things)


class Lookalikes(Generic[T]):
    """Things by their names, found by names that look alike, without being compared with each of them."""

    def __init__(self, named: Iterable[tuple[str, T]]) -> None:
        self._things: list[T] = []
        self._called: dict[str, list[int]] = {}
        """The rest of the names → the numbers of the things."""
        self._groups: dict[frozenset[str], list[int]] = {}
        """The stems of the names → the same. A stem alone is not enough."""
        for number, (name, thing) in enumerate(named):
            said = Name.of(name)
            self._things.append(thing)
            self._called.setdefault(said.rest, []).append(number)
            if len(said.stems) >= _ENOUGH:
                self._groups.setdefault(said.stems, []).append(number)
        self._members = [*self._groups.items()]

    def of(self, name: str, most: int) -> list[T]:
        """The first things whose names look like another one, in their order, and no more of them than `most`."""
        said = Name.of(name)
        groups = sorted({*self._longer(said.stems), *self._shorter(said.stems)})[:most]
        numbers = set(self._called.get(said.rest, ())[:most])
        numbers.update(one for group in groups for one in self._members[group][1][:most])
        return [self._things[number] for number in sorted(numbers)[:most]]

    def _longer(self, stems: frozenset[str]) -> set[int]:
        """The groups that have all of some stems."""
        having = sorted((self._having.get(stem, frozenset()) for stem in stems), key=len)
        return set(having[0].intersection(*having[1:])) if len(stems) >= _ENOUGH else set()

    def _shorter(self, stems: frozenset[str]) -> Iterator[int]:
        """The groups of which some stems have all."""
        return (group for stem in stems for group in self._rarest.get(stem, ()) if self._members[group][0] <= stems)

    @cached_property
    def _having(self) -> dict[str, frozenset[int]]:
        """Stem → the groups that have it."""
        found: dict[str, list[int]] = {}
        for group, (stems, _) in enumerate(self._members):
            for stem in stems:
                found.setdefault(stem, []).append(group)
        return {stem: frozenset(groups) for stem, groups in found.items()}

    @cached_property
    def _rarest(self) -> dict[str, list[int]]:
        """Stem → the groups of which it is the rarest: each group is looked at under one stem only."""
        found: dict[str, list[int]] = {}
        for group, (stems, _) in enumerate(self._members):
            found.setdefault(min(stems, key=lambda one: (len(self._having[one]), one)), []).append(group)
        return found


def is_same(one: str, other: str) -> bool:
    """Two names are the same. That says nothing of a third: «Окно» is «ООО Окно» and «ИП Окно», which are two firms."""
    name, other_name = Name.of(one), Name.of(other)
    return name.rest == other_name.rest and name.is_of(other_name.form)


def is_alike(one: str, other: str) -> bool:
    """Whoever reads both names would ask if they mean the same."""
    return Name.of(one).is_alike(Name.of(other))
