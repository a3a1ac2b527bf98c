"""Values that turn out empty although their writer meant something: traps of YAML that are not errors to its scanner."""

import re
from typing import Any

from clustermodel.diagnostics import Diagnostic
from clustermodel.loading import rules
from clustermodel.loading.refusals import BROKEN, Broken
from clustermodel.loading.source import Source

_CUT_OFF = Broken()
"""Stands for what a comma has cut off, so that a sentence with several commas is reported once."""

_COMMENT = re.compile(r"[ \t]+#[^\s#!]")


def empty_value(source: Source, event: Any, key: Any, before: Any, *, flow: bool) -> tuple[Any, Diagnostic | None]:
    """What to keep for an empty scalar, and what to say of it. Plain emptiness is left to the field that holds it.

    `key` is its key in a map, `before` the value written before it there.
    """
    start, text = event.start_mark.index, source.text
    if event.style in ("|", ">"):
        written = text[start : event.end_mark.index].split("\n", 1)[0].rstrip()
        return BROKEN, rules.EMPTY_BLOCK(span=source.span(start, start + len(written)), values={"written": written})
    if event.style:
        return "", None
    if _COMMENT.match(text, start):
        sign = text.index("#", start)
        return BROKEN, rules.EMPTY_VALUE(span=source.span(sign, sign + 1), values={}, hint=rules.COMMENT_HINT)
    if not flow or type(key) is not str:
        return "", None
    end = len(text[max(0, start - 1000) : start].rstrip()) + max(0, start - 1000)
    if text[end - 1 : end] == ":":
        return "", None
    if before is _CUT_OFF:
        return before, None
    at = text.rfind(key, max(0, end - len(key) - 2), end)
    at -= text[at - 1] in "'\""
    span = source.span(end - 1 if at < 0 else at, end)
    return _CUT_OFF, rules.SPLIT(span=span, values={"key": key})
