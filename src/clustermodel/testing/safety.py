"""Whether a text of a programme can become anything but a text in what an exporter makes of it.

The same programme is exported twice: once with a harmless word for each of its texts, once with a hostile text before each
of these words, and the last sign of it after the word. Both outputs are read by a program of somebody else. The second must
read as the first does, with the hostile texts about the words: nothing is lost, nothing has changed, and nothing in it has
become syntax.

    from clustermodel.testing.safety import PAYLOADS, Reader, differences

    def test_no_text_is_syntax():
        assert differences(program, "acme", Reader(json.loads), PAYLOADS) == ""
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from itertools import zip_longest
from typing import Any, TypeVar

import attrs

from clustermodel.api import Loaded, export
from clustermodel.host import Host
from clustermodel.model.actuals import Actuals
from clustermodel.model.frozen import Map
from clustermodel.model.period import Period
from clustermodel.model.program import Program
from clustermodel.model.quantity import Quantity
from clustermodel.model.ref import Basis, Ref
from clustermodel.model.text import Localized

__all__ = ["PAYLOADS", "Reader", "differences", "with_texts"]

T = TypeVar("T")

PAYLOADS = (
    "</script><script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "<!-- --> --> ]]> <![CDATA[",
    "&amp;&#60;&lt;%3c\\u003c",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x";"y")',
    "+1,-1;@SUM(1)\t=1|'",
    "%%{init: {}}%% end subgraph x",
    '"]; A --> B click A call f()',
    "`code` ```x``` ~~~ **b** _i_ [x](javascript:y) ![z](w)",
    "# h - i 1. j > q | c | --- ::: {{ x }} {% y %} ${z} $w$",
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:y\r\nz",
    'a\\n;,:\\;\\N{x}\\\\ \\"',
    "one\ntwo\r\nthree\rfour\u2028five\u2029six\x85seven",
    "\u202eevil\u202c\u2066x\u2069\u200b\u200e\ufeff.",
    "\x00\x01\x08\x0b\x0c\x1b[31m\x1f\x7f\x9b.",
    "\ufffe\uffff\U0001f3e5\u0300.",
    "_x0041_ _x000D_",
    "'; DROP TABLE kpi; --",
    "''''",
    '{"a": [null, 1e9]} !!python/object x: y',
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///z'>]>&y;",
)
"""Texts that HTML, XML, scripts, spreadsheets, diagrams, Markdown, calendars, SQL, TeX, templates and terminals take for
more than a text; none has white space at its ends."""

_WORD = re.compile(r"([a-jA-J][a-j]{5})zqx|([A-J]{6})ZQX")
_LETTERS = str.maketrans("0123456789", "abcdefghij")
_DIGITS = str.maketrans("abcdefghij", "0123456789")
_KEPT = {"id", "format", "language", "judged", "or_", "file"}
"""Fields whose texts are no wordings: ids, names of fields, paths."""
_LABELLED = {"profile", "codes"}
"""Fields that hold texts by labels, which are texts too."""
DAY = date(2026, 11, 24)


@attrs.frozen
class Reader:
    """How an output is read."""

    read: Callable[[bytes], Any]
    """From an output to lists, tuples, dictionaries and texts: all that another program finds in it."""
    normal: Callable[[str], str] = str
    """What the format is known to make of a text: U+FFFD of signs that it cannot hold, one kind of line break of all."""
    options: Mapping[str, Any] = attrs.field(factory=dict)
    """Options of the exporter; for one that shortens texts, those that keep it from doing so.

    Where a text has «…», something may have been left out.
    """


def differences(
    program: Program,
    name: str,
    reader: Reader,
    payloads: Sequence[str],
    *,
    actuals: Actuals | None = None,
    host: Host | None = None,
) -> str:
    """What an exporter makes of hostile texts otherwise than of harmless ones; empty if there is nothing.

    The texts of the programme get the payloads in turn. A bar between two spaces loses these: it parts the forms of a unit.
    """
    payloads = [one.replace(" | ", "|") for one in payloads]
    host = host or Host(["export", "sections", "relations"])

    def made(around: Sequence[str]) -> Any:
        loaded = Loaded(program=with_texts(program, around), actuals=with_texts(actuals, around))
        language = program.header.language
        return reader.read(export(loaded, name, language=language, as_of=DAY, host=host, **reader.options))

    def about(word: re.Match[str]) -> str:
        """The text that a word stands for, in capital letters if the word is."""
        plain = word[0].lower()
        text = _about(plain, payloads[_number(plain) % len(payloads)])
        return text.upper() if word[0].isupper() else text

    def hostile(text: str) -> str:
        return reader.normal(_WORD.sub(about, text))

    return _first(_put(made([""]), hostile), _put(made(payloads), reader.normal))


def with_texts(value: T, payloads: Sequence[str]) -> T:
    """A programme, or actuals, with a word of its own, and a payload about it, in the place of each text."""
    changed: T = _Texts(payloads).go(value)
    return changed


def _about(word: str, payload: str) -> str:
    """With a space between them, since texts are compared here and there by the beginnings of their words."""
    return f"{payload} {word}{payload[-1:]}" if payload else word


def _word(number: int) -> str:
    """A word that is like no other one at its beginning, by which texts are compared here and there."""
    return f"{number:06d}"[::-1].translate(_LETTERS) + "zqx"


def _number(word: str) -> int:
    return int(word[5::-1].translate(_DIGITS))


@attrs.define
class _Texts:
    """Puts a new word, with a payload about it, in the place of each text of an object of the model."""

    payloads: Sequence[str]
    number: int = 0

    def text(self, old: str) -> str:
        if isinstance(old, Localized):
            return Localized({language: self.text(str(one)) for language, one in old.versions.items()})
        self.number += 1
        return _about(_word(self.number), self.payloads[self.number % len(self.payloads)])

    def go(self, value: Any, name: str = "") -> Any:
        """The same value, which stands in a field of some name, with other texts."""
        if name in _KEPT or isinstance(value, Enum | Quantity | Period):
            return value
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, tuple):
            return tuple(map(self.go, value))
        if isinstance(value, Map):
            return self.map(value, labelled=name in _LABELLED)
        return self.object(value) if attrs.has(type(value)) else value

    def map(self, value: Map[str, Any], *, labelled: bool) -> Any:
        """The keys of some maps are labels; those of others are ids and names of fields."""
        return Map({self.text(key) if labelled else key: self.go(one) for key, one in value.items()})

    def object(self, value: Any) -> Any:
        fields = {one.name: one.alias for one in attrs.fields(type(value))}
        made = {alias: self.go(getattr(value, name), name) for name, alias in fields.items()}
        if isinstance(value, Ref) and value.basis is Basis.UNRESOLVED:
            made["id"] = self.text(value.id)
        return type(value)(**made)


def _put(found: Any, change: Callable[[str], str]) -> Any:
    """The same lists and dictionaries with other texts."""
    if isinstance(found, str):
        return change(found)
    if isinstance(found, dict):
        return {_put(key, change): _put(one, change) for key, one in found.items()}
    return [_put(one, change) for one in found] if isinstance(found, list | tuple) else found


def _first(expected: Any, found: Any, at: str = "") -> str:
    """Where two readings differ first."""
    pairs: list[tuple[Any, Any, Any]] = []
    if isinstance(expected, dict) and isinstance(found, dict):
        pairs = [(key, expected.get(key), found.get(key)) for key in {**expected, **found}]
    elif isinstance(expected, list) and isinstance(found, list):
        pairs = [(index, *pair) for index, pair in enumerate(zip_longest(expected, found))]
    elif expected != found and not _shortened(expected, found):
        return f"at {at or '/'}: {expected!r} has become {found!r}"
    return next(filter(None, (_first(one, other, f"{at}/{key}") for key, one, other in pairs)), "")


def _shortened(expected: Any, found: Any) -> bool:
    """It is what is expected, but that labels in it are cut, as they are where there is no room: the rest is left."""
    if not (isinstance(expected, str) and isinstance(found, str) and found.strip("…")):
        return False
    kept = [re.escape(part) for part in found.split("…")]
    return re.fullmatch(".*?".join(kept), expected, re.DOTALL) is not None
