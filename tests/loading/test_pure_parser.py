"""Without libyaml everything works, only slower; and a notice says so."""

import json
import os
import subprocess
import sys

import pytest

PROGRAM = """
import json, sys
sys.modules["yaml.cyaml"] = sys.modules["yaml._yaml"] = None
import clustermodel
loaded = clustermodel.loads(sys.argv[1])
again = loaded.program and clustermodel.loads(clustermodel.dump(loaded.program)).program
found = [[one.code, one.severity, one.span.line, one.span.column] for one in loaded.diagnostics]
print(json.dumps({"found": found, "same": again == loaded.program}))
"""
HEAD = "format: clustermodel/1\nprogram: {id: demo, title: Демо, cluster: Demo}\n"
NOTICE = ["YM014", "advice", 1, 1]


def load_without_libyaml(text: str) -> tuple[list[list[object]], bool]:
    """The findings, and whether what was loaded can be written and read again."""
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, text], capture_output=True, check=True, env={**os.environ, "PYTHONUTF8": "1"}
    )
    result = json.loads(ran.stdout)
    return result["found"], result["same"]


def test_a_good_file_gives_the_notice_and_nothing_else() -> None:
    text = HEAD + "objectives:\n  - id: G1\n    text: |\n      Раз.\n      Два: три.\n    notes: ['null', \"\\t\"]\n"
    assert load_without_libyaml(text) == ([NOTICE], True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kpis: [{id: K1, nam: n}]\n", [["YM203", "error", 3, 13], ["YM202", "error", 3, 17]]),
        ("risks: []\nrisks: []\n", [["YM106", "error", 4, 1]]),
        ("kpis: [{id: K1, name: n, unit: %}]\n", [["YM007", "error", 3, 32]]),
        ("kpis:\n\t- a\n", [["YM006", "error", 4, 1]]),
        ("kpis: [{id: K1, name: n, baseline: {period: 2020, value: >1}}]\n", [["YM015", "error", 3, 58]]),
        ("objectives: [{id: G1, text: &x a}, *x]\n", [["YM102", "error", 3, 29], ["YM103", "error", 3, 36]]),
        ("objectives: [{id: G1, text: 'a\x07'}]\n", [["YM008", "error", 3, 31]]),
        ("objectives: " + "[" * 5_000, [["YM004", "error", 3, 44]]),
        ("objectives: [{id: G1, text: 'a}]\n", [["YM005", "error", 3, 29]]),
    ],
)
def test_mistakes_are_told_as_with_libyaml(text: str, found: list[list[object]]) -> None:
    assert load_without_libyaml(HEAD + text)[0] == [NOTICE, *found]
