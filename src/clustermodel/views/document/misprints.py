"""The misprints of the text that are put right, told at the end: what goes out to be signed hides no correction."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import partial
from string import digits
from typing import Any

import attrs

from clustermodel.confusables import skeleton
from clustermodel.model.actors import Participant
from clustermodel.model.element import Annotated, Element
from clustermodel.model.evidence import Source, SourceKind
from clustermodel.model.ref import Basis, Ref
from clustermodel.model.statistics import Statistic
from clustermodel.model.text import Localized
from clustermodel.views.blocks import Block, Column, Inline, Paragraph, joined, line, plain, table
from clustermodel.views.document.remarks import within
from clustermodel.views.document.sources import ordered, section, short
from clustermodel.views.telling import Teller

Slip = tuple[Inline, str, str, str]
"""Where it stands, the words as printed, how they are to be read, and what is to be known of that (a label), if anything."""

_SUPPOSED, _UNIFIED = "the compiler's supposition", "as the same indicator is called elsewhere"

Change = tuple[str, int, int, int, int]
"""How some words became others, from where to where they were and are: as `difflib` tells it."""

_STRETCH = 100
"""Words that are compared at a time; more than anybody misprints one after the other."""
_LONG = 1000
"""Letters of more than some misprinted words."""
_ALIKE = 0.6
"""How alike words must be to be the same ones in another spelling (1 is equal)."""
_AROUND = 2
"""Words on each side of a misprint in what is sent: whoever looks it up in a section finds it by them."""
_SHORT = 3
"""Letters of a word that says little by itself."""


def misprints(tell: Teller) -> Iterator[Block]:
    """One line for each, in the order of the document. A translation has its own words: only codes, numbers and names."""
    columns: list[Column[Slip]] = [
        Column(tell.label("Part of the text"), lambda one: one[0]),
        Column(tell.label("Printed"), lambda one: line(tell.wording.quoted(one[1]))),
        Column(tell.label("To be read as"), partial(_read_as, tell)),
    ]
    found = _in_order(tell)
    yield from table(found, columns)
    notes = [*_letters(tell), tell.label("Misprints that do not show in a translation are not listed.")]
    if found and tell.translates:
        yield Paragraph(line("\n".join(notes)), note=True)


def _letters(tell: Teller) -> Iterator[str]:
    """Which letters of the codes as printed are which of the translation."""
    factors = [one for factors in tell.program.swot.lists.values() for one in factors if one.code]
    pairs = dict.fromkeys((str(one.code).rstrip(digits), tell.designation(one).rstrip(digits)) for one in factors)
    told = ", ".join(f"{printed} = {read}" for printed, read in pairs if skeleton(printed) != skeleton(read))
    if told:
        yield tell.label("Letters of the codes as printed: {letters}.").format(letters=told)


def _read_as(tell: Teller, slip: Slip) -> Inline:
    return line(tell.wording.quoted(slip[2]), f" ({tell.label(slip[3])})" if slip[3] else None)


def slips(printed: str, read: str, around: int = 0) -> list[tuple[str, str]]:
    """The words that are spelt otherwise: as printed, and as read. None if the wordings differ in more than that.

    A word can be told from its like by the words `around` it, so many on each side.
    """
    old, new = printed.split(), read.split()
    found: list[tuple[str, str]] = []
    for tag, start, stop, first, last in _one_by_one(old, new) or _changes(old, new):
        before, after = (1, 1) if tag == "insert" else (0, 2 * (len("".join(old[start:stop])) <= _SHORT))
        before = min(before, start, first)
        wrong = " ".join(old[start - before : stop + after])
        right = " ".join(new[first - before : last + after])
        if tag == "delete" or _likeness(wrong, right) < _ALIKE:
            return []
        before, after = min(max(before, around), start, first), max(after, around)
        wrong, right = " ".join(old[start - before : stop + after]), " ".join(new[first - before : last + after])
        found.append((wrong.strip(",.;:()"), right.strip(",.;:()")))
    return list(dict.fromkeys(found))


def _one_by_one(old: list[str], new: list[str]) -> list[Change]:
    """The changes if each word is another spelling of its like; else none: words are missing, or it is another wording."""
    if len(old) != len(new):
        return []
    places = [place for place, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
    alike = all(_likeness(old[place], new[place]) >= _ALIKE for place in places)
    return [("replace", place, place + 1, place, place + 1) for place in places] if alike else []


def _changes(old: list[str], new: list[str]) -> Iterator[Change]:
    """What was changed, compared by the stretch: all words with all would take as long as the square of their number."""
    start = first = 0
    while start < len(old) or first < len(new):
        stop, last = start + _STRETCH, first + _STRETCH
        found = SequenceMatcher(None, old[start:stop], new[first:last], autojunk=False).get_opcodes()
        if stop < len(old) or last < len(new):  # what the end of a stretch cuts is looked at again
            kept = next((place for place in range(len(found) - 1, -1, -1) if found[place][0] == "equal"), -1)
            found = found[: kept + 1] or found
        yield from ((tag, a + start, b + start, c + first, d + first) for tag, a, b, c, d in found if tag != "equal")
        start, first = start + found[-1][2], first + found[-1][4]


def _in_order(tell: Teller) -> list[Slip]:
    holders = (one for one in tell.links.elements.values() if _holders(one) and not _is_echo(tell, one))
    found = [(element, _part(tell, element)) for element in holders]
    known = ordered(tell, dict.fromkeys(part for _, part in found))
    places = {part and part.address: place for place, part in enumerate(known)}
    by_place = sorted(found, key=lambda one: places[one[1] and one[1].address])
    return list(dict.fromkeys(slip for element, part in by_place for slip in _told(tell, element, part)))


def _is_echo(tell: Teller, element: Element) -> bool:
    """A producer of numbers whose name is misprinted in a note that is put right itself: a translation has only the name."""
    producer = isinstance(element, Source) and element.kind is SourceKind.PRODUCER
    return producer and not tell.translates and any(one and one.printed for _, one in tell.targets(element, "source"))


def _part(tell: Teller, element: Element) -> Source | None:
    """Where an element stands: a part of the document in itself."""
    if isinstance(element, Source) and element.kind is not SourceKind.PRODUCER:
        return tell.around(element)
    values = element.values if isinstance(element, Statistic) else ()
    return next(iter(tell.parts(element, *values)), None)


def _told(tell: Teller, element: Element, part: Source | None) -> Iterator[Slip]:
    around = short(tell, section(tell, part)) if part else ()
    place = joined(", ", (around, line(tell.name(element)) if element.address in tell.numbers else ()))
    for holder in _holders(element):
        found = _names(tell, holder) if tell.translates else _words(tell, holder)
        yield from ((place, *slip) for slip in found)
        listed = tell.own_words(part) if part and part.kind is SourceKind.LIST and part.title else None
        yield from ((joined(", ", (around, line(listed))), *slip) for slip in _codes(tell, holder))
    if tell.outward and isinstance(element, Source) and element.printed.get("id", "") not in ("", tell.designation(element)):
        yield place, *_heading(tell, element, element.printed["id"]), ""


def _words(tell: Teller, holder: Annotated) -> Iterator[tuple[str, str, str]]:
    """The words of an element's texts that are misspelt."""
    for field, wording in holder.printed.items():
        texts = [] if field in holder.judged else _texts(tell, getattr(holder, field, None))
        unified = _UNIFIED if field == "name" and isinstance(holder, Statistic) and _is_twin(tell, holder) else ""
        for printed in wording.splitlines() if texts else ():
            nearest = texts[0] if len(texts) == 1 else max(texts, key=lambda text: _likeness(printed, text))
            yield from ((*slip, unified) for slip in slips(printed, nearest, _AROUND if tell.outward else 0))


