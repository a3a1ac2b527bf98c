"""What a report is made of, whatever its format."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from clustermodel.api import loads
from clustermodel.diagnostics import FAMILIES, Diagnostic, Severity
from clustermodel.engine import Selection
from clustermodel.loading.source import Source
from clustermodel.messages import Word, render
from clustermodel.model.frozen import EMPTY

Style = Callable[[str, str], str]
"""Text and the name of a role (error, warning, advice, place, hint) → the text as it is to be shown."""


def unstyled(text: str, _: str) -> str:
    """No style at all."""
    return text


class Findings(NamedTuple):
    """The findings of a run."""

    diagnostics: tuple[Diagnostic, ...]
    as_of: date
    waived: tuple[Diagnostic, ...] = ()
    """Accepted by a waiver; told only where the format has a place for them, or when asked for."""
    files: tuple[str, ...] = ()
    """The programmes that were checked, as they are shown."""
    sources: Mapping[str, Source] = EMPTY
    """Path → the text, for excerpts."""
    names: Mapping[str, Mapping[str, str]] = EMPTY
    """Programme (one of `files`) → address → what the element is called; the programme itself under the empty address.
    Only for formats that people read away from the file, and only of the elements that a finding speaks of."""
    language: str = "en"
    style: Style = unstyled
    selection: Selection = Selection()
    """Which findings were wanted."""

    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity."""
        return {str(severity): sum(one.severity is severity for one in self.diagnostics) for severity in Severity}

    def families(self) -> dict[str, list[Diagnostic]]:
        """The findings by the letters of their codes, in the order of the catalogue, then of third parties."""
        found: dict[str, list[Diagnostic]] = {}
        for one in self.diagnostics:
            found.setdefault(one.family, []).append(one)
        known = [letters for letters in FAMILIES if letters in found]
        return {letters: found[letters] for letters in [*known, *sorted(found.keys() - known)]}

    def word(self, english: str) -> str:
        """A word of the library's own in the language of the report."""
        return render("{word}", {"word": Word(english)}, language=self.language)


def names(source: Source, found: Iterable[Diagnostic]) -> dict[str, str]:
    """What the elements are called that some findings speak of, and the programme itself (under the empty address)."""
    loaded = loads(source.text)
    if loaded.program is None:
        return {}
    known = {address: element.label for address, element in loaded.links.elements.items()}
    spoken = {text for one in found for text in _texts([one.subject.partition("/")[0], *one.values.values()])}
    return {"": loaded.program.header.label, **{address: known[address] for address in spoken & known.keys()}}


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list | tuple):
            yield from _texts(value)
