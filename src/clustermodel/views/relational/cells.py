"""How values stand in the cells of tables."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from clustermodel.model.element import Element
from clustermodel.model.period import Period
from clustermodel.model.quantity import Quantity
from clustermodel.model.text import in_language
from clustermodel.views.relational.shape import Slot, Value
from clustermodel.views.telling import Teller


def values(tell: Teller, of: tuple[Slot, ...], holder: Any) -> Iterator[Value]:
    """The cells of an object, in the order of the columns of its fields."""
    for slot in of:
        yield from cells(tell, slot, holder)


def cells(tell: Teller, slot: Slot, holder: Any) -> tuple[Value, ...]:
    """The cells of a field, in the order of its columns."""
    value = holder
    for name in slot.path:
        value = getattr(value, name) if value is not None else None
    if slot.type is Quantity:
        return quantity(value)
    if slot.type is Period:
        return period(value)
    if slot.is_unit:
        return unit(tell, value)
    return (text(tell, value) if isinstance(value, str) else int(value) if isinstance(value, bool) else value,)


def quantity(value: Quantity | None) -> tuple[Value, ...]:
    """A number as it is written, and its bounds."""
    return (None,) * 3 if value is None else (str(value), value.low, value.high)


def period(value: Period | None) -> tuple[Value, ...]:
    """A period as it is written, and its days."""
    return (None,) * 3 if value is None else (str(value), day(value.first), day(value.last))


def unit(tell: Teller, value: str | None) -> tuple[Value, ...]:
    """A unit as readers know it, and its address if it is declared."""
    declared = tell.links.get(f"unit:{value}")
    return (tell.unit(value) if value else None, declared.address if declared else None)


def day(day: date | None) -> str | None:
    """A day as ISO 8601 writes it."""
    return day.isoformat() if day else None


def text(tell: Teller, text: str) -> str:
    """A text of the programme in the language of the tables."""
    return str(in_language(text, tell.wording.tag))


def path(at: tuple[str | int, ...]) -> str:
    """The place of something in its element; items of lists are counted from 1, as in the columns `position`."""
    return "/".join(str(step + 1 if isinstance(step, int) else step) for step in at)


def is_record(value: Any) -> bool:
    """It has fields of its own, and is neither an element nor a single value."""
    return attrs.has(type(value)) and not isinstance(value, Element | Quantity | Period)
