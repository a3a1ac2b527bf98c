"""Texts in several languages: what they are as strings, and that they stay what they are."""

import pickle
from copy import deepcopy

import pytest
from hypothesis import given

from clustermodel.model.text import Localized, in_language
from clustermodel.testing.strategies import localized

NAME = Localized({"ru": "Кластер", "en": "Cluster"})


def test_as_a_string_it_is_the_wording_written_first() -> None:
    assert str(NAME) == NAME == "Кластер"
    assert f"{NAME}!" == "Кластер!"


def test_each_language_has_its_wording() -> None:
    assert in_language(NAME, "en") == "Cluster"
    assert in_language(NAME, "de") == "Кластер"
    assert in_language("Demo", "en") == "Demo"


def test_texts_differ_by_any_of_their_wordings() -> None:
    assert Localized({"ru": "Кластер", "en": "Cluster"}) == NAME
    assert Localized({"ru": "Кластер"}) != NAME
    assert NAME != "Cluster"
    assert NAME != 1


def test_the_wording_written_first_is_part_of_it() -> None:
    assert Localized({"en": "Cluster", "ru": "Кластер"}) != NAME


def test_without_a_wording_there_is_no_text() -> None:
    with pytest.raises(ValueError, match="at least one wording"):
        Localized({})


def test_it_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        NAME.versions = Localized({"en": "Other"}).versions
    with pytest.raises(TypeError):
        NAME.versions["en"] = "Other"
    assert NAME.versions["en"] == "Cluster"


@given(localized())
def test_it_survives_copying_and_pickling(text: Localized) -> None:
    for same in (pickle.loads(pickle.dumps(text)), deepcopy(text), Localized(dict(text.versions))):
        assert type(same) is Localized
        assert same == text
        assert hash(same) == hash(text)
        assert list(same.versions.items()) == list(text.versions.items())
