"""The texts of a programme, one by one, and the programme with other wordings: one walk over the types of the model."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

import attrs

from clustermodel import counting
from clustermodel.diagnostics import Diagnostic
from clustermodel.links.walk import names
from clustermodel.messages import Phrase
from clustermodel.model.actuals import Actuals
from clustermodel.model.element import Element
from clustermodel.model.frozen import Map
from clustermodel.model.meta import yaml_key
from clustermodel.model.period import Period
from clustermodel.model.program import Program
from clustermodel.model.quantity import Quantity
from clustermodel.model.ref import Ref
from clustermodel.model.text import Localized, Text
from clustermodel.model.translation import Translation

_WORDINGS = frozenset(get_args(Text))


class Wording(NamedTuple):
    """A text of a programme, and where it stands."""

    address: str
    """The element around it; empty for a label and for a word (see `clustermodel.model.meta.doc`)."""
    field: str
    """Keys and indexes in the element, joined by slashes: `title`, `notes/0`, `answers/SO2/notes/0`."""
    text: str
    aside: bool = False
    """A translation may give it, and need not (see `clustermodel.model.meta.doc`)."""

    @property
    def recurs(self) -> bool:
        """It is a label or a word, which is the same wherever it stands."""
        return not self.address

    def speaks(self, language: str) -> bool:
        """Whether the programme itself gives it in a language."""
        return isinstance(self.text, Localized) and language in self.text.versions


At = tuple[str, ...]


class _Walk:
    """Goes through an object, and makes the same with what `change` gives for each text in it."""

    def __init__(self, change: Callable[[Wording], str], program: Program) -> None:
        self.change = change
        self.address = program.header.address
        """The element around; what stands outside of all belongs to the head of the programme."""
        self.units = {name for unit in program.units for name in (unit.id, unit.name)}
        """Ids and names of the units that are declared."""

    def object(self, value: Any, at: At) -> Any:
        """The object, a new one only if something in it has changed; so it is with all that follow."""
        around = self.address
        if isinstance(value, Element):
            self.address, at = value.address, ()
        changed = {}
        cls: Any = type(value)
        for name, key, go in _fields(cls):
            old = getattr(value, name)
            if old:
                new = go(self, old, (*at, key))
                if new is not old:
                    changed[name] = new
        self.address = around
        return attrs.evolve(value, **changed) if changed else value

    def text(self, value: str, at: At) -> str:
        """A text."""
        return self.change(Wording(self.address, "/".join(at), value))

    def aside(self, said: Any, at: At) -> Any:
        """What is said aside, of other fields by their keys, or in lists."""
        if isinstance(said, str):
            return self.change(Wording(self.address, "/".join(at), said, aside=True)) if said else said
        named = isinstance(said, Map)
        steps, items = (list(said), list(said.values())) if named else (list(map(str, range(len(said)))), list(said))
        found = [self.aside(one, (*at, step)) for step, one in zip(steps, items, strict=True)]
        return (Map(zip(steps, found, strict=True)) if named else tuple(found)) if _differ(found, items) else said

    def word(self, word: str, _: At) -> str:
        """A word in another script than that of ids; one that can be an id is one, or is known to the library's labels."""
        return word if word.isascii() else self.change(Wording("", word, word))

    def unit(self, unit: str, _: At) -> str:
        """A unit that is not declared, and is no mere sign, as % is."""
        if unit.isascii() and (unit in self.units or not any(map(str.isalpha, unit))):
            return unit
        return self.change(Wording("", unit, unit))


Way = Callable[[_Walk, Any, At], Any]
"""How to go through the values of a type, none of them empty."""


def _leave(_: _Walk, value: Any, __: At) -> Any:
    return value


@cache
def _way(of: Any) -> Way:
    """How to go through the values of a type: looked up once a type, because a programme has very many values."""
    bare = _inner(of) if type(None) in get_args(of) and not _is_text(of) else of
    if _is_text(bare):
        return _Walk.text
    through = {tuple: _through_tuple, Map: _through_map}.get(get_origin(bare))
    if through is not None:
        return _leave if _way(_inner(bare)) is _leave else through(_inner(bare))
    return _Walk.object if attrs.has(bare) and bare not in (Period, Quantity) else _leave


def _through_tuple(inner: Any) -> Way:
    go = _way(inner)

    def through(walk: _Walk, value: tuple[Any, ...], at: At) -> Any:
        steps = names([one.id for one in value]) if inner is Ref else range(len(value))
        found = tuple([go(walk, one, (*at, str(step))) if one else one for one, step in zip(value, steps, strict=True)])
        return found if _differ(found, value) else value

    return through


def _through_map(inner: Any) -> Way:
    """The labels of a map of texts are words too; those of a map of anything else are ids."""
    go, labelled = _way(inner), _is_text(inner) or _is_text(_inner(inner))

    def through(walk: _Walk, value: Map[str, Any], at: At) -> Any:
        keys = [walk.change(Wording("", key, key)) if labelled else key for key in value]
        items = [go(walk, item, (*at, key)) if item else item for key, item in value.items()]
        same = not _differ(keys, list(value)) and not _differ(items, list(value.values()))
        return value if same else Map(zip(keys, items, strict=True))

    return through


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
def _fields(cls: type) -> tuple[tuple[str, str, Way], ...]:
    """Name and key of the fields in which there may be a text or a word, and how to go through what they hold."""
    attrs.resolve_types(cls)
    own: dict[str, Way] = {"unit": _Walk.unit, "word": _Walk.word, "aside": _Walk.aside}
    ways = [(one, next((own[key] for key in own if one.metadata.get(key)), _way(one.type))) for one in attrs.fields(cls)]
    return tuple((one.name, yaml_key(one), way) for one, way in ways if way is not _leave)


