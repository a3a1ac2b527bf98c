"""Programmes beside each other, as a table: for a terminal, a meeting, a spreadsheet, for programs, for a browser."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from clustermodel.comparing import Figure, Profile
from clustermodel.messages import render as say_in
from clustermodel.rendering.markdown import escape
from clustermodel.rendering.safe import printable, width
from clustermodel.views.formulas import guarded

VERSION = 1
"""Of the JSON. Grows when a figure changes its meaning or goes; new ones do not count."""
COLUMNS = 6
"""Programmes that are shown side by side; more go below."""

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
    "actions_done_by": "actions with somebody responsible",
    "actions_with_result": "actions with a result",
    "actions_dated": "actions with a date",
    "actions_reported": "actions that are reported on",
    "occurrences_done": "dates over or settled: done",
    "occurrences_late": "dates over or settled: done late",
    "occurrences_cancelled": "dates over or settled: cancelled",
    "occurrences_overdue": "dates over or settled: not done, or nothing reported",
    "results_below": "dates over or settled: with a result below plan",
    "bodies": "bodies",
    "participants": "participants by name",
    "clusters_linked": "neighbouring clusters that a link ties",
    "links_stated": "references that the text states; the others are inferred",
    "findings_error": "errors",
    "findings_warning": "warnings",
    "findings_advice": "pieces of advice",
}
"""Figure → what it counts, in the order of the table."""


def render(profiles: Sequence[Profile], shape: str, as_of: date, language: str) -> str:
    """The table in one of the `NAMES`."""
    say = partial(say_in, language=language)
    if shape == HTML:
        from clustermodel.rendering.comparison_page import page  # whoever reads a terminal pays for no page

        return page(profiles, [*figures(profiles, say)], as_of, language, say)
    return SHAPES[shape](profiles, as_of, say)


def _text(profiles: Sequence[Profile], as_of: date, say: Callable[..., str]) -> str:
    return "".join(f"{printable(line)}\n" for line in _lines(profiles, as_of, say))


def _lines(profiles: Sequence[Profile], as_of: date, say: Callable[..., str]) -> Iterator[str]:
    """A list of the programmes, then a table for so many as stand side by side."""
    for number, one in enumerate(profiles, 1):
        yield f"{number}  {one.title or say('nothing of the file could be read', {})} ({one.path})"
    yield say("as of {day}", {"day": as_of})
    numbered = list(enumerate(profiles, 1))
    for start in range(0, len(numbered), COLUMNS):
        yield ""
        yield from _aligned(list(_table(numbered[start : start + COLUMNS], say)))


def _aligned(rows: list[_Row]) -> Iterator[str]:
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for label, *told in rows:
        cells = (" " * (room - width(cell)) + cell for cell, room in zip(told, widths[1:], strict=True))
        yield "   ".join((label + " " * (widths[0] - width(label)), *cells)).rstrip()


def _table(numbered: Iterable[tuple[int, Profile]], say: Callable[..., str]) -> Iterator[_Row]:
    """Rows of the figures, those aside that none of the programmes has, and a column for each programme."""
    numbers, profiles = zip(*numbered, strict=True)
    yield ("", *map(str, numbers))
    yield (say("period", {}), *(one.horizon.replace("..", "–") for one in profiles))
    yield from ((label, *told) for _, label, told in figures(profiles, say))


def figures(profiles: Sequence[Profile], say: Callable[..., str]) -> Iterator[tuple[str, str, _Row]]:
    """Name of each figure, what it counts, and what is said of each programme; those aside that none of them has."""
    for name, label in LABELS.items():
        told = tuple(_told(one.figures.get(name), say) for one in profiles)
        if any(told):
            yield name, say(label, {}), told


def _told(figure: Figure | None, say: Callable[..., str]) -> str:
    """«5 of 6»; a dash where there is nothing to count."""
    if figure is None or figure.of is None:
        return str(figure.n) if figure else ""
    return say("{n} of {total}", {"n": figure.n, "total": figure.of}) if figure.of else "–"


def _markdown(profiles: Sequence[Profile], as_of: date, say: Callable[..., str]) -> str:
    head, *rows = _table(enumerate(profiles, 1), say)
    titles = (f"{number}. {escape(one.title or one.path)}" for number, one in enumerate(profiles, 1))
    lines = [*titles, "", say("as of {day}", {"day": as_of}), ""]
    lines += [f"| {' | '.join(map(escape, row))} |" for row in (head,)]
    lines += [f"|---|{'---:|' * len(profiles)}", *(f"| {' | '.join(map(escape, row))} |" for row in rows)]
    return "\n".join((f"# {say('Programmes compared', {})}", "", *lines, ""))


def _json(profiles: Sequence[Profile], as_of: date, _: Callable[..., str]) -> str:
    told = {"version": VERSION, "as_of": as_of.isoformat(), "programmes": [_record(one) for one in profiles]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _record(one: Profile) -> dict[str, object]:
    """One programme; `of` is null for what is no share."""
    head = {name: getattr(one, name) for name in _HEAD}
    return {**head, "figures": {name: {"n": figure.n, "of": figure.of} for name, figure in one.figures.items()}}


_HEAD = ("path", "id", "title", "status", "horizon")


def _csv(profiles: Sequence[Profile], as_of: date, _: Callable[..., str]) -> str:
    """A line for each programme; what a figure is a share of stands beside it. No cell can be a formula."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    shares = {name for one in profiles for name, figure in one.figures.items() if figure.of is not None}
    columns = [column for name in LABELS for column in ((name, f"{name}_of") if name in shares else (name,))]
    writer.writerow((*_HEAD, "as_of", *columns))
    for one in profiles:
        cells = {name: figure.n for name, figure in one.figures.items()}
        cells |= {f"{name}_of": figure.of for name, figure in one.figures.items() if figure.of is not None}
        head = (guarded(getattr(one, name)) for name in _HEAD)
        writer.writerow((*head, as_of.isoformat(), *(cells.get(column, "") for column in columns)))
    return made.getvalue()


SHAPES = {"text": _text, "markdown": _markdown, "csv": _csv, "json": _json}
"""Name of a format → what writes it."""
HTML = "html"
NAMES = (*SHAPES, HTML)
"""The names of all formats."""
