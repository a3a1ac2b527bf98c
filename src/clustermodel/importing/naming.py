"""Elements, units and kinds by the names that a workbook shows, in whatever language: new rows take their ids."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from clustermodel.importing import words
from clustermodel.importing.counts import UnitsOfResults
from clustermodel.importing.measures import measure
from clustermodel.importing.values import told
from clustermodel.links.index import Links
from clustermodel.model.element import Element
from clustermodel.views.telling import Teller
from clustermodel.views.workbook.forms import levelled
from clustermodel.views.workbook.listing import listed, meant
from clustermodel.views.workbook.slots import Slot

_LANGUAGES = ("en", "ru")
"""Those that a workbook can be written in."""
_MEASURED = (("kpi", "unit"), ("funding", "unit"))
"""The fields that hold a unit, declared or not: that of an indicator, and that of all sums."""


class Names:
    """What is called how in a programme."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self._known: dict[tuple[str, ...], tuple[dict[str, set[str]], dict[str, set[str]]]] = {}
        """Kinds → what their elements are called."""
        self._coming: dict[str, dict[str, str]] = {}
        """Kind → the ids of its new elements, and what each is called."""

    def learn(self, kind: str, id: str, name: str) -> None:
        """A new element that comes with the same workbook, so that others may name it."""
        self._coming.setdefault(kind, {})[id] = name

    def learn_unit(self, said: str, called: str) -> None:
        """What the file says for the unit of a result, and what the workbook calls it."""
        self._units_of_results.learn(said, called)

    def has(self, id: str, kinds: tuple[str, ...]) -> bool:
        """There is an element of this id, or one is coming."""
        return bool(self.links.candidates(id, kinds)) or any(id in self._coming.get(kind, ()) for kind in kinds)

    @cached_property
    def _units_of_results(self) -> UnitsOfResults:
        return UnitsOfResults(self.links)

    @cached_property
    def _tellers(self) -> list[Teller]:
        return [Teller(self.links, language) for language in _LANGUAGES]

    def ids(self, kinds: tuple[str, ...], text: str) -> str:
        """The ids that a text gives, or the ids of the elements that it names; what is neither stays as it is."""
        return ", ".join(dict.fromkeys(self._id(kinds, one) for one in self._parts(kinds, text)))

    def _parts(self, kinds: tuple[str, ...], text: str) -> Iterator[str]:
        """The names or ids that a text gives: a name may have commas in it."""
        for one in filter(None, map(str.strip, re.split("[;\n]", text))):
            whole = self._one_called(kinds, one)
            yield from [one] if whole else filter(None, map(str.strip, one.split(",")))

    def unknown(self, kinds: tuple[str, ...], text: str) -> str:
        """The first part of a text that names no element; the whole of it if each does."""
        return next((one for one in self._parts(kinds, text) if not self.has(self._id(kinds, one), kinds)), text)

    def word(self, slot: Slot, text: str) -> str:
        """What the file says for a name: the id of a unit, or the kind of a participant; empty for what is no such name."""
        if (slot.kind, slot.field) in _MEASURED:
            return self._one_called(("unit",), text)
        if slot.kind == "action" and slot.parts[-1] == "unit":
            return self._units_of_results.of(slot.id, text)
        if (slot.kind, slot.field) == ("participant", "kind"):
            kinds = sorted({one.kind for one in self.links.program.participants.members if one.kind})
            called = {levelled(tell.label(kind, "str")): kind for kind in kinds for tell in self._tellers}
            return called.get(levelled(text), "")
        return ""

    def _id(self, kinds: tuple[str, ...], text: str) -> str:
        if len(self.links.candidates(text, kinds)) == 1:
            return text
        bare = next((text[len(one) :].strip() for one in words.TOWN if levelled(text).startswith(one)), text)
        return self._one_called(kinds, text) or self._one_called(kinds, bare) or text

    def are_said(self, slot: Slot, text: str, found: str) -> bool:
        """A text names just the elements that it is read as, in any language, so that there is nothing to tell."""
        kinds = ("unit",) if slot.parts[-1] == "unit" else slot.form.kinds
        known = [[self.links.get(one) for one in self.links.candidates(id, kinds)] for id in found.split(", ") if kinds]
        said = (re.split("[;\n]", text), [text], re.split("[,;\n]", text))
        return bool(known) and any(
            len(parts) == len(known) and all(map(self._is_called, known, map(str.strip, parts))) for parts in said
        )

    def _is_called(self, found: list[Element | None], text: str) -> bool:
        """One of some elements is called so."""
        names = (tell.own_words(one) for one in found if one for tell in self._tellers)
        return levelled(text) in map(levelled, names)

    def meant(self, slot: Slot, found: str) -> object:
        """What a cell is read as, for a message: what elements are called, and the words of a vocabulary."""
        kinds = ("unit",) if slot.field == "unit" else slot.form.kinds
        named = ", ".join(name for id in found.split(", ") if kinds for name in self._labels(id, kinds))
        return named or told(slot.form.name, found)

    def _labels(self, id: str, kinds: tuple[str, ...]) -> list[str]:
        """What the elements of an id are called, or those that are coming."""
        known = [self.links.get(address) for address in self.links.candidates(id, kinds)]
        coming = (self._coming.get(kind, {}).get(id) for kind in kinds)
        return [one.label for one in known if one] or [*filter(None, coming)]

    def unit_like(self, slot: Slot, text: str) -> str:
        """The unit that is meant, «тыс. руб.» for «тыс рублей»; empty for what is written just so, and for a new one."""
        if (slot.kind, slot.field) not in _MEASURED or self._is_unit(text):
            return ""
        meant = measure(text)
        return next((id for id, name in self._units.items() if meant in (measure(id), measure(name))), "")

    def is_new_unit(self, slot: Slot, text: str) -> bool:
        """A unit that no indicator has, where others have some."""
        return (slot.kind, slot.field) == ("kpi", "unit") and bool(text and self._units) and not self._is_unit(text)

    def _is_unit(self, text: str) -> bool:
        return text in (*self._units, *self._units.values())

    @cached_property
    def _units(self) -> dict[str, str]:
        """What the programme has for each unit → what that is called: those in use, and those that are only declared."""
        declared = {one.id: one.label for one in self.links.of_kind("unit")}
        having = (*self.links.of_kind("kpi"), *self.links.of_kind("statistic"))
        used = [unit for one in having if (unit := getattr(one, "unit", None))]
        return {one: declared.get(one, one) for one in dict.fromkeys([*used, *declared])}

    def _one_called(self, kinds: tuple[str, ...], text: str) -> str:
        """The id of the one element that is called so; empty if there is none, or more than one."""
        found = self._of_name(kinds, text)
        return found[0] if len(found) == 1 else ""

    def several(self, kinds: tuple[str, ...], text: str) -> Iterator[tuple[str, list[str]]]:
        """The parts of a text that name several elements, with the ids of these."""
        for one in self._parts(kinds, text) if kinds else ():
            ids = [] if self.has(self._id(kinds, one), kinds) else self._of_name(kinds, one)
            if len(ids) > 1:
                yield one, ids

    def _of_name(self, kinds: tuple[str, ...], text: str) -> list[str]:
        """The ids of the elements that may be meant by a name."""
        if kinds not in self._known:
            self._known[kinds] = self._index(kinds)
        called, coded = self._known[kinds]
        said = levelled(text)
        coming = {id for kind in kinds for id, name in self._coming.get(kind, {}).items() if levelled(name) == said}
        return sorted(meant(self.links, kinds, called.get(said, set()) | coded.get(_code(text), set()) | coming))

    def _index(self, kinds: tuple[str, ...]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """What the elements of some kinds are called, and their codes, each with the ids."""
        called: dict[str, set[str]] = {}
        coded: dict[str, set[str]] = {}
        for one in (one for kind in kinds for one in self.links.of_kind(kind)):
            names = (say(tell, one) for say in (Teller.own_words, Teller.name) for tell in self._tellers)
            for name in (*names, *getattr(one, "aliases", ())):
                called.setdefault(levelled(name), set()).add(one.id)
            if one.code:
                coded.setdefault(_code(one.code), set()).add(one.id)
        for id, name in (pair for kind in kinds for tell in self._tellers for pair in self._listed(tell, kind)):
            called.setdefault(levelled(name), set()).add(id)
        return called, coded

    def _listed(self, tell: Teller, kind: str) -> Iterable[tuple[str, str]]:
        return listed(tell, self.links.of_kind(kind)).items()

    def titles(self, one: Element) -> set[str]:
        """What an element is called in any language, as its row says it."""
        return {tell.wording.text(name) for name in [called(one)] if name for tell in self._tellers}


def called(one: Element) -> str:
    """What an element is called, as its row says it."""
    return getattr(one, "name", None) or getattr(one, "title", None) or ""


def _code(text: str) -> str:
    """A code as printed, with or without the point behind it."""
    return levelled(text).rstrip(".")
