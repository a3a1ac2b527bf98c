"""Checks of wordings (family TX)."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise
from operator import eq
from typing import Any, get_args

import attrs

from clustermodel.confusables import differences, skeleton
from clustermodel.hookspecs import ADVICE, WARNING, Check, CheckContext, Finding, Path, check, checks_in, hookimpl
from clustermodel.model.frozen import Map
from clustermodel.model.meta import yaml_key
from clustermodel.model.text import Localized


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("TX101", severity=WARNING)
def confusable_code(ctx: CheckContext) -> Iterator[Finding]:
    """A printed code is written with letters of another script than the code that is declared.

    Latin C and Cyrillic С are different letters that look alike: no search, table or program finds the one by the other.
    The printed wording is compared with the codes that the programme declares; letters as such are never reported.

    Fails: a factor of `code: С1` (Cyrillic) and a pairing `printed: {factors: C1 - O1}` (Latin)
    Passes: both written with the same letters
    Fix: correct the letters in the document's next edition.
    """
    declared = {element.code for element in ctx.links.elements.values() if element.code}
    meant = {skeleton(code): code for code in declared}
    for address, element in ctx.links.elements.items():
        for field, wording in element.printed.items():
            for code in re.findall(r"\w+", wording):
                if code not in declared and skeleton(code) in meant:
                    other = meant[skeleton(code)]
                    yield Finding(
                        address,
                        "the printed code {code} is not the declared {declared}: {difference}",
                        {"code": code, "declared": other, "difference": differences(code, other)},
                        at=("printed", field),
                        hint="correct the letters in the document's next edition",
                    )


@cache
def _fields(cls: type) -> tuple[tuple[str, str], ...]:
    """Attribute and YAML key of the fields of a class that hold wordings, themselves or in the objects they consist of.

    Remarks of the compiler (`notes`) are none, and elements within an element are looked at by themselves.
    """
    attrs.resolve_types(cls)
    return tuple(
        (field.name, yaml_key(field))
        for field in attrs.fields(cls)
        if field.name != "notes" and not {"holds", "refers"} & set(field.metadata) and _holds_wordings(field.type)
    )


def _holds_wordings(annotation: Any) -> bool:
    return any(one is Localized or bool(_fields(one)) for one in _classes(annotation))


def _classes(annotation: Any) -> Iterator[type]:
    """The classes in an annotation that may hold wordings."""
    if annotation is Localized or attrs.has(annotation):
        yield annotation
    for inner in get_args(annotation):
        yield from _classes(inner)


def _below(value: Any, at: Path) -> Iterator[tuple[str, Path]]:
    if isinstance(value, Localized):
        yield from ((text, (*at, language)) for language, text in value.versions.items())
    elif isinstance(value, str):
        yield value, at
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _below(item, (*at, index))
    elif isinstance(value, Map):
        for key, item in value.items():
            yield from _below(item, (*at, key))
    elif value is not None:
        yield from _of_object(value, at)


def _of_object(value: Any, at: Path) -> Iterator[tuple[str, Path]]:
    """What the fields of an object hold: mostly plain texts, for which a generator of their own would be a waste."""
    cls: type = type(value)
    for name, key in _fields(cls):
        inside = getattr(value, name)
        if type(inside) is str:
            yield inside, (*at, key)
        elif inside:
            yield from _below(inside, (*at, key))


def _wordings(ctx: CheckContext) -> Iterator[tuple[str, str, Path]]:
    """Address, wording and its place in the element, for every wording of the programme."""
    for address, element in ctx.links.elements.items():
        for text, at in _of_object(element, ()):
            yield address, text, at


_HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Control characters, marks of direction, characters without a shape. Joiners (U+200C, U+200D) belong to some scripts."""


@check("TX102", severity=WARNING)
def hidden_character(ctx: CheckContext) -> Iterator[Finding]:
    r"""An invisible character, or one that turns the direction of writing, in a wording.

    What is read is not what is stored: searches fail, two names that look alike differ, and a line may be shown in another
    order than it is written (Unicode TR 36). Line ends and tabs are no such characters.

    Fails: `name: "Kislo\u00advodsk"`, with a soft hyphen
    Passes: `name: Kislovodsk`
    Fix: delete the character.
    """
    for address, text, at in _wordings(ctx):
        found = None if text.isprintable() else _HIDDEN.search(text)
        if found is not None:
            yield Finding(
                address,
                "a character that cannot be seen, {character}, after '{before}'",
                {"character": _called(found[0]), "before": text[: found.start()][-20:]},
                at=at,
                hint="delete the character",
            )


