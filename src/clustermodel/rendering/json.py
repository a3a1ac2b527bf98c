"""Diagnostics as JSON, version 1: a list of records and a summary, for programs."""

import json
from typing import Any

from clustermodel.diagnostics import Diagnostic, Related, Severity, Span
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


_COUNT = {"type": "integer", "minimum": 0}
_TEXT = {"type": "string"}
_PLACE = {
    "path": {"type": ["string", "null"], "description": "The file, as it was given; null if the finding has no place."},
    "line": {"type": ["integer", "null"], "description": "From 1; 0 for a file that has no lines."},
    "column": {"type": ["integer", "null"], "description": "From 1."},
    "end_line": {"type": ["integer", "null"]},
    "end_column": {"type": ["integer", "null"], "description": "After the last sign."},
}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of such a text, of this version."""
    related = {"message": _TEXT, "subject": {**_TEXT, "description": "`kind:id`, if it is another element."}, **_PLACE}
    finding = {
        "code": {**_TEXT, "pattern": "^[A-Z]{2,}[0-9]{3}$", "description": "`clustermodel explain CODE` tells of it."},
        "severity": {"enum": [str(one) for one in Severity]},
        "message": {**_TEXT, "description": "What is wrong."},
        **_PLACE,
        "subject": {**_TEXT, "description": "`kind:id` or `kind:id/field`; empty where there is none."},
        "hint": {**_TEXT, "description": "What to do; empty when there is nothing to say beyond the message."},
        "related": {"type": "array", "items": _object(related), "description": "Other places that it speaks of."},
    }
    counted = [*map(str, Severity), "files", "waived"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Findings of clustermodel check --format json",
        **_object({
            "version": {"const": VERSION},
            "diagnostics": {"type": "array", "items": _object(finding)},
            "summary": _object(dict.fromkeys(counted, _COUNT)),
        }),
    }  # fmt: skip


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    """All of these keys are there; a later edition of the same version may have more."""
    return {"type": "object", "properties": properties, "required": [*properties]}
