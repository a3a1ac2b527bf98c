"""What the tests of loading share: a head for small programmes, and findings in short."""

from clustermodel import Diagnostic, Loaded, loads

HEAD = "format: clustermodel/1\nprogram: {id: demo, title: Demo, cluster: Demo}\n"
"""Two lines that a programme cannot do without: what is appended begins in line 3."""


def place(one: Diagnostic) -> str:
    """Code and span of a finding: `YM205 3:1-3:5`."""
    assert one.span is not None
    span = one.span
    return f"{one.code} {span.line}:{span.column}-{span.end_line}:{span.end_column}"


def places(text: str, head: str = HEAD) -> list[str]:
    """The findings of a text, each with its span."""
    return [place(one) for one in loads(head + text).diagnostics]


def codes(text: str, head: str = HEAD) -> list[str]:
    """The codes of the findings of a text."""
    return [one.code for one in loads(head + text).diagnostics]


def only(text: str, head: str = HEAD) -> Diagnostic:
    """The one finding of a text."""
    [one] = loads(head + text).diagnostics
    return one


def good(text: str, head: str = HEAD) -> Loaded:
    """A text without findings, loaded."""
    loaded = loads(head + text)
    assert loaded.diagnostics == ()
    assert loaded.program is not None
    return loaded
