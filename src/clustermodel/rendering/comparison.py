"""Programmes beside each other, as a table: for a terminal, a meeting, a spreadsheet, for programs, for a browser."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from textwrap import wrap

from clustermodel.comparing import Profile, Sum
from clustermodel.messages import render as say_in
from clustermodel.model.period import parse_period
from clustermodel.model.quantity import parse_quantity
from clustermodel.model.text import in_language
from clustermodel.rendering.markdown import escape
from clustermodel.rendering.safe import printable, width
from clustermodel.views.formulas import guarded

VERSION = 1
"""Of the JSON. Grows when a figure changes its meaning or goes; new ones do not count."""
COLUMNS = 6
"""Programmes that are shown side by side; more go below."""
_NARROWEST = 28
"""Signs for the labels of rows on a terminal that is not wide enough."""
_GAP = "   "

NOTHING = "–"
"""Where there is nothing to count, or nobody has reported it."""
PARTIAL = "*"
"""Behind a figure that lacks what is reported only as of a later day."""
BLANK = "– : there is nothing to count, or nothing is reported"
"""What that means to a reader."""
_Row = tuple[str, ...]
"""A label, and what is said of each programme."""

LABELS = {
    "factors_combined": "SWOT factors that a pairing combines",
    "pairings_answered": "pairings that an action answers",
    "objectives_measured": "objectives that an indicator measures",
    "objectives_pursued": "objectives that an action pursues",
    "kpis_driven": "indicators that an action drives",
    "kpis_with_baseline": "indicators with a baseline",
    "kpis_with_target": "indicators with a target",
    "kpis_reported": "indicators with an actual value",
    "kpis_met": "indicators of which the last report reaches the target",
    "kpis_missed": "indicators of which the last report misses the target",
    "kpis_undecided": "indicators of which the last report decides neither",
    "actions_done_by": "actions with somebody responsible",
    "actions_with_result": "actions with a result",
    "actions_dated": "actions with a date",
    "actions_reported": "actions that are reported on",
    "occurrences_done": "dates over or settled: done",
    "occurrences_late": "dates over or settled: done late",
    "occurrences_cancelled": "dates over or settled: cancelled",
    "occurrences_overdue": "dates over or settled: not done, or nothing reported",
    "results_below": "dates over or settled: with a result below plan",
    "money_planned": "money planned for the whole programme",
    "money_spent": "money spent, as reported",
    "bodies": "bodies",
    "participants": "participants by name",
    "clusters_linked": "neighbouring clusters that a link ties",
    "links_stated": "references that the text states; the others are inferred",
    "findings_error": "errors",
    "findings_warning": "warnings",
    "findings_advice": "pieces of advice",
}
"""Figure → what it counts, in the order of the table."""


def render(
    profiles: Sequence[Profile], shape: str, as_of: date, language: str, reports: Mapping[str, str] | None = None,
    *, room: int | None = None,
) -> str:  # fmt: skip
    """The table in one of the `NAMES`; a page has links to the `reports`, given by the paths of the programmes.

    As a text it is for so many signs in a line as there is `room` for on a terminal.
    """
    say = Say(language)
    if shape == "text":
        return "".join(f"{printable(line)}\n" for line in _lines(profiles, as_of, say, room))
    if shape == HTML:
        from clustermodel.rendering.comparison_page import page  # whoever reads a terminal pays for no page

        return page(profiles, [*figures(profiles, say)], as_of, say, reports or {})
    return SHAPES[shape](profiles, as_of, say)


class Say:
    """Puts messages, texts and sums into the words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, message: str, values: Mapping[str, object]) -> str:
        """A message of the library's own."""
        return say_in(message, values, language=self.language)

    def text(self, text: str) -> str:
        """A text of a programme."""
        return in_language(text, self.language)

    def day(self, day: date) -> str:
        """A day in words."""
        if self.language == "en":  # messages have it in words: whoever compares in English does not wait for other languages
            return self("{value}", {"value": day})
        from clustermodel.views.wording import Wording

        return Wording(self.language).period(parse_period(day.isoformat()))

    def sum(self, sum: Sum) -> str:
        """A sum of money with its unit."""
        told = self("{value}", {"value": parse_quantity(sum.value)})
        return f"{told} {self.text(sum.unit)}".rstrip()


