"""Laying out a translation: everything that is missing gets its place, and nothing that is there is touched."""

from hypothesis import given

from clustermodel import Program, loads
from clustermodel.editing import apply
from clustermodel.links.texts import wordings
from clustermodel.loading.load import load_translation
from clustermodel.loading.source import Source
from clustermodel.model.translation import UNTRANSLATED, Translation, digest
from clustermodel.testing.strategies import programs
from clustermodel.translating import blank, refresh, state
from tests.loading.translated import HEAD, PROGRAM

DEMO = loads(PROGRAM).program
assert DEMO is not None


def read(text: str) -> tuple[Source, Translation]:
    source = Source("demo.en.yaml", text)
    structured = load_translation(source)
    assert structured.problems == ()
    return source, structured.value


def laid_out(program: Program, text: str, language: str = "en") -> str:
    source, translation = read(text)
    return apply(text, refresh(source, translation, state(program, language, translation)))


def test_a_blank_file_gets_an_entry_for_every_text() -> None:
    assert DEMO is not None
    assert laid_out(DEMO, blank(DEMO, "en")) == HEAD + (
        "labels: {Ресурсы: ~, банок: ~}\n"
        "texts:\n"
        "  program:demo: {title: ~}\n"
        "  place:town:\n"
        "    notes/0: ~\n"
        "    profile/Ресурсы/0: ~\n"
        "    profile/Ресурсы/1: ~\n"
        "    name: ~\n"
        "  objective:G1: {text: ~}\n"
        "  kpi:K1:\n"
        "    name: ~\n"
        "    targets/0/notes/0: ~\n"
        "    measures/G1/notes/0: ~\n"
    )


def test_new_entries_stand_where_their_texts_stand_in_the_programme() -> None:
    text = HEAD + (
        "# by the chamber of commerce\n"
        "labels: {банок: jars}\n"
        "texts:\n"
        "  place:town:\n"
        "    name: Town  # not a city\n"
        "  kpi:K1: {name: Jars, targets/0/notes/0: few, measures/G1/notes/0: a guess}\n"
        "originals: {}\n"
    )
    assert DEMO is not None
    whole = laid_out(DEMO, text)
    assert whole.splitlines()[:-1] == [
        *HEAD.splitlines(),
        "# by the chamber of commerce",
        "labels: {Ресурсы: ~, банок: jars}",
        "texts:",
        "  program:demo: {title: ~}",
        "  place:town:",
        "    notes/0: ~",
        "    profile/Ресурсы/0: ~",
        "    profile/Ресурсы/1: ~",
        "    name: Town  # not a city",
        "  objective:G1: {text: ~}",
        "  kpi:K1: {name: Jars, targets/0/notes/0: few, measures/G1/notes/0: a guess}",
    ]
    assert read(whole)[1].originals == {
        "place:town": {"name": digest("Город")},
        "kpi:K1": {
            "name": digest("Банки"),
            "targets/0/notes/0": digest("мало"),
            "measures/G1/notes/0": digest("догадка"),
        },
    }


def test_a_wording_of_an_older_original_keeps_its_mark_until_it_is_accepted() -> None:
    text = HEAD + "texts:\n  objective:G1: {text: Sell}\noriginals:\n  objective:G1: {text: 11111111}\n"
    assert DEMO is not None
    source, translation = read(text)
    found = state(DEMO, "en", translation)
    assert [(one.address, one.field) for one in found.stale] == [("objective:G1", "text")]
    assert "originals:\n  objective:G1: {text: 11111111}\n" in laid_out(DEMO, text)
    accepted = apply(text, refresh(source, translation, found, accepted=found.stale))
    assert read(accepted)[1].originals["objective:G1"]["text"] == digest("Продавать")
    assert state(DEMO, "en", read(accepted)[1]).stale == ()


@given(programs())
def test_what_is_there_is_kept_and_what_is_missing_is_laid_out(program: Program) -> None:
    needed = [one for one in wordings(program) if not (one.aside or one.speaks("qaa"))]
    whole = laid_out(program, blank(program, "qaa"), "qaa")
    fields = {(one.address, one.field) for one in needed if not one.recurs}
    texts = read(whole)[1].texts
    assert {(address, field) for address, known in texts.items() for field in known} == fields
    assert {wording for known in texts.values() for wording in known.values()} <= {UNTRANSLATED}
    assert set(read(whole)[1].labels) == {one.text for one in needed if one.recurs}
    assert laid_out(program, whole, "qaa") == whole
