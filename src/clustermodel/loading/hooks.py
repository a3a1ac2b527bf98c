"""Strict structure hooks: what each type of the model accepts.

Everything that comes from YAML is a `str`, `dict` or `list` here. A good file goes through plain comprehensions (`Fast`);
only when something was refused is the file structured again by `clustermodel.loading.careful`, which gathers every refusal
with its path.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

import attrs

from clustermodel.loading.containers import cell_of, list_of, map_of, no_series, row_of, rows_of
from clustermodel.loading.references import plain_ref, plain_refs
from clustermodel.loading.refusals import misshapen
from clustermodel.loading.scalars import (
    Hook,
    enum_hook,
    scalar,
    structure_bool,
    structure_decimal,
    structure_id,
    structure_int,
    structure_language,
    structure_period,
    structure_quantity,
)
from clustermodel.messages import Phrase
from clustermodel.model.actuals import Actual
from clustermodel.model.element import Element
from clustermodel.model.frozen import Map
from clustermodel.model.meta import yaml_key
from clustermodel.model.period import Period, parse_period
from clustermodel.model.quantity import Quantity, parse_quantity
from clustermodel.model.ref import Ref
from clustermodel.model.series import Observation
from clustermodel.model.text import Localized, Text

if TYPE_CHECKING:
    from cattrs import Converter


DATED: tuple[type, ...] = (Observation, Actual)
"""Types of which a series may be written as a map of period → number."""


def fields_of(cls: type) -> Mapping[str, "attrs.Attribute[Any]"]:
    """YAML key → field, with its annotations resolved."""
    attrs.resolve_types(cls)
    return {yaml_key(field): field for field in attrs.fields(cls)}


def _is_vocabulary(cls: Any) -> bool:
    return isinstance(cls, type) and issubclass(cls, Enum)


def _made_of(*origins: Any) -> Any:
    """Whether a type is one of these, with arguments."""
    return lambda cls: get_origin(cls) in origins


class Fast:
    """The hooks of the containers, for a file without mistakes: they stop at the first one, with whatever exception."""

    def __init__(self) -> None:
        self._hooks: dict[Any, Hook] = {
            str: scalar,
            int: structure_int,
            bool: structure_bool,
            Decimal: structure_decimal,
            Quantity: structure_quantity,
            Period: structure_period,
            Ref: self.ref,
        }
        self._factories: tuple[tuple[Callable[[Any], bool], Callable[[Any], Hook]], ...] = (
            (_is_vocabulary, enum_hook),  # before all others: cattrs would take a StrEnum for a str
            (attrs.has, self.object_hook),
            (_made_of(tuple), self.tuple_hook),
            (_made_of(Map), self.map_hook),
            (_made_of(Union, UnionType), self.union_hook),
        )

    def hook(self, cls: Any) -> Hook:
        """The hook of a type, made when it is first needed."""
        if cls not in self._hooks:
            make = next((make for fits, make in self._factories if fits(cls)), None)
            self._hooks[cls] = make(cls) if make else self._stock.get_structure_hook(cls)
        return self._hooks[cls]

    @cached_property
    def _stock(self) -> "Converter":
        """For the types that a plugin's section has and the model has not: whoever needs no such thing saves the import."""
        from cattrs import Converter

        converter = Converter(detailed_validation=False, forbid_extra_keys=True)
        for fits, make in self._factories[1:]:
            converter.register_structure_hook_factory(fits, make)
        for cls, hook in self._hooks.items():
            if isinstance(cls, type):
                converter.register_structure_hook(cls, hook)
        return converter

    def hook_of(self, field: "attrs.Attribute[Any]", cls: type) -> Hook:
        """The hook of a field: of its type, but for ids and for sources, which may be a single id."""
        if field.name == "id" and issubclass(cls, Element):
            return structure_id
        if field.name == "source" and field.type == tuple[Ref, ...]:
            return self.sources
        return self.hook(field.type)

    def object_hook(self, cls: Any) -> Hook:
        """A model class from a map of its YAML keys. Its table is made when first needed: classes may nest in themselves."""
        table: dict[str, tuple[str, Hook]] = {}

        def structure(value: Any, _: Any) -> Any:
            if type(value) is cls:  # it was made as soon as it had been read
                return value
            if not table:
                table.update({key: (field.name, self.hook_of(field, cls)) for key, field in fields_of(cls).items()})
            return cls(**{(field := table[key])[0]: field[1](item, None) for key, item in value.items()})

        return structure

    def tuple_hook(self, cls: Any) -> Hook:
        """A tuple of any length; references and observations have short forms."""
        of = get_args(cls)[0]
        if of is Ref:
            return self.refs
        if of in DATED:
            return self.series_hook(of)
        if of == tuple[str, ...]:
            return self.rows
        hook = self.hook(of)
        return lambda value, _: tuple([hook(item, of) for item in list_of(value)])

    def map_hook(self, cls: Any) -> Hook:
        """A map from texts to one type."""
        of = get_args(cls)[1]
        hook = self.hook(of)
        return lambda value, _: Map({scalar(key): hook(item, of) for key, item in map_of(value).items()})

    def union_hook(self, cls: Any) -> Hook:
        """A text in one or several languages, or a type that may be absent (absent means: the key is left out)."""
        of = tuple(one for one in get_args(cls) if one is not NoneType)
        if of == get_args(Text):
            return self.text
        return self.hook(of[0])

    def text(self, value: Any, _: Any) -> str:
        """A wording: one text, or a map of language → text."""
        if type(value) is str and value:
            return value
        if type(value) is not dict or not value:
            return scalar(value)
        return Localized({structure_language(language): scalar(wording) for language, wording in value.items()})

    def rows(self, value: Any, _: Any) -> tuple[tuple[str, ...], ...]:
        """The cells of a table."""
        return tuple([tuple([cell_of(cell) for cell in row_of(row)]) for row in rows_of(value)])

    def refs(self, value: Any, _: Any) -> tuple[Ref, ...]:
        """References: a list of ids, or a map of id → basis or its long form."""
        if type(value) is list:
            return plain_refs(value[0]) if len(value) == 1 else tuple([plain_ref(item) for item in value])
        if type(value) is dict:
            return tuple([self.long_ref(id, item) for id, item in value.items()])
        example = Phrase("write {example}", {"example": f"[{value}]"}) if type(value) is str else ""
        raise misshapen(value, "a list or a map of references", example)

    def sources(self, value: Any, _: Any) -> tuple[Ref, ...]:
        """References to sources; a single id needs no brackets."""
        return plain_refs(value) if type(value) is str and value else self.refs(value, _)

    def ref(self, value: Any, _: Any) -> Ref:
        """One reference: an id, or a map of one id to its basis."""
        if type(value) is not dict:
            return plain_ref(scalar(value))
        if len(value) != 1:
            raise misshapen(value, "one reference", "write an id, or {id: strong}")
        return self.long_ref(*next(iter(value.items())))

    def long_ref(self, id: Any, value: Any) -> Ref:
        """A reference with its basis, or with all its remarks."""
        if type(value) is str:
            return plain_ref(id, value)
        if type(value) is not dict or "id" in value:
            raise misshapen(value, "a basis or a map", "write {G1: strong} or {G1: {basis: strong, source: q1}}")
        ref: Ref = self.ref_object({"id": id} | value, Ref)
        return ref

    @cached_property
    def ref_object(self) -> Hook:
        """The hook of a reference in its long form (the type's own hook takes the short one)."""
        return self.object_hook(Ref)

    def series_hook(self, of: type) -> Hook:
        """Numbers over time: a map of period → number, or a list of them in full."""

        def series(value: Any, _: Any) -> tuple[Any, ...]:
            if type(value) is dict:
                return tuple([of(period=parse_period(one), value=parse_quantity(value[one])) for one in value])
            if type(value) is list:
                hook = self.hook(of)
                return tuple([hook(item, of) for item in value])
            raise no_series(value)

        return series


@cache
def fast() -> Fast:
    """The hooks for files without mistakes, made once."""
    return Fast()
