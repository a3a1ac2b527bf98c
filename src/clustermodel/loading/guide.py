"""Which values are structured as soon as they have been read, so that a large file is never in memory twice."""

from typing import Any, get_args, get_origin

from attrs import has

from clustermodel.loading.hooks import fast, fields_of
from clustermodel.loading.scalars import Hook

Guide = dict[str, Any]
"""Key of a map → the guide of the map under it, or `Items` for a list."""
Items = tuple[Hook, Guide]
"""What makes an element of an item of a list; and the guide to the elements within the item, which come first."""

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
        return (fast().hook(inner), guide(inner)) if has(inner) else None
    return guide(of) if has(of) else None
