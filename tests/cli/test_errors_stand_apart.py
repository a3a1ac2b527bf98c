"""Where there is much to tell, what makes a check fail is named once more at the end, on the standard error."""

from pathlib import Path

import pytest

from tests.cli.conftest import GOOD, Run


def programme(path: Path, errors: int, others: int) -> Path:
    """A programme with so many errors, and at least so many other findings."""
    wrong = "".join(f"  - {{id: E{number}, text: Text, answers: [nothing{number}]}}\n" for number in range(errors))
    idle = "".join(f"  - {{id: W{number}, text: Text}}\n" for number in range(others))
    path.write_text(GOOD.replace("objectives:\n", f"objectives:\n{wrong}{idle}"), "utf-8")
    return path


def told(run: Run, path: Path, *more: str) -> list[str]:
    return run("check", path, *more).stderr.splitlines()


def test_errors_among_many_findings_are_named_before_the_summary(run: Run, tmp_path: Path) -> None:
    path = programme(tmp_path / "a.yaml", 2, 30)
    done = run("check", path)
    *lines, _ = done.stderr.splitlines()
    assert lines[0] == "the 2 errors:"
    assert [line.split(" ")[2:4] for line in lines[1:]] == [[f"{path}:{line}:36:", "RF101"] for line in (4, 5)]
    assert all(line.strip().split(" ", 1)[1].split(" ", 1)[1] in done.stdout for line in lines[1:])


def test_they_are_told_in_the_language_of_messages(run: Run, tmp_path: Path) -> None:
    assert told(run, programme(tmp_path / "a.yaml", 1, 30), "--lang", "ru")[0] == "1 ошибка:"


def test_of_very_many_the_first_ones_are_named(run: Run, tmp_path: Path) -> None:
    *lines, _ = told(run, programme(tmp_path / "a.yaml", 14, 30))
    assert (lines[0], len(lines), lines[-1]) == ("the 14 errors:", 12, "  and 4 more")


@pytest.mark.parametrize(("errors", "others"), [(0, 30), (2, 1)])
def test_nothing_is_said_twice_where_it_is_seen_at_once(run: Run, tmp_path: Path, errors: int, others: int) -> None:
    assert len(told(run, programme(tmp_path / "a.yaml", errors, others))) == 1


def test_nor_where_there_are_errors_only_or_a_program_reads(run: Run, tmp_path: Path) -> None:
    path = programme(tmp_path / "a.yaml", 30, 0)
    assert len(told(run, path, "--select", "RF101")) == 1
    assert len(told(run, path, "--format", "json")) == 1


def test_what_is_kept_from_run_to_run_tells_them_too(run: Run, tmp_path: Path) -> None:
    path, cache = programme(tmp_path / "a.yaml", 2, 30), tmp_path / "cache"
    first = told(run, path, "--cache", str(cache))
    assert told(run, path, "--cache", str(cache)) == first
    assert first[0] == "the 2 errors:"
