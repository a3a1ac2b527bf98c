"""Hypothesis strategies that make programmes, their elements and their values.

    from hypothesis import given
    from clustermodel.testing.strategies import programs

    @given(programs())
    def test_it_holds_for_any_programme(program): ...

Everything made here could have come from a file without errors: ids are unique within their kind; references point at elements
that exist and are of the kinds their field takes, or name an element of another programme, or are `unresolved`; rows of a table
fit its columns. Nothing is listed by hand: types and the metadata of fields tell what belongs where, so that `objects` draws a
plugin's own section classes as well. Texts are any Unicode without lone surrogates, which no file can hold. What a file cannot
hold either (an empty text, two entries of one key) is never made.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from clustermodel.links.walk import elements
from clustermodel.loading.load import ACTUALS, PROGRAM
from clustermodel.model import (
    actors,
    evidence,
    governance,
    header,
    neighbours,
    objectives,
    roadmap,
    series,
    swot,
    value_chain,
    waiver,
)
from clustermodel.model import statistics as numbers
from clustermodel.model.actuals import Actual, Actuals, Occurrence
from clustermodel.model.element import Element
from clustermodel.model.frozen import Map
from clustermodel.model.meta import ANY, Refers
from clustermodel.model.period import Period
from clustermodel.model.program import Program
from clustermodel.model.quantity import Quantity
from clustermodel.model.ref import Basis, Ref, Refs
from clustermodel.model.text import Text
from clustermodel.testing.values import decimals, ids, languages, localized, periods, quantities, tables, texts

__all__ = [
    "actions",
    "activities",
    "actual_values",
    "actuals",
    "bodies",
    "claims",
    "clusters",
    "decimals",
    "directions",
    "editions",
    "factors",
    "functions",
    "funding_sources",
    "goals",
    "groups",
    "headers",
    "ids",
    "kpis",
    "languages",
    "links",
    "localized",
    "members",
    "missions",
    "objects",
    "observations",
    "occurrences",
    "organizations",
    "pairings",
    "participants",
    "periods",
    "places",
    "products",
    "programs",
    "quantities",
    "rates",
    "references",
    "results",
    "risks",
    "sources",
    "stages",
    "statistics",
    "tables",
    "tasks",
    "texts",
    "units",
    "waivers",
]

T = TypeVar("T")
Known = Mapping[str, tuple[str, ...]]
"""Kind → ids of the elements that references may point at."""

_VALUES: dict[Any, SearchStrategy[Any]] = {
    str: texts(),
    Text: texts() | localized(),
    bool: st.booleans(),
    int: st.integers(0, 10**6),
    Decimal: decimals(),
    Quantity: quantities(),
    Period: periods(),
    tuple[tuple[str, ...], ...]: st.just(()),
}
_FIELDS: dict[tuple[type, str], SearchStrategy[Any]] = {
    (Program, "format"): st.just(PROGRAM),
    (Actuals, "format"): st.just(ACTUALS),
    (header.Header, "language"): languages(),
}
"""Fields that do not take every value of their type."""


def programs(size: int = 2) -> SearchStrategy[Program]:
    """A whole programme; its lists have `size` items at most."""
    return objects(Program, size=size)


def objects(cls: type[T], known: Known | None = None, *, size: int = 2) -> SearchStrategy[T]:
    """An object of a model class. Its references point into itself and at the `known` elements."""
    return _objects(cls, known or {}, size)


@st.composite
def _objects(draw: DrawFn, cls: type[Any], known: Known, size: int) -> Any:
    maker = _Maker(draw, size)
    made = maker.make(cls)
    within = [made] if isinstance(made, Element) else []
    for element in (*within, *(found[0] for found in elements(made))):
        known = {**known, element.KIND: (*known.get(element.KIND, ()), element.id)}
    return maker.refer(made, known)


@st.composite
def references(draw: DrawFn, kinds: tuple[str, ...] = ANY, known: Known | None = None) -> Ref:
    """A reference of any form: to one of the known elements of these kinds, to another programme, or unresolved."""
    known = known or {}
    targets = _targets(kinds, known)
    basis = draw(st.sampled_from(Basis))
    return Ref(
        id=draw(texts() if basis is Basis.UNRESOLVED else st.sampled_from(targets)),
        basis=basis,
        source=draw(_few(references(("source",)), by=_id) if draw(_seldom) else st.just(())),
        notes=draw(_few(texts()) if draw(_seldom) else st.just(())),
        or_=draw(_few(st.sampled_from(targets)) if draw(_seldom) else st.just(())),
    )


_seldom = st.sampled_from((False, False, False, True))


def _id(ref: Ref) -> str:
    return ref.id
