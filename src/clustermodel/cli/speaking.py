"""The language of what is said about the command itself: wrong usage, and the frame of the help."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import click

from clustermodel.rendering.safe import printable

_LOCALE = Path(__file__).parent.parent / "locale"
_spoken = "en"
_wanted: str | None = None


def language_of(wanted: str) -> str:
    """The two letters in the name of a locale or in the tag of a language: `ru_RU.UTF-8`, `ru-RU`."""
    return wanted.replace("_", "-").partition("-")[0].partition(".")[0].lower()


def environment() -> str:
    """The locale that the environment asks for in messages; empty if it asks for none."""
    return next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")


def speak(arguments: Sequence[str]) -> None:
    """Speak the first language we know that the arguments, or else the environment, ask for; nobody has looked at them yet.

    click asks gettext for its own words, through the names `_` and `ngettext` of its modules. gettext looks for a catalogue
    that is installed with the system, so these names are given ours. A click that has other names speaks English.
    """
    global _wanted  # noqa: PLW0603 - there is one user
    _wanted = next(_known_in(_asked(arguments)), None)
    go_on_in(_wanted or next(_known_in([environment()]), "en"))


def asked() -> str | None:
    """The language that the arguments ask for: what is told before they are read is told in it too."""
    return _wanted


def go_on_in(language: str) -> None:
    """Speak a language from now on: the settings, which are read later, may name another one than the environment."""
    global _spoken
    known, _spoken = _spoken, language
    if language in ("en", known):
        return
    modules = [module for name, module in sys.modules.items() if name.startswith("click.")]
    for module in modules:
        for name, ours in (("_", _gettext), ("ngettext", _ngettext)):
            if hasattr(module, name):
                setattr(module, name, ours)


def spoken() -> str:
    """The language that is spoken now."""
    return _spoken


def _known_in(given: Iterable[str]) -> Iterator[str]:
    """The languages we know among those that are named, by tags with commas between them."""
    return filter(_known, (language_of(one) for several in given for one in several.split(",")))


def _known(tag: str) -> bool:
    return tag == "en" or _LOCALE / f"{tag}.po" in _LOCALE.iterdir()


def _asked(arguments: Sequence[str]) -> Iterator[str]:
    yield from (value for option, value in pairwise(arguments) if option == "--lang")
    yield from (one.partition("=")[2] for one in arguments if one.startswith("--lang="))


def _gettext(text: str) -> str:
    from clustermodel.messages import translation  # only whoever has something to say pays for it

    return translation(_spoken).gettext(text)


def _ngettext(one: str, many: str, number: int) -> str:
    from clustermodel.messages import translation

    return translation(_spoken).ngettext(one, many, number)


def said(template: str, **values: object) -> str:
    """A message about wrong usage in the language that is spoken."""
    from clustermodel.messages import render

    return render(template, values, language=_spoken)


def inform(line: str, *, end: str = "\n", before: str = "") -> None:
    """Write a line on the standard error. Nothing of it steers a terminal: it may hold the name of anybody's file."""
    click.echo(f"{before}{printable(line)}{end}", nl=False, err=True)


@contextmanager
def harmless() -> Iterator[None]:
    """What ends a command with a message, click's own ones included, says nothing that steers a terminal."""
    try:
        yield
    except click.ClickException as error:
        click.ClickException.__init__(error, "\n".join(map(printable, error.message.split("\n"))))
        raise


def reason_of(error: OSError) -> str:
    """What the system says, as a word of a message."""
    from clustermodel.messages import Word

    return Word(error.strerror or error)


def unwritable(path: object, error: OSError) -> str:
    """That a file cannot be written, and why."""
    return said("cannot write {path}: {reason}", path=str(path), reason=reason_of(error))
