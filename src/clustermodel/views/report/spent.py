"""Money on the overview: what is reported as spent, beside what is planned, and where it is more."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from clustermodel.model.actuals import Occurrence
from clustermodel.model.roadmap import Action
from clustermodel.model.series import Observation
from clustermodel.views.blocks import Inline, line
from clustermodel.views.document.money import total
from clustermodel.views.document.spent import budgeted, is_over, paid
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Html, tag

_Reports = list[tuple[Action, list[Occurrence]]]


def spent(ed: Edition) -> Iterator[Html]:
    """The sums, in the unit of funding; then the actions that have cost more than all that is planned for them."""
    found = _reports(ed)
    gone = _sum(ed, paid(one for _, told in found for one in told))
    if not gone:
        return
    planned = _sum(ed, (one for action in ed.facts.links.program.roadmap.actions for one in budgeted(action)))
    begun = _sum(ed, (one for action, told in found if any(paid(told)) for one in budgeted(action)))
    rows = {
        "Spent, as reported": gone,
        "Planned for the same actions, for all years": begun,
        "Planned for the whole programme": planned,
    }
    said = (tag("li", ed.label(label), ": ", ed.inline(sum)) for label, sum in rows.items() if sum)
    yield tag("h4", ed.label("Money"))
    yield tag("ul", said, class_="money")
    over = [(one, told) for one, told in found if is_over(budgeted(one), paid(told))]
    if over:
        yield tag("h4", ed.label("Spent more than planned"))
        yield tag("ul", (tag("li", ed.named(one, 110), ": ", *_beside(ed, one, told)) for one, told in over))


def _reports(ed: Edition) -> _Reports:
    """The actions of which anything is reported, with that."""
    groups = groupby(ed.facts.execution, lambda one: one.action)
    found = [(action, [one.reported for one in same if one.reported]) for action, same in groups]
    return [(action, told) for action, told in found if told]


def _sum(ed: Edition, found: Iterable[Observation]) -> Inline:
    """Their sum with its unit; nothing if none is known."""
    sum, unit = total(ed.tell, tuple(found)), ed.tell.unit(ed.facts.links.program.funding.unit)
    return line(sum, ed.wording.gap(unit), unit) if sum else ()


def _beside(ed: Edition, action: Action, told: list[Occurrence]) -> Iterator[Html | str]:
    yield ed.inline(_sum(ed, paid(told)))
    yield f" ({ed.label('Plan').lower()}: "
    yield ed.inline(_sum(ed, budgeted(action)))
    yield ")"
