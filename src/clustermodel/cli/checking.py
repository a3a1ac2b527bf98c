"""What `clustermodel check` does with each programme, where that is checked: its findings are put into words and counted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple, Self

import attrs

from clustermodel.diagnostics import Diagnostic, Severity
from clustermodel.engine import Selection
from clustermodel.loading.source import Source
from clustermodel.model.frozen import EMPTY, Frozen
from clustermodel.portfolio import Outcome
from clustermodel.rendering.findings import Findings, Style, names
from clustermodel.rendering.formats import NAMING, PIECEWISE, renderer

LISTED = 10
"""So many errors are named once more at the end."""



class Tally:
    """How many findings there are, in how many programmes."""

    def __init__(self, programmes: int = 0, *, incomplete: bool = False) -> None:
        self.programmes = programmes
        self.incomplete = incomplete
        """A plugin has failed, or a setting is not in force, so that findings may be missing."""
        self.shown: Counter[str] = Counter()
        """By severity: all that are shown."""
        self.kept: Counter[str] = Counter()
        """By severity: those that no waiver accepts."""
        self.waived = 0
        self.fixable = 0

    def add(self, kept: Iterable[Diagnostic], waived: Sequence[Diagnostic] = (), *, show_waived: bool = False) -> Self:
        """Count some findings, too."""
        kept = tuple(kept)
        shown = (*kept, *waived) if show_waived else kept
        self.incomplete |= any(one.family == "CF" and one.severity is Severity.ERROR for one in kept)
        self.kept.update(str(one.severity) for one in kept)
        self.shown.update(str(one.severity) for one in shown)
        self.waived += len(waived)
        self.fixable += sum(bool(one.fix) for one in shown)
        return self

    def join(self, other: Self) -> None:
        """Count what another one has counted, too."""
        self.shown.update(other.shown)
        self.kept.update(other.kept)
        self.waived += other.waived
        self.fixable += other.fixable
        self.programmes += other.programmes
        self.incomplete |= other.incomplete

    def reaches(self, severity: Severity) -> bool:
        """There is a finding at or above this severity."""
        return any(self.kept[str(one)] for one in Severity if one.rank <= severity.rank)


class Told(NamedTuple):
    """What is told of one programme. It crosses from process to process, so there is nothing in it that is not needed."""

    tally: Tally
    general: tuple[Diagnostic, ...] = ()
    """Of plugins and settings: what every programme may give anew, and is told once."""
    text: str = ""
    """All the rest, if the format is one that can be put together piece by piece."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """All the rest, if it is not."""
    waived: tuple[Diagnostic, ...] = ()
    file: str | None = None
    """The programme as it is shown; None if it could not be read."""
    names: Mapping[str, str] = EMPTY
    """Address → what the element is called, if the format shows that."""
    errors: tuple[str, ...] = ()
    """The first of its errors, each in a line, if the format is the one for people at a terminal."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Tell(Frozen):
    """Puts into words what came of a programme."""

    shape: str
    as_of: date
    language: str
    style: Style
    show_waived: bool = False
    selection: Selection = attrs.field(factory=Selection)
    """Which findings are wanted."""

    @property
    def kind(self) -> str:
        """Tells outputs of one sort from others."""
        return f"{self.shape} {self.language} {self.style.__qualname__} {self.show_waived}"

    def __call__(self, outcome: Outcome, sources: Mapping[str, Source]) -> Told:
        """What is told of a programme."""
        report = outcome.report
        general = tuple(filter(is_general, report.diagnostics))
        special = tuple(one for one in report.diagnostics if not is_general(one))
        tally = Tally(programmes=1, incomplete=report.incomplete)
        tally.add(special, report.waived, show_waived=self.show_waived)
        told = Told(tally=tally, general=general, file=outcome.file)
        if self.shape in PIECEWISE:
            shown = (*special, *(report.waived if self.show_waived else ()))
            return told._replace(text=self.text(shown, sources), errors=self.errors(special))
        source = sources.get(outcome.file or "") if self.shape in NAMING else None
        known = names(source, (*special, *report.waived)) if source else {}
        return told._replace(diagnostics=special, waived=report.waived, names=known)

    def errors(self, found: Iterable[Diagnostic]) -> tuple[str, ...]:
        """The first errors among some findings, each in a line."""
        wanted = (one for one in found if one.severity is Severity.ERROR and self.shape == "text")
        return tuple(f"{one.span or '-'}: {one.code} {one.text(self.language)}" for one in islice(wanted, LISTED))

    def text(self, found: Iterable[Diagnostic], sources: Mapping[str, Source] | None = None) -> str:
        """Some findings as they are shown."""
        return renderer(self.shape)(self.findings(found, sources=sources or {}))

    def findings(
        self,
        found: Iterable[Diagnostic],
        *,
        waived: Sequence[Diagnostic] = (),
        files: Iterable[str] = (),
        sources: Mapping[str, Source] | None = None,
        known: Mapping[str, Mapping[str, str]] | None = None,
    ) -> Findings:
        """Some findings for a report."""
        return Findings(
            diagnostics=(*found, *(waived if self.show_waived else ())),
            waived=() if self.show_waived else tuple(waived),
            files=tuple(files),
            sources=sources or {},
            names=known or {},
            as_of=self.as_of,
            language=self.language,
            style=self.style,
            selection=self.selection,
        )


def is_general(one: Diagnostic) -> bool:
    """Whether it speaks of no programme: of a plugin, or of a parameter in the settings."""
    return (one.span is None or one.family == "CF") and not one.subject


class Fixable(NamedTuple):
    """What can be mended in a programme and beside it without a decision."""

    path: str
    """The programme."""
    found: tuple[Diagnostic, ...]
    read: Mapping[str, str]
    """File → the mark of the text in which this was found."""


def fixable(outcome: Outcome, sources: Mapping[str, Source]) -> Fixable:
    """What can be mended without a decision."""
    found = tuple(one for one in outcome.report.diagnostics if one.fix)
    return Fixable(outcome.path, found, {path: mark(text) for path, text in sources.items()} if found else {})


def mark(source: Source) -> str:
    """What tells a text from any other one."""
    from hashlib import sha256  # OpenSSL is loaded only for those who keep results

    return sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
