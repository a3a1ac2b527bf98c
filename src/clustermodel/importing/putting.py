"""Puts single values where they belong in a file's containers."""

from typing import Any

import attrs

from clustermodel.importing import data
from clustermodel.importing.remarks import put_notes
from clustermodel.importing.wishes import New
from clustermodel.links.index import Links
from clustermodel.loading.dump import Bare
from clustermodel.model.actors import Participant
from clustermodel.model.element import Element
from clustermodel.model.header import Status
from clustermodel.model.meta import yaml_key
from clustermodel.model.objectives import Kpi
from clustermodel.model.period import parse_period
from clustermodel.model.ref import Basis
from clustermodel.model.roadmap import DATES, Action, FundingSource
from clustermodel.views.workbook.slots import Slot

_CLASSES: dict[str, type] = {"kpi": Kpi, "action": Action, "participant": Participant, "funding": FundingSource}
_LISTS = {
    "kpi": ("kpis",),
    "action": ("roadmap", "actions"),
    "participant": ("participants", "members"),
    "funding": ("funding", "sources"),
}
"""Kind → the keys of the list that its elements stand in."""
_PARTS = ("period", "text", "value", "unit", "counted", "judged")
"""The keys of a baseline and of a result."""
_OF_THE_TEXT = frozenset({"aggregation", "responsible", "with", "result/text"})
"""Fields that the approved text would state: what is filled in there has come later, and is marked so."""
_CALLED, _PLACED = frozenset({"name", "title"}), frozenset({"id", "direction"})
"""Fields that make an element one that was added if they are not of the text, and those that papers cannot do without."""
_REPORTS = {"kpi": "kpis", "statistic": "statistics", "action": "actions"}
_ACTUALS = ("format", "program", "as_of", *_REPORTS.values())


def put_planned(root: Any, links: Links, slot: Slot, value: str) -> None:
    """Put a value of the programme into its containers.

    The wording of the field as printed stays, as what the approved text says. It is no wording of the new value: the
    field is marked as not the text's, so that nobody is shown the one for the other.
    """
    holder, element = data.at(root, links.paths[slot.address]), links.elements[slot.address]
    if slot.is_of_money:
        _put_unit(root, value)
    elif slot.form.name == "refs" and holder.get(slot.field):
        _put_refs(holder[slot.field], value.split(", "))
    else:
        put_field(holder, slot, value)
    added = slot.field not in _PLACED and not _CALLED.isdisjoint(element.judged)
    if is_printed(element, slot) or (_is_approved(links) and (added or slot.field in _OF_THE_TEXT)):
        _judge(holder, *slot.parts)


def _is_approved(links: Links) -> bool:
    """A text may say something of a programme: it is no draft."""
    return links.program.header.status is not Status.DRAFT


def _judge(holder: dict[str, Any], field: str, *within: str) -> None:
    """Mark a field as one that is not the text's."""
    if within and field == "result":
        _judge(holder[field], *within)
    elif field not in holder.get("judged", ()):
        data.insert_key(holder, "judged", [*holder.get("judged", ()), field], ("printed", "judged"))


def _put_refs(written: Any, ids: list[str]) -> None:
    """Put references in the place of others; those that stay keep what is said of them."""
    known = written if isinstance(written, dict) else {_id_of(one): at for at, one in enumerate(written)}
    gone = [known[id] if isinstance(written, list) else id for id in known if id not in ids]
    for key in gone:
        written[key] = data.GONE
    for id in (one for one in ids if one not in known):
        if isinstance(written, dict):
            written[id] = str(Basis.STATED)
        else:
            written.append(id)


def _id_of(item: Any) -> str:
    """The id of a reference in a list, where it may be a map of the one id to its basis."""
    return str(next(iter(item)) if isinstance(item, dict) else item)


def is_printed(element: Element, slot: Slot) -> bool:
    """The wording of a field as printed is kept; that of a date says how often and until when, too."""
    if slot.file == "programme" and slot.parts[0] == "result" and isinstance(element, Action) and element.result:
        return slot.parts[1] in element.result.printed
    return slot.file == "programme" and ("when" if slot.parts[0] in DATES else slot.parts[0]) in element.printed


