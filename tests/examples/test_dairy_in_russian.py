"""The Russian papers of the dairy example are in Russian: one name for one thing, no word of the original left."""

import io
import re
from datetime import date
from pathlib import Path

import docx
import pytest

from clustermodel import check, export, load

ROOT = Path(__file__).parents[2]
DAIRY, PACKAGING = (ROOT / "examples" / "dairy" / name for name in ("dairy_valley.yaml", "packaging.yaml"))
DAY = date(2026, 11, 26)
CODES = re.compile(r"SWOT|\b[IV]+\b|[SWOT]{2}\d|LM(-\d+)?|TDA 2024/17|DEVELOPMENT PROGRAMME.*|PROGRAMME OF THE PACKAGING.*")
"""What a Russian paper has in Latin letters: codes, quarters, the number of the contract, and on its first page the title of the original."""


def texts(path: Path, name: str) -> list[str]:
    file = docx.Document(io.BytesIO(export(load(path), name, language="ru", as_of=DAY)))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return [one.text for one in file.paragraphs] + cells


@pytest.mark.parametrize("name", ["docx", "register"])
@pytest.mark.parametrize("path", [DAIRY, PACKAGING], ids=["dairy", "packaging"])
def test_no_word_of_a_paper_is_in_the_language_of_the_original(path: Path, name: str) -> None:
    found = texts(path, name)
    assert [word for text in found for word in re.findall(r"[A-Za-z][a-z]+|[A-Z]{2,}", CODES.sub("", text))] == []
    assert len(found) > 10


@pytest.mark.parametrize("path", [DAIRY, PACKAGING], ids=["dairy", "packaging"])
def test_the_translations_are_complete_and_call_one_thing_by_one_name(path: Path) -> None:
    assert [str(one) for one in check(load(path), select=["LN", "YM"], as_of=DAY).diagnostics] == []


def test_what_both_programmes_name_has_one_name() -> None:
    dairy, packaging = (load(path).read_translations()["ru"].texts for path in (DAIRY, PACKAGING))
    assert dairy["cluster:packaging"]["name"] == packaging["program:packaging"]["cluster"]
    assert dairy["place:lindmark"] == packaging["place:lindmark"]
    assert dairy["program:dairy-valley"]["title"].casefold().startswith("программа развития молочно-сыродельного кластера")
    assert packaging["cluster:dairy-valley"]["name"] == "Молочно-сыродельный кластер долины Тарроу"


@pytest.mark.parametrize("name", ["docx", "register"])
@pytest.mark.parametrize("path", [DAIRY, PACKAGING], ids=["dairy", "packaging"])
def test_a_sentence_that_ends_with_an_abbreviation_has_one_full_stop(path: Path, name: str) -> None:
    assert [text for text in texts(path, name) if ".." in text] == []
