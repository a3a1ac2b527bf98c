"""The trap that no reader of YAML notices: a number sign that cuts a text."""

import re
from typing import Any

from yaml.events import ScalarEvent

from clustermodel.diagnostics import Diagnostic
from clustermodel.loading import rules
from clustermodel.loading.reader import events
from clustermodel.loading.source import Source

_CANDIDATE = re.compile(r"#(?<=[ \t]#)[^\s#!][^\r\n]*")
"""A comment that has no space after its number sign: comments are rarely written so."""


def cut_texts(source: Source) -> list[Diagnostic]:
    """A warning for each unquoted value that is followed by ` #` and a letter or digit."""
    lost = {}
    for match in _CANDIDATE.finditer(source.text):
        before = match.start()
        while before and source.text[before - 1] in " \t":
            before -= 1
        lost[before] = match
    if not lost:
        return []
    ends = (_plain_end(event) for event in events(source.readable))
    return [_cut(lost[end], source) for end in ends if end in lost]


def _plain_end(event: Any) -> int | None:
    """Where an unquoted scalar ends; None for any other event, and for an empty one, which is reported as such."""
    plain = isinstance(event, ScalarEvent) and event.value and not event.style
    return event.end_mark.index if plain else None


def _cut(match: re.Match[str], source: Source) -> Diagnostic:
    comment = match[0].rstrip()
    return rules.CUT(span=source.span(match.start(), match.start() + len(comment)), values={"lost": comment})
