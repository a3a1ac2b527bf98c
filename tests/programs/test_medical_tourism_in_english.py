"""The English of the real programme: complete, of the present wordings, and what readers of English see."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from clustermodel.api import Loaded, export, load
from clustermodel.links.texts import needed, wordings
from clustermodel.model.period import Period
from clustermodel.model.program import Program
from clustermodel.model.quantity import Quantity
from clustermodel.model.ref import Basis, Ref

PATH = Path(__file__).parents[2] / "programs" / "medical_tourism.yaml"
CYRILLIC = re.compile("[Ѐ-ӿ]+")
QUOTED = re.compile("“[^“”]*(?:“[^”]*”[^“”]*)*”")


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(PATH)


def tokens(value: Any) -> Iterator[str]:
    """What is shown as it is printed: names as the text abbreviates them, cells, a contract's number, what points at nothing."""
    if isinstance(value, tuple):
        for one in value:
            yield from tokens(one)
    elif isinstance(value, Ref):
        yield from [value.id] if value.basis is Basis.UNRESOLVED else []
    elif attrs.has(type(value)) and not isinstance(value, Period | Quantity):
        for name in ("aliases", "contract", "columns", "rows"):
            yield from strings(getattr(value, name, ()))
        for field in attrs.fields(type(value)):
            yield from tokens(getattr(value, field.name))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)


def russian(text: str) -> set[str]:
    return set(CYRILLIC.findall(text))


def test_the_file_is_read_without_a_finding(loaded: Loaded) -> None:
    assert loaded.translations["en"].problems == ()


def test_every_text_has_its_english_of_the_present_wording(loaded: Loaded) -> None:
    english = loaded.translations["en"].translation
    assert isinstance(loaded.program, Program)
    assert english is not None
    wanted = needed(wordings(loaded.program), "en", english)
    assert len(wanted) > 500
    given = {one: english.label(one.text) if one.recurs else english.wording(one.address, one.field) for one in wanted}
    assert [f"{one.address}/{one.field}" for one, wording in given.items() if wording is None] == []
    assert [one.field for one in wanted if not one.recurs and english.stale(one.address, one.field, one.text)] == []
    fields = {address: set(fields) for address, fields in english.texts.items()}
    assert {(one.address, one.field) for one in wanted if not one.recurs} == {
        (address, field) for address, known in fields.items() for field in known
    }


def test_the_english_has_russian_only_in_quotation_marks(loaded: Loaded) -> None:
    english = loaded.translations["en"].translation
    assert english is not None
    texts = [text for fields in english.texts.values() for text in fields.values()]
    assert [text for text in [*texts, *english.labels.values()] if russian(QUOTED.sub("", text))] == []


def test_readers_of_english_see_russian_only_where_the_document_is_quoted(loaded: Loaded) -> None:
    shown = export(loaded, "markdown", language="en").decode()
    printed = {word for token in tokens(loaded.program) for word in CYRILLIC.findall(token)}
    left = [line for line in shown.splitlines() if russian(QUOTED.sub("", line)) - printed]
    assert left == []
    assert "health resort (sanatorium)" in shown


def test_readers_of_russian_see_what_they_would_see_without_it(loaded: Loaded, tmp_path: Path) -> None:
    alone = tmp_path / PATH.name
    alone.write_bytes(PATH.read_bytes())
    assert export(loaded, "markdown", language="ru") == export(load(alone), "markdown", language="ru")


def test_the_diagram_is_in_english_too(loaded: Loaded) -> None:
    assert russian(export(loaded, "mermaid", language="en").decode()) == set()
