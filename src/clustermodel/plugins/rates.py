"""Checks of numbers against each other: rates and their totals, rows of a table (family ST)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from clustermodel.hookspecs import ADVICE, WARNING, Check, CheckContext, Finding, check, checks_in, hookimpl
from clustermodel.links.units import in_base_units
from clustermodel.model.evidence import Source
from clustermodel.model.series import Observation, at, numbers
from clustermodel.model.statistics import Statistic
from clustermodel.views.tables import cell_number


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


def _rates(ctx: CheckContext) -> Iterator[tuple[Statistic, Statistic]]:
    """Each rate with the total it is computed from; rows of tables with what they inherit."""
    indicators = {one.address: one for one in ctx.program.indicators()}
    for statistic in indicators.values():
        for edge in ctx.links.out(statistic.address, "rate_of"):
            if edge.target in indicators:
                yield statistic, indicators[edge.target]


@check("ST103", severity=WARNING)
def unit_of_rate(ctx: CheckContext) -> Iterator[Finding]:
    """A rate is given in another unit than the total it is computed from.

    Visits divided by residents are visits per resident; a rate in «persons» of a total in «visits» has the wrong label, or
    belongs to another total. Units that are declared are compared by what they are multiples of, others by their text.

    Fails: a total in `visits`, its rate in `persons`
    Passes: a total in `thousand visits` (declared as 1000 visits), its rate in `visits`
    Fix: correct the unit of one of the two; declare units to tell what they are multiples of.
    """
    for rate, total in _rates(ctx):
        one, other = (in_base_units(ctx.links, unit)[0] for unit in (rate.unit, total.unit))
        if one and other and one != other:
            yield Finding(
                rate.address,
                "the rate is in {unit}, the total in {other}",
                {"unit": one, "other": other},
                at=("unit",),
                hint="correct the unit of one of the two",
                related=(total.address,),
            )


@check("ST104", severity=WARNING)
def inconsistent_rates(ctx: CheckContext, *, tolerance: float = 0.02) -> Iterator[Finding]:
    """Totals and rates of one table imply different populations in the same period.

    A total divided by its rate gives the population. All pairs of one period must give the same one, within rounding: if
    one does not, a number is misprinted or stands in the wrong row.

    Parameters: `tolerance`, the relative difference from the median population that is allowed.
    Fails: 22.6 thousand beds at 80.9 per 10,000, and 12.1 thousand doctors at 60 per 10,000
    Passes: the same with 43.3 per 10,000
    Fix: compare the numbers with their source.
    """
    implied: dict[str, list[tuple[Statistic, int, Decimal]]] = defaultdict(list)
    for rate, total in _rates(ctx):
        for index, one in enumerate(rate.values):
            population = _population(ctx, rate, one, total)
            if population:
                implied[one.period.text].append((rate, index, population))
    for period, found in implied.items():
        middle = _median(population for *_, population in found)
        for rate, index, population in found:
            if len(found) >= ENOUGH and abs(population / middle - 1) > Decimal(str(tolerance)):
                yield Finding(
                    rate.address,
                    "implies a population of {population} in {period}; the other rates imply about {middle}",
                    {"population": round(population), "period": period, "middle": round(middle)},
                    at=("values", index),
                    hint="compare the rate and its total with their source",
                )


ENOUGH = 3
"""Rates that are needed to tell which one is wrong: two only contradict each other."""


def _population(ctx: CheckContext, rate: Statistic, one: Observation, total: Statistic) -> Decimal | None:
    whole = at(total.values, one.period)
    if whole is None or rate.rate is None or not (one.value.middle and whole.value.middle and rate.rate.per.middle):
        return None
    times = in_base_units(ctx.links, total.unit)[1] / in_base_units(ctx.links, rate.unit)[1]
    return whole.value.middle * times / one.value.middle * rate.rate.per.middle


@check("ST105", severity=WARNING)
def outlier(ctx: CheckContext, *, score: float = 6.0, rows: int = 8) -> Iterator[Finding]:
    """A row of a table whose numbers are far out of proportion to those of the other rows.

    For each two columns of numbers the ratio is compared between rows by a robust score on its logarithm (distance from the
    median in median absolute deviations, scaled to standard deviations: Iglewicz and Hoaglin, How to Detect and Handle
    Outliers, 1993). One row in other units (millions among thousands) stands out at once.

    Parameters: `score`, from which a row is reported; `rows`, how many rows a table needs to be judged.
    Fails: twelve rows with 2 to 11 million per worker and one with 2263
    Passes: all rows between 2 and 11
    Fix: compare the row with its source: probably its unit differs.
    """
    for source in ctx.program.sources:
        worst: dict[int, tuple[Decimal, str]] = {}
        for name, ratios in _ratios(source, rows):
            for index, distance in _scores(ratios).items():
                if abs(distance) > Decimal(str(score)) and abs(distance) > worst.get(index, (Decimal(0), ""))[0]:
                    worst[index] = abs(distance), name
        for index, (distance, name) in sorted(worst.items()):
            yield Finding(
                source.address,
                "'{row}' is out of proportion: {columns} is {distance} deviations away from the other rows",
                {"row": source.rows[index][0], "columns": name, "distance": round(distance)},
                at=("rows", index),
                hint="compare the row with its source: probably its unit differs",
            )


def _ratios(source: Source, rows: int) -> Iterator[tuple[str, dict[int, Decimal]]]:
    """For each two numeric columns, the ratio in each row."""
    columns = list(zip(*source.rows, strict=False))
    numeric = [(name, cells) for name, cells in zip(source.columns, columns, strict=False) if _numeric(cells, rows)]
    for (one, upper), (other, lower) in combinations(numeric, 2):
        pairs = [(cell_number(a), cell_number(b)) for a, b in zip(upper, lower, strict=True)]
        ratios = {index: b / a for index, (a, b) in enumerate(pairs) if a and b and a > 0 and b > 0}
        if len(ratios) >= rows:
            yield f"{other} / {one}", ratios


def _median(values: Iterable[Decimal]) -> Decimal:
    """The middle one, or the mean of the two in the middle: importing `statistics` takes as long as all these checks."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _numeric(cells: tuple[str, ...], rows: int) -> bool:
    return sum(cell_number(cell) is not None for cell in cells) >= rows


