"""What the user means: an address, a name; and what may have been meant where there is no such thing."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NoReturn

import click

from clustermodel.cli.speaking import said
from clustermodel.loaded import Loaded
from clustermodel.messages import Phrase, Word

if TYPE_CHECKING:
    from clustermodel.exporting import UnknownLanguageError


def unknown(kind: str | Phrase, name: str, known: Iterable[str], *, akin: Iterable[str] = (), where: str = "") -> NoReturn:
    """End with exit code 2: there is no such thing, but perhaps one of a similar name, or akin; and `where` to look."""
    from difflib import get_close_matches

    known = list(known)
    same = [one for one in known if one.casefold() == name.casefold()]
    alike = same or next(filter(None, (get_close_matches(one, known, n=3, cutoff=0.5) for one in (name, name.upper()))), [])
    near = list(dict.fromkeys((*akin, *alike)))[:3]
    hint = f" {said('Did you mean {near}?', near=said(' or ').join(near))}" if near else ""
    kind = kind if isinstance(kind, Phrase) else Word(kind)
    raise click.UsageError(said("there is no {kind} '{name}'.", kind=kind, name=name) + hint + (where and f" {where}"))


def nothing_in(error: "UnknownLanguageError") -> NoReturn:
    """End with exit code 2: there is nothing in the language."""
    template = "there is nothing in the language '{tag}'; there are: {known}"
    raise click.UsageError(said(template, tag=error.tag, known=error.known)) from None


def address_in(loaded: Loaded, given: str) -> str:
    """The address that the user means: `kind:id`, or a bare id that only one element has; or what looks like either."""
    found = loaded.links.candidates(given) or _looking_like(loaded, given)
    if len(found) > 1:
        raise click.UsageError(said("'{id}' may be any of {candidates}: write the kind with it", id=given, candidates=found))
    if not found:
        unknown("element", given, [*loaded.links.elements, *(one.id for one in loaded.links.elements.values())])
    return found[0]


def _looking_like(loaded: Loaded, given: str) -> list[str]:
    """The addresses of the elements that are printed so, or whose id looks so: a Cyrillic К1 for K1, or Сл1."""
    from clustermodel.confusables import skeleton  # only for what is not found

    def seen(text: str) -> str:
        return skeleton(text.upper()).rstrip(".")

    kind, _, name = given.rpartition(":")
    elements = (one for one in loaded.links.elements.values() if kind in ("", one.KIND))
    return [one.address for one in elements if seen(name) in (seen(one.id), seen(one.code or ""))] if seen(name) else []
