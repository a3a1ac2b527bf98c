"""What else a translation gives: units, cells of tables, other names, and what is reported."""

from datetime import date
from pathlib import Path

import pytest

from clustermodel import api, check
from clustermodel.api import Loaded, export
from clustermodel.translating import state

PROGRAM = """\
format: clustermodel/1
program: {id: dairy, title: Milk, cluster: Dairies, language: en, horizon: 2025..2029}
units: [{id: kt, name: thousand tonnes}]
sources:
  - {id: doc, kind: document, title: Text}
  - {id: t, within: doc, kind: table, title: Bought, columns: [Goods, '%'], rows: [[Lids, '85']]}
organizations: [{id: agency, name: Development Agency, aliases: [TDA]}]
kpis:
  - {id: K1, name: Milk, unit: kt, targets: {2025: 5}}
  - {id: K2, name: Farms, unit: farms, targets: {2025: 5}}
  - {id: K3, name: Share, unit: '%', targets: {2025: 5}, source: t}
roadmap:
  actions: [{id: '1', title: Audit, when: 2025, responsible: [agency], result: {value: 2, unit: dairies}}]
"""
ACTUALS = """\
format: clustermodel-actuals/1
program: dairy
as_of: 2025-12-31
kpis: {K1: [{period: 2025, value: 4, source: Statistical Office, notes: [Preliminary.]}]}
actions: {'1': [{period: 2025, status: done, result: {text: Two, value: 2, unit: dairies}, evidence: Minutes}]}
"""
HEAD = "format: clustermodel-translation/1\nprogram: dairy\nlanguage: ru\n"
REPORTED = ["Statistical Office", "Preliminary.", "Two", "Minutes"]
WORDS = {"Statistical Office": "Статистическое управление", "Minutes": "Протокол", "dairies": "молокозавода", "farms": "хозяйств"}


def beside(folder: Path, translation: str, actuals: str = ACTUALS) -> Loaded:
    for name, text in (("", PROGRAM), (".actuals", actuals), (".ru", HEAD + translation)):
        (folder / f"dairy{name}.yaml").write_text(text, "utf-8")
    return api.load(folder / "dairy.yaml")


def labels(loaded: Loaded) -> list[str]:
    assert loaded.program is not None
    found = state(loaded.program, "ru", loaded.own_translations()["ru"], loaded.actuals)
    return [one.text for one in found.missing if one.recurs]


def test_units_that_are_not_declared_and_texts_of_reports_are_asked_for_once_each(tmp_path: Path) -> None:
    assert labels(beside(tmp_path, "")) == ["farms", "dairies", *REPORTED]


def test_reports_on_another_programme_are_not_asked_for(tmp_path: Path) -> None:
    assert labels(beside(tmp_path, "", ACTUALS.replace("program: dairy", "program: other"))) == ["farms", "dairies"]


def test_a_wording_of_what_is_reported_nowhere_is_a_finding(tmp_path: Path) -> None:
    loaded = beside(tmp_path, "labels: {Minutes: Протокол, Minuets: Менуэты}\n")
    found = [one.message for one in check(loaded, select="LN103", as_of=date(2026, 1, 1)).diagnostics]
    assert found == ["the programme has no text 'Minuets' to be translated"]


def test_what_is_missing_of_reports_is_a_finding(tmp_path: Path) -> None:
    (one,) = [
        one for one in check(beside(tmp_path, "labels: {Two: Два}\n"), select="LN101", as_of=date(2026, 1, 1)).diagnostics
        if "labels" in str(one.message) or "Minutes" in one.message
    ]  # fmt: skip
    assert "Two" not in one.message


def test_paper_tells_what_is_reported_and_measured_in_the_language_of_its_readers(tmp_path: Path) -> None:
    told = "labels: {" + ", ".join(f"{word}: {wording}" for word, wording in WORDS.items()) + "}\n"
    text = export(beside(tmp_path, told), "markdown", language="ru", as_of=date(2026, 1, 1)).decode()
    assert [word for word in WORDS if word in text] == []
    assert [wording for wording in WORDS.values() if wording not in text] == []
    original = export(beside(tmp_path, told), "markdown", language="en", as_of=date(2026, 1, 1)).decode()
    assert [word for word in WORDS if word not in original] == []


@pytest.mark.parametrize(
    ("given", "shown", "hidden"),
    [
        ("source:t: {columns/0: Товар, rows/0/0: Крышки}", ["Товар", "Крышки", "85"], ["Goods", "Lids"]),
        ("organization:agency: {aliases/0: АРД}", ["АРД"], ["TDA"]),
    ],
    ids=["cells", "other names"],
)
def test_what_is_printed_may_be_translated_and_need_not(tmp_path: Path, given: str, shown: list[str], hidden: list[str]) -> None:
    loaded = beside(tmp_path, f"texts:\n  {given}\n")
    text = export(loaded, "markdown", language="ru", as_of=date(2026, 1, 1)).decode()
    assert [one for one in shown if one not in text] == [one for one in hidden if one in text] == []
    plain = export(beside(tmp_path, ""), "markdown", language="ru", as_of=date(2026, 1, 1)).decode()
    assert [one for one in hidden if one not in plain] == []
    assert "LN103" not in {one.code for one in check(loaded, as_of=date(2026, 1, 1)).diagnostics}
