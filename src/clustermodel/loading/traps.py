"""The trap that no reader of YAML notices: a number sign that cuts a text."""

import re

import yaml
from yaml.events import ScalarEvent, StreamEndEvent

from clustermodel.diagnostics import Diagnostic
from clustermodel.loading import rules
from clustermodel.loading.reader import event_reader
from clustermodel.loading.source import Source

_CANDIDATE = re.compile(r"(?<=[^\s#])[ \t]+#(?=[^\s#!])")
"""A comment that follows something and has no space after its number sign: comments are rarely written so."""


def cut_texts(source: Source) -> list[Diagnostic]:
    """A warning for each unquoted value that is followed by ` #` and a letter or digit."""
    starts = {match.start(): match.end() - 1 for match in _CANDIDATE.finditer(source.text)}
    if not starts:
        return []
    found = []
    for end in _plain_ends(source.text):
        if end in starts:
            sign = starts[end]
            stop = source.text.find("\n", sign)
            stop = len(source.text) if stop < 0 else stop
            lost = source.text[sign:stop].rstrip()
            found.append(rules.CUT(span=source.span(sign, sign + len(lost)), values={"lost": lost}))
    return found


def _plain_ends(text: str) -> list[int]:
    """Where each unquoted scalar ends, as far as the scanner gets."""
    get, ends = event_reader(text), []
    try:
        while type(event := get()) is not StreamEndEvent:
            if type(event) is ScalarEvent and not event.style:
                ends.append(event.end_mark.index)
    except yaml.YAMLError:
        pass  # reported by the loader
    return ends
