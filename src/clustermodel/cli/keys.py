"""The keys of an element or a section of the file, told in a terminal: `clustermodel explain kpi`."""

from collections.abc import Iterator
from decimal import Decimal
from textwrap import fill
from typing import Any

import attrs

from clustermodel.cli.speaking import said, spoken
from clustermodel.docstrings import docstring
from clustermodel.explaining import WIDTH
from clustermodel.messages import Word, translation
from clustermodel.model.actuals import Actuals
from clustermodel.model.frozen import default
from clustermodel.model.meta import ANY, yaml_key
from clustermodel.model.period import Period
from clustermodel.model.program import Program
from clustermodel.model.quantity import Quantity
from clustermodel.model.ref import Ref
from clustermodel.model.series import Series
from clustermodel.model.text import Text
from clustermodel.model.translation import Translation
from clustermodel.reference import (
    COMMON,
    hint,
    is_record,
    is_vocabulary,
    item_of,
    members,
    own_fields,
    reachable,
    without_none,
    written_in,
)

_ROOTS: tuple[type, ...] = (Program, Actuals, Translation)
_VALUES: dict[Any, str] = {
    str: "token", int: "whole number", bool: "true or false", Decimal: "decimal number", Text: "text",
    Quantity: "number", Period: "period", Series: "numbers by period",
}  # fmt: skip
"""Type → what the field holds, in the words of the format."""


def known() -> dict[str, type]:
    """Everything that can be asked for → its class: kinds, sections by their path, the files themselves."""
    found: dict[str, type] = {"programme": Program}
    for root in _ROOTS:
        found |= {cls.__name__.lower(): cls for cls in reachable(root) if is_record(cls)}
        for cls, paths in written_in(root).items():
            found |= {path.replace("[]", ""): cls for path in reversed(paths)}
        found |= {cls.KIND: cls for cls in reachable(root) if hasattr(cls, "KIND")}
    return found


def described(name: str) -> str | None:
    """The keys of what is called so; None if there is no such thing."""
    cls = known().get(name)
    return "\n".join(_lines(name, cls)) if cls else None


def _lines(name: str, cls: type) -> Iterator[str]:
    places = dict.fromkeys(path for root in _ROOTS for path in written_in(root).get(cls, ()))
    yield " · ".join([name, *places])
    yield from ("", wrapped(meant(docstring(cls)), ""), "")
    yield from _keys(cls)
    shared = [base for base in COMMON if issubclass(cls, base) and cls is not base]
    if shared:
        yield from ("", said("Like other elements:"), "")
        yield from _keys(shared[-1])


def _keys(cls: type) -> Iterator[str]:
    """A key with what it holds in a line, and below it what it means and what terms there are."""
    for field in attrs.fields(cls) if cls in COMMON else own_fields(cls):
        yield f"  {yaml_key(field)}: {_held(cls, field)}"
        if field.metadata.get("doc"):
            yield wrapped(meant(field.metadata["doc"]), "      ")
        yield from (wrapped(line, "      ") for line in _terms(cls, field) if line)


def _held(cls: type, field: "attrs.Attribute[Any]") -> str:
    type_ = without_none(hint(cls, field))
    refers = field.metadata.get("refers")
    if refers:
        one = type_ is Ref
        to = said("anything") if refers.kinds == ANY else ", ".join(refers.kinds)
        held = said("reference to {kinds}", kinds=to) if one else said("references to {kinds}", kinds=to)
    else:
        held = _named(type_)
    return f"{held} ({_left_out(field)})" if _left_out(field) else held


def _named(type_: Any) -> str:
    if type_ in _VALUES:
        return meant(_VALUES[type_])
    container, item = item_of(type_)
    if container:
        template = "list of: {held}" if container.startswith("list") else "map to: {held}"
        return said(template, held=_named(item))
    return said("one of these terms") if is_vocabulary(type_) else getattr(type_, "KIND", type_.__name__.lower())


def _left_out(field: "attrs.Attribute[Any]") -> str:
    value = default(field)
    if value is attrs.NOTHING:
        return said("required")
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    return said("{value} if left out", value=shown) if isinstance(value, str | bool) else ""


def _terms(cls: type, field: "attrs.Attribute[Any]") -> Iterator[str]:
    """The terms that a field may hold."""
    _, item = item_of(without_none(hint(cls, field)))
    return terms(item) if is_vocabulary(item) else iter(())


def terms(vocabulary: Any) -> Iterator[str]:
    """Terms, each with its meaning; those that speak for themselves in one line."""
    found = members(vocabulary)
    yield from (f"{term} – {meant(meaning)}" for term, meaning in found.items() if meaning)
    yield ", ".join(term for term, meaning in found.items() if not meaning)


def meant(doc: str) -> str:
    """A sentence of the model's documentation, in the language that is spoken if there is a translation."""
    doc = " ".join(doc.split())
    known = translation(spoken(), "keys").gettext(doc)
    return said("{text}", text=Word(doc)) if known == doc else known


def wrapped(text: str, indent: str) -> str:
    """A paragraph of a terminal, all of it indented."""
    return fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False)
