"""The reference of the file format, from the metadata of the model's fields."""

import inspect
from decimal import Decimal
from typing import Any

import attrs

from clustermodel.model.actuals import Actuals
from clustermodel.model.frozen import default
from clustermodel.model.meta import ANY, yaml_key
from clustermodel.model.period import Period
from clustermodel.model.program import Program
from clustermodel.model.quantity import Missing, Quantity
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
from clustermodel_pages.markdown import code, codes, page, plain, table

VALUES: dict[Any, str] = {
    str: "token", int: "whole number", bool: "`true` or `false`", Decimal: "decimal number", Text: "text",
    Quantity: "[number](../format.md#numbers)", Period: "[period](../format.md#periods)",
    Series: "[series](../format.md#series)",
}  # fmt: skip
"""Type → what the field holds, in the words of the format."""

INTRODUCTION = """\
Every key of the format, in the order of the file. This page is made from the model itself. *Token* is a text that is never
translated (an id, a code, a path); *text* may be given in several languages. What references, numbers, periods and series
look like is told in [](../format.md)."""
BESIDE = "It stands beside the programme; see [](../format.md)."
IN_LANGUAGES = "One file for each language, `NAME.LANG.yaml`; see [](../languages.md)."
_ROOTS = (Program, Actuals, Translation)
"""What is a file."""
TERMS = "The terms that a field of such a type may hold, and no others."


def pages() -> dict[str, str]:
    """The pages of a programme, of its vocabularies, and of the actuals beside it."""
    classes = reachable(Program)
    beside = [cls for cls in reachable(Actuals) if cls not in classes]
    shared = "\n".join(_table(cls, label=_whose(cls)) for cls in COMMON)
    common = f"(format-common)=\n## Keys that all elements have\n\n{shared}"
    records = [_record(cls, written_in(Program)) for cls in classes if is_record(cls)]
    terms = [_vocabulary(cls) for cls in [*classes, Missing] if is_vocabulary(cls)]
    actuals = [_record(cls, written_in(Actuals)) if is_record(cls) else _vocabulary(cls) for cls in beside]
    return {
        "format.md": page("# Reference of the programme file", INTRODUCTION, common, *records),
        "vocabularies.md": page("# Vocabularies", TERMS, *terms),
        "actuals.md": page("# Reference of the file of actuals", BESIDE, *actuals),
        "translations.md": page("# Reference of the file of translations", IN_LANGUAGES, _record(Translation, {})),
    }


def _whose(cls: type) -> str:
    kinds = sorted({one.KIND for one in reachable() if issubclass(one, cls) and hasattr(one, "KIND")})
    everybody = {"Annotated": "On everything that stands in the text:", "Element": "On everything that has an id:"}
    return everybody.get(cls.__name__, f"On {codes(kinds)}:")


def _record(cls: type, places: dict[type, list[str]]) -> str:
    at = places.get(cls, [])
    kind = f"Kind {code(cls.KIND)}. " if hasattr(cls, "KIND") else ""
    where = f"At {codes(at)}." if at else "At the top of the file." if cls in _ROOTS else ""
    facts = "The long form of a reference; `id` is the key it stands under." if cls is Ref else kind + where
    own = _table(cls, label=f"{_doc(cls)}\n\n{facts}{_also(cls)}")
    return f"({_anchor(cls)})=\n## {cls.__name__}\n\n{own}"


def _also(cls: type) -> str:
    if not issubclass(cls, COMMON):
        return ""
    return " Besides these it takes the [keys that all elements have](#format-common)."


def _table(cls: type, *, label: str) -> str:
    rows = ([code(yaml_key(field)), _type(cls, field), _default(field), _meaning(field)] for field in _fields(cls))
    return f"{label}\n\n" + table(["key", "holds", "if left out", "meaning"], rows)


def _fields(cls: type) -> list["attrs.Attribute[Any]"]:
    return [field for field in own_fields(cls) if not (cls in COMMON and _inherited(cls, field))]


def _inherited(cls: type, field: "attrs.Attribute[Any]") -> bool:
    return any(attrs.has(base) and field in attrs.fields(base) for base in cls.__mro__[1:] if base in COMMON)


def _type(cls: type, field: "attrs.Attribute[Any]") -> str:
    type_ = without_none(hint(cls, field))
    refers = field.metadata.get("refers")
    if refers:
        noun = "reference" if type_ is Ref else "references"
        return f"[{noun}](../format.md#references) to " + ("anything" if refers.kinds == ANY else codes(refers.kinds))
    return _named(type_)


def _named(type_: Any) -> str:
    if type_ in VALUES:
        return VALUES[type_]
    container, item = item_of(type_)
    if container:
        return f"{container} {_named(item)}"
    return f"[{type_.__name__}](#{_anchor(type_)})"


def _default(field: "attrs.Attribute[Any]") -> str:
    if default(field) is attrs.NOTHING:
        return "**required**"
    value = default(field)
    return code(str(value).lower() if isinstance(value, bool) else value) if isinstance(value, str | bool) else ""


def _meaning(field: "attrs.Attribute[Any]") -> str:
    return plain(field.metadata["doc"])


def _vocabulary(cls: Any) -> str:
    terms = members(cls)
    rows = ([code(term), plain(meaning)] for term, meaning in terms.items())
    told = table(["term", "meaning"], rows) if any(terms.values()) else f"One of {codes(terms)}."
    return f"({_anchor(cls)})=\n## {cls.__name__}\n\n{_doc(cls)}\n\n{told}"


def _doc(cls: type) -> str:
    return plain(inspect.getdoc(cls) or "")


def _anchor(cls: type) -> str:
    return f"format-{cls.__name__.lower()}"
