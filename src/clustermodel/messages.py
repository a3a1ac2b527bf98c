"""Message templates: filled with their values when a diagnostic is shown, never before, so that it can be translated.

The English template is the key of its translation (gettext). Catalogues are the `.po` files in `locale/`, read by Babel.
"""

from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

import attrs

from clustermodel.model.frozen import Frozen
from clustermodel.model.text import in_language
from clustermodel.spelling import ENGLISH, spelt

LOCALE = Path(__file__).parent / "locale"


class Word(str):
    """A word of the library's own among the values of a message («strength»): it is translated with the message."""

    __slots__ = ()


@attrs.frozen(slots=True, eq=False, repr=False)
class Phrase(Frozen):
    """A part of a message that has values of its own: it is translated and filled in with the message."""

    template: str
    values: Mapping[str, object]

    def __str__(self) -> str:
        return render(self.template, self.values)


class _Values(dict[str, object]):
    """A template may name a value that was not given (a plugin's slip): the name itself is shown then."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def languages() -> tuple[str, ...]:
    """The languages that messages can be shown in."""
    return ("en", *sorted(path.stem for path in LOCALE.glob("*.po")))


class _English(NullTranslations):
    """The wordings that are written in English, but for the few that a reader of English would put otherwise."""

    def gettext(self, message: str) -> str:
        """What is said in the place of a wording."""
        return _ENGLISH.get(message, message)


_ENGLISH = {
    **ENGLISH,
    "weak": "merely plausible",
    "strong": "inferred from the wording",
    "stated": "stated in the text",
    "corrected": "stated with a slip",
}
"""Words of the file that tell too little by themselves; published documents say the same."""


@cache
def translation(language: str, subject: str = "") -> NullTranslations:
    """The translations into a language, a BCP 47 tag (`ru`, `ru-RU`); English for one that is not there.

    What hardly anybody asks for is a `subject` of its own, in a folder of `locale/`: every run would have to read it else.
    """
    tag = language.replace("_", "-").partition("-")[0].lower()
    if tag == "en" or tag not in languages():
        return _English()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with (LOCALE / subject / f"{tag}.po").open("rb") as stream:
        write_mo(compiled, read_po(stream))
    compiled.seek(0)
    return GNUTranslations(compiled)


def render(template: str, values: Mapping[str, object], *, plural: str = "", language: str = "en") -> str:
    """Fill `template` (`str.format` fields by name) in a language. Lists are joined by commas; never raises.

    With `plural`, the form is chosen by the number `values["n"]`.
    """
    known = translation(language)
    if not template:
        return ""
    number = values.get("n")
    counted = plural and isinstance(number, int)
    text = known.ngettext(template, plural, number) if counted else known.gettext(template)  # type: ignore[arg-type]
    return _filled(text, values, language)


def _filled(text: str, values: Mapping[str, object], language: str) -> str:
    shown = _Values({key: _shown(value, language) for key, value in values.items()})
    try:
        return text.format_map(shown)
    except (ValueError, IndexError, AttributeError, KeyError, TypeError):
        return text


def _shown(value: object, language: str) -> object:
    say = translation(language).gettext
    if isinstance(value, Word):
        return say(value) if value else ""
    if isinstance(value, Phrase):
        return _filled(say(value.template), value.values, language)
    if isinstance(value, tuple | list):
        return ", ".join(str(_shown(one, language)) for one in value)
    return in_language(value, language) if isinstance(value, str) else spelt(value, say)
