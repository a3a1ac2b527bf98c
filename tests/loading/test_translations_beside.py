"""Translations that stand beside a programme: found by their names, read strictly, and no part of the programme itself."""

import os
import time
from pathlib import Path

import pytest

from clustermodel import api, dump
from clustermodel.model.text import in_language
from tests.loading.translated import HEAD, PROGRAM, write


def test_texts_are_there_in_the_language_of_the_file_beside(tmp_path: Path) -> None:
    loaded = write(tmp_path, "texts: {'objective:G1': {text: Sell}}\n")
    objective = loaded.in_languages.elements["objective:G1"]
    assert in_language(objective.label, "ru") == "Продавать"
    assert in_language(loaded.in_languages.program.objectives[0].text, "en") == "Sell"
    assert loaded.languages == ("ru", "en")


def test_the_programme_itself_stays_as_it_is_written(tmp_path: Path) -> None:
    loaded = write(tmp_path, "texts: {'objective:G1': {text: Sell}}\n")
    assert loaded.program == api.loads(PROGRAM).program
    assert loaded.program is not None
    assert dump(loaded.program) == dump(api.loads(PROGRAM).program)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["demo.new.yaml", "demo.actuals2.yaml", "demo.en.yml", "demo.en.yaml.bak", "other.en.yaml"])
def test_files_that_are_no_translations_are_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "demo.yaml").write_text(PROGRAM, "utf-8")
    (tmp_path / name).write_text(PROGRAM, "utf-8")
    loaded = api.load(tmp_path / "demo.yaml")
    assert loaded.languages == ("ru",)
    assert loaded.in_languages is loaded.links


@pytest.mark.parametrize("age", [0, 3600], ids=["a folder that changes", "a folder at rest"])
def test_a_folder_of_many_programmes_is_looked_at_again_only_when_it_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, age: int
) -> None:
    looked: list[str] = []
    listdir = os.listdir

    def look(folder: str) -> list[str]:
        looked.append(folder)
        return listdir(folder)

    monkeypatch.setattr(os, "listdir", look)
    for number in range(20):
        (tmp_path / f"p{number}.yaml").write_text(PROGRAM, "utf-8")
    os.utime(tmp_path, times=(time.time() - age,) * 2)
    assert [api.load(tmp_path / f"p{number}.yaml").languages for number in range(20)] == [("ru",)] * 20
    assert looked.count(str(tmp_path)) == (1 if age else 20)
    (tmp_path / "p7.en.yaml").write_text(HEAD + "texts: {}\n", "utf-8")
    assert api.load(tmp_path / "p7.yaml").languages == ("ru", "en")


def test_a_text_without_a_file_has_no_translations() -> None:
    assert api.loads(PROGRAM).translations == {}


def test_what_is_not_translated_yet_is_read_as_it_is_written(tmp_path: Path) -> None:
    loaded = write(tmp_path, "texts: {'objective:G1': {text: ~}}\nlabels: {Ресурсы: ~}\n")
    assert loaded.in_languages.program == loaded.program
    assert in_language(loaded.in_languages.program.objectives[0].text, "en") == "Продавать"


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        (HEAD + "texts: {'objective:G1': {text: [Sell]}}\n", "YM204", 4, 32),
        (HEAD + "texts: [Sell]\n", "YM204", 4, 8),
        (HEAD + "wordings: {}\n", "YM202", 4, 1),
        (HEAD + "texts:\n  objective:G1:\n    text:\n", "YM205", 6, 5),
        (HEAD + "texts:\n  objective:G1: {text: Sell}\n  objective:G1: {text: Sell}\n", "YM106", 6, 3),
        ("format: clustermodel-translation/1\nprogram: demo\n", "YM203", 1, 1),
        (HEAD.replace("/1", "/2"), "YM201", 1, 9),
    ],
)
def test_mistakes_are_shown_where_they_stand_in_the_file_beside(
    tmp_path: Path, text: str, code: str, line: int, column: int
) -> None:
    loaded = write(tmp_path, text, head="")
    (problem,) = loaded.translations["en"].problems
    assert problem.span is not None
    assert (Path(problem.span.path).name, problem.code, problem.span.line) == ("demo.en.yaml", code, line)
    assert problem.span.column == column


def test_a_file_that_cannot_be_read_is_a_diagnostic(tmp_path: Path) -> None:
    write(tmp_path, "")
    (tmp_path / "demo.en.yaml").write_bytes("texts: Продавать".encode("cp1251"))
    loaded = api.load(tmp_path / "demo.yaml")
    assert [one.code for one in loaded.translations["en"].problems] == ["YM002"]
    assert loaded.languages == ("ru",)


def test_wordings_that_are_good_are_kept_when_others_are_not(tmp_path: Path) -> None:
    loaded = write(tmp_path, "texts:\n  objective:G1: {text: Sell}\n  place:town: {name: [Town]}\n")
    assert in_language(loaded.in_languages.program.objectives[0].text, "en") == "Sell"


def test_a_translation_of_another_programme_is_not_used(tmp_path: Path) -> None:
    loaded = write(tmp_path, "texts: {'objective:G1': {text: Sell}}\n", head=HEAD.replace("demo", "pharma"))
    assert loaded.languages == ("ru",)
    assert loaded.in_languages is loaded.links
