"""What the YAML scanner says when it gives up, told so that one knows what to do."""

import yaml
from yaml.reader import ReaderError

from clustermodel.diagnostics import Diagnostic
from clustermodel.loading import rules
from clustermodel.loading.source import Source


def scanner_problem(error: yaml.YAMLError | UnicodeEncodeError, source: Source) -> Diagnostic:
    """The diagnostic for an error of the reader, the scanner or the parser."""
    if isinstance(error, UnicodeEncodeError):
        return _control(error.start, source)
    if isinstance(error, ReaderError):
        return _control(_first_forbidden(source.text), source)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = min(mark.index if mark else 0, len(source.text))
    span = source.span(at, at + 1)
    character = source.text[at : at + 1]
    if character == "\t":
        return rules.TAB(span=span, values={})
    problem = " ".join(filter(None, (getattr(error, "context", None), getattr(error, "problem", None)))) or str(error)
    if character in ("%", "@", "`") and "cannot start any token" in problem:
        return rules.RESERVED(span=span, values={"character": character})
    return rules.NOT_YAML(span=span, values={"problem": problem}, hint=_hint(problem, character))


def _control(at: int, source: Source) -> Diagnostic:
    name = f"U+{ord(source.text[at]):04X}" if at < len(source.text) else "U+FFFD"
    return rules.CONTROL(span=source.span(at, at + 1), values={"character": name})


def _first_forbidden(text: str) -> int:
    """The first character that YAML 1.1 does not print (its section 5.1)."""
    return next((at for at, one in enumerate(text) if not _printable(one)), len(text))


def _printable(one: str) -> bool:
    return one in "\t\n\r\x85" or " " <= one <= "~" or "\xa0" <= one <= "\ud7ff" or "\ue000" <= one <= "\ufffd" or one > "\uffff"


def _hint(problem: str, character: str) -> str:
    if character in ("|", ">"):
        return "a number with a bound is written `over 1` or `under 1`; any other text beginning with > or | goes in quotes"
    if "mapping values are not allowed" in problem:
        return "a text that holds ': ' goes in quotes; or the line is indented too far"
    if "could not find expected ':'" in problem or "expected <block end>" in problem:
        return "a line is indented otherwise than its neighbours, or a quote or bracket is not closed"
    if "flow" in problem:
        return "a bracket is not closed, or a text inside {…} or […] needs quotes"
    if "quoted scalar" in problem:
        return "a quote is not closed"
    return ""
