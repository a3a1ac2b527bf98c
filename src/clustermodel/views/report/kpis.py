"""Indicators: what is promised and what is reported, as a chart and as numbers."""

from collections.abc import Iterator

from clustermodel.model.element import Element
from clustermodel.model.objectives import Aggregation, Kpi
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
    drawn = [curve for one in found for curve in _curves(ed, one) if curve.drawn()]
    lines = {one: any(curve.joined for curve in drawn if curve.name == one) for one in {curve.name for curve in drawn}}
    shown = [(one, name) for one, name in _LINES.items() if one in lines]
    samples = [tag("li", _sample(one, joined=lines[one]), " ", ed.label(name)) for one, name in shown]
    if any(curve.missed for one in found for curve in _curves(ed, one)):
        samples.append(tag("li", _sample("actual", joined=lines["actual"], missed=True), " ", ed.label("Target not met")))
    yield tag("ul", samples, class_="legend") if samples else Html()
    yield tag("div", (_card(ed, one) for one in found), class_="cards")


_LINES = {"target": "Plan", "actual": "Actual", "baseline": "Baseline"}


def _sample(name: str, *, joined: bool, missed: bool = False) -> Html:
    """A piece of the line, for the legend; the point alone where none is drawn."""
    piece = tag("path", d="M0 8H32", class_=f"line {name}") if joined else None
    return tag("svg", piece, mark(name, "16", "8", missed=missed), width=32, height=16, aria_hidden="true")


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
    notes = (tag("p", ed.label(one), class_="note") for one in _cautions(ed, kpi))
    content = (heading, drawn or empty, notes, _baseline(ed, kpi), rows)
    return tag("article", content, class_="card", id=ed.anchor(card(kpi)), tabindex=-1)


def _cautions(ed: Edition, kpi: Kpi) -> Iterator[str]:
    """What a reader of the chart should know."""
    curves = _curves(ed, kpi)
    if starts_above(curves):
        yield "The axis does not begin at zero."
    if kpi.aggregation is Aggregation.UNSPECIFIED and any(one.drawn()[1:] for one in curves):
        yield "How the indicator is counted is not stated, so no line leads from value to value."


def _curves(ed: Edition, kpi: Kpi) -> tuple[Curve, ...]:
    baseline = (kpi.baseline,) if kpi.baseline else ()
    missed = frozenset(row.period for row in compare(kpi, ed.tell.actuals) if row.verdict == MISSED)
    goes_on = kpi.aggregation in {Aggregation.STOCK, Aggregation.CUMULATIVE}
    actual = Curve("actual", observed(ed.tell, kpi), joined=goes_on, missed=missed)
    return Curve("baseline", baseline), Curve("target", kpi.targets, joined=goes_on), actual


def _baseline(ed: Edition, kpi: Kpi) -> Html | None:
    if kpi.baseline is None:
        return None
    period = ed.tell.time_of(kpi.baseline)
    when = f" ({period})" if period else ""
    return tag("p", ed.label("Baseline"), ": ", ed.inline(ed.tell.observation(kpi.baseline)), when)
