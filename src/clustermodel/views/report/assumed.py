"""Dates that are in the plan only because it names no end of what recurs: their sign, and what stands behind it."""

from clustermodel.model.element import Element
from clustermodel.model.period import in_order
from clustermodel.views.document.outcome import ASSUMED
from clustermodel.views.execution import Occurred
from clustermodel.views.marks import Mark
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.grouped import sentence
from clustermodel.views.report.markup import Html, tag, together

_SIGN = tag("sup", Mark.JUDGED.sign)


def supposed(one: Occurred) -> bool:
    """Nobody has said that there is such a date: neither the text nor a report."""
    return one.assumed and one.reported is None


def judged(one: Occurred) -> Html | None:
    """The sign of such a date."""
    return _SIGN if supposed(one) else None


def assumption(ed: Edition) -> Html:
    """What the sign means; nothing if no date bears it."""
    there = any(map(supposed, ed.facts.execution))
    return tag("p", _SIGN, " ", sentence(ed.label(ASSUMED)), class_="note") if there else Html()


def end(ed: Edition, action: Element) -> Html | None:
    """Until when an action is taken to recur; None if the text says it."""
    found = in_order(one.period for one in ed.facts.execution if one.action is action and supposed(one))
    return together([ed.wording.period(found[-1]), _SIGN, f" ({ed.label(_TAKEN)})"]) if found else None


_TAKEN = "the text names no end, so the end of the programme is taken"
