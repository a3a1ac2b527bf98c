"""The exporter `ics`: the roadmap as a calendar, for the office that carries it out."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Literal

import attrs

from clustermodel.hookspecs import ExportContext, Exporter, Use, hookimpl
from clustermodel.model.actuals import Occurrence, Progress
from clustermodel.model.period import Every, Period, unit_of
from clustermodel.model.roadmap import Action
from clustermodel.options import within
from clustermodel.views.agenda import direction, name, notes, past, placed, summary
from clustermodel.views.blocks import plain
from clustermodel.views.execution import known
from clustermodel.views.members import markings
from clustermodel.views.printable import one_break
from clustermodel.views.telling import Teller

if TYPE_CHECKING:
    from icalendar import Event, vText

_STATUS = {Progress.DONE: "CONFIRMED", Progress.CANCELLED: "CANCELLED"}


@attrs.frozen(kw_only=True)
class Options:
    """Where in its period an action stands, and when one is reminded of it."""

    day: Literal["last", "first"] = attrs.field(
        default="last", metadata={"doc": "The day of a period (a month, a half-year, a year) on which its action stands."}
    )
    remind: int | None = attrs.field(
        default=None,
        validator=within(0, 366),
        metadata={"doc": "So many days before it, at nine o'clock, the calendar reminds of what is still to be done."},
    )


def parse(made: bytes) -> object:
    """Read a calendar by vobject."""
    import vobject

    return list(vobject.readComponents(made.decode(), validate=True))


@hookimpl
def clustermodel_exporters() -> list[Exporter]:
    """The exporter of this module."""
    return [
        Exporter(
            name="ics",
            suffix=".ics",
            title="Roadmap as a calendar",
            render=render,
            options=Options,
            install="clustermodel[ics]",
            parse=parse,
            about="For the office: the dates of the roadmap in one's own calendar. Opens in Outlook, Thunderbird or on "
            "a telephone.",
            use=Use.WORK,
        )
    ]


def render(ctx: ExportContext) -> bytes:
    """The roadmap as a calendar (iCalendar, RFC 5545) for Outlook, Thunderbird, Google and others.

    Each action is an event of a day, the last one of its period, in the category of its direction; one that recurs is one
    event with a rule, each year in the month of the first time. If it recurs each half-year from November on, the first time
    is an event by itself, in November. Identifiers never change, so that a later export brings a calendar up to date. What
    is reported of an occurrence shows in its title and its status, and moves it to the day on which it took place; a report
    of what nobody planned is an event of its own.
    An action without a date is left out. Where all dates are past, the name and the description of the calendar say so.
    """
    from icalendar import Calendar  # an extra

    tell = Teller(ctx.links, ctx.language, known(ctx.program, ctx.actuals, ctx.as_of))
    calendar = Calendar()
    calendar.add("prodid", f"-//clustermodel//{tell.wording.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    head = ctx.program.header
    over = past(ctx.program, ctx.actuals, ctx.as_of, tell.wording)
    translation = tell.wording.translation(head.title, head.language)
    told = (tell.wording.text(head.title), over, *map(plain, markings(tell)), translation)
    calendar.add("x-wr-calname", _text(name(tell, over=bool(over))))
    calendar.add("x-wr-caldesc", _text("\n".join(filter(None, told))))
    for action in ctx.program.roadmap.actions:
        for event in _events(ctx, tell, action):
            _remind(event, (ctx.options or Options()).remind)
            event.add("dtstamp", datetime.combine(ctx.as_of, time(), UTC))
            calendar.add_component(event)
    return bytes(calendar.to_ical(sorted=False))


def _events(ctx: ExportContext, tell: Teller, action: Action) -> Iterator["Event"]:
    """The events of an action, then those of its reports."""
    horizon = ctx.program.header.horizon
    reports = {_days(one.period): one for one in tell.actuals.actions.get(action.id, ())} if tell.actuals else {}
    day = _last if (ctx.options or Options()).day == "last" else _first
    alone, series = _plan(action, horizon, day)
    if alone:
        report = reports.pop(_days(alone), None)
        suffix = f"-{alone}" if action.every else ""
        yield _event(tell, action, action.due(alone), day, report, suffix=suffix)
    if series and action.every:
        final = action.final(horizon) or series
        event = _event(tell, action, action.due(series), day)
        event.add("rrule", _rule(action, action.every, day(action.due(final)), day))
        yield event
    for report in reports.values():
        yield _reported(tell, action, report, day if _planned(action, report.period, series, horizon) else None)


def _plan(action: Action, horizon: Period | None, day: Callable[[Period], date]) -> tuple[Period | None, Period | None]:
    """The occurrence that stands by itself, and the first of a series. No rule tells of November, then June and December."""
    first, second = [*islice(action.occurrences(horizon), 2), None, None][:2]
    by_unit = action.every is Every.YEAR or (first and day(action.due(first)) == day(first))
    alone = first and not (action.every and by_unit)
    return (first, second) if alone else (None, first)


def _event(
    tell: Teller,
    action: Action,
    time: Period,
    day: Callable[[Period], date],
    report: Occurrence | None = None,
    *,
    suffix: str = "",
) -> "Event":
    """An event on one `day` of a time; or on the last one of that in which it is reported to have taken place."""
    from icalendar import Event

    event = Event()
    if report and report.date and report.date.last:
        time, day = report.date, _last
    event.add("uid", f"action-{action.id}{suffix}@{tell.program.header.id}")
    event.add("dtstart", day(time))
    event.add("summary", _text(summary(tell, action, report)))
    found = (notes(tell, action, report), placed(tell, action, time, report, last=day is _last))
    event.add("description", _text("\n".join(filter(None, found))))
    if home := direction(tell, action):
        event.add("categories", _text(home))
    event.add("transp", "TRANSPARENT")
    if report:
        event.add("status", _STATUS.get(report.status, "TENTATIVE"))
    return event


def _remind(event: "Event", days: int | None) -> None:
    """Let the calendar remind of an event, unless it is done or cancelled."""
    if days is None or event.get("status") in ("CONFIRMED", "CANCELLED"):
        return
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event["summary"])
    alarm.add("trigger", timedelta(hours=9) - timedelta(days=days))
    event.add_component(alarm)


def _text(text: str) -> "vText":
    """A text as RFC 5545 escapes it. The library itself would take a backslash and an N in it for a line break."""
    from icalendar import vText

    class Text(vText):
        def to_ical(self) -> bytes:
            return re.sub(r"[\\;,]", r"\\\g<0>", str(self)).replace("\n", "\\n").encode()

    return Text(one_break(text))


def _reported(tell: Teller, action: Action, report: Occurrence, day: Callable[[Period], date] | None) -> "Event":
    """The event of a report: in the place of the planned occurrence, or by itself if there is none."""
    due = action.due(report.period) if day else report.period
    event = _event(tell, action, due, day or _last, report, suffix="" if day else f"-{report.period}")
    if day:
        event.add("recurrence-id", day(due))
    return event


def _planned(action: Action, period: Period, first: Period | None, horizon: Period | None) -> bool:
    """Whether a period is one of an action's series, of which we know the first; told without counting them."""
    if first is None or first.first is None or action.every is None or period.first is None:
        return False
    unit, final = unit_of(period.first, action.every), action.final(horizon) or first
    return _days(unit) == _days(period) and _first(first) <= period.first <= _first(final)


def _rule(action: Action, every: Every, until: date, day: Callable[[Period], date]) -> dict[str, object]:
    """The recurrence of the last, or first, day of what is due in each unit."""
    if every is not Every.YEAR:
        return {"freq": "MONTHLY", "interval": every.months, **({"bymonthday": -1} if day is _last else {}), "until": until}
    leap = day(action.due(unit_of(date(2000, 1, 1), every)))
    february = {"bymonth": 2, "bymonthday": -1} if (leap.month, leap.day) == (2, 29) else {}
    return {"freq": "YEARLY", **february, "until": until}


def _first(period: Period) -> date:
    return period.first or date.min


def _last(period: Period) -> date:
    return period.last or date.max


def _days(period: Period) -> tuple[date | None, date | None]:
    return period.first, period.last
