"""Checks of shares: a part of a whole is never more than all of it (families ST and KP)."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from clustermodel.hookspecs import WARNING, Check, CheckContext, Finding, Path, check, checks_in, hookimpl
from clustermodel.links.units import in_base_units
from clustermodel.model.objectives import Kpi
from clustermodel.model.quantity import Quantity
from clustermodel.model.series import Observation
from clustermodel.model.statistics import Statistic

_PERCENT = frozenset({"%", "percent", "per cent"})
_NOTHING, _ALL = Quantity(Decimal(0), Decimal(0)), Quantity(Decimal(100), Decimal(100))
_WORDS = ("share", "proportion", "доля", "удельный вес")


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("ST114", severity=WARNING)
def impossible_share(ctx: CheckContext, *, words: tuple[str, ...] = _WORDS) -> Iterator[Finding]:
    """A share of less than nothing, or of more than all.

    An indicator in percent whose name begins with a word for a share lies between 0 and 100. Growth and rates may be more.

    Parameters: `words`, with which the name of a share begins.
    Fails: `{name: Share of exports, unit: "%", values: {2019: 170}}`
    Passes: `{name: Share of exports, unit: "%", values: {2019: 17}}`
    Fix: correct the number or the unit, or call the indicator otherwise.
    """
    for statistic in ctx.program.indicators():
        if _is_share(ctx, statistic, words):
            yield from _impossible(statistic, ((one, ("values", index)) for index, one in enumerate(statistic.values)))


@check("KP118", severity=WARNING)
def impossible_target(ctx: CheckContext, *, words: tuple[str, ...] = _WORDS) -> Iterator[Finding]:
    """A target, or baseline, of a share that is less than nothing, or more than all.

    A KPI in percent whose name begins with a word for a share lies between 0 and 100. Growth and rates may be more.

    Parameters: `words`, with which the name of a share begins.
    Fails: `{name: Share of exports, unit: "%", targets: {2020: 108}}`
    Passes: `{name: Growth of exports, unit: "%", targets: {2020: 108}}`
    Fix: correct the number or the unit, or call the indicator otherwise.
    """
    for kpi in ctx.program.kpis:
        if _is_share(ctx, kpi, words):
            first: list[tuple[Observation, Path]] = [(kpi.baseline, ("baseline", "value"))] if kpi.baseline else []
            yield from _impossible(kpi, [*first, *((one, ("targets", one.period.text)) for one in kpi.targets)])


def _is_share(ctx: CheckContext, one: Statistic | Kpi, words: tuple[str, ...]) -> bool:
    """It is in percent, and called a share."""
    return in_base_units(ctx.links, one.unit)[0] in _PERCENT and f"{one.name or ''} ".casefold().startswith(
        tuple(f"{word} " for word in words)
    )


def _impossible(one: Statistic | Kpi, values: Iterable[tuple[Observation, Path]]) -> Iterator[Finding]:
    for observation, at in values:
        value = observation.value
        if _ALL.surely_below(value) or value.surely_below(_NOTHING):
            yield Finding(
                one.address,
                "{value} % ({period}) is no share: one lies between 0 and 100 %",
                {"value": value, "period": observation.period},
                at=at,
                hint="correct the number or the unit, or call the indicator otherwise",
            )