def put_field(holder: dict[str, Any], slot: Slot, value: str) -> None:
    """Put a field into the map of its element."""
    order = _order(slot.kind)
    if slot.parts[0] == "targets":
        data.set_number(holder, "targets", parse_period(slot.parts[1]), value, order)
    elif slot.parts[0] == "budget":
        if "budget" not in holder:
            data.insert_key(holder, "budget", {}, order)
        data.set_number(holder["budget"], slot.parts[1], parse_period(slot.parts[2]), value, ())
    elif len(slot.parts) > 1:
        if slot.parts[0] not in holder:
            data.insert_key(holder, slot.parts[0], {}, order)
        data.insert_key(data.within(holder, slot.parts[0]), slot.parts[1], _scalar(slot, value), _PARTS)
    else:
        data.insert_key(holder, slot.field, _scalar(slot, value), order)


def put_reported(root: Any, slot: Slot, value: str) -> None:
    """Put a value of the actuals into their containers."""
    section = _REPORTS[slot.kind]
    if section not in root:
        data.insert_key(root, section, {}, _ACTUALS)
    series, period = root[section].setdefault(slot.id, []), parse_period(slot.parts[0])
    if isinstance(series, dict):  # of period → number
        data.set_number(root[section], slot.id, period, value, ())
        return
    *around, last = slot.parts[1:]
    report = data.within(data.entry_of(series, period), *around)
    if slot.form.name == "notes":
        put_notes(report, value.split("\n"))
    else:
        report[last] = _scalar(slot, value)


def take_back(root: Any, slot: Slot) -> None:
    """Take a value out of the containers of the actuals, and the report that has no other. Nothing may be put in later."""
    section, period = root[_REPORTS[slot.kind]], parse_period(slot.parts[0])
    series = section[slot.id]
    there = ((at, one["period"]) for at, one in enumerate(series) if one is not data.GONE)
    known = ((one, one) for one in series) if isinstance(series, dict) else there
    key = next(key for key, said in known if parse_period(said) == period)
    _take(section, [slot.id, key, *(slot.parts[1:] if slot.kind == "action" else ())])


def _take(holder: Any, keys: list[Any]) -> None:
    key, *rest = keys
    if rest:
        _take(holder[key], rest)
    if not rest or not _left(holder[key]):
        holder[key] = data.GONE


def _left(holder: Any) -> bool:
    """A list or map still says something; a period alone is nothing."""
    items = holder.items() if isinstance(holder, dict) else enumerate(holder)
    return any(value is not data.GONE for key, value in items if key != "period")


def put_new(root: Any, new: New, links: Links) -> None:
    """Put a new element at the end of its list. What somebody has added to a text is no part of it."""
    *around, last = _LISTS[new.kind]
    element = data.Fresh()
    for slot, value in new.fields:
        if slot.is_of_money:
            _put_unit(root, value)
        elif slot.file == "programme":
            put_field(element, slot, value)
            if new.added and _is_approved(links) and slot.field not in _PLACED:
                _judge(element, *slot.parts)
    if new.printed:
        element["printed"] = dict(new.printed)
    data.within(root, *around).setdefault(last, []).append(element)


def _put_unit(root: Any, value: str) -> None:
    """Put the unit of all sums before the sources of money."""
    funding = data.within(root, "funding")
    if "unit" in funding or not funding:
        funding["unit"] = value
    else:
        data.insert_key(funding, "unit", value, ("unit", "sources"))


def _scalar(slot: Slot, value: str) -> Any:
    form = slot.form
    if form.name == "refs":
        return value.split(", ")
    return Bare(value) if form.name in ("quantity", "period") else value


def _order(kind: str) -> list[str]:
    """The keys of a kind as its class declares them; those that all elements have come behind."""
    common = {field.name for field in attrs.fields(Element)} - {"id"}
    return ["id", *(yaml_key(one) for one in attrs.fields(_CLASSES[kind]) if one.name not in common and one.name != "id")]
