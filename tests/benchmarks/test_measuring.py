"""Measuring: what is measured, never how long it takes."""

import subprocess
import sys

import pytest

from benchmarks import report
from benchmarks.lab import ROOT, Lab, python
from benchmarks.measure import Run, Sample, compare, run
from benchmarks.rows import ROWS, Result


def test_a_run_tells_its_costs_and_its_output() -> None:
    done = run(python("-c", "print(sum(range(10 ** 6)))"))
    assert (done.status, done.output.strip()) == (0, str(sum(range(10**6))))
    assert done.seconds > 0
    assert done.memory > 1_000_000


def test_commands_run_in_the_environment_of_a_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert run(python("-c", "import sys; print(sys.dont_write_bytecode)")).output.strip() == "False"


def test_memory_is_that_of_the_process_itself() -> None:
    small, large = (run(python("-c", f"x = bytearray({size})")).memory for size in (1, 100_000_000))
    assert large - small > 90_000_000


def test_commands_take_turns() -> None:
    sample = compare({"one": python("-c", "pass"), "two": python("-c", "pass")}, 3)
    assert [len(runs) for runs in sample.runs.values()] == [3, 3]


def test_a_command_that_fails_ends_the_measurement() -> None:
    with pytest.raises(RuntimeError, match="ended with 7"):
        compare({"one": python("-c", "raise SystemExit(7)")}, 1)


def test_a_ratio_is_that_of_the_rounds() -> None:
    costs = {"ours": [1.0, 2.0, 3.0, 10.0, 1.0], "theirs": [2.0, 4.0, 6.0, 1.0, 2.0]}
    sample = Sample({name: [Run(one, one, 0, 0, "") for one in found] for name, found in costs.items()})
    assert str(sample.ratio("ours", "theirs")) == "0.50 (0.50–0.50)"


def test_a_row_that_is_missed_is_told() -> None:
    lines = {"load": [Result("load", "3.0×", "≤ 2.0×", held=False), Result("check", "1.0×", "≤ 2.0×", held=True)]}
    told = report.render(lines, ROWS, {}, quick=False)
    assert "- load: 3.0×, where the goal is ≤ 2.0×" in told
    assert "- check:" not in told


def test_a_part_can_be_measured_alone() -> None:
    arguments = [sys.executable, "-m", "benchmarks", "--only", "start", "--quick"]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True, cwd=ROOT)
    assert "python -c pass" in done.stdout
    assert "quick run" in done.stdout


def test_a_quick_run_has_smaller_programmes() -> None:
    assert [Lab(quick=True).size(size) for size in (150, 10_000, 100_000)] == [150, 1_000, 10_000]
