"""How a value of a type is written, for the hint to whoever wrote something else: `{period: …, value: …}`."""

from types import NoneType
from typing import Any, get_args, get_origin

import attrs

from clustermodel.loading.hooks import DATED, fields_of
from clustermodel.messages import Phrase
from clustermodel.model.frozen import Map
from clustermodel.model.ref import Ref

_SHORT = {Ref: "id"} | dict.fromkeys(DATED, "2021: 5")
"""Types that have a short form of their own."""


def written(type_: Any) -> Phrase:
    """The hint that says how."""
    return Phrase("write {example}", {"example": form(type_)})


def form(type_: Any) -> str:
    """A value of a type in YAML: keys that cannot be left out, and dots for what the writer knows."""
    if attrs.has(type_):
        fields = fields_of(type_)
        needed = [key for key, field in fields.items() if field.default is attrs.NOTHING]
        own = [key for key, field in fields.items() if not field.inherited]  # type: ignore[attr-defined]  # the stubs lack it
        return f"{{{', '.join(f'{key}: …' for key in needed or own[:2])}}}"
    arguments = [one for one in get_args(type_) if one is not NoneType]
    if get_origin(type_) is tuple:
        inner = _SHORT.get(arguments[0]) or form(arguments[0])
        return f"{{{inner}}}" if arguments[0] in DATED else f"[{inner}]"
    if get_origin(type_) is Map:
        return f"{{key: {form(arguments[1])}}}"
    return "…"
