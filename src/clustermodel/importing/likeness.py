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


def is_same(one: str, other: str) -> bool:
    """Two names are the same. That says nothing of a third: «Окно» is «ООО Окно» and «ИП Окно», which are two firms."""
    name, other_name = Name.of(one), Name.of(other)
    return name.rest == other_name.rest and name.is_of(other_name.form)


def is_alike(one: str, other: str) -> bool:
    """Whoever reads both names would ask if they mean the same."""
    return Name.of(one).is_alike(Name.of(other))
