"""Files of translations, written for translators: what is missing is laid out, what is there is kept.

All changes are edits of the text, so that comments, order and every other byte of a file stay as they are.
"""

from collections.abc import Callable, Iterable, Mapping

import attrs

from clustermodel.edits import Edit, Insert, Set
from clustermodel.links.texts import Wording, is_stale, needed, translated, wordings
from clustermodel.loading.dump import Bare
from clustermodel.loading.load import TRANSLATION
from clustermodel.loading.locate import locate
from clustermodel.loading.paths import Path
from clustermodel.loading.source import Source
from clustermodel.model.actuals import Actuals
from clustermodel.model.program import Program
from clustermodel.model.translation import UNTRANSLATED, Translation, digest


@attrs.frozen
class State:
    """How far a translation has come, text by text; labels and words count once each."""

    needed: tuple[Wording, ...]
    """What the programme does not give in that language itself."""
    missing: tuple[Wording, ...]
    """Those that have no wording yet."""
    stale: tuple[Wording, ...]
    """Those whose original has been changed since."""

    @property
    def translated(self) -> int:
        """How many have a wording, stale ones included."""
        return len(self.needed) - len(self.missing)


def state(program: Program, language: str, translation: Translation, actuals: Actuals | None = None) -> State:
    """How far a translation of a programme has come, and of what its actuals say."""
    found = tuple(needed(wordings(program, actuals), language, translation))
    missing = tuple(one for one in found if translated(one, translation) is None)
    return State(found, missing, tuple(one for one in found if is_stale(one, translation)))


def blank(program: Program, language: str) -> str:
    """The text of a file of translations in which nothing is laid out yet."""
    return f"format: {TRANSLATION}\nprogram: {program.header.id}\nlanguage: {language}\n"


def refresh(source: Source, translation: Translation, found: State, accepted: Iterable[Wording] = ()) -> list[Edit]:
    """The edits that lay out what is missing, and keep the marks of the originals.

    A wording without a mark gets that of the present original, and so do those `accepted`, whose marks are older.
    """
    labels = [one for one in found.needed if one.recurs]
    texts = [one for one in found.needed if not one.recurs]
    lacking = set(found.missing)
    written = [one for one in texts if one not in lacking]
    edits = _laid_out(source, "labels", {one.text: Bare(UNTRANSLATED) for one in labels}, translation.labels)
    edits += _nested(source, "texts", texts, translation.texts, lambda _: Bare(UNTRANSLATED))
    edits += _nested(source, "originals", written, translation.originals, lambda one: digest(one.text))
    edits += [Set(("originals", one.address, one.field), digest(one.text)) for one in accepted]
    return edits


def _nested(
    source: Source,
    section: str,
    wanted: Iterable[Wording],
    given: Mapping[str, Mapping[str, str]],
    value: Callable[[Wording], str],
) -> list[Edit]:
    """What a section (address → field → value) lacks."""
    whole: dict[str, dict[str, str]] = {}
    for one in wanted:
        whole.setdefault(one.address, {})[one.field] = value(one)
    edits = _laid_out(source, section, whole, given)
    for address in [one for one in whole if one in given]:
        edits += _inserted((section, address), whole[address], given[address])
    return edits


def _laid_out(source: Source, section: str, whole: Mapping[str, object], given: Mapping[str, object]) -> list[Edit]:
    """What the map of a section lacks, or the section itself if it is not there."""
    if locate(source, [(section,)])[section,].found:
        return _inserted((section,), whole, given)
    return [Insert((), whole, key=section)] if whole else []


def _inserted(at: Path, whole: Mapping[str, object], given: Mapping[str, object]) -> list[Edit]:
    """The entries of `whole` that a map lacks, each before the one that follows it in the programme."""
    places = {key: index for index, key in enumerate(given)}
    before: int | None = None
    edits: list[Edit] = []
    for key in reversed(list(whole)):
        if key in places:
            before = places[key]
        else:
            edits.append(Insert(at, whole[key], key=key, index=before))
    return edits[::-1]
