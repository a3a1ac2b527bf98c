"""Every check has a case that passes and a case that fails, and finds just what the cases say, where they say it."""

import json
from pathlib import Path

import pytest

from clustermodel.host import Host
from clustermodel.testing.cases import Case, cases
from tests.said import FILE, name, said

FOLDER = Path(__file__).parent / "cases"
CASES = list(cases(FOLDER))
SAID = json.loads(FILE.read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.path.stem}")
def test_the_code_is_found_just_where_the_case_says(case: Case) -> None:
    if case.fails:
        assert case.expected(), "a fail case marks at least one line"
    assert case.found() == case.expected()


@pytest.mark.parametrize("case", [one for one in CASES if name(one) in SAID], ids=lambda case: f"{case.code}-{case.path.stem}")
def test_what_is_found_says_what_has_been_reviewed(case: Case) -> None:
    assert said(case) == SAID[name(case)], "if that is meant: python -m tests.said"


def test_every_check_has_a_pass_and_a_fail_case() -> None:
    codes = {check.code for check, _ in Host(["checks"]).checks()}
    for passes in (True, False):
        covered = {case.code for case in CASES if case.fails is not passes}
        assert codes - covered == set()
