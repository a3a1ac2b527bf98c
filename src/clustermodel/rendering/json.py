"""Diagnostics as JSON, version 1: a list of records and a summary, for programs."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from clustermodel.diagnostics import Diagnostic, Related, Severity, Span

VERSION = 1
"""Grows when a field changes its meaning or goes; new fields do not count."""


def render(diagnostics: Iterable[Diagnostic], summary: Mapping[str, Any], language: str = "en") -> str:
    """The JSON text."""
    records = [record(one, language) for one in diagnostics]
    return json.dumps({"version": VERSION, "diagnostics": records, "summary": summary}, ensure_ascii=False, indent=2) + "\n"


def record(one: Diagnostic, language: str = "en") -> dict[str, Any]:
    """One diagnostic. Positions are null when it has no place."""
    return {
        "code": one.code,
        "severity": str(one.severity),
        "message": one.text(language),
        **_place(one.span),
        "subject": one.subject,
        "hint": one.advice(language),
        "related": [_related(other) for other in one.related],
    }


def _place(span: Span | None) -> dict[str, Any]:
    names = ("path", "line", "column", "end_line", "end_column")
    return {name: getattr(span, name) if span else None for name in names}


def _related(other: Related) -> dict[str, Any]:
    return {"message": other.message, "subject": other.subject, **_place(other.span)}


def counts(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many findings there are of each severity."""
    found = list(diagnostics)
    return {str(severity): sum(one.severity is severity for one in found) for severity in Severity}
