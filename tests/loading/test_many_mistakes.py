"""A file with many mistakes: all of them in one run, each once, where it is."""

from pathlib import Path

import clustermodel

TEN = """\
format: clustermodel/1
program:
  id: demo
  title: Demo
  cluster: Demo
  horizon: 2020-2024
kpis:
  - id: K1
    name: Sales
    agregation: flow
    targets:
      2020: 22,6
      2021: "-"
      2022: 5
    measures: [G1, G9]
  - id: K1
    name: Jobs
    name: Places
    direction: up
  - id: К3
    name: Members
objectives:
  - {id: G1, text: Win}
  - {id: G2}
roadmap:
  actions:
    - {id: "2.10", title: Exhibit, drives: {G1: stated}}
"""


def test_ten_mistakes_give_ten_findings_in_one_run() -> None:
    found = clustermodel.loads(TEN, "ten.yaml").diagnostics
    assert [(one.code, one.span and (one.span.line, one.span.column)) for one in found] == [
        ("YM207", (6, 12)),  # a range is written with two points
        ("YM202", (10, 5)),  # misspelt key
        ("YM206", (12, 13)),  # decimal comma
        ("YM206", (13, 13)),  # a dash says nothing
        ("RF101", (15, 20)),  # no such objective
        ("RF105", (16, 9)),  # the same id again
        ("YM106", (18, 5)),  # the same key again
        ("YM208", (19, 16)),  # not in the vocabulary
        ("YM209", (20, 9)),  # Cyrillic К
        ("YM203", (24, 10)),  # no text
        ("RF102", (27, 45)),  # an objective is no KPI
    ]
    assert all(one.span and one.span.path == "ten.yaml" for one in found)


def test_each_finding_says_what_to_do() -> None:
    hints = {one.code: one.hint for one in clustermodel.loads(TEN).diagnostics}
    assert hints["YM202"] == "did you mean aggregation?"
    assert "not-set" in hints["YM206"] or "22.6" in hints["YM206"]
    assert all(hints.values())


def test_duplicates_show_both_places() -> None:
    related = {one.code: one.related for one in clustermodel.loads(TEN).diagnostics if one.related}
    for code, line in (("YM106", 17), ("RF105", 8)):
        [other] = related[code]
        assert other.span is not None
        assert other.span.line == line


def test_nothing_is_said_of_the_whole_programme_while_a_part_of_it_is_refused() -> None:
    text = """\
format: clustermodel/1
program: {id: demo, title: Demo, cluster: Demo, horizon: 2027..2028}
roadmap:
  actions:
    - {id: "1", title: One, when: WHEN, budget: BUDGET}
    - {id: "2", title: Two, when: 2027}
"""
    for when, budget, code in (("2028-Q5", "{}", "RM109"), ("2028", "1200000", "RM107")):
        damaged = clustermodel.check(clustermodel.loads(text.replace("WHEN", when).replace("BUDGET", budget)), select=[code])
        assert [one.code for one in damaged.diagnostics] == []
    sound = clustermodel.check(clustermodel.loads(text.replace("WHEN", "2027").replace("BUDGET", "{}")), select=["RM107", "RM109"])
    assert [one.code for one in sound.diagnostics] == ["RM107", "RM109"]


def test_what_is_dropped_leaves_no_echo() -> None:
    text = TEN.replace("  - {id: G2}", "  - {id: G2, text: [a, b]}").replace("[G1, G9]", "[G1, G2]")
    assert "RF101" not in [one.code for one in clustermodel.loads(text).diagnostics]


def test_no_input_raises(tmp_path: Path) -> None:
    nothing = (b"", b"\x00", b"\xff\xfe", b"- a", b"{", b"[" * 100_000, b"%", b"\t")
    refused = (b"a: &x 1\nb: *x", b"a: !!python/object:os.system 1", b"<<: {a: 1}", b"? [a]\n: b")
    for data in (*nothing, *refused):
        path = tmp_path / "bad.yaml"
        path.write_bytes(data)
        loaded = clustermodel.load(path)
        assert loaded.program is None
        assert loaded.diagnostics
        assert all(one.span is not None for one in loaded.diagnostics)
    assert clustermodel.load(tmp_path).diagnostics[0].code == "YM001"
    assert clustermodel.load(tmp_path / "none.yaml").diagnostics[0].code == "YM001"


def test_old_encodings_are_named(tmp_path: Path) -> None:
    for encoding, name in (("cp1251", "Windows-1251"), ("koi8-r", "KOI8-R"), ("utf-16", "UTF-16")):
        path = tmp_path / "old.yaml"
        path.write_bytes("format: clustermodel/1\n# программа развития кластера медицинского туризма\n".encode(encoding))
        [found] = clustermodel.load(path).diagnostics
        assert (found.code, name in found.message) == ("YM002", True)
