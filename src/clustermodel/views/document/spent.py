"""What is spent, beside what is planned for it."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from clustermodel.model.actuals import Occurrence
from clustermodel.model.quantity import added
from clustermodel.model.roadmap import Action
from clustermodel.model.series import Observation, Series
from clustermodel.views.blocks import Block, Column, Heading, Inline, Piece, line, table
from clustermodel.views.document.money import even, total
from clustermodel.views.execution import reports
from clustermodel.views.telling import Teller


@attrs.frozen
class _Row:
    """An action on which money is spent; none: all of them."""

    action: Action | None
    planned: Series
    paid: Series


def budgeted(action: Action) -> list[Observation]:
    """What is planned for an action: how much from whom in which period."""
    return [one for series in action.budget.values() for one in series]


def paid(told: Iterable[Occurrence]) -> list[Observation]:
    """What some reports say was spent."""
    return [Observation(period=one.period, value=sum) for one in told for sum in one.spent.values()]


def is_over(planned: Sequence[Observation], gone: Iterable[Observation]) -> bool:
    """What is gone is surely more than all that is planned, none of which is missing."""
    known = [one.value for one in gone if one.value.known]
    whole = bool(planned) and all(one.value.known for one in planned)
    return whole and added(one.value for one in planned).surely_below(added(known))


def overspent(tell: Teller) -> Iterator[tuple[Action, Inline, Inline]]:
    """The actions on which more is spent than is planned for them, with what is gone and what is planned."""
    for row in _rows(tell):
        if row.action and is_over(row.planned, row.paid):
            yield row.action, _sum(tell, row.paid), _sum(tell, row.planned)


def _sum(tell: Teller, series: Series) -> Inline:
    """A sum with its unit; nothing if no part of it is known."""
    sum, unit = total(tell, series), tell.unit(tell.program.funding.unit)
    return line(sum, tell.wording.gap(unit) if unit else None, unit) if sum else ()


def sums(tell: Teller) -> Iterator[tuple[str, Inline]]:
    """What is spent in all, what is planned for the same actions, and for all, each with its label and unit."""
    rows = _rows(tell)
    whole = [one for action in tell.program.roadmap.actions for one in budgeted(action)]
    labels = ("Spent, as reported", "Planned for the same actions, for all years", "Planned for the whole programme")
    amounts = even([tuple(one for row in rows for one in found(row)) for found in (_paid, _planned)] + [tuple(whole)])
    said = ((tell.label(label), _sum(tell, series)) for label, series in zip(labels, amounts, strict=True) if rows)
    yield from (one for one in said if one[1])


def spending(tell: Teller) -> Iterator[Block]:
    """Actions on which money is spent: what is planned for all years, and what is gone; none if none is planned."""
    rows = _rows(tell)
    if not any(row.planned for row in rows):
        return
    if len(rows) > 1:
        rows.append(_Row(None, *(tuple(one for row in rows for one in found(row)) for found in (_planned, _paid))))
    unit = tell.unit(tell.program.funding.unit)
    columns: list[Column[_Row]] = [
        Column(tell.label("Action"), lambda row: tell.titled(row.action) if row.action else _whole(tell)),
        Column(_with(tell.label("Planned for all years"), unit), lambda row: total(tell, row.planned), numeric=True),
        Column(_with(tell.label("Spent"), unit), lambda row: total(tell, row.paid), numeric=True),
    ]
    for found in table(rows, columns):
        yield Heading(line(tell.label("Planned and spent")))
        yield found


def _whole(tell: Teller) -> Inline:
    return line(Piece(tell.label("Total"), strong=True))


def _with(heading: str, unit: str) -> str:
    return ", ".join(filter(None, (heading, unit)))


def _planned(row: _Row) -> Series:
    return row.planned


def _paid(row: _Row) -> Series:
    return row.paid


def _rows(tell: Teller) -> list[_Row]:
    found = ((action, paid(reports(tell.actuals, "action", action.id))) for action in tell.program.roadmap.actions)
    told = [(action, spent) for action, spent in found if spent]
    amounts = iter(even([tuple(one) for action, spent in told for one in (budgeted(action), spent)]))
    return [_Row(action, planned, gone) for (action, _), planned, gone in zip(told, amounts, amounts, strict=True)]
