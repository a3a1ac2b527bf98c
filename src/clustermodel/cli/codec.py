"""What is told of a programme as JSON and back, so that it can be kept."""

from collections.abc import Sequence
from typing import Any

import attrs

from clustermodel.cli.checking import Tally, Told
from clustermodel.diagnostics import Diagnostic, Related, Severity, Span

_DIAGNOSTICS = ("general", "diagnostics", "waived")


def encode(language: str, told: Told) -> dict[str, Any]:
    """What is told, as JSON knows it, in the language in which it is told."""
    record: dict[str, Any] = {"tally": vars(told.tally), "text": told.text, "file": told.file, "names": dict(told.names)}
    record["errors"] = told.errors
    return record | {name: [_encoded(one, language) for one in getattr(told, name)] for name in _DIAGNOSTICS}


def decode(record: dict[str, Any]) -> Told:
    """What is told. Raises whatever comes of a record that nobody has encoded."""
    tally = record["tally"]
    counted = Tally(tally["programmes"], incomplete=tally["incomplete"])
    counted.shown.update(tally["shown"])
    counted.kept.update(tally["kept"])
    counted.waived, counted.fixable = tally["waived"], tally["fixable"]
    general, diagnostics, waived = (tuple(map(_decoded, record[name])) for name in _DIAGNOSTICS)
    return Told(
        tally=counted, text=record["text"], file=record["file"], names=record["names"], errors=tuple(record["errors"]),
        general=general, diagnostics=diagnostics, waived=waived,
    )  # fmt: skip


def _encoded(one: Diagnostic, language: str) -> list[Any]:
    """In words, without values and fix: how many can be fixed is counted already."""
    related = [(other.message, _span(other.span), other.subject) for other in one.related]
    said = (_template(one.text(language)), _template(one.advice(language)))
    return [one.code, one.severity, *said, _span(one.span), one.subject, related]


def _template(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _decoded(record: Sequence[Any]) -> Diagnostic:
    code, severity, template, hint, span, subject, related = record
    return Diagnostic(
        code=code,
        severity=Severity(severity),
        template=template,
        span=span and Span(*span),
        subject=subject,
        hint_template=hint,
        related=tuple(Related(message, where and Span(*where), about) for message, where, about in related),
    )


def _span(span: Span | None) -> tuple[Any, ...] | None:
    return attrs.astuple(span) if span else None
