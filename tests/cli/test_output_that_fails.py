"""An output that cannot be written: closed, full, or with a reader that has seen enough."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PROGRAMME = "format: clustermodel/1\nprogram: {id: a, title: t, cluster: c}\nkpis: [{id: K1, name: n}]\n"


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(PROGRAMME, "utf-8")
    return path


def shell(line: str, programme: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `clustermodel` (as `$RUN`) in a shell, which can close and redirect as it likes."""
    known = os.environ | {"RUN": f"{sys.executable} -m clustermodel", "FILE": str(programme)} | environment
    return subprocess.run(["sh", "-c", line], env=known, capture_output=True, text=True, encoding="utf-8", check=False)


def test_without_a_standard_output_the_exit_code_still_tells(programme: Path) -> None:
    done = shell("$RUN check $FILE >&-", programme)
    assert done.returncode == 1
    assert "internal fault" not in done.stderr
    assert "1 error" in done.stderr


def test_without_a_standard_error_the_findings_are_told(programme: Path) -> None:
    done = shell("$RUN check $FILE 2>&-", programme)
    assert done.returncode == 1
    assert "KP101" in done.stdout


@pytest.mark.parametrize("line", ["$RUN check $FILE >/dev/full", "$RUN check --format json $FILE >/dev/full"])
def test_a_full_device_is_named(programme: Path, line: str) -> None:
    done = shell(line, programme)
    assert done.returncode == 3
    assert done.stderr.startswith("clustermodel: the output is incomplete: No space left on device")
    assert "Exception ignored" not in done.stderr


def test_whether_a_file_may_be_read_is_found_by_reading_it(
    programme: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    assert "KP101" in run("check", programme).stdout  # wrong usage would end the run for all other files, too


def test_two_full_devices_leave_the_exit_code(programme: Path) -> None:
    assert shell("$RUN check $FILE >/dev/full 2>/dev/full", programme).returncode == 3


def test_what_fix_has_done_is_told_in_the_language_of_the_user(programme: Path) -> None:
    programme.write_text(PROGRAMME.replace("kpis:", "roadmap: {actions: [{id: '1', title: t, when: 2023 г.}]}\nkpis:"), "utf-8")
    assert "1 можно исправить" in shell("$RUN check --diff --lang ru $FILE", programme).stderr
    assert "1 исправлено" in shell("$RUN check --fix --lang ru $FILE", programme).stderr
    assert "when: 2023}" in programme.read_text("utf-8")