def _lines(profiles: Sequence[Profile], as_of: date, say: Say, room: int | None) -> Iterator[str]:
    """A list of the programmes, then a table for so many as stand side by side."""
    for number, one in enumerate(profiles, 1):
        yield f"{number}  {say.text(one.title) or say('nothing of the file could be read', {})} ({one.path})"
    yield say("as of {day}", {"day": say.day(as_of)})
    yield from (f"{number}  {told}" for number, told in _later(profiles, say))
    labels, *columns = zip(*_table(enumerate(profiles, 1), say), strict=True)
    for some in _side_by_side([_even(one) for one in columns], room):
        yield ""
        yield from _aligned(labels, some, room)
    yield from ["", say(BLANK, {})] if blanks(figures(profiles, say)) else []


def left_out(one: Profile, say: Say) -> str:
    """That figures lack what only a later day tells; empty if they do not."""
    told = "what is reported only as of a later day, {day}, is not counted"
    return f"{PARTIAL} {say(told, {'day': say.day(one.later)})}" if one.later and one.partial else ""


def _later(profiles: Sequence[Profile], say: Say) -> Iterator[tuple[int, str]]:
    """The same of each programme of which there is something to be said, with its number."""
    yield from ((number, told) for number, one in enumerate(profiles, 1) if (told := left_out(one, say)))


def _broad(column: _Row) -> int:
    return max(map(width, column))


def _even(column: _Row) -> _Row:
    """With the numbers below each other, where some have a sign behind them."""
    signed = any(cell.endswith(PARTIAL) for cell in column)
    return tuple(cell if cell.endswith(PARTIAL) else f"{cell} " for cell in column) if signed else column


def _side_by_side(columns: Sequence[_Row], room: int | None) -> Iterator[list[_Row]]:
    """So many columns as there is room for, then the next ones."""
    some: list[_Row] = []
    for column in columns:
        needed = _NARROWEST + sum(len(_GAP) + _broad(one) for one in (*some, column))
        if len(some) == COLUMNS or (some and room and needed > room):
            yield some
            some = []
        some.append(column)
    yield some


def _aligned(labels: _Row, columns: Sequence[_Row], room: int | None) -> Iterator[str]:
    """Rows of a table. A label that is too long goes on below; its numbers stand in its last line."""
    widths = [_broad(column) for column in columns]
    left = room - sum(len(_GAP) + one for one in widths) if room else _broad(labels)
    broad = max(_NARROWEST, min(left, _broad(labels)))
    for label, *told in zip(labels, *columns, strict=True):
        *before, last = wrap(label, broad, subsequent_indent="  ") or [""]
        yield from before
        cells = (" " * (one - width(cell)) + cell for cell, one in zip(told, widths, strict=True))
        yield _GAP.join((last + " " * (broad - width(last)), *cells)).rstrip()


def _table(numbered: Iterable[tuple[int, Profile]], say: Say) -> Iterator[_Row]:
    """Rows of the figures, those aside that none of the programmes has, and a column for each programme."""
    numbers, profiles = zip(*numbered, strict=True)
    yield ("", *map(str, numbers))
    yield (say("period", {}), *(one.horizon.replace("..", "–") for one in profiles))
    yield from ((label, *told) for _, label, told in figures(profiles, say))


def figures(profiles: Sequence[Profile], say: Say) -> Iterator[tuple[str, str, _Row]]:
    """Name of each figure, what it counts, and what is said of each programme; those aside that none of them has."""
    for name, label in LABELS.items():
        told = tuple(_told(one, name, say) for one in profiles)
        if any(told):
            blank = (NOTHING if one.figures else "" for one in profiles)
            marks = (PARTIAL if name in one.partial else "" for one in profiles)
            cells = zip(told, blank, marks, strict=True)
            yield name, say(label, {}), tuple((text or nothing) + mark for text, nothing, mark in cells)


