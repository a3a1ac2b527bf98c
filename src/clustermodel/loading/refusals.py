"""How loading says no: a value that is refused, one that has been given up, and what stands in its place."""

from typing import Any, NamedTuple

from clustermodel.diagnostics import Rule
from clustermodel.loading import rules
from clustermodel.loading.paths import Path
from clustermodel.messages import Phrase, Word


class Bad(Exception):  # noqa: N818 - it is always caught: a refusal, not an error of the program
    """A value that its field does not accept; not yet reported."""

    def __init__(self, rule: Rule, hint: str | None = None, meant: str = "", **values: object) -> None:
        """`meant` is what the writer surely meant, in the place of the key or value that is refused."""
        super().__init__(rule.code)
        self.rule, self.hint, self.meant, self.values = rule, hint, meant, values


class Refusal(NamedTuple):
    """Something that was refused, where, and whether the key or its value is meant."""

    path: Path
    bad: Bad
    subject: str = ""
    """`kind:id/field`; the path where there is no element around."""
    key: bool = False


class Drop(Exception):  # noqa: N818 - it is always caught, too
    """A value that is given up; why has been reported already."""


class Broken:
    """Stands where the event reader refused something, as a key or a value, so that it is not reported a second time."""


BROKEN = Broken()
"""The usual one. Keys need one each, lest they fall together."""


def found(value: Any) -> Word:
    """What a value is, in the words of a message."""
    if isinstance(value, dict):
        return Word("a map")
    return Word("a list" if isinstance(value, list) else "a text")


def misshapen(value: Any, expected: str, example: str | Phrase) -> Exception:
    """What to raise for a value of the wrong shape. `expected` and `example` are words of a message."""
    if type(value) is Broken:
        return Drop()
    if value == "":
        return Bad(rules.EMPTY_VALUE)
    shown = Word(example) if isinstance(example, str) else example
    return Bad(rules.SHAPE, expected=Word(expected), found=found(value), example=shown)
