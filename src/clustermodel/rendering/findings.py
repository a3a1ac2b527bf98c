"""What a report is made of, whatever its format."""

from collections.abc import Callable, Mapping
from datetime import date

import attrs

from clustermodel.catalogue import FAMILIES
from clustermodel.diagnostics import Diagnostic, Severity
from clustermodel.loading.source import Source
from clustermodel.messages import Word, render

Style = Callable[[str, str], str]
"""Text and the name of a role (error, warning, advice, place, hint) → the text as it is to be shown."""


def unstyled(text: str, _: str) -> str:
    """No style at all."""
    return text


@attrs.frozen(kw_only=True)
class Findings:
    """The findings of a run."""

    diagnostics: tuple[Diagnostic, ...]
    waived: tuple[Diagnostic, ...] = ()
    """Accepted by a waiver; told only where the format has a place for them, or when asked for."""
    files: tuple[str, ...] = ()
    """The programmes that were checked, as they are shown."""
    sources: Mapping[str, Source] = attrs.field(factory=dict)
    """Path → the text, for excerpts."""
    as_of: date
    language: str = "en"
    style: Style = unstyled

    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity."""
        return {str(severity): sum(one.severity is severity for one in self.diagnostics) for severity in Severity}

    def families(self) -> dict[str, list[Diagnostic]]:
        """The findings by the letters of their codes, in the order of the catalogue, then of third parties."""
        found: dict[str, list[Diagnostic]] = {}
        for one in self.diagnostics:
            found.setdefault(family(one.code), []).append(one)
        known = [letters for letters in FAMILIES if letters in found]
        return {letters: found[letters] for letters in [*known, *sorted(found.keys() - known)]}

    def word(self, english: str) -> str:
        """A word of the library's own in the language of the report."""
        return render("{word}", {"word": Word(english)}, language=self.language)


def family(code: str) -> str:
    """The letters before the number."""
    return code.rstrip("0123456789")
