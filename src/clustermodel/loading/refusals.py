"""How loading says no: a value that is refused, one that has been given up, and what stands in its place."""

from typing import Any

from clustermodel.diagnostics import Rule
from clustermodel.loading import rules


class Bad(Exception):
    """A value that its field does not accept; not yet reported."""

    def __init__(self, rule: Rule, hint: str | None = None, **values: object) -> None:
        super().__init__(rule.code)
        self.rule, self.hint, self.values = rule, hint, values


class Drop(Exception):
    """A value that is given up; why has been reported already."""


class Broken:
    """Stands where the event reader refused something, so that it is not reported a second time."""


BROKEN = Broken()


def found(value: Any) -> str:
    """What a value is, in the words of a message."""
    return {dict: "a map", list: "a list"}.get(type(value), "a text")


def misshapen(value: Any, expected: str, example: str) -> Exception:
    """What to raise for a value of the wrong shape."""
    return Drop() if value is BROKEN else Bad(rules.SHAPE, expected=expected, found=found(value), example=example)
