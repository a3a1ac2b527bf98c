"""Findings as workflow commands of GitHub Actions: they appear at their lines in a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions: what is data is percent-encoded.
"""

from clustermodel.diagnostics import Diagnostic
from clustermodel.rendering.findings import Findings
from clustermodel.rendering.safe import printable

_COMMANDS = {"error": "error", "warning": "warning", "advice": "notice"}


def render(findings: Findings) -> str:
    """One line for each finding."""
    return "".join(_line(one, findings.language) + "\n" for one in findings.diagnostics)


def _line(one: Diagnostic, language: str) -> str:
    place = {}
    if one.span:
        span = one.span
        lines = {"line": span.line, "endLine": span.end_line, "col": span.column} if span.line else {}
        place = {"file": span.path, **lines}
        place |= {"endColumn": span.end_column} if lines and span.end_line == span.line else {}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in {**place, "title": one.code}.items())
    advice = one.advice(language)
    message = one.text(language) + (f" — {advice}" if advice else "")
    return f"::{_COMMANDS[one.severity]} {properties}::{_data(printable(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
