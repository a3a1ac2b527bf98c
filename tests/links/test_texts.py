"""The texts of a programme: each has an address, and only what is a text is translated."""

from hypothesis import given

from clustermodel import dump, loads
from clustermodel.links.texts import in_languages, needed, wordings
from clustermodel.model.frozen import Map
from clustermodel.model.program import Program
from clustermodel.model.text import in_language
from clustermodel.model.translation import Translation
from clustermodel.testing.strategies import programs
from tests.loading.translated import PROGRAM


def demo() -> Program:
    program = loads(PROGRAM).program
    assert program is not None
    return program


def translation(**given: object) -> Translation:
    return Translation(format="clustermodel-translation/1", program="demo", language="en", **given)  # type: ignore[arg-type]


def test_every_text_has_an_address_and_a_field() -> None:
    assert [(one.address, one.field, one.text) for one in wordings(demo())] == [
        ("program:demo", "title", "Варенье"),
        ("program:demo", "cluster", "Кластер"),
        ("place:town", "notes/0", "заметка"),
        ("", "Ресурсы", "Ресурсы"),
        ("place:town", "profile/Ресурсы/0", "вода"),
        ("place:town", "profile/Ресурсы/1", "лес"),
        ("place:town", "name", "Город"),
        ("objective:G1", "text", "Продавать"),
        ("kpi:K1", "name", "Банки"),
        ("", "банок", "банок"),
        ("kpi:K1", "targets/0/notes/0", "мало"),
        ("kpi:K1", "measures/G1/notes/0", "догадка"),
    ]


def test_a_wording_of_the_programme_itself_stays() -> None:
    texts = Map({"program:demo": Map({"cluster": "Another", "title": "Jam"})})
    head = in_languages(demo(), {"en": translation(texts=texts)}).header
    assert in_language(head.cluster, "en") == "Cluster"
    assert in_language(head.title, "en") == "Jam"


def test_labels_are_translated_wherever_they_stand() -> None:
    place = in_languages(demo(), {"en": translation(labels=Map({"Ресурсы": "Resources"}))}).places[0]
    assert [in_language(label, "en") for label in place.profile] == ["Resources"]
    assert place.profile["Ресурсы"] == ("вода", "лес")


def test_a_programme_without_translations_is_the_same_object() -> None:
    program = demo()
    assert in_languages(program, {"en": translation()}) is program


@given(programs())
def test_a_translation_of_every_text_is_shown_for_every_text(program: Program) -> None:
    found = wordings(program)
    texts: dict[str, dict[str, str]] = {}
    for one in found:
        texts.setdefault(one.address, {})[one.field] = f"{one.field}, translated"
    labels = Map({one.text: f"{one.field}, translated" for one in found if not one.address})
    full = translation(labels=labels, texts=Map({address: Map(fields) for address, fields in texts.items()}))
    translated = wordings(in_languages(program, {"qaa": full}))
    assert {in_language(one.text, "qaa") for one in translated} == {f"{one.field}, translated" for one in found}


def test_what_is_printed_may_be_translated_and_need_not() -> None:
    program = loads(PROGRAM + "participants: {as_of: 2020-08, printed: {as_of: конец августа}}\n").program
    assert program is not None
    told = translation(texts=Map({"program:demo": Map({"participants/printed/as_of": "the end of August"})}))
    (printed,) = [one for one in wordings(program) if one.aside]
    assert printed not in needed(wordings(program), "en", translation())
    assert printed in needed(wordings(program), "en", told)
    shown = in_languages(program, {"en": told})
    assert in_language(shown.participants.printed["as_of"], "en") == "the end of August"
    assert loads(dump(shown)).program == program
