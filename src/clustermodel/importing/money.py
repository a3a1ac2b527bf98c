"""The unit of all sums, which is written beside sources of money and is one for all of them."""

from collections.abc import Iterator, Sequence

import attrs

from clustermodel.importing import expected, rules
from clustermodel.importing.wishes import Change, New, Tell
from clustermodel.views.workbook.slots import Slot


def one_unit(
    changes: Sequence[Change], new: Sequence[New], unit: str | None, tell: Tell
) -> tuple[list[Change], list[New]]:
    """What is asked for, without other units of sums than the first; that is told, and if there are sources and no unit.

    `unit` is that of the programme.
    """
    said = [*_said(changes, new)]
    wanted = said[0][1] if said else unit
    for _, value, place in said:
        if value != wanted:
            name, help = expected.ONE_MONEY
            tell(rules.BAD_CELL, place, found=value, form=name, help=help)
    if not wanted:
        for place in [one.place for one in new if one.kind == "funding"][:1]:
            tell(rules.NO_MONEY, place)
    kept = [one for one in changes if _fits(one.slot, one.value, wanted)]
    return kept, [attrs.evolve(one, fields=tuple(pair for pair in one.fields if _fits(*pair, wanted))) for one in new]


def _said(changes: Sequence[Change], new: Sequence[New]) -> Iterator[tuple[Slot, str, str]]:
    """The units that are written, and where."""
    yield from ((one.slot, one.value, one.place) for one in changes if one.slot.is_of_money)
    fields = ((one, *pair) for one in new for pair in one.fields)
    yield from ((slot, value, one.place_of(slot.field)) for one, slot, value in fields if slot.is_of_money)


def _fits(slot: Slot, value: str, wanted: str | None) -> bool:
    return not slot.is_of_money or value == wanted
