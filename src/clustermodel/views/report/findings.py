"""What the checks find: by section and code, each with its place, its subject, and what to do."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from clustermodel.diagnostics import FAMILIES, SHOWN, Diagnostic, Related, Severity, Span
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Html, tag

COUNTS = {
    Severity.ERROR: ("{n} error", "{n} errors"),
    Severity.WARNING: ("{n} warning", "{n} warnings"),
    Severity.ADVICE: ("{n} advice", "{n} advice"),
}


def findings(ed: Edition) -> Iterator[Html]:
    """Section by section, in the order of the programme; findings of one code are explained once."""
    found = ed.facts.findings or ()
    if not found:
        yield tag("p", ed.label("The checks find nothing."))
        return
    yield _sieve(ed, found)
    families = {letters: dict[str, list[Diagnostic]]() for letters in FAMILIES}
    for one in found:
        families.setdefault(one.family, {}).setdefault(one.code, []).append(one)
    for letters, codes in families.items():
        if codes:
            heading = tag("h3", ed.message(FAMILIES.get(letters, letters)), id=ed.anchor(f"found-{letters}"), tabindex=-1)
            groups = (_group(ed, code, codes[code]) for code in sorted(codes))
            yield tag("section", heading, groups, class_="family")


def _sieve(ed: Edition, found: tuple[Diagnostic, ...]) -> Html:
    """What is shown, by severity; it works with JavaScript only, and is not there without."""
    counts = {severity: sum(one.severity is severity for one in found) for severity in Severity}
    boxes = (
        tag("label", tag("input", type="checkbox", checked=True, value=str(one)), " ", ed.count(*COUNTS[one], counts[one]))
        for one in Severity if counts[one]
    )  # fmt: skip
    return tag("fieldset", tag("legend", ed.label("Show")), boxes, class_="sieve scripted", data_sieve="severity")


def _group(ed: Edition, code: str, found: list[Diagnostic]) -> Html:
    """The findings of one code. An English explanation is marked as such."""
    language = ed.wording.language
    said = ed.facts.explain(code, language)
    foreign = "en" if language != "en" and said == ed.facts.explain(code, "en") else None
    why = (tag("p", _prose(part), class_="why", lang=foreign) for part in said.split("\n\n") if part)
    hints = {one.advice(ed.wording.language) for one in found}
    common = hints.pop() if len(hints) == 1 else ""
    severities = {one.severity for one in found}
    severity = _severity(ed, severities.pop()) if len(severities) == 1 else None
    items = tag("ul", (_item(ed, one, common, severity) for one in found))
    heading = tag("h4", code, " " if severity else None, severity, id=ed.anchor(code), tabindex=-1)
    return tag("article", heading, why, tag("p", _hint(ed, common)) if common else None, items, class_="group")


def _prose(said: str) -> Iterator[Html | str]:
    """A text in which what stands between backticks is written in the language of files."""
    return (tag("code", part) if index % 2 else part for index, part in enumerate(said.split("`")))


def _hint(ed: Edition, hint: str) -> Html:
    return tag("span", ed.label("What to do"), ": ", _prose(hint), class_="hint")


def _severity(ed: Edition, severity: Severity) -> Html:
    return tag("b", ed.label(str(severity), "Severity"), class_=f"severity {severity}")


def _item(ed: Edition, one: Diagnostic, common: str, severity: Html | None) -> Html:
    """A finding; without the hint and the severity if they are common to its group."""
    language = ed.wording.language
    advice = one.advice(language)
    related = [_related(ed, other) for other in one.related[:SHOWN]]
    more = len(one.related) - SHOWN
    related += [tag("div", ed.count("and {n} more", "and {n} more", more), class_="note")] if more > 0 else []
    said = one.text(language)
    return tag(
        "li",
        None if severity else (_severity(ed, one.severity), " "),
        subject(ed, one), " ", ed.told(said), " " if said.endswith((".", "?", "!", "…")) else ". ",
        _hint(ed, advice) if advice and advice != common else None,
        tag("code", place(one.span)) if one.span else None, related,
        data_severity=str(one.severity),
    )  # fmt: skip


def subject(ed: Edition, one: Diagnostic) -> Html:
    """What it is about: a link to the element, if there is one of that address."""
    address = one.subject.partition("/")[0]
    element = ed.facts.links.get(address)
    if element is None:
        return tag("code", one.subject) if one.subject else Html()
    return tag("a", ed.tell.name(element), href=ed.link(address))


def place(span: Span) -> str:
    """File, line and column. The files of a programme share a folder, so a name tells which one is meant."""
    return f"{PurePosixPath(span.path).name}:{span.line}:{span.column}"


def _related(ed: Edition, other: Related) -> Html:
    element = ed.facts.links.get(other.subject or other.message)
    said = ed.named(element, 60) if element else ed.message(other.message)
    where = tag("code", place(other.span)) if other.span else None
    return tag("div", ed.label("See also"), ": ", said, " ", where, class_="note")
