"""What is broken on the overview: every error and the weightiest groups of findings, as sentences."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from clustermodel.diagnostics import Diagnostic, Severity
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.findings import COUNTS
from clustermodel.views.report.grouped import (
    AGAINST_ITSELF,
    COPY,
    OF_ANOTHER,
    OF_THE_COPY,
    Group,
    finding,
    grouped,
    headline,
    in_words,
    sections,
)  # fmt: skip
from clustermodel.views.report.markup import Html, tag
from clustermodel.views.report.questions import asked

_MOST = 9
"""Groups that are told in sentences under one heading; errors are told one by one."""
_AGAINST = "Contradictions, and what is of another cluster"
_LESSER = "What else weighs most"
_HEADS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.ADVICE: "Advice"}


def faults(ed: Edition) -> Iterator[Html]:
    """Counts, then sentences on errors and on what puts no question above, then where the rest is."""
    found = ed.facts.findings or ()
    counts = Counter(one.severity for one in found)
    if not found:
        yield tag("p", ed.label("The checks find nothing."))
        return
    said = (tag("li", ed.count(*COUNTS[one], counts[one]), class_=str(one)) for one in Severity if counts[one])
    yield tag("ul", said, class_="counts")
    groups = sorted((one for one in grouped(found) if one.code not in OF_THE_COPY), key=lambda one: one.weight)
    above = {one.code for one in asked(ed)}
    told = [*_parts(groups, above)]
    for heading, several in told:
        items = tag("ul", (item for group in several for item in _items(ed, group)))
        yield tag("div", tag("h4", ed.label(heading)), items, class_="lesser" if _spared(ed, heading) else None)
    shown = {heading: {one.code for one in several} for heading, several in told}
    untold = {one.code for one in groups} - above - {code for codes in shown.values() for code in codes}
    spared = {code for heading, codes in shown.items() if _spared(ed, heading) for code in codes}
    yield from _rest(ed, len(untold), len(untold | spared))
    yield from _lost(ed, [one for one in found if one.code in OF_THE_COPY])
    yield tag("details", tag("summary", ed.label("All findings by section")), _table(ed, grouped(found)),
              class_="sections")  # fmt: skip


def _parts(groups: list[Group], above: Collection[str]) -> Iterator[tuple[str, list[Group]]]:
    """Headings, and the groups that weigh most under each: all errors, of the others those that put no question above."""
    errors = [one for one in groups if one.severity is Severity.ERROR]
    others = [one for one in groups if one.severity is not Severity.ERROR and one.code not in above]
    against = [one for code in AGAINST_ITSELF for one in others if one.code == code]
    rest = [one for one in others if one not in against]
    heading = _AGAINST if any(one.code in OF_ANOTHER for one in against) else "Contradictions"
    parts = {"Errors": errors, heading: against[:_MOST], _LESSER: rest[:_MOST]}
    return ((heading, several) for heading, several in parts.items() if several)


def _one(ed: Edition, one: Diagnostic) -> Html:
    return tag("li", finding(ed, one), " ", _open(ed, one.code))


def _items(ed: Edition, group: Group) -> Iterator[Html]:
    """Every error, and what stands alone, in its own words; of several others what they have in common."""
    if group.severity is Severity.ERROR or len(group.found) == 1:
        yield from (_one(ed, one) for one in group.found)
    else:
        yield tag("li", headline(ed, group), ": ", tag("a", in_words(ed, group), href=ed.link(group.code)), ".")


def _open(ed: Edition, code: str) -> Html:
    return tag("a", ed.label("What to do"), href=ed.link(code), class_="more")


def _spared(ed: Edition, heading: str) -> bool:
    """It is left out on paper, where what is reported takes the room on the second sheet."""
    return heading == _LESSER and ed.facts.actuals is not None


def _rest(ed: Edition, number: int, on_paper: int) -> Iterator[Html]:
    """A link to the others; on paper, where it leads nowhere, in its place how many are not there, and where they are."""
    said, printed = (ed.count(*_MORE, one) if one else "" for one in (number, on_paper))
    yield tag("p", tag("a", said or ed.label("All findings"), href=ed.link("findings")), class_="screen")
    yield tag("p", printed, " ", ed.label("– in the full report"), class_="paper") if printed else Html()


_MORE = ("and {n} more kind of finding", "and {n} more kinds of findings")


def _lost(ed: Edition, found: list[Diagnostic]) -> Iterator[Html]:
    """The findings that are no faults of the programme."""
    if found:
        said = ed.label("Of all findings, {n} are about what the copy of the text has lost, and no faults of the programme.")
        yield tag("p", tag("a", said.format(n=len(found)), href=ed.link(COPY)), class_="note")


def _table(ed: Edition, groups: Iterable[Group]) -> Html:
    heads = tag("tr", tag("th", ed.label("Section"), scope="col"),
                *(tag("th", ed.label(_HEADS[one]), scope="col", class_="number") for one in Severity))  # fmt: skip
    rows = (_row(ed, name, title, several) for name, title, several in sections(ed, groups))
    return tag("div", tag("table", tag("thead", heads), rows), class_="wide", tabindex=0)


def _row(ed: Edition, name: str, title: str, groups: list[Group]) -> Html:
    counts = Counter(one.severity for group in groups for one in group.found)
    cells = (tag("td", str(counts[one]) if counts[one] else "", class_=f"number {one}") for one in Severity)
    return tag("tr", tag("th", tag("a", title, href=ed.link(name)), scope="row"), cells)
