"""The texts of a programme, one by one, and the programme with other wordings: one walk over the types of the model."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin

import attrs

from clustermodel.links.walk import names
from clustermodel.model.element import Element
from clustermodel.model.frozen import Frozen, Map
from clustermodel.model.meta import yaml_key
from clustermodel.model.program import Program
from clustermodel.model.ref import Ref
from clustermodel.model.text import Localized, Text
from clustermodel.model.translation import Translation

_WORDINGS = frozenset(get_args(Text))


class Word:
    """Stands for the type of a field that holds a word (see `clustermodel.model.meta.doc`)."""


@attrs.frozen(eq=False, repr=False)
class Wording(Frozen):
    """A text of a programme, and where it stands."""

    address: str
    """The element around it; empty for a label and for a word (see `clustermodel.model.meta.doc`)."""
    field: str
    """Keys and indexes in the element, joined by slashes: `title`, `notes/0`, `answers/SO2/notes/0`."""
    text: str

    @property
    def recurs(self) -> bool:
        """It is a label or a word, which is the same wherever it stands."""
        return not self.address

    def speaks(self, language: str) -> bool:
        """Whether the programme itself gives it in a language."""
        return isinstance(self.text, Localized) and language in self.text.versions


@attrs.define(eq=False, repr=False)
class _Walk:
    """Goes through an object, and makes the same with what `change` gives for each text in it."""

    change: Callable[[Wording], str]
    address: str
    """The element around; what stands outside of all belongs to the head of the programme."""

    def go(self, value: Any, of: Any, at: tuple[str, ...]) -> Any:
        """The value, a new one only if something in it has changed."""
        if not value or not _may_hold_texts(of):
            return value
        if isinstance(value, str):
            return self.change(Wording(self.address, "/".join(at), value)) if _is_text(of) else value
        if attrs.has(type(value)):
            return self._object(value, at)
        return self._map(value, of, at) if isinstance(value, Map) else self._tuple(value, of, at)

    def _object(self, value: Any, at: tuple[str, ...]) -> Any:
        around = self.address
        if isinstance(value, Element):
            self.address, at = value.address, ()
        changed = {}
        cls: Any = type(value)
        for name, key, of in _fields(cls):
            old = getattr(value, name)
            new = self._word(old) if of is Word else self.go(old, of, (*at, key))
            if new is not old:
                changed[name] = new
        self.address = around
        return attrs.evolve(value, **changed) if changed else value

    def _word(self, word: str | None) -> str | None:
        """A word in another script than that of ids; one that can be an id is one, or is known to the library's labels."""
        return word if word is None or word.isascii() else self.change(Wording("", word, word))

    def _tuple(self, value: tuple[Any, ...], of: Any, at: tuple[str, ...]) -> Any:
        inner = _inner(of)
        steps = names([one.id for one in value]) if inner is Ref else range(len(value))
        found = tuple([self.go(one, inner, (*at, str(step))) for one, step in zip(value, steps, strict=True)])
        return found if _differ(found, value) else value

    def _map(self, value: Map[str, Any], of: Any, at: tuple[str, ...]) -> Any:
        """The labels of a map of texts are words too; those of a map of anything else are ids."""
        inner = _inner(of)
        labelled = _is_text(inner) or _is_text(_inner(inner))
        keys = [self.change(Wording("", key, key)) if labelled else key for key in value]
        items = [self.go(item, inner, (*at, key)) for key, item in value.items()]
        same = not _differ(keys, list(value)) and not _differ(items, list(value.values()))
        return value if same else Map(zip(keys, items, strict=True))


def _differ(new: Any, old: Any) -> bool:
    return any(one is not other for one, other in zip(new, old, strict=True))


def _is_text(of: Any) -> bool:
    """It is the type of a text, or of one that may be absent."""
    return set(get_args(of)) >= _WORDINGS and get_origin(of) not in (tuple, Map)


@cache
def _inner(of: Any) -> Any:
    """The type of the items of a tuple, of the values of a map, or of what may be absent."""
    found = [one for one in get_args(of) if one not in (Ellipsis, type(None))]
    return found[-1] if found else None


@cache
def _fields(cls: type) -> tuple[tuple[str, str, Any], ...]:
    """Name, key and type of the fields in which there may be a text; of those that hold a word, `Word` for the type."""
    attrs.resolve_types(cls)
    types = [(one, Word if one.metadata.get("word") else one.type) for one in attrs.fields(cls)]
    return tuple((one.name, yaml_key(one), of) for one, of in types if of is Word or _may_hold_texts(of))


@cache
def _may_hold_texts(of: Any) -> bool:
    return any(_is_text(one) for one in _parts(of, set()))


def _parts(of: Any, seen: set[Any]) -> Iterator[Any]:
    """A type and the types that it consists of."""
    if of in seen:
        return
    seen.add(of)
    yield of
    if attrs.has(of):
        attrs.resolve_types(of)
    inner = [field.type for field in attrs.fields(of)] if attrs.has(of) else get_args(of)
    for one in inner:
        yield from _parts(one, seen)


def wordings(program: Program) -> tuple[Wording, ...]:
    """The texts of a programme in the order of the file; labels and words once, where they stand first.

    Quotations, codes and whatever else is a token are no texts: see `clustermodel.model.text.Text`.
    """
    found: dict[Wording, None] = {}

    def note(one: Wording) -> str:
        found[one] = None
        return one.text

    _Walk(note, program.header.address).go(program, type(program), ())
    return tuple(found)


def in_languages(program: Program, translations: Mapping[str, Translation]) -> Program:
    """The programme with the wordings of translations (language → translation) added to its texts.

    A wording that the programme itself gives in that language stays.
    """
    own = program.header.language

    def add(one: Wording) -> str:
        given = one.text.versions if isinstance(one.text, Localized) else {own: one.text}
        found = {language: translated(one, by) for language, by in translations.items() if language not in given}
        known = {language: wording for language, wording in found.items() if wording is not None}
        return Localized({**given, **known}) if known else one.text

    made: Program = _Walk(add, program.header.address).go(program, type(program), ())
    return made


def translated(one: Wording, by: Translation) -> str | None:
    """A text as a translation has it; None when it has none yet."""
    return by.label(one.text) if one.recurs else by.wording(one.address, one.field)


def is_stale(one: Wording, by: Translation) -> bool:
    """Whether a translation has a text in the wording of another original. Labels and words are their own addresses."""
    return not one.recurs and translated(one, by) is not None and by.stale(one.address, one.field, one.text)
