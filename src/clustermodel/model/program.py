"""A whole programme."""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Any, cast

import attrs

from clustermodel.docstrings import docstring
from clustermodel.model.actors import Organization, Participants, Place
from clustermodel.model.evidence import Claim, Source, Unit
from clustermodel.model.frozen import Frozen
from clustermodel.model.governance import Governance
from clustermodel.model.header import Header
from clustermodel.model.meta import doc, holds
from clustermodel.model.neighbours import Cluster, Link, Risk
from clustermodel.model.objectives import Kpi, Objective
from clustermodel.model.roadmap import Funding, Roadmap
from clustermodel.model.statistics import Statistic
from clustermodel.model.swot import Swot
from clustermodel.model.value_chain import ValueChain
from clustermodel.model.waiver import Waiver


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Program(Frozen):
    """A cluster development programme, section by section in the order of the file."""

    format: str = attrs.field(metadata=doc("clustermodel/1."))
    header: Header = attrs.field(metadata=holds("What the programme is.", key="program"))
    units: tuple[Unit, ...] = attrs.field(default=(), metadata=holds("Units with a multiplier."))
    sources: tuple[Source, ...] = attrs.field(default=(), metadata=holds("Where statements come from."))
    places: tuple[Place, ...] = attrs.field(default=(), metadata=holds("Territories."))
    organizations: tuple[Organization, ...] = attrs.field(default=(), metadata=holds("Organisations around the cluster."))
    participants: Participants = attrs.field(factory=Participants, metadata=holds("The cluster's members."))
    value_chain: ValueChain = attrs.field(factory=ValueChain, metadata=holds("Activities, stages, products."))
    claims: tuple[Claim, ...] = attrs.field(default=(), metadata=holds("What the text says in words."))
    statistics: tuple[Statistic, ...] = attrs.field(default=(), metadata=holds("Indicators and tables of them."))
    swot: Swot = attrs.field(factory=Swot, metadata=holds("SWOT factors and TOWS pairings."))
    objectives: tuple[Objective, ...] = attrs.field(
        default=(), metadata=holds("What the goal is achieved by.", relation="achieved_by", holder="goal")
    )
    kpis: tuple[Kpi, ...] = attrs.field(default=(), metadata=holds("Key performance indicators."))
    governance: Governance = attrs.field(factory=Governance, metadata=holds("Bodies and their functions."))
    funding: Funding = attrs.field(factory=Funding, metadata=holds("Sources of money."))
    roadmap: Roadmap = attrs.field(factory=Roadmap, metadata=holds("Directions and actions."))
    risks: tuple[Risk, ...] = attrs.field(default=(), metadata=holds("What may go wrong."))
    clusters: tuple[Cluster, ...] = attrs.field(default=(), metadata=holds("Neighbouring clusters."))
    links: tuple[Link, ...] = attrs.field(default=(), metadata=holds("Ties to them."))
    waivers: tuple[Waiver, ...] = attrs.field(default=(), metadata=doc("Findings accepted by the programme's owner."))

    def section(self, key: str) -> Any:
        """A plugin's own section, `x-budget`; None if it is not in the file, or no plugin declares it."""
        return getattr(self, attribute(key), None)

    def indicators(self) -> Iterator[Statistic]:
        """Every indicator with values of its own; rows of tables, and rows of these, with what they inherit."""
        return iter(self._indicators)

    @cached_property
    def _indicators(self) -> tuple[Statistic, ...]:
        """Made once: a dozen checks ask for them."""
        return tuple(self._inheriting())

    def _inheriting(self) -> Iterator[Statistic]:
        waiting = list(reversed(self.statistics))
        while waiting:
            statistic = waiting.pop()
            if statistic.rows:
                waiting += [row.inherit(statistic) for row in reversed(statistic.rows)]
            else:
                yield statistic


def attribute(key: str) -> str:
    """The attribute that holds a plugin's section: `x-budget` is `x_budget`."""
    return key.replace("-", "_")


def with_sections(sections: Mapping[str, type]) -> type[Program]:
    """The class of programmes that have sections of plugins too: key → class. Everything generic treats them as its own."""
    return _with_sections(tuple(sections.items())) if sections else Program


@cache
def _with_sections(sections: tuple[tuple[str, type], ...]) -> type[Program]:
    fields = {
        attribute(key): attrs.field(default=None, type=cast("type", cls | None), metadata=holds(docstring(cls), key=key))
        for key, cls in sections
    }
    return attrs.make_class(
        "Program", fields, bases=(Program,), frozen=True, kw_only=True, slots=True, eq=False, repr=False
    )
