"""Strict structure hooks: what each type of the model accepts. One cattrs converter holds them all.

Everything that comes from YAML is a `str`, `dict` or `list` here; a scalar gets its type from the field that holds it.
A hook refuses by raising `Bad`. A good file goes through plain comprehensions (`Fast`); only when something was refused is
the file structured again by `clustermodel.loading.careful`, which gathers every refusal with its path.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from functools import cached_property, lru_cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs
from cattrs import Converter

from clustermodel.loading import rules
from clustermodel.loading.refusals import Bad, misshapen
from clustermodel.model.element import Element
from clustermodel.model.frozen import Map
from clustermodel.model.meta import yaml_key
from clustermodel.model.period import Period, parse_period
from clustermodel.model.quantity import Quantity, parse_quantity
from clustermodel.model.ref import Basis, Ref
from clustermodel.model.series import Observation
from clustermodel.model.text import Localized, Text

Hook = Callable[[Any, Any], Any]

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*", re.ASCII)


def scalar(value: Any) -> str:
    """The text of a scalar; refuses containers and empty values."""
    if type(value) is not str:
        raise misshapen(value, "a single value", "write the value after `key: `")
    if not value:
        raise Bad(rules.EMPTY_VALUE)
    return value


def structure_text(value: Any, _: Any) -> str:
    """A wording: one text, or a map of language → text."""
    if type(value) is dict and value:
        return Localized({scalar(language): scalar(wording) for language, wording in value.items()})
    return scalar(value)


def structure_id(value: Any, _: Any = None) -> str:
    """The id of an element."""
    text = scalar(value)
    if ID.fullmatch(text) is None:
        raise Bad(rules.ID, text=text)
    return text


_SLIPS = (
    (re.compile(r"[~-]?\d[\d\s\u00a0]*,\d+"), "with a decimal point: {fixed}"),
    (re.compile(r"[~-]?\d{1,3}([\s\u00a0\u202f]\d{3})+(\.\d+)?"), "without spaces: {fixed}"),
    (re.compile(r"\d+(\.\d+)?\s*[-\u2013\u2014]\s*\d+(\.\d+)?"), "as a range with two points: {fixed}"),
)


def structure_quantity(value: Any, _: Any) -> Quantity:
    """A number with its qualifier, or the reason why it is missing."""
    text = scalar(value)
    try:
        return parse_quantity(text)
    except ValueError:
        raise Bad(rules.NUMBER, hint=_number_hint(text), text=text) from None


def _number_hint(text: str) -> str | None:
    if text.lower() in ("-", "\u2013", "\u2014", "null", "none", "~", "n/a", "na", "?"):
        return "a missing number says why: not-set, lost, not-reported or not-applicable"
    for pattern, hint in _SLIPS:
        if pattern.fullmatch(text):
            fixed = re.sub(r"(?<=\d)\s*[-\u2013\u2014]\s*(?=\d)", "..", text)
            return "write it " + hint.format(fixed=re.sub(r"[\s\u00a0\u202f]", "", fixed).replace(",", "."))
    return None


def structure_period(value: Any, _: Any) -> Period:
    """A partial date."""
    text = scalar(value)
    try:
        return parse_period(text)
    except ValueError:
        raise Bad(rules.PERIOD, text=text) from None


def structure_decimal(value: Any, _: Any) -> Decimal:
    """An exact number without a qualifier."""
    quantity = structure_quantity(value, None)
    if not quantity.exact or quantity.low is None:
        raise Bad(rules.NUMBER, hint="write an exact number", text=value)
    return quantity.low


def structure_int(value: Any, _: Any) -> int:
    """A whole number."""
    text = scalar(value)
    if re.fullmatch(r"[0-9]{1,15}", text) is None:
        raise Bad(rules.INTEGER, text=text)
    return int(text)


def structure_bool(value: Any, _: Any) -> bool:
    """true or false."""
    text = scalar(value)
    if text not in ("true", "false"):
        raise Bad(rules.BOOLEAN, hint="write true or false", text=text)
    return text == "true"


def enum_hook(cls: type[Enum]) -> Hook:
    """A term of a vocabulary."""
    terms = {str(term): term for term in cls}

    def structure(value: Any, _: Any) -> Any:
        term = terms.get(scalar(value))
        if term is None:
            raise Bad(rules.VOCABULARY, hint=did_you_mean(value, terms), text=value, allowed=list(terms))
        return term

    return structure


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint that names the likeliest word meant; None when nothing is near."""
    near = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else None


structure_basis = enum_hook(Basis)


@lru_cache(4096)
def plain_ref(id: str, basis: Basis = Basis.STATED) -> Ref:
    """A reference without remarks; equal ones share one object."""
    return Ref(id=id, basis=basis)


def fields_of(cls: type) -> Mapping[str, "attrs.Attribute[Any]"]:
    """YAML key → field, with its annotations resolved."""
    attrs.resolve_types(cls)
    return {yaml_key(field): field for field in attrs.fields(cls)}


