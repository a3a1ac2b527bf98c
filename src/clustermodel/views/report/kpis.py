"""Indicators: what is promised and what is reported, as a chart and as numbers."""

from collections.abc import Iterator

from clustermodel.model.element import Element
from clustermodel.model.objectives import Kpi
from clustermodel.views.comparing import MISSED
from clustermodel.views.comparing import compared as compare
from clustermodel.views.document.reported import compared, observed
from clustermodel.views.report.charts import Curve, chart, mark, starts_above
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Html, tag


def kpis(ed: Edition) -> Iterator[Html]:
    """One card for each indicator; what the lines mean above them."""
    found = ed.facts.links.program.kpis
    if not any(observed(ed.tell, one) for one in found):
        yield tag("p", ed.label("No actual value is reported, so there is only the plan to be shown."), class_="note")
    drawn = {curve.name for one in found for curve in _curves(ed, one) if curve.drawn()}
    samples = [tag("li", _sample(one), " ", ed.label(name)) for one, name in _LINES.items() if one in drawn]
    if any(curve.missed for one in found for curve in _curves(ed, one)):
        samples.append(tag("li", _sample("actual", missed=True), " ", ed.label("Target not met")))
    yield tag("ul", samples, class_="legend") if samples else Html()
    yield tag("div", (_card(ed, one) for one in found), class_="cards")


_LINES = {"target": "Plan", "actual": "Actual", "baseline": "Baseline"}


def _sample(name: str, *, missed: bool = False) -> Html:
    """A piece of the line, for the legend."""
    point = mark(name, "16", "8", missed=missed)
    return tag("svg", tag("path", d="M0 8H32", class_=f"line {name}"), point, width=32, height=16, aria_hidden="true")


def card(kpi: Element) -> str:
    """The name of the card of an indicator in links."""
    return f"chart-{kpi.id}"


def _card(ed: Edition, kpi: Kpi) -> Html:
    tell = ed.tell
    unit = tell.unit(kpi.unit)
    heading = tag("h3", ed.named(kpi, 400), f", {unit}" if unit else None)
    drawn = chart(ed, f"{ed.caption(kpi)}, {unit}".rstrip(", "), _curves(ed, kpi))
    rows = ed.blocks(compared(tell, kpi))
    empty = tag("p", ed.label("There are no numbers to be drawn."), class_="note")
    above = tag("p", ed.label("The axis does not begin at zero."), class_="note")
    cut = above if starts_above(_curves(ed, kpi)) else None
    content = (heading, drawn or empty, cut, _baseline(ed, kpi), rows)
    return tag("article", content, class_="card", id=ed.anchor(card(kpi)), tabindex=-1)


def _curves(ed: Edition, kpi: Kpi) -> tuple[Curve, ...]:
    baseline = (kpi.baseline,) if kpi.baseline else ()
    missed = frozenset(row.period for row in compare(kpi, ed.tell.actuals) if row.verdict == MISSED)
    return Curve("baseline", baseline), Curve("target", kpi.targets), Curve("actual", observed(ed.tell, kpi), missed)


def _baseline(ed: Edition, kpi: Kpi) -> Html | None:
    if kpi.baseline is None:
        return None
    period = ed.tell.time_of(kpi.baseline)
    when = f" ({period})" if period else ""
    return tag("p", ed.label("Baseline"), ": ", ed.inline(ed.tell.observation(kpi.baseline)), when)
