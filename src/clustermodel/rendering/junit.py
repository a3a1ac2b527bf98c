"""Findings as JUnit XML, the format that CI servers show as tests: one test for each programme and family of checks."""

import xml.etree.ElementTree as ET
from collections import defaultdict

from clustermodel.diagnostics import FAMILIES, Diagnostic, Severity
from clustermodel.rendering.findings import Findings
from clustermodel.rendering.safe import printable


def render(findings: Findings) -> str:
    """The XML text. Errors and warnings fail a test; advice is told in its output. What was not looked for is no test."""
    suites = ET.Element("testsuites", name="clustermodel")
    by_file: dict[str, dict[str, list[Diagnostic]]] = defaultdict(lambda: defaultdict(list))
    for one in findings.diagnostics:
        by_file[one.span.path if one.span else ""][one.family].append(one)
    for path in dict.fromkeys([*findings.files, *by_file]):
        _suite(suites, path, by_file[path], findings)
    ET.indent(suites)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _suite(suites: ET.Element, path: str, found: dict[str, list[Diagnostic]], findings: Findings) -> None:
    checked = path in findings.files  # of a file beside a programme, nobody can say what it was searched for
    wanted = (name for name in FAMILIES if name in found or (checked and findings.selection.takes_some_of(name)))
    names = [*wanted, *(name for name in found if name not in FAMILIES)]
    failing = sum(any(_fails(one) for one in several) for several in found.values())
    name = printable(path) or "clustermodel"
    suite = ET.SubElement(suites, "testsuite", name=name, tests=str(len(names)), failures=str(failing))
    for letters in names:
        title = findings.word(FAMILIES[letters]) if letters in FAMILIES else letters
        case = ET.SubElement(suite, "testcase", classname=name, name=f"{letters} {title}")
        _case(case, found.get(letters, []), findings.language)


def _case(case: ET.Element, found: list[Diagnostic], language: str) -> None:
    failures = [one for one in found if _fails(one)]
    rest = [one for one in found if not _fails(one)]
    if failures:
        failure = ET.SubElement(case, "failure", message=_headline(failures, language), type=failures[0].code)
        failure.text = "\n".join(_line(one, language) for one in failures)
    if rest:
        ET.SubElement(case, "system-out").text = "\n".join(_line(one, language) for one in rest)


def _headline(failures: list[Diagnostic], language: str) -> str:
    """What servers show in their lists: the first finding, and how many more there are."""
    more = f" (+{len(failures) - 1})" if len(failures) > 1 else ""
    return printable(f"{failures[0].code} {failures[0].text(language)}{more}")


def _fails(one: Diagnostic) -> bool:
    return one.severity is not Severity.ADVICE


def _line(one: Diagnostic, language: str) -> str:
    return printable(f"{one.span or '-'}: {one.code} {one.text(language)}")
