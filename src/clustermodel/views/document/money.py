"""Money: what each action costs, who pays, and when."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import partial
from itertools import groupby

import attrs

from clustermodel.model.period import Period
from clustermodel.model.quantity import added
from clustermodel.model.roadmap import Action
from clustermodel.model.series import Observation, Series
from clustermodel.views.blocks import Block, Column, Heading, Inline, Paragraph, Piece, joined, line, strong_below, table
from clustermodel.views.document.indicators import at, periods
from clustermodel.views.marks import Mark
from clustermodel.views.telling import Teller


@attrs.frozen
class _Share:
    """What one payer gives to one action, or to all of them."""

    payer: str
    series: Series
    action: Action | None = None
    sum: bool = False
    """It is what several payers give together."""


def money(tell: Teller) -> Iterator[Block]:
    """The sources of money, each action's budget, and the sums."""
    yield from _money(tell, lambda share: tell.number(share.action) if share.action else ())


def money_told(tell: Teller) -> Iterator[Block]:
    """The same for paper, where an action is told by its title in each row: no page begins with an unknown number."""
    yield from _money(tell, lambda share: tell.titled(share.action) if share.action else (), summed=True)


def _money(tell: Teller, called: Callable[[_Share], Inline], *, summed: bool = False) -> Iterator[Block]:
    funding = tell.program.funding
    shares = _even(_shares(tell)) if summed else list(_shares(tell))
    if funding.unit:
        yield Paragraph(line(tell.label("Unit"), ": ", tell.unit(funding.unit)))
    if not shares:
        yield from table(funding.sources, [Column(tell.label("Source of money"), tell.called)])
        return
    yield Heading(line(tell.label("Budgets of actions")))
    lines = list(_with_sums(tell, shares)) if summed else shares
    sums = [share for share in lines if share.sum]
    yield from table(lines, [strong_below(one, sums) for one in _columns(tell, lines, called, summed=summed)])
    yield Heading(line(tell.label("Sums by source of money")))
    *payers, whole = _by_payer(tell, shares)
    yield from table([*payers, whole], [strong_below(one, [whole]) for one in _sums(tell, shares)])


def _shares(tell: Teller) -> Iterator[_Share]:
    for action in tell.program.roadmap.actions:
        for id, series in action.budget.items():
            payer = tell.links.get(f"funding:{id}")
            yield _Share(tell.own_words(payer) if payer else id, series, action)


def _even(shares: Iterable[_Share]) -> list[_Share]:
    """The same shares with even amounts."""
    shares = list(shares)
    made = even([share.series for share in shares])
    return [attrs.evolve(share, series=series) for share, series in zip(shares, made, strict=True)]


def even(amounts: list[Series]) -> list[Series]:
    """The same amounts with as many decimals as the one that has most: they are compared and added."""
    values = [one.value for series in amounts for one in series]
    exponents = [bound.as_tuple().exponent for value in values for bound in (value.low, value.high) if bound is not None]
    places = max((-exponent for exponent in exponents if isinstance(exponent, int)), default=0)
    return [tuple(_padded(one, max(places, 0)) for one in series) for series in amounts]


def _padded(one: Observation, places: int) -> Observation:
    """The same amount with more decimals; nothing stays 0, for «0.0» looks like a little that was rounded."""
    zero = Decimal((0, (0,), -places))
    low, high = (bound + zero if bound else bound for bound in (one.value.low, one.value.high))
    return attrs.evolve(one, value=attrs.evolve(one.value, low=low, high=high))


def _with_sums(tell: Teller, shares: Iterable[_Share]) -> Iterator[_Share]:
    """What each payer gives; below that of several who pay for one action, what it costs."""
    for action, paid in groupby(shares, lambda share: share.action):
        some = list(paid)
        yield from some
        if len(some) > 1:
            yield _Share(tell.label("Total"), tuple(one for share in some for one in share.series), action, sum=True)


def _by_payer(tell: Teller, shares: list[_Share]) -> Iterator[_Share]:
    for payer in dict.fromkeys(share.payer for share in shares):
        yield _Share(payer, tuple(one for share in shares if share.payer == payer for one in share.series))
    yield _Share(tell.label("Total"), tuple(one for share in shares for one in share.series))


def _columns(
    tell: Teller, shares: list[_Share], called: Callable[[_Share], Inline], *, summed: bool
) -> list[Column[_Share]]:
    def paid(share: _Share, period: Period) -> Inline:
        return _sum_of(tell, share, period) if share.sum else at(tell, share.series, period)

    known = periods(share.series for share in shares)
    whole: Column[_Share] = Column(tell.label("Total"), lambda one: _cost(tell, one.series), numeric=True)
    return [
        Column(tell.label("Action"), called),
        Column(tell.label("Source of money"), lambda one: line(one.payer)),
        *(Column(tell.wording.period(period), partial(paid, period=period), numeric=True) for period in known),
        *([whole] if summed and len(known) > 1 else []),
    ]


def _cost(tell: Teller, series: Series) -> Inline:
    """What something costs; in words if that is nothing."""
    free = bool(series) and all(one.value.exact and not one.value.low for one in series)
    return line(tell.label("without costs")) if free else total(tell, series)


def _sums(tell: Teller, shares: list[_Share]) -> list[Column[_Share]]:
    return [
        Column(tell.label("Source of money"), lambda one: line(one.payer)),
        *(
            Column(tell.wording.period(period), partial(_sum_of, tell, period=period), numeric=True)
            for period in periods(share.series for share in shares)
        ),
        Column(tell.label("Total"), lambda one: total(tell, one.series), numeric=True),
    ]


def totals(tell: Teller) -> Inline:
    """What all actions cost, and what each payer gives of that."""
    shares = _even(_shares(tell))
    *payers, whole = _by_payer(tell, shares)
    unit = tell.unit(tell.program.funding.unit)
    lines = [line(f"{one.payer}: ", total(tell, one.series)) for one in payers if total(tell, one.series)]
    everything, among = total(tell, whole.series), f"; {tell.label('of which')}:" if lines else None
    return joined("\n", (line(everything, f" {unit}" if unit else None, among), *lines)) if everything else ()


def _sum_of(tell: Teller, share: _Share, period: object) -> Inline:
    return total(tell, tuple(one for one in share.series if one.period == period))


def total(tell: Teller, series: Series) -> Inline:
    """The sum of some numbers with the bounds that follow from theirs; marked if one of them is missing."""
    known = [one.value for one in series if one.value.known]
    if not known:
        return ()
    return line(Piece(tell.wording.quantity(added(known)), Mark.PARTIAL if len(known) < len(series) else None))
