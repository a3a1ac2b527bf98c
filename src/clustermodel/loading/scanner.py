"""What the YAML scanner says when it gives up, told so that one knows what to do."""

import re
from typing import Any

import yaml
from yaml.reader import ReaderError

from clustermodel.diagnostics import Diagnostic, Related
from clustermodel.loading import rules
from clustermodel.loading.reader import DEPTH
from clustermodel.loading.source import FORBIDDEN, Source
from clustermodel.messages import Word

_QUOTES = "a text that holds it goes in quotes, or on lines of its own after `key: >-`"
_STRAY = "a line, or the rest of one, that belongs to nothing"
_INDENT = "indent the line like its neighbours; a text with quotes or brackets in it goes in quotes as a whole"

_SAID = (
    ("mapping values are not allowed", "a colon where no key can be", f"the line is indented too far; or {_QUOTES}"),
    ("could not find expected ':'", "a line without `key: `", "write `key: value`, with a space after the colon"),
    ("a quoted scalar: found unexpected end", "a quote that is never closed", "close it"),
    ("character escape code", "an escape of a character that does not exist", "write the character itself"),
    ("hexdecimal number", "a backslash that begins no known escape", "in double quotes a backslash is written twice"),
    ("unexpected ':'", "a colon where no key can be", _QUOTES),
    ("a tag", "a tag that is not written right", "delete it: the field itself tells the type"),
    ("unknown escape", "a backslash that begins no known escape", "in double quotes a backslash is written twice"),
    ("sequence entries are not allowed", "a dash where no list can begin", f"begin the list on the next line; or {_QUOTES}"),
    ("mapping keys are not allowed", "a question mark where no key can be", _QUOTES),
    ("a flow", "a bracket that is not closed, or a sign that cannot stand inside it", "close it, or put the text in quotes"),
    ("an alias", "a star that begins no alias", "a text that begins with * goes in quotes"),
    ("an anchor", "an ampersand that begins no anchor", "a text that begins with & goes in quotes"),
    ("node content", "a sign where a value is expected", "a text that begins with it goes in quotes"),
    ("'-' indicator", "a line that is no item of the list around it", "begin it with a dash, or indent it otherwise"),
    ("expected key", _STRAY, _INDENT),
    ("<block end>", _STRAY, _INDENT),
    ("<document start>", "something after the end of the document", "delete the line `...`"),
)
"""A part of what libyaml or PyYAML says → what it means, and what to do. The first that fits counts."""

_BLOCK = re.compile(r"[|>][^\s,\]}]*")

_NESTED = "maximum nesting depth"
"""Newer versions of libyaml look ahead in `[[[[…`, and give up there before the loader has counted to its own limit."""

_AT_CONTEXT = ("could not find expected ':'", "found unexpected end of stream")
"""Errors that are seen long after the place where they were made; so are those at the end of the file."""


def scanner_problem(error: yaml.YAMLError | UnicodeEncodeError, source: Source) -> Diagnostic:
    """The diagnostic for an error of the reader, the scanner or the parser."""
    if isinstance(error, ReaderError | UnicodeEncodeError):
        return forbidden(source)[0]
    said = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or error}"
    at, began = _places(error, said, source)
    span = source.span(at, at + 1)
    if _NESTED in said:
        return rules.TOO_DEEP(span=span, values={"limit": DEPTH})
    character = source.text[at : at + 1]
    no_token = "start any token" in said
    if (character == "\t" and no_token) or " tab " in said:
        return rules.TAB(span=span, values={})
    block = _BLOCK.match(source.text, began)
    if block and (no_token or "a block scalar" in said):
        return rules.BLOCK(span=source.span(*block.span()), values={"written": block[0]})
    if (character in ("%", "@", "`") and no_token) or "a directive" in said:
        return rules.RESERVED(span=span, values={"character": source.text[began]})
    unknown = said.strip(": "), rules.NOT_YAML.hint
    problem, hint = next(((Word(ours), hint) for theirs, ours, hint in _SAID if theirs in said), unknown)
    related = [Related("it begins here", source.span(began, began + 1))] if began < at and "a flow" in said else []
    related += _long_quotation(source, at)
    return rules.NOT_YAML(span=span, values={"problem": problem}, hint=hint, related=related)


def _long_quotation(source: Source, at: int) -> list[Related]:
    """Where a text in quotes begins that ends just before a place, lines further on: its own quote may be missing."""
    before = source.text[:at].rstrip()
    quote = before[-1:]
    start = before.rfind(quote, 0, -1) if quote in ("'", '"') else -1
    if start < 0 or "\n" not in before[start:] or not before[:start].endswith((" ", "[", "{", ",", "\n")):
        return []
    asked = "the text in quotes that ends there begins here: is its closing quote missing?"
    return [Related(asked, source.span(start, start + 1))]


def _places(error: Any, said: str, source: Source) -> tuple[int, int]:
    """Where to show the error, and where that began in which it was met."""
    problem = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None) or problem
    at, began = (min(mark.index, len(source.text)) if mark else 0 for mark in (problem, context))
    late = not source.text[at:].strip() or any(part in said for part in _AT_CONTEXT)
    return (began, began) if late else (at, began)


def forbidden(source: Source) -> list[Diagnostic]:
    """A diagnostic for each character that YAML does not allow."""
    return [
        rules.CONTROL(span=source.span(at, at + 1), values={"character": f"U+{ord(source.text[at]):04X}"})
        for at in (match.start() for match in re.finditer(FORBIDDEN, source.text))
    ]
