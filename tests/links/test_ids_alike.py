"""Ids that are given twice, and ids that only look like one that there is."""

import pytest

from clustermodel import loads

HEAD = "format: clustermodel/1\nprogram: {id: demo, title: Demo, cluster: Demo}\n"


def test_an_id_that_is_given_twice_is_shown_at_its_second_place_and_what_follows_is_still_there() -> None:
    text = "objectives: [{id: G1, text: a}, {id: G1, text: b}, {id: G2, text: c}]\nkpis: [{id: K1, name: n, measures: [G2]}]\n"
    loaded = loads(HEAD + text)
    [found] = loaded.diagnostics
    assert found.span is not None
    assert (found.span.line, found.span.column) == (3, text.index("G1, text: b") + 1)
    assert [edge.target for edge in loaded.links.out("objective:G2")] == ["kpi:K1"]


@pytest.mark.parametrize("others", ["", "risks: [{id: CK, text: b}]\n"])
def test_a_reference_in_other_letters_is_mended_where_its_field_can_mean_only_one(others: str) -> None:
    text = "objectives: [{id: CK, text: a}]\nkpis: [{id: K1, name: n, measures: [СК]}]\n"
    [found] = loads(HEAD + others + text).diagnostics
    assert (found.code, bool(found.fix)) == ("RF104", True)


def test_a_claim_may_be_about_an_element_of_any_kind_and_is_mended_only_if_one_is_meant() -> None:
    two = "objectives: [{id: CK, text: a}]\nrisks: [{id: CK, text: b}]\n"
    [found] = loads(HEAD + two + "claims: [{id: c1, text: t, about: [СК]}]\n").diagnostics
    assert not found.fix


def test_letters_that_are_two_in_one_are_told() -> None:
    [found] = loads(HEAD + "objectives: [{id: firm, text: a}]\nkpis: [{id: K1, name: n, measures: [ﬁrm]}]\n").diagnostics
    assert "firm" in found.advice() + found.message


@pytest.mark.parametrize(("address", "code"), [("near#kpi:K1", "RF102"), ("near#action:1.1", "RF107")])
def test_a_reference_to_another_programme_is_held_to_its_kinds(address: str, code: str) -> None:
    text = f"clusters: [{{id: near, name: n}}]\nroadmap: {{actions: [{{id: '1.2', title: t, requires: ['{address}']}}]}}\n"
    assert [one.code for one in loads(HEAD + text).diagnostics] == [code]
