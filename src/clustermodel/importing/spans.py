"""Dates that a table tells by their beginning and end, in two columns."""

from collections.abc import Sequence

import attrs

from clustermodel.importing import dating, rules, words
from clustermodel.importing.cells import Row
from clustermodel.importing.headings import BEGIN, END
from clustermodel.importing.notes import Notes
from clustermodel.views.workbook.forms import levelled


def with_span(row: Row, notes: Notes, titles: Sequence[str]) -> Row:
    """A row with one date, from the first to the last day; one end alone says nothing, which is told.

    `titles` are the headings of the two columns.
    """
    begin, end = (_said(row.text(field)) for field in (BEGIN, END))
    if row.text("when") or not (begin or end):
        return row.without((BEGIN, END))
    if not (begin and end):
        notes.refuse(rules.INCOMPLETE, row.place, missing=titles[1 if begin else 0])
        return row.without((BEGIN, END))
    texts, places = {**row.texts, "when": _span(begin, end)}, {**row.places, "when": row.places[BEGIN]}
    return attrs.evolve(row, texts=texts, places=places)


def _said(text: str) -> str:
    return "" if text in words.DASHES else text


def _span(begin: str, end: str) -> str:
    """Both ends as one period; as they stand where they are none."""
    try:
        first, last = (dating.period(levelled(one)) for one in (begin, end))
    except ValueError:
        return f"{begin} – {end}"
    return first if first == last else f"{first}..{last}"
