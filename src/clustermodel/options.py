"""Options written as text (`--opt key=value`), read by the types of an attrs class."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from types import NoneType
from typing import Any, Literal, get_args, get_origin

import attrs

from clustermodel.messages import Phrase, Word


def within(low: int, high: int | None = None) -> Callable[[Any, "attrs.Attribute[Any]", Any], None]:
    """A validator of a field for a number: like those of attrs, but it refuses in words that are translated."""

    def look(_: Any, field: "attrs.Attribute[Any]", value: Any) -> None:
        if value is not None and not (low <= value and (high is None or value <= high)):
            told = {"name": _written(field.name), "low": low, "high": high, "text": str(value)}
            raise ValueError(Phrase(_FROM_TO if high is not None else _AT_LEAST, told))

    return look


_FROM_TO = "the option '{name}' must be from {low} to {high}, not '{text}'"
_AT_LEAST = "the option '{name}' must be at least {low}, not '{text}'"


def _written(field: str) -> str:
    """The name of an option as the user writes it."""
    return field.replace("_", "-")


@attrs.frozen
class Option:
    """One option of an exporter, as its options class declares it."""

    name: str
    """As the user writes it, with hyphens."""
    field: str
    type: Any
    default: Any
    doc: str

    @property
    def choices(self) -> tuple[str, ...]:
        """The values it takes, if they are few; any that its type can read, if empty."""
        if self.type is bool:
            return ("yes", "no")
        if get_origin(self.type) is Literal:
            return tuple(map(str, get_args(self.type)))
        is_enum = isinstance(self.type, type) and issubclass(self.type, Enum)
        return tuple(str(one.value) for one in self.type) if is_enum else ()


def options(cls: type | None) -> list[Option]:
    """What an options class declares; nothing if there is none."""
    if cls is None:
        return []
    attrs.resolve_types(cls)
    fields = attrs.fields(cls)
    return [
        Option(_written(one.name), one.name, _without_none(one.type), _default(one), one.metadata.get("doc", ""))
        for one in fields
    ]


def read(cls: type | None, given: Mapping[str, str]) -> dict[str, Any]:
    """Typed values of options that are written as text: field → value.

    Raises LookupError for an option that the class does not have, and ValueError for a text that its type cannot be read
    from.
    """
    known = {one.name: one for one in options(cls)}
    for name in given:
        if name not in known:
            raise LookupError(name)
    return {known[name].field: _value(known[name], text) for name, text in given.items()}


def made(cls: type | None, given: Mapping[str, Any]) -> Any:
    """The options that a caller in Python gives: field → value, or the text that stands for it in `--opt`.

    Raises TypeError for an option that the class does not have, and ValueError for a value that it does not take.
    """
    known = {one.field: one for one in options(cls)}
    for name in given:
        if name not in known:
            raise TypeError(f"there is no option {name!r}; there are: {', '.join(known) or 'none'}")
    return cls(**{name: _taken(known[name], value) for name, value in given.items()}) if cls else None


def _taken(option: Option, value: Any) -> Any:
    """A value, read if it is a text and the type is one that is written so."""
    if option.choices or (isinstance(value, str) and option.type in _DESCRIBED):
        return value if isinstance(value, bool | Enum) else _value(option, str(value))
    return value


def _default(field: "attrs.Attribute[Any]") -> Any:
    factory = getattr(field.default, "factory", None)
    return factory() if factory else field.default


def _without_none(type_: Any) -> Any:
    inner = [one for one in get_args(type_) if one is not NoneType]
    return inner[0] if len(inner) == 1 and NoneType in get_args(type_) else type_


def _value(option: Option, text: str) -> Any:
    told: dict[str, object] = {"name": option.name, "text": text}
    if option.choices and text not in option.choices:
        told["type"] = option.choices
        raise ValueError(Phrase("the option '{name}' must be one of {type}, not '{text}'", told))
    try:
        return _reader(option.type)(text)
    except (ValueError, InvalidOperation):
        told["type"] = _described(option.type)
        raise ValueError(Phrase("the option '{name}' must be {type}, not '{text}'", told)) from None


def _reader(type_: Any) -> Callable[[str], Any]:
    if type_ is bool:
        return "yes".__eq__
    if type_ is date:
        return date.fromisoformat
    if get_origin(type_) is tuple:
        return lambda text: tuple(one.strip() for one in text.split(",") if one.strip())
    if get_origin(type_) is Literal:
        return {str(one): one for one in get_args(type_)}.__getitem__
    return type_  # type: ignore[no-any-return]


_DESCRIBED = {
    int: Word("a whole number"), float: Word("a number"), Decimal: Word("a number"), date: Word("a date (YYYY-MM-DD)"),
}  # fmt: skip


def _described(type_: Any) -> Word:
    return _DESCRIBED.get(type_, Word("a text"))
