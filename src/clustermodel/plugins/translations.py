"""Checks of the translations that stand beside a programme (family LN)."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from clustermodel.hookspecs import ERROR, WARNING, Check, CheckContext, Finding, check, checks_in, hookimpl
from clustermodel.links.texts import Wording, is_stale, translated
from clustermodel.model.translation import Translation

_COMPARED = 10_000
"""Names that a misspelt one is compared with at most."""
_GUESSES = 20
"""Misspelt names of a map for which anybody asks what was meant."""


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


def _of_this_programme(ctx: CheckContext) -> Iterator[tuple[str, Translation]]:
    """Language and translation, unless that belongs to another programme: then nothing in it can be compared."""
    id = ctx.program.header.id
    return ((language, one) for language, one in ctx.translations.items() if one.program == id)


def _needed(ctx: CheckContext, language: str) -> list[Wording]:
    """The texts that the programme does not give in a language itself."""
    return [one for one in ctx.wordings if not one.speaks(language)]


@check("LN101", severity=WARNING, completeness=True)
def untranslated(ctx: CheckContext) -> Iterator[Finding]:
    """A text that a translation of the programme leaves out.

    Readers of that language see the original there, in the middle of their own.

    Fails: `texts: {"objective:G1": {text: ~}}`, or no entry at all
    Passes: `texts: {"objective:G1": {text: Enter new markets}}`
    Fix: write the wording; `clustermodel translate` adds the entries that are missing.
    """
    for language, translation in _of_this_programme(ctx):
        needed = _needed(ctx, language)
        lacking = [one for one in needed if translated(one, translation) is None]
        for address, group in groupby([one for one in lacking if not one.recurs], key=lambda one: one.address):
            yield _lacking(address, ("texts", address), language, [one.field for one in group])
        labels = [one.text for one in lacking if one.recurs]
        if labels:
            yield _lacking(ctx.program.header.address, ("labels",), language, labels)


def _lacking(subject: str, at: tuple[str, ...], language: str, names: list[str]) -> Finding:
    return Finding(
        subject,
        "{n} text has no wording in the language '{language}': {names}",
        {"n": len(names), "names": names, "language": language},
        plural="{n} texts have no wording in the language '{language}': {names}",
        at=at,
        hint="write it; `clustermodel translate` adds the entries that are missing",
        file=language,
    )


@check("LN102", severity=WARNING)
def stale(ctx: CheckContext) -> Iterator[Finding]:
    """A wording whose original has been changed since it was translated.

    Readers of the two languages are told different things. The file keeps a mark of each original under `originals`.

    Fails: the mark of another wording than that of the programme
    Passes: the mark that `clustermodel translate` writes
    Fix: put the wording right, and accept it: `clustermodel translate PROGRAM --to LANG --accept ADDRESS`.
    """
    for language, translation in _of_this_programme(ctx):
        for one in _needed(ctx, language):
            if is_stale(one, translation):
                yield Finding(
                    f"{one.address}/{one.field}",
                    "the original of this wording has been changed since: '{original}'",
                    {"original": one.text, "address": f"{one.address}/{one.field}"},
                    at=("texts", one.address, one.field),
                    hint="put the wording right, and run `clustermodel translate` with `--accept {address}`",
                    related=(one.address,),
                    file=language,
                )


@check("LN103", severity=ERROR)
def nowhere(ctx: CheckContext) -> Iterator[Finding]:
    """A wording of a text that the programme does not have.

    It is shown nowhere: the address or the field is misspelt, the text is gone, or the programme gives it in that
    language itself.

    Fails: `texts: {"objective:G77": {text: Enter new markets}}` in a programme with the objectives `G1` to `G6`
    Passes: `texts: {"objective:G6": {text: Enter new markets}}`
    Fix: correct the address or the field, or delete the entry.
    """
    for language, translation in _of_this_programme(ctx):
        fields: dict[str, list[str]] = {}
        for one in _needed(ctx, language):
            fields.setdefault(one.address, []).append(one.text if one.recurs else one.field)
        yield from _unknown(translation.labels, fields.pop("", []), language, "labels")
        yield from _unknown(translation.texts, fields, language, "texts")
        for address in [one for one in translation.texts if one in fields]:
            yield from _unknown(translation.texts[address], fields[address], language, "texts", address)


def _unknown(given: Iterable[str], known: Iterable[str], language: str, *at: str) -> Iterator[Finding]:
    """The names in a map of the file, which stands at a path, that the programme does not have."""
    from difflib import get_close_matches

    names = dict.fromkeys(known)
    for number, name in enumerate(one for one in given if one not in names):
        near = get_close_matches(name, islice(names, _COMPARED), n=1) if number < _GUESSES else []
        yield Finding(
            "/".join((*at[1:], name)) if at[0] == "texts" else "",
            "the programme has no text '{name}' to be translated",
            {"name": name, "near": near},
            at=(*at, name),
            hint="did you mean {near}?" if near else "correct it, or delete the entry",
            file=language,
        )


@check("LN104", severity=ERROR)
def of_another_programme(ctx: CheckContext) -> Iterator[Finding]:
    """A translation of another programme stands beside this one.

    It was copied from a neighbour, or the programme was renamed. None of its wordings is used.

    Fails: `program: pharma` in the translation beside the programme `tourism`
    Passes: `program: tourism`
    Fix: correct the id, or put the right file beside the programme.
    """
    for language, translation in ctx.translations.items():
        if translation.program != ctx.program.header.id:
            yield Finding(
                ctx.program.header.address,
                "this is a translation of the programme '{found}'; this one is '{id}'",
                {"found": translation.program, "id": ctx.program.header.id},
                at=("program",),
                hint="correct the id, or put the right file beside the programme",
                file=language,
            )


@check("LN105", severity=ERROR)
def in_another_language(ctx: CheckContext) -> Iterator[Finding]:
    """A translation whose language is not that of its file name, or is the programme's own.

    The name of the file says which readers get it; texts in the programme's own language are the programme's.

    Fails: `language: de` in `tourism.en.yaml`
    Passes: `language: en` in `tourism.en.yaml`
    Fix: correct the language, or rename the file.
    """
    own = ctx.program.header.language
    for language, translation in ctx.translations.items():
        if translation.language != language or language == own:
            yield Finding(
                ctx.program.header.address,
                "the language is '{found}', and the file is named as one of translations into '{language}'"
                if translation.language != language
                else "'{language}' is the language of the programme itself",
                {"found": translation.language, "language": language},
                at=("language",),
                hint="correct the language, or rename the file",
                file=language,
            )
