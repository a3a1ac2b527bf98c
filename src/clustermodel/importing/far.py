"""Dates that are far from the time of a programme, as a slip of the hand makes them."""

from collections.abc import Callable, Iterable, Iterator

from clustermodel.importing import rules
from clustermodel.importing.wishes import Change, New
from clustermodel.model.period import Period, parse_period
from clustermodel.views.workbook.slots import Slot

_YEARS = 20


def tell_far(changes: Iterable[Change], new: Iterable[New], horizon: Period | None, tell: Callable[..., None]) -> None:
    """Tell the periods that are far from the time of the programme, each place once.

    `tell` takes a rule, a place and the values of the message.
    """
    said = [(one.place, one.slot, one.value) for one in changes]
    said += [(one.place_of(slot.field), slot, value) for one in new for slot, value in one.fields]
    found = dict.fromkeys((place, period) for place, slot, value in said for period in _periods(slot, value))
    for place, period in ((place, parse_period(text)) for place, text in found):
        if horizon and _is_far(period, horizon):
            tell(rules.FAR, place, period=period, horizon=horizon)


def _periods(slot: Slot, value: str) -> Iterator[str]:
    """The periods that a value of a field speaks of: itself, and that of a number or a report."""
    if slot.form.name == "period" and value:
        yield value
    if slot.parts[0] == "targets" or slot.file == "actuals":
        yield from (one for one in slot.parts if one[0].isdigit())


def _is_far(period: Period, horizon: Period) -> bool:
    """A period is more years than `_YEARS` before or after the time of a programme."""
    years = [one.year for one in (period.first, period.last) if one]
    before, after = (one.year if one else None for one in (horizon.first, horizon.last))
    early = before is not None and any(one < before - _YEARS for one in years)
    return early or (after is not None and any(one > after + _YEARS for one in years))
