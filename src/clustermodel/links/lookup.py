"""What a reference that points at nothing may have meant. Made only when there is one."""

from collections.abc import Iterable

from clustermodel.confusables import skeleton
from clustermodel.loading.hints import near

_PATIENCE = 100_000
"""Ids that are compared at most: a large programme with a thousand dangling references would take minutes."""


class Lookup:
    """The addresses of a programme by how they look, and by what they are like."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self._by_kind: dict[str, dict[str, str]] = {}
        self._by_look: dict[tuple[str, str], str] = {}
        for address in addresses:
            kind, _, id = address.partition(":")
            self._by_kind.setdefault(kind, {})[id] = address
            self._by_look.setdefault((kind, skeleton(id)), address)
        self._patience = _PATIENCE

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that there are."""
        return tuple(self._by_kind)

    def alike(self, id: str, kinds: Iterable[str]) -> str | None:
        """An address whose id a reader cannot tell from this one."""
        look = skeleton(id)
        return next((self._by_look[kind, look] for kind in kinds if (kind, look) in self._by_look), None)

    def near(self, id: str, kinds: Iterable[str]) -> str | None:
        """The address whose id is the most similar; None when none is, or when too many have been asked for."""
        known = [self._by_kind[kind] for kind in kinds if kind in self._by_kind]
        self._patience -= sum(map(len, known))
        if self._patience < 0:
            return None
        addresses = {id: address for one in reversed(known) for id, address in one.items()}
        found = near(id, addresses)
        return addresses[found["near"]] if found else None
