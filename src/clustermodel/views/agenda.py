"""What a calendar says of an action, and of what is reported of it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, cast

import attrs

from clustermodel.model.actuals import Actuals, Occurrence, Progress
from clustermodel.model.period import Period, parse_period
from clustermodel.model.program import Program
from clustermodel.model.roadmap import Action
from clustermodel.views.blocks import Inline, joined, line
from clustermodel.views.document.roadmap import counted, result
from clustermodel.views.execution import execution, last_day
from clustermodel.views.naming import shortened
from clustermodel.views.telling import Teller
from clustermodel.views.wording import Wording

_PAST = "All dates of the roadmap ({n}) are before {day}, the last one is {last}: there is none to come."
_ENDLESS = "What recurs without an end is shown until the end of the programme."
_LONGEST = 80
"""Signs of a title that stand in a calendar's cell."""
_DAYS = re.compile(
    r"\b((mon|tues|wednes|thurs|fri|satur|sun)?days?|понедельник\w*|вторник\w*|сред[ауые]|четверг\w*|пятниц\w*|суббот\w*"
    r"|воскресень\w*|день|дня|числ[аоу]|\d+(st|nd|rd|th))\b",
    re.IGNORECASE,
)
"""Words by which a text names a day that no period holds: «the first Monday of every month»."""
_SHOWN = {
    "": "The day shown is the {day} one of the period, not an appointed date.",
    "printed": "The day shown is the {day} one of the period; the day that the text names stands above.",
    "done": "It is not stated on which day it took place; the day shown is the {day} one of the period.",
}


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
    said += [_titled(tell.label(title), _unmarked(content)) for title, content in _told(tell, action) if content]
    if report is not None:
        said += [f"{tell.label(title)}: {_unmarked(content)}" for title, content in _reported(tell, report) if content]
    return "\n".join(said)


def _titled(title: str, content: str) -> str:
    """What is called «Приоритетное направление…» needs no «Направление» before it."""
    return content if title.casefold() in content.casefold() else f"{title}: {content}"


def placed(tell: Teller, action: Action, time: Period, report: Occurrence | None, *, last: bool) -> str:
    """That nobody has told the day of an event, or where it is told; it would pass for the day of a meeting. Else nothing.

    `time` is that of the event, which stands on its first or `last` day.
    """
    if time.first == time.last:
        return ""
    case = "done" if report and report.status is Progress.DONE else "printed" if _names_a_day(tell, action) else ""
    return tell.label(_SHOWN[case].replace("{day}", "last" if last else "first"))


def _names_a_day(tell: Teller, action: Action) -> bool:
    return bool(_DAYS.search(_when(tell, action)))


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
    yield "Responsible", _people(tell, action, "responsible") or line(tell.label("not named", "lack"))
    yield "With", _people(tell, action, "with_")
    yield "After actions", line("; ".join(_stated(tell, action, "requires")))
    yield "Objectives", line("; ".join(_stated(tell, action, "pursues")))
    if action.result:
        told = action.result.text and action.result.value and counted(tell, action.result)
        yield "Result", tell.field(action.result, "text") if told else result(tell, action.result)


def _people(tell: Teller, action: Action, name: str) -> Inline:
    """Who does it or takes part as far as the text says that; who was named only afterwards is told as such."""
    firm = tuple(ref for ref in getattr(action, name) if not ref.basis.inferred)
    found = tell.refs(attrs.evolve(action, **cast("dict[str, Any]", {name: firm})), name, "; ")
    added = found and name.rstrip("_") in action.judged
    return line(found, f" ({tell.label('not in the text of the programme')})" if added else None)


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
    read = (tell.wording.spoken(action.when), tell.wording.recurrence(action.every, action.when))
    return tell.as_printed(action.dates_as_printed) or ", ".join(filter(None, read))


def _reported(tell: Teller, report: Occurrence) -> Iterator[tuple[str, Inline]]:
    yield "Status", line(tell.label(str(report.status), "Progress"))
    yield "Date", line(tell.wording.period(report.date))
    came = report.result
    measure = tell.measured(came.value, came.unit) if came and came.value and came.value.known else ()
    yield "Reported", joined(", ", (line(tell.wording.text(came.text)) if came else (), measure))
    yield "Evidence", line(tell.wording.text(report.evidence))
    if report.status is Progress.CANCELLED:
        yield "Remarks", tell.texts(report.notes)
