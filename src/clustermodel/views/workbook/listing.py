"""What elements are called in drop-down lists, and which one a name means that several have."""

from collections import Counter
from collections.abc import Collection, Iterable

from clustermodel.links.index import Links
from clustermodel.model.element import Element
from clustermodel.views.telling import Teller

_CHOSEN = ("direction", "place", "body", "organization", "participant", "group", "activity")
"""The kinds whose elements are chosen from lists."""


def choices(tell: Teller, kinds: Iterable[str]) -> tuple[str, ...]:
    """The names that a field of some kinds can be filled in with: those that mean one element."""
    known: dict[str, list[str]] = {}
    for kind in (one for one in kinds if one in _CHOSEN):
        for id, name in listed(tell, tell.links.of_kind(kind)).items():
            known.setdefault(name, []).append(id)
    return tuple(name for name, ids in known.items() if len(meant(tell.links, kinds, ids)) == 1)


def listed(tell: Teller, found: Iterable[Element]) -> dict[str, str]:
    """What elements are called; those of one name together with what each is a part of, or by their ids."""
    elements = [*found]
    names = [tell.own_words(one) for one in elements]
    often = Counter(names)
    apart = [name if often[name] == 1 else _within(tell, one, name) for one, name in zip(elements, names, strict=True)]
    often = Counter(apart)
    return {one.id: name if often[name] == 1 else one.id for one, name in zip(elements, apart, strict=True)}


def _within(tell: Teller, one: Element, name: str) -> str:
    """An element by its name behind that of what it is a part of, if it is a part of anything."""
    around = [tell.own_words(each) for _, each in tell.targets(one, "within") if each] if hasattr(one, "within") else []
    return ": ".join((*around, name))


def meant(links: Links, kinds: Iterable[str], ids: Collection[str]) -> list[str]:
    """The elements that are meant by a name that all of these have: of a participant and the body it is, the body."""
    found = [links.elements[address] for id in dict.fromkeys(ids) for address in links.candidates(id, tuple(kinds))]
    same = (getattr(one, "is_", None) for one in found)
    own = {one.id: ref.id for one, ref in zip(found, same, strict=True) if ref}
    return [id for id in ids if own.get(id) in (None, id) or own[id] not in ids]
