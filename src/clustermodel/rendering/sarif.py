"""Findings as SARIF 2.1.0 (OASIS standard of 27 March 2020), which code-scanning services and editors read."""

import json
from typing import Any
from urllib.parse import quote

from clustermodel import __version__
from clustermodel.catalogue import Entry, entries
from clustermodel.diagnostics import Diagnostic, Span
from clustermodel.explaining import explanations, title
from clustermodel.messages import Word
from clustermodel.messages import render as said
from clustermodel.rendering.findings import Findings

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "advice": "note"}


def render(findings: Findings) -> str:
    """The JSON text: one run, with the rules of the codes that were found. Waived findings are suppressed results."""
    known = {entry.code: entry for entry in entries()}
    codes = sorted({one.code for one in (*findings.diagnostics, *findings.waived)})
    rules = [_rule(code, known.get(code), findings.language) for code in codes]
    results = [_result(one, codes, findings.language) for one in findings.diagnostics]
    accepted = {"suppressions": [{"kind": "inSource"}]}
    suppressed = [_result(one, codes, findings.language) | accepted for one in findings.waived]
    driver = {"name": "clustermodel", "version": __version__, "semanticVersion": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results + suppressed}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, entry: Entry | None, language: str) -> dict[str, Any]:
    if entry is None:
        return {"id": code}
    headline = title(entry, language)
    doc = explanations(language).get(code) or entry.doc or headline
    hint = said("{hint}", {"hint": Word(entry.hint)}, language=language) if entry.hint else doc
    return {
        "id": code,
        "shortDescription": {"text": headline},
        "fullDescription": {"text": doc},
        "help": {"text": hint},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _result(one: Diagnostic, codes: list[str], language: str) -> dict[str, Any]:
    advice = one.advice(language)
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": codes.index(one.code),
        "level": _LEVELS[one.severity],
        "message": {"text": one.text(language) + (f" — {advice}" if advice else "")},
    }
    logical = [{"fullyQualifiedName": one.subject}] if one.subject else []
    if one.span:
        result["locations"] = [_location(one.span) | ({"logicalLocations": logical} if logical else {})]
    related = [_location(other.span) | {"message": {"text": other.message}} for other in one.related if other.span]
    if related:
        result["relatedLocations"] = related
    return result


def _location(span: Span) -> dict[str, Any]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    uri = quote(span.path, safe="/", errors="surrogateescape")
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, **({"region": region} if span.line else {})}}
