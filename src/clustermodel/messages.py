"""Message templates: filled with their values when a diagnostic is shown, never before, so that it can be translated."""

from collections.abc import Mapping


class _Values(dict[str, object]):
    """A template may name a value that was not given (a plugin's slip): the name itself is shown then."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def render(template: str, values: Mapping[str, object]) -> str:
    """Fill `template` (`str.format` fields by name). Lists are joined by commas; never raises."""
    shown = {key: ", ".join(map(str, value)) if isinstance(value, tuple | list) else value for key, value in values.items()}
    try:
        return template.format_map(_Values(shown))
    except (ValueError, IndexError, AttributeError, KeyError, TypeError):
        return template
