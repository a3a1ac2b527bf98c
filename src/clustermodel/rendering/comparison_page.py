"""Programmes beside each other as a page: one file of the same look as the report, which loads nothing and runs nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from urllib.parse import quote

from clustermodel.comparing import Figure, Profile
from clustermodel.model.period import parse_period
from clustermodel.rendering.comparison import BLANK, Say, blanks, left_out
from clustermodel.views.report.assets import style
from clustermodel.views.report.markup import Content, Html, tag
from clustermodel.views.report.page import bare
from clustermodel.views.wording import Wording

_STYLE = """
.compared{padding:1rem 1.5rem;max-width:96rem;margin:auto}
.compared thead th{min-width:9rem;max-width:22rem;vertical-align:bottom;hyphens:auto}
.compared tbody th{font-weight:400;min-width:11rem;background:var(--paper);position:sticky;left:0;hyphens:auto}
.compared .part th{font-weight:700;background:var(--wash)}
.compared td{text-align:end}
.share{width:100%;height:.4rem;margin-top:.2rem;fill:var(--rule)}
.share .n{fill:var(--accent)}
.share.bad .n{fill:var(--error)}
.compared thead td{border:0}
.compared thead :is(.note,.marking){font-weight:400;display:block}
.compared thead .marking{font-size:.85em;margin-top:.2rem}
.compared>.note{font-size:.85rem;margin:.3rem 0}
.compared .wide{margin-bottom:1.5rem}
@media screen and (max-width:48rem){
.compared{padding:.8rem}
.compared td{text-align:start;padding:.3rem;font-size:.85rem}
.compared thead th{min-width:5.9rem;overflow-wrap:break-word;font-size:.75rem;padding:.3rem}
.compared thead .note{display:none}
.compared tbody th{min-width:7rem;font-size:.8rem;padding:.3rem}
.compared .many::before{content:attr(data-hint);position:sticky;left:0;display:block;width:max-content;color:var(--dim)}
}
@media print{
@page{size:A4 $shape;margin:10mm}
.compared{padding:0}
.compared>.note{font-size:7.5pt;margin:0 0 1mm}
.compared .wide{margin:0 0 5mm}
.compared table{width:100%}
.compared :is(th,td){padding:.3mm 1.5mm;font-size:8pt;line-height:1.25}
.compared thead th{min-width:0;max-width:none}
.compared thead :is(.note,.marking){font-size:6.5pt}
.compared tbody th{min-width:0;width:$labels%;position:static}
.compared tr{break-inside:avoid}
.share{height:.8mm;margin-top:0;display:block;print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
"""
_PARTS = {
    "factors_combined": "The chain",
    "kpis_with_baseline": "Key performance indicators",
    "actions_done_by": "Actions",
    "occurrences_done": "What is due",
    "money_planned": "Money",
    "bodies": "Participants and links",
    "findings_error": "Findings",
}
"""Figure → the heading that stands above it and those that follow."""
_LESS_IS_BETTER = frozenset(
    {"kpis_missed", "occurrences_overdue", "occurrences_late", "occurrences_cancelled", "results_below"}
)
_UPRIGHT = 3
"""Programmes that stand beside each other on a sheet that is printed upright; more want it on its side."""
_SIDE_BY_SIDE = 8
"""Programmes that stand beside each other at all: more would not be printed. They go below."""
_ON_A_PHONE = 2
"""Programmes that stand beside each other on the narrowest screen."""
_NOTE = "Shares are told as «n of all»: a programme with more indicators is not a better one."

Rows = Sequence[tuple[str, str, Sequence[str]]]
"""Name of a figure, what it counts, and what is said of each programme."""


def page(profiles: Sequence[Profile], rows: Rows, as_of: date, say: Say, reports: Mapping[str, str]) -> str:
    """The page in the language of `say`; the titles are links to the `reports`, given by the paths of the programmes."""
    wording = Wording(say.language)
    title = say("Programmes compared", {})
    day = wording.label("As of {day}").format(day=wording.period(parse_period(as_of.isoformat())))
    header = tag("header", tag("h1", title), tag("p", day, class_="above"), class_="top")
    parts = [slice(start, start + _SIDE_BY_SIDE) for start in range(0, len(profiles), _SIDE_BY_SIDE)]
    tables = (_table(profiles[part], _part(rows, part), wording, say, reports) for part in parts)
    blank = say(BLANK, {}) if blanks(rows) else None
    later = (_later(one, say) for one in profiles)
    notes = (tag("p", said, class_="note") for said in (wording.label(_NOTE), blank, *later) if said)
    main = tag("main", notes, tables, class_="compared")
    return bare(title, (header, main), style() + _styled(len(profiles)), say.language)


def _styled(number: int) -> str:
    """The style of a page of so many programmes. What is upright has more room for the labels of the rows."""
    upright = number <= _UPRIGHT
    shape, labels = ("portrait", 46 if number < _UPRIGHT else 36) if upright else ("landscape", 26)
    return _STYLE.replace("$shape", shape).replace("$labels", str(labels))


def _part(rows: Rows, part: slice) -> Iterator[tuple[str, str, Sequence[str]]]:
    """The rows of some of the programmes."""
    yield from ((name, label, told[part]) for name, label, told in rows)


def _table(
    profiles: Sequence[Profile], rows: Iterable[tuple[str, str, Sequence[str]]], wording: Wording, say: Say,
    reports: Mapping[str, str],
) -> Html:  # fmt: skip
    head = (tag("th", _head(one, say, reports.get(one.path, "")), scope="col") for one in profiles)
    horizons = (tag("td", one.horizon.replace("..", "–")) for one in profiles)
    period = tag("tr", tag("th", _capital(say("period", {})), scope="row"), horizons)
    body = (row for one in rows for row in _rows(one, profiles, wording))
    table = tag("table", tag("thead", tag("tr", tag("td"), head)), tag("tbody", period, body))
    hint = wording.label("Scroll the table to the right →")
    wide = "wide many" if len(profiles) > _ON_A_PHONE else "wide"
    return tag("div", table, class_=wide, tabindex=0, data_hint=hint)


def _later(one: Profile, say: Say) -> str:
    """What the sign at the figures of a programme means."""
    told = left_out(one, say)
    return f"{told} ({say.text(one.cluster) or say.text(one.title)})" if told else ""


def _head(one: Profile, say: Say, report: str) -> Content:
    """What the cluster is called, and the title of its programme; what was found nowhere is known by its file."""
    cluster, title = say.text(one.cluster), say.text(one.title)
    if not (cluster or title):
        return (say("nothing of the file could be read", {}), " ", tag("span", one.path, class_="note"))
    marks = (tag("span", say.text(mark), class_="marking") for mark in one.markings)
    name = cluster or title
    link = tag("a", name, href=quote(report)) if report else name
    return (link, " ", tag("span", title, class_="note") if title != name else None, marks)


def _rows(row: tuple[str, str, Sequence[str]], profiles: Sequence[Profile], wording: Wording) -> Iterator[Html]:
    """A figure of each programme, below a heading if it is the first of its part."""
    name, label, told = row
    if name in _PARTS:
        yield tag("tr", tag("th", wording.label(_PARTS[name]), scope="rowgroup", colspan=len(profiles) + 1), class_="part")
    figures = (one.figures.get(name) for one in profiles)
    cells = (tag("td", said, _bar(name, one)) for said, one in zip(told, figures, strict=True))
    yield tag("tr", tag("th", _capital(label), scope="row"), cells)


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def _bar(name: str, figure: Figure | None) -> Html | None:
    """A share as a length; it stands in words beside it."""
    if figure is None or not figure.of:
        return None
    part = tag("rect", width=f"{100 * figure.n / figure.of:.1f}%", height="100%", class_="n")
    bad = " bad" if name in _LESS_IS_BETTER else ""
    return tag("svg", tag("rect", width="100%", height="100%"), part, class_=f"share{bad}", aria_hidden="true")