def _is_twin(tell: Teller, statistic: Statistic) -> bool:
    """Another statistic has the same name: what is printed otherwise is no slip, but one thing under two names."""
    others = (one for one in tell.program.indicators() if one.address != statistic.address)
    return any(one.name == statistic.name for one in others)


def _names(tell: Teller, holder: Annotated) -> Iterator[tuple[str, str, str]]:
    """The name of a participant, or of who produced numbers: a translation takes it over, so that a misprint is seen."""
    producer = isinstance(holder, Source) and holder.kind is SourceKind.PRODUCER
    field = "name" if isinstance(holder, Participant) else "title"
    if field in holder.printed and (producer or isinstance(holder, Participant)):
        yield holder.printed[field], tell.wording.text(getattr(holder, field)), ""


def _heading(tell: Teller, element: Source, number: str) -> tuple[str, str]:
    """A section by the number and the title that are printed; in the words of a translation if it has that title, too."""
    title = element.printed.get("title")
    if title and tell.translates:
        title = next((tell.own_words(one) for one in tell.program.sources if one.title == title), None)
        return (f"{number} {title}", plain(tell.titled(element))) if title else (number, tell.designation(element))
    return f"{number} {title or tell.own_words(element)}", plain(tell.titled(element))


def _codes(tell: Teller, holder: Annotated) -> Iterator[tuple[str, str, str]]:
    """References that are put right: as printed, the codes of what they are to, and whether that is supposed."""
    fields = (field for field in attrs.fields(type(holder)) if "refers" in field.metadata and field.name in holder.printed)
    for name in (field.name for field in fields):
        found = list(tell.targets(holder, name))
        read = " – ".join(_read(tell, ref, one, holder.printed[name]) for ref, one in found)
        seen = skeleton(read) != skeleton(holder.printed[name])  # letters of another script that look alike are no slip
        if seen and any(ref.basis is Basis.CORRECTED for ref, _ in found):
            supposed = any(_seconds(tell, ref, one, holder.printed[name]) for ref, one in found)
            yield holder.printed[name], read, _SUPPOSED if supposed else ""


def _read(tell: Teller, ref: Ref, meant: Element | None, printed: str) -> str:
    """The code of what a reference is to, and of what else it may be to."""
    own = tell.designation(meant) if meant else ref.id
    others = _seconds(tell, ref, meant, printed)
    return f"{own} ({tell.label('or')} {', '.join(others)})" if others else own


def _seconds(tell: Teller, ref: Ref, meant: Element | None, printed: str) -> list[str]:
    """The codes of what else a reference may be to, but for the one that is printed: that is what is put right."""
    found = {id: tell.links.get(f"{meant.KIND}:{id}") for id in ref.or_} if meant else {}
    others = (tell.designation(one) if one else id for id, one in found.items())
    return [code for code in others if skeleton(code) not in skeleton(printed).split()]


def _holders(element: Element) -> list[Annotated]:
    """An element and what it consists of, as far as something of it is printed otherwise."""
    return [one for one in within(element) if isinstance(one, Annotated) and one.printed]


def _texts(tell: Teller, value: Any) -> list[str]:
    """The wordings that a field holds."""
    if isinstance(value, str | Localized):
        return [tell.wording.text(value)]
    parts = value if isinstance(value, tuple) else value.values() if isinstance(value, Mapping) else ()
    return [text for one in parts for text in _texts(tell, one)]


def _likeness(one: str, other: str) -> float:
    """From 0 to 1; for long texts, of their letters in whatever order, as that takes only as long as reading them."""
    matcher = SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False)
    return matcher.quick_ratio() if max(len(one), len(other)) > _LONG else matcher.ratio()
