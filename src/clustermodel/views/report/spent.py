"""Money on the overview: what is reported as spent, beside what is planned, and where it is more."""

from collections.abc import Iterator

from clustermodel.views.document.spent import overspent, sums
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Html, tag


def spent(ed: Edition) -> Iterator[Html]:
    """The sums, in the unit of funding; then the actions that have cost more than all that is planned for them."""
    found = list(sums(ed.tell))
    if not found:
        return
    yield tag("h4", ed.label("Money"))
    yield tag("ul", (tag("li", label, ": ", ed.inline(sum)) for label, sum in found), class_="money")
    over = list(overspent(ed.tell))
    if over:
        plan = f" ({ed.label('Plan').lower()}: "
        yield tag("h4", ed.label("Spent more than planned"))
        said = ((ed.named(one, 110), ": ", ed.inline(gone), plan, ed.inline(planned), ")") for one, gone, planned in over)
        yield tag("ul", (tag("li", *one) for one in said))
