"""The signs of open cells: what stands in them that the text does not say."""

from typing import Any

from clustermodel.model.period import parse_period
from clustermodel.model.ref import Ref
from clustermodel.model.series import Observation, at
from clustermodel.views.marks import OF_BASIS, Mark


def footing(element: Any, field: str) -> frozenset[Mark]:
    """The signs of what a field of the programme says, as they stand behind it in locked cells."""
    found: set[Mark | None] = set()
    holder, steps = element, [*field.split("/")]
    while steps and holder is not None:
        name = steps.pop(0)
        if name.rstrip("_") in getattr(holder, "judged", ()):
            found.add(Mark.JUDGED)
        holder = _below(holder, name, steps)
        found |= {OF_BASIS[one.basis] for one in _grounded(holder)}
    return frozenset(mark for mark in found if mark)


def _below(holder: Any, name: str, steps: list[str]) -> Any:
    """What a holder has under a name; of a series that of the period which comes next in the steps."""
    value = holder.get(name) if isinstance(holder, dict) else getattr(holder, name, getattr(holder, f"{name}_", None))
    if not (steps and isinstance(value, tuple)):
        return value
    found = at(value, parse_period(steps.pop(0)))
    steps.append("value")
    return found


def _grounded(value: Any) -> tuple[Any, ...]:
    """The references or the number in a value, each of which has a footing."""
    found = value if isinstance(value, tuple) else (value,)
    return tuple(one for one in found if isinstance(one, Ref | Observation))
