"""Units of measurement: what a declared unit is a multiple of."""

from decimal import Decimal

from clustermodel.links.index import Links
from clustermodel.messages import Phrase
from clustermodel.model.evidence import Unit
from clustermodel.model.quantity import Quantity


def in_base_units(links: Links, unit: str | None) -> tuple[str, Decimal]:
    """The basic unit behind a unit, and how many of it make one: `тыс. руб.` is (`руб.`, 1000).

    A unit that is not declared is its own text, once. A circle of declarations ends where it began.
    """
    times, seen, name = Decimal(1), set(), unit or ""
    while name not in seen:
        seen.add(name)
        declared = _declared(links, name)
        if declared is None:
            break
        name = declared.of or declared.name
        times *= declared.times or 1
        if declared.of is None:
            break
    return name, times


def _declared(links: Links, name: str) -> Unit | None:
    by_id = links.get(f"unit:{name}")
    if isinstance(by_id, Unit):
        return by_id
    return next((unit for unit in links.of_kind("unit") if isinstance(unit, Unit) and unit.name == name), None)


def name_of(links: Links, unit: str | None) -> str:
    """What a unit is called: the name of a declared one, else its own text."""
    declared = links.get(f"unit:{unit}")
    return declared.label if declared is not None else unit or ""


def measured(links: Links, value: Quantity, unit: str | None) -> Phrase | Quantity:
    """A number with its unit as a message of each language writes them: 70%, 70 %, 19.6 million; alone if it has none."""
    name = name_of(links, unit)
    if not name:
        return value
    return Phrase("{value}%", {"value": value}) if name == "%" else Phrase("{value} {unit}", {"value": value, "unit": name})
