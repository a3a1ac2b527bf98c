"""Which element a row of a free table is about: known by its name, or by its number where the name does not contradict."""

from clustermodel.importing import tabular
from clustermodel.importing.likeness import Lookalikes, Name, Namesakes
from clustermodel.importing.notes import Notes
from clustermodel.importing.values import shortened
from clustermodel.links.index import Links
from clustermodel.model.element import Element

_SHOWN = 5
"""Elements that look like a new row and are told."""


class Matcher:
    """The elements of a kind, and the rows of a table that were about one of them."""

    def __init__(self, links: Links, kind: str, notes: Notes) -> None:
        self.elements, self.kind, self.notes = links.of_kind(kind), kind, notes
        self._named = Namesakes((one.label, one) for one in self.elements)
        self._numbered: dict[str, list[Element]] = {}
        for one in self.elements:
            for number in {one.id, (one.code or "").rstrip(".")}:
                self._numbered.setdefault(number, []).append(one)
        self._looking = Lookalikes((one.label, one) for one in self.elements)
        self._known: dict[str, str] = {}
        """Elements, by address, and the first row about each."""
        self._new: Namesakes[str] = Namesakes()
        """The rows about new ones."""

    def element(self, number: str, name: str, place: str) -> Element | None:
        """The element that a row is about; None if it is new, or if that is not sure: then it is refused."""
        found = self._called(name) if name else []
        numbered = self._numbered.get(number, []) if number else []
        sure = [one for one in found if one in numbered] or found
        if len(sure) > 1:
            self.notes.refuse(tabular.UNSURE, place, found=name, subjects=[one.address for one in sure])
            return None
        if not sure:
            sure = self._if_alike(numbered, name, place)
        if not sure:
            self._tell_alike(name, place)
            return None
        if numbered and sure[0] not in numbered:
            self.notes.report(tabular.OTHER_NUMBER, place, found=number, subject=sure[0].address, other=numbered[0].address)
        elif " ".join(sure[0].label.split()) != " ".join(name.split()):
            self.notes.assume(place, name or number, shortened(sure[0].label))
        return sure[0]

    def knows(self, name: str) -> bool:
        """There is an element that is called so."""
        return bool(self._called(name))

    def is_first(self, element: Element | None, name: str, place: str, hint: str | None = None) -> bool:
        """No row before was about the same element, or a new one of the same name; else the row is refused with a hint."""
        if element:
            before = self._known.setdefault(element.address, place)
        else:
            self._new.add(name, place)
            before = next(self._new.of(name))
        if before != place:
            self.notes.refuse(tabular.REPEATED, place, hint, found=name or (element.address if element else ""), row=before)
        return before == place

    def _called(self, name: str) -> list[Element]:
        """The elements of a name; if there are such, those that are written just so."""
        found = [*self._named.of(name)]
        return [one for one in found if one.label == name] or found

    def _if_alike(self, numbered: list[Element], name: str, place: str) -> list[Element]:
        """The element of the number, if its name does not say something else."""
        found = [one for one in numbered if not name or Name.of(name).is_cut(Name.of(one.label))]
        if numbered and not found:
            self.notes.refuse(tabular.OTHER_NAME, place, found=name, subject=numbered[0].address, name=numbered[0].label)
        return found[:1]

    def _tell_alike(self, name: str, place: str) -> None:
        alike = [one.address for one in self._looking.of(name, _SHOWN + 1)] if place not in self.notes.bad else []
        if alike:
            shown = [*alike[:_SHOWN], *(["…"] if alike[_SHOWN:] else [])]
            self.notes.report(tabular.ALIKE, place, found=name, subjects=shown)
