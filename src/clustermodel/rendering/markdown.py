"""Findings as a Markdown document for a meeting: a summary, then the findings by family and code.

Elements are called by their names; their addresses, and the lines, stand in brackets for whoever mends the file.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby

import attrs

from clustermodel.catalogue import Entry, entries
from clustermodel.diagnostics import FAMILIES, Diagnostic, Severity
from clustermodel.explaining import title
from clustermodel.messages import Phrase
from clustermodel.messages import render as say_in
from clustermodel.rendering.findings import Findings
from clustermodel.rendering.safe import printable

_MARKS = str.maketrans({sign: "\\" + sign for sign in r"\`*_{}[]<>#|~!&$"})
_LONGEST = 90
"""Characters of a name that are shown."""

PLURAL = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.ADVICE: "pieces of advice"}


def render(findings: Findings) -> str:
    """The document."""
    return "\n".join(_lines(findings)) + "\n"


def _lines(findings: Findings) -> Iterator[str]:
    yield f"# {findings.word('Findings')}"
    yield ""
    for path in findings.files:
        told = findings.names.get(path, {}).get("")
        yield f"- {escape(told)} ({escape(path)})" if told else f"- {escape(path)}"
    yield f"- {say_in('as of {day}', {'day': findings.as_of}, language=findings.language)}"
    yield ""
    yield from _summary(findings)
    for letters, found in findings.families().items():
        yield ""
        yield f"## {_family(letters, findings)}"
        for _, several in groupby(sorted(found, key=_weight), key=lambda one: (one.code, one.severity)):
            yield ""
            yield from _code(list(several), findings)


def _weight(one: Diagnostic) -> tuple[int, str]:
    """Errors first, then by code; within a code the order of the file stays."""
    return one.severity.rank, one.code


def _summary(findings: Findings) -> Iterator[str]:
    yield f"| | {' | '.join(findings.word(PLURAL[severity]) for severity in Severity)} | {findings.word('total')} |"
    yield "|---|" + "--:|" * (len(Severity) + 1)
    for letters, found in findings.families().items():
        yield _row(_family(letters, findings), found)
    yield _row(f"**{findings.word('total')}**", findings.diagnostics)


def _row(name: str, found: Iterable[Diagnostic]) -> str:
    severities = [one.severity for one in found]
    numbers = [*(severities.count(severity) for severity in Severity), len(severities)]
    return f"| {name} | {' | '.join(str(number or '') for number in numbers)} |"


def _family(letters: str, findings: Findings) -> str:
    return escape(findings.word(FAMILIES[letters])) if letters in FAMILIES else letters


def _code(found: list[Diagnostic], findings: Findings) -> Iterator[str]:
    """The findings of one code: what it finds, once; then each; what to do, once if it is the same for all."""
    first = found[0]
    known = _entries().get(first.code)
    about = f" {escape(title(known, findings.language)).rstrip('.')}" if known and known.origin != "core" else ""
    number = f" ({len(found)})" if len(found) > 1 else ""
    yield f"### {findings.word(str(first.severity)).capitalize()} {first.code}.{about}{number}"
    yield ""
    texts = [_text(one, findings) for one in found]
    hints = [one.advice(findings.language) for one in found]
    repeated = len(found) > 1 and len(set(texts)) == 1
    shared = len(set(hints)) == 1
    for one, text, hint in zip(found, texts, hints, strict=True):
        told = " — ".join(part for part in (_subject(one, text, findings), "" if repeated else escape(text)) if part)
        yield f"- {told}{_place(one, findings)}"
        if hint and not shared:
            yield f"  - {escape(hint)}"
    if hints[0] and shared:
        yield ""
        yield f"*{findings.word('What to do')}:* {escape(hints[0])}."


@cache
def _entries() -> Mapping[str, Entry]:
    return {entry.code: entry for entry in entries()}


def _subject(one: Diagnostic, text: str, findings: Findings) -> str:
    """Whom it is about, by name; nothing where the message says it."""
    address = one.subject.partition("/")[0]
    name = _names(one, findings).get(address, address)
    return f"**{escape(_short(name))}**" if name and name not in text else ""


def _place(one: Diagnostic, findings: Findings) -> str:
    """Where it is, in brackets: the address if it has not been told as the name, the file if there are several, the line."""
    address = one.subject.partition("/")[0]
    parts = [escape(address)] if address in _names(one, findings) else []
    if one.span is not None:
        several = len(findings.files) > 1 or one.span.path not in findings.files
        parts += [escape(one.span.path)] if several else []
        parts += [f"{findings.word('line')} {one.span.line}"] if one.span.line else []
    return f" ({', '.join(parts)})" if parts else ""


def _text(one: Diagnostic, findings: Findings) -> str:
    """The message, with the names of elements for their addresses."""
    names = _names(one, findings)
    values = {key: _named(value, names) for key, value in one.values.items()}
    return attrs.evolve(one, values=values).text(findings.language)


def _named(value: object, names: Mapping[str, str]) -> object:
    if isinstance(value, list | tuple):
        return [_named(one, names) for one in value]
    if type(value) is str and value in names:
        return Phrase("'{quote}'", {"quote": _short(names[value])})
    return value


def _names(one: Diagnostic, findings: Findings) -> Mapping[str, str]:
    """The names of elements in the programme that a finding is about, be it in the file itself or in one beside it."""
    path = one.span.path if one.span else ""
    owners = [file for file in findings.names if path == file or path.startswith(file.rpartition(".")[0] + ".")]
    return findings.names[max(owners, key=len)] if owners else {}


def _short(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def escape(text: str) -> str:
    """A text in one line in which nothing is markup."""
    return " ".join(printable(text).split()).translate(_MARKS)