class Fast:
    """The hooks of the containers, for a file without mistakes: they stop at the first one."""

    def __init__(self) -> None:
        self.converter = Converter(detailed_validation=False, forbid_extra_keys=True)
        register = self.converter.register_structure_hook
        register(str, lambda value, _: scalar(value))
        register(int, structure_int)
        register(bool, structure_bool)
        register(Decimal, structure_decimal)
        register(Quantity, structure_quantity)
        register(Period, structure_period)
        factory = self.converter.register_structure_hook_factory
        factory(attrs.has, self.object_hook)
        factory(lambda cls: get_origin(cls) is tuple, self.tuple_hook)
        factory(lambda cls: get_origin(cls) is Map, self.map_hook)
        factory(lambda cls: get_origin(cls) in (Union, UnionType), self.union_hook)
        register(Ref, self.ref)

    def hook(self, cls: Any) -> Hook:
        """The hook of a type. Vocabularies come first: cattrs would take a StrEnum for a str."""
        if isinstance(cls, type) and issubclass(cls, Enum):
            return enum_hook(cls)
        return self.converter.get_structure_hook(cls)

    def hook_of(self, field: "attrs.Attribute[Any]", cls: type) -> Hook:
        """The hook of a field: of its type, but for ids and for sources, which may be a single id."""
        if field.name == "id" and issubclass(cls, Element):
            return structure_id
        if field.name == "source" and field.type == tuple[Ref, ...]:
            return lambda value, _: (plain_ref(value),) if type(value) is str and value else self.refs(value, _)
        return self.hook(field.type)

    def object_hook(self, cls: Any) -> Hook:
        """A model class from a map of its YAML keys. Its table is made when first needed: classes may nest in themselves."""
        table: dict[str, tuple[str, Hook]] = {}

        def structure(value: Any, _: Any) -> Any:
            if not table:
                table.update({key: (field.name, self.hook_of(field, cls)) for key, field in fields_of(cls).items()})
            arguments = {}
            for key, item in value.items():
                name, hook = table[key]
                arguments[name] = hook(item, None)
            return cls(**arguments)

        return structure

    def tuple_hook(self, cls: Any) -> Hook:
        """A tuple of any length; references and observations have short forms."""
        of = get_args(cls)[0]
        if of is Ref:
            return self.refs
        if of is Observation:
            return self.series
        if of == tuple[str, ...]:
            return self.rows
        hook = self.hook(of)

        def structure(value: Any, _: Any) -> Any:
            if type(value) is not list:
                raise misshapen(value, "a list", "write [one, two] or lines of `- one`")
            return tuple([hook(item, of) for item in value])

        return structure

    def map_hook(self, cls: Any) -> Hook:
        """A map from texts to one type."""
        of = get_args(cls)[1]
        hook = self.hook(of)

        def structure(value: Any, _: Any) -> Any:
            if type(value) is not dict:
                raise misshapen(value, "a map", "write {key: value}")
            return Map({scalar(key): hook(item, of) for key, item in value.items()})

        return structure

    def union_hook(self, cls: Any) -> Hook:
        """A text in one or several languages, or a type that may be absent (absent means: the key is left out)."""
        of = tuple(one for one in get_args(cls) if one is not NoneType)
        if of == get_args(Text):
            return structure_text
        hook = self.hook(of[0])
        return lambda value, _: hook(value, of[0])

    def rows(self, value: Any, _: Any) -> tuple[tuple[str, ...], ...]:
        """The cells of a table; a cell may be empty."""
        if type(value) is not list or not all(type(row) is list for row in value):
            raise misshapen(value, "a list of lists", "write rows: [[a, 1], [b, 2]]")
        if not all(type(cell) is str for row in value for cell in row):
            raise misshapen(value, "cells", "write rows: [[a, 1], [b, 2]]")
        return tuple(tuple(row) for row in value)

    def refs(self, value: Any, _: Any) -> tuple[Ref, ...]:
        """References: a list of ids, or a map of id → basis or its long form."""
        if type(value) is list:
            return tuple([plain_ref(scalar(item)) for item in value])
        if type(value) is dict:
            return tuple([self.long_ref(id, item) for id, item in value.items()])
        example = f"write [{value}]" if type(value) is str and value else "write [id, id] or {id: strong}"
        raise misshapen(value, "a list or a map of references", example)

    def ref(self, value: Any, _: Any) -> Ref:
        """One reference: an id, or a map of one id to its basis."""
        if type(value) is dict and len(value) == 1:
            return self.long_ref(*next(iter(value.items())))
        return plain_ref(scalar(value))

    def long_ref(self, id: str, value: Any) -> Ref:
        """A reference with its basis, or with all its remarks."""
        if type(value) is str:
            return plain_ref(scalar(id), structure_basis(value, None))
        ref: Ref = self._long(({"id": id} | value) if type(value) is dict else value)
        return ref

    def _long(self, value: Any) -> Any:
        if type(value) is not dict:
            raise misshapen(value, "a basis or a map", "write {G1: strong}")
        return self.ref_object(value, Ref)

    @cached_property
    def ref_object(self) -> Hook:
        """The hook of a reference in its long form (the type's own hook takes the short one)."""
        return self.object_hook(Ref)

    def series(self, value: Any, _: Any) -> tuple[Observation, ...]:
        """Observations: a map of period → number, or a list of them in full."""
        if type(value) is dict:
            return tuple([self.observation(period, number) for period, number in value.items()])
        if type(value) is list:
            hook = self.hook(Observation)
            return tuple([hook(item, Observation) for item in value])
        example = "write {2021: 5, 2022: not-set}"
        raise misshapen(value, "a map of period: number", example)

    def observation(self, period: Any, number: Any) -> Observation:
        """One entry of the short form."""
        return Observation(period=structure_period(period, None), value=structure_quantity(number, None))
