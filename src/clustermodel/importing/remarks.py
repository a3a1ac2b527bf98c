"""Puts the remarks of a cell, one a line, in the place of those that a file has."""

from collections.abc import Sequence
from typing import Any

from clustermodel.importing import data
from clustermodel.views.workbook import forms


def put_notes(report: dict[str, Any], lines: Sequence[str]) -> None:
    """Give a report these remarks. Those that stay keep the place and the wordings that the file gives them."""
    written: list[Any] = report.setdefault("notes", [])
    before = [(at, text) for at, one in enumerate(written) if (text := forms.lines(_said(one)))]
    lines = _whole(lines, [text for _, text in before])
    first = _alike([text for _, text in before], lines)
    # behind a change those at the end stay, unless there are more of them than before: what is new goes to the end
    behind = before[first:]
    rest = lines[first:]
    last = _alike([text for _, text in reversed(behind)], rest[::-1]) if len(rest) <= len(behind) else 0
    changed, wanted = behind[: len(behind) - last], rest[: len(rest) - last]
    for (at, _), line in zip(changed, wanted, strict=False):
        written[at] = line
    for at, _ in changed[len(wanted) :]:
        written[at] = data.GONE
    written.extend(wanted[len(changed) :])


def _whole(lines: Sequence[str], before: Sequence[str]) -> list[str]:
    """The remarks that some lines are: those that were there may have several lines."""
    found, rest = [], [*lines]
    while rest:
        one = next((text for text in before if rest[: text.count("\n") + 1] == text.split("\n")), rest[0])
        found.append(one)
        del rest[: one.count("\n") + 1]
    return found


def _said(note: Any) -> str:
    """A remark as the file words it first, if it does so in several languages."""
    return str(next(iter(note.values()), "") if isinstance(note, dict) else note)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many texts are the same from the beginning on."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))
