"""When and where a rule applies: thresholds change with the years and the territory, so a rule pack says for which it is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from clustermodel.links.index import Links
from clustermodel.model.frozen import Frozen, Map


def _frozen(values: Mapping[date, Any]) -> Mapping[date, Any]:
    return Map(values)


@attrs.frozen(eq=False, repr=False)
class Dated(Frozen):
    """A parameter whose value has changed in the course of time: each value with the day from which on it is in force."""

    values: Mapping[date, Any] = attrs.field(converter=_frozen)

    def at(self, day: date) -> Any:
        """The value in force on a day; before the first one, the first."""
        past = [since for since in sorted(self.values) if since <= day]
        return self.values[past[-1] if past else min(self.values)]

    def __str__(self) -> str:
        return ", ".join(f"{value} from {since}" for since, value in sorted(self.values.items()))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Scope(Frozen):
    """The programmes and the time a rule is made for. What is left open does not limit it."""

    since: date | None = None
    """The day from which on the rule is in force."""
    until: date | None = None
    """The last day of it."""
    territories: tuple[str, ...] = ()
    """Codes (of any scheme), ids or names of territories: the programme's own or one around it."""
    clusters: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    """Scheme → codes of the kinds of cluster, as in `codes` of the programme's head: `{"kind": ("industrial",)}`."""

    def covers(self, links: Links, day: date) -> bool:
        """Whether the rule applies to a programme on a day."""
        in_force = (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
        return in_force and self._of_territory(links) and self._of_kind(links)

    def _of_kind(self, links: Links) -> bool:
        codes = links.program.header.codes
        return all(codes.get(scheme) in wanted for scheme, wanted in self.clusters.items())

    def _of_territory(self, links: Links) -> bool:
        return not self.territories or any(
            name in self.territories for address in _around(links) for name in _names(links, address)
        )


def _around(links: Links) -> list[str]:
    """The territory of a programme and those around it, the narrowest first."""
    found = [edge.target for edge in links.out(links.program.header.address, "located_in")]
    for address in found:
        found += [edge.target for edge in links.out(address, "within") if edge.target not in found]
    return found


def _names(links: Links, address: str) -> list[str]:
    place = links.elements[address]
    return [place.id, place.label, *place.codes.values()]
