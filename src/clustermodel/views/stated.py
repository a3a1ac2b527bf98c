"""A programme as its text states it: without what is only a reading of whoever modelled it."""

import re
from collections.abc import Set as AbstractSet
from enum import Enum
from functools import cache
from typing import Any

import attrs

from clustermodel.confusables import skeleton
from clustermodel.links.index import Links
from clustermodel.links.rebuilt import Rebuilt, leaving_out
from clustermodel.model.element import Annotated
from clustermodel.model.evidence import Source
from clustermodel.model.frozen import Map
from clustermodel.model.header import Header
from clustermodel.model.meta import Refers, yaml_key
from clustermodel.model.objectives import Aggregation, Kpi
from clustermodel.model.period import Every
from clustermodel.model.program import Program
from clustermodel.model.ref import Basis, Ref
from clustermodel.model.series import Observation
from clustermodel.model.statistics import Statistic
from clustermodel.views.naming import designation

_WORD = re.compile(r"\w+")


@attrs.frozen(kw_only=True)
class Readings:
    """Whether a document shows what the compiler read into the text; the options of those that go out of the house."""

    readings: bool = attrs.field(
        default=False,
        metadata={
            "doc": "Also what the text does not state: elements and references that the compiler inferred, marked by signs. "
            "For those who work on the programme, not for those who sign it."
        },
    )

    def of(self, links: Links) -> Links:
        """The programme as it is to be shown."""
        return links if self.readings else Links(stated(links))


def stated(links: Links) -> Program:
    """The programme without inferred elements and references, and without second readings of what is printed.

    What is put right (`corrected`) stays and keeps its sign, unless nobody can see the slip: a code is printed in letters of
    another script that look alike. So do judged names, numbers and dates, without which none could
    say what is spoken of; judged terms where there is no way to say nothing; what the passport says; and to which other
    cluster a part of the text belongs, which is why it is left out: that is told with its sign, as
    is who produced numbers. What an indicator may
    count a part of, or be observed by, stays, too: by that papers find numbers that do not agree. Other terms and
    references that are judged go, and an element that cannot be without one of them is a reading as a whole. An inferred
    element that holds a stated one (a body and its function) stays around it.
    """
    gone = {address for address, element in links.elements.items() if element.basis.inferred}
    while True:
        rebuilt = _Stated(links, gone)
        program: Program = rebuilt.value(links.program)
        if not rebuilt.lost:
            return program
        gone |= rebuilt.lost


_SIGNED = (Basis.CORRECTED, Basis.UNRESOLVED)

_TOLD = {(Source, "belongs_to"), (Statistic, "origin")}
"""Judged references that are told all the same, with their sign."""


class _Stated(Rebuilt):
    def __init__(self, links: Links, gone: AbstractSet[str]) -> None:
        super().__init__(links, gone, leaving_out(links, gone))

    def field(self, holder: Any, field: "attrs.Attribute[Any]") -> Any:
        """What a field holds; nothing if that is a term or a reference which is only judged."""
        if getattr(getattr(holder, field.name), "address", "") in self.gone and field.default is None:
            return None
        if isinstance(holder, Statistic) and field.name == "part_of" and holder.part_of:
            return super().ref(holder.part_of, field.metadata["refers"])
        if isinstance(holder, Kpi) and field.name == "statistic":
            refers = field.metadata["refers"]
            return tuple(ref for one in holder.statistic if (ref := super(_Stated, self).ref(one, refers)))
        value = super().field(holder, field)
        if not isinstance(holder, Annotated) or isinstance(holder, Header):
            return value
        if field.name == "printed":
            return Map({name: text for name, text in value.items() if not self._is_echo(holder, name)})
        if field.name.rstrip("_") not in holder.judged:
            return self._as_seen(holder, field, value) if "refers" in field.metadata else value
        if (type(holder), field.name) in _TOLD:
            return value
        if "refers" in field.metadata or (isinstance(value, Observation) and field.default is None):
            return field.default
        return _silent(field, value) if isinstance(value, Enum) and not isinstance(value, Every) else value

    def _is_echo(self, holder: Annotated, name: str) -> bool:
        """How references are printed is of use only beside those that bear a sign of what was done with the print."""
        cls: Any = type(holder)
        field = _references(cls).get(name)
        if field is None:
            return False
        seen = self._as_seen(holder, field, getattr(holder, field.name))
        return not any(ref.basis in _SIGNED for ref in (seen if isinstance(seen, tuple) else (seen,)) if ref)

    def _as_seen(self, holder: Annotated, field: "attrs.Attribute[Any]", value: Any) -> Any:
        """References as a reader sees them beside their print: none is put right that looks just like what it is known by.

        A second reading that is the print itself is none: that is what was put right.
        """
        printed = skeleton(" ".join(_WORD.findall(holder.printed.get(yaml_key(field), ""))))
        if not printed or not isinstance(value, Ref | tuple):
            return value
        refers = field.metadata["refers"]
        refs = [self._but_for(ref, printed.split(), refers) for ref in (value if isinstance(value, tuple) else (value,))]
        known = " ".join(self._known_by(ref.id, refers) for ref in refs)
        if skeleton(known) == printed:
            refs = [attrs.evolve(ref, basis=Basis.STATED) if ref.basis is Basis.CORRECTED else ref for ref in refs]
        return tuple(refs) if isinstance(value, tuple) else refs[0]

    def _but_for(self, ref: Ref, printed: list[str], refers: Refers) -> Ref:
        """A reference without second readings that are printed."""
        return attrs.evolve(ref, or_=tuple(id for id in ref.or_ if skeleton(self._known_by(id, refers)) not in printed))

    def _known_by(self, id: str, refers: Refers) -> str:
        found = self.links.candidates(id, refers.kinds)
        return designation(self.links.elements[found[0]]) if len(found) == 1 else ""

    def ref(self, ref: Ref, refers: Refers | None) -> Ref | None:
        """A reference that the text states, without second readings unless it is put right: then nobody knows for sure."""
        others = ref.or_ if ref.basis is Basis.CORRECTED else ()
        return None if ref.basis.inferred else super().ref(attrs.evolve(ref, or_=others), refers)


def _silent(field: "attrs.Attribute[Any]", value: Enum) -> Any:
    """A field of a term when nothing is said of it; the term where every one of its terms says something."""
    if field.default is attrs.NOTHING:
        return None
    return field.default if field.default in (None, Aggregation.UNSPECIFIED) else value


@cache
def _references(cls: type) -> "dict[str, attrs.Attribute[Any]]":
    """The fields of a class that hold references, by their keys."""
    return {yaml_key(field): field for field in attrs.fields(cls) if "refers" in field.metadata}
