"""Indicators: what is promised and what is reported, as a chart and as numbers."""

from collections.abc import Iterator

from clustermodel.model.objectives import Desired, Kpi
from clustermodel.model.period import Period, in_order
from clustermodel.model.quantity import Quantity
from clustermodel.model.series import Observation, Series, at
from clustermodel.views.blocks import Column, Inline, line, table
from clustermodel.views.document.indicators import at as said_at
from clustermodel.views.execution import reports
from clustermodel.views.report.charts import Curve, chart
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Html, tag


def kpis(ed: Edition) -> Iterator[Html]:
    """One card for each indicator; what the lines mean above them."""
    found = ed.facts.links.program.kpis
    if not any(reported(ed, one) for one in found):
        yield tag("p", ed.label("No actual value is reported, so there is only the plan to be shown."), class_="note")
    yield tag("ul", (tag("li", _sample(one), " ", ed.label(name)) for one, name in _LINES.items()), class_="legend")
    yield tag("div", (_card(ed, one) for one in found), class_="cards")


_LINES = {"target": "Plan", "actual": "Actual", "baseline": "Baseline"}


def reported(ed: Edition, kpi: Kpi) -> Series:
    """The actual values of an indicator, as observations."""
    found = reports(ed.facts.actuals, "kpi", kpi.id)
    return tuple(Observation(period=one.period, value=one.value) for one in found)


def _sample(name: str) -> Html:
    """A piece of the line, for the legend."""
    mark = tag("circle", cx=16, cy=8, r=4, class_=f"point {name}")
    return tag("svg", tag("path", d="M0 8H32", class_=f"line {name}"), mark, width=32, height=16, aria_hidden="true")


def _card(ed: Edition, kpi: Kpi) -> Html:
    tell = ed.tell
    unit = tell.unit(kpi.unit)
    actual = reported(ed, kpi)
    heading = tag("h3", ed.named(kpi, 400), f", {unit}" if unit else None)
    curves = (
        Curve("baseline", (kpi.baseline,) if kpi.baseline else ()), Curve("target", kpi.targets), Curve("actual", actual),
    )  # fmt: skip
    drawn = chart(ed, f"{ed.caption(kpi)}, {unit}".rstrip(", "), curves)
    rows = ed.blocks(table(in_order(one.period for one in (*kpi.targets, *actual)), _columns(ed, kpi, actual)))
    empty = tag("p", ed.label("There are no numbers to be drawn."), class_="note")
    return tag("article", heading, drawn or empty, _baseline(ed, kpi), rows, class_="card")


def _baseline(ed: Edition, kpi: Kpi) -> Html | None:
    if kpi.baseline is None:
        return None
    period = kpi.baseline.period
    when = f" ({ed.wording.period(period)})" if period.dated else ""
    return tag("p", ed.label("Baseline"), ": ", ed.inline(ed.tell.observation(kpi.baseline)), when)


def _columns(ed: Edition, kpi: Kpi, actual: Series) -> list[Column[Period]]:
    tell = ed.tell
    return [
        Column(tell.label("Period"), lambda one: line(tell.wording.period(one))),
        Column(tell.label("Plan"), lambda one: said_at(tell, kpi.targets, one), numeric=True),
        Column(tell.label("Actual"), lambda one: said_at(tell, actual, one), numeric=True),
        Column(tell.label("Verdict"), lambda one: _verdict(ed, kpi, at(kpi.targets, one), at(actual, one))),
    ]


def _verdict(ed: Edition, kpi: Kpi, target: Observation | None, actual: Observation | None) -> Inline:
    """Whether a target is met, if that is certain whatever the exact numbers are."""
    if target is None or actual is None or not (target.value.known and actual.value.known):
        return ()
    met = _met(kpi.direction, target.value, actual.value)
    return line(ed.label({True: "met", False: "not met", None: "cannot be told"}[met], "Verdict"))


def _met(direction: Desired, target: Quantity, actual: Quantity) -> bool | None:
    """None: it depends on what the exact numbers are, or on how far one may deviate."""
    if direction is Desired.MAINTAIN:
        return True if target == actual else None
    missed, beaten = actual.surely_below(target), target.surely_below(actual)
    if direction is Desired.DECREASE:
        missed, beaten = beaten, missed
    equal = target.exact and target == actual
    return True if beaten or equal else False if missed else None
