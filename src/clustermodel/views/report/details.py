"""What an element says of itself, field by field, whatever its kind; the references of the chain stand elsewhere."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

import attrs

from clustermodel.model.actors import Membership
from clustermodel.model.element import Element
from clustermodel.model.evidence import Source, Unit
from clustermodel.model.frozen import Map
from clustermodel.model.governance import Member
from clustermodel.model.period import Every, Period
from clustermodel.model.quantity import Quantity
from clustermodel.model.roadmap import Result
from clustermodel.model.series import Observation
from clustermodel.model.statistics import Rate
from clustermodel.views.blocks import Inline, joined, line
from clustermodel.views.document.governance import member
from clustermodel.views.document.roadmap import result
from clustermodel.views.members import STATUS, STATUSES
from clustermodel.views.telling import Teller

_ELSEWHERE = frozenset(
    {"id", "code", "source", "basis", "printed", "judged", "notes", "name", "title", "text", "file", "line"}
)
"""Fields that the heading, the remarks and the place show, or that mean nothing to a reader."""
_OWN = frozenset({"quote", "response"})
"""Fields that are the heading of some kinds, and say more of others."""
_TABLE = frozenset({"columns", "rows"})
"""Fields of a source that stand below as a table."""
_UNTOLD = frozenset(
    {("kpi", "aggregation", "unspecified"), ("program", "status", "unknown"), ("source", "kind", "quotation")}
)
"""What a field says when it says nothing: kind of element, field, value."""
LABELS = {
    "about": "About", "activities": "Activities", "aggregation": "Counted as", "aliases": "Also called", "anchor": "Anchor",
    "as_of": "As of", "audience": "For whom", "baseline": "Baseline", "belongs_to": "Belongs to another cluster",
    "budget": "Money", "cluster": "Cluster", "codes": "Codes", "columns": "Columns", "conflicts": "At odds with",
    "definition": "Definition", "direction": "Should", "edition": "Edition", "every": "How often", "flow": "Flow",
    "goal": "Goal", "horizon": "Period of the programme", "kind": "Kind", "language": "Language",
    "members": "Members", "missing": "Missing", "mission": "Mission",
    "of": "Multiple of", "open": "Open list", "origin": "Produced by", "part_of": "Part of", "profile": "Profile",
    "programme": "Programme", "quadrant": "Quadrant", "quote": "What the text says", "ranked_among": "Ranked among",
    "rate": "Rate", "required": "Link required", "response": "What is done", "result": "Result", "role": "Role",
    "rows": "Indicators",
    "same_as": "May be the same as", "scope": "Scope", "services": "Services", "size": "Number of participants",
    "status": "Status",
    "targets": "Plan", "territory": "Territory", "times": "Times", "unit": "Unit", "until": "Until", "values": "Values",
    "when": "When", "within": "Within",
}  # fmt: skip
"""Field → its label."""


def details(tell: Teller, element: Element, but: frozenset[str] = frozenset()) -> Iterator[tuple[str, Inline]]:
    """Label and content of each field that says anything, `but` for some."""
    for field in attrs.fields(type(element)):
        value = getattr(element, field.name)
        refers, holds = field.metadata.get("refers"), field.metadata.get("holds")
        hidden = field.name in _ELSEWHERE | but or (element.KIND, field.name, str(value)) in _UNTOLD
        hidden = hidden or (field.name in _OWN and value == element.label)
        hidden = hidden or (isinstance(element, Source) and bool(element.rows) and field.name in _TABLE)
        if value is None or value in ((), "", False) or hidden or (refers and refers.rests) or (holds and holds.relation):
            continue
        if field.name == "profile":
            yield from ((tell.wording.text(label), tell.texts(texts, "\n")) for label, texts in value.items())
            continue
        said = _said(tell, element, field.name, value)
        if said:
            yield tell.label(LABELS.get(field.name, field.name)), said


def _said(tell: Teller, holder: Any, name: str, value: Any) -> Inline:
    if name == "language":
        return line(tell.wording.name_of(value))
    if name == "unit" or (name == "of" and isinstance(holder, Unit)):
        return tell.field(holder, name, tell.unit(value))
    if isinstance(value, StrEnum) and not isinstance(value, Membership) and not isinstance(value, Every):
        return tell.term(holder, name)
    if name == "kind":
        return tell.term(holder, name)
    if isinstance(value, Membership) and isinstance(holder, Element):
        words = STATUS if holder.KIND == "participant" else STATUSES
        return tell.field(holder, name, tell.label(words[value]))
    if "refers" in attrs.fields_dict(type(holder))[name].metadata and not isinstance(value, Map):
        return tell.refs(holder, name, "; ")
    return tell.field(holder, name, _value(tell, value))


def _value(tell: Teller, value: Any) -> Inline:
    """A value by its type; nothing for one that no reader could read."""
    for cls, write in _WRITERS.items():
        if isinstance(value, cls):
            return write(tell, value)
    return () if attrs.has(type(value)) else line(str(value))


def _named(tell: Teller, element: Element) -> Inline:
    return line(attrs.evolve(tell.called(element)[0], to=element.address))


def _dated(tell: Teller, one: Observation) -> Inline:
    period = tell.wording.period(one.period) if one.period.dated or one.value.known else ""
    return joined(": ", (line(period), tell.observation(one)))


def _map(tell: Teller, found: "Map[Any, Any]") -> Inline:
    return joined("\n", (line(f"{_key(tell, key)}: ", _value(tell, one)) for key, one in found.items()))


_WRITERS: dict[type, Callable[[Teller, Any], Inline]] = {
    bool: lambda tell, value: line(tell.label("yes") if value else ""),
    Every: lambda tell, value: line(tell.wording.recurrence(value)),
    Period: lambda tell, value: line(tell.wording.period(value)),
    Quantity: lambda tell, value: tell.quantity(value),
    Observation: _dated,
    Result: result,
    Rate: lambda tell, value: joined(" / ", (tell.refs(value, "of"), tell.quantity(value.per))),
    Member: member,
    Element: _named,
    Map: _map,
    tuple: lambda tell, value: joined("\n", (_value(tell, one) for one in value)),
    str: lambda tell, value: line(tell.wording.text(value)),
}
"""Type of a value → how it is written; the first that fits."""


def _key(tell: Teller, key: object) -> str:
    """A key of a map: a source of money by its name, a scheme of codes in capitals."""
    payer = tell.links.get(f"funding:{key}")
    return tell.own_words(payer) if payer else tell.label(str(key).upper())
