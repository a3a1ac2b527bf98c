"""Every check has a case that passes and a case that fails, and finds just what the cases say, where they say it."""

from pathlib import Path

import pytest

from clustermodel.host import Host
from clustermodel.testing.cases import Case, cases

FOLDER = Path(__file__).parent / "cases"
CASES = list(cases(FOLDER))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.path.stem}")
def test_the_code_is_found_just_where_the_case_says(case: Case) -> None:
    if case.fails:
        assert case.expected(), "a fail case marks at least one line"
    assert case.found() == case.expected()


def test_every_check_has_a_pass_and_a_fail_case() -> None:
    codes = {check.code for check, _ in Host(["checks"]).checks()}
    for passes in (True, False):
        covered = {case.code for case in CASES if case.fails is not passes}
        assert codes - covered == set()