def _called(character: str) -> str:
    """«U+00AD SOFT HYPHEN»."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


@check("TX103", severity=ADVICE)
def mixed_normal_forms(ctx: CheckContext) -> Iterator[Finding]:
    r"""A word that is spelt with other characters than it is normally stored with.

    «é» can be one character, or «e» with an accent after it: they look alike, and no search finds the one by the other.
    Reported are words with combining characters that have a single one for both (Unicode normal form NFC), and words of
    another form that stand elsewhere in the programme in the normal one.

    Fails: `name: "Pharmacie\u0301"`
    Passes: `name: "Pharmacié"`
    Fix: write the word in the normal form.
    """
    odd = [one for one in _wordings(ctx) if not unicodedata.is_normalized("NFC", one[1])]
    elsewhere = {word for _, text, _ in _wordings(ctx) for word in text.split()} if odd else set()
    for address, text, at in odd:
        words = [word for word in text.split() if not unicodedata.is_normalized("NFC", word)]
        known = [word for word in words if _combines(word) or unicodedata.normalize("NFC", word) in elsewhere]
        if known:
            yield Finding(
                address,
                "'{word}' is not in the normal form of Unicode (NFC), so that a search for it fails",
                {"word": known[0]},
                at=at,
                hint="write the word in the normal form",
            )


def _combines(word: str) -> bool:
    return any(unicodedata.combining(character) for character in word)


@check("TX104", severity=ADVICE)
def repeated_word(ctx: CheckContext, *, allowed: tuple[str, ...] = ("had", "that")) -> Iterator[Finding]:
    """A word stands twice, one after the other.

    A slip of whoever typed or pasted it. Names that repeat themselves (Baden Baden: both with a capital) and numbers are
    left alone.

    Parameters: `allowed`, words that may be repeated.
    Fails: `title: Draw up the the schedule`
    Passes: `title: Draw up the schedule`
    Fix: delete one of them.
    """
    for address, text, at in _wordings(ctx):
        words = text.casefold().split()
        if not any(map(eq, words, words[1:])):
            continue  # nearly always
        twice = next((one for one, other in pairwise(text.split()) if _is_slip(one, other)), "")
        if twice and twice.casefold() not in allowed:
            yield Finding(address, "'{word}' stands twice", {"word": twice}, at=at, hint="delete one of them")


@check("TX105", severity=ADVICE)
def broken_word(ctx: CheckContext, *, joiners: tuple[str, ...] = ("and", "or", "и", "или")) -> Iterator[Finding]:
    """A word is broken by a hyphen at the end of a line that is no end of a line any more.

    It came with the copying from a page or a chart. No search finds the word, and readers stumble. Wordings that are kept
    as `printed` are looked at, too.

    Parameters: `joiners`, words after which a hyphen stays («two- and three-star»).
    Fails: `name: Develop- ment of the region`
    Passes: `name: Development of the region`
    Fix: write the word whole.
    """
    for address, text, at in chain(_wordings(ctx), _printed(ctx)):
        broken = (match for match in _BROKEN.finditer(text) if match[2] not in joiners) if "-" in text else iter(())
        found = next(broken, None)
        if found is not None:
            values = {"word": f"{found[1]}-{found[2]}"}
            yield Finding(address, "'{word}' is broken by a hyphen", values, at=at, hint="write the word whole")


def _printed(ctx: CheckContext) -> Iterator[tuple[str, str, Path]]:
    """The wordings that are kept as printed."""
    for address, element in ctx.links.elements.items():
        for field, wording in element.printed.items():
            yield address, wording, ("printed", field)


_BROKEN = re.compile(r"([^\W\d_]+)-\s+([^\W\d_]+)")
"""A part of a word with a hyphen, blanks, and the rest."""


def _is_slip(one: str, other: str) -> bool:
    """The same word, not a number, and not twice with a capital as in a name."""
    same = one.casefold() == other.casefold() and one.isalpha() and len(one) > 1
    return same and not (one[0].isupper() and other[0].isupper())
