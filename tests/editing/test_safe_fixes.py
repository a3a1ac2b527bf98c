"""Which findings carry edits that mend them, and which leave the decision to a person."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from clustermodel.api import check, loads
from clustermodel.editing import apply, choose
from clustermodel.edits import Delete, Set
from clustermodel.hookspecs import CheckContext, Finding, hookimpl
from clustermodel.hookspecs import check as declare
from clustermodel.host import Host

TEXT = """\
format: clustermodel/1
program: {{id: demo, title: Demo, cluster: Demo, horizon: 2020..2024, goal: {{text: Thrive}}}}
statistics:
  - {{id: S1, name: Beds, unit: unit, values: {{2020: 1}}}}
kpis:
  - id: K1
    name: Sales
    {key}: flow
    targets:
      {period}: {number}
roadmap:
  actions:
    - id: A1
      title: Exhibit
      when: {when}
      drives: {drives}
"""
GOOD = {"key": "aggregation", "period": "2021", "number": "1", "when": "2021", "drives": "[K1]"}


def fixed(**written: str) -> str:
    """A programme with something in it, after its fixes."""
    text = TEXT.format(**GOOD | written)
    return apply(text, [edit for one in loads(text).diagnostics for edit in one.fix])


@pytest.mark.parametrize("slip", ["agregation", "aggregaton", "aggregatoin", "Aggregation", "aggregations"])
def test_a_misspelt_key_is_mended(slip: str) -> None:
    assert fixed(key=slip) == TEXT.format(**GOOD)


@pytest.mark.parametrize("slip", ["total", "name_", "kind", "agg"])
def test_a_key_that_may_be_another_or_none_is_left(slip: str) -> None:
    assert f"    {slip}: flow" in fixed(key=slip)


def test_a_key_that_is_there_already_is_left() -> None:
    assert "agregation" in fixed(key="aggregation: flow\n    agregation")


def test_a_key_whose_value_does_not_fit_is_left() -> None:
    assert "agregation: maybe" in fixed(key="agregation: maybe\n    direction").replace("direction: flow\n", "")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1,5", "1.5"),
        ("-26,15", "-26.15"),
        ("~22,6", "~22.6"),
        ("0,125", "0.125"),
        ("1 142,5", "1142.5"),
        ("1 142", "1142"),
        ("12\u00a0345,678", "12345.678"),
        ("'22,6'", "'22.6'"),
    ],
)
def test_a_number_that_can_only_be_one_is_mended(written: str, meant: str) -> None:
    assert fixed(number=written) == TEXT.format(**GOOD | {"number": meant.replace("'", "")})


@pytest.mark.parametrize("written", ["1,234", "12,345,678", "1 2,5", "5-7", "22,6 %", "'>1,5'"])
def test_a_number_that_may_be_another_is_left(written: str) -> None:
    assert f": {written}\n" in fixed(number=written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12/2020", "2020-12"),
        ("1.2020", "2020-01"),
        ("12-2020", "2020-12"),
        ("12.2020 г.", "2020-12"),
        ("2020.12", "2020-12"),
        ("2020/12", "2020-12"),
        ("15.12.2020", "2020-12-15"),
        ("5.12.2020 г", "2020-12-05"),
        ("2020.12.15", "2020-12-15"),
        ("15/12/2020", "2020-12-15"),
        ("12/15/2020", "2020-12-15"),
        ("2020 год", "2020"),
        ("2014–2018 гг.", "2014..2018"),
    ],
)
def test_a_date_as_it_is_printed_is_mended(written: str, meant: str) -> None:
    assert fixed(when=written) == TEXT.format(**GOOD | {"when": meant})
    assert fixed(period=written) == TEXT.format(**GOOD | {"period": meant})


@pytest.mark.parametrize(
    "written", ["05/12/2020", "2020.1", "2020-1", "13.2020", "31.02.2021", "12.20", "2018–2014", "весна 2020"]
)
def test_a_date_that_may_be_another_is_left(written: str) -> None:
    assert f"when: {written}\n" in fixed(when=written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[К1]", "[K1]"),
        ("{К1: weak}", "{K1: weak}"),
        ('{"К1": {basis: weak}}', '{"K1": {basis: weak}}'),
        ("{K1: {basis: corrected, or: [К1]}}", "{K1: {basis: corrected, or: [K1]}}"),
        ("[kpi:К1]", "['kpi:K1']"),
    ],
)
def test_a_reference_with_letters_of_another_script_is_mended(written: str, meant: str) -> None:
    assert fixed(drives=written) == TEXT.format(**GOOD | {"drives": meant})


def test_references_are_found_behind_items_that_were_dropped() -> None:
    text = TEXT.format(**GOOD | {"drives": "[К1]"}).replace("  actions:\n", "  actions:\n    - {id: A0}\n")
    edits = [edit for one in loads(text).diagnostics for edit in one.fix]
    assert apply(text, edits) == text.replace("[К1]", "[K1]")


@declare("ACM101")
def renames(ctx: CheckContext) -> Iterator[Finding]:
    """A title is not in capitals."""
    for action in ctx.program.roadmap.actions:
        yield Finding(action.address, "not in capitals", fix=(Set(("title",), action.title.upper()),))


def test_a_check_of_a_plugin_can_bring_edits() -> None:
    plugin = SimpleNamespace(clustermodel_checks=hookimpl(lambda: [renames]))
    text = TEXT.format(**GOOD)
    found = check(loads(text), select=["ACM"], host=Host(["none"], [("acme", plugin)])).diagnostics
    assert [one.code for one in found] == ["ACM101"]
    assert apply(text, found[0].fix) == text.replace("Exhibit", "EXHIBIT")


def test_fixes_that_do_not_go_together_are_left_out() -> None:
    first, second, third = (Set(("a",), "x"),), (Delete(("a",)),), (Set(("b",), "y"), Delete(("none",)))
    chosen = choose("a: 1\nb: 2\n", [first, second, third, (Set(("b",), "z"),), first], lambda _, __: True)
    assert chosen == [first, (Set(("b",), "z"),)]


def test_fixes_that_are_not_accepted_are_left_out() -> None:
    fixes = [(Set(("a",), "x"),), (Set(("b",), "y"),)]
    assert choose("a: 1\nb: 2\n", fixes, lambda text, _: "x" not in text) == fixes[1:]
