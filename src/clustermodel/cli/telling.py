"""The report of a run over many programmes, put together from what is told of each."""

from collections.abc import Iterable, Mapping

from clustermodel.cli.checking import LISTED, Tally, Tell, Told
from clustermodel.diagnostics import Diagnostic
from clustermodel.messages import render
from clustermodel.rendering.formats import PIECEWISE, renderer

SCREEN = 20
"""Findings among which an error is seen without being set apart."""


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
        self._errors = [*tell.errors(problems)]

    def first(self) -> str:
        """What is printed before any programme has been checked."""
        return self._tell.text(self._found) if self._piecewise else ""

    def next(self, told: Told) -> str:
        """What is printed of a programme."""
        general = list(self._new(told.general))
        self.tally.add(general).join(told.tally)
        if self._piecewise:
            self._errors += (*self._tell.errors(general), *told.errors)
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

    def apart(self) -> list[str]:
        """The first errors once more, if they stand among so much else that they may be missed."""
        number, others = self.tally.kept["error"], sum(self.tally.shown.values()) - self.tally.kept["error"]
        if not self._errors or not others or number + others <= SCREEN:
            return []
        errors, language = self._errors[:LISTED], self._tell.language
        head = render("the error:", {"n": number}, plural="the {n} errors:", language=language)
        rest = {"n": number - len(errors)}
        more = [render("and {n} more", rest, plural="and {n} more", language=language)] if rest["n"] else []
        return [head, *(f"  {one}" for one in (*errors, *more))]

    def last(self) -> str:
        """What is printed at the end: everything, if the format has a head, an order or a sum of its own."""
        if self._piecewise:
            return ""
        findings = self._tell.findings(self._found, waived=self._waived, files=self._files, known=self._names)
        return renderer(self._tell.shape)(findings)
