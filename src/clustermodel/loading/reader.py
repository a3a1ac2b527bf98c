"""The YAML event reader: libyaml's where PyYAML has it, the pure Python one where not."""

from collections.abc import Callable
from typing import Any

from yaml.events import Event

Parser: Any
try:
    from yaml.cyaml import CParser as Parser

    LIBYAML = True
except ImportError:
    from yaml import Loader as Parser

    LIBYAML = False


def event_reader(text: str) -> Callable[[], Event]:
    """The function that yields one event after the other; it raises yaml.YAMLError."""
    get: Callable[[], Event] = Parser(text).get_event
    return get
