"""What the checks find: by section and code, each with its place, its subject, and what to do."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from clustermodel.diagnostics import SHOWN, Diagnostic, Related, Severity, Span
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.grouped import COPY, Group, finding, grouped, headline, meaning, number, prose, sections
from clustermodel.views.report.markup import Html, tag, together

COUNTS = {
    Severity.ERROR: ("{n} error", "{n} errors"),
    Severity.WARNING: ("{n} warning", "{n} warnings"),
    Severity.ADVICE: ("{n} suggestion", "{n} suggestions"),
}


def findings(ed: Edition) -> Iterator[Html]:
    """Section by section, in the order of the programme; those of one code are folded under what it means."""
    found = ed.facts.findings or ()
    if not found:
        yield tag("p", ed.label("The checks find nothing."))
        return
    yield tag("p", ed.label(_HOW), class_="note screen")
    box = tag("input", type="checkbox", class_="inwardly")
    yield tag("p", tag("label", box, " ", ed.label(_INWARD)), class_="note screen")
    yield _sieve(ed, found)
    for name, title, groups in sections(ed, grouped(found)):
        yield _section(ed, name, title, groups)


_HOW = "Each line tells what is wrong, and where. Open it for the elements and for what to do."
_INWARD = "Show codes of checks, lines of files and words of their language, for whoever keeps the files"
_NO_FAULT = "These are no faults of the programme: the text that its file was made from does not have them any more."


def _section(ed: Edition, name: str, title: str, groups: Iterable[Group]) -> Html:
    heading = tag("h3", title, id=ed.anchor(name), tabindex=-1)
    note = tag("p", ed.label(_NO_FAULT), class_="note") if name == COPY else None
    return tag("section", heading, note, (_group(ed, one) for one in groups), class_="family")


def _sieve(ed: Edition, found: tuple[Diagnostic, ...]) -> Html:
    """What is shown, by severity; it works with JavaScript only, and is not there without."""
    counts = {severity: sum(one.severity is severity for one in found) for severity in Severity}
    boxes = (
        tag("label", tag("input", type="checkbox", checked=True, value=str(one)), " ", ed.count(*COUNTS[one], counts[one]))
        for one in Severity if counts[one]
    )  # fmt: skip
    return tag("fieldset", tag("legend", ed.label("Show")), boxes, class_="sieve scripted", data_sieve="severity")


def _group(ed: Edition, group: Group) -> Html:
    """The findings of one code: a line, and on demand why it matters, what to do, and the elements."""
    _, why, foreign = meaning(ed, group.code)
    hints = {one.advice(ed.wording.language) for one in group.found}
    common = hints.pop() if len(hints) == 1 else ""
    mixed = len({one.severity for one in group.found}) > 1
    times = number(ed, group)
    summary = tag(
        "summary", _severity(ed, group.severity), " ", tag("span", headline(ed, group), class_="head"),
        (" ", tag("b", times, class_="times")) if times else None,
    )  # fmt: skip
    alike = group.alike  # which takes a look at each of them
    items = [_item(ed, one, common, severe=mixed, brief=alike) for one in group.found if not group.alone or one.related]
    return tag(
        "details", summary, (tag("p", prose(part), class_="why", lang=foreign) for part in why),
        tag("p", _hint(ed, common)) if common else None,
        tag("p", *_same(ed, group)) if alike else None,
        tag("ul", items, class_="alike" if alike else None) if items else None, tag("p", group.code, class_="code"),
        class_="group", id=ed.anchor(group.code), tabindex=-1,
    )  # fmt: skip


def _same(ed: Edition, group: Group) -> Iterator[Html | str]:
    """What is said of each element alike."""
    said = group.found[0].text(ed.wording.language)
    yield ed.told(said[:1].upper() + said[1:])
    yield ":"


def _hint(ed: Edition, hint: str) -> Html:
    return tag("span", ed.label("What to do"), ": ", prose(hint, ed.told), class_="hint")


def _severity(ed: Edition, severity: Severity) -> Html:
    return tag("b", ed.label(str(severity), "Severity"), class_=f"severity {severity}")


def _item(ed: Edition, one: Diagnostic, common: str, *, severe: bool, brief: bool) -> Html:
    """A finding: without its hint if that is common to its group; only the element if all say the same."""
    advice = one.advice(ed.wording.language)
    related = [_related(ed, one, other) for other in one.related[:SHOWN]]
    more = len(one.related) - SHOWN
    related += [tag("div", ed.count("and {n} more", "and {n} more", more), class_="note")] if more > 0 else []
    return tag(
        "li", (_severity(ed, one.severity), " ") if severe else None,
        _subject(ed, one) if brief else together([finding(ed, one), " "]),
        _hint(ed, advice) if advice and advice != common else None,
        _place(ed, one.span), related,
        data_severity=str(one.severity),
    )  # fmt: skip


def _subject(ed: Edition, one: Diagnostic) -> Html:
    """What it is about: number and name of the element, if there is one of that address."""
    element = ed.facts.links.get(one.subject.partition("/")[0])
    if element is None:
        return tag("code", one.subject) if one.subject else Html()
    return ed.named(element)


def _place(ed: Edition, span: Span | None) -> Html | None:
    """The line, and in which file if that is not the one that most is found in: files of a programme share a folder."""
    if span is None:
        return None
    said = ed.label("line {n}").format(n=span.line)
    return tag("code", said if span.path == ed.facts.file else f"{PurePosixPath(span.path).name}, {said}", class_="place")


def _related(ed: Edition, one: Diagnostic, other: Related) -> Html:
    """Another element; another place of the same is of use only to those who keep the file."""
    element = ed.facts.links.get(other.subject.partition("/")[0] or other.message)
    same = element is not None and element.address == one.subject.partition("/")[0]
    said = ed.named(element, 60) if element else ed.message(other.message)
    shown = "note inward" if same else "note"
    return tag("div", ed.label("See also"), ": ", said, " ", _place(ed, other.span), class_=shown)
