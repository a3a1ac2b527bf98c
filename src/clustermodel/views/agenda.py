"""What a calendar says of an action, and of what is reported of it."""

from collections.abc import Iterator
from datetime import date

from clustermodel.model.actuals import Actuals, Occurrence, Progress
from clustermodel.model.period import parse_period
from clustermodel.model.program import Program
from clustermodel.model.roadmap import Action
from clustermodel.views.blocks import Inline, joined, line
from clustermodel.views.document.roadmap import result
from clustermodel.views.execution import execution, last_day
from clustermodel.views.naming import shortened
from clustermodel.views.telling import Teller
from clustermodel.views.wording import Wording

_PAST = "All dates of the roadmap ({n}) are before {day}, the last one is {last}: there is none to come."
_ENDLESS = "What recurs without an end is shown until the end of the programme."
_LONGEST = 80
"""Signs of a title that stand in a calendar's cell."""


def summary(tell: Teller, action: Action, report: Occurrence | None = None) -> str:
    """Number and title in short, after how far it has come if that is reported: `Done: 1.2 Open the shop`."""
    title = " ".join(filter(None, (tell.designation(action), shortened(tell.own_words(action), _LONGEST))))
    if report is None or report.status is Progress.PLANNED:
        return title
    word = tell.label(str(report.status), "Progress")
    return f"{word[:1].upper()}{word[1:]}: {title}"


def notes(tell: Teller, action: Action, report: Occurrence | None = None) -> str:
    """What else there is to know, a line for each thing, beginning with a title that was too long."""
    title = tell.own_words(action)
    said = [title] if len(title) > _LONGEST else []
    said += [f"{tell.label(title)}: {_unmarked(content)}" for title, content in _told(tell, action) if content]
    if report is not None:
        said += [f"{tell.label(title)}: {_unmarked(content)}" for title, content in _reported(tell, report) if content]
    return "\n".join(said)


def name(tell: Teller, *, over: bool) -> str:
    """What a calendar is called: a list of calendars shows the first words only, and they all would be «Programme of…»."""
    head = tell.program.header
    called = tell.label("{cluster}: roadmap").format(cluster=tell.wording.text(head.cluster or head.title))
    return f"{called} ({tell.label('all dates are past')})" if over else called


def past(program: Program, actuals: Actuals | None, as_of: date, wording: Wording) -> str:
    """That all dates of a roadmap lie before a day: its calendar looks empty to whoever opens it then. Else nothing."""
    last = last_day(program, actuals)
    if last is None or last >= as_of:
        return ""
    day, end = (wording.period(parse_period(one.isoformat())) for one in (as_of, last))
    number = sum(1 for _ in execution(program, actuals, as_of))
    said = wording.label(_PAST).format(n=number, day=day, last=end)
    endless = any(one.every and one.until is None for one in program.roadmap.actions)
    return f"{said} {wording.label(_ENDLESS)}" if endless else said


def _unmarked(content: Inline) -> str:
    """A calendar has no place to say what the signs of a footing mean."""
    return "".join(piece.text for piece in content)


def _told(tell: Teller, action: Action) -> Iterator[tuple[str, Inline]]:
    yield "Area of work", line(direction(tell, action))
    yield "When", line(_when(tell, action))
    yield "Responsible", tell.refs(action, "responsible", "; ") or line(tell.label("not named", "lack"))
    yield "With", tell.refs(action, "with_", "; ")
    yield "After actions", line("; ".join(_stated(tell, action, "requires")))
    yield "Objectives", line("; ".join(_stated(tell, action, "pursues")))
    yield "Result", result(tell, action.result) if action.result else ()


def _stated(tell: Teller, action: Action, name: str) -> Iterator[str]:
    """What the text itself refers to: a calendar has no sign for what a reader infers."""
    for ref, element in tell.targets(action, name):
        if element and not ref.basis.inferred:
            yield " ".join(filter(None, (tell.designation(element), tell.own_words(element))))


def direction(tell: Teller, action: Action) -> str:
    """The direction of the roadmap that an action belongs to; empty if none."""
    return "".join(tell.own_words(one) for _, one in tell.targets(action, "direction") if one)


def _when(tell: Teller, action: Action) -> str:
    """As printed, if readers can be told that; else as it is read."""
    read = (tell.wording.period(action.when), tell.wording.recurrence(action.every, action.when))
    return tell.as_printed(action.dates_as_printed) or ", ".join(filter(None, read))


def _reported(tell: Teller, report: Occurrence) -> Iterator[tuple[str, Inline]]:
    yield "Status", line(tell.label(str(report.status), "Progress"))
    yield "Date", line(tell.wording.period(report.date))
    came = report.result
    measure = tell.measured(came.value, came.unit) if came and came.value and came.value.known else ()
    yield "Reported", joined(", ", (line(tell.wording.text(came.text)) if came else (), measure))
    yield "Evidence", line(tell.wording.text(report.evidence))
