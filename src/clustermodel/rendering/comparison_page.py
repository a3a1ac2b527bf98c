"""Programmes beside each other as a page: one file of the same look as the report, which loads nothing and runs nothing."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from clustermodel.comparing import Figure, Profile
from clustermodel.model.period import parse_period
from clustermodel.views.report.assets import style
from clustermodel.views.report.markup import Content, Html, tag
from clustermodel.views.report.page import bare
from clustermodel.views.wording import Wording

_STYLE = """
.compared{padding:1rem 1.5rem;max-width:96rem;margin:auto}
.compared thead th{min-width:9rem;max-width:18rem}
.compared tbody th{font-weight:400;min-width:11rem;background:var(--paper);position:sticky;left:0}
.compared .part th{font-weight:700;background:var(--wash)}
.compared td{text-align:end}
.share{width:100%;height:.4rem;margin-top:.2rem;fill:var(--rule)}
.share .n{fill:var(--accent)}
.share.bad .n{fill:var(--error)}
.compared thead td{border:0}
.compared thead .note{font-weight:400;display:block}
@media(max-width:48rem){
.compared{padding:.8rem}
.compared td{text-align:start}
.compared thead th{min-width:8rem;overflow-wrap:anywhere;font-size:.8rem}
.compared tbody th{min-width:8rem;font-size:.85rem}
}
@media print{
.compared{padding:0}
.compared table{font-size:8pt}
.compared :is(thead,tbody) th{min-width:0;position:static}
.share{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
"""
_PARTS = {
    "factors_combined": "The chain",
    "kpis_with_baseline": "Key performance indicators",
    "actions_done_by": "Actions",
    "occurrences_done": "What is due",
    "bodies": "Around it",
    "findings_error": "Findings",
}
"""Figure → the heading that stands above it and those that follow."""
_LESS_IS_BETTER = frozenset({"occurrences_overdue", "occurrences_late", "occurrences_cancelled", "results_below"})
_NOTE = "Shares are told as «n of all»: a programme with more indicators is not a better one."

Rows = Sequence[tuple[str, str, Sequence[str]]]
"""Name of a figure, what it counts, and what is said of each programme."""


def page(profiles: Sequence[Profile], rows: Rows, as_of: date, language: str, say: Callable[..., str]) -> str:
    """The page in a language; `say` puts a message into words."""
    wording = Wording(language)
    title = say("Programmes compared", {})
    day = wording.label("As of {day}").format(day=wording.period(parse_period(as_of.isoformat())))
    header = tag("header", tag("h1", title), tag("p", day, class_="above"), class_="top")
    unread = say("nothing of the file could be read", {})
    head = (tag("th", number, scope="col") for number in _heads(profiles, unread))
    body = (row for one in rows for row in _rows(one, profiles, wording))
    horizons = (tag("td", one.horizon.replace("..", "–")) for one in profiles)
    period = tag("tr", tag("th", _capital(say("period", {})), scope="row"), horizons)
    table = tag("table", tag("thead", tag("tr", tag("td"), head)), tag("tbody", period, body))
    note = tag("p", wording.label(_NOTE), class_="note")
    main = tag("main", note, tag("div", table, class_="wide", tabindex=0), class_="compared")
    return bare(title, (header, main), style() + _STYLE, language)


def _heads(profiles: Sequence[Profile], unread: str) -> Iterator[Content]:
    """Title and file of each programme."""
    for one in profiles:
        yield (one.title or unread, " ", tag("span", one.path, class_="note"))


def _rows(row: tuple[str, str, Sequence[str]], profiles: Sequence[Profile], wording: Wording) -> Iterator[Html]:
    """A figure of each programme, below a heading if it is the first of its part."""
    name, label, told = row
    if name in _PARTS:
        yield tag("tr", tag("th", wording.label(_PARTS[name]), scope="rowgroup", colspan=len(profiles) + 1), class_="part")
    figures = (one.figures.get(name) for one in profiles)
    cells = (tag("td", said, _bar(name, figure)) for said, figure in zip(told, figures, strict=True))
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
