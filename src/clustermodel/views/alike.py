"""References whose slip no reader can see: another letter is printed that looks the same."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from clustermodel.confusables import skeleton
from clustermodel.model.element import Annotated, Element
from clustermodel.model.ref import Basis, Ref

_CODE = re.compile(r"\w+")


Found = tuple[Ref, Element | None]
"""A reference, and what it points at."""


def as_seen(holder: Any, name: str, found: Iterable[Found]) -> Iterator[Found]:
    """The references of a field; one that is corrected, and printed in letters that look the same, as if it were stated."""
    printed = _CODE.findall(holder.printed.get(name, "")) if isinstance(holder, Annotated) else []
    for index, (ref, element) in enumerate(found):
        code = printed[index] if index < len(printed) else ""
        alike = element is not None and skeleton(code) == skeleton(element.code or element.id)
        yield attrs.evolve(ref, basis=Basis.STATED) if alike and ref.basis is Basis.CORRECTED else ref, element
