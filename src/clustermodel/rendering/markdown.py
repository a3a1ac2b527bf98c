"""Findings as a Markdown document for a meeting: a summary, then the findings by family."""

from collections.abc import Iterator

from clustermodel.catalogue import FAMILIES
from clustermodel.diagnostics import Diagnostic, Severity
from clustermodel.rendering.findings import Findings
from clustermodel.rendering.safe import printable

_MARKS = str.maketrans({sign: "\\" + sign for sign in r"\`*_{}[]<>#|~!&$"})


def render(findings: Findings) -> str:
    """The document."""
    return "\n".join(_lines(findings)) + "\n"


def _lines(findings: Findings) -> Iterator[str]:
    say = findings.word
    yield f"# {say('Findings')}"
    yield ""
    for path in findings.files:
        yield f"- {escape(path)}"
    yield f"- {say('as of')} {findings.as_of}"
    yield ""
    yield f"| | {' | '.join(say(str(severity)) for severity in Severity)} |"
    yield "|---|" + "---|" * len(Severity)
    for letters, found in findings.families().items():
        numbers = [sum(one.severity is severity for one in found) for severity in Severity]
        yield f"| {_title(letters, findings)} | {' | '.join(str(number or '') for number in numbers)} |"
    for letters, found in findings.families().items():
        yield ""
        yield f"## {_title(letters, findings)}"
        yield ""
        for one in found:
            yield from _finding(one, findings)


def _title(letters: str, findings: Findings) -> str:
    return escape(findings.word(FAMILIES[letters])) if letters in FAMILIES else letters


def _finding(one: Diagnostic, findings: Findings) -> Iterator[str]:
    place = f" ({findings.word('line')} {one.span.line})" if one.span else ""
    subject = f"{escape(one.subject)}{place}: " if one.subject else ""
    yield f"- **{findings.word(str(one.severity))} {one.code}** {subject}{escape(one.text(findings.language))}"
    advice = one.advice(findings.language)
    if advice:
        yield f"  - {escape(advice)}"


def escape(text: str) -> str:
    """A text in one line in which nothing is markup."""
    return " ".join(printable(text).split()).translate(_MARKS)