def _scores(ratios: dict[int, Decimal]) -> dict[int, Decimal]:
    logs = {index: ratio.ln() for index, ratio in ratios.items()}
    middle = _median(logs.values())
    spread = _median(abs(value - middle) for value in logs.values()) * Decimal("1.4826")
    return {index: (value - middle) / spread for index, value in logs.items()} if spread else {}


def _times(one: Decimal, other: Decimal) -> Decimal:
    """How many times as large as the smaller one the larger is."""
    return max(one / other, other / one)


@check("ST113", severity=WARNING)
def odd_in_series(ctx: CheckContext, *, score: float = 6.0, factor: float = 3.0, values: int = 5) -> Iterator[Finding]:
    """One number of a series is quite unlike the others.

    A decimal sign slipped, or one year is in another unit. The numbers are compared by the same robust score as in ST105,
    and the one reported is besides several times as large as their median, or as small.

    Parameters: `score`, from which a number is reported; `factor`, how many times the median it must be, or the median it;
    `values`, how many numbers above zero a series needs to be judged.
    Fails: `values: {2014: 22.6, 2015: 22.5, 2016: 226, 2017: 22.7, 2018: 22.9}`
    Passes: `values: {2014: 22.6, 2015: 22.5, 2016: 22.6, 2017: 22.7, 2018: 22.9}`
    Fix: compare the number with its source.
    """
    for statistic in ctx.program.indicators():
        known = {index: one.value.middle for index, one in enumerate(statistic.values) if one.value.known}
        series = {index: value for index, value in known.items() if value is not None and value > 0}
        middle = _median(series.values()) if len(series) >= values else Decimal(0)
        far = {index for index, value in series.items() if middle and _times(value, middle) >= Decimal(str(factor))}
        for index, distance in _scores(series).items() if far else ():  # logarithms are slow, and few series need them
            if index in far and abs(distance) > Decimal(str(score)):
                yield Finding(
                    statistic.address,
                    "{value} ({period}) is unlike the rest of the series, whose median is {middle}",
                    {"value": statistic.values[index].value, "period": statistic.values[index].period, "middle": middle},
                    at=("values", index),
                    hint="compare the number with its source",
                )


@check("ST110", severity=ADVICE)
def repeated_values(ctx: CheckContext) -> Iterator[Finding]:
    """A total and its rate both repeat the numbers of the period before.

    One equal number may be chance; two that belong together were probably copied down.

    Fails: 57.1 and 203.6 in 2015, 57.1 and 203.6 again in 2016
    Passes: 57.1 and 203.6, then 57.1 and 203.2
    Fix: compare the numbers with their source.
    """
    for rate, total in _rates(ctx):
        for before, after in pairwise(numbers(rate.values)):
            earlier, later = (at(total.values, one.period) for one in (before, after))
            if earlier and later and before.value == after.value and earlier.value == later.value:
                yield Finding(
                    rate.address,
                    "{period} repeats {before} here and in {total}",
                    {"period": after.period, "before": before.period, "total": total.address},
                    at=("values", rate.values.index(after)),
                    hint="compare the numbers with their source",
                    related=(total.address,),
                )