def wordings(program: Program, actuals: Actuals | None = None) -> tuple[Wording, ...]:
    """The texts of a programme in the order of the file; labels and words once, where they stand first.

    What its actuals say is known by its own wording, as words are: reports grow with every month, and repeat themselves.
    Quotations, codes and whatever else is a token are no texts: see `clustermodel.model.text.Text`.
    """
    found: dict[Wording, None] = {}

    def note(one: Wording) -> str:
        found[one] = None
        return one.text

    _Walk(note, program).object(program, ())
    if actuals and actuals.program == program.header.id:
        _Walk(lambda one: note(_reported(one)), program).object(actuals, ())
    return tuple(found)


def _reported(one: Wording) -> Wording:
    """A text of actuals: not that of an element."""
    return Wording("", str(one.text), one.text, aside=one.aside)


def untranslated(program: Program, language: str) -> str:
    """The programme's own language, if readers of another one find most of its texts in that; else empty."""
    own, tag = program.header.language, language.partition("-")[0]
    if own.partition("-")[0] == tag:
        return ""
    spoken = [one.speaks(language) or one.speaks(tag) for one in wordings(program) if not (one.recurs or one.aside)]
    return own if 2 * sum(spoken) < len(spoken) else ""


def in_languages(program: Program, translations: Mapping[str, Translation]) -> Program:
    """The programme with the wordings of translations (language → translation) added to its texts.

    A wording that the programme itself gives in that language stays.
    """
    made: Program = _Walk(_adding(program, translations), program).object(program, ())
    return made


def reported_in_languages(actuals: Actuals, program: Program, translations: Mapping[str, Translation]) -> Actuals:
    """The actuals of a programme with the wordings of translations added to their texts, likewise."""
    add = _adding(program, translations)
    made: Actuals = _Walk(lambda one: add(_reported(one)), program).object(actuals, ())
    return made


def _adding(program: Program, translations: Mapping[str, Translation]) -> Callable[[Wording], str]:
    own = program.header.language

    def add(one: Wording) -> str:
        given = one.text.versions if isinstance(one.text, Localized) else {own: one.text}
        found = {language: translated(one, by) for language, by in translations.items() if language not in given}
        known = {language: wording for language, wording in found.items() if wording is not None}
        return Localized({**given, **known}) if known else one.text

    return add


def translated(one: Wording, by: Translation) -> str | None:
    """A text as a translation has it; None when it has none yet."""
    return by.label(one.text) if one.recurs else by.wording(one.address, one.field)


def needed(found: Iterable[Wording], language: str, by: Translation) -> list[Wording]:
    """The texts that a translation gives or has to give: those that the programme does not give in that language itself.

    What is said aside is among them only if there is a wording of it.
    """
    return [one for one in found if not one.speaks(language) and not (one.aside and translated(one, by) is None)]


def is_stale(one: Wording, by: Translation) -> bool:
    """Whether a translation has a text in the wording of another original. Labels and words are their own addresses."""
    return not one.recurs and translated(one, by) is not None and by.stale(one.address, one.field, one.text)


def in_words(
    found: Iterable[Diagnostic], program: Program, translations: Callable[[], Mapping[str, Translation]]
) -> tuple[Diagnostic, ...]:
    """Findings whose values call units, and whatever else is a label or a word, as each language of the programme does.

    The translations (language → translation) are asked for only if some finding has such a value in it.
    """
    found = tuple(found)
    measured = (*program.kpis, *program.indicators(), *program.roadmap.actions, program.funding)
    units = (getattr(getattr(one, "result", one), "unit", None) for one in measured)
    names = {*(unit.name for unit in program.units), *filter(None, units)}
    if not any(_tells(one.values, names) for one in found):
        return found
    spoken = _wordings_of_words(program, translations())
    return tuple(attrs.evolve(one, values=_spoken(one.values, spoken)) for one in found) if spoken else found


def _tells(value: Any, names: AbstractSet[str]) -> bool:
    """Some value is the name of a unit, or in another script than ids, so that it may be a label or a word."""
    if isinstance(value, Phrase):
        return _tells(value.values, names)
    if isinstance(value, Mapping | list | tuple):
        return any(_tells(one, names) for one in (value.values() if isinstance(value, Mapping) else value))
    return isinstance(value, str) and (not value.isascii() or value in names)


def _wordings_of_words(program: Program, translations: Mapping[str, Translation]) -> dict[str, Localized]:
    """Labels, words and names of units → the same in all languages; of a unit with several forms that for very many."""
    own = program.header.language
    found: dict[str, dict[str, str]] = {}
    for unit in program.units:
        found[unit.name] = dict(unit.name.versions) if isinstance(unit.name, Localized) else {own: unit.name}
    for language, by in translations.items():
        named = ((unit.name, by.wording(unit.address, "name")) for unit in program.units)
        for word, wording in (*named, *((word, by.label(word)) for word in by.labels)):
            if wording is not None:
                found.setdefault(word, {own: word}).setdefault(language, wording)
    for versions in found.values():
        versions.update({language: counting.named(wording, language) for language, wording in versions.items()})
    return {word: Localized(versions) for word, versions in found.items()}


def _spoken(value: Any, known: Mapping[str, str]) -> Any:
    if isinstance(value, Phrase):
        return attrs.evolve(value, values=_spoken(value.values, known))
    if isinstance(value, Mapping):
        return {key: _spoken(one, known) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_spoken(one, known) for one in value]
    return known.get(value, value) if type(value) is str else value
