"""The dairy programme goes through every command and every format, without a line of Python."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from clustermodel import export, load
from clustermodel.host import Host

ROOT = Path(__file__).parents[2]
DAIRY = "examples/dairy/dairy_valley.yaml"
PROGRAMMES = (DAIRY, "examples/dairy/packaging.yaml", "examples/minimal.yaml")
AS_OF = ("--as-of", "2027-03-01")
FORMATS = sorted(Host(["export"]).exporters())


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "clustermodel", *arguments]
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def test_check_finds_the_weaknesses_and_no_more() -> None:
    done = run("check", DAIRY, *AS_OF, "--format", "json")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert told["version"] == 1
    mine = [one["code"] for one in told["diagnostics"] if one["path"] == DAIRY]
    assert mine == ["ST101", "SR108", "SR105", "TR103", "RM103", "LK102"]
    beside = [one["code"] for one in told["diagnostics"] if one["path"] != DAIRY]
    assert beside == ["AC108"] * 5
    assert all(one["hint"] for one in told["diagnostics"])


def test_check_of_the_whole_folder_says_nothing_of_the_small_ones() -> None:
    done = run("check", *PROGRAMMES, *AS_OF, "--fail-on", "never")
    assert done.returncode == 0
    assert f"{DAIRY}:" in done.stdout
    assert "packaging.yaml:" not in done.stdout
    assert "minimal.yaml:" not in done.stdout


def test_show_tells_what_an_element_is() -> None:
    done = run("show", DAIRY, "action:1.2")
    assert done.returncode == 0
    assert "Build the whey plant" in done.stdout


def test_trace_reaches_from_a_kpi_to_those_who_act_and_to_the_goal() -> None:
    down = json.loads(run("trace", DAIRY, "kpi:K4", "--down", "--format", "json").stdout)
    up = json.loads(run("trace", DAIRY, "kpi:K4", "--up", "--format", "json").stdout)
    assert down["root"] == up["root"] == "kpi:K4"
    assert "body:whey-group" in down["nodes"]
    assert "goal:goal" in up["nodes"]
    assert {"source": "kpi:K4", "target": "action:1.2", "relation": "driven_by", "basis": "stated"} in down["edges"]


def test_coverage_is_told_as_data() -> None:
    done = run("coverage", DAIRY, "--format", "json")
    assert done.returncode == 0
    assert "kpi:K9" in done.stdout
    json.loads(done.stdout)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_to_a_file_as_the_library_renders_it(name: str, tmp_path: Path) -> None:
    target = tmp_path / "out"
    done = run("export", DAIRY, "--to", name, "-o", str(target))
    assert done.returncode == 0, done.stderr
    assert target.read_bytes() == export(load(ROOT / DAIRY), name)


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: Path(path).stem)
class TestFormats:
    def test_json_holds_the_keys_of_the_file(self, path: str) -> None:
        told = json.loads(export(load(ROOT / path), "json"))
        program = load(ROOT / path).program
        assert program is not None
        assert told["program"]["id"] == program.header.id
        assert [kpi["id"] for kpi in told["kpis"]] == [kpi.id for kpi in program.kpis]

    def test_markdown_names_every_action_and_kpi(self, path: str) -> None:
        told = export(load(ROOT / path), "markdown").decode()
        program = load(ROOT / path).program
        assert program is not None
        assert told.startswith("# ")
        assert all(str(action.title) in told for action in program.roadmap.actions)
        assert all(str(kpi.name) in told for kpi in program.kpis)

    def test_mermaid_draws_every_kpi(self, path: str) -> None:
        told = export(load(ROOT / path), "mermaid").decode()
        program = load(ROOT / path).program
        assert program is not None
        assert "flowchart" in told
        assert all(f'"{kpi.id} ' in told for kpi in program.kpis)
