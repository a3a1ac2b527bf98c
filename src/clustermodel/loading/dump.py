"""From the model back to YAML: `load(dump(program))` is the same programme.

What is at its default is left out. Ids and texts that other tools would take for numbers, dates or booleans are quoted, for
their sake; short references and series stand in one line; texts are never folded.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs
import yaml
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)
from yaml.resolver import Resolver

from clustermodel.loading.reader import LIBYAML
from clustermodel.model.frozen import Map, default
from clustermodel.model.meta import yaml_key
from clustermodel.model.period import Period
from clustermodel.model.quantity import Quantity
from clustermodel.model.ref import Ref
from clustermodel.model.series import Observation
from clustermodel.model.text import Localized

_SHORT = re.compile(r"[\w.~ -]{1,40}")
_ESCAPED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""Line ends of every kind, control characters and the byte order mark: readers of YAML fold, refuse or drop them."""
_NUMBER = re.compile(r"0o[0-7]+|[-+]?[0-9.]+[eE][-+]?[0-9]+", re.ASCII)
"""Numbers of YAML 1.2 that YAML 1.1, which PyYAML knows, reads as texts."""
_ONE_LINE = 16
"""Entries of a container that stand in one line at most."""
_resolver = Resolver()


def dump(value: Any) -> str:
    """The YAML text of a programme (or of actuals).

    Loading it gives an equal object, if the object could have come from a file: its texts and map keys are not empty, its
    ids and languages are well formed, its quantities and periods are what their parsers make. Raises ValueError for what
    cannot be written: a lone surrogate, or two references of one field to the same id of which one has a basis.
    """
    return emit(_events(plain(value)))


def emit(events: Iterable[Event]) -> str:
    """The YAML text of the events of one value."""
    before = [StreamStartEvent(), DocumentStartEvent(explicit=False)]
    after = [DocumentEndEvent(explicit=False), StreamEndEvent()]
    emitter = yaml.CDumper if LIBYAML else yaml.Dumper
    text: str = yaml.emit([*before, *events, *after], Dumper=emitter, allow_unicode=True, width=1 << 30, indent=2)
    return text


class Bare(str):
    """A scalar that is written without quotes although it looks like a number or a date, because it is one."""

    __slots__ = ()


def plain(value: Any) -> Any:
    """The plain containers of a model object: dictionaries, lists, texts, truth values and integers.

    Quantities, periods and other decimals are texts, exactly as YAML holds them.
    """
    if isinstance(value, Ref):
        return value.id if value.plain else {value.id: _ref(value)}
    if attrs.has(type(value)) and not isinstance(value, Quantity | Period):
        return _object(value)
    if isinstance(value, tuple):
        return _tuple(value)
    if isinstance(value, Localized):
        return dict(value.versions)
    if isinstance(value, Map):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, int):
        return value
    if isinstance(value, Decimal):
        return Bare(format(value, "f"))
    if isinstance(value, Quantity | Period):
        return Bare(value)
    return str(value)


def _object(value: Any, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields that are not at their default, the most telling ones first."""
    found = {}
    for field in sorted(attrs.fields(type(value)), key=_rank):
        item = getattr(value, field.name)
        if field.name in without or item == default(field):
            continue
        found[yaml_key(field)] = _field(field, item)
    return found


def _field(field: "attrs.Attribute[Any]", item: Any) -> Any:
    if field.metadata.get("word") and item is not None:
        return str(item)  # a word takes no other languages in the programme itself
    if field.metadata.get("aside"):
        return _printed(item)
    return _source(item) if field.name == "source" else plain(item)


def _printed(item: Any) -> Any:
    """What is printed, which takes no other languages either: a text, or a map or list of such."""
    if isinstance(item, str):
        return str(item)
    return {key: _printed(one) for key, one in item.items()} if isinstance(item, Map) else [_printed(one) for one in item]


def _rank(field: "attrs.Attribute[Any]") -> int:
    if field.name in ("id", "format", "period"):
        return 0
    return 2 if field.name in ("source", "basis", "printed", "judged", "notes", "codes", "profile") else 1


def _source(value: Any) -> Any:
    """A single source is written without brackets."""
    return value[0].id if type(value) is tuple and len(value) == 1 and value[0].plain else plain(value)


def _ref(ref: Ref) -> Any:
    long = _object(ref, without=("id", "basis"))
    return {"basis": str(ref.basis), **long} if long else str(ref.basis)


def _tuple(value: tuple[Any, ...]) -> Any:
    if value and all(isinstance(item, Ref) for item in value):
        return [ref.id for ref in value] if all(ref.plain for ref in value) else _based(value)
    if value and all(isinstance(item, Observation) and item.plain for item in value):
        series = {Bare(one.period): plain(one.value) for one in value}
        if len(series) == len(value):
            return series
    return [plain(item) for item in value]


def _based(refs: tuple[Ref, ...]) -> dict[str, Any]:
    """References of which one has a basis."""
    found = {ref.id: _ref(ref) for ref in refs}
    if len(found) < len(refs):
        raise ValueError(f"two references to one of: {', '.join(found)}")
    return found


def _events(value: Any, *, key: bool = False) -> Iterator[Event]:
    if isinstance(value, dict):
        yield MappingStartEvent(None, None, implicit=True, flow_style=short(value))
        for name, item in value.items():
            yield from _events(name, key=True)
            yield from _events(item)
        yield MappingEndEvent()
    elif isinstance(value, list):
        yield SequenceStartEvent(None, None, implicit=True, flow_style=short(value))
        for item in value:
            yield from _events(item)
        yield SequenceEndEvent()
    else:
        yield scalar(value, key=key)


def scalar(value: str | int, *, key: bool = False) -> ScalarEvent:
    """The event that writes a scalar, with quotes where YAML or other tools need them."""
    text = str(value).lower() if isinstance(value, int) else str(value)
    text.encode()  # refuses lone surrogates
    style = None if isinstance(value, Bare | int) else _style(text, key=key)
    return ScalarEvent(None, None, (True, True), text, style=style)


def short(value: Any) -> bool:
    """Small enough to stand in one line."""
    parts = [*value.keys(), *value.values()] if isinstance(value, dict) else value
    if not value:
        return True
    plain_parts = all(isinstance(part, Enum | str | int) and _SHORT.fullmatch(str(part)) for part in parts)
    if isinstance(value, list) and any(" " in str(part) for part in parts):
        return False  # two texts in brackets read like one sentence that a comma has cut
    return len(parts) <= _ONE_LINE and plain_parts


def _style(text: str, *, key: bool) -> str | None:
    """Quotes for what other tools would not read as a text; a block for what has several lines."""
    if "\n" in text and not key and _blockable(text):
        return "|"
    resolved = _resolver.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]  # of PyYAML
    odd = resolved != "tag:yaml.org,2002:str" or _NUMBER.fullmatch(text) or text != text.strip() or _ESCAPED.search(text)
    return '"' if odd or text in ("", "=", "<<") else None


def _blockable(text: str) -> bool:
    """A block keeps it as it is: no space around its lines, at most one line end after them, no need of an escape."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    return body == text.strip() != "" and all(line == line.rstrip() and not _ESCAPED.search(line) for line in lines)
