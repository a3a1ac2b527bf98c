"""References to several elements of a kind whose numbers are the programme's own, one after the other on paper."""

from collections.abc import Mapping, Sequence

import attrs

from clustermodel.views.blocks import Inline, line

SEVERAL = {
    "objective": "objectives {number}",
    "kpi": "indicators {number}",
    "direction": "directions {number}",
    "risk": "risks {number}",
    "link": "links {number}",
}
"""Kind → what the first of several is called, which the numbers of the others follow."""


def of_one_kind(numbers: Mapping[str, str], found: Sequence[Inline]) -> str:
    """The kind of some references, if they are several, all of one kind and all with numbers; else empty."""
    kinds = {one[0].to.partition(":")[0] if one and one[0].to in numbers else "" for one in found}
    return kinds.pop() if len(kinds) == 1 and len(found) > 1 else ""


def shortly(numbers: Mapping[str, str], found: Sequence[Inline], first: str) -> list[Inline]:
    """The same with the word for their kind only before the first of them, and each with its own sign."""
    told = [numbers[one[0].to] for one in found]
    told[0] = first.replace(" ", "\u00a0").format(number=told[0])
    return [line(attrs.evolve(one[0], text=text), *one[1:]) for one, text in zip(found, told, strict=True)]
