"""Plugins without packaging: files that settings or `-p` name."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import GOOD, Run

RULES = '''"""A rule of this folder."""
from clustermodel.hookspecs import Finding, check, checks_in, hookimpl, Exporter

@check("LOC101")
def shouting(ctx):
    "A KPI that is not shouted."
    for kpi in ctx.program.kpis:
        yield Finding(kpi.address, "not shouted")

@hookimpl
def clustermodel_checks():
    return checks_in(globals())

@hookimpl
def clustermodel_exporters():
    return [Exporter(name="loud", suffix=".txt", render=lambda ctx: ctx.program.header.title.upper())]
'''


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a programme, a plugin's file, and settings that name it."""
    (tmp_path / "demo.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "rules.py").write_text(RULES, "utf-8")
    (tmp_path / "clustermodel.toml").write_text('plugins = ["./rules.py"]\n', "utf-8")
    return tmp_path


def found(run: Run, *arguments: str | Path) -> list[str]:
    """The codes that a check reports, in alphabetical order."""
    shown = run("check", *arguments, "--format", "json", "--as-of", "2021-01-01", "--select", "LOC,PL").stdout
    return sorted(one["code"] for one in json.loads(shown)["diagnostics"])


def test_settings_of_the_folder_one_works_in_may_name_plugins(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "deep").mkdir()
    for where in (folder, folder / "deep"):
        monkeypatch.chdir(where)
        assert found(run, folder / "demo.yaml") == ["LOC101"]
        assert run("export", folder / "demo.yaml", "--to", "loud").stdout == "DEMO"
        assert "A KPI that is not shouted." in run("explain", "LOC101").stdout
        assert "./rules.py" in run("plugins").stdout


def test_settings_that_come_with_a_programme_may_not(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")
    (folder / "elsewhere" / "clustermodel.toml").write_text("", "utf-8")
    inside = folder / "received"
    inside.mkdir()
    for name in ("demo.yaml", "rules.py", "clustermodel.toml"):
        (folder / name).rename(inside / name)
    done = run("check", inside / "demo.yaml", "--as-of", "2021-01-01", "--select", "LOC,PL")
    assert done.exit_code == 3
    assert f"the settings in {inside} name local plugins, which are not loaded from here" in done.stdout
    assert found(run, inside / "demo.yaml", "-p", "no:local") == []
    assert found(run, inside / "demo.yaml", "-p", "no:local", "-p", str(inside / "rules.py")) == ["LOC101"]


def test_a_file_or_a_module_can_be_named_on_the_command_line(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "clustermodel.toml").unlink()
    (folder / "demo_rules.py").write_text(RULES.replace("LOC101", "LOC102"), "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.syspath_prepend(folder)
    assert run("check", "demo.yaml", "--select", "LOC").exit_code == 2  # nobody has such a code
    assert found(run, "demo.yaml", "-p", "./rules.py", "-p", "demo_rules") == ["LOC101", "LOC102"]


def test_a_file_that_is_not_there_or_broken_is_told(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (folder / "rules.py").write_text("def broken(:\n", "utf-8")
    assert "PL101" in found(run, "demo.yaml")
    (folder / "rules.py").unlink()
    done = run("check", "demo.yaml", "--as-of", "2021-01-01", "--select", "PL")
    assert "the plugin './rules.py' (settings in" in done.stdout
    assert "FileNotFoundError" in done.stdout


def test_local_plugins_can_be_left_out(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert found(run, "demo.yaml", "-p", "no:local") == []
    assert found(run, "demo.yaml", "-p", "no:./rules.py") == []


def test_settings_that_require_a_plugin_by_its_file_do_not_load_it(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    received = folder / "received"
    received.mkdir()
    (received / "demo.yaml").write_text(GOOD, "utf-8")
    (received / "rules.py").write_text(RULES, "utf-8")
    (received / "clustermodel.toml").write_text('required-plugins = ["received/rules.py"]\n', "utf-8")
    monkeypatch.chdir(folder)
    assert found(run, "received/demo.yaml") == ["PL108"]
    assert found(run, "received/demo.yaml", "-p", "received/rules.py") == ["LOC101"]
