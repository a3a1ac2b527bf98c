"""A JSON Schema (draft 2020-12) of a programme, or of its actuals, as data: read off the model, like the reference."""

from decimal import Decimal
from typing import Any

import attrs

from clustermodel.docstrings import docstring
from clustermodel.model.frozen import default
from clustermodel.model.meta import yaml_key
from clustermodel.model.period import Period
from clustermodel.model.quantity import Quantity
from clustermodel.model.ref import Basis, Ref, Refs
from clustermodel.model.series import Observation, Series
from clustermodel.model.text import Text
from clustermodel.reference import hint, inner, is_record, is_vocabulary, item_of, reachable, without_none

Schema = dict[str, Any]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_STRING = {"type": "string"}
_SINGLE: dict[Any, Schema] = {
    str: _STRING, int: {"type": "integer"}, bool: {"type": "boolean"}, Decimal: _STRING, Text: {"$ref": "#/$defs/text"},
    Quantity: {"$ref": "#/$defs/number"}, Period: {"$ref": "#/$defs/period"}, Ref: {"$ref": "#/$defs/reference"},
    Refs: {"$ref": "#/$defs/references"}, Series: {"$ref": "#/$defs/series"},
}  # fmt: skip
"""Type → how its values stand in the data."""


def schema(root: type) -> Schema:
    """The schema of what `clustermodel.views.data.as_data` makes of an object of a class."""
    records = {one.__name__: _record(one) for one in _records(root) if one is not root and one is not Ref}
    top = _record(root)
    top["patternProperties"] = {"^x-": {"description": "A section of a plugin."}}
    return {"$schema": _DRAFT, "title": root.__name__, **top, "$defs": {**_shared(), **records}}


def _records(root: type) -> list[type]:
    """The records that a file may hold; those of series are always among them."""
    return list(dict.fromkeys([*filter(is_record, reachable(root)), Observation]))


def _shared() -> Schema:
    basis = {"enum": [str(one) for one in Basis]}
    long = {"anyOf": [basis, _record(Ref, without=("id",))]}
    based = {"type": "object", "additionalProperties": long}
    return {
        "text": {"description": "A text, or language → wording.", "anyOf": [_STRING, _map_of(_STRING)]},
        "number": {"description": "As printed: 12.5, ~7, 25..29, 130.., over 130, not-set …", **_STRING},
        "period": {"description": "2021, 2021-H1, 2021-Q3, 2020-12, 2020-12-15, 2014..2018, undated.", **_STRING},
        "reference": {"description": "An id, or id → basis.", "anyOf": [_STRING, {**based, "maxProperties": 1}]},
        "references": {
            "description": "Ids if all are stated by the text (one source may stand alone), else id → basis.",
            "anyOf": [_STRING, {"type": "array", "items": _STRING}, based],
        },
        "series": {
            "description": "Period → number, or observations.",
            "anyOf": [
                _map_of({"$ref": "#/$defs/number"}), {"type": "array", "items": {"$ref": "#/$defs/Observation"}},
            ],
        },
    }  # fmt: skip


def _record(cls: type, without: tuple[str, ...] = ()) -> Schema:
    fields = [one for one in attrs.fields(cls) if one.name not in without]
    return {
        "description": " ".join(docstring(cls).split()),
        "type": "object",
        "properties": {yaml_key(one): {**_field(cls, one), "description": one.metadata["doc"]} for one in fields},
        "required": [yaml_key(one) for one in fields if default(one) is attrs.NOTHING],
        "additionalProperties": False,
    }


def _field(cls: type, field: "attrs.Attribute[Any]") -> Schema:
    return _STRING if field.metadata.get("word") else _of(without_none(hint(cls, field)))


def _of(type_: Any) -> Schema:
    if type_ in _SINGLE:
        return _SINGLE[type_]
    container, item = item_of(type_)
    if container:
        return {"type": "array", "items": _of(item)} if container == "list of" else _map_of(_of(item))
    if is_vocabulary(type_):
        return {"enum": [str(one) for one in type_]}
    return {"$ref": f"#/$defs/{type_.__name__}"} if is_record(type_) else _any_of(type_)


def _any_of(type_: Any) -> Schema:
    """A field of several types."""
    parts = [one for one in inner(type_) if one is not type_]
    return {"anyOf": [_of(one) for one in parts]} if parts else {}


def _map_of(item: Schema) -> Schema:
    return {"type": "object", "additionalProperties": item}
