"""Diagnostics as text: place, message, the line with a caret under what is meant, and what to do."""

import sys
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from clustermodel import messages
from clustermodel.diagnostics import SHOWN, Diagnostic, Severity, Span
from clustermodel.loading.source import Source
from clustermodel.messages import Word
from clustermodel.rendering.findings import Findings, Style, unstyled
from clustermodel.rendering.safe import printable, width

_CODES = {"error": "31;1", "warning": "33;1", "advice": "36;1", "place": "1", "hint": "2", "caret": "32;1"}
_WIDEST = 110
"""Columns of a source line that are shown at most."""


def ansi(text: str, role: str) -> str:
    """Colours of a terminal."""
    return f"\x1b[{_CODES[role]}m{text}\x1b[0m"


def render(findings: Findings) -> str:
    """All findings, an empty line after each."""
    renderer = TextRenderer(sources=findings.sources, style=findings.style, language=findings.language)
    return "".join(renderer.render(one) + "\n" for one in findings.diagnostics)


class TextRenderer(NamedTuple):
    """Renders diagnostics one after the other."""

    sources: Mapping[str, Source]
    """Path → the text, for the excerpts; a file that is not here is shown without."""
    style: Style = unstyled
    language: str = "en"

    def render(self, diagnostic: Diagnostic) -> str:
        """One diagnostic, several lines."""
        return "\n".join(self._lines(diagnostic)) + "\n"

    def _lines(self, one: Diagnostic) -> Iterator[str]:
        place = printable(str(one.span)) if one.span else "-"
        severity = messages.render("{word}", {"word": Word(one.severity)}, language=self.language)
        label = self.style(f"{severity} {one.code}", one.severity)
        about = f" [{printable(one.subject)}]" if one.subject else ""
        yield f"{self.style(place, 'place')}: {label} {printable(one.text(self.language))}{about}"
        if one.span:
            yield from self._excerpt(one.span, one.severity)
        advice = one.advice(self.language)
        if advice:
            yield self.style(f"    = {printable(advice)}", "hint")
        for related in one.related[:SHOWN]:
            where = f"{related.span}: " if related.span else ""
            said = messages.render(related.message, {}, language=self.language) if not related.subject else related.message
            yield self.style(f"    + {printable(where + said)}", "hint")
        more = len(one.related) - SHOWN
        if more > 0:
            told = messages.render("and {n} more", {"n": more}, plural="and {n} more", language=self.language)
            yield self.style(f"    + {told}", "hint")

    def _excerpt(self, span: Span, severity: Severity) -> Iterator[str]:
        source = self.sources.get(span.path)
        if source is None or not 0 < span.line <= source.lines:
            return
        before, marked, after = (printable(part.replace("\t", "    ")) for part in _parts(source, span))
        before, marked, after = _fit(before, marked, after)
        number = str(span.line)
        yield f"  {number} | {before}{marked}{after}"
        caret = self.style("^" + "~" * (width(marked) - 1), severity)
        yield f"  {' ' * len(number)} | {' ' * width(before)}{caret}"


def _parts(source: Source, span: Span) -> tuple[str, str, str]:
    """What stands before a span in its line, the span, and what comes after it: no more of each than can be shown."""
    first, far = span.column, sys.maxsize
    last = max(span.end_column, first) if span.end_line == span.line else far
    cut = _WIDEST + 1
    return (
        source.part(span.line, first - cut, first),
        source.part(span.line, first, min(last, first + cut)),
        source.part(span.line, last, last + cut),
    )


def _fit(before: str, marked: str, after: str) -> tuple[str, str, str]:
    """Cut a long line around what is marked."""
    if len(marked) > _WIDEST // 2:
        marked = marked[: _WIDEST // 2 - 1] + "…"
        after = ""
    room = _WIDEST - len(marked)
    if len(before) > room // 2 and len(before) + len(after) > room:
        keep = max(room // 2, room - len(after))
        before = "…" + before[len(before) - keep + 1 :] if keep > 1 else "…"
    room -= len(before)
    return before, marked, after if len(after) <= room else after[: max(room - 1, 0)] + "…"
