"""The Russian of messages: what a finding says, and what has no translation."""

from collections.abc import Iterator

from babel.messages.pofile import read_po

from clustermodel.diagnostics import Diagnostic
from clustermodel.messages import LOCALE, Phrase, Word

with (LOCALE / "ru.po").open("rb") as stream:
    RUSSIAN = read_po(stream, locale="ru")

_ONE_OF_A_PAIR = {text: one for one in RUSSIAN if isinstance(one.id, tuple) for text in one.id}


def translations(text: str) -> list[str]:
    """The Russian wordings of an English one, one for each plural form; none where there is no translation."""
    found = RUSSIAN.get(text) or _ONE_OF_A_PAIR.get(text)
    if found is None or found.fuzzy:
        return []
    return [str(one) for one in found.string] if isinstance(found.string, tuple) else [str(found.string or "")]


def are_a_pair(one: str, many: str) -> bool:
    """Whether the two stand together in the catalogue, so that the number chooses between their forms."""
    return getattr(_ONE_OF_A_PAIR.get(one), "id", None) == (one, many)


def said(one: Diagnostic) -> Iterator[str]:
    """The wordings that a finding is made of, however whoever found it has come by them."""
    yield from filter(None, (one.template, one.plural, one.hint_template))
    yield from (other.message for other in one.related if not other.subject)
    for value in one.values.values():
        yield from filter(None, _worded(value))


def _worded(value: object) -> Iterator[str]:
    if isinstance(value, Word):
        yield value
    elif isinstance(value, Phrase):
        yield value.template
        yield from _worded(list(value.values.values()))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _worded(one)
