"""Which values are structured as soon as they have been read, so that a large file is never in memory twice."""

from array import array
from typing import Any, get_args, get_origin

from attrs import has

from clustermodel.loading.hooks import fast, fields_of
from clustermodel.loading.paths import Path, Starts
from clustermodel.loading.scalars import Hook

Guide = dict[str, Any]
"""Key of a map → the guide of the map under it, or `Items` for a list."""
Items = tuple[Hook, Guide, "array[int] | None"]
"""What makes an element of an item of a list; the guide to the elements within the item, which come first; and where to
note the offset at which each item begins, if anybody wants to know."""

_KNOWN: dict[type, Guide] = {}


def guide(cls: type) -> Guide:
    """The guide to the elements that objects of a class hold."""
    if cls not in _KNOWN:
        _KNOWN[cls] = {}  # filled afterwards: classes may nest in themselves
        held = {key: _below(field.type) for key, field in fields_of(cls).items() if "holds" in field.metadata}
        _KNOWN[cls] |= {key: one for key, one in held.items() if one}
    return _KNOWN[cls]


def _below(of: Any) -> Guide | Items | None:
    if get_origin(of) is tuple:
        inner = get_args(of)[0]
        return (fast().hook(inner), guide(inner), None) if has(inner) else None
    return guide(of) if has(of) else None


def noting(plain: Guide, path: Path = ()) -> tuple[Guide, Starts]:
    """A guide that also notes where the items of lists begin, but for those inside of other items."""
    made: Guide = {}
    starts: Starts = {}
    for key, below in plain.items():
        if isinstance(below, dict):
            made[key], inner = noting(below, (*path, key))
            starts |= inner
        else:
            noted = starts[*path, key] = array("I")
            made[key] = (*below[:2], noted)
    return made, starts
