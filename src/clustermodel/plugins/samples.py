"""Checks of samples: whom a number was computed from (family ST)."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from clustermodel.hookspecs import WARNING, Check, CheckContext, Finding, check, checks_in, hookimpl
from clustermodel.model.actors import Group
from clustermodel.model.statistics import Statistic


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


def _groups(ctx: CheckContext, statistic: Statistic) -> list[Group]:
    found = [ctx.links.elements[edge.target] for edge in ctx.links.out(statistic.address, "about")]
    return [one for one in found if isinstance(one, Group)]


@check("ST106", severity=WARNING)
def small_sample(ctx: CheckContext, *, share: float = 0.2) -> Iterator[Finding]:
    """A number computed from a small part of the group that it speaks of.

    The observation tells its sample size `n`, the group its `size`. A mean of a tenth of the firms says little about them,
    since those that report differ from those that do not.

    Parameters: `share`, the part of the group that a sample must cover.
    Fails: a mean wage with `n: 68`, `about` a group of 645
    Passes: `n: 596`
    Fix: say so where the number is used, or find a wider sample.
    """
    for statistic in ctx.program.indicators():
        for group in _groups(ctx, statistic):
            size = group.size.middle if group.size else None
            for index, one in enumerate(statistic.values):
                if one.n is not None and size and one.n < size * Decimal(str(share)):
                    yield Finding(
                        statistic.address,
                        "computed from {n} of {size} ({percent}%)",
                        {"n": one.n, "size": size, "percent": round(one.n / size * 100, 1)},
                        at=("values", index),
                        hint="say so where the number is used, or find a wider sample",
                        related=(group.address,),
                    )


@check("ST109", severity=WARNING)
def different_bases(ctx: CheckContext, *, ratio: float = 2.0) -> Iterator[Finding]:
    """One indicator is shown for two groups, but computed from quite different parts of them.

    A mean over all firms of one group and over a fifth of another are shown as twins and are none.

    Parameters: `ratio`, how many times the covered share of one group may be that of the other.
    Fails: mean age with `n: 1141` of 1142 and `n: 344` of 1619
    Passes: `n: 640` of 645 and `n: 344` of 344
    Fix: compute both over the same kind of firms, or say that they cannot be compared.
    """
    twins: dict[tuple[object, ...], list[tuple[Statistic, int, Decimal]]] = defaultdict(list)
    for statistic in ctx.program.indicators():
        for group in _groups(ctx, statistic)[:1]:
            for index, one in enumerate(statistic.values):
                size = group.size.middle if group.size else None
                if one.n and size:
                    key = (statistic.name or statistic.id).casefold(), statistic.unit, one.period
                    twins[key].append((statistic, index, one.n / size))
    for found in twins.values():
        (first, _, widest), *_ = sorted(found, key=lambda one: -one[2])
        for statistic, index, covered in found:
            if widest > covered * Decimal(str(ratio)):
                yield Finding(
                    statistic.address,
                    "covers {covered}% of its group, {other} {widest}% of its own: they cannot be compared",
                    {"covered": round(covered * 100), "other": first.address, "widest": round(widest * 100)},
                    at=("values", index),
                    hint="compute both over the same kind of firms, or say that they cannot be compared",
                    related=(first.address,),
                )


@check("ST111", severity=WARNING)
def impossible_sample(ctx: CheckContext) -> Iterator[Finding]:
    """A sample larger than the group that it was drawn from.

    Fails: `n: 700`, `about` a group of 645
    Passes: `n: 645`
    Fix: correct the sample size, or name the group that is meant.
    """
    for statistic in ctx.program.indicators():
        for group in _groups(ctx, statistic):
            for index, one in enumerate(statistic.values):
                if one.n is not None and group.size and group.size.high is not None and one.n > group.size.high:
                    yield Finding(
                        statistic.address,
                        "computed from {n}, but {group} has only {size}",
                        {"n": one.n, "group": group.address, "size": group.size},
                        at=("values", index),
                        hint="correct the sample size, or name the group that is meant",
                        related=(group.address,),
                    )
