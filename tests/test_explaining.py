"""Every code is explained in Russian as fully as in English: part by part, with the same names and examples."""

import re
from collections.abc import Iterable

import pytest

from clustermodel.catalogue import Entry, entries
from clustermodel.explaining import explanation, explanations, title

ENTRIES = entries()
LABELS = {"Parameters:": "Параметры:", "Fails:": "Не проходит:", "Passes:": "Проходит:", "Fix:": "Что делать:"}
FREE = {"TX103", "TX104"}
"""Codes whose examples are told with words of the reader's own language."""


def labels(text: str, known: list[str]) -> list[str]:
    """The labels that lines of a text begin with."""
    return [label for line in text.splitlines() for label in known if line.startswith(label)]


def names(text: str) -> list[str]:
    """What stands between backticks."""
    return sorted(set(re.findall(r"`([^`]+)`", text)))


def from_the_first(known: Iterable[str], text: str) -> str:
    """A text from the first of some labels on: what stands before it is read by people who write no YAML."""
    return text[min((at for at in (text.find(f"\n{label}") for label in known) if at >= 0), default=len(text)) :]


def test_every_code_is_explained_and_no_other() -> None:
    assert set(explanations("ru")) == {entry.code for entry in ENTRIES}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_the_russian_says_what_the_english_says(entry: Entry) -> None:
    russian = explanations("ru")[entry.code]
    assert labels(russian, list(LABELS.values())) == [LABELS[label] for label in labels(entry.doc, list(LABELS))]
    assert len(russian.split("\n\n")) == len(entry.doc.split("\n\n"))
    assert re.search("[а-яё]", russian)
    assert russian.splitlines()[0].endswith(".")


@pytest.mark.parametrize("entry", [one for one in ENTRIES if one.parameters or "Fails:" in one.doc], ids=lambda one: one.code)
def test_the_examples_and_the_parameters_are_the_same(entry: Entry) -> None:
    russian = explanations("ru")[entry.code]
    assert set(names(russian)) <= set(names(entry.doc))
    assert names(from_the_first(LABELS.values(), russian)) == names(from_the_first(LABELS, entry.doc))
    assert all(f"`{name}`" in russian for name in entry.parameters)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_an_explanation_names_the_code_and_what_it_finds(entry: Entry, language: str) -> None:
    told = explanation(entry, language)
    assert told.startswith(f"{entry.code} · ")
    assert title(entry, language) in " ".join(told.split())
    assert max(map(len, told.splitlines())) <= 300


@pytest.mark.parametrize("entry", [one for one in ENTRIES if one.is_rule], ids=lambda entry: entry.code)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_a_message_is_filled_with_is_a_gap_in_its_explanation(entry: Entry, language: str) -> None:
    told = explanation(entry, language)
    assert re.search(r"\{[a-z_]+\}", told) is None
    assert len(title(entry, language)) > len("…, … (…)")


def test_the_heading_and_the_parameters_are_russian() -> None:
    entry = next(one for one in ENTRIES if one.code == "SW104")
    told = explanation(entry, "ru").splitlines()
    assert told[0] == "SW104 · предупреждение · SWOT-анализ и решения по нему"
    assert told[2] == "Фактор, который не учтён ни в одном решении по SWOT."
    assert told[-2:] == ["Параметры и их значения по умолчанию:", "  min_uses = 1"]
