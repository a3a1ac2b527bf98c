"""Where an editable cell goes: a field of an element in the programme, or of what the actuals report of it."""

from collections.abc import Hashable, Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, Literal

import attrs

from clustermodel.links.index import Links
from clustermodel.model.actuals import Actuals
from clustermodel.model.meta import yaml_key
from clustermodel.model.period import Period, parse_period
from clustermodel.model.series import Observation, at
from clustermodel.views.execution import reports
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.forms import Form

File = Literal["programme", "actuals"]

GROWING = ("kpi", "action", "participant", "funding")
"""The kinds of which a workbook takes new elements."""

MONEY = frozenset({"budget", "spent"})
"""Steps of the fields that are sums of money."""
_FIELDS = 1000
"""Fields whose forms are kept: those of all columns of a workbook, and more."""
SERVED = {
    "answers": forms.refs("pairing", "factor"),
    "drives": forms.refs("kpi"),
    "pursues": forms.refs("objective", "goal"),
}
"""What an action serves; in a workbook one column stands for all."""
_SERIES = ("targets", "budget")
"""The fields that end in a period."""
_REPORTED = {"@/value": forms.QUANTITY}
_FORMS: dict[tuple[str, str], dict[str, Form]] = {
    ("programme", "kpi"): {
        "id": forms.ID,
        "name": forms.TEXT,
        "unit": forms.TEXT,
        "aggregation": forms.AGGREGATION,
        "baseline/period": forms.PERIOD,
        "baseline/value": forms.QUANTITY,
        "targets/@": forms.QUANTITY,
        "measures": forms.refs("objective", "goal"),
        "responsible": forms.refs("body", "organization"),
    },
    ("programme", "action"): {
        "id": forms.ID,
        "direction": forms.ref("direction"),
        "title": forms.TEXT,
        "when": forms.PERIOD,
        "every": forms.EVERY,
        "until": forms.PERIOD,
        "responsible": forms.refs("body", "organization", "participant"),
        "with": forms.refs("organization", "participant", "body", "group"),
        "result/text": forms.TEXT,
        "result/value": forms.QUANTITY,
        "result/unit": forms.TEXT,
        "result/counted": forms.COUNTED,
        "budget/*/@": forms.QUANTITY,
        "serves": forms.refs(*(kind for form in SERVED.values() for kind in form.kinds)),
        **SERVED,
    },
    ("programme", "funding"): {"id": forms.ID, "name": forms.TEXT, "unit": forms.TEXT},
    ("programme", "participant"): {
        "id": forms.ID,
        "name": forms.TEXT,
        "kind": forms.TEXT,
        "role": forms.ROLE,
        "status": forms.STATUS,
        "place": forms.ref("place"),
        "activities": forms.refs("activity"),
    },
    ("actuals", "kpi"): _REPORTED,
    ("actuals", "statistic"): _REPORTED,
    ("actuals", "action"): {
        "action": forms.ref("action"),
        "@": forms.PERIOD,
        "@/status": forms.PROGRESS,
        "@/date": forms.PERIOD,
        "@/result/text": forms.TEXT,
        "@/result/value": forms.QUANTITY,
        "@/result/unit": forms.TEXT,
        "@/spent/*": forms.QUANTITY,
        "@/evidence": forms.TEXT,
        "@/notes": forms.NOTES,
    },
}
"""File and kind of the element → field → what a cell for it holds; `@` stands for a period, `*` for an id.

A new report of an action names the action and the period itself.
"""


@attrs.frozen
class Slot:
    """A field: `programme kpi:K1 targets/2022`, `actuals action:2.7 2021-H2/status`."""

    file: File
    address: str
    field: str

    @property
    def kind(self) -> str:
        """The kind of the element."""
        return self.address.partition(":")[0]

    @property
    def id(self) -> str:
        """The id of the element."""
        return self.address.partition(":")[2]

    @property
    def parts(self) -> tuple[str, ...]:
        """The steps of the field."""
        return tuple(self.field.split("/"))

    @property
    def is_of_money(self) -> bool:
        """It is the unit of all sums, whichever source of money it is written beside."""
        return (self.kind, self.field) == ("funding", "unit")

    @property
    def unit(self) -> "Slot | None":
        """Where the unit of a number goes, if it has a field of its own: a result."""
        measure = self.parts[-2:] == ("result", "value")
        return attrs.evolve(self, field="/".join((*self.parts[:-1], "unit"))) if measure else None

    @property
    def form(self) -> Form:
        """What a cell for it holds. Raises LookupError for a field that no cell may change."""
        found = _form(self.file, self.kind, self.field)
        if found is None:
            raise LookupError(f"{self.file} {self.address}/{self.field}")
        return found


@lru_cache(_FIELDS)
def _form(file: File, kind: str, field: str) -> Form | None:
    parts = field.split("/")
    return next((form for said, form in _FORMS.get((file, kind), {}).items() if _fits(said.split("/"), parts)), None)


def _fits(steps: Sequence[str], parts: Sequence[str]) -> bool:
    return len(steps) == len(parts) and all(map(_fits_step, steps, parts))


def _fits_step(step: str, part: str) -> bool:
    if step != "@" or part == "@":
        return step in ("*", part)
    try:
        return str(parse_period(part)) == part
    except ValueError:
        return False


def current(links: Links, actuals: Actuals | None, slot: Slot) -> str:
    """The value of a field as the file holds it; empty if there is none. Raises KeyError if there is no such element."""
    return _text(held(links, actuals, slot))


def held(links: Links, actuals: Actuals | None, slot: Slot) -> Any:
    """The same as the model has it, texts in all their languages; None if there is none."""
    element: Any = links.elements[slot.address]
    if slot.file == "actuals":
        return _followed(_report(actuals, slot), slot.parts[1:])
    if slot.is_of_money:
        return links.program.funding.unit
    if slot.parts[0] in _SERIES:
        *steps, period = slot.parts
        found = at(_followed(element, tuple(steps)) or (), parse_period(period))
        return found.value if found else None
    return _followed(element, slot.parts)


def ambiguous(series: Iterable[Any], period: Period) -> bool:
    """A period has several entries, so that no cell can stand for one of them; or one that says more than a number."""
    found = [one for one in series if one.period == period]
    return len(found) > 1


def _report(actuals: Actuals | None, slot: Slot) -> Any:
    period = parse_period(slot.parts[0])
    return next((one for one in reports(actuals, slot.kind, slot.id) if one.period == period), None)


def _followed(holder: Any, steps: tuple[str, ...]) -> Any:
    for step in steps:
        cls: Any = type(holder)
        holder = holder.get(step) if isinstance(holder, dict) else getattr(holder, _attribute(cls, step), None)
    return holder


@cache
def _attribute(cls: Hashable, key: str) -> str:
    """The attribute that a key of the YAML file is: `with_` for `with`."""
    fields = attrs.fields(cls) if isinstance(cls, type) and attrs.has(cls) else ()
    return next((one.name for one in fields if yaml_key(one) == key), key)


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        texts = all(isinstance(one, str) for one in value)
        return "\n".join(value) if texts else ", ".join(ref.id for ref in value)
    return "" if value is None or isinstance(value, Observation) else str(getattr(value, "id", value))
