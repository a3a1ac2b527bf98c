"""The YAML event reader: libyaml's where PyYAML has it, the pure Python one where not."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol

import yaml
from yaml.events import (
    DocumentEndEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

YAML = f"{yaml.__version__} {'libyaml' if getattr(yaml, '__with_libyaml__', False) else 'Python'}"
"""Which reader it is."""
DEPTH = 32
"""Levels of nesting that are read."""

_LAST = frozenset({DocumentEndEvent, StreamEndEvent})
_OPENING = frozenset({MappingStartEvent, SequenceStartEvent})
_CLOSING = frozenset({MappingEndEvent, SequenceEndEvent})

Parser: Any
try:
    from yaml import cyaml

    Parser, LIBYAML = cyaml.CParser, True  # type: ignore[attr-defined]  # the stubs leave it out
except ImportError:
    Parser, LIBYAML = yaml.Loader, False


class Readable(Protocol):
    """What can be read piece by piece."""

    def read(self, size: int, /) -> str:
        """The next characters, so many at most; none at the end."""


def event_reader(text: str | Readable) -> Callable[[], Event]:
    """The function that yields one event after the other.

    Both raise yaml.YAMLError, and UnicodeEncodeError for a lone surrogate.
    """
    get: Callable[[], Event] = Parser(_Stream(text) if isinstance(text, str) else text).get_event
    return get


class _Stream:
    """A text that is read piece by piece: given as a whole, libyaml would hold all of it once more, as bytes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def read(self, size: int) -> str:
        """The next characters, so many at most; none at the end."""
        start, self._at = self._at, self._at + size
        return self._text[start : self._at]


def events(text: str | Readable) -> Iterator[Event]:
    """The events of a text as far as the loader follows them, for the passes that look again at what it has read.

    They end without a word at an error, at the end of the first document, and where the nesting gets too deep.
    """
    depth = 0
    try:
        get = event_reader(text)
        while (kind := type(event := get())) not in _LAST:
            if kind in _OPENING:
                depth += 1
                if depth > DEPTH:
                    return
            elif kind in _CLOSING:
                depth -= 1
            yield event
    except (yaml.YAMLError, UnicodeEncodeError):
        return
