"""What a reference that points at nothing may have meant. Made only when there is one."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from clustermodel.links.confusables import skeleton

_GUESSABLE = 4
"""Letters that an id must have for a slip in it to be guessed."""


class Lookup:
    """The addresses of a programme by how they look and by what they are like."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self.addresses = tuple(addresses)

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that there are."""
        return tuple(dict.fromkeys(address.partition(":")[0] for address in self.addresses))

    @cached_property
    def _looks(self) -> dict[tuple[str, str], str]:
        return self._index(lambda id: [skeleton(id)])

    @cached_property
    def _slips(self) -> dict[tuple[str, str], str]:
        return self._index(_slips)

    def _index(self, forms: Callable[[str], Iterable[str]]) -> dict[tuple[str, str], str]:
        """Kind and form → the first address of that form."""
        found: dict[tuple[str, str], str] = {}
        for address in self.addresses:
            kind, _, id = address.partition(":")
            for form in forms(id):
                found.setdefault((kind, form), address)
        return found

    def alike(self, id: str, kinds: Iterable[str]) -> str | None:
        """An address whose id a reader cannot tell from this one."""
        look = skeleton(id)
        return next((self._looks[kind, look] for kind in kinds if (kind, look) in self._looks), None)

    def near(self, id: str, kinds: Iterable[str]) -> str | None:
        """An address from whose id this one differs by a slip: its case, a letter too many, too few or wrong, two exchanged."""
        pairs = ((kind, form) for form in _slips(id) for kind in kinds)
        return next((self._slips[pair] for pair in pairs if pair in self._slips), None)


def _slips(id: str) -> Iterator[str]:
    """The id without regard to case, whole and without each of its letters. Two ids that share one differ by a slip.

    Digits are never left out: action-105 is not action-104 misspelt. One lookup finds the id, however many there are; comparing
    with each of them would take a large programme minutes.
    """
    plain = id.lower()
    yield plain
    if _GUESSABLE <= len(plain) <= 100:
        yield from (plain[:at] + plain[at + 1 :] for at, letter in enumerate(plain) if not letter.isdigit())