def blanks(rows: Iterable[tuple[str, str, Sequence[str]]]) -> bool:
    """Whether there is a dash in a table, which has to be explained."""
    return any(cell.removesuffix(PARTIAL) == NOTHING for _, _, told in rows for cell in told)


def _told(one: Profile, name: str, say: Say) -> str:
    """«5 of 6», or a sum; a dash where there is nothing to count."""
    if name in one.sums:
        return say.sum(one.sums[name])
    figure = one.figures.get(name)
    if figure is None or figure.of is None:
        return str(figure.n) if figure else ""
    return say("{n} of {total}", {"n": figure.n, "total": figure.of}) if figure.of else NOTHING


def _markdown(profiles: Sequence[Profile], as_of: date, say: Say) -> str:
    head, *rows = _table(enumerate(profiles, 1), say)
    titles = (f"{number}. {escape(say.text(one.title) or one.path)}" for number, one in enumerate(profiles, 1))
    lines = [*titles, "", say("as of {day}", {"day": say.day(as_of)}), ""]
    later = [f"{number}. {escape(told)}" for number, told in _later(profiles, say)]
    lines += [*later, ""] if later else []
    lines += [f"| {' | '.join(map(escape, row))} |" for row in (head,)]
    lines += [f"|---|{'---:|' * len(profiles)}", *(f"| {' | '.join(map(escape, row))} |" for row in rows)]
    return "\n".join((f"# {say('Programmes compared', {})}", "", *lines, ""))


def _json(profiles: Sequence[Profile], as_of: date, _: Say) -> str:
    told = {"version": VERSION, "as_of": as_of.isoformat(), "programmes": [_record(one) for one in profiles]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _record(one: Profile) -> dict[str, object]:
    """One programme; `of` is null for what is no share."""
    head = {name: getattr(one, name) for name in _HEAD} | {"cluster": one.cluster, "markings": list(one.markings)}
    figures = {name: {"n": figure.n, "of": figure.of} for name, figure in one.figures.items()}
    sums = {name: {"value": sum.value, "unit": sum.unit} for name, sum in one.sums.items()}
    return {**head, "reports_until": one.later.isoformat() if one.later else None, "figures": figures, "sums": sums}


_MONEY = ("money_planned", "money_spent")
_HEAD = ("path", "id", "title", "status", "horizon")


def _csv(profiles: Sequence[Profile], as_of: date, say: Say) -> str:
    """A line for each programme; what a figure is a share of stands beside it. No cell can be a formula."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    shares = {name for one in profiles for name, figure in one.figures.items() if figure.of is not None}
    more = {name: (f"{name}_of",) for name in shares} | {name: (f"{name}_unit",) for name in _MONEY}
    columns = [column for name in LABELS for column in (name, *more.get(name, ()))]
    writer.writerow((*_HEAD, "as_of", *columns, "cluster", "markings", "reports_until"))
    for one in profiles:
        cells = {name: figure.n for name, figure in one.figures.items()}
        cells |= {f"{name}_of": figure.of for name, figure in one.figures.items() if figure.of is not None}
        money = {name: guarded(sum.value) for name, sum in one.sums.items()}
        money |= {f"{name}_unit": guarded(say.text(sum.unit)) for name, sum in one.sums.items()}
        head = (guarded(say.text(getattr(one, name))) for name in _HEAD)
        told = ((cells | money).get(column, "") for column in columns)
        marks = guarded("; ".join(map(say.text, one.markings)))
        later = one.later.isoformat() if one.later else ""
        writer.writerow((*head, as_of.isoformat(), *told, guarded(say.text(one.cluster)), marks, later))
    return made.getvalue()


SHAPES = {"markdown": _markdown, "csv": _csv, "json": _json}
"""Name of a format → what writes it."""
HTML = "html"
NAMES = ("text", *SHAPES, HTML)
"""The names of all formats."""
