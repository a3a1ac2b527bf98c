"""What people read of docstrings is there when Python keeps none."""

import subprocess
import sys
from pathlib import Path

import pytest

PLUGIN = '''
import attrs
from clustermodel.hookspecs import Exporter, check, checks_in, hookimpl

@check("ACM101")
def plain(ctx):
    """A thing is found.

    Because it matters.
    """
    return iter(())

@hookimpl
def clustermodel_checks():
    return checks_in(globals())

@hookimpl
def clustermodel_exporters():
    return [Exporter(name="lambda", suffix=".txt", render=lambda ctx: "")]
'''


def told(*arguments: object, optimised: str, folder: Path) -> str:
    command = [sys.executable, optimised, "-m", "clustermodel", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", cwd=folder).stdout


@pytest.mark.parametrize(
    "command",
    [
        ("--help",), ("publish", "--help", "--lang", "ru"), ("explain", "kpi", "--lang", "en"), ("explain", "SW104", "--lang", "en"),
        ("explain", "ACM101", "-p", "plugin.py"), ("export", "--help-exporter", "lambda", "-p", "plugin.py"),
        ("export", "--help-exporter", "xlsx", "--lang", "en"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_helps_and_explanations_are_the_same_when_python_keeps_no_docstrings(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "plugin.py").write_text(PLUGIN, "utf-8")
    kept = told(*command, optimised="-O", folder=tmp_path)
    assert kept
    assert told(*command, optimised="-OO", folder=tmp_path) == kept
