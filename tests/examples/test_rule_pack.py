"""The rule pack among the examples, and what any rule pack can say of time and place."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import clustermodel
from clustermodel.hookspecs import Check, CheckContext, Dated, Finding, Scope, check, hookimpl
from clustermodel.host import Host

ROOT = Path(__file__).parents[2]
REAL = clustermodel.load(ROOT / "programs" / "medical_tourism.yaml")
DAY = date(2026, 11, 23)


@pytest.fixture
def pack(monkeypatch: pytest.MonkeyPatch) -> Host:
    """A host that knows the pack, besides the built-in checks."""
    monkeypatch.syspath_prepend(ROOT / "examples" / "rulepack" / "src")
    import clustermodel_eccp

    return Host(["checks"], [("checks.eccp", clustermodel_eccp)])


def found(host: Host, **given: object) -> list[tuple[str, str]]:
    report = clustermodel.check(REAL, as_of=DAY, select=["ECCP", "CF"], host=host, **given)  # type: ignore[arg-type]
    return [(one.code, one.message) for one in report.diagnostics]


def test_five_firms_of_one_kind_fail_both_criteria(pack: Host) -> None:
    assert found(pack) == [
        ("ECCP101", "5 committed members; the platform asks for 15"),
        ("ECCP102", "members of one kind only (company); the platform asks for 2"),
    ]


def test_a_threshold_can_be_set(pack: Host) -> None:
    assert [code for code, _ in found(pack, parameters={"ECCP101": {"members": 5}})] == ["ECCP102"]


def test_a_parameter_that_does_not_exist_or_has_another_type_is_reported(pack: Host) -> None:
    codes = [code for code, _ in found(pack, parameters={"ECCP102": {"kind": 1, "kinds": "two"}})]
    assert codes == ["CF104", "CF105", "ECCP101", "ECCP102"]


class Rules:
    """A pack made for one territory and one time."""

    @hookimpl
    def clustermodel_checks(self) -> list[Check]:
        scope = Scope(since=date(2022, 1, 1), until=date(2023, 12, 31), territories=("krai",))
        elsewhere = Scope(territories=("elsewhere",))
        of_a_kind = Scope(clusters={"kind": ("industrial",)})
        made = [("AAA1", scope), ("AAA2", elsewhere), ("AAA3", of_a_kind), ("AAA4", None)]
        return [check(code, scope=one)(said) for code, one in made]


LIMIT: Any = Dated({date(2020, 1, 1): 10, date(2022, 7, 1): 15})


def said(ctx: CheckContext, *, limit: int = LIMIT) -> Iterator[Finding]:
    """Says the limit in force."""
    yield Finding(ctx.program.header.address, "{limit}", {"limit": limit})


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2021, 12, 31), [("AAA4", "10")]),
        (date(2022, 1, 1), [("AAA1", "10"), ("AAA4", "10")]),
        (date(2022, 7, 1), [("AAA1", "15"), ("AAA4", "15")]),
        (date(2024, 1, 1), [("AAA4", "15")]),
        (date(1999, 1, 1), [("AAA4", "10")]),
    ],
)
def test_a_rule_holds_in_its_time_and_territory_with_the_values_of_the_day(
    day: date, expected: list[tuple[str, str]]
) -> None:
    report = clustermodel.check(REAL, as_of=day, select=["AAA"], host=Host(["checks"], [("rules", Rules())]))
    assert [(one.code, one.message) for one in report.diagnostics] == expected


