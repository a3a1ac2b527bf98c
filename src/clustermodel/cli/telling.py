"""The report of a run over many programmes, put together from what is told of each."""

from collections.abc import Iterable, Mapping

from clustermodel.cli.checking import Tally, Tell, Told
from clustermodel.diagnostics import Diagnostic
from clustermodel.rendering.formats import PIECEWISE, renderer


class Telling:
    """What is printed first, for each programme, and last. What every programme gives anew is told once."""

    def __init__(self, tell: Tell, problems: tuple[Diagnostic, ...], *, incomplete: bool) -> None:
        self.tally = Tally(incomplete=incomplete).add(problems)
        self._tell = tell
        self._piecewise = tell.shape in PIECEWISE
        self._known = {(one.code, one.text(tell.language)) for one in problems}
        self._found = list(problems)
        self._waived: list[Diagnostic] = []
        self._files: list[str] = []
        self._names: dict[str, Mapping[str, str]] = {}

    def first(self) -> str:
        """What is printed before any programme has been checked."""
        return self._tell.text(self._found) if self._piecewise else ""

    def next(self, told: Told) -> str:
        """What is printed of a programme."""
        general = list(self._new(told.general))
        self.tally.add(general).join(told.tally)
        if self._piecewise:
            return self._tell.text(general) + told.text
        self._found += (*general, *told.diagnostics)
        self._waived += told.waived
        if told.file is not None:
            self._files.append(told.file)
            self._names[told.file] = told.names
        return ""

    def _new(self, general: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
        for one in general:
            said = (one.code, one.text(self._tell.language))
            if said not in self._known:
                self._known.add(said)
                yield one

    def last(self) -> str:
        """What is printed at the end: everything, if the format has a head, an order or a sum of its own."""
        if self._piecewise:
            return ""
        findings = self._tell.findings(self._found, waived=self._waived, files=self._files, known=self._names)
        return renderer(self._tell.shape)(findings)
