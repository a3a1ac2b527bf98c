"""`pytest programs/`: programme files as tests, run in a process of their own."""

import subprocess
import sys
from pathlib import Path

import pytest

from clustermodel.pytest_plugin import is_programme
from tests.cli.conftest import GOOD

BAD = GOOD.replace("drives: {K1: weak}", "drives: {K1: weak, Q99: weak}")


def run(folder: Path, *arguments: str, ini: str = "") -> subprocess.CompletedProcess[str]:
    (folder / "pytest.ini").write_text(f"[pytest]\nclustermodel_as_of = 2021-01-01\n{ini}", "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def test_the_shipped_programme_is_a_green_suite() -> None:
    root = Path(__file__).parents[1]
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "programs"]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, " passed" in done.stdout, "failed" in done.stdout) == (0, True, False)


def test_each_family_of_findings_is_a_test(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "other.yaml").write_text("some: other file\n", "utf-8")
    listed = run(tmp_path, "--collect-only").stdout
    assert "good.yaml::KP" in listed
    assert "good.yaml::RF" in listed
    assert "other.yaml" not in listed
    assert run(tmp_path).returncode == 0


FOREIGN = {
    "a comment.yaml": "services:\n  # not a thing in format: clustermodel/1 at all\n  a: {image: x}\n",
    "a text.yaml": "doc: |\n  format: clustermodel/1\n",
    "another edition.yaml": "format: clustermodel/10\n",
    "actuals.yaml": "format: clustermodel-actuals/1\n",
    "bytes.yml": "\x00\x01",
    "empty.yaml": "",
}
WRITTEN = {
    "quoted.yaml": GOOD.replace("clustermodel/1", "'clustermodel/1'  # the edition"),
    "commented.yml": "# Our programme\n\n" + GOOD,
    "windows.yaml": "\ufeff" + GOOD.replace("\n", "\r\n"),
    "flow.yaml": "{format: clustermodel/1, program: {id: a, title: b, cluster: c}}\n",
}


def test_files_of_other_projects_are_left_alone_however_they_look(tmp_path: Path) -> None:
    for name, text in (FOREIGN | WRITTEN).items():
        (tmp_path / name).write_bytes(text.encode())
    (tmp_path / "nowhere.yaml").symlink_to(tmp_path / "there-is-no-such-file.yaml")
    done = run(tmp_path, "--collect-only")
    assert {line.partition("::")[0] for line in done.stdout.splitlines() if "::" in line} == set(WRITTEN)
    assert done.returncode == 0


def test_a_file_that_cannot_be_read_is_not_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert not is_programme(tmp_path / "secret.yaml")


def test_cases_of_a_plugins_checks_are_no_programmes(tmp_path: Path) -> None:
    for name in ("ACM101/fail_long.yaml", "ACM101/pass_short.yaml", "ACM101/fail_long.other.yaml", "north/fail_safe.yaml", "pass.yaml"):
        path = tmp_path / "cases" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOOD, "utf-8")
    listed = run(tmp_path, "--collect-only").stdout
    assert {line.partition("::")[0] for line in listed.splitlines() if "::" in line} == {"cases/north/fail_safe.yaml", "cases/pass.yaml"}


@pytest.mark.parametrize(
    ("ini", "said"),
    [
        ("clustermodel_fail_on=mistakes", "clustermodel_fail_on is 'mistakes': one of error, warning, advice, never"),
        ("clustermodel_as_of=tomorrow", "clustermodel_as_of is 'tomorrow': a date, YYYY-MM-DD"),
    ],
)
def test_settings_that_cannot_be_are_told(ini: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, "utf-8")
    done = run(tmp_path, "-o", ini)
    assert (done.returncode, "Traceback" in done.stdout) == (4, False)
    assert said in done.stderr


def test_a_failure_shows_the_finding_as_check_does(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD, "utf-8")
    done = run(tmp_path)
    assert done.returncode == 1
    assert "error RF101" in done.stdout
    assert "Q99: weak}" in done.stdout
    assert "1 failed" in done.stdout


@pytest.mark.parametrize(
    ("ini", "code"),
    [
        ("clustermodel_select = KP\n", 0),
        ("clustermodel_select = RF1\n", 1),
        ("clustermodel_ignore = b*.yaml\n", 5),
        ("clustermodel_fail_on = advice\nclustermodel_select = TR\n", 1),
    ],
)
def test_settings_say_what_counts(ini: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD, "utf-8")
    assert run(tmp_path, ini=ini).returncode == code


