"""Diagnostics as JSON, version 1: a list of records and a summary, for programs."""

import json
from typing import Any

from clustermodel.diagnostics import Diagnostic, Related, Span
from clustermodel.rendering.findings import Findings

VERSION = 1
"""Grows when a field changes its meaning or goes; new fields do not count."""


def render(findings: Findings) -> str:
    """The JSON text."""
    records = [record(one, findings.language) for one in findings.diagnostics]
    summary = {**findings.counts(), "files": len(findings.files), "waived": len(findings.waived)}
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
