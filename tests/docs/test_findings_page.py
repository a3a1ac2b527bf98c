"""The page of findings says what is found now, and every defect of the list is found or explained."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

PATH = Path(__file__).parents[2] / "docs" / "_findings" / "page.py"


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("findings_page", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGE = _module()
DEFECTS = PAGE.defects()
FOUND = PAGE.findings()
CLAIMS = [(number, claim) for number, defect in DEFECTS.items() for claim in defect.get("found", ())]


def test_all_69_defects_are_listed_and_each_is_found_or_explained() -> None:
    assert list(DEFECTS) == [f"B{number:02}" for number in range(1, 70)]
    assert [number for number, defect in DEFECTS.items() if ("found" in defect) is ("manual" in defect)] == []


@pytest.mark.parametrize(("number", "claim"), CLAIMS)
def test_each_claim_is_true(number: str, claim: str) -> None:
    assert PAGE.matching(claim, FOUND), f"{number}: {claim} finds nothing"


def test_the_page_is_what_the_generator_makes() -> None:
    assert PAGE.PAGE.read_text("utf-8") == PAGE.page(), "run python docs/_findings/page.py"


def test_each_defect_that_is_left_to_people_is_noted_in_the_programme() -> None:
    noted = {number for number, defect in DEFECTS.items() if "noted" in defect.get("manual", "")}
    mentioned = set(re.findall(r"\bB\d\d\b", PAGE.PROGRAM.read_text("utf-8")))
    assert noted - mentioned == set()
