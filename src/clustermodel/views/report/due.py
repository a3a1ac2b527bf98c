"""What is due on the overview: how the deadlines stand, and which actions are overdue, under way or at hand."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from clustermodel.model.roadmap import Action
from clustermodel.views.blocks import Inline, joined, line
from clustermodel.views.document.occurrences import standing
from clustermodel.views.document.outcome import below
from clustermodel.views.document.spent import later
from clustermodel.views.execution import Occurred, State
from clustermodel.views.report.assumed import assumption, judged
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Html, tag, together
from clustermodel.views.report.spent import spent

_SOON = timedelta(days=92)
_MOST = 8
"""Actions that are listed at once under each heading; the others are folded below them."""
OCCURRENCES = ("{n} occurrence", "{n} occurrences")


def due(ed: Edition) -> Iterator[Html]:
    """The states in numbers, then the lists, each with what ended first at its head."""
    counts = Counter(one.state for one in ed.facts.execution)
    if not counts:
        yield tag("p", ed.label("The programme has no dated actions."))
        return
    states = (tag("li", ed.state(one), ": ", tag("b", str(counts[one])), class_=one.name.lower())
              for one in State if counts[one])  # fmt: skip
    actions = ed.count("{n} action", "{n} actions", len({one.action.address for one in ed.facts.execution}))
    said = ed.label("As of {day}: {actions}, {occurrences}, each repetition counted. Of these occurrences:")
    occurrences = ed.count(*OCCURRENCES, counts.total())
    yield tag("p", said.format(day=ed.day(ed.facts.as_of), occurrences=occurrences, actions=actions))
    yield tag("ul", states, class_="counts")
    yield assumption(ed)
    if ed.facts.later:
        said = ed.label("What is reported reaches to {day}; what ended after the day of this report is left out.")
        yield tag("p", said.format(day=ed.day(ed.facts.later)), class_="note")
    yield from _lists(ed)
    yield from spent(ed)


def _lists(ed: Edition) -> Iterator[Html]:
    soon = ed.facts.as_of + min(_SOON, date.max - ed.facts.as_of)
    lists = {state: sorted((one for one in ed.facts.execution if one.state is state), key=_end) for state in State}
    near = [one for one in lists[State.AHEAD] if one.due.first and one.due.first <= soon]
    yield _listed(ed, "Over, and not done", lists[State.LATE])
    yield _untold(ed, lists[State.UNTOLD])
    yield _listed(ed, "Done, but late", lists[State.DELAYED])
    yield _told(ed, "Results below what was promised", below(ed.tell, standing(ed.tell)))
    cancelled = [one for one in ed.facts.execution if one.state is State.CANCELLED]
    yield _told(ed, "Cancelled at some or all of their dates", _cancelled(ed, cancelled), _counted(ed, cancelled))
    yield _listed(ed, "Due now", sorted([*lists[State.RUNNING], *lists[State.DUE]], key=_end))
    yield _listed(ed, later(ed.tell), lists[State.LATER])
    yield _listed(ed, "Begins in the next three months", near, until=soon)


def _told(ed: Edition, heading: str, found: Iterable[tuple[Action, Inline]], counted: str = "") -> Html:
    """Actions, and what is to be said of each; nothing if there are none."""
    items = [tag("li", ed.named(one, 110), ": ", ed.inline(said)) for one, said in found]
    return together([tag("h4", ed.label(heading), counted), tag("ul", items)]) if items else Html()


def _cancelled(ed: Edition, found: list[Occurred]) -> Iterator[tuple[Action, Inline]]:
    """The actions with what was cancelled, and why as far as it is told."""
    actions = {one.action.address: one.action for one in found}
    for address, action in actions.items():
        yield action, joined("; ", (_why(ed, one) for one in found if one.action.address == address))


def _why(ed: Edition, one: Occurred) -> Inline:
    notes = ", ".join(ed.wording.text(note).rstrip(".") for note in one.reported.notes) if one.reported else ""
    return line(ed.wording.period(one.due), f" ({notes})" if notes else None)


def _untold(ed: Edition, found: list[Occurred]) -> Html:
    """What nobody has reported on; where there is no report at all, that is no matter of single actions: it is folded."""
    silent = ed.facts.actuals is None
    heading = "Over, not known for want of a report" if silent else "Over, and nothing reported"
    return _listed(ed, heading, found, silent=silent)


def _end(one: Occurred) -> date:
    return one.due.last or date.max


def _listed(
    ed: Edition, heading: str, found: list[Occurred], *, silent: bool = False, until: date = date.min
) -> Html:
    """The actions that some occurrences are of, each once; the first are shown, if any, the others can be unfolded.

    Of what ends `until` then, it is said by which day.
    """
    if not found:
        return Html()
    actions: dict[str, list[Occurred]] = {}
    for one in found:
        actions.setdefault(one.action.address, []).append(one)
    items = [
        tag("li", _when(ed, same, until), ed.named(same[0].action, 110), _who(ed, same[0])) for same in actions.values()
    ]
    if silent:
        summary = tag("summary", ed.label(heading), _counted(ed, found))
        return tag("details", summary, tag("ul", items, class_="dated"))
    rest = len(items) - _MOST
    more = tag("summary", ed.count("and {n} more", "and {n} more", rest))
    folded = tag("details", more, tag("ul", items[_MOST:], class_="dated")) if rest > 0 else None
    shown = tag("ul", items[:_MOST], class_="dated")
    return together([tag("h4", ed.label(heading), _counted(ed, found)), shown, folded])


def _counted(ed: Edition, found: Sequence[Occurred]) -> str:
    """Of how many actions some occurrences are, and how many these are if they are more; nothing where one stands alone."""
    number = len({one.action.address for one in found})
    actions = ed.count("{n} action", "{n} actions", number)
    counts = [actions, ed.count(*OCCURRENCES, len(found))] if len(found) > number else [actions]
    return f" ({', '.join(counts)})" if len(found) > 1 else ""


def _when(ed: Edition, found: list[Occurred], until: date) -> Html:
    """The occurrence; of several, the first and the last, and how many there are."""
    end = found[0].due.last
    ends = end is not None and found[0].due.first != end <= until
    by = f" ({ed.label('by {day}').format(day=ed.day(end))})" if end and ends else None
    first, last = (together([ed.wording.period(one.due), judged(one)]) for one in (found[0], found[-1]))
    if len(found) == 1:
        return tag("div", first, by, class_="when")
    return tag("div", first, " – ", last, ", ", ed.count(*OCCURRENCES, len(found)), class_="when")


def _who(ed: Edition, one: Occurred) -> Html | None:
    who = ed.tell.refs(one.action, "responsible", "; ")
    return tag("div", ed.label("Responsible"), ": ", ed.inline(who), class_="note") if who else None
