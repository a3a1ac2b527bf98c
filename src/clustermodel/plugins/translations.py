"""Checks of the translations that stand beside a programme (family LN)."""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice

from clustermodel.counting import forms
from clustermodel.counting import needed as needed_forms
from clustermodel.hookspecs import ADVICE, ERROR, WARNING, Check, CheckContext, Finding, Word, check, checks_in, hookimpl
from clustermodel.links.texts import Wording, is_stale, needed, translated
from clustermodel.model.objectives import Kpi
from clustermodel.model.statistics import Statistic
from clustermodel.model.text import in_language
from clustermodel.model.translation import Translation

_COMPARED = 10_000
"""Names that a misspelt one is compared with at most."""
_NEARLY_ALL = 0.9
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


@check("LN101", severity=WARNING, completeness=True)
def untranslated(ctx: CheckContext, *, few: int = 5) -> Iterator[Finding]:
    """A text that a translation of the programme leaves out.

    Readers of that language see the original there, in the middle of their own. Elements are told one by one. Where nearly
    all texts are missing, of the whole translation or of a kind of elements, they are told together, with the elements as
    related places: all of them in the formats for programs, as `--format json`.

    Parameters: `few`, so many elements are told one by one even if nothing of them is translated.
    Fails: `texts: {"objective:G1": {text: ~}}`, or no entry at all
    Passes: `texts: {"objective:G1": {text: Enter new markets}}`
    Fix: write the wording; `clustermodel translate` adds the entries that are missing.
    """
    for language, translation in _of_this_programme(ctx):
        wanted = needed(ctx.wordings, language, translation)
        lacking = [one for one in wanted if translated(one, translation) is None]
        texts = [one for one in lacking if not one.recurs]
        together = list(_together(ctx, [one for one in wanted if not one.recurs], texts, few))
        for total, some in together:
            yield _lacking_together(ctx, language, total, some)
        told = {one.address for _, some in together for one in some}
        for address, group in groupby([one for one in texts if one.address not in told], key=lambda one: one.address):
            yield _lacking(address, ("texts", address), language, [one.field for one in group])
        labels = [one.text for one in lacking if one.recurs]
        if labels:
            yield _lacking(ctx.program.header.address, ("labels",), language, labels)


def _together(
    ctx: CheckContext, needed: list[Wording], lacking: list[Wording], few: int
) -> Iterator[tuple[int, list[Wording]]]:
    """Texts that lack a wording and are told together, with the number of those among which they are nearly all.

    An element for which a waiver accepts that is told by itself, so that the waiver finds it.
    """
    waived = {one.at.partition("/")[0] for one in ctx.program.waivers if one.code == "LN101"}
    needed, lacking = ([one for one in some if one.address not in waived] for some in (needed, lacking))
    if _nearly_all(needed, lacking, few):
        yield len(needed), lacking
        return
    for kind in dict.fromkeys(map(_kind, lacking)):
        every, some = ([one for one in group if _kind(one) == kind] for group in (needed, lacking))
        if _nearly_all(every, some, few):
            yield len(every), some


def _kind(one: Wording) -> str:
    return one.address.partition(":")[0]


def _nearly_all(needed: list[Wording], lacking: list[Wording], few: int) -> bool:
    return len(lacking) >= _NEARLY_ALL * len(needed) and len({one.address for one in lacking}) > few


def _lacking_together(ctx: CheckContext, language: str, total: int, lacking: list[Wording]) -> Finding:
    kinds = [Word(kind) for kind in dict.fromkeys(map(_kind, lacking))]
    return Finding(
        ctx.program.header.address,
        "{n} of {total} texts have no wording in the language '{language}'; they belong to elements of the kinds: {kinds}"
        if len(kinds) > 1
        else "{n} of {total} texts of elements of the kind '{kinds}' have no wording in the language '{language}'",
        {"n": len(lacking), "total": total, "kinds": kinds, "language": language},
        at=("texts",),
        hint="write them; `clustermodel translate` adds the entries that are missing",
        related=tuple(dict.fromkeys(one.address for one in lacking)),
        file=language,
    )


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
        for one in needed(ctx.wordings, language, translation):
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
        for one in needed(ctx.wordings, language, translation):
            fields.setdefault(one.address, []).append(one.text if one.recurs else one.field)
        yield from _unknown(translation.labels, fields.pop("", []), language, "labels")
        yield from _unknown(translation.texts, fields, language, "texts")
        for address in [one for one in translation.texts if one in fields]:
            yield from _unknown(translation.texts[address], fields[address], language, "texts", address)


