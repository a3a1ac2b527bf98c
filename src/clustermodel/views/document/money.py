"""Money: what each action costs, who pays, and when."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial

import attrs

from clustermodel.model.quantity import Quantity
from clustermodel.model.roadmap import Action
from clustermodel.model.series import Series
from clustermodel.views.blocks import Block, Column, Heading, Inline, Paragraph, Piece, joined, line, table
from clustermodel.views.document.indicators import by_period, periods
from clustermodel.views.marks import Mark
from clustermodel.views.telling import Teller


@attrs.frozen
class _Share:
    """What one payer gives to one action, or to all of them."""

    payer: str
    series: Series
    action: Action | None = None


def money(tell: Teller) -> Iterator[Block]:
    """The sources of money, each action's budget, and the sums."""
    yield from _money(tell, lambda share: tell.number(share.action) if share.action else ())


def money_told(tell: Teller) -> Iterator[Block]:
    """The same for paper, where each action is told by its title once."""
    seen: dict[str, _Share] = {}

    def called(share: _Share) -> Inline:
        if share.action is None:
            return ()
        first = seen.setdefault(share.action.address, share) is share
        return tell.titled(share.action) if first else tell.number(share.action)

    yield from _money(tell, called)


def _money(tell: Teller, called: Callable[[_Share], Inline]) -> Iterator[Block]:
    funding = tell.program.funding
    shares = list(_shares(tell))
    if funding.unit:
        yield Paragraph(line(tell.label("Unit"), ": ", tell.unit(funding.unit)))
    if not shares:
        yield from table(funding.sources, [Column(tell.label("Source of money"), tell.called)])
        return
    yield Heading(line(tell.label("Budgets of actions")))
    yield from table(shares, _columns(tell, shares, called))
    yield Heading(line(tell.label("Sums by source of money")))
    yield from table(_by_payer(tell, shares), _sums(tell, shares))


def _shares(tell: Teller) -> Iterator[_Share]:
    for action in tell.program.roadmap.actions:
        for id, series in action.budget.items():
            payer = tell.links.get(f"funding:{id}")
            yield _Share(tell.own_words(payer) if payer else id, series, action)


def _by_payer(tell: Teller, shares: list[_Share]) -> Iterator[_Share]:
    for payer in dict.fromkeys(share.payer for share in shares):
        yield _Share(payer, tuple(one for share in shares if share.payer == payer for one in share.series))
    yield _Share(tell.label("Total"), tuple(one for share in shares for one in share.series))


def _columns(tell: Teller, shares: list[_Share], called: Callable[[_Share], Inline]) -> list[Column[_Share]]:
    return [
        Column(tell.label("Action"), called),
        Column(tell.label("Source of money"), lambda one: line(one.payer)),
        *by_period(tell, shares, lambda one: one.series),
    ]


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
    shares = list(_shares(tell))
    *payers, whole = _by_payer(tell, shares)
    unit = tell.unit(tell.program.funding.unit)
    lines = (line(f"{one.payer}: ", total(tell, one.series)) for one in payers if total(tell, one.series))
    everything = total(tell, whole.series)
    return joined("\n", (line(everything, f" {unit}" if unit else None), *lines)) if everything else ()


def _sum_of(tell: Teller, share: _Share, period: object) -> Inline:
    return total(tell, tuple(one for one in share.series if one.period == period))


def total(tell: Teller, series: Series) -> Inline:
    """The sum of some numbers with the bounds that follow from theirs; marked if one of them is missing."""
    known = [one.value for one in series if one.value.known]
    if not known:
        return ()
    lows, highs = [one.low for one in known], [one.high for one in known]
    whole = Quantity(
        None if None in lows else sum(filter(None, lows), start=Decimal()),
        None if None in highs else sum(filter(None, highs), start=Decimal()),
        about=any(one.about for one in known),
    )
    return line(Piece(tell.wording.quantity(whole), Mark.PARTIAL if len(known) < len(series) else None))
