"""How a value of a type is written, for the hint to whoever wrote something else: `{period: …, value: …}`."""

import re
from types import NoneType
from typing import Any, get_args, get_origin

import attrs

from clustermodel.loading.hooks import DATED, fields_of
from clustermodel.messages import Phrase
from clustermodel.model.element import Annotated
from clustermodel.model.frozen import Map
from clustermodel.model.ref import Ref

_SHORT = {Ref: "id"} | dict.fromkeys(DATED, "2021: 5")
"""Types that have a short form of their own."""


_PLAIN = re.compile(r"\w[\w .-]{0,60}")
"""A text that can stand between brackets as it is."""


def written(type_: Any, value: Any = None) -> Phrase:
    """The hint that says how; of a single value that stands in the place of a list, with that value."""
    return Phrase("write {example}", {"example": _listed(type_, value) or form(type_)})


def _listed(type_: Any, value: Any) -> str:
    """A single value as a list; empty if that would be none."""
    of: Any = get_args(type_)[0] if get_origin(type_) is tuple else type(None)
    if type(value) is dict and attrs.has(of):
        fields = fields_of(of)
        needed = [key for key, field in fields.items() if field.default is attrs.NOTHING]
        keys = [*needed, *(key for key in value if key in fields and key not in needed)]
        return f"[{{{', '.join(f'{key}: …' for key in keys)}}}]"
    return f"[{value}]" if type(value) is str and _PLAIN.fullmatch(value) and not attrs.has(of) else ""


def form(type_: Any) -> str:
    """A value of a type in YAML: keys that cannot be left out, and dots for what the writer knows."""
    if attrs.has(type_):
        fields = fields_of(type_)
        needed = [key for key, field in fields.items() if field.default is attrs.NOTHING]
        own = [key for key in fields if key not in fields_of(Annotated)]
        return f"{{{', '.join(f'{key}: …' for key in needed or own[:2])}}}"
    arguments = [one for one in get_args(type_) if one is not NoneType]
    if get_origin(type_) is tuple:
        inner = _SHORT.get(arguments[0]) or form(arguments[0])
        return f"{{{inner}}}" if arguments[0] in DATED else f"[{inner}]"
    if get_origin(type_) is Map:
        return f"{{key: {form(arguments[1])}}}"
    return "…"