def _unknown(given: Iterable[str], known: Iterable[str], language: str, *at: str) -> Iterator[Finding]:
    """The names in a map of the file, which stands at a path, that the programme does not have."""
    names = dict.fromkeys(known)
    for number, name in enumerate(one for one in given if one not in names):
        from difflib import get_close_matches  # only misspelt names need it

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


@check("LN106", severity=ADVICE)
def called_otherwise(ctx: CheckContext, *, words: int = 2) -> Iterator[Finding]:
    """A text that stands in the programme more than once, and is translated in more than one way.

    Readers of that language take one thing under two names for two things. Capital letters make no difference.

    Parameters: `words`, so many words a text has at least; shorter ones mean different things in different places.
    Fails: `Joint council` and, for the same words of the original, `Common board`
    Passes: `Joint council` in both places
    Fix: choose one of the wordings.
    """
    for language, translation in _of_this_programme(ctx):
        first: dict[str, tuple[Wording, str]] = {}
        for one in needed(ctx.wordings, language, translation):
            wording = translated(one, translation)
            if wording is None or len(one.text.split()) < words:
                continue
            other, before = first.setdefault(str(one.text), (one, wording))
            if wording.casefold() != before.casefold():
                yield Finding(
                    f"{one.address}/{one.field}" if one.address else ctx.program.header.address,
                    "'{original}' is '{wording}' here, and '{before}' elsewhere",
                    {"original": one.text, "wording": wording, "before": before},
                    at=("texts", one.address, one.field) if one.address else ("labels", one.field),
                    hint="choose one of the wordings",
                    related=tuple(filter(None, [other.address])),
                    file=language,
                )


@check("LN107", severity=WARNING)
def forms_of_units(ctx: CheckContext) -> Iterator[Finding]:
    """A unit with as many forms as its language does not have.

    A unit, in the programme or in a translation, may have one form for each kind of number that its language tells apart,
    with ` | ` from each to the next, and one more for fractions. Where their number is another one, only the last of them is
    used, after whatever number.

    Fails: `farms: ферма | ферм` under the labels of a Russian translation: after 3 another one is wanted
    Passes: `farms: ферма | фермы | ферм`, or `farms: ферм`
    Fix: write a form for each kind of number, or a single one that goes with all.
    """
    own = ctx.program.header.language
    for unit, (address, *keys) in _units(ctx).items():
        yield from _ill_formed(in_language(unit, own), own, address, keys)
        for language, by in _of_this_programme(ctx):
            if keys == ["name"]:
                yield from _ill_formed(by.wording(address, "name"), language, address, ["texts", address, "name"], language)
            else:
                yield from _ill_formed(by.label(unit), language, address, ["labels", unit], language)


def _ill_formed(
    wording: str | None, language: str, subject: str, at: list[str], file: str = "programme"
) -> Iterator[Finding]:
    """The finding of one wording of a unit, if it is one; most have one form, and need no rules of plurals to be read."""
    found = len(forms(wording)) if wording else 0
    if found > 1 and found not in needed_forms(language):
        yield Finding(
            subject,
            "this unit has {found} forms: '{wording}'; after whole numbers its language has {wanted}",
            {"found": found, "wanted": needed_forms(language)[1], "wording": wording},
            at=tuple(at),
            hint="write a form for each kind of number, or a single one that goes with all",
            file=file,
        )


def _units(ctx: CheckContext) -> dict[str, tuple[str, ...]]:
    """The units of the programme as they are worded, and the first place of each: address of the element, then keys."""
    program = ctx.program
    found: dict[str, tuple[str, ...]] = {unit.name: (unit.address, "name") for unit in program.units}
    for one in chain[Kpi | Statistic](program.kpis, program.indicators()):
        found.setdefault(one.unit or "", (one.address, "unit"))
    for action in program.roadmap.actions:
        found.setdefault((action.result and action.result.unit) or "", (action.address, "result", "unit"))
    return found
