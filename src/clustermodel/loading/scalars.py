"""What a single value of each type accepts. A scalar is always a text here, and gets its type from the field that holds it.

Each hook takes a value and its type, as cattrs calls it, and refuses by raising `Bad`.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from typing import Any

from clustermodel.loading import rules
from clustermodel.loading.refusals import Bad, misshapen
from clustermodel.model.period import Period, parse_period
from clustermodel.model.quantity import Quantity, parse_quantity
from clustermodel.model.ref import Basis

Hook = Callable[[Any, Any], Any]

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*", re.ASCII)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_INTEGER = re.compile(r"[0-9]{1,15}", re.ASCII)


def _hints() -> Any:
    """The means to guess what was meant, for files in which something is refused."""
    from clustermodel.loading import hints

    return hints


def scalar(value: Any, _: Any = None) -> str:
    """The text of a scalar; refuses containers and empty values."""
    if type(value) is not str or not value:
        raise misshapen(value, "a single value", "write the value after `key: `")
    return value


def structure_id(value: Any, _: Any = None) -> str:
    """The id of an element."""
    if type(value) is str and ID.fullmatch(value) is not None:
        return value
    raise Bad(rules.ID, text=scalar(value), **_hints().handle(value, ID))


def structure_language(value: Any, _: Any = None) -> str:
    """The tag of a language."""
    text = scalar(value)
    if LANGUAGE.fullmatch(text) is None:
        raise Bad(rules.LANGUAGE, text=text)
    return text


def structure_quantity(value: Any, _: Any = None) -> Quantity:
    """A number with its qualifier, or the reason why it is missing."""
    try:
        return parse_quantity(scalar(value))
    except ValueError:
        raise Bad(rules.NUMBER, text=value, **_hints().number(value)) from None


def structure_period(value: Any, _: Any = None) -> Period:
    """A partial date."""
    try:
        return parse_period(scalar(value))
    except ValueError:
        raise Bad(rules.PERIOD, text=value, **_hints().period(value)) from None


def structure_decimal(value: Any, _: Any = None) -> Decimal:
    """An exact number without a qualifier."""
    quantity = structure_quantity(value)
    if not quantity.exact or quantity.low is None:
        raise Bad(rules.NUMBER, text=value, hint="write an exact number: 1000 or 0.5")
    return quantity.low


def structure_int(value: Any, _: Any = None) -> int:
    """A whole number."""
    text = scalar(value)
    if _INTEGER.fullmatch(text) is None:
        raise Bad(rules.INTEGER, text=text)
    return int(text)


def structure_bool(value: Any, _: Any = None) -> bool:
    """A truth value."""
    text = scalar(value)
    if text not in ("true", "false"):
        raise Bad(rules.BOOLEAN, text=text)
    return text == "true"


def enum_hook(cls: type[Enum]) -> Hook:
    """A term of a vocabulary."""
    terms: dict[Any, Enum] = {str(term): term for term in cls}

    def structure(value: Any, _: Any = None) -> Any:
        term = terms.get(value if type(value) is str else None)
        if term is None:
            text = scalar(value)
            raise Bad(rules.VOCABULARY, text=text, allowed=list(terms), **_hints().near(text, terms))
        return term

    return structure


structure_basis = enum_hook(Basis)
