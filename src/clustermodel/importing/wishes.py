"""What a workbook or a table asks for."""

from collections.abc import Callable

import attrs

from clustermodel.diagnostics import Diagnostic
from clustermodel.model.roadmap import DATES
from clustermodel.views.workbook.slots import Slot

Tell = Callable[..., None]
"""Takes a rule, a place and the values of the message."""
NAMES = ("name", "title")
"""The fields that say what an element is called."""


@attrs.frozen
class Change:
    """Another value of a field."""

    slot: Slot
    value: str
    """As the YAML file holds it."""
    exported: str | None
    """What the file held when the workbook was exported; None for a table that was not."""
    place: str
    """Where it is written: `KPIs!D5`."""

    @property
    def subject(self) -> str:
        """The address of the field."""
        return f"{self.slot.address}/{self.slot.field}"


@attrs.frozen
class New:
    """A new element."""

    kind: str
    id: str
    fields: tuple[tuple[Slot, str], ...]
    """Its fields and their values, as the YAML file holds them; the id is the first."""
    place: str
    printed: tuple[tuple[str, str], ...] = ()
    """Fields as the table words them."""
    cells: tuple[tuple[str, str], ...] = ()
    """Fields and the cells they stand in, where these are known."""
    added: bool = False
    """It comes from a row that somebody filled in, not from a table of the text."""

    @property
    def address(self) -> str:
        """`kind:id`."""
        return f"{self.kind}:{self.id}"

    @property
    def name(self) -> str:
        """What it is called."""
        return next((value for slot, value in self.fields if slot.field in NAMES), "")

    def place_of(self, field: str) -> str:
        """The cell that a field stands in, or the row."""
        return dict(self.cells).get(field, self.place)


Report = tuple[str, str]
"""What is reported of an element for a period: its address and the period."""


def report_of(slot: Slot) -> Report | None:
    """The report that a field is a part of, if only the whole makes sense: status, date and result of an occurrence."""
    return (slot.address, slot.parts[0]) if slot.file == "actuals" and slot.kind == "action" else None


def whole_of(slot: Slot) -> tuple[str, str]:
    """What a field of the programme is a part of: a baseline with its period, or the dates; else itself."""
    part = slot.parts[0]
    return slot.address, "when" if part in DATES else part if part == "baseline" else slot.field


@attrs.frozen
class Wishes:
    """All that is asked for, and what is wrong with the rest."""

    changes: tuple[Change, ...] = ()
    new: tuple[New, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    refused: frozenset[Report] = frozenset()
    """Reports of which something is wrong."""