@pytest.mark.parametrize(
    ("toml", "ini", "code"),
    [
        ('ignore = ["RF"]', "", 0),
        ('select = ["KP"]', "", 0),
        ('select = ["KP"]', "clustermodel_select = RF\n", 1),
        ('fail-on = "never"', "", 0),
        ('fail-on = "never"', "clustermodel_fail_on = error\n", 1),
        ('select = ["KP"]\nfail-on = "warning"', "", 1),
        ('select = ["KP"]\nstrict = true', "", 1),
        ('select = ["RM109"]\nfail-on = "warning"\nstrict = true', "", 0),
        ('[per-path-ignores]\n"b*.yaml" = ["RF"]', "", 0),
        ("[parameters.RF101]\nunknown = 1", "", 1),
        ('plugins = ["./rules.py"]\nignore = ["RF"]', "", 1),
        ('required-plugins = ["checks.acme"]\nignore = ["RF"]', "", 1),
        ('ignore = ["RF", "QQ999"]', "", 1),
        ('ignore = ["RF"', "", 1),
    ],
)
def test_the_settings_of_check_are_in_force_and_those_of_pytest_win(toml: str, ini: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD, "utf-8")
    (tmp_path / "rules.py").write_text(RULES, "utf-8")
    (tmp_path / "clustermodel.toml").write_text(toml + "\n", "utf-8")
    assert run(tmp_path, ini=ini).returncode == code


RULES = """\
from clustermodel.hookspecs import ERROR, Finding, check, checks_in, hookimpl

@check("TRY101", severity=ERROR)
def tried(ctx):
    \"\"\"Finds something.\"\"\"
    yield Finding("kpi:K1", "seen")

@hookimpl
def clustermodel_checks():
    return checks_in(globals())
"""


def test_what_the_settings_bring_is_shown_as_check_shows_it(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD, "utf-8")
    (tmp_path / "rules.py").write_text(RULES, "utf-8")
    (tmp_path / "clustermodel.toml").write_text('plugins = ["./rules.py"]\nlanguage = "ru"\nselcet = []\n', "utf-8")
    done = run(tmp_path)
    assert "bad.yaml::TRY" in done.stdout
    assert "ошибка TRY101 seen" in done.stdout
    assert "ошибка CF102" in done.stdout


def test_families_that_are_left_out_are_no_tests(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "clustermodel.toml").write_text('ignore = ["RM", "KP1"]\n', "utf-8")
    listed = run(tmp_path, "--collect-only").stdout
    assert "good.yaml::RM" not in listed
    assert "good.yaml::KP" in listed


def test_known_findings_do_not_fail_and_must_still_be_there(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD, "utf-8")
    known = tmp_path / "bad.known.txt"
    known.write_text("# as approved\nRF101 action:2.10/drives  # a slip of the printer\n", "utf-8")
    assert run(tmp_path).returncode == 0
    known.write_text("RF101 action:2.10/drives\nKP101 kpi:K1/targets\n", "utf-8")
    done = run(tmp_path)
    assert done.returncode == 1
    assert "known, but no longer found: KP101 kpi:K1/targets" in done.stdout


def test_fixtures_give_programmes(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "bad.yaml").write_text(BAD, "utf-8")
    (tmp_path / "test_them.py").write_text(
        "import pytest\n"
        "@pytest.mark.clustermodel_program('good.yaml')\n"
        "def test_marked(program):\n    assert program.kpis[0].id == 'K1'\n"
        "def test_path(load_program):\n    assert load_program('good.yaml').header.id == 'demo'\n"
        "def test_errors(load_program):\n    load_program('bad.yaml')\n"
        "def test_unmarked(program):\n    pass\n",
        "utf-8",
    )
    done = run(tmp_path, "test_them.py")
    assert "2 passed" in done.stdout
    assert "RF101" in done.stdout
    assert "say which programme" in done.stdout


def test_a_run_without_programmes_imports_nothing_of_the_library(tmp_path: Path) -> None:
    (tmp_path / "test_lean.py").write_text(
        "import sys\ndef test_lean():\n    assert not {'attrs', 'yaml', 'clustermodel.api', 'hypothesis.core'} & set(sys.modules)\n", "utf-8"
    )
    done = run(tmp_path, "-p", "no:hypothesispytest", "test_lean.py")
    assert done.returncode == 0, done.stdout
